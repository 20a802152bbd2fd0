import { formatNumber, plural } from '@/lib/format'
import { q9 } from './verdict/numerics'
import type { ProofBar } from './verdict/sample-size'
import { evidence } from './verdict/trial'

type Counted = { wins: number; losses: number; informal: boolean }
type Bars = { bar: ProofBar; eLoss: number }

export type TrialVerdict = { word: 'proved' | 'not decisive' | 'refuted'; text: string }

const oddsText = (e: number): string => `${e > 1000 ? 'over 1,000' : formatNumber(e, e < 10 && !Number.isInteger(e) ? 1 : 0)}:1`
/** Evidence short of a bar never reads as if it had reached it by rounding. */
const oddsBelow = (e: number, bar: number): string => (e < bar && e >= bar - 0.5 ? `just under ${oddsText(bar)}` : oddsText(e))

/**
 * What an ended trial says by itself, apart from other trials of its pair: proved when it reaches the bar under the four conditions, refuted when the
 * evidence for the opposite reaches `eLoss`, and else not decisive. `informal`: a condition was broken, so it proves and refutes nothing.
 */
export function trialVerdict({ wins, losses, informal }: Counted, { bar, eLoss }: Bars): TrialVerdict {
  const e = q9(evidence(wins, losses, bar.p0))
  const against = q9(evidence(losses, wins, 1 - bar.p0))
  const claim = bar.p0 === 0.5 ? '' : ' that it is as good'
  const evidenceText = `evidence ${oddsBelow(e, bar.e)} of the ${oddsText(bar.e)} needed${claim}`
  if (informal) return { word: 'not decisive', text: `${evidenceText}; informal, so it could prove nothing` }
  if (against >= eLoss) return { word: 'refuted', text: `evidence ${oddsText(against)} against it; ${oddsText(eLoss)} refutes` }
  if (e < bar.e) return { word: 'not decisive', text: evidenceText }
  if (wins < bar.minWins) return { word: 'not decisive', text: `${evidenceText}, and ${plural(wins, 'win')} of at least ${bar.minWins}` }
  return { word: 'proved', text: evidenceText }
}

type Ended = { closeReason: 'success' | 'futility' | 'maximum' | 'person' | null; decided: number; plannedPrompts: number }

const stops = {
  success: 'stopped at its bar',
  futility: 'stopped because it was refuted',
  maximum: 'all planned prompts decided',
  person: 'closed by a person',
}

/** Why an ended trial ended, as far as it is known. */
export function stopText({ closeReason, decided, plannedPrompts }: Ended): string {
  if (closeReason !== null) return stops[closeReason]
  if (decided >= plannedPrompts) return stops.maximum
  return `ended after ${formatNumber(decided)} of ${plural(plannedPrompts, 'prompt')}`
}
