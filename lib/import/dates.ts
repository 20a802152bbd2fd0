import { isMissing } from './numbers'

export const dayOrders = ['day first', 'month first'] as const
export type DayOrder = (typeof dayOrders)[number]
export type DateRead = { kind: 'day'; day: string } | { kind: 'empty' } | { kind: 'refused'; reason: string; fix: string }

type Parts = { year: number; month: number; day: number }

const languages = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'sv', 'pl', 'ru', 'tr', 'cs']
const quoted = (text: string) => `"${text.length > 40 ? `${text.slice(0, 40)}…` : text}"`
const firstYear = 1990
const lastYear = 2100
const dayMs = 86_400_000

const plainName = (name: string) =>
  name
    .normalize('NFD')
    .replace(/[\u0300-\u036f.]/g, '')
    .toLowerCase()

let names: Map<string, number> | null = null

/** Month names in twelve languages, long and short, alone and beside a day. A name that means two different months is in none. */
function monthNames(): Map<string, number> {
  if (names) return names
  const found = new Map<string, number>([['sept', 9]])
  const add = (name: string, month: number) => {
    const key = plainName(name)
    if (key === '' || /\d/.test(key)) return
    found.set(key, found.has(key) && found.get(key) !== month ? 0 : month)
  }
  for (const language of languages)
    for (const length of ['long', 'short'] as const) {
      const alone = new Intl.DateTimeFormat(language, { month: length, timeZone: 'UTC' })
      const beside = new Intl.DateTimeFormat(language, { month: length, day: 'numeric', timeZone: 'UTC' })
      for (let month = 1; month <= 12; month += 1) {
        const at = new Date(Date.UTC(2026, month - 1, 15))
        add(alone.format(at), month)
        add(beside.formatToParts(at).find((part) => part.type === 'month')?.value ?? '', month)
      }
    }
  names = found
  return found
}

const two = (value: number) => String(value).padStart(2, '0')

function real({ year, month, day }: Parts, text: string): DateRead {
  if (year < firstYear || year > lastYear)
    return {
      kind: 'refused',
      reason: `${quoted(text)} lies in the year ${year}.`,
      fix: `Check the year: dates from ${firstYear} to ${lastYear} are taken.`,
    }
  const at = new Date(Date.UTC(year, month - 1, day))
  if (month < 1 || month > 12 || at.getUTCMonth() !== month - 1 || at.getUTCDate() !== day)
    return {
      kind: 'refused',
      reason: `${quoted(text)} does not exist in the calendar.`,
      fix: 'Check day and month, and write the date as YYYY-MM-DD.',
    }
  return { kind: 'day', day: `${year}-${two(month)}-${two(day)}` }
}

const yearFirst = /^(\d{4})(?:[-/.](\d{1,2})[-/.](\d{1,2})|(\d{2})(\d{2}))\.?(?:[T ,].*)?$/
const cjk = /^(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]?/u
const yearLast = /^(\d{1,2})([-/.])\s?(\d{1,2})\2\s?(\d{4})\.?(?:[T ,].*)?$/
const named =
  /^(?:\p{L}+\.?,? )??(?:(\d{1,2})(?:st|nd|rd|th|er|º|\.)?[ -](?:of |de )?(\p{L}+)\.?,?[ -](?:de )?|(\p{L}+)\.? (\d{1,2})(?:st|nd|rd|th)?,? )(\d{4})(?:\s?(?:г|r|a)\.?)?$/iu

/** Both readings of a date whose year stands last, as day and month; dots always put the day first. */
function twoReadings(match: RegExpExecArray): { first: number; second: number; year: number; dotted: boolean } {
  return { first: Number(match[1]), second: Number(match[3]), year: Number(match[4]), dotted: match[2] === '.' }
}

function lastIsYear(match: RegExpExecArray, text: string, order: DayOrder | null): DateRead {
  const { first, second, year, dotted } = twoReadings(match)
  const dayFirst = { year, month: second, day: first }
  if (dotted || first === second) return real(dayFirst, text)
  if (first > 12 && second <= 12 && order === 'month first') return against(text, 'month')
  if (second > 12 && first <= 12 && order === 'day first') return against(text, 'day')
  if (first > 12 || (order === 'day first' && second <= 12)) return real(dayFirst, text)
  if (second > 12 || order === 'month first') return real({ year, month: first, day: second }, text)
  return {
    kind: 'refused',
    reason: `${quoted(text)} can be the ${first}. day of month ${second} or the ${second}. day of month ${first}.`,
    fix: `Write ${year}-${two(second)}-${two(first)} or ${year}-${two(first)}-${two(second)}, or say which comes first in the column.`,
  }
}

const against = (text: string, first: 'day' | 'month'): DateRead => ({
  kind: 'refused',
  reason: `${quoted(text)} does not have the ${first} first, as the other dates of the column do.`,
  fix: 'Write the date as YYYY-MM-DD.',
})

function notADate(text: string): DateRead {
  const serial = /^\d{5}(?:[.,]\d+)?$/.test(text) ? Number.parseInt(text, 10) : 0
  if (serial > 30_000 && serial < 75_000) {
    const day = new Date(Date.UTC(1899, 11, 30) + serial * dayMs).toISOString().slice(0, 10)
    return {
      kind: 'refused',
      reason: `${quoted(text)} is the number by which a spreadsheet keeps a day, probably ${day}.`,
      fix: `Write ${day}.`,
    }
  }
  if (/^\d{1,2}[-/.]\d{1,2}[-/.]\d{2}$/.test(text))
    return { kind: 'refused', reason: `${quoted(text)} has a year of two digits.`, fix: 'Write the year in full: YYYY-MM-DD.' }
  if (/^\d{4}[-/.]\d{1,2}$|^\p{L}+\.? \d{4}$/u.test(text))
    return { kind: 'refused', reason: `${quoted(text)} names a month, not a day.`, fix: 'Write the day too, as YYYY-MM-DD.' }
  return {
    kind: 'refused',
    reason: `${quoted(text)} is not a date.`,
    fix: 'Write it as YYYY-MM-DD, such as 2026-11-25, or leave the cell empty.',
  }
}

/**
 * Reads a calendar day: 2026-11-25, 2026/11/25, 20261125, 25.11.2026, 25 Nov 2026, Nov 25, 2026, 25 novembre 2026, 2026年11月25日, also with a time
 * behind it, which is left out without converting any zone. 05/11/2026 has two readings and is refused unless the column settles the order.
 *
 * @example readDate('25.11.2026') // { kind: 'day', day: '2026-11-25' }
 */
export function readDate(given: string, order: DayOrder | null = null): DateRead {
  if (isMissing(given)) return { kind: 'empty' }
  const text =
    given.length > 60
      ? ''
      : given
          .normalize('NFKC')
          .replace(/[\s\u200e\u200f]+/gu, ' ')
          .trim()
  const numeric = yearFirst.exec(text) ?? cjk.exec(text)
  if (numeric)
    return real({ year: Number(numeric[1]), month: Number(numeric[2] ?? numeric[4]), day: Number(numeric[3] ?? numeric[5]) }, given)
  const last = yearLast.exec(text)
  if (last) return lastIsYear(last, given, order)
  const words = named.exec(text)
  const month = words ? monthNames().get(plainName(words[2] ?? words[3] ?? '')) : 0
  if (words && month) return real({ year: Number(words[5]), month, day: Number(words[1] ?? words[4]) }, given)
  return notADate(text === '' ? given : text)
}

/** Whether a date can be read with the day first and with the month first, to two different days. */
export function hasTwoReadings(text: string): boolean {
  const match = text.length > 60 ? null : yearLast.exec(text.trim())
  if (!match) return false
  const { first, second, dotted } = twoReadings(match)
  return !dotted && first !== second && first >= 1 && second >= 1 && first <= 12 && second <= 12
}

/** Whether day or month comes first in a column, where its dates show it beyond doubt: `mixed` where they contradict, null where none shows any. */
export function dayOrderOf(texts: Iterable<string>): DayOrder | 'mixed' | null {
  let found: DayOrder | null = null
  for (const text of texts) {
    const match = text.length > 60 ? null : yearLast.exec(text.trim())
    if (!match) continue
    const { first, second, dotted } = twoReadings(match)
    if (dotted || first === second || (first <= 12 && second <= 12)) continue
    const order: DayOrder = first > 12 ? 'day first' : 'month first'
    if (found !== null && found !== order) return 'mixed'
    found = order
  }
  return found
}
