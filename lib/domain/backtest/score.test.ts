import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { baseRate, brier, LOG_LOSS_CLIP, logLoss, murphy, type Resolved, reliabilityBins, skill } from './score'

const pairs = (P: number[], y: (0 | 1)[]): Resolved[] => P.map((p, at) => ({ P: p, y: y[at] ?? 0 }))
const worked = pairs([0.9, 0.8, 0.7, 0.4, 0.2, 0.1], [1, 1, 0, 1, 0, 0])

const forecasts = fc.array(
  fc.record({
    P: fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 0.2, 0.4, 0.6, 0.8, 1)),
    y: fc.constantFrom<0 | 1>(0, 1),
  }),
  { minLength: 1, maxLength: 60 },
)

describe('scores', () => {
  it('six forecasts worked by hand: Brier 0.158333333, base rate 0.5, skill 0.366666667', () => {
    expect(brier(worked)).toBeCloseTo(0.158333333, 9)
    expect(baseRate(worked)).toBe(0.5)
    expect(skill(worked)).toBeCloseTo(0.366666667, 9)
    expect(logLoss(worked)).toBeCloseTo(
      -(Math.log(0.9) + Math.log(0.8) + Math.log(0.3) + Math.log(0.4) + Math.log(0.8) + Math.log(0.9)) / 6,
      12,
    )
  })

  it('the log loss of a forecast that was sure and wrong is large and finite', () => {
    expect(logLoss(pairs([1], [0]))).toBeCloseTo(-Math.log(LOG_LOSS_CLIP), 12)
    expect(logLoss(pairs([0], [0]))).toBeCloseTo(-Math.log(1 - LOG_LOSS_CLIP), 12)
  })

  it('no row gives no score, and rows that all turned out alike give no skill', () => {
    expect([brier([]), logLoss([]), baseRate([]), skill([]), murphy([])]).toEqual([null, null, null, null, null])
    expect(skill(pairs([0.1, 0.3], [0, 0]))).toBeNull()
  })

  it('every forecast is in exactly one bin, the ends of the scale included', () => {
    const bins = reliabilityBins(pairs([0, 0.2, 0.4, 0.6, 0.6, 0.8, 1], [0, 0, 1, 1, 0, 1, 1]))
    expect(bins.map(({ n }) => n)).toEqual([1, 1, 1, 2, 2])
    expect(bins[3]).toMatchObject({ forecast: 0.6, observed: 0.5 })
    expect(reliabilityBins([])[0]).toMatchObject({ n: 0, forecast: null, observed: null })
  })

  it('reliability - resolution + uncertainty + within adds up to the Brier score', () => {
    fc.assert(
      fc.property(forecasts, (rows) => {
        const parts = murphy(rows)
        if (!parts) throw new Error('There are rows.')
        expect(parts.reliability - parts.resolution + parts.uncertainty + parts.within).toBeCloseTo(brier(rows) ?? Number.NaN, 12)
        expect(parts.reliability).toBeGreaterThanOrEqual(0)
        expect(parts.resolution).toBeGreaterThanOrEqual(0)
      }),
      { numRuns: 300 },
    )
  })

  it('without spread inside the bins Murphy’s three terms are the whole', () => {
    const parts = murphy(pairs([0.1, 0.1, 0.5, 0.5, 0.9, 0.9], [0, 0, 1, 0, 1, 1]))
    expect(parts?.within).toBeCloseTo(0, 15)
  })
})
