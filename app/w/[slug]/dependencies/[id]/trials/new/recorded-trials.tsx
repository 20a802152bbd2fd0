import Link from 'next/link'
import { Badge } from '@/components/ui/badge'
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table'
import { DemoMark } from '@/components/verdict/demo-mark'
import type { TrialListLine } from '@/lib/services/trial-progress'
import { ClosedOn, DecidedOf, TrialConditions, TrialOutcome } from '../../../../trials/trial-cells'
import { stateBadge } from '../../../../trials/trial-words'
import { VoidTrial } from './void-trial'

type RecordedTrialsProps = { trials: readonly TrialListLine[]; titles: ReadonlyMap<string, string>; slug: string }

/** The trials of a dependency so far; a wrong one is voided, never rewritten. */
export function RecordedTrials({ trials, titles, slug }: RecordedTrialsProps) {
  if (trials.length === 0)
    return <p className="py-3 text-muted">No trial yet. Without one of your own, no switch of this workflow can be justified.</p>
  const title = ({ challengerId }: TrialListLine) => titles.get(challengerId) ?? challengerId
  return (
    <Table label="Trials so far" minWidth="72rem">
      <thead>
        <tr>
          <Th fixed="narrow">Challenger</Th>
          <Th>State</Th>
          <Th numeric>Decided, of planned</Th>
          <Th>Closed on</Th>
          <Th className="w-72">Outcome</Th>
          <Th>Conditions of proof</Th>
          <Th>
            <span className="sr-only">Change</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {trials.map((trial) => (
          <Tr key={trial.id}>
            <RowHead>
              <span className="flex flex-wrap items-center gap-x-2">
                <span className="font-semibold">{title(trial)}</span>
                {trial.origin === 'demo' ? <DemoMark /> : null}
              </span>
            </RowHead>
            <Td>
              <State trial={trial} />
            </Td>
            <Td numeric>
              <DecidedOf trial={trial} />
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
            <Td className="text-right">
              <Link
                className="link inline-flex min-h-6 items-center"
                href={`/w/${slug}/trials/${trial.id}`}
                aria-label={`Open the trial of ${title(trial)}`}
              >
                Open
              </Link>{' '}
              {trial.planned || trial.state === 'voided' ? null : (
                <VoidTrial slug={slug} id={trial.id} version={trial.version} title={title(trial)} />
              )}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  )
}

function State({ trial }: { trial: TrialListLine }) {
  const { word, tone } = stateBadge(trial)
  return (
    <>
      <Badge tone={tone}>{word}</Badge>
      {trial.voidReason ? <span className="block max-w-56 text-sm text-muted">{trial.voidReason}</span> : null}
    </>
  )
}
