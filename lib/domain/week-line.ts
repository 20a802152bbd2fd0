import type { Status } from './verdict/output'
import type { Week } from './week'

/** A week one can go back to. `status` is null on a line that has none, and for a week that weighed nothing. */
export type WeekTick = { week: Week; state: 'signed' | 'open' | 'running'; status: Status | null; changed: boolean }

type Line = {
  /** The signed weeks, with the status that the line is about. */
  signed: readonly { week: Week; status?: Status | null }[]
  running: Week
  /** The week on the screen, which may be neither signed nor the running one. */
  current: Week
  /** What the week on the screen says, for where it is not signed. */
  status?: Status | null
}

/** The weeks to slide over, oldest first: every signed one, the running one, and the one on the screen. Each stands once. */
export function weekLine({ signed, running, current, status = null }: Line): WeekTick[] {
  const known = new Map<Week, Omit<WeekTick, 'changed'>>()
  for (const point of signed) known.set(point.week, { week: point.week, state: 'signed', status: point.status ?? null })
  for (const week of [current, running]) {
    if (known.has(week)) continue
    known.set(week, { week, state: week === running ? 'running' : 'open', status: week === current ? status : null })
  }
  const ticks = [...known.values()].sort((a, b) => (a.week < b.week ? -1 : 1))
  let before: Status | null = null
  return ticks.map((tick) => {
    const changed = tick.status !== null && before !== null && tick.status !== before
    before = tick.status ?? before
    return { ...tick, changed }
  })
}
