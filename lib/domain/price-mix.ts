import { formatMoney, formatNumber, formatPercent } from '@/lib/format'
import type { Day } from './day'
import { type PriceSetting, settingText } from './price'
import { asNumber, compare, divided, exact, type Fraction, plus, times } from './price-fraction'
import { type DatedPrice, type HoldingPrice, type PriceSeries, priceFor } from './price-history'
import { exactPerSecond } from './price-working'

/** A share of what the team generates: how much of `weight` (seconds, or clips where lengths are unknown) falls on a setting. */
export type MixPart = PriceSetting & { weight: number }
export type Mix = { parts: MixPart[]; unit: 'seconds' | 'clips' }

/** How many jobs of one setting finished, by the setting's name as jobs carry it: "1080p, 8 s, audio". */
export type MeasuredSetting = { setting: string; finished: number }

const resolutionIn = /\b(\d{3,4}p|\d{1,2}k|\d{3,4}x\d{3,4})\b/i
const secondsIn = /\b(\d+(?:\.\d+)?) ?s\b/i

/** The resolution and the sound that the name of a setting says; null for what it does not say. */
export function settingOfJobs(setting: string): PriceSetting {
  const audio = /\b(?:silent|no audio|without audio)\b/i.test(setting) ? false : /\baudio\b/i.test(setting) ? true : null
  return { resolution: resolutionIn.exec(setting)?.[1] ?? null, audio }
}

function partOf({ setting, finished }: MeasuredSetting): MixPart & { seconds: number | null } {
  const seconds = secondsIn.exec(setting)?.[1]
  return {
    ...settingOfJobs(setting),
    weight: finished,
    seconds: seconds === undefined ? null : Number(seconds) * finished,
  }
}

const silentTasks = ['t2v', 'i2v', 'edit']

/** Whether a task makes video with audio; null for tasks that do not say. */
export const taskSound = (task: string): boolean | null => (task.endsWith('_audio') ? true : silentTasks.includes(task) ? false : null)

/**
 * The mix in which a team generates, from the jobs that it logged: by seconds where every setting names its length, else by clips. A sound that
 * no setting names is taken from the task. Null where nothing has finished.
 * @example mixOf([{ setting: '1080p, 8 s, audio', finished: 30 }], null)?.parts // [{ resolution: '1080p', audio: true, weight: 240 }]
 */
export function mixOf(measured: readonly MeasuredSetting[], audio: boolean | null): Mix | null {
  const found = measured.filter(({ finished }) => finished > 0).map(partOf)
  if (found.length === 0) return null
  const timed = found.every(({ seconds }) => seconds !== null && seconds > 0)
  const parts = new Map<string, MixPart>()
  for (const { seconds, weight, ...setting } of found) {
    const at = { ...setting, audio: setting.audio ?? audio }
    const known = parts.get(settingText(at))
    parts.set(settingText(at), { ...at, weight: (known?.weight ?? 0) + (timed ? (seconds ?? 0) : weight) })
  }
  return { parts: [...parts.values()].sort((a, b) => b.weight - a.weight), unit: timed ? 'seconds' : 'clips' }
}

/** Least and most: the same, where no two sources disagree. */
export type Amount = { low: number; high: number }

export type MonthLine = {
  setting: string
  share: number
  /** The price that holds, with its working; null where `reason` says why there is none. */
  price: HoldingPrice | null
  amount: Amount | null
  working: string | null
  reason: string | null
}

/** What one offering costs in a month. `total` is null while a part of the mix has no price; `known` is what the others come to. */
export type MonthCost = { lines: MonthLine[]; total: Amount | null; known: Amount | null; pricedShare: number }

export type MonthCase = {
  mix: Mix
  series: readonly PriceSeries<DatedPrice>[]
  day: Day
  currency: string
  /** Seconds that are kept, a month. */
  finishedSeconds: number
  /** Share of what is generated that is kept, above 0 to 1; 1 where it was not measured. */
  kept: number
}

type Span = { low: Fraction; high: Fraction }

/** The figures of the prices that hold: exactly, so that a month is not off by a cent. Null while one of them has none. */
function spanOf({ step }: HoldingPrice, currency: string): Span | null {
  const figures = step.prices.map(({ price }) => exactPerSecond(price, currency).perSecond)
  const known = figures.filter((figure) => figure !== null).sort(compare)
  const [low, high] = [known[0], known.at(-1)]
  return low && high && known.length === figures.length ? { low, high } : null
}

const amountOf = ({ low, high }: Span): Amount => ({ low: asNumber(low), high: asNumber(high) })

/** @example amountText({ low: 1400, high: 2800 }, 'USD') // '$1,400 to $2,800' */
export const amountText = ({ low, high }: Amount, currency: string): string => {
  const [least, most] = [formatMoney(low, currency), formatMoney(high, currency)]
  return least === most ? least : `${least} to ${most}`
}

/** What a month would cost if all of it were generated at one price; null where that has no figure. */
export function monthAt(price: HoldingPrice, finishedSeconds: number, currency: string): Amount | null {
  const span = spanOf(price, currency)
  const seconds = exact(finishedSeconds)
  return span && amountOf({ low: times(span.low, seconds), high: times(span.high, seconds) })
}

type Line = MonthLine & { span: Span | null }

function lineOf(part: MixPart, whole: number, { series, day, currency, finishedSeconds, kept }: MonthCase): Line {
  const setting = settingText(part)
  const share = part.weight / whole
  const none = (reason: string, price: HoldingPrice | null = null): Line => ({
    ...{ setting, share, price, amount: null, working: null, reason, span: null },
  })
  const price = priceFor(series, { setting: part, day })
  if (!price) return none(`No price for ${setting} is on record.`)
  const each = spanOf(price, currency)
  if (!each) {
    const gap = price.step.prices.flatMap(({ figure }) => figure.gaps)[0]
    return none(gap?.reason ?? `The price for ${setting} has no figure.`, price)
  }
  const wanted = times(exact(finishedSeconds), divided(exact(part.weight), exact(whole)))
  const seconds = divided(wanted, exact(kept))
  const span = { low: times(each.low, seconds), high: times(each.high, seconds) }
  const rates = [...new Set(price.step.prices.map(({ figure }) => figure.text))].join(' or ')
  const generated = kept === 1 ? '' : ` ÷ ${formatPercent(kept, 1)} kept = ${formatNumber(asNumber(seconds))} s`
  const working = `${formatNumber(asNumber(wanted))} s${generated} × ${rates}`
  return {
    setting,
    share,
    price,
    amount: amountOf(span),
    working: `${working} = ${amountText(amountOf(span), currency)}`,
    reason: null,
    span,
  }
}

/**
 * What a month costs at the team's own volume and mix, from the prices that hold on a day: share of the mix × finished seconds ÷ share kept ×
 * price per second, added up exactly. A part without a price leaves the whole unknown, and is named. Where sources disagree there are two amounts.
 */
export function monthCost(month: MonthCase): MonthCost {
  const whole = month.mix.parts.reduce((sum, { weight }) => sum + weight, 0)
  const lines = month.mix.parts.map((part) => lineOf(part, whole, month))
  const priced = lines.flatMap(({ span }) => span ?? [])
  const sum = priced.reduce<Span | null>(
    (all, span) => (all ? { low: plus(all.low, span.low), high: plus(all.high, span.high) } : span),
    null,
  )
  const known = sum && amountOf(sum)
  return {
    lines: lines.map(({ span: _, ...line }) => line),
    total: priced.length === lines.length ? known : null,
    known,
    pricedShare: lines.reduce((share, { span, share: own }) => share + (span ? own : 0), 0),
  }
}
