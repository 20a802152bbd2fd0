import { describe, expect, it } from 'vitest'
import { type DatedPrice, priceFor, priceSeries } from './price-history'
import { amountText, mixOf, monthAt, monthCost, taskSound } from './price-mix'

const price = (id: string, amount: number, over: Partial<DatedPrice> = {}): DatedPrice => ({
  ...{ id, unit: 'second', amount, currency: 'USD', secondsPerClip: null, framesPerSecond: null, creditsPerSecond: null },
  ...{ discount: null, rate: null, rateOn: null, rateSource: null, resolution: null, audio: null, source: 'list', validFrom: '2026-05-01' },
  ...over,
})
const mix = mixOf(
  [
    { setting: '720p, 5 s, silent', finished: 60 },
    { setting: '1080p, 10 s, silent', finished: 10 },
    { setting: '1080p, 8 s', finished: 0 },
  ],
  false,
)
const month = (prices: DatedPrice[], over: object = {}) =>
  mix &&
  monthCost({ mix, series: priceSeries(prices, 'USD'), day: '2026-11-01', currency: 'USD', finishedSeconds: 10_000, kept: 1, ...over })

describe('the mix of the team', () => {
  it('is weighed by seconds where every setting names its length, else by clips', () => {
    expect(mix).toEqual({
      parts: [
        { resolution: '720p', audio: false, weight: 300 },
        { resolution: '1080p', audio: false, weight: 100 },
      ],
      unit: 'seconds',
    })
    expect(
      mixOf(
        [
          { setting: '720p', finished: 3 },
          { setting: '1080p, 5 s, audio', finished: 1 },
        ],
        null,
      ),
    ).toEqual({
      parts: [
        { resolution: '720p', audio: null, weight: 3 },
        { resolution: '1080p', audio: true, weight: 1 },
      ],
      unit: 'clips',
    })
  })

  it('is unknown where nothing has finished', () => {
    expect(mixOf([{ setting: '720p', finished: 0 }], null)).toBeNull()
    expect(mixOf([], null)).toBeNull()
  })

  it('takes a sound that no setting names from the task', () => {
    expect(['t2v_audio', 'i2v', 'lipsync'].map(taskSound)).toEqual([true, false, null])
    expect(mixOf([{ setting: '720p', finished: 1 }], true)?.parts[0]?.audio).toBe(true)
  })
})

describe('what a month costs', () => {
  it('is the price of every setting times its share of the finished seconds', () => {
    const cost = month([price('small', 0.1, { resolution: '720p' }), price('large', 0.2, { resolution: '1080p' })])
    expect(cost?.total).toEqual({ low: 1250, high: 1250 })
    expect(cost?.lines.map(({ amount }) => amount?.low)).toEqual([750, 500])
    expect(cost?.lines[0]?.working).toBe('7,500 s × $0.10 = $750')
  })

  it('counts what is generated and thrown away, where the share that is kept was measured', () => {
    const cost = month([price('any', 0.1)], { kept: 0.5 })
    expect(cost?.total?.low).toBe(2000)
    expect(cost?.lines[0]?.working).toBe('7,500 s ÷ 50.0% kept = 15,000 s × $0.10 = $1,500')
  })

  it('stays unknown while a part of the mix has no price, and says which and what the rest comes to', () => {
    const cost = month([price('small', 0.1, { resolution: '720p' })])
    expect(cost).toMatchObject({ total: null, known: { low: 750, high: 750 }, pricedShare: 0.75 })
    expect(cost?.lines[1]?.reason).toBe('No price for 1080p, silent is on record.')
    const credits = month([price('any', 0.01, { unit: 'credit' })])
    expect(credits).toMatchObject({ total: null, known: null, pricedShare: 0 })
    expect(credits?.lines[0]?.reason).toMatch(/credits one second costs/)
  })

  it('is two amounts where sources disagree', () => {
    const cost = month([price('a', 0.4), price('b', 0.2)])
    expect(cost?.total).toEqual({ low: 2000, high: 4000 })
    expect(cost?.total && amountText(cost.total, 'USD')).toBe('$2,000 to $4,000')
  })

  it('can be told for a single price, as if all of it were generated at that one', () => {
    const [any, none] = [priceSeries([price('any', 0.1)], 'USD'), priceSeries([price('credits', 0.01, { unit: 'credit' })], 'USD')]
    const at = { setting: { resolution: null, audio: null }, day: '2026-11-01' }
    const [priced, unknown] = [priceFor(any, at), priceFor(none, at)]
    expect(priced && monthAt(priced, 9000, 'USD')).toEqual({ low: 900, high: 900 })
    expect(unknown && monthAt(unknown, 9000, 'USD')).toBeNull()
  })

  it('is not off by a cent: a third of a mix three times is the whole', () => {
    const thirds = mixOf(
      [
        { setting: 'a', finished: 1 },
        { setting: '720p', finished: 1 },
        { setting: '1080p', finished: 1 },
      ],
      false,
    )
    const cost = month([price('any', 0.1)], { mix: thirds })
    expect(cost?.total?.low).toBe(1000)
  })
})
