import Link from 'next/link'
import type { ReactNode } from 'react'
import { Section } from '@/components/ui/section'
import type { Drift, EchoNode } from '@/lib/domain/evidence/echo-tree'
import { agreementText, type Spread } from '@/lib/domain/evidence/spread'
import { formatDate, plural } from '@/lib/format'
import type { Figure } from '@/lib/services/claim-beside'
import type { ClaimView } from '@/lib/services/claim-view'
import { gridHref } from '../address'
import { figure } from '../figure'
import { FigureTable } from './figure-table'

type BesideProps = { view: ClaimView; path: string }

const withUnit = (value: number | null, unit: string | null) => [figure(value), unit].filter(Boolean).join(' ')

function spreadText(spread: Spread, unit: string | null): string {
  const { evaluators, low, high, range, agreement } = spread
  const ends = range === 0 ? `all at ${withUnit(low, unit)}` : `${figure(low)} to ${withUnit(high, unit)}, ${withUnit(range, unit)} apart`
  return `newest figures of ${evaluators} evaluators: ${ends}${agreement === 'same' ? '' : `; ${agreementText(spread)}`}`
}

/** What others, and the same evaluator at other times, found for the same model on the same dimension. */
export function FiguresSection({ view: { claim, figures, spread }, path }: BesideProps) {
  if (claim.benchmarkId === null || claim.unit === null) return null
  const alone = figures.length > 1 && figures.every((row) => row.evaluatorId === claim.evaluatorId)
  return (
    <Section
      title={alone ? 'The same board over time' : 'The same measured by others'}
      meta={spread ? spreadText(spread, claim.unit) : null}
      flush
    >
      {figures.length < 2 ? (
        <Quiet>Nobody else published a figure for this model on this dimension. One voice is not a replication.</Quiet>
      ) : (
        <>
          <FigureTable
            label="Figures for the same model and dimension"
            figures={figures}
            claimId={claim.id}
            path={path}
            unit={claim.unit}
            by="evaluator"
          />
          {alone ? (
            <Quiet>
              Nobody else has measured this. All rows come from {claim.evaluatorOrg}: they show change over time and no replication.
            </Quiet>
          ) : null}
        </>
      )}
    </Section>
  )
}

const around = 6

/** The part of a table in which a claim stands, and the place of its first row. */
function neighbours(table: readonly Figure[], id: string): { rows: readonly Figure[]; from: number } {
  const at = table.findIndex((row) => row.id === id)
  const start = Math.max(0, Math.min(at - around, table.length - 2 * around - 1))
  return { rows: table.slice(start, start + 2 * around + 1), from: start + 1 }
}

/** The rows above and below in the table in which the claim was published. */
export function TableSection({ view: { claim, dimension, table }, path }: BesideProps) {
  if (claim.tableId === null || claim.unit === null || table.length < 2) return null
  const { rows, from } = neighbours(table, claim.id)
  const sort = dimension?.higherIsBetter === false ? 'value' : '-value'
  const all = gridHref(path, { table: claim.tableId, benchmark: claim.benchmarkId ?? '', sort })
  return (
    <Section
      id="table"
      title="The table it stands in"
      meta={rows.length < table.length ? `rows ${from} to ${from + rows.length - 1} of ${table.length}, best first` : 'best first'}
      actions={
        <Link className="link" href={all}>
          All of its rows
        </Link>
      }
      flush
    >
      <FigureTable label="Neighbours in the table" figures={rows} claimId={claim.id} path={path} unit={claim.unit} by="model" from={from} />
    </Section>
  )
}

const driftWords: Record<Drift, string | null> = {
  same: null,
  rounded: 'rounded',
  drifted: 'drifted',
  unknown: 'value not told',
}

/** One voice and those who repeat it, each under the one that it repeats. */
export function EchoSection({ view: { claim, echoes }, path }: BesideProps) {
  if (echoes === null) return null
  return (
    <Section title="Echoes" meta={`one voice, repeated ${plural(echoes.times, 'time')}; verdicts count it once`} flush>
      <ul>
        <EchoLine node={echoes.tree} claimId={claim.id} path={path} root={echoes.tree.row} />
      </ul>
    </Section>
  )
}

type EchoLineProps = { node: EchoNode<Figure>; claimId: string; path: string; root: Figure }

function EchoLine({ node: { row, drift, children }, claimId, path, root }: EchoLineProps) {
  const told = drift && driftWords[drift]
  return (
    <li>
      <div className="flex min-h-8.5 flex-wrap items-baseline gap-x-4 border-b py-1.5">
        <span className="w-36 shrink-0 font-semibold">{withUnit(row.value, row.unit)}</span>
        <span className="min-w-0 flex-1 basis-60">
          {row.id === claimId ? (
            <span>{row.source} · this claim</span>
          ) : (
            <Link className="link" href={`${path}/${row.id}`} prefetch={false}>
              {row.source}
            </Link>
          )}
          {told ? (
            <span className="text-muted">
              {' '}
              · {told}: the original says {withUnit(root.value, root.unit)}
            </span>
          ) : null}
          {drift === null ? <span className="text-muted"> · the original</span> : null}
        </span>
        <span className="text-muted">{formatDate(row.publishedOn)}</span>
      </div>
      {children.length > 0 ? (
        <ul className="ml-2 border-l pl-4 max-sm:pl-2">
          {children.map((child) => (
            <EchoLine key={child.row.id} node={child} claimId={claimId} path={path} root={root} />
          ))}
        </ul>
      ) : null}
    </li>
  )
}

function Quiet({ children }: { children: ReactNode }) {
  return <p className="max-w-[72ch] py-3 text-muted">{children}</p>
}
