import type { Policy } from './policy'
import type { TrialGoal } from './trial-plan'
import { neededWins, type ProofBar, proofBar } from './verdict/sample-size'

/** As many prompts as a plan can have. */
const most = 1000

/** The bar of a goal, and for each number of decisive prompts the fewest wins that reach it; more than the prompts where none do. */
export type TrialSizes = { bar: ProofBar; needed: number[] }

/** What the chances of every plan for a goal are worked out from, small enough for a page to carry. */
export function trialSizes(goal: TrialGoal, policy: Policy): TrialSizes {
  const bar = proofBar(goal, policy)
  return { bar, needed: neededWins(bar, most) }
}
