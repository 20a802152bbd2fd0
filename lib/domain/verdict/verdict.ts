import { type AppraisalContext, appraisalContext, appraise, invisible } from './appraisal'
import { barOf, basisOf, type Case, economicsLevel, gateReasons, historyOf, qualityLevel, statusOf } from './decision'
import { deduplicate } from './deduplicate'
import { economicsOf } from './economics'
import { parityOf } from './gates'
import { type AppraisedClaim, hypeIndex, hypeOf } from './hype'
import type { EngineClaim, EngineInput } from './input'
import { byId, sortedById } from './numerics'
import type { Appraisal, Basis, ReasonCode, Verdict } from './output'
import { parseEngineInput } from './parse'
import { synthesise, voices } from './synthesis'
import { confidenceSequence, davidson, evidence, type PooledTrials, poolTrials } from './trial'

/**
 * The verdict on one challenger for one dependency on one day, from unchecked input in the shape of `EngineInputFields`. Pure: no clock,
 * no randomness; the same input gives the same bytes. Throws an Error that lists every problem when the input is invalid.
 */
export function verdict(input: unknown): Verdict {
  const parsed = parseEngineInput(input)
  if (!parsed.ok) throw new Error(parsed.problems.map(({ path, message }) => `${path}: ${message}`).join('\n'))
  return evaluate(parsed.input)
}

/** `verdict` for input that is already checked: no validation, for passes over many pairs. */
export function evaluate(input: EngineInput): Verdict {
  const { policy, dependency } = input
  const ctx = appraisalContext(input)
  const basis = basisOf(input)
  const delta = barOf(basis, dependency, policy)
  const history = historyOf(input.previous, policy)

  const evidenceBase = appraiseAll(input.claims, ctx)
  const trials = poolTrials(sortedById(input.trials), ctx.asOf)
  const groups = voices(evidenceBase.appraisals, trials, policy)
  const synthesis = synthesise(groups, delta, policy)
  const hype = hypeOf(evidenceBase.visible, synthesis.independent.m, ctx)
  const found: Case = { synthesis, ...trialEvidence(trials, basis, policy.niMargin), trial: trials.proof, hype, basis }
  const quality = qualityLevel(found, history, policy)
  const parity = parityOf(input)
  const econ = economicsOf(input.econ, { posterior: synthesis.posterior, basis }, policy.economics)
  const economics = economicsLevel(econ, basis, { history, policy })
  const levels = { Q: quality.Q, R: parity.level, E: economics.E }

  return {
    status: statusOf(levels),
    levels,
    basis,
    delta,
    reasons: [...basisReasons(basis), ...quality.reasons, ...gateReasons(parity.gates, policy), ...economics.reasons],
    posterior: synthesis.posterior,
    independent: synthesis.independent,
    k: synthesis.k,
    e: found.e,
    eLoss: found.eLoss,
    cs: confidenceSequence(trials.proof.w, trials.proof.l),
    trial: trials.proof,
    davidson: davidson(trials.proof),
    loo: synthesis.loo,
    dissent: synthesis.dissent,
    I2: synthesis.I2,
    Qh: synthesis.Qh,
    hype,
    hypeIndex: hypeIndex(hype),
    gates: parity.gates,
    gateEvidence: parity.evidence,
    econ,
    appraisals: evidenceBase.appraisals,
    groups,
    dropped: evidenceBase.dropped,
    policyVersion: policy.policyVersion,
    engineVersion: policy.engineVersion,
  }
}

interface AppraisedClaims {
  /** Every claim that does not repeat another, sorted by id. */
  appraisals: Appraisal[]
  /** The claims known on the day, each with its appraisal. */
  visible: AppraisedClaim[]
  dropped: string[]
}

function appraiseAll(claims: readonly EngineClaim[], ctx: AppraisalContext): AppraisedClaims {
  const sorted = sortedById(claims)
  const known = sorted.filter((claim) => !invisible(claim, ctx.asOf))
  const { kept, dropped } = deduplicate(known)
  const visible = kept.map((claim) => ({ claim, appraisal: appraise(claim, ctx) }))
  const appraisals = visible.map(({ appraisal }) => appraisal)
  if (known.length === sorted.length) return { appraisals, visible, dropped }
  const hidden = sorted.filter((claim) => invisible(claim, ctx.asOf)).map((claim) => appraise(claim, ctx))
  return { appraisals: [...appraisals, ...hidden].sort(byId), visible, dropped }
}

function trialEvidence({ proof }: PooledTrials, basis: Basis, niMargin: number): { e: number; eLoss: number } {
  const p0 = basis === 'capability' ? 0.5 : (1 - niMargin) / 2
  return { e: evidence(proof.w, proof.l, p0), eLoss: evidence(proof.l, proof.w, 1 - p0) }
}

function basisReasons(basis: Basis): ReasonCode[] {
  if (basis === 'capability') return []
  return [basis === 'cost' ? 'BASIS_COST' : 'BASIS_FORCED']
}
