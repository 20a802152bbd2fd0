import { Badge } from '@/components/ui/badge'
import { DoesNotApply, NotPublished } from '@/components/ui/data-list'
import { RowHead, RowLink, Table, Td, Th, Tr } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { DemoMark } from '@/components/verdict/demo-mark'
import { brokenConditions } from '@/lib/domain/trial-conditions'
import { waitsFor } from '@/lib/domain/trial-waits'
import { formatNumber } from '@/lib/format'
import type { TrialListLine } from '@/lib/services/trial-progress'
import { OutcomeBar } from './outcome-bar'
import { stateBadge } from './trial-words'

type TrialTableProps = {
  trials: readonly TrialListLine[]
  names: { dependencies: ReadonlyMap<string, string>; offerings: ReadonlyMap<string, string> }
  base: string
}

/** The trials of a workspace. Before the reveal a row says how far a trial is, and nothing of who is ahead. */
export function TrialTable({ trials, names, base }: TrialTableProps) {
  return (
    <Table label="Trials" minWidth="74rem">
      <thead>
        <tr>
          <Th fixed="narrow">Trial</Th>
          <Th>State</Th>
          <Th numeric>Decided, of planned</Th>
          <Th numeric>Raters</Th>
          <Th>Waits for</Th>
          <Th>Closed, or planned on</Th>
          <Th className="w-72">Result</Th>
          <Th>Conditions of proof</Th>
        </tr>
      </thead>
      <tbody>
        {trials.map((trial) => (
          <TrialRow key={trial.id} trial={trial} names={names} base={base} />
        ))}
      </tbody>
    </Table>
  )
}

function TrialRow({ trial, names, base }: { trial: TrialListLine } & Omit<TrialTableProps, 'trials'>) {
  const { word, tone } = stateBadge(trial)
  const title = (id: string) => names.offerings.get(id) ?? id
  return (
    <Tr>
      <RowHead>
        <RowLink href={`${base}/trials/${trial.id}`}>{names.dependencies.get(trial.dependencyId) ?? trial.dependencyId}</RowLink>{' '}
        {trial.origin === 'demo' ? <DemoMark /> : null}
        <span className="block text-sm font-normal text-muted">
          {title(trial.challengerId)} against {title(trial.incumbentId)}
        </span>
      </RowHead>
      <Td>
        <Badge tone={tone}>{word}</Badge>
      </Td>
      <Td numeric>
        <Decided trial={trial} /> of {formatNumber(trial.plannedPrompts)}
      </Td>
      <Td numeric>{trial.progress ? formatNumber(trial.progress.raters) : <NotPublished />}</Td>
      <Td>{waitsFor({ ...trial, revealed: trial.revealedAt !== null }) ?? <span className="text-muted">nothing</span>}</Td>
      <Td>
        <Time value={trial.closedOn ?? trial.registeredOn} />
      </Td>
      <Td>
        <Result trial={trial} />
      </Td>
      <Td>
        <Conditions trial={trial} />
      </Td>
    </Tr>
  )
}

/** Whether a result counts towards proof, and which condition it failed. */
function Conditions({ trial }: { trial: TrialListLine }) {
  if (trial.state === 'voided') return <DoesNotApply />
  if (trial.wins === null) return <span className="text-muted">not yet</span>
  const broken = brokenConditions(trial)
  if (broken.length === 0) return 'all four kept'
  return <span className="text-muted">{broken.map((reason) => reason.split(':')[0]?.toLowerCase()).join(', ')}: informal evidence</span>
}

function Decided({ trial: { progress, wins, losses, ties, state } }: { trial: TrialListLine }) {
  if (wins !== null) return formatNumber(wins + (losses ?? 0) + (ties ?? 0))
  if (progress) return formatNumber(progress.decided)
  return state === 'registered' ? formatNumber(0) : <NotPublished />
}

function Result({ trial: { state, wins, losses, ties } }: { trial: TrialListLine }) {
  if (state === 'voided') return <DoesNotApply />
  if (wins === null || losses === null || ties === null) return <span className="text-muted">hidden until the reveal</span>
  return <OutcomeBar counts={{ wins, losses, ties }} />
}
