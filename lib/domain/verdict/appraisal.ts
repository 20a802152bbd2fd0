import type { EvaluatorKind } from '@/lib/domain/claim'
import type { Day } from '@/lib/domain/day'
import { dayNumber } from '@/lib/domain/day-count'
import type { Policy } from '@/lib/domain/policy'
import { type NetPreference, netPreference, publishedPreference } from './effect'
import type { EngineClaim, EngineInput } from './input'
import { clamp, DAYS_PER_MONTH, q9 } from './numerics'
import type { Appraisal, Budget, ExclusionCode, Grade } from './output'

/** What every claim of one input is appraised against, prepared once. */
export interface AppraisalContext {
  policy: Policy
  dependencyId: string
  task: string
  challenger: EngineInput['challenger']
  incumbent: EngineInput['incumbent']
  asOf: Day
  asOfNumber: number
  weights: ReadonlyMap<string, number>
  totalWeight: number
}

type Appraised = Pick<EngineInput, 'challenger' | 'incumbent' | 'policy' | 'asOf'> & {
  dependency: Pick<EngineInput['dependency'], 'id' | 'task' | 'dimensionWeights'>
}

export function appraisalContext({ dependency, challenger, incumbent, policy, asOf }: Appraised): AppraisalContext {
  const weights = new Map(Object.entries(dependency.dimensionWeights))
  let totalWeight = 0
  for (const weight of weights.values()) totalWeight += weight
  return {
    policy,
    dependencyId: dependency.id,
    task: dependency.task,
    challenger,
    incumbent,
    asOf,
    asOfNumber: dayNumber(asOf),
    weights,
    totalWeight,
  }
}

/** Why a claim is invisible on this day, whatever it says: not yet published, or taken back. */
export function invisible(claim: EngineClaim, asOf: Day): ExclusionCode | null {
  if (claim.publishedAt > asOf) return 'FUTURE'
  return claim.retracted ? 'RETRACTED' : null
}

/**
 * What a claim is worth to this dependency: its net preference corrected for the evaluator's interest, and a budget of independent
 * variances that adds up to v. A claim that carries no evidence keeps a reason and the grade E.
 */
export function appraise(claim: EngineClaim, ctx: AppraisalContext): Appraisal {
  const { policy } = ctx
  const effect = netPreference(claim.effect, { metric: claim.metric, defaults: policy.defaults })
  const reason = exclusion(claim, effect, ctx)
  const side = interest(claim, ctx)
  const selection = selectionRisk(claim, policy)
  const { sigmaB, mu } = biasUnder(policy, { evaluatorKind: claim.evaluatorKind, side, selection })
  const ageDays = Math.max(0, ctx.asOfNumber - dayNumber(claim.evaluatedAt ?? claim.publishedAt))
  const counted = effect !== null && reason === null
  const budget = counted ? doubtBudget(claim, ctx, { sampling: effect.v, ageDays }) : null
  const v = budget && budgetSum(budget)
  const U = v === null ? null : Math.sqrt(sigmaB ** 2 + v + mu ** 2)
  return {
    id: claim.id,
    evaluatorId: claim.evaluatorId,
    evaluatorKind: claim.evaluatorKind,
    included: counted,
    reason,
    side,
    raw: publishedPreference(claim.effect, effect),
    y: counted ? effect.y : null,
    yStar: counted ? corrected(effect.y, side, mu) : null,
    v,
    budget,
    sigmaB,
    selection,
    mu,
    U,
    grade: U === null ? 'E' : grade(U, policy.gradeCuts),
    ageDays,
    halfLifeMonths: budget && halfLife(budget, drift(claim, policy)),
  }
}

/** Spread and lean of what an evaluator says, as a policy sees them: all that the policy's view of bias adds to an appraisal. */
export function biasUnder(
  policy: Pick<Policy, 'biasSd' | 'optimism'>,
  { evaluatorKind, side, selection }: Pick<Appraisal, 'evaluatorKind' | 'side' | 'selection'>,
): Pick<Appraisal, 'sigmaB' | 'mu'> {
  return { sigmaB: policy.biasSd[evaluatorKind], mu: policy.optimism.max * interestShare(evaluatorKind, side, policy) * selection }
}

/** The first reason, in this order, why a claim carries no evidence for this dependency. */
function exclusion(claim: EngineClaim, effect: NetPreference | null, ctx: AppraisalContext): ExclusionCode | null {
  const hidden = invisible(claim, ctx.asOf)
  if (hidden) return hidden
  if (!samePair(claim, ctx)) return 'WRONG_PAIR'
  if (!effect) return 'NO_EFFECT'
  if (claim.versionMatch === 'other') return 'WRONG_VERSION'
  return taskDoubt(claim, ctx) === null ? 'UNRELATED_TASK' : null
}

/** A self-serving claim loses mu but never changes sign; a statement against the speaker's interest counts in full. */
export function corrected(y: number, side: number, mu: number): number {
  if (side === 0 || side * y <= 0) return y
  return side * y > mu ? y - side * mu : 0
}

export function samePair(claim: EngineClaim, { challenger, incumbent }: AppraisalContext): boolean {
  return claim.challengerModelId === challenger.id && claim.incumbentModelId === incumbent.id
}

/** A vendor of both models is taken to favour the challenger, which is the one it wants to sell next. */
function interest({ evaluatorKind, conflictOrgId }: EngineClaim, { challenger, incumbent }: AppraisalContext): -1 | 0 | 1 {
  if (evaluatorKind !== 'vendor' && evaluatorKind !== 'collaborative') return 0
  if (conflictOrgId === challenger.vendorId) return 1
  return conflictOrgId === incumbent.vendorId ? -1 : 0
}

function interestShare(evaluatorKind: EvaluatorKind, side: number, { optimism }: Pick<Policy, 'optimism'>): number {
  if (side === 0) return 0
  return evaluatorKind === 'vendor' ? optimism.shareVendor : optimism.shareCollaborative
}

/** Room left for picking what flatters, from the policy's floor to 1. */
function selectionRisk(claim: EngineClaim, { optimism }: Policy): number {
  const disclosed =
    optimism.wCompleteness * completeness(claim) +
    (claim.promptsPublic ? optimism.wPrompts : 0) +
    (claim.settingsDisclosed ? optimism.wSettings : 0) +
    (claim.outputsOrCodePublic ? optimism.wOutputs : 0)
  return clamp(1 - disclosed, optimism.floor, 1)
}

function completeness({ dimensions, dimsReported, dimsAvailable }: EngineClaim): number {
  if (dimsAvailable == null) return dimensions === 'overall' ? 1 : 0
  return dimsReported == null ? 0 : Math.min(1, dimsReported / dimsAvailable)
}

/** Standard deviation for testing another task than the team's; null when the tasks have nothing to say about each other. */
export function taskDoubt(claim: EngineClaim, { dependencyId, task, policy }: AppraisalContext): number | null {
  if (claim.ownWorkflowOf === dependencyId) return 0
  if (claim.task === task) return policy.u.taskNear
  const adjacent = policy.taskAdjacency.some(([a, b]) => (a === task && b === claim.task) || (b === task && a === claim.task))
  return adjacent ? policy.u.taskAdjacent : null
}

function doubtBudget(claim: EngineClaim, ctx: AppraisalContext, { sampling, ageDays }: { sampling: number; ageDays: number }): Budget {
  const { u } = ctx.policy
  const versionSd = claim.versionMatch === 'family' ? u.versionFamily : claim.versionMatch === 'unknown' ? u.versionUnknown : 0
  const open = (claim.promptsPublic ? 1 : 0) + (claim.settingsDisclosed ? 1 : 0) + (claim.outputsOrCodePublic ? 1 : 0)
  return {
    sampling,
    task: (taskDoubt(claim, ctx) ?? 0) ** 2,
    dimension: (u.dimension * (1 - coverage(claim, ctx))) ** 2,
    version: versionSd ** 2,
    age: (drift(claim, ctx.policy) * ageDays) / DAYS_PER_MONTH,
    metric: u.metric[claim.metric] ** 2,
    repro: ((u.repro * (3 - open)) / 3) ** 2,
    saturation: claim.saturated ? u.saturated ** 2 : 0,
  }
}

/** Variance added by a month of age. */
function drift(claim: EngineClaim, { u }: Policy): number {
  return claim.versionsPinned ? u.driftPinnedPerMonth : u.driftUnpinnedPerMonth
}

/** Months in which age alone doubles the variance a claim had when fresh. */
function halfLife(budget: Budget, driftPerMonth: number): number | null {
  return driftPerMonth > 0 ? (budgetSum(budget) - budget.age) / driftPerMonth : null
}

/** Share of the dependency's dimension weights that the claim reports on. */
function coverage({ dimensions }: EngineClaim, { weights, totalWeight }: AppraisalContext): number {
  if (dimensions === 'overall') return 1
  let covered = 0
  for (const [dimension, weight] of weights) if (dimensions.includes(dimension)) covered += weight
  return covered / totalWeight
}

function budgetSum({ sampling, task, dimension, version, age, metric, repro, saturation }: Budget): number {
  return sampling + task + dimension + version + age + metric + repro + saturation
}

function grade(doubt: number, cuts: Policy['gradeCuts']): Grade {
  const rounded = q9(doubt)
  if (rounded <= cuts.A) return 'A'
  if (rounded <= cuts.B) return 'B'
  if (rounded <= cuts.C) return 'C'
  return rounded <= cuts.D ? 'D' : 'E'
}
