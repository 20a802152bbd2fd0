import 'server-only'
import canonicalize from 'canonicalize'
import { z } from 'zod'
import type { Context } from '@/lib/context'
import { toColumns, toNoun } from '@/lib/db/columns'
import type { Tx } from '@/lib/db/scope'
import { dependencySelect, type Stored } from '@/lib/db/select'
import { type Challenger, Dependency } from '@/lib/domain/dependency'
import { notFound } from '@/lib/errors'
import { record } from './audit'
import { checkReferences, type Reference } from './references'
import { staleWrite } from './rows'

/** What a form sends to change a dependency: all of it with its challengers, and the version it was read at. */
export const DependencyChange = Dependency.safeExtend({ version: z.number().int().positive() })

type Referring = Pick<Dependency, 'incumbentId' | 'ownerId' | 'challengers'>

export const referencesOf = ({ incumbentId, ownerId, challengers }: Referring): Reference[] => [
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

export const challengerRows = (workspaceId: string, dependencyId: string, challengers: readonly Challenger[]) =>
  challengers.map((challenger) => ({ ...toColumns(challenger), dependencyId, workspaceId }))

/** Writes only the challengers that differ, so that those nobody touched keep their origin. */
async function replaceChallengers(tx: Tx, ctx: Context, before: Dependency, after: readonly Challenger[]): Promise<void> {
  const stored = new Map(before.challengers.map((challenger) => [challenger.offeringId, canonicalize(challenger)]))
  const touched = after.filter((challenger) => stored.get(challenger.offeringId) !== canonicalize(challenger))
  const untouched = after.filter((challenger) => !touched.includes(challenger)).map((challenger) => challenger.offeringId)
  await tx.challenger.deleteMany({ where: { dependencyId: before.id, offeringId: { notIn: untouched } } })
  await tx.challenger.createMany({ data: challengerRows(ctx.workspace.id, before.id, touched) })
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
