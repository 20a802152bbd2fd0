import { z } from 'zod'
import { Day } from './day'
import { Slug } from './provenance'

/** Where a claim or a fact was read. `text` is the stored copy; its SHA-256 is added when it is saved. */
export const Source = z
  .strictObject({
    id: Slug,
    title: z.string().trim().min(1, 'Give the source a title.').max(400),
    url: z
      .url({ protocol: /^https?$/, error: 'Write a full address that starts with https://' })
      .max(2000)
      .nullable()
      .default(null),
    readOn: Day.nullable().default(null),
    text: z.string().max(1_000_000).nullable().default(null),
  })
  .meta({ description: 'Source' })
export type Source = z.infer<typeof Source>
