import { gates } from './gate'
import type { PolicyFields } from './policy-schema'
import { quorumOf } from './quorum'

export interface PolicyProblem {
  path: PropertyKey[]
  message: string
}

type Gate = PolicyFields['gates'][number]

/** What the gates with a meaning of their own compare and the widest set of sources each may accept: a policy can narrow it, not widen it. */
const meantGates: Record<string, { kind: Gate['kind']; sources: string[] }> = {
  api_ga: { kind: 'bool', sources: ['contract', 'vendor_doc', 'measured', 'independent'] },
  commercial_use: { kind: 'bool', sources: ['contract', 'vendor_doc'] },
  data_terms: { kind: 'bool', sources: ['contract', 'vendor_doc'] },
  region: { kind: 'superset', sources: ['contract', 'vendor_doc', 'measured'] },
  latency_p95: { kind: 'ni_ratio', sources: ['measured', 'independent'] },
  cost_per_finished_second: { kind: 'ni_ratio', sources: ['contract', 'vendor_doc', 'measured'] },
  availability: { kind: 'ni_diff', sources: ['measured', 'independent', 'contract'] },
  throughput: { kind: 'min_demand', sources: ['contract', 'vendor_doc', 'measured'] },
  parent_jurisdiction: { kind: 'bool', sources: ['contract', 'vendor_doc', 'independent'] },
  data_residency: { kind: 'superset', sources: ['contract', 'vendor_doc'] },
  ip_indemnity: { kind: 'bool', sources: ['contract', 'vendor_doc'] },
  provenance_marking: { kind: 'bool', sources: ['contract', 'vendor_doc', 'measured', 'independent'] },
}

const SLACK = 1e-9
const MOST_HYSTERESIS = 0.1

/** Rules that tie several numbers of a policy together; an empty list means that all hold. */
export function policyProblems(policy: PolicyFields): PolicyProblem[] {
  return [...orderProblems(policy), ...ladderProblems(policy), ...stayProblems(policy), ...gateProblems(policy), ...quorumProblems(policy)]
}

function quorumProblems(policy: PolicyFields): PolicyProblem[] {
  const { signatures, owners } = quorumOf(policy)
  return unless(owners <= signatures, ['review', 'owners'], `must not be more than the ${signatures} that signatures asks for`)
}

function orderProblems({ biasSd, optimism, u, gradeCuts, taskAdjacency }: PolicyFields): PolicyProblem[] {
  const weights = optimism.wCompleteness + optimism.wPrompts + optimism.wSettings + optimism.wOutputs
  return [
    ...rising(['biasSd'], biasSd, ['own_trial', 'peer_reviewed', 'independent', 'community', 'vendor', 'unknown']),
    ...rising(['gradeCuts'], gradeCuts, ['A', 'B', 'C', 'D']),
    ...rising(['u'], u, ['driftPinnedPerMonth', 'driftUnpinnedPerMonth']),
    ...unless(
      Math.abs(weights - 1) <= SLACK,
      ['optimism'],
      `the four weights wCompleteness, wPrompts, wSettings and wOutputs must add up to 1, not ${Number(weights.toFixed(6))}`,
    ),
    ...taskAdjacency.flatMap(([a, b], i) => unless(a !== b, ['taskAdjacency', i], 'must name two different tasks')),
  ]
}

/** A case cannot be harder to call promising than proven. */
function ladderProblems({ thresholds }: PolicyFields): PolicyProblem[] {
  return (['proven', 'provenNi'] as const).flatMap((name) =>
    (['p', 'pInd'] as const).flatMap((key) =>
      unless(
        thresholds.promising[key] <= thresholds[name][key],
        ['thresholds', 'promising', key],
        `must not exceed thresholds.${name}.${key}, which is ${thresholds[name][key]}`,
      ),
    ),
  )
}

function stayProblems({ thresholds: t }: PolicyFields): PolicyProblem[] {
  return [
    ...looser('provenStay', t.provenStay, t.proven, ['p', 'pInd']),
    ...looser('provenNiStay', t.provenNiStay, t.provenNi, ['p', 'pInd']),
    ...halfAtLeast('provenStay', t.provenStay.e, t.proven.e),
    ...halfAtLeast('provenNiStay', t.provenNiStay.e, t.provenNi.e),
    ...looser('promisingStay', t.promisingStay, t.promising, ['p', 'pInd']),
    ...looser('hypeStay', t.hypeStay, t.hype, ['gap']),
    ...looser('paysStay', t.paysStay, t.pays, ['p']),
    ...unless(
      t.refutedStay.p >= t.refuted.p - SLACK && t.refutedStay.p <= t.refuted.p + MOST_HYSTERESIS + SLACK,
      ['thresholds', 'refutedStay', 'p'],
      `must lie between ${t.refuted.p} (the bar to enter) and 0.10 above it`,
    ),
  ]
}

function gateProblems({ gates: list, voi }: PolicyFields): PolicyProblem[] {
  const ids = list.map((gate) => gate.id)
  return [
    ...list.flatMap((gate, i) => unless(ids.indexOf(gate.id) === i, ['gates', i, 'id'], `the gate ${gate.id} is listed twice`)),
    ...gates.flatMap(({ id }) =>
      unless(ids.includes(id), ['gates'], `the gate ${id} is missing; make it not required instead of removing it`),
    ),
    ...list.flatMap((gate, i) => builtInGateProblems(gate, i)),
    ...Object.keys(voi.gatePass).flatMap((id) =>
      unless(ids.includes(id), ['voi', 'gatePass', id], `"${id}" is not a gate of the policy; use one of ${ids.join(', ')}`),
    ),
  ]
}

function builtInGateProblems(gate: Gate, index: number): PolicyProblem[] {
  const builtIn = meantGates[gate.id]
  if (!builtIn) return []
  const widened = gate.sources.filter((source) => !builtIn.sources.includes(source))
  return [
    ...unless(
      gate.kind === builtIn.kind,
      ['gates', index, 'kind'],
      `the gate ${gate.id} is of kind ${builtIn.kind}, which a policy cannot change`,
    ),
    ...unless(
      widened.length === 0,
      ['gates', index, 'sources'],
      `the gate ${gate.id} accepts ${builtIn.sources.join(', ')} at most; remove ${widened.join(', ')}`,
    ),
  ]
}

function unless(holds: boolean, path: PropertyKey[], message: string): PolicyProblem[] {
  return holds ? [] : [{ path, message }]
}

function rising<K extends string>(path: string[], values: NoInfer<Record<K, number>>, keys: K[]): PolicyProblem[] {
  return keys.slice(1).flatMap((key, i) => {
    const before = keys[i] as K
    return unless(values[before] <= values[key], [...path, key], `must be at least ${before}, which is ${values[before]}`)
  })
}

/** A bar to stay may be lower than the bar to enter, by at most 0.10: otherwise a verdict could outlive its evidence. */
function looser<K extends string>(
  name: string,
  stay: NoInfer<Record<K, number>>,
  enter: NoInfer<Record<K, number>>,
  keys: K[],
): PolicyProblem[] {
  return keys.flatMap((key) =>
    unless(
      stay[key] <= enter[key] + SLACK && stay[key] >= enter[key] - MOST_HYSTERESIS - SLACK,
      ['thresholds', name, key],
      `must lie between ${enter[key]} (the bar to enter) and 0.10 below it`,
    ),
  )
}

function halfAtLeast(name: string, stay: number, enter: number): PolicyProblem[] {
  return unless(
    stay <= enter && stay >= enter / 2,
    ['thresholds', name, 'e'],
    `must lie between ${enter} (the bar to enter) and half of it`,
  )
}
