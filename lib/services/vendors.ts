import 'server-only'
import { z } from 'zod'
import { allow, type Context, transaction } from '@/lib/context'
import { toColumns, toNoun } from '@/lib/db/columns'
import { type Stored, vendorSelect } from '@/lib/db/select'
import { Vendor } from '@/lib/domain/vendor'
import { notFound } from '@/lib/errors'
import { record } from './audit'
import { freeId, staleWrite } from './rows'

/** What a form sends to change a vendor: the whole vendor and the version it was read at. */
export const VendorChange = Vendor.extend({ version: z.number().int().positive() })
/** A new vendor; its id is made from its name. */
export const NewVendor = Vendor.omit({ id: true })

export async function listVendors(ctx: Context): Promise<Stored<Vendor>[]> {
  allow(ctx, 'workspace:read')
  const rows = await ctx.db.vendor.findMany({
    where: { archivedAt: null },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: vendorSelect,
  })
  return rows.map((row) => toNoun<Stored<Vendor>>(row))
}

/** One vendor; throws `not_found`. */
export async function getVendor(ctx: Context, id: string): Promise<Stored<Vendor>> {
  allow(ctx, 'workspace:read')
  const row = await ctx.db.vendor.findFirst({ where: { id }, select: vendorSelect })
  if (!row) throw notFound('This vendor')
  return toNoun(row)
}

export async function createVendor(ctx: Context, input: z.input<typeof NewVendor>): Promise<{ id: string }> {
  allow(ctx, 'inventory:write')
  const vendor = NewVendor.parse(input)
  return transaction(ctx, async (tx) => {
    const id = await freeId(vendor.name, 'vendor', (taken) => tx.vendor.count({ where: { id: taken } }))
    await tx.vendor.create({ data: { ...toColumns(vendor), id, workspaceId: ctx.workspace.id } })
    await record(tx, ctx, 'vendor.created', { type: 'vendor', id }, vendor)
    return { id }
  })
}

/** Replaces a vendor. Throws `conflict` with the stored row when somebody else was faster. */
export async function updateVendor(ctx: Context, input: z.input<typeof VendorChange>): Promise<{ id: string }> {
  allow(ctx, 'inventory:write')
  const { id, version, ...vendor } = VendorChange.parse(input)
  return transaction(ctx, async (tx) => {
    const before = await getVendor(ctx, id)
    const changed = await tx.vendor.updateMany({ where: { id, version }, data: { ...toColumns(vendor), version: { increment: 1 } } })
    if (changed.count !== 1) throw staleWrite('vendor', before)
    await record(tx, ctx, 'vendor.changed', { type: 'vendor', id }, { before, after: vendor })
    return { id }
  })
}
