import 'server-only'
import type { z } from 'zod'
import { allow, type Context, transaction } from '@/lib/context'
import { toColumns, toNoun } from '@/lib/db/columns'
import { dependencySelect, offeringNameSelect, type Stored } from '@/lib/db/select'
import { Dependency } from '@/lib/domain/dependency'
import { newRow } from '@/lib/domain/new-row'
import { offeringTitle } from '@/lib/domain/offering'
import { parentArchived, RowRef, setArchived } from './archiving'
import { record } from './audit'
import { challengerRows, DependencyChange, readDependency, referencesOf, replaceDependency } from './dependency-rows'
import { checkReferences } from './references'
import { freeId } from './rows'

/** A new dependency; its id is made from its name. */
export const NewDependency = newRow(Dependency)

export type OwnerChoice = { id: string; name: string }

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

export async function createDependency(ctx: Context, input: z.input<typeof NewDependency>): Promise<{ id: string }> {
  allow(ctx, 'inventory:write')
  const { challengers, ...dependency } = NewDependency.parse(input)
  return transaction(ctx, async (tx) => {
    await checkReferences(tx, referencesOf({ ...dependency, challengers }))
    const id = await freeId(dependency.name, 'dependency', (taken) => tx.dependency.count({ where: { id: taken } }))
    await tx.dependency.create({ data: { ...toColumns(dependency), id, workspaceId: ctx.workspace.id } })
    await tx.challenger.createMany({ data: challengerRows(ctx.workspace.id, id, challengers) })
    await record(tx, ctx, 'dependency.created', { type: 'dependency', id }, { ...dependency, challengers })
    return { id }
  })
}

/** Replaces a dependency and its challengers. Throws `conflict` with the stored row when somebody else was faster. */
export async function updateDependency(ctx: Context, input: z.input<typeof DependencyChange>): Promise<{ id: string }> {
  allow(ctx, 'inventory:write')
  const change = DependencyChange.parse(input)
  return transaction(ctx, (tx) => replaceDependency(tx, ctx, change))
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
