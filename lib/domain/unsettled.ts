import type { Status } from './verdict/output'

/** The status of a dependency's headline in one signed week. */
export type SignedStatus = { week: string; dependencyId: string; status: Status }

/** From this many changes on, a status is called unsettled. */
const manyChanges = 3

/** Ids of the dependencies whose status changed at least three times over the given signed weeks; display only, it never enters a verdict. */
export function unsettled(points: readonly SignedStatus[]): Set<string> {
  const rows = new Map<string, Map<string, Status>>()
  for (const { week, dependencyId, status } of points) {
    rows.set(dependencyId, (rows.get(dependencyId) ?? new Map<string, Status>()).set(week, status))
  }
  const changesOf = (byWeek: Map<string, Status>) => {
    const statuses = [...byWeek].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, status]) => status)
    return statuses.filter((status, index) => index > 0 && status !== statuses[index - 1]).length
  }
  return new Set([...rows].filter(([, byWeek]) => changesOf(byWeek) >= manyChanges).map(([id]) => id))
}
