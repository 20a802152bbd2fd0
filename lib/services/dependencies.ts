import 'server-only'
import canonicalize from 'canonicalize'
import { z } from 'zod'
import { allow, type Context, transaction } from '@/lib/context'
import { toColumns, toNoun } from '@/lib/db/columns'
import type { Tx } from '@/lib/db/scope'
import { dependencySelect, offeringNameSelect, type Stored } from '@/lib/db/select'
import { type Challenger, Dependency } from '@/lib/domain/dependency'
import { newRow } from '@/lib/domain/new-row'
import { offeringTitle } from '@/lib/domain/offering'
import { notFound } from '@/lib/errors'
import { parentArchived, RowRef, setArchived } from './archiving'
import { record } from './audit'
import { checkReferences, type Reference } from './references'
import { freeId, staleWrite } from './rows'

/** What a form sends to change a dependency: all of it with its challengers, and the version it was read at. */
export const DependencyChange = Dependency.safeExtend({ version: z.number().int().positive() })
/** A new dependency; its id is made from its name. */
export const NewDependency = newRow(Dependency)

export type OwnerChoice = { id: string; name: string }

type Referring = Pick<Dependency, 'incumbentId' | 'ownerId' | 'challengers'>

const referencesOf = ({ incumbentId, ownerId, challengers }: Referring): Reference[] => [
  { field: 'incumbentId', id: incumbentId, to: 'offering' },
  { field: 'ownerId', id: ownerId, to: 'member' },
  ...challengers.map(({ offeringId }, index) => ({ field: `challengers.${index}.offeringId`, id: offeringId, to: 'offering' as const })),
]

/** One dependency with its challengers, for a verb that has asked already; throws `not_found`. */
export async function readDependency(db: Pick<Tx, 'dependency'>, id: string): Promise<Stored<Dependency>> {
  const row = await db.dependency.findFirst({ where: { id }, select: dependencySelect })
  if (!row) throw notFound('This dependency')
  return toNoun(row)
}

export async function listDependencies(ctx: Context): Promise<Stored<Dependency>[]> {
  allow(ctx, 'workspace:read')
  const rows = await ctx.db.dependency.findMany({
    where: { archivedAt: null },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: dependencySelect,
  })
  return rows.map((row) => toNoun<Stored<Dependency>>(row))
}

/** The members of the workspace, for the select of a dependency's owner. */
export async function listOwnerChoices(ctx: Context): Promise<OwnerChoice[]> {
  allow(ctx, 'workspace:read')
  const members = await ctx.db.member.findMany({
    orderBy: { user: { name: 'asc' } },
    select: { userId: true, user: { select: { name: true } } },
  })
  return members.map((member) => ({ id: member.userId, name: member.user.name }))
}

/** One dependency with its challengers; throws `not_found`. */
export async function getDependency(ctx: Context, id: string): Promise<Stored<Dependency>> {
  allow(ctx, 'workspace:read')
  return readDependency(ctx.db, id)
}

const challengerRows = (ctx: Context, dependencyId: string, challengers: readonly Challenger[]) =>
  challengers.map((challenger) => ({ ...toColumns(challenger), dependencyId, workspaceId: ctx.workspace.id }))

export async function createDependency(ctx: Context, input: z.input<typeof NewDependency>): Promise<{ id: string }> {
  allow(ctx, 'inventory:write')
  const { challengers, ...dependency } = NewDependency.parse(input)
  return transaction(ctx, async (tx) => {
    await checkReferences(tx, referencesOf({ ...dependency, challengers }))
    const id = await freeId(dependency.name, 'dependency', (taken) => tx.dependency.count({ where: { id: taken } }))
    await tx.dependency.create({ data: { ...toColumns(dependency), id, workspaceId: ctx.workspace.id } })
    await tx.challenger.createMany({ data: challengerRows(ctx, id, challengers) })
    await record(tx, ctx, 'dependency.created', { type: 'dependency', id }, { ...dependency, challengers })
    return { id }
  })
}

/** Writes only the challengers that differ, so that those nobody touched keep their origin. */
async function replaceChallengers(tx: Tx, ctx: Context, before: Dependency, after: readonly Challenger[]): Promise<void> {
  const stored = new Map(before.challengers.map((challenger) => [challenger.offeringId, canonicalize(challenger)]))
  const touched = after.filter((challenger) => stored.get(challenger.offeringId) !== canonicalize(challenger))
  const untouched = after.filter((challenger) => !touched.includes(challenger)).map((challenger) => challenger.offeringId)
  await tx.challenger.deleteMany({ where: { dependencyId: before.id, offeringId: { notIn: untouched } } })
  await tx.challenger.createMany({ data: challengerRows(ctx, before.id, touched) })
}

/** Replaces a dependency and its challengers. Throws `conflict` with the stored row when somebody else was faster. */
export async function updateDependency(ctx: Context, input: z.input<typeof DependencyChange>): Promise<{ id: string }> {
  allow(ctx, 'inventory:write')
  const change = DependencyChange.parse(input)
  return transaction(ctx, (tx) => replaceDependency(tx, ctx, change))
}

/** `updateDependency` within the transaction of a verb that changes something else with it. */
export async function replaceDependency(
  tx: Tx,
  ctx: Context,
  { id, version, challengers, ...dependency }: z.infer<typeof DependencyChange>,
): Promise<{ id: string }> {
  const before = await readDependency(tx, id)
  await checkReferences(tx, referencesOf({ ...dependency, challengers }))
  const changed = await tx.dependency.updateMany({
    where: { id, version },
    data: { ...toColumns(dependency), version: { increment: 1 } },
  })
  if (changed.count !== 1) throw staleWrite('dependency', await readDependency(tx, id))
  await replaceChallengers(tx, ctx, before, challengers)
  await record(tx, ctx, 'dependency.changed', { type: 'dependency', id }, { before, after: { ...dependency, challengers } })
  return { id }
}

/** Puts a dependency away: the board and the lists no longer show it; signed weeks keep it. */
export async function archiveDependency(ctx: Context, input: RowRef): Promise<RowRef> {
  allow(ctx, 'inventory:write')
  const { id } = RowRef.parse(input)
  return transaction(ctx, async (tx) => {
    await readDependency(tx, id)
    return setArchived(ctx, tx, { noun: 'dependency', table: tx.dependency, id, archived: true })
  })
}

/** Takes an archived dependency back. Refused while an offering it uses or weighs is archived. */
export async function unarchiveDependency(ctx: Context, input: RowRef): Promise<RowRef> {
  allow(ctx, 'inventory:write')
  const { id } = RowRef.parse(input)
  return transaction(ctx, async (tx) => {
    const current = await readDependency(tx, id)
    const needed = [current.incumbentId, ...current.challengers.map((challenger) => challenger.offeringId)]
    const gone = await tx.offering.findFirst({ where: { id: { in: needed }, archivedAt: { not: null } }, select: offeringNameSelect })
    if (gone) throw parentArchived('dependency', 'offering', offeringTitle(gone))
    return setArchived(ctx, tx, { noun: 'dependency', table: tx.dependency, id, archived: false })
  })
}
