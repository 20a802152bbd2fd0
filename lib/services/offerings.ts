import 'server-only'
import { z } from 'zod'
import { allow, type Context, transaction } from '@/lib/context'
import { toColumns, toNoun } from '@/lib/db/columns'
import type { Tx } from '@/lib/db/scope'
import { offeringNameSelect, offeringSelect, type Stored } from '@/lib/db/select'
import { endText } from '@/lib/domain/end-text'
import { retirementOn } from '@/lib/domain/evidence/lifecycle'
import { type Model, modelTitle } from '@/lib/domain/model'
import { newRow } from '@/lib/domain/new-row'
import { Offering, offeringTitle } from '@/lib/domain/offering'
import type { Origin } from '@/lib/domain/provenance'
import { dayIn } from '@/lib/domain/week'
import { conflict, notFound } from '@/lib/errors'
import { inUse, parentArchived, RowRef, setArchived } from './archiving'
import { record } from './audit'
import { checkRetirement } from './lifecycle-retirement'
import { checkReferences, type Reference } from './references'
import { joinedId, staleWrite } from './rows'

/** What a form sends to change an offering: the whole offering and the version it was read at. */
export const OfferingChange = Offering.safeExtend({ version: z.number().int().positive() })
/** A new offering; its id is made from its model, its provider and its API model id. */
export const NewOffering = newRow(Offering)

/** One entry of a select: the offering, and the vendor that makes its model as the heading it stands under. */
export type OfferingChoice = {
  id: string
  title: string
  group: string
  /** "retired 24 Sep 2026"; null where no end is known. */
  ends: string | null
}

export type OfferingName = {
  title: string
  model: { id: string; title: string; vendorId: string }
  provider: { id: string; name: string } | null
}
/** A dependency that uses an offering as its incumbent, or weighs it as a challenger. */
export type DependencyOn = { id: string; name: string; task: string; origin: Origin; uses: boolean }

type Bought = Pick<Offering, 'modelId' | 'providerId' | 'replacementModelId'>

const referencesOf = (offering: Bought): Reference[] => [
  { field: 'modelId', id: offering.modelId, to: 'model' },
  { field: 'providerId', id: offering.providerId, to: 'vendor' },
  { field: 'replacementModelId', id: offering.replacementModelId, to: 'model', archivedToo: true },
]

async function readOffering(db: Pick<Tx, 'offering'>, id: string): Promise<Stored<Offering>> {
  const row = await db.offering.findFirst({ where: { id }, select: offeringSelect })
  if (!row) throw notFound('This offering')
  return toNoun(row)
}

export async function listOfferings(ctx: Context): Promise<Stored<Offering>[]> {
  allow(ctx, 'workspace:read')
  const rows = await ctx.db.offering.findMany({
    where: { archivedAt: null },
    orderBy: [{ model: { name: 'asc' } }, { model: { modelVersion: 'asc' } }, { id: 'asc' }],
    select: offeringSelect,
  })
  return rows.map((row) => toNoun<Stored<Offering>>(row))
}

const ending = { lifecycleStatus: true, retiresOn: true, retirementKnownOn: true, replacementModelId: true, asOf: true } as const

/** Titles of all offerings, grouped by the vendor that makes the model, for a select. */
export async function listOfferingChoices(ctx: Context): Promise<OfferingChoice[]> {
  allow(ctx, 'workspace:read')
  const rows = await ctx.db.offering.findMany({
    where: { archivedAt: null },
    orderBy: [
      { model: { vendor: { name: 'asc' } } },
      { model: { name: 'asc' } },
      { model: { modelVersion: 'asc' } },
      { kind: 'asc' },
      { id: 'asc' },
    ],
    select: {
      ...{ id: true, kind: true, apiModelId: true, ...ending },
      model: {
        select: { ...ending, releasedOn: true, name: true, modelVersion: true, vendorId: true, vendor: { select: { name: true } } },
      },
      provider: { select: { id: true, name: true } },
    },
  })
  const titles = rows.map(offeringTitle)
  const today = dayIn(ctx.now, ctx.workspace.timeZone)
  const twice = new Set(titles.filter((title, index) => titles.indexOf(title) !== index))
  return rows.map((row, index) => {
    const title = titles[index] ?? row.id
    const { model, ...offering } = toNoun<{ model: Model } & Offering>(row)
    return {
      ...{ id: row.id, group: row.model.vendor.name },
      title: twice.has(title) ? `${title} (${row.apiModelId ?? row.id})` : title,
      ends: endText(retirementOn({ offering, model, asOf: today }), today),
    }
  })
}

/** One offering; throws `not_found`. */
export async function getOffering(ctx: Context, id: string): Promise<Stored<Offering>> {
  allow(ctx, 'workspace:read')
  return readOffering(ctx.db, id)
}

/** What an offering is called, with the names of its model and its provider; throws `not_found`. */
export async function getOfferingName(ctx: Context, id: string): Promise<OfferingName> {
  allow(ctx, 'workspace:read')
  const row = await ctx.db.offering.findFirst({ where: { id }, select: offeringNameSelect })
  if (!row) throw notFound('This offering')
  const { model, provider } = row
  return { title: offeringTitle(row), model: { id: model.id, title: modelTitle(model), vendorId: model.vendorId }, provider }
}

/** The dependencies that use an offering, then those that weigh it. */
export async function listDependenciesOn(ctx: Context, id: string): Promise<DependencyOn[]> {
  allow(ctx, 'workspace:read')
  const rows = await ctx.db.dependency.findMany({
    where: { archivedAt: null, OR: [{ incumbentId: id }, { challengers: { some: { offeringId: id } } }] },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, task: true, origin: true, incumbentId: true },
  })
  const users = rows.map(({ incumbentId, ...row }) => ({ ...row, uses: incumbentId === id }))
  return users.sort((a, b) => Number(b.uses) - Number(a.uses))
}

export async function createOffering(ctx: Context, input: z.input<typeof NewOffering>): Promise<{ id: string }> {
  allow(ctx, 'inventory:write')
  const offering = NewOffering.parse(input)
  return transaction(ctx, async (tx) => {
    await checkReferences(tx, referencesOf(offering))
    const id = joinedId([offering.modelId, offering.providerId ?? 'self', offering.apiModelId])
    if ((await tx.offering.count({ where: { id } })) > 0)
      throw conflict(
        'This model is already offered by this provider under this API model id. Open that offering, or change the API model id.',
        {
          id,
        },
      )
    await tx.offering.create({ data: { ...toColumns(offering), id, workspaceId: ctx.workspace.id } })
    await record(tx, ctx, 'offering.created', { type: 'offering', id }, offering)
    return { id }
  })
}

/** Replaces an offering. Throws `conflict` with the stored row when somebody else was faster. */
export async function updateOffering(ctx: Context, input: z.input<typeof OfferingChange>): Promise<{ id: string }> {
  allow(ctx, 'inventory:write')
  const { id, version, ...offering } = OfferingChange.parse(input)
  return transaction(ctx, async (tx) => {
    const before = await readOffering(tx, id)
    await checkReferences(tx, referencesOf(offering))
    await checkRetirement(tx, id, offering)
    const changed = await tx.offering.updateMany({ where: { id, version }, data: { ...toColumns(offering), version: { increment: 1 } } })
    if (changed.count !== 1) throw staleWrite('offering', await readOffering(tx, id))
    await record(tx, ctx, 'offering.changed', { type: 'offering', id }, { before, after: offering })
    return { id }
  })
}

/** Puts an offering away: lists no longer show it. Refused while a dependency uses it or weighs it. */
export async function archiveOffering(ctx: Context, input: RowRef): Promise<RowRef> {
  allow(ctx, 'inventory:write')
  const { id } = RowRef.parse(input)
  return transaction(ctx, async (tx) => {
    await readOffering(tx, id)
    const users = await tx.dependency.findMany({
      where: { archivedAt: null, OR: [{ incumbentId: id }, { challengers: { some: { offeringId: id } } }] },
      orderBy: { name: 'asc' },
      select: { name: true },
      take: 4,
    })
    if (users.length > 0)
      throw inUse(
        'offering',
        'is used or weighed by',
        users.map((dependency) => dependency.name),
      )
    return setArchived(ctx, tx, { noun: 'offering', table: tx.offering, id, archived: true })
  })
}

/** Takes an archived offering back into the lists. Refused while its model or its provider is archived. */
export async function unarchiveOffering(ctx: Context, input: RowRef): Promise<RowRef> {
  allow(ctx, 'inventory:write')
  const { id } = RowRef.parse(input)
  return transaction(ctx, async (tx) => {
    await readOffering(tx, id)
    const parents = await tx.offering.findFirst({
      where: { id: id },
      select: {
        model: { select: { name: true, modelVersion: true, archivedAt: true } },
        provider: { select: { name: true, archivedAt: true } },
      },
    })
    if (parents?.model.archivedAt) throw parentArchived('offering', 'model', modelTitle(parents.model))
    if (parents?.provider?.archivedAt) throw parentArchived('offering', 'provider', parents.provider.name)
    return setArchived(ctx, tx, { noun: 'offering', table: tx.offering, id, archived: false })
  })
}
