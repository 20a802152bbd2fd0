import { z } from 'zod'

const real = (day: string) => {
  const at = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day)
}

/** A calendar day, `YYYY-MM-DD`, without time or zone. */
export const Day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'Write the date as YYYY-MM-DD, such as 2026-11-25.')
  .refine(real, 'This day does not exist in the calendar.')
  .meta({ description: 'Calendar day', example: '2026-11-25' })
export type Day = z.infer<typeof Day>

/** Days since 1970-01-01. */
export const dayNumber = (day: Day): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000

/** Whole days from `from` to `to`; negative when `to` lies before. */
export const daysBetween = (from: Day, to: Day): number => dayNumber(to) - dayNumber(from)

/** The day `count` days after `day`. */
export const addDays = (day: Day, count: number): Day => toDay(new Date((dayNumber(day) + count) * 86_400_000))

/** The UTC calendar day of an instant; the database keeps days as UTC midnights. */
export const toDay = (at: Date): Day => at.toISOString().slice(0, 10)

/** The UTC midnight that stands for a day in the database. */
export const fromDay = (day: Day): Date => new Date(`${day}T00:00:00Z`)
