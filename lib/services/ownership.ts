import 'server-only'
import { z } from 'zod'
import { allow, type Context, transaction } from '@/lib/context'
import type { Tx } from '@/lib/db/scope'
import { VendorOwnership } from '@/lib/domain/fallback'
import { notFound } from '@/lib/errors'
import { record } from './audit'
import { staleWrite } from './rows'

const action = 'vendor.ownership_changed'

const Said = z.object({ note: z.string().nullable(), unverified: z.boolean() })
/** Who said last who owns a vendor, and how sure they were. */
export type OwnershipSaid = z.infer<typeof Said> & { at: Date; byName: string }

export type Ownership = {
  id: string
  name: string
  version: number
  parentName: string | null
  parentCountry: string | null
  said: OwnershipSaid | null
}

const select = { id: true, name: true, version: true, parentName: true, parentCountry: true } as const

async function readOwnership(db: Pick<Tx, 'vendor'>, id: string) {
  const row = await db.vendor.findFirst({ where: { id }, select })
  if (!row) throw notFound('This vendor')
  return row
}

/** Who owns a vendor, as far as known, and who said so; throws `not_found`. */
export async function getOwnership(ctx: Context, id: string): Promise<Ownership> {
  allow(ctx, 'workspace:read')
  const [row, said] = await Promise.all([readOwnership(ctx.db, id), ownershipSaid(ctx, id)])
  return { ...row, said: said.get(id) ?? null }
}

/** By vendor, who said last who owns it; with an id, for that vendor alone. */
export async function ownershipSaid(ctx: Context, id?: string): Promise<Map<string, OwnershipSaid>> {
  allow(ctx, 'workspace:read')
  const rows = await ctx.db.auditEvent.findMany({
    where: { action, subjectType: 'vendor', ...(id === undefined ? {} : { subjectId: id }) },
    orderBy: { seq: 'asc' },
    select: { subjectId: true, at: true, actorName: true, detail: true },
  })
  return new Map(
    rows.flatMap(({ subjectId, at, actorName, detail }) => {
      const said = Said.safeParse((detail as { after?: unknown }).after)
      return said.success ? [[subjectId, { ...said.data, at, byName: actorName }] as const] : []
    }),
  )
}

/** Says who owns a vendor, with a note on where that is known from. Throws `conflict` with what is stored when somebody else was faster. */
export async function setOwnership(ctx: Context, input: z.input<typeof VendorOwnership>): Promise<{ id: string }> {
  allow(ctx, 'inventory:write')
  const { id, version, note, unverified, ...parent } = VendorOwnership.parse(input)
  return transaction(ctx, async (tx) => {
    const { parentName, parentCountry } = await readOwnership(tx, id)
    const changed = await tx.vendor.updateMany({ where: { id, version }, data: { ...parent, version: { increment: 1 } } })
    if (changed.count !== 1) throw staleWrite('vendor', await readOwnership(tx, id))
    await record(tx, ctx, action, { type: 'vendor', id }, { before: { parentName, parentCountry }, after: { ...parent, note, unverified } })
    return { id }
  })
}
