/** The parts of an address that choose, order, group and show claims; places in the list (`after`, `before`, `at`) are not among them. */
export type GridSearch = Readonly<Record<string, string>>

/** The address of the grid with these parts; empty ones are left out. */
export function gridHref(path: string, search: GridSearch, change: Record<string, string | null> = {}): string {
  const parts = Object.entries({ ...search, ...change }).filter((part): part is [string, string] => Boolean(part[1]))
  // The name of a view alone would bring back all that it holds.
  if (parts.every(([name]) => name === 'view')) return path
  return parts.length > 0 ? `${path}?${new URLSearchParams(parts)}` : path
}

const listOf = (search: GridSearch, name: string): string[] => (search[name] ?? '').split(',').filter(Boolean)

/** The address with one more value in a filter. */
export const withValue = (path: string, search: GridSearch, name: string, value: string): string =>
  gridHref(path, search, { [name]: [...new Set([...listOf(search, name), value])].join(',') })

/** The address without one value of a filter. */
export const withoutValue = (path: string, search: GridSearch, name: string, value: string): string =>
  gridHref(path, search, {
    [name]: listOf(search, name)
      .filter((entry) => entry !== value)
      .join(','),
  })
