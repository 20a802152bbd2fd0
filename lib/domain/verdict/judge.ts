import { type AssumedGrounds, type Assumption, assume } from './assumption'
import { type Case, economicsLevel, gateReasons, qualityLevel, statusOf } from './decision'
import { economicsOf } from './economics'
import type { Grounds, Trail } from './grounds'
import { hypeIndex, hypeOf } from './hype'
import type { Basis, EconResult, Group, Levels, ReasonCode, Status, Verdict } from './output'
import { synthesise, voices } from './synthesis'
import { confidenceSequence, davidson, evidence, nullShare, type PooledTrials } from './trial'

/** The levels of a case with what they were read from. */
export interface Judgement {
  status: Status
  levels: Levels
  reasons: ReasonCode[]
  groups: Group[]
  found: Case
  econ: EconResult
}

/** Decides a case: quality, readiness and economics, and the status they name. Cheap: no claim is appraised again. */
export function judge(grounds: Grounds, assumptions: readonly Assumption[] = []): Judgement {
  return judgeAssumed(assume(grounds, assumptions))
}

function judgeAssumed({ policy, basis, delta, history, published, trials, claimed, parity, ...money }: AssumedGrounds): Judgement {
  const groups = voices(published, trials, policy)
  const synthesis = synthesise(groups, delta, policy)
  const hype = hypeOf(claimed, synthesis.independent.m)
  const found: Case = { synthesis, ...trialEvidence(trials, basis, policy.niMargin), trial: trials.proof, hype, basis }
  const quality = qualityLevel(found, history, policy)
  const econ = economicsOf(money.econ, { posterior: synthesis.posterior, basis }, policy.economics)
  const economics = money.economics === null ? economicsLevel(econ, basis, { history, policy }) : assumedEconomics(money.economics)
  const levels = { Q: quality.Q, R: parity.level, E: economics.E }
  return {
    status: statusOf(levels),
    levels,
    reasons: [...basisReasons(basis), ...quality.reasons, ...gateReasons(parity.gates, policy), ...economics.reasons],
    groups,
    found,
    econ,
  }
}

/** The whole verdict on grounds with assumptions; `trail` is the audit trail of the claims behind the grounds. */
export function decide(grounds: Grounds, assumptions: readonly Assumption[], trail: Trail): Verdict {
  const assumed = assume(grounds, assumptions)
  const { policy, basis, delta, parity } = assumed
  const { status, levels, reasons, groups, found, econ } = judgeAssumed(assumed)
  const { synthesis, trial, hype } = found
  return {
    status,
    levels,
    basis,
    delta,
    reasons,
    posterior: synthesis.posterior,
    independent: synthesis.independent,
    k: synthesis.k,
    e: found.e,
    eLoss: found.eLoss,
    cs: confidenceSequence(trial.w, trial.l),
    trial,
    davidson: davidson(trial),
    loo: synthesis.loo,
    dissent: synthesis.dissent,
    I2: synthesis.I2,
    Qh: synthesis.Qh,
    hype,
    hypeIndex: hypeIndex(hype),
    gates: parity.gates,
    gateEvidence: parity.evidence,
    econ,
    appraisals: trail.appraisals,
    groups,
    dropped: trail.dropped,
    policyVersion: policy.policyVersion,
    engineVersion: policy.engineVersion,
  }
}

function trialEvidence({ proof }: PooledTrials, basis: Basis, niMargin: number): { e: number; eLoss: number } {
  const p0 = nullShare(basis, niMargin)
  return { e: evidence(proof.w, proof.l, p0), eLoss: evidence(proof.l, proof.w, 1 - p0) }
}

function assumedEconomics(E: Levels['E']): { E: Levels['E']; reasons: ReasonCode[] } {
  return { E, reasons: E === 0 ? ['ECONOMICS_HOPELESS'] : [] }
}

function basisReasons(basis: Basis): ReasonCode[] {
  if (basis === 'capability') return []
  return [basis === 'cost' ? 'BASIS_COST' : 'BASIS_FORCED']
}
