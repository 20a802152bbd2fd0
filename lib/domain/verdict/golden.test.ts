import { describe, expect, it } from 'vitest'
import { defaultPolicy } from '@/lib/domain/policy'
import fixturePolicy from './golden/default-policy.json'
import scenarios from './golden/golden-scenarios.json'
import { verdict } from './verdict'

/** Compares a value with what a scenario expects, numbers to 1e-6, and names the place that differs. */
function expectClose(actual: unknown, expected: unknown, place: string): void {
  if (typeof expected === 'number') {
    expect(Math.abs((actual as number) - expected), `${place}: ${actual} is not ${expected}`).toBeLessThan(1e-6)
  } else if (typeof expected !== 'object' || expected === null) {
    expect(actual, place).toBe(expected)
  } else {
    if (Array.isArray(expected)) expect(actual, place).toHaveLength(expected.length)
    for (const [key, value] of Object.entries(expected)) expectClose((actual as Record<string, unknown>)[key], value, `${place}.${key}`)
  }
}

describe('reference scenarios', () => {
  it('covers all sixteen', () => expect(scenarios).toHaveLength(16))

  it.each(scenarios.map((scenario) => [`${scenario.id} ${scenario.name}`, scenario] as const))('%s', (_, { id, input, expected }) => {
    const result = verdict(input)
    // Choosing the action of the week and planning trials are not part of the engine's core.
    const { action: _action, plan: _plan, npv, pPays, breakEven, ...rest } = expected
    expectClose(result, { ...rest, econ: { npv, pPays, breakEven } }, id)
  })

  it('gives output that survives JSON unchanged', () => {
    for (const { input } of scenarios) {
      const result = verdict(input)
      expect(JSON.parse(JSON.stringify(result))).toStrictEqual(result)
    }
  })
})

describe('default policy', () => {
  it('is the published one, number by number', () => expect(defaultPolicy).toStrictEqual(fixturePolicy))
})
