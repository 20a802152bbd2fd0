import { describe, expect, it } from 'vitest'
import { loggedDifferences, priceContradictions, priceDifference } from './price-check'
import { type DatedPrice, priceChanges, priceFor, priceSeries, resolutionKey, stepOn } from './price-history'

const price = (id: string, validFrom: string, amount: number, over: Partial<DatedPrice> = {}): DatedPrice => ({
  ...{ id, unit: 'second', amount, currency: 'USD', secondsPerClip: null, framesPerSecond: null, creditsPerSecond: null },
  ...{ discount: null, rate: null, rateOn: null, rateSource: null, resolution: null, audio: null, source: 'list', validFrom },
  ...over,
})
const series = (...prices: DatedPrice[]) => priceSeries(prices, 'USD')
const [first] = series(price('may', '2026-05-01', 0.224), price('aug', '2026-08-02', 0.112))

describe('the history of a price', () => {
  it('says from which day to which each one held', () => {
    expect(first?.steps.map(({ from, to }) => [from, to])).toEqual([
      ['2026-05-01', '2026-08-02'],
      ['2026-08-02', null],
    ])
  })

  it.each([
    ['2026-04-30', undefined],
    ['2026-05-01', 'may'],
    ['2026-08-01', 'may'],
    ['2026-08-02', 'aug'],
  ])('tells which one holds on %s', (day, id) => {
    expect(first && stepOn(first, day)?.prices[0]?.price.id).toBe(id)
  })

  it('counts a change as a share of the price before', () => {
    expect(first && priceChanges(first)).toEqual([{ on: '2026-08-02', before: 0.224, after: 0.112, share: -0.5 }])
  })

  it('lets an invoice not replace a list price', () => {
    const both = series(price('list', '2026-08-01', 0.1), price('paid', '2026-10-01', 0.12, { source: 'invoice' }))
    expect(both.map(({ source }) => source)).toEqual(['invoice', 'list'])
    expect(both.every((entry) => stepOn(entry, '2026-11-01') !== null)).toBe(true)
  })

  it('keeps both of two prices of one day, and says whether they disagree', () => {
    const [apart] = series(price('a', '2026-08-21', 0.4), price('b', '2026-08-21', 0.2))
    expect(apart?.steps).toHaveLength(1)
    expect(apart?.steps[0]).toMatchObject({ disagree: true, prices: [{ figure: { value: 0.4 } }, { figure: { value: 0.2 } }] })
    const [alike] = series(price('a', '2026-08-21', 0.4), price('b', '2026-08-21', 24, { unit: 'minute' }))
    expect(alike?.steps[0]?.disagree).toBe(false)
  })

  it('does not take a price without a figure for a change', () => {
    const [mixed] = series(price('a', '2026-05-01', 0.2), price('b', '2026-06-01', 0.01, { unit: 'credit' }), price('c', '2026-07-01', 0.2))
    expect(mixed && priceChanges(mixed)).toEqual([])
  })

  it('reads one resolution in several ways of writing as one', () => {
    expect(
      series(price('a', '2026-05-01', 1, { resolution: '1080P' }), price('b', '2026-06-01', 1, { resolution: '1920x1080' })),
    ).toHaveLength(1)
    expect(resolutionKey('4K')).toBe('2160p')
  })
})

describe('the price for a setting', () => {
  const held = series(
    price('any', '2026-09-01', 0.1),
    price('hd', '2026-05-01', 0.2, { resolution: '1080p' }),
    price('hd-audio', '2026-05-01', 0.3, { resolution: '1080p', audio: true }),
    price('contract', '2026-06-01', 0.15, { resolution: '1080p', source: 'contract' }),
  )
  const idFor = (resolution: string | null, audio: boolean | null, day = '2026-11-01') =>
    priceFor(held, { setting: { resolution, audio }, day })?.step.prices[0]?.price.id ?? null

  it('is the one that names it, before one for any setting', () => {
    expect(idFor('1080p', true)).toBe('hd-audio')
    expect(idFor('720p', false)).toBe('any')
  })

  it('is the contract before the list price', () => {
    expect(idFor('1080p', false)).toBe('contract')
    expect(idFor('1080p', false, '2026-05-15')).toBe('hd')
  })

  it('is none that names another sound, nor one of a later day', () => {
    expect(idFor('1080p', null)).toBe('contract')
    expect(idFor('720p', false, '2026-08-31')).toBeNull()
  })
})

describe('what was paid against what was promised', () => {
  const promised = { kind: 'list' as const, perSecond: 0.1, on: '2026-08-01', setting: '1080p' }
  const paid = (perSecond: number, relSe: number | null = null) => ({ kind: 'measured' as const, perSecond, on: '2026-11-01', relSe })

  it('differs from 10 % on, in words that name both figures', () => {
    expect(priceDifference(promised, paid(0.109), 'USD')).toBeNull()
    expect(priceDifference(promised, paid(0.091), 'USD')).toBeNull()
    const more = priceDifference(promised, paid(0.13), 'USD')
    expect(more?.sentence).toMatch(/^The list price for 1080p says \$0\.10 a second since 1 Aug 2026, .* comes to \$0\.13: 30% more\./)
    expect(priceDifference(promised, paid(0.08), 'USD')?.sentence).toMatch(/20% less\. Record the discount/)
  })

  it('is not said of a measurement that cannot tell', () => {
    expect(priceDifference(promised, paid(0.13, 0.2), 'USD')).toBeNull()
    expect(priceDifference(promised, paid(0.13, 0.05), 'USD')).not.toBeNull()
    expect(priceDifference(promised, paid(0), 'USD')).toBeNull()
  })

  it('holds an invoice against the contract where there is one, and against the list where not', () => {
    const invoice = price('paid', '2026-10-31', 0.12, { source: 'invoice' })
    const [list, contract] = [price('list', '2026-08-01', 0.1), price('deal', '2026-09-01', 0.12, { source: 'contract' })]
    expect(priceContradictions(series(list, invoice), '2026-11-01', 'USD')).toMatchObject([
      { promisedId: 'list', paidId: 'paid', setting: 'any setting' },
    ])
    expect(priceContradictions(series(list, contract, invoice), '2026-11-01', 'USD')).toEqual([])
    expect(
      priceContradictions(series(list, price('other', '2026-10-31', 9, { source: 'invoice', audio: true })), '2026-11-01', 'USD'),
    ).toEqual([])
  })

  it('holds the logged cost of jobs against the price of their setting', () => {
    const held = series(price('hd', '2026-08-01', 0.1, { resolution: '1080p', audio: true }))
    const log = { setting: '1080p, 8 s, audio', perFinishedSecond: 0.14, relSe: 0.02, currency: 'USD', on: '2026-11-01' }
    expect(loggedDifferences(held, [log], 'USD')).toMatchObject([
      { setting: '1080p, 8 s, audio', sentence: expect.stringMatching(/40% more/) },
    ])
    expect(loggedDifferences(held, [{ ...log, perFinishedSecond: 0.105 }], 'USD')).toEqual([])
    expect(
      loggedDifferences(
        held,
        [
          { ...log, currency: 'EUR' },
          { ...log, setting: '720p, 8 s' },
        ],
        'USD',
      ),
    ).toEqual([])
  })
})
