import { z } from 'zod'

export { addDays, dayNumber, daysBetween, fromDay, toDay } from './day-count'

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
