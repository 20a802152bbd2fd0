import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clusterIntervals, seeded } from './bootstrap'

type Row = { cluster: string; loss: number }
const clusterInterval = (rows: readonly Row[]) =>
  clusterIntervals(rows.map(({ cluster, loss }) => ({ cluster, losses: [loss] })))?.[0] ?? null

const losses = fc.array(fc.record({ cluster: fc.constantFrom(...'abcdefghijklmn'), loss: fc.double({ min: 0, max: 1, noNaN: true }) }), {
  minLength: 20,
  maxLength: 60,
})

describe('interval by cluster', () => {
  it('the same rows give the same interval, in whatever order they come', () => {
    const rows = Array.from({ length: 40 }, (_, at) => ({ cluster: `c${at % 12}`, loss: (at % 7) / 7 }))
    const [low, high] = clusterInterval(rows) ?? [0, 0]
    const [backLow, backHigh] = clusterInterval([...rows].reverse()) ?? [0, 0]
    expect(backLow).toBeCloseTo(low, 12)
    expect(backHigh).toBeCloseTo(high, 12)
    expect(low).toBeLessThan(high)
  })

  it('fewer than ten clusters, however many rows, have no interval', () => {
    expect(clusterInterval([])).toBeNull()
    expect(clusterInterval(Array.from({ length: 50 }, (_, at) => ({ cluster: `c${at % 9}`, loss: at / 50 })))).toBeNull()
  })

  it('repeating a pair month after month does not narrow its interval', () => {
    const once = [...'abcdefghijkl'].map((cluster, at) => ({ cluster, loss: at / 11 }))
    const often = once.flatMap((row) => Array.from({ length: 12 }, () => row))
    const width = (rows: typeof once) => {
      const [low, high] = clusterInterval(rows) ?? [0, 0]
      return high - low
    }
    expect(width(often)).toBeCloseTo(width(once), 12)
  })

  it('lies between the smallest and the largest loss', () => {
    fc.assert(
      fc.property(losses, (rows) => {
        const interval = clusterInterval(rows)
        if (interval === null) return
        const all = rows.map(({ loss }) => loss)
        expect(interval[0]).toBeGreaterThanOrEqual(Math.min(...all) - 1e-12)
        expect(interval[1]).toBeLessThanOrEqual(Math.max(...all) + 1e-12)
        expect(interval[0]).toBeLessThanOrEqual(interval[1])
      }),
      { numRuns: 25 },
    )
  })

  it('reads all columns from the same draws: a difference that is always the same has no width', () => {
    const rows = Array.from({ length: 30 }, (_, at) => ({ cluster: `c${at}`, losses: [at / 30, at / 30 + 0.1, 0.1] }))
    const [first, second, difference] = clusterIntervals(rows) ?? []
    expect(difference?.map((end) => Math.round(end * 1e9))).toEqual([1e8, 1e8])
    expect((second?.[0] ?? 0) - (first?.[0] ?? 0)).toBeCloseTo(0.1, 9)
  })

  it('covers the true mean about as often as it says', () => {
    const random = seeded(7)
    let covered = 0
    for (let world = 0; world < 120; world++) {
      const rows = Array.from({ length: 40 }, (_, at) => ({ cluster: `c${at}`, loss: random() }))
      const [low, high] = clusterInterval(rows) ?? [0, 0]
      if (low <= 0.5 && 0.5 <= high) covered++
    }
    expect(covered / 120).toBeGreaterThan(0.82)
    expect(covered / 120).toBeLessThan(0.97)
  })
})
