import { formatPercent } from '@/lib/format'
import { about, type Contradiction, type ContradictionSide, type Examined } from './contradiction'
import type { Day } from './day'
import { priceSources } from './price'
import { priceContradictions } from './price-check'
import { type DatedPrice, priceSeries } from './price-history'
import { pricePerSecond } from './price-working'

/** A price with the page it was read on. */
export type ReadPrice = DatedPrice & { offeringId: string; read: { title: string; url: string | null } | null }

/** Invoices of an offering against what its contract or its price list said for the same setting at that time. */
export function invoiceContradictions(
  examined: Examined,
  prices: readonly ReadPrice[],
  { today, currency }: { today: Day; currency: string },
): Contradiction[] {
  const byId = new Map(prices.map((price) => [price.id, price]))
  return priceContradictions(priceSeries(prices, currency), today, currency).flatMap(({ promisedId, paidId, ratio, setting }) => {
    const [promised, paid] = [byId.get(promisedId), byId.get(paidId)]
    if (!promised || !paid) return []
    const more = ratio > 1
    return [
      {
        ...about(examined),
        key: `price ${paidId} ${promisedId}`,
        ...{ kind: 'price' as const, severity: promised.source === 'contract' && more ? ('act' as const) : ('check' as const) },
        sentence: `A second at ${setting} was invoiced ${formatPercent(Math.abs(ratio - 1))} ${more ? 'above' : 'below'} ${promised.source === 'contract' ? 'the contract' : 'the list price'}.`,
        sides: [sideOf(promised, currency), sideOf(paid, currency)] as Contradiction['sides'],
        todo: more
          ? 'Ask what the difference is: another setting, a surcharge, or a price that changed.'
          : 'Record the discount, or check whether both are for the same setting.',
        fix: { label: 'Open the invoice', place: placeOf(paid) },
      },
    ]
  })
}

const placeOf = ({ offeringId, id }: ReadPrice) => ({ to: 'price' as const, offeringId, priceId: id })

const sideOf = (price: ReadPrice, currency: string): ContradictionSide => ({
  says: `${pricePerSecond(price, currency).text ?? 'not known'} a second`,
  by: priceSources.find(({ id }) => id === price.source)?.label ?? price.source,
  on: price.validFrom,
  source: price.read && { title: price.read.title, url: price.read.url },
  place: placeOf(price),
})
