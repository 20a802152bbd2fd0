import { Section } from '@/components/ui/section'
import { closeTrialAction, revealTrialAction, voidPlannedAction } from '../actions'
import { ConfirmForm } from './confirm-form'
import type { TrialView } from './trial-view'

/** The steps that end a trial: close, reveal, or declare void. None of them can be taken back. */
export function EndSection({ trial: { id, version, state }, slug }: TrialView) {
  return (
    <Section title={state === 'closed' ? 'Reveal' : 'End the trial'}>
      <div className="flex flex-col items-start gap-3">
        <p className="max-w-3xl text-muted">
          {state === 'closed'
            ? 'No more votes are taken. The reveal shows to everybody which model made which clip, and its counts go into the verdict.'
            : 'The stop rules close the voting by themselves. You can close it earlier with a reason, once a prompt is decided; the evidence stays valid.'}
        </p>
        <div className="flex flex-wrap gap-2">
          {state === 'closed' ? (
            <ConfirmForm
              action={revealTrialAction.bind(null, slug)}
              row={{ id }}
              opener={{ label: 'Reveal the result…', variant: 'primary' }}
              title="Reveal the result"
              description="Everybody in the workspace sees it from now on, whichever way it came out. It cannot be hidden again, and the trial can no longer be declared void."
              submit={{ label: 'Reveal the result', pending: 'Revealing…', variant: 'primary' }}
            />
          ) : (
            <ConfirmForm
              action={closeTrialAction.bind(null, slug)}
              row={{ id }}
              opener={{ label: 'Close the voting…', variant: 'secondary' }}
              title="Close the voting"
              description="Prompts that are not decided yet do not count. The result stays hidden until you reveal it."
              reason={{
                name: 'reason',
                label: 'Why it ends before its plan does',
                hint: 'Kept with the trial, and shown beside its result.',
              }}
              submit={{ label: 'Close the voting', pending: 'Closing…', variant: 'primary' }}
            />
          )}
          <ConfirmForm
            action={voidPlannedAction.bind(null, slug)}
            row={{ id, version }}
            opener={{ label: 'Declare void…', variant: 'ghost' }}
            title="Declare this trial void"
            description="It never counts then. Its plan, clips and votes stay on record together with your reason."
            reason={{ name: 'voidReason', label: 'Reason' }}
            submit={{ label: 'Declare it void', pending: 'Voiding…', variant: 'danger' }}
          />
        </div>
      </div>
    </Section>
  )
}
