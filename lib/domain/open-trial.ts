import { formatNumber } from '@/lib/format'
import type { Pair } from './report'

/** A trial that is being voted on now, and how far it is to its next look. */
export type OpenTrial = {
  id: string
  dependencyId: string
  challengerId: string
  decided: number
  lookEvery: number
  plannedPrompts: number
}

/** How far a running trial is: prompts decided since the last look, of those that the next look waits for. */
export function openTrialText({ decided, lookEvery, plannedPrompts }: Omit<OpenTrial, 'id' | 'dependencyId' | 'challengerId'>): string {
  const last = decided - (decided % lookEvery)
  const step = Math.min(lookEvery, plannedPrompts - last)
  if (decided >= plannedPrompts) return 'trial running, all planned prompts decided'
  return `trial running, ${formatNumber(decided - last)} of ${formatNumber(step)} to the next look`
}

/** The open trial of a pair whose proposal is to run one; null where something else is proposed or none is open. */
export const openTrialFor = (trials: readonly OpenTrial[], dependencyId: string, { action, challenger }: Pair): OpenTrial | null =>
  action.verb !== 'trial' ? null : (trials.find((one) => one.dependencyId === dependencyId && one.challengerId === challenger.id) ?? null)
