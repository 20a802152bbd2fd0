import { nextAction } from './action'
import { type Counterfactuals, counterfactuals } from './counterfactuals'
import { groundsOf } from './grounds'
import type { EngineInput } from './input'
import { decide, judge } from './judge'
import type { NextAction, Robustness, Verdict } from './output'
import { robustness } from './robustness'

/** A verdict with what to do about it this week, and how far it hangs on judgement calls. */
export interface Advised {
  verdict: Verdict
  action: NextAction
  robustness: Robustness
}

/** A verdict with everything that explains it; `counterfactuals` are the smallest changes that would alter it. */
export interface Explained extends Advised {
  counterfactuals: Counterfactuals
}

/** `evaluate` with the action and the robustness: what a board shows of every pair. */
export function advise(input: EngineInput): Advised {
  return advised(groundsOf(input))
}

function advised({ grounds, trail }: ReturnType<typeof groundsOf>): Advised {
  const judgement = judge(grounds)
  return {
    verdict: decide(grounds, [], trail),
    action: nextAction(grounds, judgement),
    robustness: robustness({ grounds, trail }, judgement),
  }
}

/** `advise` with the counterfactuals, which take several hundred decisions: for one pair at a time. */
export function explain(input: EngineInput): Explained {
  const read = groundsOf(input)
  return { ...advised(read), counterfactuals: counterfactuals(read.grounds) }
}
