import { TZDate } from '@date-fns/tz'
import { firstDay, type Week, weekIn } from '../week'

const digestHour = 8

/** The instant of Monday 08:00 of a week on the clocks of a time zone; where the clocks skip that hour, the first instant after it. */
export function digestAt(week: Week, timeZone: string): Date {
  const [year = 1970, month = 1, date = 1] = firstDay(week).split('-').map(Number)
  return new Date(new TZDate(year, month - 1, date, digestHour, 0, 0, timeZone).getTime())
}

/** The week whose digest is due: the running one from its Monday 08:00 on, so that one missed while nothing ran is told late; else null. */
export function digestDue(now: Date, timeZone: string): Week | null {
  const running = weekIn(now, timeZone)
  return now >= digestAt(running, timeZone) ? running : null
}

const minute = 60_000
/** How long to wait after each failed attempt, in ms. Ten attempts over about a day: most outages end within one of them. */
const waits = [1, 5, 15, 60, 120, 240, 240, 360, 420].map((minutes) => minutes * minute)

/** When to try again after `attempts` failed ones; null when it is given up. */
export function nextAttempt(attempts: number, now: Date): Date | null {
  const wait = waits[attempts - 1]
  return wait === undefined ? null : new Date(now.getTime() + wait)
}

export const mostAttempts = waits.length + 1
