import { TZDate } from '@date-fns/tz'
import { getISOWeek, getISOWeekYear } from 'date-fns'
import { z } from 'zod'
import { addDays, type Day, dayNumber } from './day'

/** An ISO 8601 week, `2026-W48`: Monday to Sunday, numbered by its Thursday. 2026 has 53 of them. */
export type Week = string
export const Week = z
  .string()
  .regex(/^\d{4}-W\d{2}$/, { error: 'Write the week as 2026-W48.', abort: true })
  .refine((week) => weekOfDay(firstDay(week)) === week, 'This year has no such week.')
  .meta({ description: 'ISO week', example: '2026-W48' })

const label = (year: number, week: number): Week => `${year}-W${String(week).padStart(2, '0')}`

/** The calendar day on which an instant falls in a time zone. */
export const dayIn = (at: Date, timeZone: string): Day => {
  const local = new TZDate(at.getTime(), timeZone)
  return `${local.getFullYear()}-${String(local.getMonth() + 1).padStart(2, '0')}-${String(local.getDate()).padStart(2, '0')}`
}

/** The ISO week to which an instant belongs in a time zone. Two zones may disagree around midnight on Sunday. */
export const weekIn = (at: Date, timeZone: string): Week => weekOfDay(dayIn(at, timeZone))

/** The ISO week of a calendar day. */
export const weekOfDay = (day: Day): Week => {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number)
  // In UTC on both sides, so the zone of the host plays no part.
  const at = new TZDate(year, month - 1, date, 'UTC')
  return label(getISOWeekYear(at), getISOWeek(at))
}

/** The Monday of a week. */
export const firstDay = (week: Week): Day => {
  const [year = 1970, number = 1] = week.split('-W').map(Number)
  const fourth: Day = `${year}-01-04`
  const weekday = (dayNumber(fourth) + 3) % 7
  return addDays(fourth, (number - 1) * 7 - weekday)
}

/** The Sunday of a week. */
export const lastDay = (week: Week): Day => addDays(firstDay(week), 6)

/** The week `count` weeks later; earlier when negative. */
export const shiftWeek = (week: Week, count: number): Week => weekOfDay(addDays(firstDay(week), 7 * count))

/** All weeks from `from` to `to`, both included; empty when `to` lies before `from`. */
export const weeksBetween = (from: Week, to: Week): Week[] => {
  const count = Math.round((dayNumber(firstDay(to)) - dayNumber(firstDay(from))) / 7)
  return Array.from({ length: Math.max(0, count + 1) }, (_, index) => shiftWeek(from, index))
}

/** The day for which a week's verdicts are computed: its Sunday once the week is over, today while it runs. */
export const asOfDay = (week: Week, today: Day): Day => (lastDay(week) < today ? lastDay(week) : today)

/** Refuses names that the runtime does not know, such as `Berlin`. */
export const TimeZone = z.string().refine((zone) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}, 'Unknown time zone. Use a name such as Europe/Berlin.')
