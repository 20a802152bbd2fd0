import { Vote } from 'lucide-react'
import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/section'
import type { Context } from '@/lib/context'
import { seatKey } from '@/lib/services/trial-seat'
import { collectClipsAction } from '../actions'
import { ConfirmForm } from './confirm-form'
import type { TrialView } from './trial-view'

/** The choice between the two parts in a trial. Nobody has both: whoever handles the clips knows which model made which. */
export function PartSection({ ctx, trial, base, slug }: TrialView & { ctx: Context }) {
  return (
    <Section title="Your part">
      <p className="max-w-3xl pb-3">
        Either you vote, or you collect the clips. Whoever sees which model made which clip cannot vote blind, so the choice is made once.
        When you are alone, collect the clips, and invite others to vote: guests need no account.
      </p>
      <div className="flex flex-wrap gap-2">
        <ButtonLink href={`${base}/trials/${seatKey(ctx, trial.id)}/vote`} icon={<Vote aria-hidden="true" />}>
          Vote
        </ButtonLink>
        <ConfirmForm
          action={collectClipsAction.bind(null, slug)}
          row={{ trialId: trial.id }}
          opener={{ label: 'Collect the clips…', variant: 'secondary', size: 'md' }}
          title="Collect the clips of this trial"
          description="You see which model made which clip, and where the trial stands. Your own votes are not taken then, not even by a guest link, and this cannot be taken back."
          submit={{ label: 'Collect the clips', pending: 'Opening…', variant: 'primary' }}
        />
      </div>
    </Section>
  )
}
