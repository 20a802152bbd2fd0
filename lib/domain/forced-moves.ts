import { type Day, daysBetween } from './day'

/** A dependency as a forced move sees it. `moveBy`: the day by which it must leave its incumbent; null when nothing forces it. */
export type MovingDependency = {
  id: string
  name: string
  offeringId: string
  monthlySpend: number | null
  moveBy: Day | null
}

export type ForcedMove = {
  offeringId: string
  /** The earliest day by which one of them must leave. */
  on: Day
  /** Days left; negative when the day has passed and the offering is still in use. */
  daysLeft: number
  dependencies: { id: string; name: string; on: Day; monthlySpend: number | null }[]
  /** The monthly spend that was stated, in the currency of the workspace; null when nobody stated any. */
  spend: number | null
  /** Dependencies whose spend nobody stated: they are not in the sum. */
  unstated: number
}

/**
 * The moves that the team has no choice about, one for each offering, the most pressing first: what is overdue comes before what is still ahead.
 * @example forcedMoves([{ id: 'ads', name: 'Ads', offeringId: 'sora-2', monthlySpend: 900, moveBy: '2026-09-24' }], '2026-11-26')
 */
export function forcedMoves(dependencies: readonly MovingDependency[], today: Day): ForcedMove[] {
  const forced = dependencies.flatMap(({ moveBy, ...rest }) => (moveBy === null ? [] : [{ ...rest, on: moveBy }]))
  const offerings = [...new Set(forced.map(({ offeringId }) => offeringId))]
  return offerings
    .map((offeringId) =>
      moveOff(
        offeringId,
        forced.filter((entry) => entry.offeringId === offeringId),
        today,
      ),
    )
    .sort((a, b) => a.daysLeft - b.daysLeft || (a.offeringId < b.offeringId ? -1 : 1))
}

type Forced = Omit<MovingDependency, 'moveBy'> & { on: Day }

function moveOff(offeringId: string, forced: readonly Forced[], today: Day): ForcedMove {
  const dependencies = forced
    .map(({ offeringId: _, ...dependency }) => dependency)
    .sort((a, b) => (a.on === b.on ? (a.name < b.name ? -1 : 1) : a.on < b.on ? -1 : 1))
  const stated = dependencies.flatMap(({ monthlySpend }) => (monthlySpend === null ? [] : [monthlySpend]))
  const on = dependencies[0]?.on ?? today
  return {
    offeringId,
    on,
    daysLeft: daysBetween(today, on),
    dependencies,
    spend: stated.length === 0 ? null : stated.reduce((sum, amount) => sum + amount, 0),
    unstated: dependencies.length - stated.length,
  }
}
