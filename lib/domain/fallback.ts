import { z } from 'zod'
import { Day } from './day'
import { Slug } from './provenance'

export const rehearsalOutcomes = [
  { id: 'worked', label: 'Worked' },
  { id: 'partly', label: 'Partly worked' },
  { id: 'failed', label: 'Failed' },
] as const

const note = z.string().trim().max(1000, 'Write at most 1,000 characters.').nullable().default(null)

/** A dependency and the offering it would run on if its incumbent were gone. */
export const FallbackRef = z.strictObject({ dependencyId: Slug, offeringId: Slug })
export type FallbackRef = z.infer<typeof FallbackRef>

export const NewFallback = FallbackRef.extend({ note })

/** A day on which the team really ran a dependency on its fallback. */
export const NewRehearsal = FallbackRef.extend({
  rehearsedOn: Day,
  outcome: z.enum(['worked', 'partly', 'failed'], 'Say how it went.'),
  minutes: z
    .number('Write a number of minutes.')
    .positive('It took some time: write more than zero, or leave it empty.')
    .max(100_000, 'Write at most 100,000 minutes.')
    .nullable()
    .default(null)
    .meta({ description: 'Minutes until the fallback delivered', example: 45 }),
  note,
})

/** Who owns a vendor, as far as somebody knows. */
export const VendorOwnership = z
  .strictObject({
    id: Slug,
    parentName: z.string().trim().min(1).max(200, 'Write at most 200 characters.').nullable().default(null),
    parentCountry: z
      .string()
      .regex(/^[A-Z]{2}$/, 'Use the two-letter country code, such as US or CN.')
      .nullable()
      .default(null),
    note,
    /** Set where no source states it. */
    unverified: z.boolean().default(false),
    version: z.number().int().positive(),
  })
  .refine(({ parentName, parentCountry }) => parentName !== null || parentCountry === null, {
    path: ['parentName'],
    message:
      'Name the parent company too, or leave its country empty. A vendor that belongs to nobody is its own parent: write its own name.',
  })
  .meta({ description: 'Ownership of a vendor' })
export type VendorOwnership = z.infer<typeof VendorOwnership>
