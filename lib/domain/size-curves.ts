import type { Policy } from './policy'
import type { TrialGoal } from './trial-plan'
import { proofBar, provenBy } from './verdict/sample-size'

/** The chances for one true share: `reached[n]` after n decisive prompts, in thousandths so that a page can carry them. */
export type SizeCurve = { share: number; reached: number[] }
export type SizeCurves = { bar: { e: number; minWins: number; p0: number }; curves: SizeCurve[] }

const shares = [0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8]
const most = 300

/** How likely a trial is to be proof by each number of decisive prompts up to 300, for true win shares from no difference to a landslide. */
export function sizeCurves(goal: TrialGoal, policy: Policy): SizeCurves {
  const bar = proofBar(goal, policy)
  return { bar, curves: shares.map((share) => ({ share, reached: provenBy(share, bar, most).map((chance) => Math.round(chance * 1000)) })) }
}

/** Chance, 0 to 1, after so many decisive prompts; beyond what was computed, the last known one, which is too low and never too high. */
export const chanceBy = ({ reached }: SizeCurve, prompts: number): number => (reached[Math.min(prompts, reached.length - 1)] ?? 0) / 1000
