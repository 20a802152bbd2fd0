import { defaultPolicy, mergePolicy, Policy } from '@/lib/domain/policy'
import type { EngineInput, Goal, Previous } from '@/lib/domain/verdict/input'
import type { Verdict } from '@/lib/domain/verdict/output'
import { evaluate } from '@/lib/domain/verdict/verdict'
import type { EngineInputJson } from './engine-inputs'

const policies = new Map<string, Policy>()

/** The default policy with an overlay on top; each overlay is checked once. */
export function policyWith(overlay: Record<string, unknown> | null | undefined): Policy {
  const key = JSON.stringify(overlay ?? null)
  const known = policies.get(key)
  if (known) return known
  const policy = Policy.parse(mergePolicy(defaultPolicy, overlay))
  policies.set(key, policy)
  return policy
}

/** What parsing makes of a generated input, without the cost of checking it: a property of its own shows that both agree. */
export function checkedInput({ policyOverride, goal, previous, econ, ...rest }: EngineInputJson): EngineInput {
  return {
    ...rest,
    dependency: rest.dependency as EngineInput['dependency'],
    econ: econ ?? {},
    goal: (goal ?? 'capability') as Goal,
    previous: (previous ?? null) as Previous | null,
    policy: policyWith(policyOverride),
  }
}

/** The verdict on a generated input, which is known to be valid. */
export function verdictOn(input: EngineInputJson): Verdict {
  return evaluate(checkedInput(input))
}
