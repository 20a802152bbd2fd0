import 'server-only'
import { z } from 'zod'
import { allow, type Context, transaction } from '@/lib/context'
import { toColumns, toNoun } from '@/lib/db/columns'
import type { Tx } from '@/lib/db/scope'
import { modelSelect, offeringNameSelect, type Stored } from '@/lib/db/select'
import type { EvaluatorKind } from '@/lib/domain/claim'
import { type Day, toDay } from '@/lib/domain/day'
import { Model, modelTitle } from '@/lib/domain/model'
import { offeringTitle } from '@/lib/domain/offering'
import { notFound } from '@/lib/errors'
import { inUse, parentArchived, RowRef, setArchived } from './archiving'
import { record } from './audit'
import { checkReferences, type Reference } from './references'
import { freeId, staleWrite } from './rows'

/** What a form sends to change a model: the whole model and the version it was read at. */
export const ModelChange = Model.extend({ version: z.number().int().positive() })
/** A new model; its id is made from its name and version. */
export const NewModel = Model.omit({ id: true })

/** The claims of one evaluator about one model. */
export type ClaimCount = { evaluatorId: string; evaluatorOrg: string; evaluatorKind: EvaluatorKind; claims: number; newestOn: Day | null }
export type ModelChoice = { id: string; title: string; vendor: string }

async function readModel(db: Pick<Tx, 'model'>, id: string): Promise<Stored<Model>> {
  const row = await db.model.findFirst({ where: { id }, select: modelSelect })
  if (!row) throw notFound('This model')
  return toNoun(row)
}

const referencesOf = (model: Pick<Model, 'vendorId' | 'replacementModelId'>): Reference[] => [
  { field: 'vendorId', id: model.vendorId, to: 'vendor' },
  { field: 'replacementModelId', id: model.replacementModelId, to: 'model', archivedToo: true },
]

export async function listModels(ctx: Context): Promise<Stored<Model>[]> {
  allow(ctx, 'workspace:read')
  const rows = await ctx.db.model.findMany({
    where: { archivedAt: null },
    orderBy: [{ name: 'asc' }, { modelVersion: 'asc' }, { id: 'asc' }],
    select: modelSelect,
  })
  return rows.map((row) => toNoun<Stored<Model>>(row))
}

/** Titles of all models with their vendors, for a select. */
export async function listModelChoices(ctx: Context): Promise<ModelChoice[]> {
  allow(ctx, 'workspace:read')
  const rows = await ctx.db.model.findMany({
    where: { archivedAt: null },
    orderBy: [{ vendor: { name: 'asc' } }, { name: 'asc' }, { modelVersion: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, modelVersion: true, vendor: { select: { name: true } } },
  })
  return rows.map((row) => ({ id: row.id, title: modelTitle(row), vendor: row.vendor.name }))
}

/** One model; throws `not_found`. */
export async function getModel(ctx: Context, id: string): Promise<Stored<Model>> {
  allow(ctx, 'workspace:read')
  return readModel(ctx.db, id)
}

/** The title of a model that another row names, such as its replacement; null where there is none. */
export async function findModelChoice(ctx: Context, id: string | null): Promise<{ id: string; title: string } | null> {
  allow(ctx, 'workspace:read')
  if (id === null) return null
  const row = await ctx.db.model.findFirst({ where: { id }, select: { name: true, modelVersion: true } })
  return row && { id, title: modelTitle(row) }
}

/** How often each evaluator published about a model, and when last; most claims first. */
export async function countClaims(ctx: Context, modelId: string): Promise<ClaimCount[]> {
  allow(ctx, 'workspace:read')
  const groups = await ctx.db.claim.groupBy({
    by: ['evaluatorId', 'evaluatorOrg', 'evaluatorKind'],
    where: { modelId, archivedAt: null },
    _count: { id: true },
    _max: { publishedOn: true },
    orderBy: [{ _count: { id: 'desc' } }, { evaluatorOrg: 'asc' }],
  })
  return groups.map(({ evaluatorId, evaluatorOrg, evaluatorKind, _count, _max }) => ({
    evaluatorId,
    evaluatorOrg,
    evaluatorKind,
    claims: _count.id,
    newestOn: _max.publishedOn === null ? null : toDay(_max.publishedOn),
  }))
}

export async function createModel(ctx: Context, input: z.input<typeof NewModel>): Promise<{ id: string }> {
  allow(ctx, 'inventory:write')
  const model = NewModel.parse(input)
  return transaction(ctx, async (tx) => {
    await checkReferences(tx, referencesOf(model))
    const id = await freeId(modelTitle(model), 'model', (taken) => tx.model.count({ where: { id: taken } }))
    await tx.model.create({ data: { ...toColumns(model), id, workspaceId: ctx.workspace.id } })
    await record(tx, ctx, 'model.created', { type: 'model', id }, model)
    return { id }
  })
}

/** Replaces a model. Throws `conflict` with the stored row when somebody else was faster. */
export async function updateModel(ctx: Context, input: z.input<typeof ModelChange>): Promise<{ id: string }> {
  allow(ctx, 'inventory:write')
  const { id, version, ...model } = ModelChange.parse(input)
  return transaction(ctx, async (tx) => {
    const before = await readModel(tx, id)
    await checkReferences(tx, referencesOf(model))
    const changed = await tx.model.updateMany({ where: { id, version }, data: { ...toColumns(model), version: { increment: 1 } } })
    if (changed.count !== 1) throw staleWrite('model', await readModel(tx, id))
    await record(tx, ctx, 'model.changed', { type: 'model', id }, { before, after: model })
    return { id }
  })
}

/** Puts a model away: lists no longer show it. Refused while an offering sells it. */
export async function archiveModel(ctx: Context, input: RowRef): Promise<RowRef> {
  allow(ctx, 'inventory:write')
  const { id } = RowRef.parse(input)
  return transaction(ctx, async (tx) => {
    await readModel(tx, id)
    const sold = await tx.offering.findMany({ where: { modelId: id, archivedAt: null }, select: offeringNameSelect, take: 4 })
    if (sold.length > 0) throw inUse('model', 'is sold as', sold.map(offeringTitle))
    return setArchived(ctx, tx, { noun: 'model', table: tx.model, id, archived: true })
  })
}

/** Takes an archived model back into the lists. Refused while its vendor is archived. */
export async function unarchiveModel(ctx: Context, input: RowRef): Promise<RowRef> {
  allow(ctx, 'inventory:write')
  const { id } = RowRef.parse(input)
  return transaction(ctx, async (tx) => {
    const current = await readModel(tx, id)
    const vendor = await tx.vendor.findFirst({ where: { id: current.vendorId }, select: { name: true, archivedAt: true } })
    if (vendor?.archivedAt) throw parentArchived('model', 'vendor', vendor.name)
    return setArchived(ctx, tx, { noun: 'model', table: tx.model, id, archived: false })
  })
}
