import { z } from 'zod'
import { Range3 } from './dependency'
import { Slug } from './provenance'
import type { SwitchingPartId } from './switching-cost'

/** One part of a switching cost as it is stored and typed. */
export const SwitchingPart = z
  .strictObject({
    in: z.enum(['money', 'hours']).default('money'),
    estimate: Range3.refine(({ high }) => high <= 1_000_000_000, { message: 'That is more than this can hold.', path: ['high'] }),
    hourlyRate: z.number().positive('An hour costs more than zero.').max(100_000).nullable().default(null),
  })
  .superRefine(({ in: unit, hourlyRate }, ctx) => {
    if (unit === 'hours' && hourlyRate === null)
      ctx.addIssue({ code: 'custom', path: ['hourlyRate'], message: 'Say what one hour costs, or estimate in money.' })
    if (unit === 'money' && hourlyRate !== null)
      ctx.addIssue({ code: 'custom', path: ['hourlyRate'], message: 'This part is in money. Leave the hour empty, or estimate in hours.' })
  })

const part = SwitchingPart.nullable().default(null)

/** The parts of lib/domain/switching-cost; null where nobody has estimated one yet. */
export const SwitchingParts = z.strictObject({
  engineering: part,
  prompts: part,
  validation: part,
  overlap: part,
  training: part,
  wayBack: part,
} satisfies Record<SwitchingPartId, typeof part>)

/** What a switch of one dependency to one of its challengers costs once. */
export const SwitchingEstimate = z
  .strictObject({
    dependencyId: Slug,
    offeringId: Slug,
    parts: SwitchingParts,
    note: z.string().max(2000).nullable().default(null),
  })
  .meta({ description: 'Switching cost by its parts' })
export type SwitchingEstimate = z.infer<typeof SwitchingEstimate>
