import type { Sort } from '@/components/ui/table'

export type LedgerSearch = Record<string, string | undefined>

/** The address of a list with some of its parts changed. Any change leads back to the first page; empty parts are left out. */
export function ledgerHref(path: string, search: LedgerSearch, change: LedgerSearch): string {
  const whole: LedgerSearch = { ...search, after: undefined, at: undefined, ...change }
  const parts = Object.entries(whole).flatMap(([name, value]) => (value ? [[name, value]] : []))
  return parts.length > 0 ? `${path}?${new URLSearchParams(parts)}` : path
}

/** What a list is about: its filters and its order, without the place in it and its columns. */
export const listKey = ({ after: _after, at: _at, cols: _cols, ...search }: LedgerSearch): string => JSON.stringify(search)

/**
 * Where the heading of a column leads and how the list is sorted by it now. The first press sorts names and days upwards and
 * amounts downwards; the next one turns the order around.
 */
export function columnSort(path: string, search: LedgerSearch, initial: string) {
  const current = search.sort ?? initial
  return (column: string, first: 'ascending' | 'descending' = 'ascending'): Sort => {
    const direction = current === column ? 'ascending' : current === `-${column}` ? 'descending' : null
    const down = direction === null ? first === 'descending' : direction === 'ascending'
    return { href: ledgerHref(path, search, { sort: down ? `-${column}` : column }), direction }
  }
}
export type ColumnSort = ReturnType<typeof columnSort>
