import 'server-only'
import { z } from 'zod'
import { allow, type Context, transaction } from '@/lib/context'
import { toNoun } from '@/lib/db/columns'
import type { Tx } from '@/lib/db/scope'
import { offeringNameSelect, type Stored } from '@/lib/db/select'
import type { Dependency, Range3 } from '@/lib/domain/dependency'
import { offeringTitle } from '@/lib/domain/offering'
import { Slug } from '@/lib/domain/provenance'
import { sameRange, switchingSum } from '@/lib/domain/switching-cost'
import { SwitchingEstimate, SwitchingParts } from '@/lib/domain/switching-estimate'
import { notFound } from '@/lib/errors'
import { record } from './audit'
import { DependencyChange, readDependency, replaceDependency } from './dependency-rows'
import { staleWrite } from './rows'

/** Which switch: one dependency to one of its challengers. */
export const SwitchRef = z.strictObject({ dependencyId: Slug, offeringId: Slug })
export type SwitchRef = z.infer<typeof SwitchRef>

/** What the form sends: all parts, the version of the estimate (0: there was none) and that of the dependency that carries the sum. */
export const SwitchingChange = SwitchingEstimate.safeExtend({
  version: z.number().int().nonnegative(),
  dependencyVersion: z.number().int().positive(),
})

/** The parts of a switching cost beside the sum that the business case reads. */
export type SwitchingCost = SwitchingEstimate & {
  version: number
  dependencyVersion: number
  /** As the challenger has it, from these parts or from a hand. */
  sum: Range3 | null
  saved: { byName: string; at: Date } | null
  dependencyName: string
  /** The workflow is invented, so the estimate is too. */
  demo: boolean
  incumbentTitle: string
  challengerTitle: string
}

type Read = { dependency: Stored<Dependency>; cost: Omit<SwitchingCost, 'dependencyName' | 'demo' | 'incumbentTitle' | 'challengerTitle'> }

const nothing = SwitchingParts.parse({})

async function readCost(db: Pick<Tx, 'dependency' | 'switchingEstimate'>, { dependencyId, offeringId }: SwitchRef): Promise<Read> {
  const dependency = await readDependency(db, dependencyId)
  const challenger = dependency.challengers.find((entry) => entry.offeringId === offeringId)
  if (!challenger) throw notFound('This challenger')
  const row = await db.switchingEstimate.findFirst({
    where: { dependencyId, offeringId },
    select: { parts: true, note: true, version: true, updatedByName: true, updatedAt: true },
  })
  const cost = {
    dependencyId,
    offeringId,
    parts: row ? SwitchingParts.parse(row.parts) : nothing,
    note: row?.note ?? null,
    version: row?.version ?? 0,
    dependencyVersion: dependency.version,
    sum: challenger.switchingCost,
    saved: row ? { byName: row.updatedByName, at: row.updatedAt } : null,
  }
  return { dependency, cost }
}

/** The parts of one switching cost; empty ones where nobody has estimated it. Throws `not_found` for what is no challenger of the dependency. */
export async function getSwitchingCost(ctx: Context, input: SwitchRef): Promise<SwitchingCost> {
  allow(ctx, 'workspace:read')
  const { dependency, cost } = await readCost(ctx.db, SwitchRef.parse(input))
  const ids = [dependency.incumbentId, cost.offeringId]
  const offerings = await ctx.db.offering.findMany({ where: { id: { in: ids } }, select: offeringNameSelect })
  const titles = new Map(offerings.map((row) => [row.id, offeringTitle(row)]))
  const [incumbentTitle = '', challengerTitle = ''] = ids.map((id) => titles.get(id) ?? id)
  return { ...cost, dependencyName: dependency.name, demo: dependency.origin === 'demo', incumbentTitle, challengerTitle }
}

/** What a save did: `sum` is null while a part is missing, and then the business case keeps the switching cost that it had. */
export type SavedSwitchingCost = SwitchRef & { sum: Range3 | null }

/**
 * Keeps the parts and, where none is missing, gives their sum to the challenger as the dependency's form does, so that the engine reads it. Throws
 * `conflict` with what is stored when the estimate or the dependency has changed since.
 */
export async function saveSwitchingCost(ctx: Context, input: z.input<typeof SwitchingChange>): Promise<SavedSwitchingCost> {
  allow(ctx, 'inventory:write')
  const { dependencyId, offeringId, version, dependencyVersion, parts, note } = SwitchingChange.parse(input)
  return transaction(ctx, async (tx) => {
    const ref = { dependencyId, offeringId }
    const { dependency, cost } = await readCost(tx, ref)
    const stale = cost.version !== version || cost.dependencyVersion !== dependencyVersion
    if (stale || !(await writeParts(tx, ctx, { ...ref, version, parts, note })))
      throw staleWrite('switching cost', (await readCost(tx, ref)).cost)
    const { sum } = switchingSum(parts)
    const subject = { type: 'switching_estimate', id: `${dependencyId}--${offeringId}` }
    const before = version === 0 ? null : { parts: cost.parts, note: cost.note }
    await record(tx, ctx, 'switching_estimate.saved', subject, { before, after: { parts, note }, sum })
    if (sum && !sameRange(sum, cost.sum)) await replaceDependency(tx, ctx, withCost(dependency, offeringId, sum))
    return { ...ref, sum }
  })
}

type Kept = SwitchRef & Pick<SwitchingCost, 'version' | 'parts' | 'note'>

async function writeParts(tx: Tx, ctx: Context, { version, parts, note, ...ref }: Kept): Promise<boolean> {
  const data = { parts, note, updatedByName: ctx.actor.name, updatedAt: ctx.now }
  const { count } =
    version === 0
      ? await tx.switchingEstimate.createMany({ data: { ...data, ...ref, workspaceId: ctx.workspace.id }, skipDuplicates: true })
      : await tx.switchingEstimate.updateMany({ where: { ...ref, version }, data: { ...data, version: { increment: 1 } } })
  return count === 1
}

function withCost(
  { origin: _origin, archivedAt: _archivedAt, ...dependency }: Stored<Dependency>,
  offeringId: string,
  switchingCost: Range3,
) {
  const challengers = dependency.challengers.map((entry) => (entry.offeringId === offeringId ? { ...entry, switchingCost } : entry))
  return DependencyChange.parse(toNoun({ ...dependency, challengers }))
}
