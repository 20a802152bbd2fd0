import { z } from 'zod'
import { Day } from './day'

/** Where a row came from. `demo` rows are invented and marked so wherever they appear. */
export const Origin = z.enum(['catalogue', 'team', 'demo'])
export type Origin = z.infer<typeof Origin>

/** Where a row of the inventory was read. */
export const SourceRef = z
  .strictObject({
    title: z.string().min(1).max(400),
    url: z
      .url({ protocol: /^https?$/ })
      .max(2000)
      .nullable()
      .default(null),
    locator: z.string().max(400).nullable().default(null),
    readOn: Day.nullable().default(null),
  })
  .meta({ description: 'Where a row was read' })
export type SourceRef = z.infer<typeof SourceRef>

/** A short lower-case id, readable in an address. */
export const Slug = z
  .string()
  .min(1, 'Choose one, or give its id.')
  .max(120, 'Ids have at most 120 characters.')
  .regex(/^[a-z0-9]+(?:[-_.][a-z0-9]+)*(?:--[a-z0-9]+(?:[-_.][a-z0-9]+)*)*$/, 'Ids use a–z, 0–9, hyphen, dot and underscore.')

/** Fields that every row of the inventory shares. */
export const provenance = {
  note: z.string().max(2000).nullable().default(null),
  asOf: Day.nullable().default(null),
  unverifiedFields: z.array(z.string().max(60)).max(40).default([]),
  sources: z.array(SourceRef).max(40).default([]),
}
