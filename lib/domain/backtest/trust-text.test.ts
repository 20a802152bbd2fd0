import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ForecasterScore } from './backtest'
import { calibrationPlot } from './calibration-plot'
import { reliabilityBins } from './score'
import { contestSentence } from './trust-text'

const score = (
  id: ForecasterScore['id'],
  brier: number | null,
  againstEngine: [number, number] | null = null,
  spoke = 5,
): ForecasterScore => ({
  ...{ id, label: id, spoke, brier, againstEngine },
  ...{ interval: null, logLoss: null, skill: null, cost: null },
})

describe('the sentence about a back-test', () => {
  it.each([
    ['beaten', [score('engine', 0.2), score('gap', 0.1, [-0.2, -0.05])], 'is beaten by “gap” (0.100)'],
    ['better', [score('engine', 0.1), score('gap', 0.2, [0.05, 0.2])], 'beats every simple rule; the best of them is “gap” (0.200)'],
    ['open, though lower', [score('engine', 0.19), score('base', 0.18, [-0.04, 0.02])], 'cannot be told apart from the best simple rule'],
    ['a silent rule is no rival', [score('engine', 0.2), score('claims', 0.1, [-1, -1], 0), score('coin', 0.25, [0.01, 0.1])], '“coin”'],
    ['nothing scored', [score('engine', null), score('coin', null)], 'nothing can be scored yet'],
  ])('%s', (_, scores, text) => {
    expect(contestSentence('Here', { scores, n: 5 })).toContain(text)
  })
})

describe('the calibration drawing', () => {
  it('has a mark inside the square for every bin with rows and none for an empty one', () => {
    const rows = fc.array(fc.record({ P: fc.double({ min: 0, max: 1, noNaN: true }), y: fc.constantFrom<0 | 1>(0, 1) }), { maxLength: 40 })
    fc.assert(
      fc.property(rows, (resolved) => {
        const bins = reliabilityBins(resolved)
        const { points } = calibrationPlot(bins)
        expect(points.map(({ n }) => n)).toEqual(bins.filter(({ n }) => n > 0).map(({ n }) => n))
        for (const { x, y, radius } of points) {
          expect(Math.min(x, y)).toBeGreaterThanOrEqual(0)
          expect(Math.max(x, y)).toBeLessThanOrEqual(1)
          expect(radius).toBeLessThanOrEqual(0.045)
        }
      }),
      { numRuns: 100 },
    )
  })
})
