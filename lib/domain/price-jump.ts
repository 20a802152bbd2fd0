import type { Day } from './day'
import type { DatedPrice } from './price-history'
import { pricePerSecond } from './price-working'

/** What a second costs at another price of the same offering, to compare with. */
export type NearbyPrice = { value: number; text: string; on: Day }

/** The newest price with a figure above zero, the one with the id `except` left out; null where there is none. */
export function newestPrice(prices: readonly DatedPrice[], currency: string, except?: string): NearbyPrice | null {
  const newestFirst = prices.filter(({ id }) => id !== except).sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1))
  for (const price of newestFirst) {
    const { value, text } = pricePerSecond(price, currency)
    if (value && text) return { value, text, on: price.validFrom }
  }
  return null
}

const ten = 10 * (1 - 1e-9)

/** Whether a second costs ten times as much as before or more, or a tenth or less, which is a misplaced decimal more often than a new price. */
export function priceJump(value: number, newest: NearbyPrice): 'up' | 'down' | null {
  if (value >= newest.value * ten) return 'up'
  return value > 0 && value * ten <= newest.value ? 'down' : null
}
