import { z } from 'zod'
import { provenance, Slug } from './provenance'

export const vendorRoles = [
  { id: 'model_maker', label: 'Makes models' },
  { id: 'cloud', label: 'Cloud' },
  { id: 'aggregator', label: 'Aggregator' },
] as const

const httpUrl = z.url({ protocol: /^https?$/, error: 'Write a full address that starts with https://' }).max(2000)

/** An organisation that makes or serves models. */
export const Vendor = z
  .strictObject({
    id: Slug,
    name: z.string().trim().min(1, 'Give the vendor a name.').max(200),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/, 'Use the two-letter country code, such as US or CN.')
      .nullable()
      .default(null),
    website: httpUrl.nullable().default(null),
    statusPageUrl: httpUrl.nullable().default(null),
    roles: z.array(z.enum(['model_maker', 'cloud', 'aggregator'])).default([]),
    ...provenance,
  })
  .meta({ description: 'Vendor' })
export type Vendor = z.infer<typeof Vendor>
