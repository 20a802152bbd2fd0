import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '@/lib/testing/property-runs'
import { Price } from './price'
import { decimalText, exact, same, times, unitAmount } from './price-fraction'
import { pricePerSecond, type WrittenPrice } from './price-working'

const written = (over: Partial<WrittenPrice> = {}): WrittenPrice => ({
  ...{ unit: 'second', amount: 0.1, currency: 'USD', secondsPerClip: null, framesPerSecond: null, creditsPerSecond: null },
  ...{ discount: null, rate: null, rateOn: null, rateSource: null },
  ...over,
})
const ecb = { rate: 0.92, rateOn: '2026-11-20', rateSource: 'ECB' }

describe('what a second costs', () => {
  it('comes with its working, from credits over a discount to the workspace’s currency', () => {
    const price = written({ unit: 'credit', amount: 0.01, creditsPerSecond: 5, discount: 0.2, ...ecb })
    expect(pricePerSecond(price, 'EUR')).toEqual({
      value: 0.0368,
      text: '€0.0368',
      lines: [
        '5 credits a second × $0.01 a credit = $0.05 a second',
        '−20% discount = $0.04 a second',
        '× 0.92 EUR/USD on 20 Nov 2026 (ECB) = €0.0368 a second',
      ],
      gaps: [],
    })
  })

  it.each([
    ['a second', written({ amount: 0.112 }), 0.112, '$0.112 a second'],
    ['a minute', written({ unit: 'minute', amount: 3 }), 0.05, '$3.00 a minute ÷ 60 = $0.05 a second'],
    ['a clip', written({ unit: 'clip', amount: 0.3, secondsPerClip: 8 }), 0.0375, '$0.30 a clip ÷ 8 seconds = $0.0375 a second'],
    [
      'a frame',
      written({ unit: 'frame', amount: 0.002, framesPerSecond: 24 }),
      0.048,
      '24 frames a second × $0.002 a frame = $0.048 a second',
    ],
  ])('is worked out from the price of %s', (_unit, price, value, line) => {
    expect(pricePerSecond(price, 'USD')).toMatchObject({ value, lines: [line] })
  })

  it('says when it had to be rounded', () => {
    const third = pricePerSecond(written({ unit: 'clip', amount: 0.28, secondsPerClip: 6 }), 'USD')
    expect(third.text).toBe('about $0.0467')
    expect(third.value).toBeCloseTo(0.28 / 6, 11)
  })

  it.each([
    ['credits without how many a second costs', { unit: 'credit' as const }, 'creditsPerSecond', /how many credits one second costs/],
    ['a clip without its seconds', { unit: 'clip' as const }, 'secondsPerClip', /how many seconds a clip has/],
    ['frames without how many a second has', { unit: 'frame' as const }, 'framesPerSecond', /how many frames a second has/],
    ['another currency without a rate', { currency: 'CNY' }, 'rate', /Priced in CNY, and there is no rate to USD/],
  ])('stays unknown for %s, with the reason', (_case, over, field, reason) => {
    const { value, text, gaps } = pricePerSecond(written(over), 'USD')
    expect([value, text]).toEqual([null, null])
    expect(gaps).toEqual([{ field, reason: expect.stringMatching(reason) }])
  })

  it('names every gap at once', () => {
    const { gaps, lines } = pricePerSecond(written({ unit: 'clip', currency: 'CNY', amount: 1.5 }), 'USD')
    expect(gaps.map(({ field }) => field)).toEqual(['secondsPerClip', 'rate'])
    expect(lines).toEqual(['CN¥1.50 a clip'])
  })

  it('is free at zero, and free is not unknown', () => {
    expect(pricePerSecond(written({ amount: 0 }), 'USD')).toMatchObject({ value: 0, gaps: [] })
    expect(pricePerSecond(written({ discount: 1 }), 'USD')).toMatchObject({ value: 0, gaps: [] })
  })
})

const amount = fc.integer({ min: 0, max: 10_000_000 }).map((micro) => micro / 1e6)
const count = fc.integer({ min: 1, max: 4800 }).map((eighth) => eighth / 8)
const share = fc.integer({ min: 0, max: 1000 }).map((permille) => permille / 1000)
const anyPrice = fc
  .record({
    unit: fc.constantFrom('second', 'minute', 'clip', 'frame', 'credit'),
    amount,
    currency: fc.constantFrom('USD', 'EUR'),
    secondsPerClip: fc.option(count),
    framesPerSecond: fc.option(count),
    creditsPerSecond: fc.option(count),
    discount: fc.option(share),
    rate: fc.option(count),
  })
  .map((price) => written({ ...price, rateOn: '2026-11-20', rateSource: 'ECB' } as Partial<WrittenPrice>))
const few = runs(3, 0.1)

describe('for any price', () => {
  it('the figure is a finite amount of at least zero, or there is a reason why there is none', () => {
    fc.assert(
      fc.property(anyPrice, (price) => {
        const { value, gaps, lines } = pricePerSecond(price, 'USD')
        expect(lines.length).toBeGreaterThan(0)
        expect(value === null).toBe(gaps.length > 0)
        expect(value === null || (Number.isFinite(value) && value >= 0)).toBe(true)
      }),
      few,
    )
  })

  it('the same price in another unit is the same figure', () => {
    fc.assert(
      fc.property(amount, count, (perSecond, seconds) => {
        const figure = (over: Partial<WrittenPrice>) => pricePerSecond(written(over), 'USD').value
        const expected = figure({ amount: perSecond })
        expect(figure({ unit: 'minute', amount: Number(decimalText(times(exact(perSecond), exact(60)), 6)) })).toBe(expected)
        expect(figure({ unit: 'credit', amount: perSecond, creditsPerSecond: 1 })).toBe(expected)
        expect(figure({ unit: 'frame', amount: perSecond, framesPerSecond: 1 })).toBe(expected)
        const clip = Number(decimalText(times(exact(perSecond), exact(seconds)), 12))
        expect(figure({ unit: 'clip', amount: clip, secondsPerClip: seconds })).toBe(expected)
      }),
      few,
    )
  })

  it('a discount takes something between nothing and all of it off', () => {
    fc.assert(
      fc.property(anyPrice, share, (price, discount) => {
        const before = pricePerSecond({ ...price, discount: null }, 'USD').value
        const after = pricePerSecond({ ...price, discount }, 'USD').value
        expect(after === null).toBe(before === null)
        expect(after ?? 0).toBeGreaterThanOrEqual(0)
        expect(after ?? 0).toBeLessThanOrEqual(before ?? 0)
      }),
      few,
    )
  })
})

describe('exact amounts', () => {
  it('carry no error of the binary form: 0.1 + 0.2 and 1e-7 are what was typed', () => {
    expect(decimalText(exact(1e-7), 7)).toBe('0.0000001')
    expect(same(times(exact(0.1), exact(3)), exact(0.3))).toBe(true)
    expect(decimalText(exact(-0.005), 2)).toBe('-0.01')
    expect(unitAmount(exact(0.000123), 'USD')).toBe('$0.000123')
    expect(() => exact(Number.NaN)).toThrow(RangeError)
  })
})

const price = (over: object) =>
  Price.safeParse({
    ...{ id: 'p', offeringId: 'o', unit: 'second', amount: 0.1, currency: 'USD', source: 'list', validFrom: '2026-11-01' },
    ...over,
  })

describe('a price as it is written', () => {
  it('is taken with all that belongs to its unit', () => {
    expect(price({ unit: 'credit', creditsPerSecond: 12, ...ecb, discount: 0.2 }).success).toBe(true)
  })

  it.each([
    ['below zero', { amount: -1 }, 'amount'],
    ['with a seventh decimal, which would be lost', { amount: 0.1234567 }, 'amount'],
    ['in words for a currency', { currency: 'dollar' }, 'currency'],
    ['with a discount in percent', { discount: 20 }, 'discount'],
    ['with credits for a price per second', { creditsPerSecond: 5 }, 'creditsPerSecond'],
    ['with no seconds in a clip', { unit: 'clip', secondsPerClip: 0 }, 'secondsPerClip'],
    ['with a rate of no day', { rate: 0.9, rateSource: 'ECB' }, 'rateOn'],
    ['with a rate of nobody', { rate: 0.9, rateOn: '2026-11-20' }, 'rateSource'],
    ['with the day of no rate', { rateOn: '2026-11-20' }, 'rate'],
  ])('is refused %s, at its field', (_case, over, field) => {
    expect(price(over).error?.issues.map(({ path }) => path.join('.'))).toEqual([field])
  })
})
