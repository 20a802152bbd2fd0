import { chanceWithin, planChances } from '@/lib/domain/look-chances'
import type { Policy } from '@/lib/domain/policy'
import { provenBars } from './decision'
import { q9 } from './numerics'
import type { Basis } from './output'
import { evidence, nullShare } from './trial'

/** What an own blind trial has to reach to be proof: evidence `e` against a win share of `p0`, and at least `minWins` wins. */
export interface ProofBar {
  p0: number
  e: number
  minWins: number
}

type Decisive = { w: number; l: number }

/** The bar of a policy for a better challenger (capability) or for one that is as good (cost, forced). */
export function proofBar(basis: Basis, policy: Policy): ProofBar {
  const { e, minWins } = provenBars(basis, policy).enter
  return { p0: nullShare(basis, policy.niMargin), e, minWins }
}

/**
 * Fewest wins among that many further decisive prompts that reach the bar together with the wins and losses before; null when even
 * winning all of them does not.
 * @example winsNeeded(30, { p0: 0.5, e: 20, minWins: 15 }) // 23
 */
export function winsNeeded(prompts: number, bar: ProofBar, before: Decisive = { w: 0, l: 0 }): number | null {
  const reached = (wins: number) => reaches(before.w + wins, before.l + prompts - wins, bar)
  if (!reached(prompts)) return null
  // Evidence rises with every loss that is a win instead, so the fewest wins are found by halving.
  let [low, high] = [0, prompts]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (reached(middle)) high = middle
    else low = middle + 1
  }
  return low
}

function reaches(wins: number, losses: number, { p0, e, minWins }: ProofBar): boolean {
  return wins >= minWins && q9(evidence(wins, losses, p0)) >= e
}

/** Fewest wins that reach the bar for each number of decisive prompts from 0 to `most`; more than the prompts themselves where no wins do. */
export function neededWins(bar: ProofBar, most: number): number[] {
  let needed = 0
  return Array.from({ length: most + 1 }, (_, n) => {
    // One more prompt never needs fewer wins in all, and at most one more than before.
    while (needed <= n && !reaches(needed, n - needed, bar)) needed++
    return needed
  })
}

/**
 * Chance that a trial has reached the bar by each number of decisive prompts, 0 to `most`, when the challenger truly wins `share` of them
 * and somebody looks after every `lookEvery` prompts and at the end.
 * @example provenBy(0.7, { p0: 0.5, e: 20, minWins: 15 }, 60)[60] // 0.717
 */
export const provenBy = (share: number, bar: ProofBar, most: number, lookEvery = 1): number[] =>
  planChances(share, neededWins(bar, most), lookEvery)

/** Fewest decisive prompts to plan for the given chance to reach the bar; null when `most` are not enough. */
export function promptsFor(chance: number, share: number, bar: ProofBar, most = 1000, lookEvery = 1): number | null {
  const n = provenBy(share, bar, most, lookEvery).findIndex((reached) => reached >= chance)
  return n === -1 ? null : n
}

/** Mean number of decisive prompts of a trial that stops at the look that finds the bar reached, and at `most` otherwise. */
export function expectedPrompts(share: number, bar: ProofBar, most: number, lookEvery = 1): number {
  const chances = provenBy(share, bar, most, lookEvery)
  return Array.from({ length: most }, (_, n) => 1 - chanceWithin(chances, n, { planned: most, lookEvery })).reduce((sum, go) => sum + go, 0)
}

/** Prompts to plan when a share of them ends without a preference: ties decide nothing. */
export function withTies(decisive: number, tieShare: number): number {
  return Math.ceil(q9(decisive / (1 - tieShare)))
}

export interface SampleSizeRow {
  /** True share of decisive prompts that the challenger wins. */
  share: number
  /** Chance to have reached the bar for a plan of each of the sizes asked for. */
  proven: number[]
  /** Decisive prompts that reach the bar four times in five; null when 1000 do not. */
  fourInFive: number | null
  /** Mean number of decisive prompts when one stops at the look that finds the bar reached, or at 100. */
  stopsAfter: number
}

const trueShares = [0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8]
const MOST_PLANNED = 100

/** What trials of these sizes can prove, for true differences from none to a landslide, with a look after every `lookEvery` and at the end. */
export function sampleSizes(bar: ProofBar, sizes: readonly number[], lookEvery: number): SampleSizeRow[] {
  return trueShares.map((share) => {
    const reached = provenBy(share, bar, Math.max(...sizes), lookEvery)
    return {
      share,
      proven: sizes.map((n) => reached[n] as number),
      fourInFive: promptsFor(0.8, share, bar, 1000, lookEvery),
      stopsAfter: expectedPrompts(share, bar, MOST_PLANNED, lookEvery),
    }
  })
}
