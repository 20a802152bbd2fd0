import 'server-only'
import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { z } from 'zod'
import { allow, type Context, transaction } from '@/lib/context'
import { toColumns, toNoun } from '@/lib/db/columns'
import type { Tx } from '@/lib/db/scope'
import { priceSelect, type Stored } from '@/lib/db/select'
import { fromDay } from '@/lib/domain/day'
import { Price } from '@/lib/domain/price'
import { dayIn } from '@/lib/domain/week'
import { conflict, type FieldErrors, invalid, notFound } from '@/lib/errors'
import { RowRef, setArchived } from './archiving'
import { record } from './audit'
import { checkReferences } from './references'
import { joinedId, staleWrite } from './rows'
import { keepSource, NewSource } from './sources'

const { id: _id, sourceId: _sourceId, ...columns } = Price.shape
const given = { ...columns, read: NewSource.nullable().default(null) }

const asPrice = (row: object, ctx: z.RefinementCtx) => {
  const { read: _read, version: _version, ...price } = row as { read?: unknown; version?: unknown }
  const { error } = Price.safeParse({ id: 'new', ...price })
  for (const { path, message } of error?.issues ?? []) ctx.addIssue({ code: 'custom', path, message })
}

/** A new price with the page it was read on; the id is made from offering, kind of source, day and what it says. */
export const NewPrice = z.strictObject(given).superRefine(asPrice)
/** What a form sends to change a price: all of it and the version it was read at. */
export const PriceChange = z.strictObject({ id: Price.shape.id, ...given, version: z.number().int().positive() }).superRefine(asPrice)

/** A stored price with the page it was read on. */
export type SourcedPrice = Stored<Price> & {
  read: { id: string; title: string; url: string | null; readOn: string | null } | null
  createdByName: string
}

async function readPrice(db: Pick<Tx, 'price'>, id: string): Promise<SourcedPrice> {
  const row = await db.price.findFirst({ where: { id }, select: priceSelect })
  if (!row) throw notFound('This price')
  return toNoun(row)
}

/** All prices of one offering that were not put away, newest first. */
export async function listPrices(ctx: Context, offeringId: string): Promise<SourcedPrice[]> {
  allow(ctx, 'workspace:read')
  const rows = await ctx.db.price.findMany({
    where: { offeringId, archivedAt: null },
    orderBy: [{ validFrom: 'desc' }, { id: 'asc' }],
    select: priceSelect,
  })
  return rows.map((row) => toNoun<SourcedPrice>(row))
}

/** One price; throws `not_found`. */
export async function getPrice(ctx: Context, id: string): Promise<SourcedPrice> {
  allow(ctx, 'workspace:read')
  return readPrice(ctx.db, id)
}

type Written = Pick<Price, 'currency' | 'rate' | 'rateOn' | 'source' | 'validFrom'>

/** What only the workspace and its clock can tell. */
function requirePlausible(ctx: Context, { currency, rate, rateOn, source, validFrom }: Written): void {
  const today = dayIn(ctx.now, ctx.workspace.timeZone)
  const errors: FieldErrors = {}
  if (rate !== null && currency === ctx.workspace.currency)
    errors.rate = `This price is in ${currency} already, which is the workspace’s currency. Leave the rate empty.`
  if (rateOn !== null && rateOn > today) errors.rateOn = 'This day lies ahead. A rate has been published already.'
  if (source === 'invoice' && validFrom > today) errors.validFrom = 'This day lies ahead. An invoice has been written already.'
  if (Object.keys(errors).length > 0) throw invalid('Nothing was saved. Please correct the marked fields.', errors)
}

const rowOf = (price: Omit<Price, 'id' | 'sourceId'>) => ({ ...toColumns(price), validFrom: fromDay(price.validFrom) })

export async function createPrice(ctx: Context, input: z.input<typeof NewPrice>): Promise<{ id: string; offeringId: string }> {
  allow(ctx, 'claim:write')
  const { read, ...price } = NewPrice.parse(input)
  requirePlausible(ctx, price)
  const { offeringId, source, validFrom } = price
  return transaction(ctx, async (tx) => {
    await checkReferences(tx, [{ field: 'offeringId', id: offeringId, to: 'offering' }])
    const sourceId = read && (await keepSource(tx, ctx, read))
    const said = createHash('sha256').update(String(canonicalize({ ...price, note: null, sourceId })))
    const id = joinedId([offeringId, source, validFrom, said.digest('hex').slice(0, 8)])
    if ((await tx.price.count({ where: { id } })) > 0)
      throw conflict('This very price is on record already. Edit that one, or correct what is different here.', { id })
    await tx.price.create({ data: { ...rowOf(price), id, sourceId, workspaceId: ctx.workspace.id, createdByName: ctx.actor.name } })
    await record(tx, ctx, 'price.created', { type: 'price', id }, { ...price, sourceId })
    return { id, offeringId }
  })
}

/** Replaces a price. Throws `conflict` with the stored row when somebody else was faster. */
export async function updatePrice(ctx: Context, input: z.input<typeof PriceChange>): Promise<{ id: string; offeringId: string }> {
  allow(ctx, 'claim:write')
  const { id, version, read, ...price } = PriceChange.parse(input)
  requirePlausible(ctx, price)
  return transaction(ctx, async (tx) => {
    const before = await readPrice(tx, id)
    await checkReferences(tx, [{ field: 'offeringId', id: price.offeringId, to: 'offering' }])
    const sourceId = read && (await keepSource(tx, ctx, read))
    const data = { ...rowOf(price), sourceId, version: { increment: 1 } }
    const changed = await tx.price.updateMany({ where: { id, version }, data })
    if (changed.count !== 1) throw staleWrite('price', await readPrice(tx, id))
    const { read: _read, createdByName: _by, ...stored } = before
    await record(tx, ctx, 'price.changed', { type: 'price', id }, { before: stored, after: { ...price, sourceId } })
    return { id, offeringId: price.offeringId }
  })
}

/** Puts a price away: histories and sums no longer read it. */
export async function archivePrice(ctx: Context, input: RowRef): Promise<RowRef> {
  allow(ctx, 'claim:write')
  const { id } = RowRef.parse(input)
  return transaction(ctx, async (tx) => {
    await readPrice(tx, id)
    return setArchived(ctx, tx, { noun: 'price', table: tx.price, id, archived: true })
  })
}

/** Takes an archived price back. */
export async function unarchivePrice(ctx: Context, input: RowRef): Promise<RowRef> {
  allow(ctx, 'claim:write')
  const { id } = RowRef.parse(input)
  return transaction(ctx, async (tx) => {
    await readPrice(tx, id)
    return setArchived(ctx, tx, { noun: 'price', table: tx.price, id, archived: false })
  })
}
