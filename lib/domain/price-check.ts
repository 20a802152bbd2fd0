import { formatDate, formatPercent, formatPrice } from '@/lib/format'
import type { Day } from './day'
import { settingText } from './price'
import { type DatedPrice, type PriceSeries, priceFor, settingKey, stepOn } from './price-history'
import { settingOfJobs } from './price-mix'
import { z90 } from './verdict/numerics'

/** The margin of the cost gate: a difference below it would change no check. */
export const priceTolerance = 0.1

/** What was promised: by the vendor's list, or in the team's contract. Money per generated second in `currency`. */
export type PromisedPrice = { kind: 'list' | 'contract'; perSecond: number; on: Day; setting: string }
/** What was paid: on an invoice, or by the logged cost of jobs. `relSe` is the relative standard error of a measured one. */
export type PaidPrice = { kind: 'invoice' | 'measured'; perSecond: number; on: Day; relSe?: number | null }

export type PriceDifference = {
  /** What was paid over what was promised. */
  ratio: number
  sentence: string
}

const promisedWords = { list: 'The list price', contract: 'The contract' } as const

/**
 * Whether what was paid for a generated second contradicts what was promised: apart by more than 10 %, and of a measured cost only where its
 * 90 % interval lies wholly beyond that. Null where the two agree, where either is not above zero, and where the measurement cannot tell.
 * Both have to be for the same setting and before any rejected clip is counted.
 */
export function priceDifference(promised: PromisedPrice, paid: PaidPrice, currency: string): PriceDifference | null {
  if (!(promised.perSecond > 0) || !(paid.perSecond > 0)) return null
  const ratio = paid.perSecond / promised.perSecond
  const doubt = z90 * (paid.relSe ?? 0)
  const above = Math.log(ratio) - doubt > Math.log(1 + priceTolerance)
  const below = Math.log(ratio) + doubt < Math.log(1 - priceTolerance)
  if (!above && !below) return null
  const money = (amount: number) => formatPrice(amount, currency)
  const share = formatPercent(Math.abs(ratio - 1))
  const what = paid.kind === 'invoice' ? 'the invoice' : 'the logged cost of jobs'
  const why = above
    ? 'Ask for what the difference is: another setting, a surcharge, or a price that changed.'
    : 'Record the discount, or check whether both are for the same setting.'
  return {
    ratio,
    sentence: `${promisedWords[promised.kind]} for ${promised.setting} says ${money(promised.perSecond)} a second since ${formatDate(promised.on)}, ${what} of ${formatDate(paid.on)} comes to ${money(paid.perSecond)}: ${share} ${above ? 'more' : 'less'}. ${why}`,
  }
}

export type PriceContradiction = PriceDifference & { promisedId: string; paidId: string; paidOn: Day; setting: string }

/**
 * Every invoice of an offering that holds on a day against what was promised for the same setting: against the contract where there is one, else
 * against the list price, each as it held when the invoice was written. Prices without a figure contradict nothing.
 */
export function priceContradictions(series: readonly PriceSeries<DatedPrice>[], day: Day, currency: string): PriceContradiction[] {
  return series
    .filter(({ source }) => source === 'invoice')
    .flatMap((invoices) => {
      const paid = stepOn(invoices, day)
      const promises = series.filter((entry) => entry.source !== 'invoice' && settingKey(entry) === settingKey(invoices))
      const promised = promises.find(({ source }) => source === 'contract') ?? promises[0]
      const step = promised && paid ? stepOn(promised, paid.from) : null
      if (!paid || !promised || !step || step.disagree) return []
      return contradictionsIn({ promised, step, paid, currency })
    })
}

type Compared = {
  promised: PriceSeries<DatedPrice>
  step: PriceSeries<DatedPrice>['steps'][number]
  paid: PriceSeries<DatedPrice>['steps'][number]
  currency: string
}

function contradictionsIn({ promised, step, paid, currency }: Compared): PriceContradiction[] {
  const said = step.prices.find(({ figure }) => figure.value !== null)
  const setting = settingText(promised)
  return paid.prices.flatMap(({ price, figure }) => {
    if (said?.figure.value == null || figure.value === null) return []
    const kind = promised.source === 'contract' ? ('contract' as const) : ('list' as const)
    const found = priceDifference(
      { kind, perSecond: said.figure.value, on: step.from, setting },
      { kind: 'invoice', perSecond: figure.value, on: paid.from },
      currency,
    )
    return found ? [{ ...found, promisedId: said.price.id, paidId: price.id, paidOn: paid.from, setting }] : []
  })
}

/** What the jobs of one setting cost per second of finished video, as they were logged. */
export type LoggedCost = { setting: string; perFinishedSecond: number; relSe: number | null; currency: string; on: Day }

/**
 * Every logged cost against what was promised for its setting: the contract, else the list price, as it held on the newest day of the log. Costs in
 * another currency and settings without one undisputed price are left out.
 */
export function loggedDifferences(
  series: readonly PriceSeries<DatedPrice>[],
  logged: readonly LoggedCost[],
  currency: string,
): (PriceDifference & { setting: string })[] {
  const promises = series.filter(({ source }) => source !== 'invoice')
  return logged.flatMap(({ setting, perFinishedSecond, relSe, on, currency: paidIn }) => {
    const promised = paidIn === currency ? priceFor(promises, { setting: settingOfJobs(setting), day: on }) : null
    const said = promised?.step.prices.find(({ figure }) => figure.value !== null)?.figure.value
    if (!promised || said == null || promised.step.disagree) return []
    const kind = promised.source === 'contract' ? ('contract' as const) : ('list' as const)
    const found = priceDifference(
      { kind, perSecond: said, on: promised.step.from, setting },
      { kind: 'measured', perSecond: perFinishedSecond, on, relSe },
      currency,
    )
    return found ? [{ ...found, setting }] : []
  })
}
