import Link from 'next/link'
import type { ReactNode } from 'react'
import { Empty } from '@/components/ui/empty'
import { Notice } from '@/components/ui/notice'
import { Section } from '@/components/ui/section'
import { Tabs } from '@/components/ui/tabs'
import { formatDate, formatNumber, plural } from '@/lib/format'
import type { DryRun } from '@/lib/services/import-views'
import { ApplyButton } from './apply-button'
import { DryTable } from './dry-table'

export const kinds = [
  { id: 'new', label: 'New' },
  { id: 'changed', label: 'Changed' },
  { id: 'same', label: 'Same' },
  { id: 'refused', label: 'Refused' },
  { id: 'left', label: 'Left out' },
] as const
export type KindId = (typeof kinds)[number]['id']

type CheckStepProps = {
  slug: string
  id: string
  kind: KindId
  run: DryRun
  hrefOf: (kind: KindId) => string
  /** Which verdicts would change; `asked` by somebody for an import that is too large to weigh unasked. */
  verdicts: ReactNode
  asked: boolean
}

/** Step 4: what applying would do, row by row, before anything is written. */
export function CheckStep({ slug, id, kind, run, hrefOf, verdicts, asked }: CheckStepProps) {
  const { digest, sameFile, declined } = run
  const base = `/w/${slug}`
  const writes = run.counts.new + run.counts.changed
  // A declined change is listed where one can change one’s mind.
  const counts = { ...run.counts, changed: run.counts.changed + declined, left: run.counts.left - declined }
  const tabs = kinds.filter((entry) => entry.id !== 'left' || counts.left > 0)
  return (
    <div className="flex flex-col gap-4">
      {sameFile ? (
        <Notice title="This very file was imported before">
          {sameFile.createdByName} applied it on {formatDate(sameFile.appliedAt)}.{' '}
          {writes === 0 ? 'Nothing of it would change anything.' : 'Only what differs since then is listed as new or changed.'}
        </Notice>
      ) : null}
      {run.contradicted > 0 ? (
        <Notice tone="warn" title={`${plural(run.contradicted, 'figure')} not found in the stored text`}>
          The text that was kept of {run.contradicted === 1 ? 'its source does' : 'their sources does'} not hold{' '}
          {run.contradicted === 1 ? 'it' : 'them'}. Check the file against the source. What is applied all the same carries that flag.
        </Notice>
      ) : null}
      {writes > 0 ? verdicts : null}
      <MadeList made={run.made} />
      <Tabs
        label="Rows of the dry run"
        items={tabs.map((entry) => ({ href: hrefOf(entry.id), label: entry.label, current: entry.id === kind, count: counts[entry.id] }))}
      />
      {run.rows.length > 0 ? <DryTable slug={slug} id={id} kind={kind} rows={run.rows} /> : <NoRows kind={kind} />}
      {kind === 'changed' && run.rows.length > 0 ? (
        <p className="text-muted">
          {declined === 0
            ? 'Untick a row to leave that claim as it is.'
            : `${plural(declined, 'claim')} ${declined === 1 ? 'stays' : 'stay'} as before, although the file says otherwise.`}
        </p>
      ) : null}
      {counts[kind] > run.rows.length ? (
        <p className="text-muted">
          The first {formatNumber(run.rows.length)} of {formatNumber(counts[kind])} rows.
        </p>
      ) : null}
      {counts.refused > 0 ? (
        <Notice
          tone="warn"
          title={`${plural(counts.refused, 'row')} refused`}
          action={
            <a className="link" href={`${base}/import/${id}/refused`} download>
              Download as CSV
            </a>
          }
        >
          Each has its reason and the fix. Correct them in the file and import it again: what is here already stays the same.
        </Notice>
      ) : null}
      {writes > 0 ? (
        <ApplyButton base={base} id={id} digest={digest} verdicts={asked} label={`Apply ${plural(writes, 'claim')}`} />
      ) : (
        <p>
          Nothing would change.{' '}
          <Link className="link" href={`${base}/claims`}>
            See the claims
          </Link>
        </p>
      )}
    </div>
  )
}

function NoRows({ kind }: { kind: KindId }) {
  const titles: Record<KindId, string> = {
    new: 'No row is new',
    changed: 'No claim would change',
    same: 'No row is here already',
    refused: 'No row is refused',
    left: 'No row is left out',
  }
  return <Empty title={titles[kind]} />
}

function MadeList({ made }: { made: DryRun['made'] }) {
  const parts = [
    ...made.vendors.map(({ id, name }) => ({ id: `v${id}`, what: 'Vendor', name, note: '' })),
    ...made.models.map(({ id, name, modelVersion, vendorId }) => ({
      ...{ id: `m${id}`, what: 'Model', name: [name, modelVersion].filter(Boolean).join(' ') },
      note: `by ${made.vendors.find((row) => row.id === vendorId)?.name ?? vendorId}`,
    })),
    ...made.benchmarks.map(({ id, name, benchmarkVersion, maintainer }) => ({
      ...{ id: `b${id}`, what: 'Benchmark', name: [name, benchmarkVersion].filter(Boolean).join(' ') },
      note: `maintained by ${maintainer}`,
    })),
    ...made.dimensions.map(({ benchmarkId, id, name, unit, higherIsBetter }) => ({
      ...{ id: `d${benchmarkId} ${id}`, what: 'Dimension', name },
      note: `${unit}, ${higherIsBetter ? 'higher' : 'lower'} is better`,
    })),
    ...made.sources.map(({ id, title, url }) => ({ id: `s${id}`, what: 'Source', name: title, note: url ?? '' })),
  ]
  if (parts.length === 0) return null
  const most = 12
  return (
    <Section title="Made along with the claims" meta={plural(parts.length, 'row')}>
      <ul className="flex flex-col gap-1">
        {parts.slice(0, most).map(({ id, what, name, note }) => (
          <li key={id} className="break-words">
            <span className="text-muted">{what}</span> {name} <span className="text-muted">{note}</span>
          </li>
        ))}
        {parts.length > most ? <li className="text-muted">and {formatNumber(parts.length - most)} more</li> : null}
      </ul>
    </Section>
  )
}
