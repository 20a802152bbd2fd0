import Link from 'next/link'
import { DataList, DoesNotApply } from '@/components/ui/data-list'
import { Section } from '@/components/ui/section'
import { Time } from '@/components/ui/time'
import type { Context } from '@/lib/context'
import { brokenConditions } from '@/lib/domain/trial-conditions'
import { stopText } from '@/lib/domain/trial-verdict'
import { formatNumber } from '@/lib/format'
import { listTrialLines } from '@/lib/services/trial-progress'
import { OutcomeBar } from '../outcome-bar'
import type { TrialView } from './trial-view'

const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

/** A trial that was run elsewhere: its counts, and what somebody vouched for. There are no votes or clips of it here. */
export async function RecordedSection({ ctx, trial, base }: TrialView & { ctx: Context }) {
  const { wins, losses, ties, plannedPrompts, ratersPerPrompt, registeredOn, closedOn, attestedByName, note } = trial
  const broken = brokenConditions(trial)
  const claimed = broken.length === 0 && attestedByName === null
  const verdict = (await listTrialLines(ctx, trial.dependencyId)).find(({ id }) => id === trial.id)?.verdict
  const counted = wins !== null && losses !== null && ties !== null ? { wins, losses, ties } : null
  return (
    <Section title="Run elsewhere" meta="recorded here, without its votes">
      {counted && verdict ? (
        <p className="max-w-3xl pb-3">
          <span className="font-semibold">{sentence(verdict.word)}:</span> {verdict.text};{' '}
          {stopText({ ...trial, decided: counted.wins + counted.losses + counted.ties })}.
        </p>
      ) : null}
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
              value: attestedByName ?? <span className="text-muted">nobody</span>,
              note: claimed ? 'its conditions are claimed, nobody vouches for them' : null,
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
