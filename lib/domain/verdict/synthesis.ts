import type { EvaluatorKind } from '@/lib/domain/claim'
import type { Policy } from '@/lib/domain/policy'
import { biasUnder, corrected } from './appraisal'
import { countedPreference } from './effect'
import { byId, clamp, phi, q9, z80, z90 } from './numerics'
import type { Appraisal, Group, Verdict } from './output'
import type { PooledTrials } from './trial'

/** Everything the voices say together, against one bar delta. */
export interface Synthesis {
  posterior: Verdict['posterior']
  independent: Verdict['independent']
  k: number
  loo: number | null
  dissent: string[]
  /** Independent evaluators other than the team whose own estimate exceeds delta. */
  supporters: number
  anyIndependent: boolean
  I2: number | null
  Qh: number
}

/** Sums of weights and weighted effects, from which mean and spread follow. */
interface Pool {
  precision: number
  weighted: number
}

const independentKinds: ReadonlySet<EvaluatorKind> = new Set(['peer_reviewed', 'independent', 'community'])

/**
 * One voice per evaluator, in no particular order. A voice is independent only if every claim behind it is; its bias is the largest among
 * them. Expects the appraisals sorted by id. Bias and disagreement are read from the policy given here, so that appraisals made under
 * another view of these two serve as well.
 */
export function publishedVoices(appraisals: readonly Appraisal[], policy: Pick<Policy, 'biasSd' | 'optimism' | 'tau'>): Group[] {
  const byEvaluator = new Map<string, Appraisal[]>()
  for (const appraisal of appraisals) {
    if (!appraisal.included) continue
    const group = byEvaluator.get(appraisal.evaluatorId)
    if (group) group.push(appraisal)
    else byEvaluator.set(appraisal.evaluatorId, [appraisal])
  }
  return [...byEvaluator.values()].map((claims) => evaluatorVoice(claims, policy))
}

/** What others say and what the team's own trials say, sorted by id. */
export function voices(published: readonly Group[], trials: PooledTrials, policy: Policy): Group[] {
  return [...published, ...ownVoices(trials, policy)].sort(byId)
}

function evaluatorVoice(claims: Appraisal[], policy: Pick<Policy, 'biasSd' | 'optimism' | 'tau'>): Group {
  let weights = 0
  let weighted = 0
  let boldest = claims[0] as Appraisal
  let largest = Number.NEGATIVE_INFINITY
  let independent = true
  for (const claim of claims) {
    const { sigmaB, mu } = biasUnder(policy, claim)
    const weight = 1 / (claim.v as number)
    weights += weight
    weighted += weight * corrected(claim.y as number, claim.side, mu)
    if (sigmaB > largest) [boldest, largest] = [claim, sigmaB]
    independent &&= independentKinds.has(claim.evaluatorKind)
  }
  return {
    id: boldest.evaluatorId,
    kind: boldest.evaluatorKind,
    own: false,
    independent,
    y: weighted / weights,
    V: 1 / weights + largest ** 2 + policy.tau ** 2,
    sigmaB: largest,
    members: claims.map(({ id }) => id),
  }
}

/** A proof trial measures the target itself, so disagreement between evaluators does not apply to it. */
function ownVoices({ proof, informal, proofIds, informalIds }: PooledTrials, { biasSd, tau }: Policy): Group[] {
  const voice = (id: string, counts: PooledTrials['proof'], members: string[], sigmaB: number, spread: number): Group[] => {
    if (counts.N === 0) return []
    const { y, v } = countedPreference(counts.w, counts.l, counts.N)
    return [{ id, kind: 'own_trial', own: true, independent: true, y, V: v + sigmaB ** 2 + spread ** 2, sigmaB, members }]
  }
  return [
    ...voice('own:informal', informal, informalIds, biasSd.community, tau),
    ...voice('own:proof', proof, proofIds, biasSd.own_trial, 0),
  ]
}

/**
 * Combines the voices with a sceptical normal prior around "no difference". All variances are known, so the posterior is a precision
 * sum: order-free, and one more unfavourable voice can never help. `delta` is the bar on net preference.
 */
export function synthesise(groups: readonly Group[], delta: number, policy: Policy): Synthesis {
  const independents = groups.filter((group) => group.independent)
  const others = independents.filter((group) => !group.own)
  const all = pool(groups, policy.priorSd)
  const sound = pool(independents, policy.priorSd)
  const { m, s } = moments(all)
  return {
    posterior: {
      m,
      s,
      P: exceeds(all, delta),
      pAny: exceeds(all, 0),
      lo90: clamp(m - z90 * s, -1, 1),
      hi90: clamp(m + z90 * s, -1, 1),
    },
    independent: { ...moments(sound), P: exceeds(sound, delta) },
    k: independents.reduce((total, { V }) => total + policy.referenceVariance / V, 0),
    loo: leaveOneOut(independents, sound, delta),
    dissent: others.filter(({ y, V }) => q9(y + z80 * Math.sqrt(V)) < delta).map(({ id }) => id),
    supporters: others.filter(({ y }) => q9(y) > delta).length,
    anyIndependent: independents.length > 0,
    ...heterogeneity(groups),
  }
}

function pool(groups: readonly Group[], priorSd: number): Pool {
  const sums = { precision: 1 / priorSd ** 2, weighted: 0 }
  for (const { y, V } of groups) {
    sums.precision += 1 / V
    sums.weighted += y / V
  }
  return sums
}

function moments({ precision, weighted }: Pool): { m: number; s: number } {
  return { m: weighted / precision, s: 1 / Math.sqrt(precision) }
}

function exceeds(sums: Pool, bar: number): number {
  const { m, s } = moments(sums)
  return phi((m - bar) / s)
}

function leaveOneOut(independents: readonly Group[], { precision, weighted }: Pool, delta: number): number | null {
  let least: number | null = null
  for (const { y, V } of independents) {
    const without = exceeds({ precision: precision - 1 / V, weighted: weighted - y / V }, delta)
    if (least === null || without < least) least = without
  }
  return least
}

/** Cochran's Q and Higgins' I2 around the precision mean; for information, never part of a decision. */
function heterogeneity(groups: readonly Group[]): { I2: number | null; Qh: number } {
  if (groups.length < 2) return { I2: null, Qh: 0 }
  const flat = pool(groups, Number.POSITIVE_INFINITY)
  const mean = flat.weighted / flat.precision
  const Qh = groups.reduce((total, { y, V }) => total + (y - mean) ** 2 / V, 0)
  const df = groups.length - 1
  return { I2: Qh > df ? (Qh - df) / Qh : 0, Qh }
}
