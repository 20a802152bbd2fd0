import { daysBetween } from '@/lib/domain/day-count'
import { type AppraisalContext, samePair, taskDoubt } from './appraisal'
import type { EngineClaim } from './input'
import { clamp } from './numerics'
import type { Appraisal, Verdict } from './output'

export interface AppraisedClaim {
  claim: EngineClaim
  appraisal: Appraisal
}

/** Below this net preference a claim is too quiet to be called hype. */
const QUIET = 0.1

/** What interested or unnamed voices promise, before anything is set against it. */
export type Claimed = Pick<Verdict['hype'], 'claimed' | 'maxSel' | 'oldest'>

/**
 * The loudest promise of interested or unnamed voices. Only claims that promise a lead on this pair and a related task count toward
 * `maxSel` (room left for selection) and `oldest` (days since publication).
 */
export function claimedOf(known: readonly AppraisedClaim[], ctx: AppraisalContext): Claimed {
  let claimed = 0
  let maxSel = 0
  let first = ctx.asOf
  for (const { claim, appraisal } of known) {
    if (appraisal.side !== 1 && claim.evaluatorKind !== 'unknown') continue
    const loud = loudness(claim, appraisal, ctx)
    if (loud <= 0) continue
    claimed = Math.max(claimed, loud)
    maxSel = Math.max(maxSel, appraisal.selection)
    if (claim.publishedAt < first) first = claim.publishedAt
  }
  return { claimed, maxSel, oldest: daysBetween(first, ctx.asOf) }
}

/** How far the promise goes beyond what independent evidence supports. */
export function hypeOf({ claimed, maxSel, oldest }: Claimed, independentMean: number): Verdict['hype'] {
  const supported = Math.max(0, independentMean)
  return { claimed, supported, gap: claimed - supported, maxSel, oldest }
}

/** Net preference a claim promises, as published; a superlative without numbers counts as the policy says. */
function loudness(claim: EngineClaim, appraisal: Appraisal, ctx: AppraisalContext): number {
  if (!samePair(claim, ctx) || taskDoubt(claim, ctx) === null) return 0
  if (claim.effect.type === 'none') return claim.effect.superlative ? ctx.policy.defaults.superlative : 0
  return appraisal.raw ?? 0
}

/** Percent of the claim that nobody independent supports, 0 to 100; 0 when next to nothing is claimed. */
export function hypeIndex({ claimed, gap }: Verdict['hype']): number {
  return claimed < QUIET ? 0 : Math.round(100 * clamp(gap / claimed, 0, 1))
}
