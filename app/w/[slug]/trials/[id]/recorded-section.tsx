import Link from 'next/link'
import { DataList, DoesNotApply } from '@/components/ui/data-list'
import { Section } from '@/components/ui/section'
import { Time } from '@/components/ui/time'
import { brokenConditions } from '@/lib/domain/trial-conditions'
import { formatNumber } from '@/lib/format'
import { OutcomeBar } from '../outcome-bar'
import type { TrialView } from './trial-view'

/** A trial that was run elsewhere: its counts, and what somebody vouched for. There are no votes or clips of it here. */
export function RecordedSection({ trial, base }: TrialView) {
  const { wins, losses, ties, plannedPrompts, ratersPerPrompt, registeredOn, closedOn, attestedByName, note } = trial
  const broken = brokenConditions(trial)
  const counted = wins !== null && losses !== null && ties !== null ? { wins, losses, ties } : null
  return (
    <Section title="Run elsewhere" meta="recorded here, without its votes">
      {counted ? <OutcomeBar counts={counted} large /> : <p className="text-muted">It has no counts yet.</p>}
      <div className="pt-3">
        <DataList
          columns={2}
          items={[
            { term: 'Began on', value: <Time value={registeredOn} /> },
            { term: 'Closed on', value: closedOn ? <Time value={closedOn} /> : <DoesNotApply /> },
            { term: 'Prompts, at most', value: formatNumber(plannedPrompts) },
            { term: 'People per prompt', value: formatNumber(ratersPerPrompt) },
            {
              term: 'Vouched for by',
              value: attestedByName,
              note: attestedByName === null && trial.origin === 'demo' ? 'the demo has it from its story' : null,
            },
            {
              term: 'Counts as',
              value: broken.length === 0 ? 'evidence towards proof, with the other trials of this pair' : 'evidence, not proof',
              note: broken.join(' ') || null,
            },
            { term: 'Note', value: note },
          ]}
        />
      </div>
      <p className="pt-3">
        <Link className="link" href={`${base}/dependencies/${trial.dependencyId}/vs/${trial.challengerId}#trials`}>
          The verdict that it is part of
        </Link>
      </p>
    </Section>
  )
}
