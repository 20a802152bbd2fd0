import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Section } from '@/components/ui/section'
import type { NamingPrompt } from '@/lib/domain/telling-names'
import { plural } from '@/lib/format'
import { lockTrialAction, removeTrialAction } from '../actions'
import { OpenTrial } from '../new/open-trial'
import { ConfirmForm } from './confirm-form'
import { NamingList } from './names-notice'
import type { TrialView } from './trial-view'

type DraftSectionProps = TrialView & {
  naming: readonly NamingPrompt[]
  /** Why the plan cannot be proof whatever comes out; null when it can. */
  shortfall: string | null
  /** Another trial of the pair that is open. */
  other: string | null
}

/** A draft: what is still missing, the lock with what it means, and the way back. */
export function DraftSection({ naming, ...view }: DraftSectionProps) {
  const { trial, base, slug, shortfall, other } = view
  const { id, version, prompts, plannedPrompts } = trial
  const missing = plannedPrompts - prompts.length
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
            row={{ id, version }}
            opener={{ label: 'Remove…', variant: 'ghost' }}
            title="Remove this draft"
            description="Nothing was voted on yet. The draft and its prompts are gone then."
            submit={{ label: 'Remove the draft', pending: 'Removing…', variant: 'danger' }}
          />
        </>
      }
    >
      <div className="flex flex-col items-start gap-3">
        {naming.length > 0 ? (
          <Notice tone="warn" title={`${plural(naming.length, 'prompt')} could tell raters whose clips they see`}>
            <p>They name a vendor or a model of one of the two sides. Change them, or say at the lock why they stay.</p>
            <NamingList naming={naming} />
          </Notice>
        ) : null}
        {other ? <OpenTrial href={`${base}/trials/${other}`} /> : null}
        {shortfall ? (
          <Notice tone="warn" title="This plan proves nothing, whatever comes out">
            {shortfall}
          </Notice>
        ) : null}
        {missing === 0 ? (
          <Lock {...view} naming={naming} />
        ) : (
          <p className="max-w-3xl">
            The plan says {plural(plannedPrompts, 'prompt')}, and there {prompts.length === 1 ? 'is' : 'are'} {prompts.length}.{' '}
            {missing > 0 ? `Add ${missing}` : `Take away ${-missing}`}, or change the planned number; then the plan can be locked.
          </p>
        )}
      </div>
    </Section>
  )
}

function Lock({ trial: { id, version, prompts }, slug, naming, shortfall }: DraftSectionProps) {
  const which = naming.map(({ number }) => number).join(', ')
  return (
    <>
      <p className="max-w-3xl">
        Once the plan is locked, nobody can change its prompts, settings, sizes, hypothesis, goal and stop rules any more, and the trial can
        no longer be removed, only declared void with a reason while nobody has seen its result. Clips come after the lock, so that nothing
        that somebody saw can shape the plan.
      </p>
      <ConfirmForm
        action={lockTrialAction.bind(null, slug)}
        row={{ id, version }}
        opener={{ label: 'Lock the plan…', variant: 'primary' }}
        title="Lock the plan"
        description={`${plural(prompts.length, 'prompt')}, both models, the settings, the hypothesis and the stop rules stay as they are from now on. Their hash is kept with them.${shortfall ? ` ${shortfall}` : ''}`}
        reason={
          naming.length > 0
            ? {
                name: 'namesReason',
                label: `Why ${naming.length === 1 ? `prompt ${which} stays` : `prompts ${which} stay`}, although raters read a name of one side`,
                hint: 'Kept with your name, and shown beside the result. To change the prompts instead, close this and change the plan.',
              }
            : undefined
        }
        submit={{ label: 'Lock the plan', pending: 'Locking…', variant: 'primary' }}
      />
    </>
  )
}
