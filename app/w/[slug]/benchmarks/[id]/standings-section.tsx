import { ChevronRight } from 'lucide-react'
import Link from 'next/link'
import { NotPublished } from '@/components/ui/data-list'
import { Section } from '@/components/ui/section'
import { RowHead, RowLink, Table, Td, Th, Tr } from '@/components/ui/table'
import { EvidenceMark } from '@/components/verdict/evidence-mark'
import type { BenchmarkDimension } from '@/lib/domain/benchmark'
import { taskShort } from '@/lib/domain/task'
import { formatDate, plural } from '@/lib/format'
import type { BenchmarkPage, Standing } from '@/lib/services/benchmarks'
import { gridHref } from '../../claims/address'
import { figure, intervalOf } from '../../claims/figure'

type Ranked = { dimension: BenchmarkDimension; rows: readonly Standing[] }

/** Totals say most in least space, so they come first; a benchmark of many columns folds the others away. */
function tablesOf({ dimensions, standings }: BenchmarkPage): { first: Ranked[]; rest: Ranked[] } {
  const tables = dimensions.flatMap((dimension) => {
    const rows = standings.filter((row) => row.dimensionId === dimension.id)
    return rows.length > 0 ? [{ dimension, rows }] : []
  })
  const total = ({ dimension }: Ranked) => (dimension.dimension === 'overall' || dimension.dimension === 'preference' ? 0 : 1)
  const ordered = tables.toSorted((a, b) => total(a) - total(b))
  const shown = ordered.length > 6 ? 4 : ordered.length
  return { first: ordered.slice(0, shown), rest: ordered.slice(shown) }
}

/** The newest table of each dimension, best first. */
export function StandingsSection({ benchmark, base }: { benchmark: BenchmarkPage; base: string }) {
  const { first, rest } = tablesOf(benchmark)
  return (
    <Section title="Newest tables" meta="the newest snapshot of each dimension that compares at least two models, best first">
      {first.length === 0 ? <p className="text-muted">No figure on this benchmark has been entered.</p> : null}
      <Tables tables={first} benchmarkId={benchmark.id} base={base} />
      {rest.length > 0 ? (
        <details className="group pt-4">
          <summary className="inline-flex min-h-6 items-center gap-1 font-semibold hover:text-accent">
            <ChevronRight aria-hidden="true" className="size-3.5 group-open:rotate-90" />
            {plural(rest.length, 'more dimension')}
          </summary>
          <div className="pt-4">
            <Tables tables={rest} benchmarkId={benchmark.id} base={base} />
          </div>
        </details>
      ) : null}
    </Section>
  )
}

function Tables({ tables, benchmarkId, base }: { tables: readonly Ranked[]; benchmarkId: string; base: string }) {
  return (
    <div className="grid gap-x-10 gap-y-6 lg:grid-cols-2">
      {tables.map(({ dimension, rows }) => (
        <TopTable key={dimension.id} dimension={dimension} rows={rows} benchmarkId={benchmarkId} base={base} />
      ))}
    </div>
  )
}

type TopTableProps = { dimension: BenchmarkDimension; rows: readonly Standing[]; benchmarkId: string; base: string }

function TopTable({ dimension, rows, benchmarkId, base }: TopTableProps) {
  const [first] = rows
  if (!first) return null
  const order = { benchmark: benchmarkId, sort: dimension.higherIsBetter ? '-value' : 'value' }
  const all = gridHref(`${base}/claims`, first.tableId ? { ...order, table: first.tableId } : { ...order, from: first.publishedOn })
  const single = rows.every((row) => row.evaluatorOrg === first.evaluatorOrg && row.publishedOn === first.publishedOn)
  return (
    <Section
      level={3}
      title={dimension.name}
      meta={
        <>
          {single ? (
            <>
              <EvidenceMark kind={first.evaluatorKind} bare className="mr-1 align-[-1px]" />
              {first.evaluatorOrg}, {formatDate(first.publishedOn)}
            </>
          ) : (
            'several evaluators'
          )}
          , {taskShort(first.task)}
        </>
      }
      actions={
        first.rows > rows.length ? (
          <Link className="link" href={all}>
            All {first.rows} rows
          </Link>
        ) : null
      }
      flush
    >
      <Table label={`Newest table of ${dimension.name}`}>
        <thead>
          <tr>
            <Th>Model</Th>
            <Th numeric unit={dimension.unit}>
              Value
            </Th>
            <Th numeric>Interval</Th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Tr key={row.id}>
              <RowHead className="max-w-64 truncate">
                <span className="mr-3 inline-block w-5 text-right text-muted">{row.place}</span>
                <RowLink href={`${base}/claims/${row.id}`} prefetch={false}>
                  {row.model}
                </RowLink>{' '}
                <span className="text-muted">{row.variant}</span>
              </RowHead>
              <Td numeric className="font-semibold">
                {figure(row.value)}
              </Td>
              <Td numeric className="text-muted">
                {intervalOf(row.ciLow, row.ciHigh) ?? <NotPublished />}
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </Section>
  )
}
