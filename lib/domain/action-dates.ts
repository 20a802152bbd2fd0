import { formatDate, formatWeekShort, plural } from '@/lib/format'
import { addDays, type Day, dayNumber, daysBetween } from './day'
import type { Week } from './week'
import { weeksBetween } from './week'

type Dated = { id: string; dueOn: Day | null }

/** By due date, so that what is overdue stands first; what has no date comes last. Equal dates go by id, so that the order never wavers. */
export function byDue(a: Dated, b: Dated): number {
  const [left, right] = [a.dueOn ?? '9999-12-31', b.dueOn ?? '9999-12-31']
  if (left !== right) return left < right ? -1 : 1
  return a.id < b.id ? -1 : 1
}

export const isOverdue = ({ dueOn }: Pick<Dated, 'dueOn'>, today: Day): boolean => dueOn !== null && dueOn < today

/** A due date in words: `overdue by 3 days`, `due today`, `due 27 Nov 2026`, `no date`. */
export function dueText(dueOn: Day | null, today: Day): string {
  if (dueOn === null) return 'no date'
  const late = daysBetween(dueOn, today)
  if (late > 0) return `overdue by ${plural(late, 'day')}`
  return late === 0 ? 'due today' : `due ${formatDate(dueOn)}`
}

/** How long an action has been carried over: `since W45, 3 weeks`; null in the week in which it was taken on. */
export function ageText(week: Week, running: Week): string | null {
  const weeks = weeksBetween(week, running).length - 1
  return weeks > 0 ? `since ${formatWeekShort(week)}, ${plural(weeks, 'week')}` : null
}

/** The Friday of the running week, or the next one where that has passed: when an action is due unless somebody says otherwise. */
export function nextFriday(today: Day): Day {
  const weekday = (dayNumber(today) + 3) % 7
  return addDays(today, (11 - weekday) % 7)
}
