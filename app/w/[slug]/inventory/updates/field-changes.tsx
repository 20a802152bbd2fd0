import { NotPublished } from '@/components/ui/data-list'
import type { FieldUpdate } from '@/lib/domain/catalogue-update'
import { plural } from '@/lib/format'
import { inOrder, updateLabel, valueTexts } from './value-text'

type FieldChangesProps = { fields: readonly FieldUpdate[]; names: Record<string, string>; fresh: boolean }

const shownFields = 6

/** What changes, field by field: the value of the workspace, then the catalogue's. Of a new row only what it says. */
export function FieldChanges({ fields, names, fresh }: FieldChangesProps) {
  const rows = inOrder(fields)
    .map((entry) => ({ ...entry, texts: valueTexts(entry.field, entry.mine, entry.theirs, names) }))
    .filter(({ texts: [, theirs] }) => !fresh || theirs !== '')
  const [first, rest] = fresh ? [rows.slice(0, shownFields), rows.slice(shownFields)] : [rows, []]
  const line = ({ field, texts: [mine, theirs] }: (typeof rows)[number]) => (
    <FieldLine key={field} label={updateLabel(field)}>
      {fresh ? theirs : <Change from={mine} to={theirs} />}
    </FieldLine>
  )
  return (
    <>
      <dl>{first.map(line)}</dl>
      {rest.length > 0 ? (
        <details>
          <summary className="min-h-6 cursor-pointer py-1 text-sm text-muted hover:text-ink">{plural(rest.length, 'more field')}</summary>
          <dl>{rest.map(line)}</dl>
        </details>
      ) : null}
    </>
  )
}

export function FieldLine({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className="flex flex-wrap items-baseline gap-x-4 py-1">
      <dt className="w-40 shrink-0 text-sm text-muted">{label}</dt>
      <dd className="min-w-0 flex-1 basis-52 wrap-anywhere">{children}</dd>
    </div>
  )
}

export function Said({ text }: { text: string }) {
  return text === '' ? <NotPublished /> : text
}

function Change({ from, to }: { from: string; to: string }) {
  return (
    <>
      <span className="text-muted">
        <span className="sr-only">was </span>
        <Said text={from} />
      </span>
      <span aria-hidden="true" className="px-1.5 text-faint">
        →
      </span>
      <span>
        <span className="sr-only">, becomes </span>
        <Said text={to} />
      </span>
    </>
  )
}
