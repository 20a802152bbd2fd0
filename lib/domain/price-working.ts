import { formatDate, formatNumber } from '@/lib/format'
import type { Price, PriceUnit } from './price'
import { asNumber, divided, exact, type Fraction, minus, times, unitAmount } from './price-fraction'

/** As much of a price as decides what a second costs. */
export type WrittenPrice = Pick<
  Price,
  'unit' | 'amount' | 'currency' | 'secondsPerClip' | 'framesPerSecond' | 'creditsPerSecond' | 'discount' | 'rate' | 'rateOn' | 'rateSource'
>

/** Why there is no figure, and which field would give one. */
export type PriceGap = { field: 'secondsPerClip' | 'framesPerSecond' | 'creditsPerSecond' | 'rate'; reason: string }

/** What a second costs: in figures, as text, and how it was worked out, line by line. `value` and `text` are null exactly when there are gaps. */
export type PriceFigure = { value: number | null; text: string | null; lines: string[]; gaps: PriceGap[] }

type Worked = { perSecond: Fraction | null; lines: string[]; gaps: PriceGap[] }

const whole = exact(1)
const minute = exact(60)

/** A number with all the decimals it was written with. */
const plainly = (value: number): string => formatNumber(value, Math.min(8, String(value).split('.')[1]?.length ?? 0))
const counted = (value: number, noun: string) => `${plainly(value)} ${value === 1 ? noun : `${noun}s`}`

const reasons: Partial<Record<PriceUnit, PriceGap>> = {
  clip: { field: 'secondsPerClip', reason: 'Priced per clip, and nobody has said how many seconds a clip has.' },
  frame: { field: 'framesPerSecond', reason: 'Priced per frame, and nobody has said how many frames a second has.' },
  credit: { field: 'creditsPerSecond', reason: 'Priced in credits, and nobody has said how many credits one second costs.' },
}

/** The seconds behind the unit, still in the currency of the price. */
function inSeconds(price: WrittenPrice): Worked {
  const amount = exact(price.amount)
  const money = (value: Fraction) => unitAmount(value, price.currency)
  const made = (perSecond: Fraction, line: string): Worked => ({ perSecond, lines: [`${line} = ${money(perSecond)} a second`], gaps: [] })
  const gap = reasons[price.unit]
  const { unit, secondsPerClip, framesPerSecond, creditsPerSecond } = price
  if (unit === 'second') return { perSecond: amount, lines: [`${money(amount)} a second`], gaps: [] }
  if (unit === 'minute') return made(divided(amount, minute), `${money(amount)} a minute ÷ 60`)
  if (unit === 'clip' && secondsPerClip !== null)
    return made(divided(amount, exact(secondsPerClip)), `${money(amount)} a clip ÷ ${counted(secondsPerClip, 'second')}`)
  if (unit === 'frame' && framesPerSecond !== null)
    return made(times(amount, exact(framesPerSecond)), `${counted(framesPerSecond, 'frame')} a second × ${money(amount)} a frame`)
  if (unit === 'credit' && creditsPerSecond !== null)
    return made(times(amount, exact(creditsPerSecond)), `${counted(creditsPerSecond, 'credit')} a second × ${money(amount)} a credit`)
  return { perSecond: null, lines: [`${money(amount)} a ${unit}`], gaps: gap ? [gap] : [] }
}

function discounted({ perSecond, lines, gaps }: Worked, { discount, currency }: WrittenPrice): Worked {
  if (discount === null || perSecond === null) return { perSecond, lines, gaps }
  const left = times(perSecond, minus(whole, exact(discount)))
  const percent = plainly(asNumber(times(exact(discount), exact(100))))
  return { perSecond: left, lines: [...lines, `−${percent}% discount = ${unitAmount(left, currency)} a second`], gaps }
}

function converted({ perSecond, lines, gaps }: Worked, price: WrittenPrice, currency: string): Worked {
  const { rate, rateOn, rateSource } = price
  if (price.currency === currency) return { perSecond, lines, gaps }
  if (rate === null) {
    const gap: PriceGap = { field: 'rate', reason: `Priced in ${price.currency}, and there is no rate to ${currency}.` }
    return { perSecond: null, lines, gaps: [...gaps, gap] }
  }
  if (perSecond === null) return { perSecond, lines, gaps }
  const made = times(perSecond, exact(rate))
  const line = `× ${plainly(rate)} ${currency}/${price.currency} on ${formatDate(rateOn)} (${rateSource}) = ${unitAmount(made, currency)} a second`
  return { perSecond: made, lines: [...lines, line], gaps }
}

/** `pricePerSecond` before anything is rounded; null while something is missing. */
export function exactPerSecond(price: WrittenPrice, currency: string): Worked {
  return converted(discounted(inSeconds(price), price), price, currency)
}

/**
 * What one second of generated video costs at a price as written, in the workspace's currency: unit into seconds, then the discount, then the rate.
 * Reckoned in exact fractions; `value` is rounded to twelve decimals. Where credits, seconds, frames or the rate are not known there is no figure,
 * and every gap says why.
 * @example pricePerSecond({ unit: 'credit', amount: 0.01, creditsPerSecond: 5, discount: 0.2, currency: 'USD', ... }, 'USD').text // '$0.04'
 */
export function pricePerSecond(price: WrittenPrice, currency: string): PriceFigure {
  const { perSecond, lines, gaps } = exactPerSecond(price, currency)
  return {
    value: perSecond === null ? null : asNumber(perSecond),
    text: perSecond === null ? null : unitAmount(perSecond, currency),
    lines,
    gaps,
  }
}
