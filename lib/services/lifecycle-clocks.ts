import 'server-only'
import { allow, type Context } from '@/lib/context'
import { toNoun } from '@/lib/db/columns'
import type { Tx } from '@/lib/db/scope'
import type { Day } from '@/lib/domain/day'
import type { Dependency } from '@/lib/domain/dependency'
import { earliest } from '@/lib/domain/evidence/lifecycle'
import { type ForcedMove, forcedMoves } from '@/lib/domain/forced-moves'
import { endsUndated, type LifecycleClock, lifecycleClock } from '@/lib/domain/lifecycle-clock'
import type { LifecycleEvent } from '@/lib/domain/lifecycle-event'
import { type Model, modelTitle } from '@/lib/domain/model'
import { type Offering, offeringTitle } from '@/lib/domain/offering'
import type { Origin, SourceRef } from '@/lib/domain/provenance'
import { dayIn } from '@/lib/domain/week'
import { notFound } from '@/lib/errors'

const ending = {
  lifecycleStatus: true,
  retiresOn: true,
  retirementKnownOn: true,
  replacementModelId: true,
  asOf: true,
  sources: true,
} as const

const clockSelect = {
  ...{ id: true, kind: true, apiModelId: true, pinned: true, origin: true, version: true, ...ending },
  model: { select: { ...ending, id: true, name: true, modelVersion: true, vendorId: true, releasedOn: true, apiModelIds: true } },
  provider: { select: { id: true, name: true } },
} as const

const clockEventSelect = {
  ...{ id: true, offeringId: true, stage: true, happensOn: true, knownOn: true, origin: true },
  source: { select: { id: true, title: true, url: true } },
} as const

const titleSelect = {
  kind: true,
  model: { select: { name: true, modelVersion: true, vendorId: true } },
  provider: { select: { id: true, name: true } },
} as const

type ClockModel = Pick<Model, 'id' | 'name' | 'modelVersion' | 'vendorId' | 'releasedOn' | 'apiModelIds' | 'sources'> & Ends
type Ends = Pick<Model, 'lifecycleStatus' | 'retiresOn' | 'retirementKnownOn' | 'replacementModelId' | 'asOf'>
type ClockRow = Pick<Offering, 'id' | 'kind' | 'apiModelId' | 'sources'> &
  Ends & { pinned: boolean | null; origin: Origin; version: number; model: ClockModel; provider: { id: string; name: string } | null }
type ClockEvent = Pick<LifecycleEvent, 'id' | 'offeringId' | 'stage' | 'happensOn' | 'knownOn'> & {
  origin: Origin
  source: { id: string; title: string; url: string | null } | null
}

/** Where a day of a clock was read: a source of the workspace, a page that a row names, or neither. */
export type ClockSource = { title: string; url: string | null; id: string | null }

export type OfferingClock = LifecycleClock & {
  id: string
  title: string
  kind: Offering['kind']
  apiModelId: string | null
  pinned: boolean | null
  version: number
  origin: Origin
  model: { id: string; title: string; vendorId: string; apiModelIds: string[] }
  providerId: string | null
  replacementId: string | null
  /** By the id of the event, or `offering` and `model` for what their rows say. */
  sources: Record<string, ClockSource>
  /** The row whose status gives the stage where no day does. */
  rowSaidBy: 'offering' | 'model'
  /** Whether an event that it shows was invented for the demo. */
  demo: boolean
}

const sourcesOf = (said: 'offering' | 'model', { sources }: { sources: SourceRef[] }): [string, ClockSource][] =>
  sources[0] ? [[said, { title: sources[0].title, url: sources[0].url, id: null }]] : []

function clockOf(row: ClockRow, events: readonly ClockEvent[], asOf: Day): OfferingClock {
  const { model, provider, kind } = row
  const clock = lifecycleClock({ events, offering: row, model, asOf })
  const replacementId = row.replacementModelId ?? (kind === 'self_host' ? null : model.replacementModelId)
  const ofEvents = events.flatMap(({ id, source }): [string, ClockSource][] => (source ? [[id, source]] : []))
  return {
    ...clock,
    ...{ id: row.id, title: offeringTitle(row), kind, apiModelId: row.apiModelId, pinned: row.pinned },
    ...{ version: row.version, origin: row.origin, providerId: provider?.id ?? null, replacementId },
    model: { id: model.id, title: modelTitle(model), vendorId: model.vendorId, apiModelIds: model.apiModelIds },
    sources: Object.fromEntries([...ofEvents, ...sourcesOf('offering', row), ...sourcesOf('model', model)]),
    rowSaidBy: row.lifecycleStatus !== null || kind === 'self_host' ? 'offering' : 'model',
    demo: events.some(({ origin }) => origin === 'demo'),
  }
}

type Db = Pick<Tx, 'offering' | 'lifecycleEvent'>

/** The clocks of offerings, in the order of their models' names. */
async function readClocks(db: Db, where: NonNullable<Parameters<Db['offering']['findMany']>[0]>['where'] & object, asOf: Day) {
  const [rows, events] = await Promise.all([
    db.offering.findMany({
      where,
      orderBy: [{ model: { name: 'asc' } }, { model: { modelVersion: 'asc' } }, { id: 'asc' }],
      select: clockSelect,
    }),
    db.lifecycleEvent.findMany({ where: { archivedAt: null, offering: where }, orderBy: { id: 'asc' }, select: clockEventSelect }),
  ])
  const byOffering = new Map<string, ClockEvent[]>()
  for (const event of events.map((row) => toNoun<ClockEvent>(row)))
    byOffering.set(event.offeringId, [...(byOffering.get(event.offeringId) ?? []), event])
  return rows.map((row) => clockOf(toNoun<ClockRow>(row), byOffering.get(row.id) ?? [], asOf))
}

/** The clock of one offering, for a verb; throws `not_found`. */
export async function readClock(tx: Tx, offeringId: string, asOf: Day): Promise<OfferingClock> {
  const [clock] = await readClocks(tx, { id: offeringId }, asOf)
  if (!clock) throw notFound('This offering')
  return clock
}

/** The clock of one offering today; throws `not_found`. */
export async function getOfferingClock(ctx: Context, offeringId: string): Promise<OfferingClock> {
  allow(ctx, 'workspace:read')
  const [clock] = await readClocks(ctx.db, { id: offeringId }, dayIn(ctx.now, ctx.workspace.timeZone))
  if (!clock) throw notFound('This offering')
  return clock
}

export type ClockUse = { id: string; name: string; uses: boolean }
export type LifecycleLine = OfferingClock & {
  /** The dependencies that use it or weigh it. */
  uses: ClockUse[]
  replacement: { id: string; title: string } | null
}
export type ForcedMoveLine = ForcedMove & { title: string; replacement: LifecycleLine['replacement']; retiresOn: Day | null }
/** An offering that may end on any day, with the dependencies on it and what each could fall back on. */
export type AtRiskLine = LifecycleLine & { dependencies: (ClockUse & { fallbacks: string[] })[] }
export type LifecycleOverview = {
  today: Day
  moves: ForcedMoveLine[]
  /** What is used or weighed and deprecated while nobody has named its end; what is in use first. */
  atRisk: AtRiskLine[]
  lines: LifecycleLine[]
  /** How many offerings of the inventory nobody uses or weighs; they are in `lines` only when asked for. */
  others: number
}

const usingSelect = {
  ...{ id: true, name: true, incumbentId: true, monthlySpend: true, forcedMoveBy: true, contractEndsOn: true },
  challengers: { select: { offeringId: true }, orderBy: { offeringId: 'asc' as const } },
} as const

export type UsingDependency = Pick<Dependency, 'id' | 'name' | 'incumbentId' | 'monthlySpend' | 'forcedMoveBy' | 'contractEndsOn'> & {
  challengers: { offeringId: string }[]
}

/** The dependencies of the team with what they use and weigh. */
export async function listUses(ctx: Context): Promise<UsingDependency[]> {
  allow(ctx, 'workspace:read')
  const rows = await ctx.db.dependency.findMany({
    where: { archivedAt: null },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: usingSelect,
  })
  return rows.map((row) => toNoun<UsingDependency>(row))
}

const usesOf = (id: string, dependencies: readonly UsingDependency[]): ClockUse[] =>
  dependencies
    .filter(({ incumbentId, challengers }) => incumbentId === id || challengers.some(({ offeringId }) => offeringId === id))
    .map(({ id: dependencyId, name, incumbentId }) => ({ id: dependencyId, name, uses: incumbentId === id }))
    .sort((a, b) => Number(b.uses) - Number(a.uses))

/** The day by which a dependency must move, from the clock of its incumbent: the same rule as on the board. */
export const moveByOf = ({ forcedMoveBy: own }: UsingDependency, clock: OfferingClock | undefined): Day | null =>
  earliest([own, clock?.retiresOn ?? null])

async function namesOfModels(ctx: Context, ids: readonly string[]): Promise<Map<string, { id: string; title: string }>> {
  const rows = await ctx.db.model.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true, modelVersion: true },
  })
  return new Map(rows.map((row) => [row.id, { id: row.id, title: modelTitle(row) }]))
}

/** `all`: also the offerings that no dependency uses or weighs. `vendorId`: only those that it makes or serves. */
export type LifecycleAsked = { all?: boolean; vendorId?: string }

/** The clocks of what the team uses and weighs, and the moves that they force. */
export async function getLifecycleOverview(ctx: Context, { all = false, vendorId }: LifecycleAsked = {}): Promise<LifecycleOverview> {
  allow(ctx, 'workspace:read')
  const today = dayIn(ctx.now, ctx.workspace.timeZone)
  const dependencies = await listUses(ctx)
  const used = [...new Set(dependencies.flatMap(({ incumbentId, challengers }) => [incumbentId, ...challengers.map((c) => c.offeringId)]))]
  const ofVendor = vendorId === undefined ? {} : { OR: [{ providerId: vendorId }, { model: { vendorId } }] }
  const others = { archivedAt: null, id: { notIn: used }, ...ofVendor }
  const where = all ? { AND: [ofVendor, { OR: [{ id: { in: used } }, { archivedAt: null }] }] } : { id: { in: used }, ...ofVendor }
  const [clocks, countOfOthers] = await Promise.all([readClocks(ctx.db, where, today), ctx.db.offering.count({ where: others })])
  const names = await namesOfModels(
    ctx,
    clocks.flatMap(({ replacementId }) => replacementId ?? []),
  )
  const lines = clocks.map((clock) => ({
    ...clock,
    uses: usesOf(clock.id, dependencies),
    replacement: names.get(clock.replacementId ?? '') ?? null,
  }))
  const sorted = byUrgency(lines)
  const atRisk = await atRiskOf(ctx, sorted)
  return { today, moves: movesOf(dependencies, lines, today), atRisk, lines: sorted, others: countOfOthers }
}

async function atRiskOf(ctx: Context, lines: readonly LifecycleLine[]): Promise<AtRiskLine[]> {
  const risky = lines.filter((line) => line.uses.length > 0 && endsUndated(line))
  const ids = [...new Set(risky.flatMap(({ uses }) => uses.map(({ id }) => id)))]
  if (ids.length === 0) return []
  const rows = await ctx.db.fallback.findMany({
    where: { dependencyId: { in: ids } },
    orderBy: [{ createdAt: 'asc' }, { offeringId: 'asc' }],
    select: { dependencyId: true, offering: { select: titleSelect } },
  })
  const fallbacksOf = (id: string) => rows.filter(({ dependencyId }) => dependencyId === id).map(({ offering }) => offeringTitle(offering))
  return risky.map((line) => ({ ...line, dependencies: line.uses.map((use) => ({ ...use, fallbacks: fallbacksOf(use.id) })) }))
}

function movesOf(dependencies: readonly UsingDependency[], lines: readonly LifecycleLine[], today: Day): ForcedMoveLine[] {
  const lineOf = new Map(lines.map((line) => [line.id, line]))
  const moving = dependencies
    .filter(({ incumbentId }) => lineOf.has(incumbentId))
    .map((row) => ({
      ...{ id: row.id, name: row.name, offeringId: row.incumbentId, monthlySpend: row.monthlySpend },
      moveBy: moveByOf(row, lineOf.get(row.incumbentId)),
    }))
  return forcedMoves(moving, today).map((move) => {
    const line = lineOf.get(move.offeringId)
    return { ...move, title: line?.title ?? move.offeringId, replacement: line?.replacement ?? null, retiresOn: line?.retiresOn ?? null }
  })
}

const incumbentsFirst = ({ uses }: LifecycleLine): number => (uses.some(({ uses: incumbent }) => incumbent) ? 0 : uses.length > 0 ? 1 : 2)

/** What is used before what is weighed before the rest; within each what ends soonest first, and what has no end last. */
const byUrgency = (lines: LifecycleLine[]): LifecycleLine[] =>
  lines.sort(
    (a, b) =>
      incumbentsFirst(a) - incumbentsFirst(b) ||
      (a.daysLeft ?? Number.POSITIVE_INFINITY) - (b.daysLeft ?? Number.POSITIVE_INFINITY) ||
      a.title.localeCompare(b.title, 'en', { numeric: true }),
  )
