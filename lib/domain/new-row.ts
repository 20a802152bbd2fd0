import { z } from 'zod'

/**
 * The schema of a row that has no id yet, with every rule of the whole row. The id is made when the row is saved.
 * @example newRow(Offering).parse({ modelId: 'veo-3.1', kind: 'self_host' })
 */
export function newRow<Shape extends { id: z.ZodType }>(schema: z.ZodObject<Shape, z.core.$strict>) {
  const { id: _id, ...shape } = schema.shape
  return z.strictObject(shape).superRefine((row, ctx) => {
    const { error } = schema.safeParse({ ...row, id: 'new' })
    for (const { path, message } of error?.issues ?? []) ctx.addIssue({ code: 'custom', path, message })
  })
}
