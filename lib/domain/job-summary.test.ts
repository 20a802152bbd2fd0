import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '@/lib/testing/property-runs'
import { seeded } from '@/lib/testing/seeded'
import { availabilityOf, p95Places, p95RelativeError, percentileDisc, ratioOf } from './job-summary'

describe('percentileDisc', () => {
  it.each([
    [[], 0.95, null],
    [[7], 0.95, 7],
    [[1, 2, 3, 4], 0.5, 2],
    [[1, 2, 3, 4], 0.51, 3],
    [Array.from({ length: 20 }, (_, i) => i + 1), 0.95, 19],
    [Array.from({ length: 100 }, (_, i) => i + 1), 0.95, 95],
  ])('of %j at %d is %d', (values, share, expected) => {
    expect(percentileDisc(values, share)).toBe(expected)
  })

  it('is a value of the list that at least the share of it does not exceed', () => {
    const list = fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 300 }).map((values) => values.sort((a, b) => a - b))
    fc.assert(
      fc.property(list, fc.constantFrom(0.5, 0.95), (values, share) => {
        const found = percentileDisc(values, share) as number
        const below = (most: number) => values.filter((value) => value <= most).length / values.length
        expect(below(found)).toBeGreaterThanOrEqual(share - 1e-12)
        const before = values.filter((value) => value < found)
        if (before.length > 0) expect(below(before.at(-1) as number)).toBeLessThan(share)
      }),
      runs(),
    )
  })
})

describe('the error of a p95', () => {
  it('is stated from 60 values on, from the order statistics around it', () => {
    expect(p95Places(59)).toBeNull()
    // 57 ± 1.6449 · √2.85 = 57 ± 2.777
    expect(p95Places(60)).toEqual({ low: 54, high: 60 })
    // 950 ± 1.6449 · √47.5 = 950 ± 11.34
    expect(p95Places(1000)).toEqual({ low: 938, high: 962 })
    expect(p95RelativeError(100, { low: 90, high: 123 })).toBeCloseTo(33 / (2 * 1.6448536 * 100), 6)
    expect(p95RelativeError(0, { low: 0, high: 0 })).toBeNull()
  })

  it('covers the true p95 about as often as it says: 90 % of the intervals, for latencies with a long tail', () => {
    const dice = seeded(7)
    const truth = -Math.log(0.05)
    const covered = (n: number) => {
      let hits = 0
      for (let round = 0; round < 800; round++) {
        const values = Array.from({ length: n }, () => -Math.log(1 - dice.uniform())).sort((a, b) => a - b)
        const { low, high } = p95Places(n) as { low: number; high: number }
        if ((values[low - 1] as number) <= truth && truth <= (values[high - 1] as number)) hits += 1
      }
      return hits / 800
    }
    for (const n of [60, 250, 1000]) {
      expect(covered(n), `${n} values`).toBeGreaterThan(0.87)
      expect(covered(n), `${n} values`).toBeLessThan(0.97)
    }
  })
})

describe('availability', () => {
  it('never calls an outage impossible that was not seen', () => {
    const seen = availabilityOf(50, 0)
    expect(seen).toMatchObject({ observed: 1, down: 0 })
    expect(seen?.estimate).toBeCloseTo(1 - 0.5 / 51, 12)
    // Beta(½, 50½): standard deviation √(a b / ((a + b)² (a + b + 1))) over the mean a / (a + b)
    expect(seen?.relSe).toBeCloseTo(Math.sqrt((0.5 * 50.5) / (51 ** 2 * 52)) / (0.5 / 51), 12)
    expect(availabilityOf(0, 0)).toBeNull()
  })

  it('comes close to what was observed as hours add up, with an error that shrinks', () => {
    const [short, long] = [availabilityOf(100, 2), availabilityOf(10_000, 200)]
    expect(long?.estimate).toBeCloseTo(0.98, 3)
    expect(long?.relSe ?? 1).toBeLessThan((short?.relSe ?? 0) / 5)
  })
})

describe('cost per second', () => {
  const sums = (jobs: readonly (readonly [cost: number, seconds: number])[]) => ({
    n: jobs.length,
    cost: jobs.reduce((sum, [cost]) => sum + cost, 0),
    seconds: jobs.reduce((sum, [, seconds]) => sum + seconds, 0),
    costCost: jobs.reduce((sum, [cost]) => sum + cost * cost, 0),
    costSeconds: jobs.reduce((sum, [cost, seconds]) => sum + cost * seconds, 0),
    secondsSeconds: jobs.reduce((sum, [, seconds]) => sum + seconds * seconds, 0),
  })

  it('counts what failed jobs cost as paid for the video', () => {
    expect(
      ratioOf(
        sums([
          [1, 5],
          [1, 5],
          [0.5, 0],
        ]),
      )?.ratio,
    ).toBeCloseTo(0.25, 12)
    expect(ratioOf(sums([[1, 0]]))).toBeNull()
  })

  it('has no error where every second costs the same, and none stated for one job', () => {
    expect(
      ratioOf(
        sums([
          [0.5, 5],
          [0.8, 8],
          [1, 10],
        ]),
      ),
    ).toEqual({ ratio: expect.closeTo(0.1, 12), relSe: 0 })
    expect(ratioOf(sums([[1, 5]]))).toEqual({ ratio: 0.2, relSe: null })
  })

  it('is the coefficient of variation over √n for clips of one length', () => {
    const costs = [1, 1.2, 0.8, 1.1, 0.9]
    const mean = 1
    const variance = costs.reduce((sum, cost) => sum + (cost - mean) ** 2, 0) / 4
    expect(ratioOf(sums(costs.map((cost) => [cost, 5] as const)))?.relSe).toBeCloseTo(Math.sqrt(variance / 5) / mean, 9)
  })
})
