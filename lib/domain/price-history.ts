import type { Day } from './day'
import { resolutionOf } from './job-setting'
import type { Price, PriceSetting, PriceSource } from './price'
import { type PriceFigure, pricePerSecond, type WrittenPrice } from './price-working'

/** As much of a price as its history needs. */
export type DatedPrice = WrittenPrice & Pick<Price, 'id' | 'resolution' | 'audio' | 'source' | 'validFrom'>

/** A day from which prices hold: more than one where two were given for the same day. `to` is the first day on which they hold no more. */
export type PriceStep<Row extends DatedPrice = DatedPrice> = {
  from: Day
  to: Day | null
  prices: { price: Row; figure: PriceFigure }[]
  /** The prices of the day do not say the same. */
  disagree: boolean
}

/** Every price for one setting from one kind of source, oldest first. */
export type PriceSeries<Row extends DatedPrice = DatedPrice> = PriceSetting & { key: string; source: PriceSource; steps: PriceStep<Row>[] }

const names: Record<string, string> = { '4k': '2160p', uhd: '2160p', fhd: '1080p', 'full hd': '1080p', hd: '720p' }

/** A resolution as it is compared: people write 1920x1080, 1080P and FHD for the same thing. Null: any. */
export function resolutionKey(resolution: string | null): string | null {
  if (resolution === null) return null
  const text = resolutionOf(resolution)
  return names[text] ?? text
}

export const settingKey = ({ resolution, audio }: PriceSetting): string => `${resolutionKey(resolution) ?? ''}|${audio ?? ''}`

const kinds: readonly PriceSource[] = ['contract', 'invoice', 'list']
const rank = (source: PriceSource) => kinds.indexOf(source)
const shift = 1e-9

function disagreement(prices: PriceStep['prices']): boolean {
  const values = prices.flatMap(({ figure }) => figure.value ?? [])
  return values.length > 1 && Math.max(...values) - Math.min(...values) > shift
}

function stepsOf<Row extends DatedPrice>(rows: readonly Row[], currency: string): PriceStep<Row>[] {
  const days = [...new Set(rows.map(({ validFrom }) => validFrom))].sort()
  return days.map((from, index) => {
    const prices = rows
      .filter(({ validFrom }) => validFrom === from)
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map((price) => ({ price, figure: pricePerSecond(price, currency) }))
    return { from, to: days[index + 1] ?? null, prices, disagree: disagreement(prices) }
  })
}

/**
 * The prices of one offering as histories: one for each setting and kind of source, because an invoice does not replace a list price. Within one,
 * a price holds until the next day from which another one does; two of the same day both hold. By setting, then contract, invoice, list.
 */
export function priceSeries<Row extends DatedPrice>(prices: readonly Row[], currency: string): PriceSeries<Row>[] {
  const shelves = new Map<string, Row[]>()
  for (const price of prices) {
    const key = `${settingKey(price)}|${price.source}`
    shelves.set(key, [...(shelves.get(key) ?? []), price])
  }
  return [...shelves]
    .flatMap(([key, rows]) => {
      const [first] = rows
      if (!first) return []
      const { resolution, audio, source } = first
      return [{ key, resolution, audio, source, steps: stepsOf(rows, currency) }]
    })
    .sort((a, b) => {
      const [left, right] = [settingKey(a), settingKey(b)]
      return left === right ? rank(a.source) - rank(b.source) : left.localeCompare(right, 'en', { numeric: true })
    })
}

/** What holds on a day; null while nothing does yet. */
export const stepOn = <Row extends DatedPrice>({ steps }: Pick<PriceSeries<Row>, 'steps'>, day: Day): PriceStep<Row> | null =>
  steps.findLast(({ from }) => from <= day) ?? null

/** How well a price fits a setting: 0 for any, up to 2 for one that names both; null where it is for something else. */
function closeness(price: PriceSetting, asked: PriceSetting): number | null {
  const named = resolutionKey(price.resolution)
  if (named !== null && named !== resolutionKey(asked.resolution)) return null
  if (price.audio !== null && price.audio !== asked.audio) return null
  return Number(named !== null) + Number(price.audio !== null)
}

export type HoldingPrice<Row extends DatedPrice = DatedPrice> = PriceSeries<Row> & { step: PriceStep<Row> }

/**
 * The prices that hold for a setting on a day. What names the setting goes before what is for any; of those, a contract before an invoice before a
 * list price, because that is what the team pays. Null where nothing is on record.
 */
export function priceFor<Row extends DatedPrice>(
  series: readonly PriceSeries<Row>[],
  { setting, day }: { setting: PriceSetting; day: Day },
): HoldingPrice<Row> | null {
  const held = series.flatMap((entry) => {
    const step = stepOn(entry, day)
    const fits = closeness(entry, setting)
    return step === null || fits === null ? [] : [{ holding: { ...entry, step }, fits }]
  })
  held.sort((a, b) => b.fits - a.fits || rank(a.holding.source) - rank(b.holding.source))
  return held[0]?.holding ?? null
}

/** A change of a figure within a history: from what, to what, and by which share of the old one. */
export type PriceChange = { on: Day; before: number; after: number; share: number | null }

/** Where a history with one figure a day moved; days without a figure, or with two that disagree, are neither end of a change. */
export function priceChanges({ steps }: Pick<PriceSeries, 'steps'>): PriceChange[] {
  const known = steps.flatMap(({ from, prices, disagree }) => {
    const value = prices.find(({ figure }) => figure.value !== null)?.figure.value
    return value == null || disagree ? [] : [{ from, value }]
  })
  return known.flatMap(({ from, value }, index) => {
    const before = known[index - 1]
    if (!before || Math.abs(before.value - value) <= shift) return []
    return [{ on: from, before: before.value, after: value, share: before.value === 0 ? null : value / before.value - 1 }]
  })
}
