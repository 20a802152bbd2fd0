import 'server-only'
import { z } from 'zod'
import { allow, type Context, transaction } from '@/lib/context'
import { toColumns, toNoun } from '@/lib/db/columns'
import type { Tx } from '@/lib/db/scope'
import { offeringNameSelect, type Stored, vendorSelect } from '@/lib/db/select'
import { modelTitle } from '@/lib/domain/model'
import { offeringTitle } from '@/lib/domain/offering'
import { Vendor } from '@/lib/domain/vendor'
import { notFound } from '@/lib/errors'
import { inUse, RowRef, setArchived } from './archiving'
import { record } from './audit'
import { freeId, staleWrite } from './rows'

/** What a form sends to change a vendor: the whole vendor and the version it was read at. */
export const VendorChange = Vendor.extend({ version: z.number().int().positive() })
/** A new vendor; its id is made from its name. */
export const NewVendor = Vendor.omit({ id: true })

export type VendorChoice = { id: string; name: string }

async function readVendor(db: Pick<Tx, 'vendor'>, id: string): Promise<Stored<Vendor>> {
  const row = await db.vendor.findFirst({ where: { id }, select: vendorSelect })
  if (!row) throw notFound('This vendor')
  return toNoun(row)
}

export async function listVendors(ctx: Context): Promise<Stored<Vendor>[]> {
  allow(ctx, 'workspace:read')
  const rows = await ctx.db.vendor.findMany({
    where: { archivedAt: null },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: vendorSelect,
  })
  return rows.map((row) => toNoun<Stored<Vendor>>(row))
}

/** Names of all vendors, for a select. */
export async function listVendorChoices(ctx: Context): Promise<VendorChoice[]> {
  allow(ctx, 'workspace:read')
  return ctx.db.vendor.findMany({
    where: { archivedAt: null },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true },
  })
}

/** One vendor; throws `not_found`. */
export async function getVendor(ctx: Context, id: string): Promise<Stored<Vendor>> {
  allow(ctx, 'workspace:read')
  return readVendor(ctx.db, id)
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
    const before = await readVendor(tx, id)
    const changed = await tx.vendor.updateMany({ where: { id, version }, data: { ...toColumns(vendor), version: { increment: 1 } } })
    if (changed.count !== 1) throw staleWrite('vendor', await readVendor(tx, id))
    await record(tx, ctx, 'vendor.changed', { type: 'vendor', id }, { before, after: vendor })
    return { id }
  })
}

/** Puts a vendor away: lists no longer show it. Refused while a model or an offering needs it. */
export async function archiveVendor(ctx: Context, input: RowRef): Promise<RowRef> {
  allow(ctx, 'inventory:write')
  const { id } = RowRef.parse(input)
  return transaction(ctx, async (tx) => {
    await readVendor(tx, id)
    const made = await tx.model.findMany({
      where: { vendorId: id, archivedAt: null },
      select: { name: true, modelVersion: true },
      take: 4,
    })
    if (made.length > 0) throw inUse('vendor', 'makes', made.map(modelTitle))
    const served = await tx.offering.findMany({ where: { providerId: id, archivedAt: null }, select: offeringNameSelect, take: 4 })
    if (served.length > 0) throw inUse('vendor', 'serves', served.map(offeringTitle))
    return setArchived(ctx, tx, { noun: 'vendor', table: tx.vendor, id, archived: true })
  })
}

/** Takes an archived vendor back into the lists. */
export async function unarchiveVendor(ctx: Context, input: RowRef): Promise<RowRef> {
  allow(ctx, 'inventory:write')
  const { id } = RowRef.parse(input)
  return transaction(ctx, async (tx) => {
    await readVendor(tx, id)
    return setArchived(ctx, tx, { noun: 'vendor', table: tx.vendor, id, archived: false })
  })
}
