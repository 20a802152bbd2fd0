import { formatMoney } from '@/lib/format'

/** An exact number: one whole number over another that is above zero. Money is reckoned in these and rounded only where it is written. */
export type Fraction = { readonly top: bigint; readonly bottom: bigint }

/**
 * The number that somebody typed, digit by digit, without the error of its binary form. Throws a `RangeError` for what is no finite number.
 * @example exact(0.1) // 1/10
 */
export function exact(value: number): Fraction {
  if (!Number.isFinite(value)) throw new RangeError(`${value} is no amount.`)
  const [mantissa = '0', power = '0'] = String(value).split('e')
  const [whole = '0', part = ''] = mantissa.split('.')
  const exponent = Number(power) - part.length
  const digits = BigInt(whole + part)
  return exponent >= 0 ? { top: digits * 10n ** BigInt(exponent), bottom: 1n } : { top: digits, bottom: 10n ** BigInt(-exponent) }
}

export const times = (a: Fraction, b: Fraction): Fraction => ({ top: a.top * b.top, bottom: a.bottom * b.bottom })
export const plus = (a: Fraction, b: Fraction): Fraction => ({ top: a.top * b.bottom + b.top * a.bottom, bottom: a.bottom * b.bottom })
export const minus = (a: Fraction, b: Fraction): Fraction => plus(a, { top: -b.top, bottom: b.bottom })
/** Throws a `RangeError` for a divisor that is not above zero. */
export function divided(a: Fraction, by: Fraction): Fraction {
  if (by.top <= 0n) throw new RangeError('Only a number above zero divides here.')
  return { top: a.top * by.bottom, bottom: a.bottom * by.top }
}

export const same = (a: Fraction, b: Fraction): boolean => a.top * b.bottom === b.top * a.bottom
/** Below zero when a is the smaller one, above zero when it is the larger. */
export const compare = (a: Fraction, b: Fraction): number => {
  const [left, right] = [a.top * b.bottom, b.top * a.bottom]
  return left < right ? -1 : left > right ? 1 : 0
}

/** Rounded to so many decimals, halves away from zero, as text. */
export function decimalText({ top, bottom }: Fraction, decimals: number): string {
  const size = (top < 0n ? -top : top) * 10n ** BigInt(decimals)
  const digits = ((2n * size + bottom) / (2n * bottom)).toString().padStart(decimals + 1, '0')
  const text = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
  return top < 0n && /[1-9]/.test(text) ? `-${text}` : text
}

/** For comparing and drawing: rounded to twelve decimals. */
export const asNumber = (value: Fraction): number => Number(decimalText(value, 12))

const endsAfter = ({ top, bottom }: Fraction, decimals: number): boolean => (top * 10n ** BigInt(decimals)) % bottom === 0n

/** An amount per unit with all its decimals, at least two and at most six; what is longer is rounded to four places that count, and says so. */
export function unitAmount(value: Fraction, currency: string): string {
  const whole = [2, 3, 4, 5, 6].find((decimals) => endsAfter(value, decimals))
  const decimals = whole ?? (Math.abs(asNumber(value)) < 0.01 ? 6 : 4)
  const text = formatMoney(Number(decimalText(value, decimals)), currency, decimals)
  return whole === undefined ? `about ${text}` : text
}
