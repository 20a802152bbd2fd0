import { addDays } from '@/lib/domain/day-count'
import type { GatePolicy, Policy } from '@/lib/domain/policy'
import { newestFact, type Side, usableFacts } from './gate-facts'
import type { EngineFact, EngineInput } from './input'
import { q9, z90 } from './numerics'
import type { GateEvidence, GateResult, Levels } from './output'

type Input = Pick<EngineInput, 'dependency' | 'facts' | 'policy' | 'asOf'>
type Judged = Omit<GateResult, 'gate'> & Pick<GateEvidence, 'estimate' | 'bound' | 'limit'> & { used: EngineFact[] }

export interface Parity {
  level: Levels['R']
  gates: GateResult[]
  evidence: GateEvidence[]
}

/**
 * Production parity, gate by gate in the order of the policy. A gate passes only when the confidence bound (one-sided 95 %) lies inside
 * the margin; whatever is missing, stale, from a source the policy does not accept, or malformed is UNKNOWN, never a pass.
 */
export function parityOf(input: Input): Parity {
  const judged = input.policy.gates.map((gate) => ({ gate, ...judge(gate, input) }))
  const gates = judged.map(({ gate, result, why }) => ({ gate: gate.id, result, why }))
  return {
    level: readinessLevel(gates, input.policy),
    gates,
    evidence: judged.map(({ gate, used, estimate, bound, limit }) => ({
      gate: gate.id,
      required: gate.required,
      used: used.map((fact) => usedFact(fact, gate)),
      estimate,
      bound,
      limit,
    })),
  }
}

/** One failed required gate fails the whole; one unknown leaves it unknown. */
export function readinessLevel(gates: readonly GateResult[], policy: Policy): Levels['R'] {
  const required = requiredGates(gates, policy).map(({ result }) => result)
  return required.includes('FAIL') ? 0 : required.includes('UNKNOWN') ? 1 : 2
}

export function requiredGates(gates: readonly GateResult[], { gates: policies }: Policy): GateResult[] {
  return gates.filter(({ gate }) => policies.some(({ id, required }) => id === gate && required))
}

function usedFact(fact: EngineFact, gate: GatePolicy): GateEvidence['used'][number] {
  const { side, value, source, observedAt, relSe } = fact
  return { side, value, relSe: relSe ?? null, source, observedAt, freshUntil: addDays(observedAt, gate.maxAgeDays) }
}

function judge(gate: GatePolicy, input: Input): Judged {
  const facts = (side: Side) => usableFacts(input.facts, gate, { side, asOf: input.asOf })
  switch (gate.kind) {
    case 'bool':
      return judgeBool(facts('challenger'))
    case 'superset':
      return judgeSuperset(facts('challenger'), input.dependency.requiredRegions)
    case 'min_demand':
      return judgeDemand(facts('challenger'), gate, input.dependency.peakJobsPerHour)
    case 'ni_ratio':
    case 'ni_diff':
      return judgeNonInferior({ challenger: facts('challenger'), incumbent: facts('incumbent') }, gate, input.policy.ni.defaultRelSe)
  }
}

type Usable = ReturnType<typeof usableFacts>

function judged(result: Judged['result'], why: string, used: EngineFact[], numbers?: Pick<Judged, 'estimate' | 'bound' | 'limit'>): Judged {
  return { result, why, used, ...(numbers ?? { estimate: null, bound: null, limit: null }) }
}

function unknown(why: string, used: EngineFact[] = []): Judged {
  return judged('UNKNOWN', why, used)
}

/** A statement against interest needs no accepted source: whoever says no, while fresh, is believed. */
function judgeBool({ fresh, accepted, absence }: Usable): Judged {
  const denied = newestFact(
    fresh.filter((fact) => fact.value === false),
    () => 0,
  )
  if (denied) return judged('FAIL', 'stated unavailable', [denied])
  const fact = newestFact(accepted, () => 0)
  if (!fact) return unknown(absence)
  return fact.value === true ? judged('PASS', 'documented', [fact]) : unknown('malformed', [fact])
}

function judgeSuperset({ accepted, absence }: Usable, required: string[] | null | undefined): Judged {
  const lacking = ({ value }: EngineFact) => {
    if (!Array.isArray(value)) return Number.NEGATIVE_INFINITY
    const offered = new Set(value.map(regionCode))
    return (required ?? []).filter((region) => !offered.has(regionCode(region))).length
  }
  const fact = newestFact(accepted, lacking)
  if (!fact) return unknown(absence)
  if (!Array.isArray(fact.value)) return unknown('malformed', [fact])
  if (!required) return unknown('required regions not stated', [fact])
  return lacking(fact) === 0 ? judged('PASS', 'covers required regions', [fact]) : judged('FAIL', 'required region not offered', [fact])
}

function regionCode(region: string): string {
  return region.trim().toLowerCase()
}

function judgeDemand({ accepted, absence }: Usable, gate: GatePolicy & { kind: 'min_demand' }, peak: number | null | undefined): Judged {
  const fact = newestFact(accepted, ({ value }) => (isAmount(value) ? -value : Number.NEGATIVE_INFINITY))
  if (!fact) return unknown(absence)
  if (!isAmount(fact.value)) return unknown('malformed', [fact])
  if (peak == null) return unknown('peak demand not stated', [fact])
  const limit = gate.headroom * peak
  const numbers = { estimate: fact.value, bound: fact.value, limit }
  if (q9(fact.value) >= q9(limit)) return judged('PASS', 'meets peak with headroom', [fact], numbers)
  return judged('FAIL', 'below peak with headroom', [fact], numbers)
}

type NonInferiority = GatePolicy & { kind: 'ni_ratio' | 'ni_diff' }

function judgeNonInferior(sides: Record<Side, Usable>, gate: NonInferiority, defaultRelSe: number): Judged {
  const lowerIsBetter = gate.kind === 'ni_ratio'
  const valid = lowerIsBetter ? isPositive : isShare
  const harm = (value: EngineFact['value'], worse: number) => (valid(value) ? worse * value : Number.NEGATIVE_INFINITY)
  const challenger = newestFact(sides.challenger.accepted, ({ value }) => harm(value, lowerIsBetter ? 1 : -1))
  const incumbent = newestFact(sides.incumbent.accepted, ({ value }) => harm(value, lowerIsBetter ? -1 : 1))
  const used = [challenger, incumbent].filter((fact) => fact !== undefined)
  if (!challenger) return unknown(sides.challenger.absence, used)
  if (!incumbent) return unknown(sides.incumbent.absence, used)
  if (!valid(challenger.value) || !valid(incumbent.value)) return unknown('malformed', used)
  const c = { value: challenger.value, relSe: relativeError(challenger, defaultRelSe) }
  const i = { value: incumbent.value, relSe: relativeError(incumbent, defaultRelSe) }
  return lowerIsBetter ? judgeRatio(c, i, gate.margin, used) : judgeDifference(c, i, gate.margin, used)
}

interface Measured {
  value: number
  relSe: number
}

function judgeRatio(c: Measured, i: Measured, margin: number, used: EngineFact[]): Judged {
  const estimate = Math.log(c.value) - Math.log(i.value)
  const reach = z90 * Math.hypot(c.relSe, i.relSe)
  const limit = Math.log1p(margin)
  const numbers = { estimate, bound: estimate + reach, limit }
  if (q9(estimate + reach) <= q9(limit)) return judged('PASS', 'non-inferior', used, numbers)
  return q9(estimate - reach) > q9(limit) ? judged('FAIL', 'inferior', used, numbers) : judged('UNKNOWN', 'inconclusive', used, numbers)
}

function judgeDifference(c: Measured, i: Measured, margin: number, used: EngineFact[]): Judged {
  const estimate = c.value - i.value
  const reach = z90 * Math.hypot(c.relSe * (1 - c.value), i.relSe * (1 - i.value))
  const limit = 0 - margin
  const numbers = { estimate, bound: estimate - reach, limit }
  if (q9(estimate - reach) >= q9(limit)) return judged('PASS', 'non-inferior', used, numbers)
  return q9(estimate + reach) < q9(limit) ? judged('FAIL', 'inferior', used, numbers) : judged('UNKNOWN', 'inconclusive', used, numbers)
}

/** Documents and contracts state a figure exactly; a measurement without its error gets the policy's. */
function relativeError({ relSe, source }: EngineFact, defaultRelSe: number): number {
  return relSe ?? (source === 'measured' || source === 'independent' ? defaultRelSe : 0)
}

function isAmount(value: EngineFact['value']): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0
}

function isPositive(value: EngineFact['value']): value is number {
  return isAmount(value) && value > 0
}

function isShare(value: EngineFact['value']): value is number {
  return isAmount(value) && value <= 1
}
