import 'server-only'
import { type LedgerQuery, ledgerPageSize } from '@/lib/db/ledger'

/** What stands in the address of a list: `q`, `sort`, `after`, `at`, `take` and the filters. Whatever makes no sense there is left out. */
export type LedgerAddress = Record<string, string | undefined>

const mostWords = 8
const mostRows = 4 * ledgerPageSize

/** A text that the database can keep: without control characters, and short. */
const plain = (value: string | undefined): string =>
  (value ?? '')
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, 200)

const countIn = (value: string | undefined): number => (/^\d{1,7}$/.test(value ?? '') ? Number(value) : 0)

/** Reads search words, sort order and place; a page begins at a round number. A descending sort starts with a minus: `-claims`. */
export function readLedgerQuery<Sort extends string>(
  address: LedgerAddress,
  sorts: Record<Sort, string>,
  initial: Sort,
): Omit<LedgerQuery<Sort>, 'parameters'> {
  const words = plain(address.q).split(/\s+/).filter(Boolean).slice(0, mostWords)
  const asked = address.sort ?? ''
  const name = asked.replace(/^-/, '')
  const known = Object.hasOwn(sorts, name)
  const at = countIn(address.at)
  return {
    words,
    sort: known ? (name as Sort) : initial,
    descending: known && asked.startsWith('-'),
    after: anyOf(address.after),
    at: at - (at % ledgerPageSize),
    take: Math.min(countIn(address.take) || ledgerPageSize, mostRows),
  }
}

/** The value of a filter that takes any id, or null when it is empty. */
export function anyOf(value: string | undefined): string | null {
  return plain(value) || null
}

/** The value of a filter, or null when it is empty or none of those that exist. */
export function oneOf(value: string | undefined, known: readonly string[]): string | null {
  return value !== undefined && known.includes(value) ? value : null
}
