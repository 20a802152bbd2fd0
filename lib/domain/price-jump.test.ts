import { describe, expect, it } from 'vitest'
import type { DatedPrice } from './price-history'
import { newestPrice, priceJump } from './price-jump'

const price = (id: string, validFrom: string, over: Partial<DatedPrice> = {}): DatedPrice => ({
  ...{ id, validFrom, unit: 'second', amount: 0.4, currency: 'USD', secondsPerClip: null, framesPerSecond: null, creditsPerSecond: null },
  ...{ discount: null, rate: null, rateOn: null, rateSource: null, resolution: null, audio: null, source: 'list' },
  ...over,
})

describe('the newest price of an offering', () => {
  it('is the latest one that has a figure', () => {
    const prices = [price('a', '2026-10-01'), price('b', '2026-11-01', { amount: 0.5 }), price('c', '2026-11-20', { unit: 'credit' })]
    expect(newestPrice(prices, 'USD')).toEqual({ value: 0.5, text: '$0.50', on: '2026-11-01' })
    expect(newestPrice(prices, 'USD', 'b')).toMatchObject({ value: 0.4 })
  })

  it('is nothing where no price is on record, or none has a figure above zero', () => {
    expect(newestPrice([], 'USD')).toBeNull()
    expect(newestPrice([price('a', '2026-10-01', { amount: 0 })], 'USD')).toBeNull()
  })
})

it('a figure is remarkable from ten times and from a tenth of the newest price on', () => {
  const newest = { value: 0.4, text: '$0.40', on: '2026-11-01' }
  expect([4, 40, 3.99, 0.4, 0.05, 0.04, 0.004, 0].map((value) => priceJump(value, newest))).toEqual([
    ...['up', 'up', null, null, null, 'down', 'down', null],
  ])
})
