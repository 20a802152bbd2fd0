/** Arithmetic on calendar days, `YYYY-MM-DD`, apart from their schema: it also runs in browsers, which need no schema library for it. */

/** Days since 1970-01-01. */
export const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000

/** Whole days from `from` to `to`; negative when `to` lies before. */
export const daysBetween = (from: string, to: string): number => dayNumber(to) - dayNumber(from)

const FIRST = dayNumber('0000-01-01')
const LAST = dayNumber('9999-12-31')

/** The day `count` days after `day`; the calendar ends with the years 0000 and 9999, and so does this. */
export const addDays = (day: string, count: number): string =>
  toDay(new Date(Math.min(LAST, Math.max(FIRST, dayNumber(day) + count)) * 86_400_000))

/** The UTC calendar day of an instant; the database keeps days as UTC midnights. */
export const toDay = (at: Date): string => at.toISOString().slice(0, 10)

/** The UTC midnight that stands for a day in the database. */
export const fromDay = (day: string): Date => new Date(`${day}T00:00:00Z`)
