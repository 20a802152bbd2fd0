import clsx from 'clsx'
import Link from 'next/link'
import { Badge } from '@/components/ui/badge'
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table'
import { formatDate, hostOf } from '@/lib/format'
import { columnLabel } from '@/lib/import/claim-columns'
import { columnOfField } from '@/lib/import/claim-rows'
import type { DryRow } from '@/lib/services/import-views'
import type { KindId } from './check-step'
import { TakeChange } from './take-change'

const heads: Record<KindId, string[]> = {
  new: ['Claim', 'Evaluator', 'Published', 'Read in'],
  changed: ['Claim', 'What would change'],
  same: ['Cells', 'Claim'],
  refused: ['Cells', 'Why, and what to do'],
  left: ['Cells'],
}

/** The rows of one kind, each with the place in the file where it stands. */
export function DryTable({ slug, id, kind, rows }: { slug: string; id: string; kind: KindId; rows: readonly DryRow[] }) {
  const base = `/w/${slug}`
  return (
    <Table label="Dry run" fill minWidth="44rem">
      <thead>
        <tr>
          <Th fixed="narrow">{kind === 'changed' ? 'Change' : 'Place'}</Th>
          {heads[kind].map((head) => (
            <Th key={head}>{head}</Th>
          ))}
          {kind === 'new' ? <Th numeric>Value</Th> : null}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Tr key={row.place}>
            <RowHead className="whitespace-nowrap">
              {kind === 'changed' && row.claimId !== null ? (
                <TakeChange slug={slug} id={id} claimId={row.claimId} what={row.what} place={row.place} taken={!row.declined} />
              ) : (
                row.place
              )}
            </RowHead>
            <Td className="max-w-96 break-words">{row.what}</Td>
            <Rest base={base} kind={kind} row={row} />
          </Tr>
        ))}
      </tbody>
    </Table>
  )
}

function Rest({ base, kind, row }: { base: string; kind: KindId; row: DryRow }) {
  if (kind === 'new') return <NewCells row={row} />
  if (kind === 'changed') return <ChangedCell base={base} row={row} />
  if (kind === 'refused') return <RefusedCell row={row} />
  if (kind === 'left' || row.claimId === null) return null
  return (
    <Td>
      <Link className="link" href={`${base}/claims/${row.claimId}`}>
        Open
      </Link>
    </Td>
  )
}

function NewCells({ row }: { row: DryRow }) {
  const { value = null, unit = null } = row.figure ?? {}
  return (
    <>
      <Td>{row.evaluator}</Td>
      <Td className="whitespace-nowrap">{formatDate(row.publishedOn)}</Td>
      <Td className="max-w-72 break-words">
        <SourceText source={row.source} />
      </Td>
      <Td numeric>
        {value === null ? '—' : String(value)} {value === null ? null : <span className="text-faint">{unit}</span>}
      </Td>
    </>
  )
}

/** The source that the row would get: a new one, or one that is here with the day on which it was read. */
function SourceText({ source }: { source: DryRow['source'] }) {
  if (source === null) return null
  const { title, url, readOn, fresh, contradicted } = source
  const read = fresh ? 'new' : readOn ? `read ${formatDate(readOn)}` : 'here already'
  return (
    <>
      {title}{' '}
      <span className="text-muted">
        {url ? `${hostOf(url)}, ` : ''}
        {read}
      </span>
      {contradicted ? (
        <span className="block">
          <Badge tone="danger">Not found in the stored text</Badge>
        </span>
      ) : null}
    </>
  )
}

const shown = (value: unknown): string =>
  value === null || value === undefined || value === '' ? '—' : typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value)

const fieldLabel = (field: string): string => {
  const column = columnOfField[field]
  if (column) return columnLabel(column)
  return field === 'sourceId' ? 'Source' : 'Evaluator id'
}

function ChangedCell({ base, row }: { base: string; row: DryRow }) {
  return (
    <Td>
      <ul className="flex flex-col">
        {row.changes.map((change) => (
          <li key={change.field} className="break-words">
            <span className="text-muted">{fieldLabel(change.field)}:</span>{' '}
            <del className={row.declined ? 'no-underline' : 'text-muted'}>{shown(change.old)}</del>
            <span className="sr-only"> becomes</span>
            <span aria-hidden="true"> → </span>
            <ins className={clsx('no-underline', row.declined && 'text-muted line-through')}>{shown(change.new)}</ins>
          </li>
        ))}
      </ul>
      {row.source && !row.changes.some(({ field }) => field === 'sourceId') ? (
        <p className="break-words">
          <span className="text-muted">Read in:</span> <SourceText source={row.source} />
        </p>
      ) : null}
      <span className="flex items-center gap-2">
        {row.declined ? <Badge tone="dashed">Stays as it is</Badge> : null}
        {row.corrected ? <Badge tone="strong">Your team’s own figure</Badge> : null}
        <Link className="link" href={`${base}/claims/${row.claimId}`}>
          Open
        </Link>
      </span>
    </Td>
  )
}

function RefusedCell({ row }: { row: DryRow }) {
  return (
    <Td>
      <ul className="flex flex-col gap-1">
        {row.problems.map(({ heading, cell, reason, fix }) => (
          <li key={`${heading} ${reason}`} className="break-words">
            {heading ? <span className="font-semibold">{heading}</span> : null}
            {heading ? (cell === null ? ': ' : ` “${cell}”: `) : null}
            {reason} <span className="text-muted">{fix}</span>
          </li>
        ))}
      </ul>
    </Td>
  )
}
