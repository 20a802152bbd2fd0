import { trialStateWord } from '@/lib/domain/trial-waits'
import type { TrialListLine } from '@/lib/services/trial-progress'

/** The goal of a trial as a question. */
export const goalWords = {
  capability: 'Is it better?',
  cost: 'Is it as good, and cheaper?',
  forced: 'The incumbent goes: is it as good?',
} as const

/** The state of a trial in one word, and how loud its badge is. */
export function stateBadge(trial: Pick<TrialListLine, 'state' | 'planned' | 'revealedAt'>) {
  const word = trialStateWord({ state: trial.state, planned: trial.planned, revealed: trial.revealedAt !== null })
  const tone = trial.state === 'running' ? 'accent' : trial.state === 'voided' || trial.state === 'registered' ? 'dashed' : 'neutral'
  return { word, tone } as const
}

/** The trial of a challenger that is open now, by its id. */
export const openTrialOf = (
  trials: readonly Pick<TrialListLine, 'id' | 'challengerId' | 'state' | 'planned'>[],
  challengerId: string,
): string | null => trials.find((trial) => trial.planned && trial.state === 'running' && trial.challengerId === challengerId)?.id ?? null
