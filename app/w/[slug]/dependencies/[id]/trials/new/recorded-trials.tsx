import Link from 'next/link'
import { Badge } from '@/components/ui/badge'
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { DemoMark } from '@/components/verdict/demo-mark'
import { formatNumber } from '@/lib/format'
import type { StoredTrial } from '@/lib/services/trial-plans'
import { Figure } from '../../../../inventory/cells'
import { VoidTrial } from './void-trial'

type RecordedTrialsProps = { trials: readonly StoredTrial[]; titles: ReadonlyMap<string, string>; slug: string }

const conditionsOf = (trial: StoredTrial): string => {
  const missed = [
    trial.blind ? null : 'not blind',
    trial.sidesRandomised ? null : 'sides not drawn',
    trial.ownPrompts ? null : 'foreign prompts',
    trial.versionsExact ? null : 'other versions',
  ].filter(Boolean)
  return missed.length === 0 ? 'all four kept' : missed.join(', ')
}

const states = { registered: 'registered', running: 'running', closed: 'counts', voided: 'voided' }

/** The trials of a dependency so far; a wrong one is voided, never rewritten. */
export function RecordedTrials({ trials, titles, slug }: RecordedTrialsProps) {
  if (trials.length === 0)
    return <p className="py-3 text-muted">No trial yet. Without one of your own, no switch of this workflow can be justified.</p>
  return (
    <Table label="Recorded trials" minWidth="60rem">
      <thead>
        <tr>
          <Th fixed="narrow">Challenger</Th>
          <Th>Closed on</Th>
          <Th numeric>Judged, of planned</Th>
          <Th numeric>Won</Th>
          <Th numeric>Lost</Th>
          <Th numeric>Tied</Th>
          <Th>Conditions</Th>
          <Th>State</Th>
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
                <span className="font-semibold">{titles.get(trial.challengerId) ?? trial.challengerId}</span>
                {trial.origin === 'demo' ? <DemoMark /> : null}
              </span>
            </RowHead>
            <Td>
              <Time value={trial.closedOn} />
            </Td>
            <Td numeric>
              <Figure value={trial.wins === null ? null : trial.wins + (trial.losses ?? 0) + (trial.ties ?? 0)} /> of{' '}
              {formatNumber(trial.plannedPrompts)}
            </Td>
            <Td numeric>
              <Figure value={trial.wins} />
            </Td>
            <Td numeric>
              <Figure value={trial.losses} />
            </Td>
            <Td numeric>
              <Figure value={trial.ties} />
            </Td>
            <Td>{conditionsOf(trial)}</Td>
            <Td>
              <Badge tone={trial.state === 'voided' ? 'dashed' : 'neutral'}>{states[trial.state]}</Badge>
              {trial.voidReason ? <span className="block max-w-56 text-sm text-muted">{trial.voidReason}</span> : null}
            </Td>
            <Td className="text-right">
              {trial.planned ? (
                <Link className="link" href={`/w/${slug}/trials/${trial.id}`}>
                  Open
                </Link>
              ) : trial.state === 'voided' ? null : (
                <VoidTrial slug={slug} id={trial.id} version={trial.version} title={titles.get(trial.challengerId) ?? ''} />
              )}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  )
}
