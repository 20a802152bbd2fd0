import { IntervalAxis, IntervalCell } from '@/components/charts/interval'
import { RowHead, RowLink, Table, Td, Th, Tr } from '@/components/ui/table'
import { EvidenceMix } from '@/components/verdict/evidence-mark'
import { GateStrip, GateStripHeader } from '@/components/verdict/gate-mark'
import { IntervalText } from '@/components/verdict/interval-text'
import { MustMoveBadge, StatusBadge } from '@/components/verdict/status-badge'
import type { Change } from '@/lib/domain/changes'
import { shownPreference, voiceCounts } from '@/lib/domain/pair-forest'
import type { DependencyReport, Pair, Report } from '@/lib/domain/report'
import { statusFace } from '@/lib/domain/status'
import { taskShort } from '@/lib/domain/task'
import { byUrgency } from '@/lib/domain/urgency'
import { missingShort } from '@/lib/domain/verdict/text'
import { formatDate, notPublished } from '@/lib/format'
import type { Board } from '@/lib/services/board'

type BoardTableProps = { board: Board; base: string; pairHref: (dependencyId: string, challengerId: string) => string }

/** One row per dependency: what it uses, the best challenger, the verdict and what it rests on. */
export function BoardTable({ board, base, pairHref }: BoardTableProps) {
  const { report } = board.view
  const changed = new Map(board.changes.map((change) => [change.dependencyId, change]))
  return (
    <Table label={`Verdicts of ${report.week}`} minWidth="84rem" folds>
      <thead>
        <tr>
          <Th fixed="narrow" className="sm:w-[15%]">
            Dependency
          </Th>
          <Th className="w-[10%] max-sm:hidden">Incumbent</Th>
          <Th className="w-[12%] max-sm:hidden">Best challenger</Th>
          <Th>Status</Th>
          <Th className="w-[13%] max-sm:hidden">
            <span className="sr-only">Net preference, drawn</span>
            <IntervalAxis />
          </Th>
          <Th unit="points" className="max-sm:hidden">
            Net preference
          </Th>
          <Th className="max-sm:hidden">Evidence</Th>
          <Th className="max-sm:hidden">
            <span className="block">Parity</span>
            <GateStripHeader />
          </Th>
          <Th className="w-[18%] max-sm:hidden">What is missing</Th>
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

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

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
        {first ? <StatusBadge status={first.verdict.status} /> : notPublished}
        {first?.verdict.basis === 'cost' ? <span className="block text-sm text-muted">judged as an equal that costs less</span> : null}
        {first ? (
          <span className="block text-sm sm:hidden">
            <IntervalText {...shownPreference(first)} />
          </span>
        ) : null}
        {change && change.before !== change.after && change.before !== null ? (
          <span className="block text-sm text-muted">was {statusFace(change.before).short}</span>
        ) : null}
      </Td>
      {first ? (
        <Numbers pair={first} incumbent={incumbent.modelTitle} />
      ) : (
        <Td colSpan={5} className="max-sm:hidden">
          {entry.refused[0]?.sentence ?? 'Name a challenger to weigh.'}
        </Td>
      )}
    </Tr>
  )
}

function Numbers({ pair, incumbent }: { pair: Pair; incumbent: string }) {
  const { verdict, challenger } = pair
  const shown = shownPreference(pair)
  const gaps = verdict.status === 'STAY' ? ['nothing: stay'] : missingShort(verdict)
  return (
    <>
      <IntervalCell
        className="max-sm:hidden"
        {...shown}
        delta={Math.abs(verdict.delta)}
        ownTrial={verdict.trial.N > 0}
        label={`${challenger.modelTitle} against ${incumbent}`}
      />
      <Td className="max-sm:hidden">
        <IntervalText {...shown} aligned />
      </Td>
      <Td className="max-sm:hidden">
        <EvidenceMix counts={voiceCounts(pair)} />
      </Td>
      <Td className="max-sm:hidden">
        <GateStrip results={verdict.gates} />
      </Td>
      <Td className="text-muted max-sm:hidden">
        {gaps.length === 0 ? 'Nothing: sign the week and switch' : gaps.slice(0, 2).map(capital).join('. ')}
        {gaps.length > 2 ? <span className="text-faint"> and {gaps.length - 2} more</span> : null}
      </Td>
    </>
  )
}
