import type { ReactNode } from 'react'
import { RowHead, RowLink, Table, Td, Th, Tr } from '@/components/ui/table'
import { IntervalText } from '@/components/verdict/interval-text'
import { MustMoveBadge, StatusBadge } from '@/components/verdict/status-badge'
import type { Change } from '@/lib/domain/changes'
import { shownPreference } from '@/lib/domain/pair-forest'
import type { DependencyReport, Report } from '@/lib/domain/report'
import { isAtRisk, spendOf } from '@/lib/domain/spend'
import { statusFace } from '@/lib/domain/status'
import { byUrgency } from '@/lib/domain/urgency'
import { missingShort } from '@/lib/domain/verdict/text'
import { formatMoney, formatWeekShort, notPublished, plural } from '@/lib/format'
import type { Review } from '@/lib/services/review'
import type { SignatureLine } from './signatures'
import { TeamWord } from './team-word'

/** Where a dependency’s verdict of this week is explained; null where its reader cannot go. */
export type HrefOf = (entry: DependencyReport) => string | null

type VerdictTableProps = {
  review: Pick<Review, 'view' | 'since' | 'changes'>
  hrefOf: HrefOf
  /** What people said so far; by default the signatures of the frozen week. */
  lines?: readonly SignatureLine[]
  /** What its reader may do to a row. */
  acts?: (entry: DependencyReport) => ReactNode
}

/** What a signature covers, in one row per dependency: the verdict, how it moved, the money behind it and what is missing. */
export function VerdictTable({ review, hrefOf, lines, acts }: VerdictTableProps) {
  const { report } = review.view
  const { currency } = report.workspace
  const changed = new Map(review.changes.map((change) => [change.dependencyId, change]))
  const spend = spendOf(report)
  if (report.dependencies.length === 0) return <p className="py-3 text-muted">This week has no dependency to judge.</p>
  return (
    <>
      <Table label={`Verdicts of ${report.week}`} minWidth={acts ? '68rem' : '62rem'} folds>
        <thead>
          <tr>
            <Th fixed="narrow" className="sm:w-[18%]">
              Dependency
            </Th>
            <Th>Status</Th>
            <Th className="max-sm:hidden">{review.since ? `Since ${formatWeekShort(review.since)}` : 'Since last week'}</Th>
            <Th unit="points" className="max-sm:hidden">
              Net preference
            </Th>
            <Th numeric unit={`${currency} a month`} className="max-sm:hidden">
              Spend
            </Th>
            <Th className="max-sm:hidden">At risk</Th>
            <Th className="w-[22%] max-sm:hidden">What is missing</Th>
            {acts ? (
              <Th className="max-sm:hidden">
                <span className="sr-only">Decide otherwise</span>
              </Th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {byUrgency(report.dependencies).map((entry) => (
            <Row
              key={entry.dependency.id}
              entry={entry}
              report={report}
              change={changed.get(entry.dependency.id)}
              href={hrefOf(entry)}
              acts={acts}
            >
              <TeamWord dependencyId={entry.dependency.id} overrides={report.overrides} lines={lines ?? report.signOffs} />
            </Row>
          ))}
        </tbody>
      </Table>
      <p className="max-w-4xl pt-2 text-sm text-muted">
        At risk: {formatMoney(spend.atRisk, currency)} of {formatMoney(spend.total, currency)} a month, where the incumbent must be left or
        a challenger has a case for quality.
        {spend.unstated > 0 ? ` Spend is not stated for ${plural(spend.unstated, 'dependency', 'dependencies')}.` : ''}
      </p>
    </>
  )
}

type RowProps = {
  entry: DependencyReport
  report: Report
  change: Change | undefined
  href: string | null
  acts: VerdictTableProps['acts']
  children: ReactNode
}

function Row({ entry, report, change, href, acts, children }: RowProps) {
  const { dependency, incumbent, pairs, mustMoveBy } = entry
  const [first] = pairs
  return (
    <Tr data-row>
      <RowHead className="sm:max-lg:min-w-44">
        {href === null ? dependency.name : <RowLink href={href}>{dependency.name}</RowLink>}
        <span className="block text-sm font-normal text-muted">
          {incumbent.title} → {first ? first.challenger.title : 'no challenger'}
        </span>
      </RowHead>
      <Td>
        {mustMoveBy ? <MustMoveBadge date={mustMoveBy} past={mustMoveBy <= report.asOf} /> : null}
        {first ? <StatusBadge status={first.verdict.status} className={mustMoveBy ? 'flex!' : undefined} /> : notPublished}
        {first?.verdict.basis === 'cost' ? <span className="block text-sm text-muted">judged as an equal that costs less</span> : null}
        {children}
        <Narrow entry={entry} currency={report.workspace.currency} />
        {acts ? <span className="block sm:hidden">{acts(entry)}</span> : null}
      </Td>
      <Td className="max-w-56 min-w-24 text-muted max-sm:hidden">{movement(change)}</Td>
      <Td className="max-sm:hidden">{first ? <IntervalText {...shownPreference(first)} aligned /> : notPublished}</Td>
      <Td numeric className="max-sm:hidden">
        {dependency.monthlySpend === null ? notPublished : formatMoney(dependency.monthlySpend, report.workspace.currency)}
      </Td>
      <Td className="max-sm:hidden">{isAtRisk(entry) ? 'yes' : <span className="text-muted">no</span>}</Td>
      <Td className="text-muted max-sm:hidden">{gaps(entry)}</Td>
      {acts ? <Td className="text-right max-sm:hidden">{acts(entry)}</Td> : null}
    </Tr>
  )
}

/** On a phone, under the status: points, money and what is missing. */
function Narrow({ entry, currency }: { entry: DependencyReport; currency: string }) {
  const { dependency, pairs } = entry
  const spend = dependency.monthlySpend === null ? 'spend not stated' : `${formatMoney(dependency.monthlySpend, currency)} a month`
  const missing = gaps(entry)
  return (
    <span className="mt-1 block text-sm text-muted sm:hidden">
      {pairs[0] ? (
        <span className="block">
          <IntervalText {...shownPreference(pairs[0])} /> points
        </span>
      ) : null}
      <span className="block">
        {spend}, {isAtRisk(entry) ? <span className="text-ink">at risk</span> : 'not at risk'}
      </span>
      <span className="block wrap-anywhere">{missing.startsWith('nothing') ? missing : `missing: ${missing}`}</span>
    </span>
  )
}

function movement(change: Change | undefined): string {
  if (!change) return 'no change'
  if (change.before === null) return 'new'
  return change.before === change.after ? (change.causes[0]?.text ?? 'no change') : `was ${statusFace(change.before).label}`
}

function gaps({ pairs: [first], refused }: DependencyReport): string {
  if (!first) return refused[0]?.sentence ?? 'a challenger to weigh'
  if (first.verdict.status === 'STAY') return 'nothing: stay'
  const missing = missingShort(first.verdict)
  if (missing.length === 0) return 'nothing: sign and switch'
  return missing.length > 3 ? `${missing.slice(0, 3).join(', ')} and ${missing.length - 3} more` : missing.join(', ')
}
