import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '@/lib/testing/property-runs'
import { leadLengths, leadsLasting } from './lead-lengths'
import { partCost, type SwitchingPart, type SwitchingParts, sameRange, switchingParts, switchingSum } from './switching-cost'
import { SwitchingEstimate } from './switching-estimate'
import { leadNeeded, paybackOf } from './switching-payback'

const money = (low: number, mode: number, high: number): SwitchingPart => ({ in: 'money', estimate: { low, mode, high }, hourlyRate: null })
const hours = (low: number, mode: number, high: number, hourlyRate: number | null): SwitchingPart => ({
  ...{ in: 'hours' as const, estimate: { low, mode, high }, hourlyRate },
})
const parts = (over: Partial<SwitchingParts> = {}): SwitchingParts => ({
  ...{ engineering: hours(20, 30, 60, 95), prompts: money(500, 800, 1500), validation: money(0, 0, 0) },
  ...{ overlap: money(900, 900, 900), training: money(100, 200, 400), wayBack: money(0, 500, 2000) },
  ...over,
})

describe('a switching cost', () => {
  it('is the sum of its parts, lowest, likely and highest each, hours at their rate', () => {
    expect(switchingSum(parts()).sum).toEqual({ low: 3400, mode: 5250, high: 10_500 })
    expect(partCost(hours(1, 2, 3, 95))).toEqual({ low: 95, mode: 190, high: 285 })
  })

  it('has no sum while a part is missing: an unknown part is no zero', () => {
    const { sum, known, missing } = switchingSum(parts({ prompts: null, training: hours(1, 2, 3, null) }))
    expect(sum).toBeNull()
    expect(known).toEqual({ low: 2800, mode: 4250, high: 8600 })
    expect(missing).toEqual(['prompts', 'training'])
  })

  it('costs nothing where every part is said to cost nothing', () => {
    const free = Object.fromEntries(switchingParts.map(({ id }) => [id, money(0, 0, 0)])) as SwitchingParts
    expect(switchingSum(free).sum).toEqual({ low: 0, mode: 0, high: 0 })
  })

  it('keeps low ≤ likely ≤ high whatever the parts', () => {
    const part = fc
      .tuple(
        fc.constantFrom('money', 'hours'),
        fc.array(fc.float({ min: 0, max: 1e6, noNaN: true }), { minLength: 3, maxLength: 3 }),
        fc.integer({ min: 1, max: 900 }),
      )
      .map(([unit, values, rate]) => {
        const [low = 0, mode = 0, high = 0] = values.sort((a, b) => a - b)
        return unit === 'money' ? money(low, mode, high) : hours(low, mode, high, rate)
      })
    const any = fc.record(Object.fromEntries(switchingParts.map(({ id }) => [id, part])) as Record<string, typeof part>)
    fc.assert(
      fc.property(any, (made) => {
        const { sum } = switchingSum(made as SwitchingParts)
        expect(sum && sum.low <= sum.mode && sum.mode <= sum.high).toBe(true)
      }),
      runs(3, 0.1),
    )
  })

  it('equals a stored sum to the cent', () => {
    expect(sameRange({ low: 1, mode: 2, high: 3 }, { low: 1.001, mode: 2, high: 3 })).toBe(true)
    expect(sameRange({ low: 1, mode: 2, high: 3 }, { low: 1.01, mode: 2, high: 3 })).toBe(false)
    expect([sameRange(null, null), sameRange(null, { low: 0, mode: 0, high: 0 })]).toEqual([true, false])
  })
})

const estimate = (part: unknown) => SwitchingEstimate.safeParse({ dependencyId: 'd', offeringId: 'o', parts: { engineering: part } })

describe('an estimate of a part', () => {
  it('is taken in money, in hours at a rate, or left open', () => {
    expect(estimate({ in: 'money', estimate: { low: 1, mode: 2, high: 3 } }).success).toBe(true)
    expect(estimate({ in: 'hours', estimate: { low: 1, mode: 2, high: 3 }, hourlyRate: 90 }).success).toBe(true)
    expect(estimate(null).success).toBe(true)
  })

  it.each([
    ['in hours without a rate', { in: 'hours', estimate: { low: 1, mode: 2, high: 3 } }, 'parts.engineering.hourlyRate'],
    ['in money with one', { in: 'money', estimate: { low: 1, mode: 2, high: 3 }, hourlyRate: 90 }, 'parts.engineering.hourlyRate'],
    ['with a likely value above the highest', { in: 'money', estimate: { low: 1, mode: 4, high: 3 } }, 'parts.engineering.estimate.mode'],
    ['below zero', { in: 'money', estimate: { low: -1, mode: 2, high: 3 } }, 'parts.engineering.estimate.low'],
  ])('is refused %s', (_case, part, field) => {
    expect(estimate(part).error?.issues.map(({ path }) => path.join('.'))).toContain(field)
  })
})

const horizon = 12

describe('how long a lead has to last', () => {
  it.each([
    ['nothing where running cost alone pays', { run: 1000, quality: 0, cost: 9000 }, { kind: 'running' }],
    ['as many months as quality takes to pay the rest', { run: 100, quality: 1000, cost: 5000 }, { kind: 'months', months: 4 }],
    ['longer where running costs more', { run: -100, quality: 1000, cost: 5000 }, { kind: 'months', months: 7 }],
    ['longer than the horizon: never', { run: 0, quality: 100, cost: 5000 }, { kind: 'never' }],
    ['unknown where quality has no price', { run: 0, quality: 0, cost: 5000 }, { kind: 'unpriced' }],
  ])('is %s', (_case, given, expected) => {
    expect(leadNeeded({ ...given, horizon })).toEqual(expected)
  })

  it('goes with the break-even of the engine, and is unknown while an estimate is missing', () => {
    const range = (value: number) => ({ low: value, mode: value, high: value })
    const econ = {
      costPerFinishedSecondIncumbent: range(0.4),
      costPerFinishedSecondChallenger: range(0.39),
      finishedSecondsPerMonth: 20_000,
      valuePerNetPointPerMonth: 150,
    }
    const policy = { mode: 'required' as const, horizonMonths: 12, leadHalfLifeMonths: 6 }
    const given = { econ, posterior: { m: 0.2, s: 0.05 }, basis: 'capability' as const, policy: policy as never }
    expect(paybackOf(given, range(6000))).toMatchObject({ breakEven: 3, lead: { kind: 'months', months: 2 } })
    expect(paybackOf({ ...given, econ: { ...econ, finishedSecondsPerMonth: null } }, range(6000))).toBeNull()
    expect(paybackOf(given, null)).toBeNull()
  })
})

describe('how long past leads lasted', () => {
  const lead = (model: string, on: string) => ({ model, on, value: 1, unit: null, of: 5, claimId: `${model}-${on}` })
  const boards = [
    { board: 'Arena', leads: [lead('A', '2026-01-01'), lead('B', '2026-03-01'), lead('C', '2026-04-01'), lead('D', '2026-08-01')] },
  ]
  const lengths = leadLengths(boards, '2026-11-01')

  it('counts a lead from end to end only where both ends were seen', () => {
    expect(lengths.map(({ model, whole }) => [model, whole])).toEqual([
      ['A', false],
      ['B', true],
      ['C', true],
      ['D', false],
    ])
    expect(lengths[1]?.months).toBeCloseTo(31 / 30.4375, 6)
  })

  it('lets a lead whose ends were not seen count only where it has lasted as long already', () => {
    expect(leadsLasting(lengths, 2.5)).toMatchObject({ n: 3, lasted: 2, wholeLeads: 2 })
    expect(leadsLasting(lengths, 1)).toMatchObject({ n: 4, lasted: 4 })
    expect(leadsLasting(lengths, 12)).toMatchObject({ n: 2, lasted: 0 })
    expect(leadsLasting([], 1)).toEqual({ n: 0, lasted: 0, median: null, wholeLeads: 0 })
  })
})
