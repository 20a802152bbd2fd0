export type DecimalSign = '.' | ','

/** `percent`: a percent sign stood behind it; the value is as printed, 12 for "12 %". `halfWidth`: what stood behind a ±, else null. */
export type NumberRead =
  | { kind: 'number'; value: number; percent: boolean; halfWidth: number | null }
  | { kind: 'empty' }
  | { kind: 'refused'; reason: string; fix: string }

/** What is known about the column that a number stands in. */
export type NumberColumn = {
  /** The column's decimal sign where its other cells or its format show one, as `decimalSignOf` finds it. */
  decimal?: DecimalSign | null
  /** Only whole numbers make sense here (votes, ranks), so that 1,234 can only be one thousand and some. */
  whole?: boolean
}

/** How far a value may lie below and above, both as positive distances or, for a printed range, as its two ends. */
export type IntervalRead =
  | { kind: 'distance'; below: number; above: number }
  | { kind: 'ends'; low: number; high: number }
  | { kind: 'empty' }
  | { kind: 'refused'; reason: string; fix: string }

type Body =
  | { kind: 'value'; value: number; sign: DecimalSign | null }
  | { kind: 'ambiguous'; one: string; other: string }
  | { kind: 'none' }

const missing = new Set(['', '-', '–', '—', '−', '--', 'n/a', 'na', '#n/a', 'nan', 'null', 'none', 'n.a.', 'k.a.', 'nd', '无'])
const plain = /^-?\d+(?:\.\d+)?$/
const otherDigits = /[٠-٩۰-۹०-९]/g
const digitBlocks = [0x660, 0x6f0, 0x966]
const quoted = (text: string) => `"${text.length > 40 ? `${text.slice(0, 40)}…` : text}"`

/** Whether a cell stands for "nothing published here": empty, a dash, n/a and what programs write for it. */
export const isMissing = (text: string): boolean => missing.has(text.trim().toLowerCase())

const latinDigit = (digit: string) => {
  const code = digit.charCodeAt(0)
  return String(code - (digitBlocks.find((start) => code >= start && code < start + 10) ?? code))
}

/** Full-width and other digits as 0–9, every kind of space as one, every minus as `-`, every apostrophe as `'`. */
function usual(text: string): string {
  return text
    .normalize('NFKC')
    .replace(otherDigits, latinDigit)
    .replace(/[\s\u00a0\u202f\u2009\u2007]+/gu, ' ')
    .replace(/[−‒–﹣]/g, '-')
    .replace(/[’‘ʼ`´]/g, "'")
    .replace(/\+\/-|\+-/g, '±')
    .replace(/[\u200e\u200f\u061c]/g, '')
    .trim()
}

const threes = (whole: string, group: string) =>
  whole.split(group).every((part, index) => (index === 0 ? /^\d{1,3}$/ : /^\d{3}$/).test(part)) && !whole.startsWith(`0${group}`)
/** 12,34,567 as people write in India. */
const lakhs = (whole: string) => /^\d{1,2}(?:,\d{2})+,\d{3}$/.test(whole) && !whole.startsWith('0')
const grouped = (whole: string, group: string) => threes(whole, group) || (group === ',' && lakhs(whole))

const parted = (whole: string, fraction: string, sign: DecimalSign | null): Body => ({
  kind: 'value',
  value: Number(`${whole.replace(/[^\d]/g, '') || '0'}${fraction === '' ? '' : `.${fraction}`}`),
  sign,
})

/** One separator, once: decimal unless it could just as well part thousands. */
function single(body: string, sign: DecimalSign): Body {
  const [whole = '', fraction = ''] = body.split(sign)
  if (whole === '' && fraction === '') return { kind: 'none' }
  if (fraction.length !== 3 || !grouped(body, sign)) return parted(whole, fraction, sign)
  return { kind: 'ambiguous', one: whole + fraction, other: `${whole}.${fraction}` }
}

/** A number without sign, percent or unit, in the usual characters. */
function readBody(body: string): Body {
  if (/^\d+$/.test(body)) return { kind: 'value', value: Number(body), sign: null }
  if (/^\d*\.?\d+e[+-]?\d+$|^\d+\.e[+-]?\d+$/i.test(body)) return { kind: 'value', value: Number(body), sign: null }
  if (/[٫٬]/.test(body)) return readBody(body.replace(/٬/g, "'").replace(/٫/g, body.includes('.') ? '?' : '.'))
  if (!/^[\d.,' ]+$/.test(body) || !/\d/.test(body)) return { kind: 'none' }
  const last = Math.max(body.lastIndexOf('.'), body.lastIndexOf(','))
  const sign = last < 0 ? null : (body[last] as DecimalSign)
  const dots = body.split('.').length - 1
  const commas = body.split(',').length - 1
  const gap = /[ ']/.exec(body)?.[0]
  if (gap || (dots > 0 && commas > 0)) {
    const group = gap ?? (sign === '.' ? ',' : '.')
    const whole = last < 0 ? body : body.slice(0, last)
    const fraction = last < 0 ? '' : body.slice(last + 1)
    const fits = grouped(whole, group) && /^\d*$/.test(fraction) && !(gap && dots + commas > 1)
    return fits ? parted(whole, fraction, sign) : { kind: 'none' }
  }
  if (sign === null) return { kind: 'none' }
  if (dots + commas === 1) return single(body, sign)
  return grouped(body, sign)
    ? { kind: 'value', value: Number(body.replace(/[.,]/g, '')), sign: sign === '.' ? ',' : '.' }
    : { kind: 'none' }
}

/** 1.234 as 1.2340, which has one reading. */
const beyondDoubt = (number: string) => (number.endsWith('0') ? String(Number(number)) : `${number}0`)

const signName = (sign: DecimalSign) => (sign === '.' ? 'a dot' : 'a comma')

function settled(body: string, text: string, column: NumberColumn): { value: number } | { reason: string; fix: string } {
  const read = readBody(body)
  const { decimal = null, whole = false } = column
  if (read.kind === 'none') return notANumber(text)
  if (read.kind === 'ambiguous') {
    const sign: DecimalSign = body.includes('.') ? '.' : ','
    if (whole || decimal !== null) return { value: Number(whole || decimal !== sign ? read.one : read.other) }
    return {
      reason: `${quoted(text)} can mean ${read.one} or ${read.other}, and nothing else in the column says which.`,
      fix: `Write ${read.one} or ${beyondDoubt(read.other)}, or say which decimal sign the column uses.`,
    }
  }
  if (decimal !== null && read.sign !== null && read.sign !== decimal)
    return {
      reason: `${quoted(text)} has ${signName(read.sign)} as its decimal sign, the other numbers have ${signName(decimal)}.`,
      fix: `Write it with ${signName(decimal)}, like the others.`,
    }
  if (!Number.isFinite(read.value))
    return { reason: `${quoted(text)} is larger than any number that can be kept.`, fix: 'Check the number.' }
  return { value: read.value }
}

function notANumber(given: string): { reason: string; fix: string } {
  const text = given.slice(0, 100)
  const unit = /^[+-]?[\d.,' ]*\d ?(?!e[+-]?\d)([\p{L}$€£¥°/]+.*)$/iu.exec(usual(text))?.[1]
  if (unit && /^[kmb]$|^bn$|^mio$/i.test(unit))
    return { reason: `${quoted(text)} is shortened by "${unit}".`, fix: 'Write the number in full, such as 1200 instead of 1.2k.' }
  if (unit)
    return {
      reason: `${quoted(text)} has "${unit}" behind the number.`,
      fix: 'Write only the number here and its unit in the column unit.',
    }
  if (/^[$€£¥]/.test(text.trim()))
    return {
      reason: `${quoted(text)} starts with a currency sign.`,
      fix: 'Write only the number here and the currency in the column unit.',
    }
  if (/^[=@]/.test(text.trim()))
    return {
      reason: `${quoted(text)} is a formula, and formulas are never computed here.`,
      fix: 'Put the result into the cell instead of the formula.',
    }
  return { reason: `${quoted(text)} is not a number.`, fix: 'Write digits with one decimal sign, such as 83.24, or leave the cell empty.' }
}

/** Sign and percent taken off; null where the sign stands alone. */
function bare(text: string): { body: string; negative: boolean; percent: boolean } {
  const percent = /[%٪]$/.test(text)
  const unsigned = (percent ? text.slice(0, -1) : text).trim()
  const negative = unsigned.startsWith('-')
  return { body: /^[+-]/.test(unsigned) ? unsigned.slice(1).trim() : unsigned, negative, percent }
}

/**
 * Reads a number as people write it in English, German, French, Spanish, Italian, Portuguese, Swiss, Swedish, Russian, Indian, Arabic and Chinese
 * tables: 1,234.56 · 1.234,56 · 1 234,56 · 1'234.56 · 12,34,567 · 12 % · 1381 ± 14. What has two readings, such as 1,234, is refused unless the
 * column settles it. Nothing is rounded or scaled.
 *
 * @example readNumber('1.234,56') // { kind: 'number', value: 1234.56, percent: false, halfWidth: null }
 */
export function readNumber(text: string, column: NumberColumn = {}): NumberRead {
  if (column.decimal === '.' && plain.test(text)) {
    const value = Number(text)
    if (Number.isFinite(value)) return { kind: 'number', value, percent: false, halfWidth: null }
  }
  if (isMissing(text)) return { kind: 'empty' }
  if (text.length > 100) return { kind: 'refused', ...notANumber(text) }
  const [left = '', right, ...more] = usual(text).split('±')
  if (more.length > 0) return { kind: 'refused', ...notANumber(text) }
  const value = bare(left.trim() === '' && right !== undefined ? right.trim() : left.trim())
  const main = settled(value.body, text, column)
  if ('reason' in main) return { kind: 'refused', ...main }
  const signed = value.negative ? -main.value : main.value
  if (right === undefined || left.trim() === '') return { kind: 'number', value: signed, percent: value.percent, halfWidth: null }
  const spread = bare(right.trim())
  const half = settled(spread.body, text, { decimal: column.decimal ?? null })
  if ('reason' in half) return { kind: 'refused', ...half }
  return { kind: 'number', value: signed, percent: value.percent || spread.percent, halfWidth: half.value }
}

const asymmetric = /^(?:\+ ?([^-/]+?) ?\/ ?- ?([^+/]+)|- ?([^+/]+?) ?\/ ?\+ ?([^-/]+))$/
const range = /^[[(]?(.+?)(?: ?[;…] ?| - | ?\.\. ?| to |(?<=\d)-(?=\d)|, )(.+?)[\])]?$/

/**
 * Reads an uncertainty: ± 14, +16/-14, 14 as distances; [1365, 1397], 1365–1397, 1365 to 1397 as the two ends.
 *
 * @example readInterval('+16/-14') // { kind: 'distance', below: 14, above: 16 }
 */
export function readInterval(text: string, column: NumberColumn = {}): IntervalRead {
  if (isMissing(text)) return { kind: 'empty' }
  const clean = usual(text.slice(0, 100))
  const sides = asymmetric.exec(clean)
  const number = (part: string) => readNumber(part, { decimal: column.decimal ?? null })
  if (sides) {
    const above = number(sides[1] ?? sides[4] ?? '')
    const below = number(sides[2] ?? sides[3] ?? '')
    if (above.kind === 'number' && below.kind === 'number') return { kind: 'distance', below: below.value, above: above.value }
  }
  const one = number(clean)
  if (one.kind === 'number' && one.value >= 0)
    return { kind: 'distance', below: one.halfWidth ?? one.value, above: one.halfWidth ?? one.value }
  const ends = range.exec(clean)
  const low = number(ends?.[1] ?? '')
  const high = number(ends?.[2] ?? '')
  if (low.kind === 'number' && high.kind === 'number' && low.value <= high.value) return { kind: 'ends', low: low.value, high: high.value }
  if (one.kind === 'refused' && one.reason.includes('can mean')) return one
  return { kind: 'refused', reason: `${quoted(text)} is not an interval.`, fix: 'Write ± 14, +16/-14 or [1365, 1397].' }
}

/** The decimal sign that the numbers of a column show beyond doubt: `mixed` where they contradict each other, null where none shows any. */
export function decimalSignOf(texts: Iterable<string>): DecimalSign | 'mixed' | null {
  let found: DecimalSign | null = null
  for (const text of texts) {
    if (!/[.,٫]/.test(text) || text.length > 100) continue
    for (const part of usual(text).split('±')) {
      const read = readBody(bare(part.trim()).body)
      if (read.kind !== 'value' || read.sign === null) continue
      if (found !== null && found !== read.sign) return 'mixed'
      found = read.sign
    }
  }
  return found
}
