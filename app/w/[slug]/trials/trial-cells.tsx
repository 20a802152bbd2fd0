import { DoesNotApply, NotPublished } from '@/components/ui/data-list'
import { Time } from '@/components/ui/time'
import { conditionsText } from '@/lib/domain/trial-conditions'
import { stopText } from '@/lib/domain/trial-verdict'
import { formatNumber } from '@/lib/format'
import type { TrialListLine } from '@/lib/services/trial-progress'
import { OutcomeBar } from './outcome-bar'

type TrialCell = { trial: TrialListLine }

/** Prompts with an outcome; null where nobody has said how many there are. */
function decidedOf({ progress, wins, losses, ties, state }: TrialListLine): number | null {
  if (wins !== null) return wins + (losses ?? 0) + (ties ?? 0)
  return progress?.decided ?? (state === 'registered' ? 0 : null)
}

/** How many prompts are decided, and how many were planned. */
export function DecidedOf({ trial }: TrialCell) {
  const decided = decidedOf(trial)
  return (
    <>
      {decided === null ? <NotPublished /> : formatNumber(decided)} of {formatNumber(trial.plannedPrompts)}
    </>
  )
}

/** The day on which a plan was locked; of a trial that was run elsewhere there is no plan here. */
export function LockedOn({ trial: { planned, lockedAt } }: TrialCell) {
  if (!planned) return <DoesNotApply />
  return lockedAt ? <Time value={lockedAt} /> : <span className="text-muted">not yet</span>
}

export function ClosedOn({ trial: { closedOn, state } }: TrialCell) {
  if (closedOn) return <Time value={closedOn} />
  return state === 'voided' ? <DoesNotApply /> : <span className="text-muted">not yet</span>
}

/** Whether a result counts towards proof, and which condition it failed. */
export function TrialConditions({ trial }: TrialCell) {
  const text = conditionsText(trial)
  if (text === null) return <DoesNotApply />
  return text === 'all four kept' ? text : <span className="text-muted">{text}</span>
}

/** What an ended trial came to: the word, its counts, its evidence against the bar, and why it ended. */
export function TrialOutcome({ trial }: TrialCell) {
  const { state, wins, losses, ties, verdict } = trial
  if (state === 'voided') return <DoesNotApply />
  if (wins === null || losses === null || ties === null || verdict === null)
    return <span className="text-muted">hidden until the reveal</span>
  return (
    <>
      <span className="font-semibold">{verdict.word}</span>
      <OutcomeBar counts={{ wins, losses, ties }} />
      <span className="block text-sm text-muted">
        {verdict.text} · {stopText({ ...trial, decided: wins + losses + ties })}
      </span>
    </>
  )
}
