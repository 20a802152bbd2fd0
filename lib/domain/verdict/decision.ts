import { daysBetween } from '@/lib/domain/day-count'
import type { Policy } from '@/lib/domain/policy'
import { requiredGates } from './gates'
import type { EngineDependency, EngineInput, Previous } from './input'
import { byId, q9 } from './numerics'
import type { Basis, EconResult, GateResult, Levels, ReasonCode, Status, Verdict } from './output'
import type { Synthesis } from './synthesis'

/** What the quality level is decided from. */
export interface Case {
  synthesis: Synthesis
  e: number
  eLoss: number
  trial: Verdict['trial']
  hype: Verdict['hype']
  basis: Basis
}

/** Levels of the last signed week, or null when there are none that this policy and engine made. */
export type History = Levels | null

/** The goal, unless the incumbent retires within the policy's lead time or already has: then the move is forced. */
export function basisOf({
  goal,
  dependency,
  asOf,
  policy,
}: Pick<EngineInput, 'goal' | 'asOf' | 'policy'> & { dependency: Pick<EngineDependency, 'forcedMoveBy'> }): Basis {
  const { forcedMoveBy } = dependency
  return forcedMoveBy != null && daysBetween(asOf, forcedMoveBy) <= policy.forcedMoveLeadDays ? 'forced' : goal
}

/** The net preference to exceed: a worthwhile gain, or for cost and forced moves the greatest loss that still counts as on par. */
export function barOf(basis: Basis, dependency: Pick<EngineDependency, 'mid'>, policy: Policy): number {
  return basis === 'capability' ? (dependency.mid ?? policy.midNetPreference) : -policy.niMargin
}

/** Levels of another policy or engine version say nothing about this one. */
export function historyOf(previous: Previous | null, { policyVersion, engineVersion }: Policy): History {
  return previous && previous.policyVersion === policyVersion && previous.engineVersion === engineVersion
    ? (previous.levels as Levels)
    : null
}

interface Proof {
  own: boolean
  replicated: boolean
}

/** The two ways to prove a case: the team's own blind trial, or (if the policy allows) several independent evaluators without dissent. */
function proofOf({ synthesis, e, trial, basis }: Case, history: History, policy: Policy): Proof {
  const { enter, stay } = provenBars(basis, policy)
  const { supporters, loo, dissent } = synthesis
  return {
    own: trial.w >= enter.minWins && q9(e) >= (history?.Q === 4 ? stay.e : enter.e),
    replicated: !policy.requireOwnTrial && supporters >= 2 && loo !== null && q9(loo) >= enter.loo && dissent.length === 0,
  }
}

/** What a case has to reach to be proven, and to stay proven once it was. */
export function provenBars(basis: Basis, { thresholds }: Policy) {
  return basis === 'capability'
    ? { enter: thresholds.proven, stay: thresholds.provenStay }
    : { enter: thresholds.provenNi, stay: thresholds.provenNiStay }
}

/** Quality level with its reasons. Bars to stay at last week's level are looser than the bars to reach it, so that a verdict does not flap. */
export function qualityLevel(found: Case, history: History, policy: Policy): { Q: Levels['Q']; reasons: ReasonCode[] } {
  const proof = proofOf(found, history, policy)
  const Q = refuted(found, history, policy)
    ? 0
    : proven(found, proof, { history, policy })
      ? 4
      : promising(found, history, policy)
        ? 3
        : hyped(found, history, policy)
          ? 1
          : 2
  const reasons = [qualityReason(Q, found, proof, policy)]
  // Below promising, the main reason already says that independents see no gain.
  if (Q >= 3 && found.synthesis.dissent.length > 0) reasons.push('DISSENT')
  return { Q, reasons }
}

function refuted({ synthesis, eLoss }: Case, history: History, { thresholds }: Policy): boolean {
  const bar = history?.Q === 0 ? thresholds.refutedStay.p : thresholds.refuted.p
  return trialLost(eLoss, thresholds) || (q9(synthesis.posterior.P) <= bar && q9(synthesis.k) >= thresholds.refuted.k)
}

function trialLost(eLoss: number, thresholds: Policy['thresholds']): boolean {
  return q9(eLoss) >= thresholds.refuted.eLoss
}

function proven({ synthesis, basis }: Case, proof: Proof, { history, policy }: { history: History; policy: Policy }): boolean {
  const { enter, stay } = provenBars(basis, policy)
  return reaches(synthesis, history?.Q === 4 ? stay : enter) && (proof.own || proof.replicated)
}

function promising({ synthesis }: Case, history: History, { thresholds }: Policy): boolean {
  return reaches(synthesis, history !== null && history.Q >= 3 ? thresholds.promisingStay : thresholds.promising)
}

function reaches({ posterior, independent }: Synthesis, bar: { p: number; pInd: number }): boolean {
  return q9(posterior.P) >= bar.p && q9(independent.P) >= bar.pInd
}

/** A gap alone is not hype: somebody must have looked, or the claim hides enough, or there was time to look. */
function hyped({ synthesis, hype }: Case, history: History, { thresholds }: Policy): boolean {
  const bar = history?.Q === 1 ? thresholds.hypeStay.gap : thresholds.hype.gap
  const checkable = synthesis.anyIndependent || q9(hype.maxSel) >= thresholds.hypeSelection || hype.oldest >= thresholds.hypeGraceDays
  return q9(hype.gap) >= bar && checkable
}

function qualityReason(Q: Levels['Q'], found: Case, proof: Proof, policy: Policy): ReasonCode {
  const { synthesis, eLoss, hype, trial } = found
  switch (Q) {
    case 0:
      return trialLost(eLoss, policy.thresholds) ? 'TRIAL_LOST' : 'NO_WORTHWHILE_GAIN'
    case 1:
      if (synthesis.anyIndependent) return 'CLAIMS_EXCEED_INDEPENDENT_EVIDENCE'
      return q9(hype.maxSel) >= policy.thresholds.hypeSelection ? 'SELECTIVE_REPORTING' : 'UNREPLICATED'
    case 2:
      return synthesis.anyIndependent ? 'INDEPENDENT_EVIDENCE_BELOW_MID' : 'NO_INDEPENDENT_EVIDENCE'
    case 3:
      if (proof.own || proof.replicated) return 'POSTERIOR_BELOW_BAR'
      return trial.N > 0 ? 'TRIAL_INCONCLUSIVE' : 'NO_OWN_TRIAL'
    case 4:
      return proof.own ? 'OWN_TRIAL_WON' : 'INDEPENDENT_REPLICATION'
  }
}

/** In a forced move, or where the policy only advises on money, the business case decides nothing. */
export const moneyDecides = ({ basis, policy }: { basis: Basis; policy: Policy }): boolean =>
  basis !== 'forced' && policy.economics.mode === 'required'

/** Economics level: 2 pays, 1 unclear or missing, 0 hopeless; always 2 when advisory or when there is no choice but to move. */
export function economicsLevel(
  econ: EconResult,
  basis: Basis,
  { history, policy }: { history: History; policy: Policy },
): { E: Levels['E']; reasons: ReasonCode[] } {
  if (!moneyDecides({ basis, policy })) return { E: 2, reasons: [] }
  if (econ.upper === null || econ.pPays === null) return { E: 1, reasons: ['ECONOMICS_MISSING'] }
  if (q9(econ.upper) < 0) return { E: 0, reasons: ['ECONOMICS_HOPELESS'] }
  const bar = history?.E === 2 ? policy.thresholds.paysStay.p : policy.thresholds.pays.p
  return q9(econ.pPays) >= bar ? { E: 2, reasons: [] } : { E: 1, reasons: ['ECONOMICS_UNCLEAR'] }
}

/** Failed required gates first, then unknown ones, each in the order of the policy. */
export function gateReasons(gates: readonly GateResult[], policy: Policy): ReasonCode[] {
  const required = requiredGates(gates, policy)
  return [
    ...required.filter(({ result }) => result === 'FAIL').map(({ gate }): ReasonCode => `GATE_FAIL:${gate}`),
    ...required.filter(({ result }) => result === 'UNKNOWN').map(({ gate }): ReasonCode => `GATE_UNKNOWN:${gate}`),
  ]
}

/** The status is the name of a cell of the level vector and depends on nothing else. */
export function statusOf({ Q, R, E }: Levels): Status {
  if (Q === 0) return 'STAY'
  if (Q === 1) return 'HYPE'
  if (E === 0) return 'STAY'
  if (Q === 2) return 'INSUFFICIENT'
  if (R === 0) return 'NOT_READY'
  if (Q === 3) return 'PROMISING'
  return R === 1 || E === 1 ? 'NOT_READY' : 'JUSTIFIED'
}

const displayOrder: readonly Status[] = ['JUSTIFIED', 'PROMISING', 'NOT_READY', 'INSUFFICIENT', 'HYPE', 'STAY']

/** Challengers of one dependency in the order to show them: by status, then net present value (unknown last), then P, then id. */
export function rankChallengers<T extends { id: string; verdict: Pick<Verdict, 'status' | 'econ' | 'posterior'> }>(
  challengers: readonly T[],
): T[] {
  const npv = (entry: T) => entry.verdict.econ.npv ?? Number.NEGATIVE_INFINITY
  return [...challengers].sort((a, b) => {
    const byStatus = displayOrder.indexOf(a.verdict.status) - displayOrder.indexOf(b.verdict.status)
    if (byStatus !== 0) return byStatus
    if (npv(a) !== npv(b)) return npv(b) - npv(a)
    if (a.verdict.posterior.P !== b.verdict.posterior.P) return b.verdict.posterior.P - a.verdict.posterior.P
    return byId(a, b)
  })
}
