import type { Assumption } from './assumption'
import { moneyDecides } from './decision'
import { requiredGates } from './gates'
import type { Grounds } from './grounds'
import { type Judgement, judge } from './judge'
import type { Levels, Status } from './output'

/** Edits that, made together, change the status to this one. */
export interface Counterfactual {
  edits: Assumption[]
  status: Status
  levels: Levels
}

export interface Counterfactuals {
  toJustified: Counterfactual[]
  better: Counterfactual[]
  worse: Counterfactual[]
}

const TRIAL_SIZES = [20, 30, 40, 60, 100]
/** A trial won by more than four to one is not assumed: counting on it would be wishful. */
const MOST_WON = 0.8
const LEAST_WON = 0.2
const FURTHEST_POINTS = 80

/**
 * The smallest changes that would alter the verdict: each list holds every single edit that does it and, only where no single one does,
 * every pair. Better and worse are componentwise on the levels. Edits stand in a fixed order: gates as in the policy, economics, own
 * trial, one more evaluator.
 */
export function counterfactuals(grounds: Grounds, now: Judgement = judge(grounds)): Counterfactuals {
  const up = improvements(grounds, now)
  return {
    toJustified: now.status === 'JUSTIFIED' ? [] : search(grounds, up, ({ status }) => status === 'JUSTIFIED'),
    better: search(grounds, up, (then) => isBetter(then, now)),
    worse: search(grounds, deteriorations(grounds, now), (then) => isBetter(now, then)),
  }
}

function isBetter(then: Judgement, now: Judgement): boolean {
  return then.status !== now.status && atLeast(then.levels, now.levels)
}

const atLeast = (a: Levels, b: Levels): boolean => a.Q >= b.Q && a.R >= b.R && a.E >= b.E

function improvements(grounds: Grounds, now: Judgement): Assumption[] {
  return [
    ...gateEdits(grounds, 'PASS'),
    ...(now.levels.E < 2 ? [{ kind: 'economics' as const, level: 2 as const }] : []),
    ...(now.levels.Q < 4 ? winningTrial(grounds) : []),
    ...evaluatorAt(grounds, rising, (then) => isBetter(then, now)),
  ]
}

function deteriorations(grounds: Grounds, now: Judgement): Assumption[] {
  return [
    ...gateEdits(grounds, 'FAIL'),
    ...(now.levels.E > 0 && moneyDecides(grounds) ? [{ kind: 'economics' as const, level: 0 as const }] : []),
    ...losingTrial(grounds),
    ...evaluatorAt(grounds, falling, (then) => isBetter(now, then)),
  ]
}

function gateEdits({ parity, policy }: Grounds, result: 'PASS' | 'FAIL'): Assumption[] {
  return requiredGates(parity.gates, policy)
    .filter((gate) => gate.result !== result)
    .map(({ gate }) => ({ kind: 'gate', gate, result }))
}

/** The smallest trial, won by the fewest, that proves the case. */
function winningTrial(grounds: Grounds): Assumption[] {
  return smallestTrial(grounds, 4, (prompts) => {
    const most = Math.floor(MOST_WON * prompts)
    return Array.from({ length: most + 1 }, (_, i) => most - i)
  })
}

/** The smallest trial, won by the most, that still refutes the case. */
function losingTrial(grounds: Grounds): Assumption[] {
  return smallestTrial(grounds, 0, (prompts) => {
    const least = Math.ceil(LEAST_WON * prompts)
    return Array.from({ length: prompts - least + 1 }, (_, i) => least + i)
  })
}

/**
 * The first size of trial that gives the quality level, with the last of the results in the order given that still does. Every result is
 * less in favour of that level than the one before, and quality follows the wins, so the last one is found by halving.
 */
function smallestTrial(grounds: Grounds, Q: Levels['Q'], results: (prompts: number) => number[]): Assumption[] {
  for (const prompts of TRIAL_SIZES) {
    const wins = results(prompts)
    const gives = (index: number) => judge(grounds, [{ kind: 'trial', wins: wins[index] as number, prompts }]).levels.Q === Q
    if (!gives(0)) continue
    let [last, beyond] = [0, wins.length]
    while (beyond - last > 1) {
      const middle = Math.floor((last + beyond) / 2)
      if (gives(middle)) last = middle
      else beyond = middle
    }
    return [{ kind: 'trial', wins: wins[last] as number, prompts }]
  }
  return []
}

const rising = Array.from({ length: 2 * FURTHEST_POINTS + 1 }, (_, i) => (i - FURTHEST_POINTS) / 100)
const falling = rising.toReversed()

/** The first finding of one more evaluator, in the order given, that does it. */
function evaluatorAt(grounds: Grounds, findings: readonly number[], does: (then: Judgement) => boolean): Assumption[] {
  const netPreference = findings.find((x) => does(judge(grounds, [{ kind: 'evaluator', netPreference: x }])))
  return netPreference === undefined ? [] : [{ kind: 'evaluator', netPreference }]
}

function search(grounds: Grounds, edits: readonly Assumption[], does: (then: Judgement) => boolean): Counterfactual[] {
  const tried = (set: Assumption[]): Counterfactual[] => {
    const then = judge(grounds, set)
    return does(then) ? [{ edits: set, status: then.status, levels: then.levels }] : []
  }
  const singles = edits.flatMap((edit) => tried([edit]))
  if (singles.length > 0) return singles
  return edits.flatMap((first, i) => edits.slice(i + 1).flatMap((second) => tried([first, second])))
}
