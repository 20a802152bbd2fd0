import 'server-only'
import { z } from 'zod'
import { allow, type Context, transaction } from '@/lib/context'
import { toColumns, toNoun } from '@/lib/db/columns'
import type { Tx } from '@/lib/db/scope'
import type { Day } from '@/lib/domain/day'
import { type ClockDay, orderProblem } from '@/lib/domain/lifecycle-clock'
import { LifecycleEvent } from '@/lib/domain/lifecycle-event'
import type { Origin } from '@/lib/domain/provenance'
import { dayIn } from '@/lib/domain/week'
import { conflict, type FieldErrors, invalid, notFound } from '@/lib/errors'
import { RowRef, setArchived } from './archiving'
import { askedId } from './asked-id'
import { record } from './audit'
import { readClock } from './lifecycle-clocks'
import { keepRowEnd, writeRetirement } from './lifecycle-retirement'
import { checkReferences } from './references'
import { joinedId, staleWrite } from './rows'
import { keepSource, NewSource } from './sources'

const { id, sourceId: _sourceId, ...columns } = LifecycleEvent.shape
const given = { ...columns, source: NewSource.nullable().default(null) }

/** A new event with its source; its id is made of offering, stage and day. */
export const NewLifecycleEvent = z.strictObject(given)
/** What a form sends to change an event: all of it and the version it was read at. */
export const LifecycleEventChange = z.strictObject({ id, ...given, version: z.number().int().positive() })

export type SourcedEvent = Omit<LifecycleEvent, 'sourceId'> & {
  origin: Origin
  version: number
  createdByName: string
  archivedAt: string | null
  source: { id: string; title: string; url: string | null; readOn: Day | null } | null
}

const eventSelect = {
  ...{ id: true, offeringId: true, stage: true, happensOn: true, knownOn: true, note: true },
  ...{ origin: true, version: true, createdByName: true, archivedAt: true },
  source: { select: { id: true, title: true, url: true, readOn: true } },
} as const

async function readEvent(db: Pick<Tx, 'lifecycleEvent'>, id: string): Promise<SourcedEvent> {
  const row = await db.lifecycleEvent.findFirst({ where: { id }, select: eventSelect })
  if (!row) throw notFound('This lifecycle event')
  return toNoun(row)
}

/** The events of one offering that were not archived, in the order of their days. */
export async function listLifecycleEvents(ctx: Context, offeringId: string): Promise<SourcedEvent[]> {
  allow(ctx, 'workspace:read')
  const rows = await ctx.db.lifecycleEvent.findMany({
    where: { offeringId: askedId(offeringId, 'This offering'), archivedAt: null },
    orderBy: [{ happensOn: 'asc' }, { id: 'asc' }],
    select: eventSelect,
  })
  return rows.map((row) => toNoun<SourcedEvent>(row))
}

/** One event with its source; throws `not_found`. */
export async function getLifecycleEvent(ctx: Context, id: string): Promise<SourcedEvent> {
  allow(ctx, 'workspace:read')
  return readEvent(ctx.db, askedId(id, 'This lifecycle event'))
}

const nothingSaved = 'Nothing was saved. Please correct the marked fields.'

function checkDays(ctx: Context, { knownOn }: Pick<LifecycleEvent, 'knownOn'>): void {
  const today = dayIn(ctx.now, ctx.workspace.timeZone)
  if (knownOn > today)
    throw invalid(nothingSaved, { knownOn: 'This day lies ahead. Give the day on which it could first be read, today at the latest.' })
}

type Placed = Pick<LifecycleEvent, 'offeringId' | 'stage' | 'happensOn'> & { id: string | null }

/** Refuses a day that contradicts the order of the stages, and one that is there already. */
async function checkPlace(tx: Tx, ctx: Context, { id, offeringId, stage, happensOn }: Placed): Promise<void> {
  const { days } = await readClock(tx, offeringId, dayIn(ctx.now, ctx.workspace.timeZone))
  const others = days.filter((day) => day.eventId === null || day.eventId !== id)
  const twice = others.find((day) => day.eventId !== null && day.stage === stage && day.on === happensOn)
  if (twice)
    throw conflict('This stage and day are entered already. Edit that event, or give the day that another source says.', {
      id: twice.eventId,
    })
  // An end that its row disputes orders nothing.
  const voices = others.filter((day: ClockDay) => day.saidBy === 'event' || day.counts)
  const problem = orderProblem(voices, { stage, happensOn })
  if (problem) throw invalid(nothingSaved, { happensOn: problem } satisfies FieldErrors)
}

async function freeEventId(tx: Tx, { offeringId, stage, happensOn }: Omit<Placed, 'id'>): Promise<string> {
  for (let number = 1; ; number++) {
    const id = joinedId([offeringId, stage, happensOn, number === 1 ? null : String(number)])
    if ((await tx.lifecycleEvent.count({ where: { id } })) === 0) return id
  }
}

type Written = { id: string; offeringId: string }

export async function createLifecycleEvent(ctx: Context, input: z.input<typeof NewLifecycleEvent>): Promise<Written> {
  allow(ctx, 'claim:write')
  const { source, ...event } = NewLifecycleEvent.parse(input)
  checkDays(ctx, event)
  return transaction(ctx, async (tx) => {
    const { offeringId, stage } = event
    await checkReferences(tx, [{ field: 'offeringId', id: offeringId, to: 'offering' }])
    await checkPlace(tx, ctx, { ...event, id: null })
    if (stage === 'retired') await keepRowEnd(tx, ctx, offeringId)
    const id = await freeEventId(tx, event)
    const sourceId = source && (await keepSource(tx, ctx, source))
    const by = { createdByName: ctx.actor.name, workspaceId: ctx.workspace.id }
    await tx.lifecycleEvent.create({ data: { ...toColumns({ ...event, sourceId }), ...by, id } })
    await record(tx, ctx, 'lifecycle.created', { type: 'lifecycle', id }, { ...event, sourceId })
    if (stage === 'retired') await writeRetirement(tx, ctx, offeringId, id)
    return { id, offeringId }
  })
}

/** Replaces an event; it stays with its offering. Throws `conflict` with the stored row when somebody else was faster. */
export async function updateLifecycleEvent(ctx: Context, input: z.input<typeof LifecycleEventChange>): Promise<Written> {
  allow(ctx, 'claim:write')
  const { id, version, source, ...event } = LifecycleEventChange.parse(input)
  checkDays(ctx, event)
  return transaction(ctx, async (tx) => {
    const { offeringId, archivedAt, source: read, ...stored } = await readEvent(tx, id)
    const { stage, happensOn, knownOn, note } = stored
    const before = { offeringId, stage, happensOn, knownOn, note, sourceId: read?.id ?? null }
    if (archivedAt !== null) throw invalid('This event is archived. Restore it first, then edit it.')
    if (offeringId !== event.offeringId)
      throw invalid(nothingSaved, { offeringId: 'An event stays with its offering. Archive it here and add it there.' })
    await checkPlace(tx, ctx, { ...event, id })
    const ends = before.stage === 'retired' || event.stage === 'retired'
    if (ends) await keepRowEnd(tx, ctx, offeringId)
    const sourceId = source && (await keepSource(tx, ctx, source))
    const after = { ...event, sourceId }
    const changed = await tx.lifecycleEvent.updateMany({ where: { id, version }, data: { ...toColumns(after), version: { increment: 1 } } })
    if (changed.count !== 1) throw staleWrite('event', await readEvent(tx, id))
    await record(tx, ctx, 'lifecycle.changed', { type: 'lifecycle', id }, { before, after })
    if (ends) await writeRetirement(tx, ctx, offeringId, id)
    return { id, offeringId }
  })
}

async function setEventArchived(ctx: Context, { id, archived }: { id: string; archived: boolean }): Promise<RowRef> {
  return transaction(ctx, async (tx) => {
    const event = await readEvent(tx, id)
    const { offeringId, stage } = event
    if (!archived) await checkPlace(tx, ctx, event)
    if (stage === 'retired') await keepRowEnd(tx, ctx, offeringId)
    const done = await setArchived(ctx, tx, { noun: 'lifecycle', table: tx.lifecycleEvent, id, archived })
    if (stage === 'retired') await writeRetirement(tx, ctx, offeringId, id)
    return done
  })
}

/** Puts an event away. An end that it gave leaves the offering with it; the end that stood there before comes back. */
export async function archiveLifecycleEvent(ctx: Context, input: RowRef): Promise<RowRef> {
  allow(ctx, 'claim:write')
  return setEventArchived(ctx, { ...RowRef.parse(input), archived: true })
}

/** Takes an archived event back, with the end that it gave. */
export async function unarchiveLifecycleEvent(ctx: Context, input: RowRef): Promise<RowRef> {
  allow(ctx, 'claim:write')
  return setEventArchived(ctx, { ...RowRef.parse(input), archived: false })
}
