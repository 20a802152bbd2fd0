import 'server-only'
import { z } from 'zod'
import { allow, type Context, transaction } from '@/lib/context'
import { Slug } from '@/lib/domain/provenance'
import { notFound } from '@/lib/errors'
import { record } from './audit'
import { staleWrite } from './rows'

/** Whether the API model id of an offering names one build (`true`), floats to the newest (`false`), or nobody knows (`null`). */
export const Pinned = z.strictObject({ id: Slug, version: z.number().int().positive(), pinned: z.boolean().nullable() })

/** Says of an offering whether its id is pinned. Throws `conflict` with the stored row when somebody else was faster. */
export async function setPinned(ctx: Context, input: z.input<typeof Pinned>): Promise<{ id: string }> {
  allow(ctx, 'inventory:write')
  const { id, version, pinned } = Pinned.parse(input)
  return transaction(ctx, async (tx) => {
    const select = { id: true, pinned: true, version: true } as const
    const before = await tx.offering.findFirst({ where: { id }, select })
    if (!before) throw notFound('This offering')
    const changed = await tx.offering.updateMany({ where: { id, version }, data: { pinned, version: { increment: 1 } } })
    if (changed.count !== 1) throw staleWrite('offering', before)
    await record(tx, ctx, 'offering.changed', { type: 'offering', id }, { before: { pinned: before.pinned }, after: { pinned } })
    return { id }
  })
}
