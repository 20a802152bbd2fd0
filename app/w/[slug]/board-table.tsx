import { Interval, IntervalAxis } from '@/components/charts/interval'
import { RowHead, RowLink, Table, Td, Th, Tr } from '@/components/ui/table'
import { EvidenceMix } from '@/components/verdict/evidence-mark'
import { GateStrip, GateStripHeader } from '@/components/verdict/gate-mark'
import { IntervalText } from '@/components/verdict/interval-text'
import { MustMoveBadge, StatusBadge } from '@/components/verdict/status-badge'
import type { Change } from '@/lib/domain/changes'
import { voiceCounts } from '@/lib/domain/pair-forest'
import type { DependencyReport, Pair, Report } from '@/lib/domain/report'
import { statusFace } from '@/lib/domain/status'
import { taskShort } from '@/lib/domain/task'
import type { Status } from '@/lib/domain/verdict/output'
import { missingShort } from '@/lib/domain/verdict/text'
import { formatDate, notPublished } from '@/lib/format'
import type { Board } from '@/lib/services/board'

type BoardTableProps = { board: Board; base: string; pairHref: (dependencyId: string, challengerId: string) => string }

/** One row per dependency: what it uses, the best challenger, the verdict and what it rests on. */
export function BoardTable({ board, base, pairHref }: BoardTableProps) {
  const { report } = board.view
  const changed = new Map(board.changes.map((change) => [change.dependencyId, change]))
  return (
    <Table label={`Verdicts of ${report.week}`} minWidth="84rem">
      <thead>
        <tr>
          <Th fixed="narrow" className="w-[15%]">
            Dependency
          </Th>
          <Th className="w-[10%] max-sm:hidden">Incumbent</Th>
          <Th className="w-[12%] max-sm:hidden">Best challenger</Th>
          <Th>Status</Th>
          <Th className="w-[13%]">
            <span className="sr-only">Net preference, drawn</span>
            <IntervalAxis />
          </Th>
          <Th unit="points">Net preference</Th>
          <Th>Evidence</Th>
          <Th>
            <GateStripHeader />
          </Th>
          <Th className="w-[16%]">What is missing</Th>
        </tr>
      </thead>
      <tbody>
        {byUrgency(report.dependencies).map((entry) => (
          <Row
            key={entry.dependency.id}
            entry={entry}
            report={report}
            change={changed.get(entry.dependency.id)}
            base={base}
            pairHref={pairHref}
          />
        ))}
      </tbody>
    </Table>
  )
}

const attention: readonly Status[] = ['JUSTIFIED', 'NOT_READY', 'PROMISING', 'HYPE', 'INSUFFICIENT', 'STAY']

/** What has to be left first, then what may be decided, then what may wait. */
function byUrgency(entries: readonly DependencyReport[]): DependencyReport[] {
  const rank = ({ mustMoveBy, pairs }: DependencyReport) =>
    (mustMoveBy ? 0 : 100) + (pairs[0] ? attention.indexOf(pairs[0].verdict.status) : attention.length)
  return [...entries].sort((a, b) => rank(a) - rank(b) || a.dependency.name.localeCompare(b.dependency.name, 'en'))
}

type RowProps = { entry: DependencyReport; report: Report; change: Change | undefined; base: string; pairHref: BoardTableProps['pairHref'] }

function Row({ entry, report, change, base, pairHref }: RowProps) {
  const { dependency, incumbent, pairs, mustMoveBy } = entry
  const mixed = report.dependencies.some((other) => other.origin !== 'demo')
  const [first] = pairs
  return (
    <Tr data-row>
      <RowHead>
        <RowLink href={first ? pairHref(dependency.id, first.challenger.id) : `${base}/dependencies/${dependency.id}`}>
          {dependency.name}
        </RowLink>
        <span className="block text-sm font-normal sm:hidden">
          {incumbent.title} → {first ? first.challenger.title : 'no challenger'}
        </span>
        <span className="block text-sm font-normal text-muted">
          {[taskShort(dependency.task), entry.owner, mixed && entry.origin === 'demo' ? 'demo data' : null].filter(Boolean).join(' · ')}
        </span>
      </RowHead>
      <Td className="max-sm:hidden">
        {incumbent.title}
        {incumbent.retiresOn ? (
          <span className="block text-sm text-muted">
            {incumbent.retiresOn <= report.asOf ? 'ended' : 'ends'} {formatDate(incumbent.retiresOn)}
          </span>
        ) : null}
      </Td>
      <Td className="max-sm:hidden">
        {first ? first.challenger.title : <span className="text-muted">none to weigh</span>}
        {pairs.length > 1 ? (
          <span className="block text-sm text-muted">of {new Set(pairs.map((pair) => pair.challenger.id)).size} weighed</span>
        ) : null}
      </Td>
      <Td>
        {mustMoveBy ? <MustMoveBadge date={mustMoveBy} past={mustMoveBy <= report.asOf} /> : null}
        {first ? <StatusBadge status={first.verdict.status} basis={mustMoveBy ? 'capability' : first.verdict.basis} /> : notPublished}
        {change && change.before !== change.after && change.before !== null ? (
          <span className="block text-sm text-muted">was {statusFace(change.before).short}</span>
        ) : null}
      </Td>
      {first ? (
        <Numbers pair={first} incumbent={incumbent.modelTitle} />
      ) : (
        <Td colSpan={5}>{entry.refused[0]?.sentence ?? 'Name a challenger to weigh.'}</Td>
      )}
    </Tr>
  )
}

function Numbers({ pair, incumbent }: { pair: Pair; incumbent: string }) {
  const { verdict, challenger } = pair
  const { m, lo90, hi90 } = verdict.posterior
  const gaps = missingShort(verdict)
  return (
    <>
      <Td>
        <Interval
          estimate={m}
          low={lo90}
          high={hi90}
          delta={Math.abs(verdict.delta)}
          ownTrial={verdict.trial.N > 0}
          label={`${challenger.modelTitle} against ${incumbent}`}
        />
      </Td>
      <Td>
        <IntervalText estimate={m} low={lo90} high={hi90} aligned />
      </Td>
      <Td>
        <EvidenceMix counts={voiceCounts(pair)} />
      </Td>
      <Td>
        <GateStrip results={verdict.gates} />
      </Td>
      <Td className="text-muted">
        {verdict.status === 'STAY' ? 'nothing: stay' : gaps.length === 0 ? 'nothing: sign and switch' : gaps.slice(0, 2).join(', ')}
        {gaps.length > 2 && verdict.status !== 'STAY' ? <span className="text-faint"> and {gaps.length - 2} more</span> : null}
      </Td>
    </>
  )
}
