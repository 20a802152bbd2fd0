import { dayNumber } from '@/lib/domain/day'
import type { Policy } from '@/lib/domain/policy'
import { netPreference, publishedPreference } from './effect'
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
  asOf: number
  weights: ReadonlyMap<string, number>
  totalWeight: number
}

export function appraisalContext({ dependency, challenger, incumbent, policy, asOf }: EngineInput): AppraisalContext {
  const weights = new Map(Object.entries(dependency.dimensionWeights))
  let totalWeight = 0
  for (const weight of weights.values()) totalWeight += weight
  return { policy, dependencyId: dependency.id, task: dependency.task, challenger, incumbent, asOf: dayNumber(asOf), weights, totalWeight }
}

/** Why a claim is invisible on this day, whatever it says: not yet published, or taken back. */
export function invisible(claim: EngineClaim, asOf: number): ExclusionCode | null {
  if (dayNumber(claim.publishedAt) > asOf) return 'FUTURE'
  return claim.retracted ? 'RETRACTED' : null
}

/**
 * What a claim is worth to this dependency: its net preference corrected for the evaluator's interest, and a budget of independent
 * variances that adds up to v. A claim that carries no evidence keeps a reason and the grade E.
 */
export function appraise(claim: EngineClaim, ctx: AppraisalContext): Appraisal {
  const { policy } = ctx
  const conversion = { metric: claim.metric, defaults: policy.defaults }
  const side = interest(claim, ctx)
  const selection = selectionRisk(claim, policy)
  const base = {
    id: claim.id,
    evaluatorId: claim.evaluatorId,
    evaluatorKind: claim.evaluatorKind,
    side,
    raw: publishedPreference(claim.effect, conversion),
    sigmaB: policy.biasSd[claim.evaluatorKind],
    selection,
    mu: policy.optimism.max * interestShare(claim, side, policy) * selection,
    ageDays: Math.max(0, ctx.asOf - dayNumber(claim.evaluatedAt ?? claim.publishedAt)),
  }
  const reason = invisible(claim, ctx.asOf)
  if (reason) return excluded(base, reason)
  if (!samePair(claim, ctx)) return excluded(base, 'WRONG_PAIR')
  const effect = netPreference(claim.effect, conversion)
  if (!effect) return excluded(base, 'NO_EFFECT')
  if (claim.versionMatch === 'other') return excluded(base, 'WRONG_VERSION')
  const taskSd = taskDoubt(claim, ctx)
  if (taskSd === null) return excluded(base, 'UNRELATED_TASK')
  const drift = claim.versionsPinned ? policy.u.driftPinnedPerMonth : policy.u.driftUnpinnedPerMonth
  const budget = doubtBudget(claim, ctx, { sampling: effect.v, task: taskSd ** 2, age: (drift * base.ageDays) / DAYS_PER_MONTH })
  return included(base, { y: effect.y, budget, drift }, policy)
}

type Base = Pick<Appraisal, 'id' | 'evaluatorId' | 'evaluatorKind' | 'side' | 'raw' | 'sigmaB' | 'selection' | 'mu' | 'ageDays'>

function excluded(base: Base, reason: ExclusionCode): Appraisal {
  const nothing = { y: null, yStar: null, v: null, budget: null, U: null, halfLifeMonths: null }
  return { ...base, ...nothing, included: false, reason, grade: 'E' }
}

function included(base: Base, found: { y: number; budget: Budget; drift: number }, policy: Policy): Appraisal {
  const { y, budget, drift } = found
  const v = budgetSum(budget)
  const U = Math.sqrt(base.sigmaB ** 2 + v + base.mu ** 2)
  const yStar = corrected(y, base.side, base.mu)
  const halfLifeMonths = drift > 0 ? (v - budget.age) / drift : null
  return { ...base, included: true, reason: null, y, yStar, v, budget, U, grade: grade(U, policy.gradeCuts), halfLifeMonths }
}

/** A self-serving claim loses mu but never changes sign; a statement against the speaker's interest counts in full. */
function corrected(y: number, side: number, mu: number): number {
  return side !== 0 && side * y > 0 ? side * Math.max(0, side * y - mu) : y
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

function interestShare({ evaluatorKind }: EngineClaim, side: number, { optimism }: Policy): number {
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

function doubtBudget(claim: EngineClaim, ctx: AppraisalContext, known: Pick<Budget, 'sampling' | 'task' | 'age'>): Budget {
  const { u } = ctx.policy
  const versionSd = claim.versionMatch === 'family' ? u.versionFamily : claim.versionMatch === 'unknown' ? u.versionUnknown : 0
  const open = (claim.promptsPublic ? 1 : 0) + (claim.settingsDisclosed ? 1 : 0) + (claim.outputsOrCodePublic ? 1 : 0)
  return {
    sampling: known.sampling,
    task: known.task,
    dimension: (u.dimension * (1 - coverage(claim, ctx))) ** 2,
    version: versionSd ** 2,
    age: known.age,
    metric: u.metric[claim.metric] ** 2,
    repro: ((u.repro * (3 - open)) / 3) ** 2,
    saturation: claim.saturated ? u.saturated ** 2 : 0,
  }
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
