import { type Day, daysBetween } from './day'
import type { PriceSeries } from './price-history'

/** A price while it held: from where to where on the axis of days, and how high on the axis of money, all 0 to 1. */
export type PriceLevel = { id: string; from: number; to: number; y: number; value: number; text: string; on: Day }

/** A drawing of one history: levels, and where one single price moved to another. `top` is the amount at 1; the axis begins at zero. */
export type PriceDrawing = { levels: PriceLevel[]; moves: { at: number; from: number; to: number }[]; top: number; from: Day; to: Day }

/**
 * Prepares the steps of a price from its first day to `to`. A time without a figure is a gap; two prices of one day are two levels without a move
 * between them. Null where no figure is known before `to`.
 */
export function priceDrawing({ steps }: Pick<PriceSeries, 'steps'>, to: Day): PriceDrawing | null {
  const past = steps.filter((step) => step.from <= to)
  const values = past.flatMap(({ prices }) => prices.flatMap(({ figure }) => figure.value ?? []))
  const from = past[0]?.from
  if (from === undefined || values.length === 0) return null
  const top = Math.max(...values) * 1.15 || 1
  const whole = Math.max(1, daysBetween(from, to))
  const at = (day: Day) => Math.min(1, daysBetween(from, day) / whole)
  const drawn = past.map((step) =>
    step.prices.flatMap(({ price, figure }): PriceLevel[] =>
      figure.value === null || figure.text === null
        ? []
        : [
            {
              id: price.id,
              from: at(step.from),
              to: at(step.to ?? to),
              y: figure.value / top,
              value: figure.value,
              text: figure.text,
              on: step.from,
            },
          ],
    ),
  )
  const moves = drawn.flatMap((levels, index) => {
    const before = drawn[index - 1]
    const [left, right] = [before?.[0], levels[0]]
    return before?.length === 1 && levels.length === 1 && left && right ? [{ at: right.from, from: left.y, to: right.y }] : []
  })
  return { levels: drawn.flat(), moves, top, from, to }
}
