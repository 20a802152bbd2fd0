import { describe, expect, it } from 'vitest'
import { leadNeededText, pastLeadsText } from './payback-text'
import { type DatedPrice, priceSeries } from './price-history'
import { priceDrawing } from './price-steps'

const leads = (...months: number[]) => months.map((value) => ({ months: value, whole: true }))

describe('how long a lead must last, in words', () => {
  it.each([
    [{ kind: 'running' as const }, 'not at all: running cost alone pays'],
    [{ kind: 'months' as const, months: 1 }, '1 month'],
    [{ kind: 'never' as const }, 'longer than the 12 months that are counted'],
    [{ kind: 'unpriced' as const }, 'unknown: quality has no price'],
  ])('%j', (lead, text) => {
    expect(leadNeededText(lead, 12)).toBe(text)
  })

  it('is held against past leads with their number, and against fewer than three not at all', () => {
    expect(pastLeadsText(leads(1, 2, 6), 4)).toBe(
      '1 of 3 lasted 4 months or longer; of 3 leads seen from end to end, the median lasted 2.0 months',
    )
    expect(pastLeadsText(leads(1, 2, 6), null)).toBe('of 3 leads seen from end to end, the median lasted 2.0 months')
    expect(pastLeadsText(leads(1, 6), 4)).toMatch(/^too few leads to say: only 2 /)
    expect(pastLeadsText([], null)).toMatch(/^too few leads to say: none /)
  })
})

describe('a price through time', () => {
  const price = (id: string, validFrom: string, amount: number, over: Partial<DatedPrice> = {}): DatedPrice => ({
    ...{ id, unit: 'second', amount, currency: 'USD', secondsPerClip: null, framesPerSecond: null, creditsPerSecond: null },
    ...{ discount: null, rate: null, rateOn: null, rateSource: null, resolution: null, audio: null, source: 'list', validFrom },
    ...over,
  })
  const drawn = (...prices: DatedPrice[]) => {
    const [series] = priceSeries(prices, 'USD')
    return series ? priceDrawing(series, '2026-12-31') : null
  }

  it('is level while it holds and upright where it moved', () => {
    const drawing = drawn(price('a', '2026-01-01', 0.2), price('b', '2026-07-02', 0.1))
    expect(drawing?.levels.map(({ from, to, value }) => [from, to, value])).toEqual([
      [0, 0.5, 0.2],
      [0.5, 1, 0.1],
    ])
    expect(drawing?.moves).toHaveLength(1)
  })

  it('has a gap where there is no figure, and no upright across it or between two that disagree', () => {
    const gap = drawn(price('a', '2026-01-01', 0.2), price('b', '2026-03-01', 1, { unit: 'credit' }), price('c', '2026-07-02', 0.1))
    expect(gap?.levels.map(({ id }) => id)).toEqual(['a', 'c'])
    expect(gap?.moves).toEqual([])
    expect(drawn(price('a', '2026-01-01', 0.2), price('b', '2026-07-02', 0.1), price('c', '2026-07-02', 0.3))?.moves).toEqual([])
  })

  it('is not drawn without a figure, nor before its first day', () => {
    expect(drawn(price('a', '2026-01-01', 1, { unit: 'credit' }))).toBeNull()
    expect(drawn(price('a', '2027-01-01', 1))).toBeNull()
  })
})
