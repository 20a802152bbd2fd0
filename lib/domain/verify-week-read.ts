import { canonical } from './seal'
import { type Break, deepest, depthOf, firstBreak } from './verify-week-place'

export type Fields = Record<string, unknown>

/** A file that is a week, whether its bytes are those that were frozen or not. */
export type WeekText = {
  kind: 'week'
  fields: Fields
  /** RFC 8785 JSON of what the file says. */
  canonicalBytes: Uint8Array
  /** JSON of any part of `fields` in the same form; nothing for what is missing. */
  jsonOf: (value: unknown) => string
  /** The first byte that differs from the canonical form; null when none does. */
  differsAt: number | null
}

/** A file that was a week, and whose text is JSON no more. */
export type BrokenWeek = { kind: 'broken'; text: string; place: Break }

/** A file that cannot be taken for a week, and why, as the second half of a sentence. */
export type NoWeek = { kind: 'none'; why: string }

/** Far above the largest week a team can sign, and what a browser can hold in memory. */
const mostBytes = 400_000_000

/** A week begins with its day; whatever else was damaged, one of these still stands. */
const looksLikeWeek = /^\{"asOf":"|"format":"switchboard\.week\/|"leaves":\{"claims\//

export const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value)
export const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)
export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

/** Reads a file as a week. Whatever the bytes are, the answer is a value and never an exception. */
export function readWeekBytes(bytes: Uint8Array): WeekText | BrokenWeek | NoWeek {
  const none = (why: string): NoWeek => ({ kind: 'none', why })
  if (bytes.length === 0) return none('it is empty')
  if (bytes.length > mostBytes) return none(`it has more than ${mostBytes / 1e6} million bytes`)
  if (startsAs(bytes, '%PDF-')) return none('it is a PDF, whose attached JSON has to be taken out first')
  const text = new TextDecoder().decode(bytes)
  if (depthOf(text) > deepest) return none(`it goes more than ${deepest} brackets deep, and no week does`)
  const value = parsed(text)
  if (value === undefined) return brokenWeek(text) ?? none('it is not JSON')
  if (!isFields(value)) return none('it is JSON, but not an object')
  if (!isWeek(value)) return none('it is JSON, but of another kind: its “format” is not that of a week')
  return weekText(bytes, text, value) ?? none('it holds a number that is too large for any week')
}

const startsAs = (bytes: Uint8Array, start: string): boolean => [...start].every((char, index) => bytes[index] === char.charCodeAt(0))

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function brokenWeek(text: string): BrokenWeek | null {
  const place = looksLikeWeek.test(text) ? firstBreak(text) : null
  return place && { kind: 'broken', text, place }
}

/** By its format, or by its seal when the format is what was altered. */
const isWeek = ({ format, seal }: Fields): boolean =>
  textOf(format)?.startsWith('switchboard.week/') || (isFields(seal) && isFields(seal.leaves))

function weekText(bytes: Uint8Array, text: string, value: Fields): WeekText | null {
  // The platform writes numbers and texts as RFC 8785 does, and keys in the order in which it read them: much faster than sorting them all.
  if (JSON.stringify(value) === text && inOrder(value)) {
    const same = sameBytes(bytes, text)
    return {
      kind: 'week',
      fields: value,
      canonicalBytes: same.bytes,
      jsonOf: (part) => JSON.stringify(part) ?? '',
      differsAt: same.differsAt,
    }
  }
  try {
    const same = sameBytes(bytes, canonical(value))
    return {
      kind: 'week',
      fields: value,
      canonicalBytes: same.bytes,
      jsonOf: (part) => (part === undefined ? '' : canonical(part)),
      differsAt: same.differsAt,
    }
  } catch {
    return null
  }
}

/** Whether the keys of every object stand in the order of RFC 8785: by UTF-16 unit, as the operator `<` compares texts. */
function inOrder(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true
  if (Array.isArray(value)) return value.every(inOrder)
  let last: string | null = null
  for (const key in value) {
    if (last !== null && key < last) return false
    last = key
    if (!inOrder((value as Fields)[key])) return false
  }
  return true
}

function sameBytes(bytes: Uint8Array, text: string): { bytes: Uint8Array; differsAt: number | null } {
  const wanted = new TextEncoder().encode(text)
  const shorter = Math.min(bytes.length, wanted.length)
  let at = 0
  while (at < shorter && bytes[at] === wanted[at]) at++
  return { bytes: wanted, differsAt: at === shorter && bytes.length === wanted.length ? null : at }
}
