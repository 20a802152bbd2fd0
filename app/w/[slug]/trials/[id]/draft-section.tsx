import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/section'
import { plural } from '@/lib/format'
import { lockTrialAction, removeTrialAction } from '../actions'
import { ConfirmForm } from './confirm-form'
import type { TrialView } from './trial-view'

/** A draft: what is still missing, the lock with what it means, and the way back. */
export function DraftSection({ trial: { id, version, prompts, plannedPrompts }, base, slug }: TrialView) {
  const missing = plannedPrompts - prompts.length
  const row = { id, version }
  return (
    <Section
      title="Draft"
      actions={
        <>
          <ButtonLink size="sm" href={`${base}/trials/${id}/edit`}>
            Change the plan
          </ButtonLink>
          <ConfirmForm
            action={removeTrialAction.bind(null, slug)}
            row={row}
            opener={{ label: 'Remove…', variant: 'ghost' }}
            title="Remove this draft"
            description="Nothing was voted on yet. The draft and its prompts are gone then."
            submit={{ label: 'Remove the draft', pending: 'Removing…', variant: 'danger' }}
          />
        </>
      }
    >
      {missing === 0 ? (
        <div className="flex flex-col items-start gap-3">
          <p className="max-w-3xl">
            Once the plan is locked, nobody can change its prompts, settings, sizes, hypothesis, goal and stop rules any more, and the trial
            can no longer be removed, only declared void with a reason while nobody has seen its result. Clips come after the lock, so that
            nothing that somebody saw can shape the plan.
          </p>
          <ConfirmForm
            action={lockTrialAction.bind(null, slug)}
            row={row}
            opener={{ label: 'Lock the plan…', variant: 'primary' }}
            title="Lock the plan"
            description={`${plural(prompts.length, 'prompt')}, both models, the settings, the hypothesis and the stop rules stay as they are from now on. Their hash is kept with them.`}
            submit={{ label: 'Lock the plan', pending: 'Locking…', variant: 'primary' }}
          />
        </div>
      ) : (
        <p className="max-w-3xl">
          The plan says {plural(plannedPrompts, 'prompt')}, and there {prompts.length === 1 ? 'is' : 'are'} {prompts.length}.{' '}
          {missing > 0 ? `Add ${missing}` : `Take away ${-missing}`}, or change the planned number; then the plan can be locked.
        </p>
      )}
    </Section>
  )
}
