import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { verdictOn } from '@/lib/testing/checked-input'
import { either, strongInput } from '@/lib/testing/engine-arbitraries'
import type { EngineInputJson } from '@/lib/testing/engine-inputs'
import { runs } from '@/lib/testing/property-runs'
import type { Range3 } from './input'

const required = ['costPerFinishedSecondIncumbent', 'costPerFinishedSecondChallenger', 'finishedSecondsPerMonth', 'switchingCost']

describe('money', () => {
  it('I14 the currency does not matter', () => {
    fc.assert(
      fc.property(either, fc.constantFrom(0.01, 0.5, 7, 100, 1024), (input, k) => {
        const [a, b] = [verdictOn(input), verdictOn(inCurrency(input, k))]
        fc.pre(a.econ.missing.length === 0)
        expect([b.status, b.levels.E, b.econ.breakEven]).toEqual([a.status, a.levels.E, a.econ.breakEven])
        expect(b.econ.npv).toBeCloseTo(k * (a.econ.npv ?? Number.NaN), 3)
      }),
      runs(),
    )
  })

  it('I27 a cheaper challenger never lowers E', () => {
    const cheaper = fc.tuple(fc.constantFrom('less', 'times'), fc.double({ min: 0, max: 1, noNaN: true }))
    fc.assert(
      fc.property(either, cheaper, (input, [how, factor]) => {
        const before = verdictOn(input)
        fc.pre(before.econ.missing.length === 0 && before.basis !== 'forced')
        const cost = input.econ?.costPerFinishedSecondChallenger as Range3
        const lower = (each: number) => (how === 'less' ? each - cost.low * factor : each * factor)
        const range = { low: lower(cost.low), mode: lower(cost.mode), high: lower(cost.high) }
        const after = verdictOn({ ...input, econ: { ...input.econ, costPerFinishedSecondChallenger: range } })
        expect(after.levels.E).toBeGreaterThanOrEqual(before.levels.E)
      }),
      runs(),
    )
  })

  it('I28 missing economics never justify, unless the move is forced or money is advisory', () => {
    const forced = fc.constantFrom(null, null, null, '2026-12-23')
    const mode = fc.constantFrom('required', 'required', 'required', 'advisory')
    let excused = 0
    fc.assert(
      fc.property(strongInput, fc.constantFrom(...required, null), forced, mode, (input, field, forcedMoveBy, how) => {
        const dependency = { ...input.dependency, forcedMoveBy }
        const policyOverride = { economics: { mode: how } }
        const before = verdictOn({ ...input, dependency, policyOverride })
        fc.pre(before.status === 'JUSTIFIED')
        const econ = field === null ? null : { ...input.econ, [field]: null }
        const after = verdictOn({ ...input, dependency, policyOverride, econ })
        const free = forcedMoveBy !== null || how === 'advisory'
        expect(after.status).toBe(free ? 'JUSTIFIED' : 'NOT_READY')
        if (free) excused++
      }),
      runs(),
    )
    expect(excused).toBeGreaterThan(runs().numRuns / 10)
  })

  it('I28 nor in any other case', () => {
    fc.assert(
      fc.property(either, fc.constantFrom(...required), (input, field) => {
        const found = verdictOn({ ...input, econ: { ...input.econ, [field]: null } })
        fc.pre(found.basis !== 'forced' && JSON.stringify(input.policyOverride)?.includes('advisory') !== true)
        expect([found.status === 'JUSTIFIED', found.levels.E, found.econ.missing.includes(field)]).toEqual([false, 1, true])
      }),
      runs(),
    )
  })
})

function inCurrency(input: EngineInputJson, k: number): EngineInputJson {
  const scaled = (value: unknown): unknown => {
    if (typeof value === 'number') return value * k
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, scaled(each)]))
  }
  const { finishedSecondsPerMonth, ...money } = input.econ ?? {}
  const facts = input.facts.map((fact) =>
    fact.gate === 'cost_per_finished_second' && typeof fact.value === 'number' ? { ...fact, value: fact.value * k } : fact,
  )
  return { ...input, econ: { ...(scaled(money) as object), finishedSecondsPerMonth }, facts }
}
