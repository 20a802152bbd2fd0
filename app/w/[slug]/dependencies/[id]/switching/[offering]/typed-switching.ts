import 'server-only'
import { z } from 'zod'
import { allow, type Context } from '@/lib/context'
import { type SwitchingPartId, type SwitchingParts, switchingParts } from '@/lib/domain/switching-cost'
import { typedPart } from '@/lib/domain/typed-part'
import { type FieldErrors, invalid } from '@/lib/errors'
import { SwitchingChange, saveSwitchingCost } from '@/lib/services/switching-cost'

const part = z
  .strictObject({
    in: z.enum(['money', 'hours']).default('money'),
    estimate: z.strictObject({ low: z.string(), mode: z.string(), high: z.string() }),
    hourlyRate: z.string().nullable().default(null),
  })
  .nullable()
  .default(null)

/** The form's texts: what a figure means is decided as it is while it is typed. */
export const TypedSwitching = z.strictObject({
  ...SwitchingChange.shape,
  parts: z.strictObject({
    engineering: part,
    prompts: part,
    validation: part,
    overlap: part,
    training: part,
    wayBack: part,
  } satisfies Record<SwitchingPartId, typeof part>),
})

const whole = 'Give all three figures, or none.'

/** The parts that the texts mean. Throws `invalid` at every field that cannot be right, and at an empty one beside one that is not. */
export function readParts(typed: z.output<typeof TypedSwitching>['parts']): SwitchingParts {
  const errors: FieldErrors = {}
  const parts = switchingParts.map(({ id }) => {
    const texts = typed[id]
    if (texts === null) return [id, null]
    const found = typedPart({ ...texts.estimate, in: texts.in, hourlyRate: texts.hourlyRate ?? '' })
    for (const [field, problem] of Object.entries(found.problems))
      errors[field === 'hourlyRate' ? `parts.${id}.hourlyRate` : `parts.${id}.estimate.${field}`] = problem
    for (const end of ['low', 'mode', 'high'] as const)
      if (texts.estimate[end].trim() === '') errors[`parts.${id}.estimate.${end}`] ??= whole
    return [id, found.part]
  })
  if (Object.keys(errors).length > 0) throw invalid('Nothing was saved. Please correct the marked fields.', errors)
  return Object.fromEntries(parts) as SwitchingParts
}

export async function saveTypedSwitching(ctx: Context, input: z.input<typeof TypedSwitching>) {
  allow(ctx, 'inventory:write')
  const { parts, ...rest } = TypedSwitching.parse(input)
  return saveSwitchingCost(ctx, { ...rest, parts: readParts(parts) })
}
