import type { Policy } from '@/lib/domain/policy'
import { type AppraisalContext, appraisalContext, appraise, invisible } from './appraisal'
import { barOf, basisOf, type History, historyOf } from './decision'
import { deduplicate } from './deduplicate'
import { type Parity, parityOf } from './gates'
import { type AppraisedClaim, type Claimed, claimedOf } from './hype'
import type { Econ, EngineClaim, EngineInput } from './input'
import { byId, sortedById } from './numerics'
import type { Appraisal, Basis, Group } from './output'
import { publishedVoices } from './synthesis'
import { type PooledTrials, poolTrials } from './trial'

/**
 * What a verdict is decided from once claims are appraised and facts are judged: small, plain data, so that the same case can be decided
 * again under assumptions in microseconds, also in a browser.
 */
export interface Grounds {
  policy: Policy
  basis: Basis
  delta: number
  history: History
  /** One voice per evaluator other than the team. */
  published: Group[]
  trials: PooledTrials
  claimed: Claimed
  parity: Parity
  econ: Econ
  /** Money per month that the dependency costs today; null when the team has not said. */
  monthlySpend: number | null
}

/** How each claim was read: the audit trail beside the grounds. */
export interface Trail {
  /** Every claim that does not repeat another, sorted by id. */
  appraisals: Appraisal[]
  /** Ids of claims that repeat a kept claim. */
  dropped: string[]
}

/** Appraises the claims and judges the facts of a checked input. */
export function groundsOf(input: EngineInput): { grounds: Grounds; trail: Trail } {
  const { policy, dependency } = input
  const ctx = appraisalContext(input)
  const basis = basisOf(input)
  const { visible, ...trail } = appraiseAll(input.claims, ctx)
  const grounds: Grounds = {
    policy,
    basis,
    delta: barOf(basis, dependency, policy),
    history: historyOf(input.previous, policy),
    published: publishedVoices(trail.appraisals, policy),
    trials: poolTrials(sortedById(input.trials), ctx.asOf),
    claimed: claimedOf(visible, ctx),
    parity: parityOf(input),
    econ: input.econ,
    monthlySpend: dependency.monthlySpend ?? null,
  }
  return { grounds, trail }
}

/** `visible`: the claims known on the day, each with its appraisal. */
function appraiseAll(claims: readonly EngineClaim[], ctx: AppraisalContext): Trail & { visible: AppraisedClaim[] } {
  const sorted = sortedById(claims)
  const known = sorted.filter((claim) => !invisible(claim, ctx.asOf))
  const { kept, dropped } = deduplicate(known)
  const visible = kept.map((claim) => ({ claim, appraisal: appraise(claim, ctx) }))
  const appraisals = visible.map(({ appraisal }) => appraisal)
  if (known.length === sorted.length) return { appraisals, visible, dropped }
  const hidden = sorted.filter((claim) => invisible(claim, ctx.asOf)).map((claim) => appraise(claim, ctx))
  return { appraisals: [...appraisals, ...hidden].sort(byId), visible, dropped }
}
