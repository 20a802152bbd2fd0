import type { Status } from './verdict/output'
import { firstDay, type Week } from './week'

/** A week one can go back to. `status` is null on a line about no status in particular, and for a week that weighed nothing. */
export type WeekTick = { week: Week; state: 'signed' | 'open' | 'running'; status: Status | null; changed: boolean }

type Line = {
  /** The signed weeks, with the status that the line is about, or whether anything changed where it is about many. */
  signed: readonly { week: Week; status?: Status | null; changed?: boolean }[]
  running: Week
  /** The week on the screen, which may be neither signed nor the running one. */
  current: Week
  /** What the week on the screen says, for where it is not signed. */
  status?: Status | null
  /** Whether anything changed in the week on the screen, for where it is not signed. */
  changed?: boolean
}

/** The weeks to slide over, oldest first: every signed one, the running one, and the one on the screen. Each stands once. */
export function weekLine({ signed, running, current, status = null, changed: moved = false }: Line): WeekTick[] {
  const known = new Map<Week, WeekTick>()
  for (const point of signed)
    known.set(point.week, { week: point.week, state: 'signed', status: point.status ?? null, changed: point.changed ?? false })
  for (const week of [current, running]) {
    if (known.has(week)) continue
    known.set(week, {
      week,
      state: week === running ? 'running' : 'open',
      status: week === current ? status : null,
      changed: week === current && moved,
    })
  }
  const ticks = [...known.values()].sort((a, b) => (a.week < b.week ? -1 : 1))
  let before: Status | null = null
  return ticks.map((tick) => {
    const changed = tick.changed || (tick.status !== null && before !== null && tick.status !== before)
    before = tick.status ?? before
    return { ...tick, changed }
  })
}

/** Places at which a month begins, as indexes of weeks: the first week with its Monday in a new month. */
export const monthStarts = (ticks: readonly Pick<WeekTick, 'week'>[]): number[] =>
  ticks.flatMap(({ week }, index) => {
    const before = ticks[index - 1]
    return before && firstDay(before.week).slice(0, 7) !== firstDay(week).slice(0, 7) ? [index] : []
  })
