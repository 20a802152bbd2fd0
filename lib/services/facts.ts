import 'server-only'
import { z } from 'zod'
import { allow, type Context, transaction } from '@/lib/context'
import { toColumns, toNoun } from '@/lib/db/columns'
import type { Tx } from '@/lib/db/scope'
import { factSelect, type Stored } from '@/lib/db/select'
import { Fact } from '@/lib/domain/fact'
import { dayIn } from '@/lib/domain/week'
import { conflict, invalid, notFound } from '@/lib/errors'
import { RowRef, setArchived } from './archiving'
import { record } from './audit'
import { checkReferences } from './references'
import { joinedId, staleWrite } from './rows'
import { keepSource, NewSource } from './sources'

const { id: _id, sourceId: _sourceId, ...columns } = Fact.shape
const given = { ...columns, source: NewSource.nullable().default(null) }

const asFact = (row: object, ctx: z.RefinementCtx) => {
  const { source: _source, version: _version, ...fact } = row as { source?: unknown; version?: unknown }
  const { error } = Fact.safeParse({ id: 'new', ...fact })
  for (const { path, message } of error?.issues ?? []) ctx.addIssue({ code: 'custom', path, message })
}

/** A new fact with its source; the id is made from offering, gate, kind of source and day. */
export const NewFact = z.strictObject(given).superRefine(asFact)
/** What a form sends to change a fact: all of it and the version it was read at. */
export const FactChange = z.strictObject({ id: Fact.shape.id, ...given, version: z.number().int().positive() }).superRefine(asFact)

const sourcedFactSelect = { ...factSelect, source: { select: { id: true, title: true, url: true, readOn: true } } } as const
export type SourcedFact = Stored<Fact> & { source: (Omit<NewSource, 'text'> & { id: string }) | null }

async function readFact(db: Pick<Tx, 'fact'>, id: string): Promise<Stored<Fact>> {
  const row = await db.fact.findFirst({ where: { id }, select: factSelect })
  if (!row) throw notFound('This fact')
  return toNoun(row)
}

/** All facts of one offering with their sources, newest first. */
export async function listFacts(ctx: Context, offeringId: string): Promise<SourcedFact[]> {
  allow(ctx, 'workspace:read')
  const rows = await ctx.db.fact.findMany({
    where: { offeringId, archivedAt: null },
    orderBy: [{ observedOn: 'desc' }, { id: 'asc' }],
    select: sourcedFactSelect,
  })
  return rows.map((row) => toNoun<SourcedFact>(row))
}

/** One fact with its source; throws `not_found`. */
export async function getFact(ctx: Context, id: string): Promise<SourcedFact> {
  allow(ctx, 'workspace:read')
  const row = await ctx.db.fact.findFirst({ where: { id }, select: sourcedFactSelect })
  if (!row) throw notFound('This fact')
  return toNoun(row)
}

function notFromTheFuture(ctx: Context, observedOn: string): void {
  if (observedOn > dayIn(ctx.now, ctx.workspace.timeZone))
    throw invalid('Nothing was saved. Please correct the marked fields.', {
      observedOn: 'This day lies ahead. A fact has been seen already.',
    })
}

/**
 * Writes a new fact with its source, in the transaction of what it follows from. Throws `invalid` for a day that lies ahead, and `conflict` where there
 * is a fact of this kind for this gate and day.
 */
export async function keepFact(tx: Tx, ctx: Context, { source, ...fact }: z.output<typeof NewFact>): Promise<string> {
  notFromTheFuture(ctx, fact.observedOn)
  await checkReferences(tx, [{ field: 'offeringId', id: fact.offeringId, to: 'offering' }])
  const id = joinedId([fact.offeringId, fact.gate, fact.sourceKind, fact.observedOn])
  if ((await tx.fact.count({ where: { id } })) > 0)
    throw conflict('There is already a fact of this kind for this gate and day. Edit that one, or choose another day.', { id })
  const sourceId = source && (await keepSource(tx, ctx, source))
  await tx.fact.create({ data: { ...toColumns(fact), id, sourceId, workspaceId: ctx.workspace.id } })
  await record(tx, ctx, 'fact.created', { type: 'fact', id }, { ...fact, sourceId })
  return id
}

export async function createFact(ctx: Context, input: z.input<typeof NewFact>): Promise<{ id: string; offeringId: string }> {
  allow(ctx, 'claim:write')
  const fact = NewFact.parse(input)
  return transaction(ctx, async (tx) => ({ id: await keepFact(tx, ctx, fact), offeringId: fact.offeringId }))
}

/** Replaces a fact. Throws `conflict` with the stored row when somebody else was faster. */
export async function updateFact(ctx: Context, input: z.input<typeof FactChange>): Promise<{ id: string; offeringId: string }> {
  allow(ctx, 'claim:write')
  const { id, version, source, ...fact } = FactChange.parse(input)
  notFromTheFuture(ctx, fact.observedOn)
  const { offeringId } = fact
  return transaction(ctx, async (tx) => {
    const before = await readFact(tx, id)
    await checkReferences(tx, [{ field: 'offeringId', id: offeringId, to: 'offering' }])
    const sourceId = source && (await keepSource(tx, ctx, source))
    const after = { ...fact, sourceId }
    const changed = await tx.fact.updateMany({ where: { id, version }, data: { ...toColumns(after), version: { increment: 1 } } })
    if (changed.count !== 1) throw staleWrite('fact', await readFact(tx, id))
    await record(tx, ctx, 'fact.changed', { type: 'fact', id }, { before, after })
    return { id, offeringId }
  })
}

/** Puts a fact away: gates no longer read it. */
export async function archiveFact(ctx: Context, input: RowRef): Promise<RowRef> {
  allow(ctx, 'claim:write')
  const { id } = RowRef.parse(input)
  return transaction(ctx, async (tx) => {
    await readFact(tx, id)
    return setArchived(ctx, tx, { noun: 'fact', table: tx.fact, id, archived: true })
  })
}

/** Takes an archived fact back. */
export async function unarchiveFact(ctx: Context, input: RowRef): Promise<RowRef> {
  allow(ctx, 'claim:write')
  const { id } = RowRef.parse(input)
  return transaction(ctx, async (tx) => {
    await readFact(tx, id)
    return setArchived(ctx, tx, { noun: 'fact', table: tx.fact, id, archived: false })
  })
}
