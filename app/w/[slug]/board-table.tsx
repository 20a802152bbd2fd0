import Link from 'next/link'
import type { ReactNode } from 'react'
import { IntervalAxis, IntervalCell } from '@/components/charts/interval'
import { Badge } from '@/components/ui/badge'
import { RowHead, RowLink, Table, Td, Th, Tr } from '@/components/ui/table'
import { ConfidenceWord } from '@/components/verdict/confidence-word'
import { EvidenceMix } from '@/components/verdict/evidence-mark'
import { GateCounts, GateStrip, GateStripHeader } from '@/components/verdict/gate-mark'
import { IntervalText } from '@/components/verdict/interval-text'
import { MustMoveBadge, StatusBadge } from '@/components/verdict/status-badge'
import type { ActionLine } from '@/lib/domain/action-line'
import { type Taken, takenText } from '@/lib/domain/action-taken'
import { shownPreference, voiceCounts } from '@/lib/domain/pair-forest'
import type { DependencyReport, Pair } from '@/lib/domain/report'
import { statusFace } from '@/lib/domain/status'
import { taskShort } from '@/lib/domain/task'
import { byUrgency } from '@/lib/domain/urgency'
import type { Status } from '@/lib/domain/verdict/output'
import { isSigned, type WeekAction, weekActionShort, weekActionText } from '@/lib/domain/week-actions'
import { formatDate, notPublished } from '@/lib/format'
import type { Board } from '@/lib/services/board'
import type { BoardLinks } from './board-links'

type BoardTableProps = {
  board: Board
  entries: readonly DependencyReport[]
  actions: readonly WeekAction[]
  links: BoardLinks
  taken: Taken
}

/** One row per dependency: what it uses, the best challenger, the verdict, what it rests on, and what to do about it this week. */
export function BoardTable({ board, entries, actions, links, taken }: BoardTableProps) {
  const { report } = board.view
  const changed = new Map(board.changes.map((change) => [change.dependencyId, change]))
  const planned = new Map(actions.map((action) => [action.dependencyId, action]))
  const mixed = report.dependencies.some(({ origin }) => origin !== 'demo')
  return (
    <Table label={`Verdicts of ${report.week}`} minWidth="84rem" folds>
      <BoardHead gates={report.policy.content.gates.map(({ id }) => id)} />
      <tbody>
        {byUrgency(entries).map((entry) => {
          const { id } = entry.dependency
          const before = changed.get(id)?.before ?? null
          const moved = before !== null && before !== entry.pairs[0]?.verdict.status
          const marks = {
            signed: isSigned(report),
            was: moved ? statusFace(before).short : null,
            unsettled: board.unsettled.has(id),
            demo: mixed && entry.origin === 'demo',
            team: report.overrides.find((line) => line.dependencyId === id)?.status ?? null,
            taken: taken.get(id) ?? null,
          }
          return <Row key={id} {...{ entry, links, marks }} asOf={report.asOf} action={planned.get(id) ?? null} />
        })}
      </tbody>
    </Table>
  )
}

function BoardHead({ gates }: { gates: readonly string[] }) {
  return (
    <thead>
      <tr>
        <Th fixed="narrow" className="sm:w-[14%]">
          Dependency
        </Th>
        <Th className="w-[11%] max-sm:hidden">Incumbent</Th>
        <Th className="w-[12%] max-sm:hidden">Best challenger</Th>
        <Th>
          Status<span className="sm:hidden"> and this week</span>
        </Th>
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
          <GateStripHeader ids={gates} />
        </Th>
        <Th className="w-[14%] max-sm:hidden">This week</Th>
      </tr>
    </thead>
  )
}

type Marks = { was: string | null; unsettled: boolean; demo: boolean; signed: boolean; team: Status | null; taken: ActionLine | null }
type RowProps = { entry: DependencyReport; action: WeekAction | null; links: BoardLinks; marks: Marks; asOf: string }

function Row({ entry, action, links, marks, asOf }: RowProps) {
  const { dependency, incumbent, pairs } = entry
  const [first] = pairs
  const todo = action ? <ThisWeek action={action} entry={entry} links={links} marks={marks} asOf={asOf} /> : null
  return (
    <Tr data-row>
      <RowHead>
        <RowLink href={first ? links.verdict(entry, first) : links.dependency(dependency.id)}>{dependency.name}</RowLink>
        <span className="block text-sm font-normal sm:hidden">
          {incumbent.title} → {first ? first.challenger.title : 'no challenger'}
        </span>
        <span className="block text-sm font-normal text-muted">
          {[taskShort(dependency.task), marks.demo ? 'demo data' : null].filter(Boolean).join(' · ')}
        </span>
      </RowHead>
      <Td className="max-sm:hidden">
        {incumbent.title}
        {incumbent.retiresOn ? (
          <span className="block text-sm text-muted">
            {incumbent.retiresOn <= asOf ? 'ended' : 'ends'} {formatDate(incumbent.retiresOn)}
          </span>
        ) : null}
      </Td>
      <Td className="max-sm:hidden">
        {first ? first.challenger.title : <span className="text-muted">none to weigh</span>}
        {first?.challenger.retiresOn ? (
          <span className="block text-sm text-muted">ends {formatDate(first.challenger.retiresOn)}</span>
        ) : null}
        {pairs.length > 1 ? (
          <span className="block text-sm text-muted">of {new Set(pairs.map((pair) => pair.challenger.id)).size} weighed</span>
        ) : null}
      </Td>
      <StatusCell entry={entry} marks={marks} asOf={asOf} todo={todo} />
      {first ? (
        <Numbers pair={first} incumbent={incumbent.modelTitle} />
      ) : (
        <Td colSpan={4} className="max-sm:hidden">
          {entry.refused[0]?.sentence ?? 'Name a challenger to weigh.'}
        </Td>
      )}
      <Td className="max-sm:hidden">
        {todo ?? <span className={entry.mustMoveBy ? 'font-semibold' : 'text-muted'}>name a challenger</span>}
      </Td>
    </Tr>
  )
}

type StatusCellProps = Pick<RowProps, 'entry' | 'marks' | 'asOf'> & { todo: ReactNode }

/** Verdict, basis and confidence; on a phone the number and the action as well. */
function StatusCell({ entry: { pairs, mustMoveBy }, marks, asOf, todo }: StatusCellProps) {
  const [first] = pairs
  return (
    <Td>
      {mustMoveBy ? <MustMoveBadge date={mustMoveBy} past={mustMoveBy <= asOf} /> : null}
      {first ? <StatusBadge status={first.verdict.status} className={mustMoveBy ? 'flex!' : undefined} /> : notPublished}
      {first?.verdict.basis === 'cost' ? <span className="block text-sm text-muted">judged as an equal that costs less</span> : null}
      {marks.team ? (
        <span className="block text-sm">
          Team decides: <StatusBadge status={marks.team} />
        </span>
      ) : null}
      {first ? (
        <span className="flex flex-wrap items-center gap-x-2 text-sm text-muted">
          <ConfidenceWord pair={first} />
          {marks.was ? <span>was {marks.was}</span> : null}
          {marks.unsettled ? (
            <span title="The status changed three times or more in the last twelve signed weeks">
              <Badge tone="dashed">unsettled</Badge>
            </span>
          ) : null}
        </span>
      ) : null}
      <span className="block text-sm sm:hidden">
        {first ? (
          <span className="flex flex-wrap items-center gap-x-3">
            <IntervalText {...shownPreference(first)} />
            <GateCounts results={first.verdict.gates} />
          </span>
        ) : null}
        {todo ? <span className="mt-1 block">{todo}</span> : null}
      </span>
    </Td>
  )
}

function Numbers({ pair, incumbent }: { pair: Pair; incumbent: string }) {
  const { verdict, challenger } = pair
  const shown = shownPreference(pair)
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
    </>
  )
}

type ThisWeekProps = Pick<RowProps, 'entry' | 'links' | 'marks' | 'asOf'> & { action: WeekAction }

/** The action of a row, about whom it is where that is not the best challenger, and who owns the row. */
function ThisWeek({ action: { pair, aside, alsoSign, mustMoveBy, owner }, entry, links, marks: { signed, taken }, asOf }: ThisWeekProps) {
  const href = links.action(pair, entry)
  const idle = pair.action.verb === 'wait' || pair.action.verb === 'none'
  const words = weekActionShort(pair, signed)
  const title = weekActionText(pair, signed)
  return (
    <>
      {href ? (
        <Link href={href} prefetch={false} title={title} className="quiet-link relative z-2">
          {words}
        </Link>
      ) : (
        <span title={title} className={idle ? 'text-muted' : undefined}>
          {words}
        </span>
      )}
      {aside ? <span className="block text-sm text-muted">for {pair.challenger.title}</span> : null}
      {alsoSign ? <span className="block text-sm">and sign for {alsoSign.challenger.title}</span> : null}
      {idle && mustMoveBy ? <span className="block text-sm">but leave {entry.incumbent.title}: no check pays</span> : null}
      {taken ? (
        <Link href={links.taken(taken.id)} prefetch={false} className="quiet-link relative z-2 block text-sm">
          {takenText(taken, asOf)}
        </Link>
      ) : (
        <span className="block text-sm text-muted">{owner ?? 'nobody owns it'}</span>
      )}
    </>
  )
}
