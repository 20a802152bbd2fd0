import { Badge } from '@/components/ui/badge'
import { NotPublished } from '@/components/ui/data-list'
import { RowHead, RowLink, Table, Td, Th, Tr } from '@/components/ui/table'
import { DemoMark } from '@/components/verdict/demo-mark'
import { waitsFor } from '@/lib/domain/trial-waits'
import { formatNumber } from '@/lib/format'
import type { TrialListLine } from '@/lib/services/trial-progress'
import { ClosedOn, DecidedOf, LockedOn, TrialConditions, TrialOutcome } from './trial-cells'
import { stateBadge } from './trial-words'

type TrialTableProps = {
  trials: readonly TrialListLine[]
  names: { dependencies: ReadonlyMap<string, string>; offerings: ReadonlyMap<string, string> }
  base: string
}

/** The trials of a workspace. Before the reveal a row says how far a trial is, and nothing of who is ahead. */
export function TrialTable({ trials, names, base }: TrialTableProps) {
  return (
    <Table label="Trials" minWidth="84rem">
      <thead>
        <tr>
          <Th fixed="narrow">Trial</Th>
          <Th>State</Th>
          <Th numeric>Decided, of planned</Th>
          <Th numeric>Raters</Th>
          <Th>Waits for</Th>
          <Th>Locked on</Th>
          <Th>Closed on</Th>
          <Th className="w-72">Outcome</Th>
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
        <DecidedOf trial={trial} />
      </Td>
      <Td numeric>{trial.progress ? formatNumber(trial.progress.raters) : <NotPublished />}</Td>
      <Td>{waitsFor({ ...trial, revealed: trial.revealedAt !== null }) ?? <span className="text-muted">nothing</span>}</Td>
      <Td>
        <LockedOn trial={trial} />
      </Td>
      <Td>
        <ClosedOn trial={trial} />
      </Td>
      <Td>
        <TrialOutcome trial={trial} />
      </Td>
      <Td>
        <TrialConditions trial={trial} />
      </Td>
    </Tr>
  )
}
