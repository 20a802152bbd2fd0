import type { z } from 'zod'
import { defaultPolicy, mergePolicy, Policy } from '@/lib/domain/policy'
import { type EngineInput, EngineInputFields } from './input'
import { explainIssue, type Problem, pathText } from './problem'

export type ParsedInput = { ok: true; input: EngineInput } | { ok: false; problems: Problem[] }

/**
 * Checks one engine input and completes its policy: the default, overlaid by `policy` and then by `policyOverride`, each whole or in
 * part. Returns every problem at once, with the path of the field, what is wrong with it and what to do.
 */
export function parseEngineInput(raw: unknown): ParsedInput {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
    return {
      ok: false,
      problems: [{ path: '', message: 'must be an object with dependency, incumbent, challenger, claims, trials, facts and asOf' }],
    }
  const fields = EngineInputFields.safeParse(raw, { error: explainIssue })
  const overlay: Partial<Record<string, unknown>> = raw
  const policy = parsePolicy(overlay.policy, overlay.policyOverride)
  const problems = [...problemsIn(fields.error, []), ...problemsIn(policy.error, ['policy'])]
  if (!fields.success || !policy.success) return { ok: false, problems }
  const { goal, previous, econ, policyOverride: _merged, ...rest } = fields.data
  const input = { ...rest, econ: econ ?? {}, goal: goal ?? 'capability', previous: previous ?? null, policy: policy.data }
  const contradictions = contradictionsIn(input)
  return contradictions.length > 0 ? { ok: false, problems: contradictions } : { ok: true, input }
}

/** A complete policy from the default and up to two overlays. An overlay that is not an object is reported with the other fields. */
function parsePolicy(policy: unknown, override: unknown) {
  const first = mergePolicy(defaultPolicy, asOverlay(policy))
  return Policy.safeParse(mergePolicy(first as Policy, asOverlay(override)), { error: explainIssue })
}

function asOverlay(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null
}

/** One problem for each place: the first explains why later checks of the same field fail too. */
function problemsIn(error: z.ZodError | undefined, prefix: PropertyKey[]): Problem[] {
  const byPath = new Map<string, string>()
  for (const { path, message } of error?.issues ?? []) {
    const place = pathText([...prefix, ...path])
    if (!byPath.has(place)) byPath.set(place, message)
  }
  return [...byPath].map(([path, message]) => ({ path, message }))
}

/** What no single field can show: a model compared with itself, an id used twice, a fact for a gate the policy does not know. */
function contradictionsIn({ challenger, incumbent, claims, trials, facts, policy }: EngineInput): Problem[] {
  const gates = policy.gates.map(({ id }) => id)
  const unknownGates = facts.flatMap(({ gate }, i) =>
    gates.includes(gate)
      ? []
      : [{ path: `facts[${i}].gate`, message: `"${gate}" is not a gate of the policy; use one of ${gates.join(', ')}` }],
  )
  const same = challenger.id === incumbent.id
  const samePath = { path: 'challenger.id', message: `is also the incumbent, "${incumbent.id}"; compare two different models` }
  return [...(same ? [samePath] : []), ...repeatedIds('claims', claims), ...repeatedIds('trials', trials), ...unknownGates]
}

function repeatedIds(list: string, entries: readonly { id: string }[]): Problem[] {
  const first = new Map<string, number>()
  return entries.flatMap(({ id }, i) => {
    const earlier = first.get(id)
    if (earlier === undefined) first.set(id, i)
    return earlier === undefined
      ? []
      : [{ path: `${list}[${i}].id`, message: `"${id}" is already the id of ${list}[${earlier}]; give each its own id` }]
  })
}
