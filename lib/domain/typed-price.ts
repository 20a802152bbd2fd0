import type { WrittenPrice } from './price-working'
import { type TypedFigure, typedAmount, typedNumber, typedShare } from './typed-figure'

/** What the fields of a price come to while they are typed. Without an amount there is neither a price nor a problem. */
export type TypedPriceFields = { price: WrittenPrice | null; problems: { label: string; problem: string }[] }

const aboveZero = (text: string): TypedFigure => {
  const typed = typedNumber(text)
  return typed.value !== undefined && typed.value <= 0 ? { problem: 'This has to be above zero.' } : typed
}
const notBelowZero = (text: string): TypedFigure => {
  const typed = typedAmount(text)
  return typed.value !== undefined && typed.value < 0 ? { problem: 'A price cannot be below zero.' } : typed
}

/**
 * Reads the texts of a price's form, `''` for a field that is empty or not there. A figure that cannot be read makes no price: it is named with what
 * to write instead.
 */
export function typedPrice(textOf: (field: string) => string): TypedPriceFields {
  const problems: TypedPriceFields['problems'] = []
  const figure = (field: string, label: string, read: (text: string) => TypedFigure): number | null => {
    const text = textOf(field).trim()
    if (text === '') return null
    const { value, problem } = read(text)
    if (problem !== undefined) problems.push({ label, problem })
    return value ?? null
  }
  const amount = figure('amount', 'Amount', notBelowZero)
  const discount = figure('discount', 'Discount', typedShare)
  const currency = textOf('currency').trim()
  if (currency !== '' && !/^[A-Z]{3}$/.test(currency))
    problems.push({ label: 'Currency', problem: 'Use the three letters of the currency, such as USD.' })
  const rest = {
    secondsPerClip: figure('secondsPerClip', 'Seconds in a clip', aboveZero),
    framesPerSecond: figure('framesPerSecond', 'Frames in a second', aboveZero),
    creditsPerSecond: figure('creditsPerSecond', 'Credits for a second', aboveZero),
    rate: figure('rate', 'Rate', aboveZero),
    rateOn: textOf('rateOn').trim() || null,
    rateSource: textOf('rateSource').trim() || 'source not named yet',
  }
  if (problems.length > 0 || amount === null || currency === '') return { price: null, problems }
  return { price: { amount, discount, currency, unit: textOf('unit') as WrittenPrice['unit'], ...rest }, problems }
}
