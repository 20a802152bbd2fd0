import 'server-only'
import { z } from 'zod'
import { allow, type Context, transaction } from '@/lib/context'
import { toColumns, toNoun } from '@/lib/db/columns'
import type { Tx } from '@/lib/db/scope'
import { Day } from '@/lib/domain/day'
import type { Origin } from '@/lib/domain/provenance'
import { outcomeProblems, PromiseOutcome, promiseProblems, RoadmapPromise } from '@/lib/domain/roadmap'
import { dayIn } from '@/lib/domain/week'
import { conflict, type FieldErrors, invalid, notFound } from '@/lib/errors'
import { RowRef, setArchived } from './archiving'
import { askedId } from './asked-id'
import { record } from './audit'
import { checkReferences } from './references'
import { joinedId, staleWrite } from './rows'
import { keepSource, NewSource } from './sources'

const { id, sourceId: _sourceId, ...columns } = RoadmapPromise.shape
const version = z.number().int().positive()
const given = { ...columns, source: NewSource.nullable().default(null) }

export const NewPromise = z.strictObject(given)
/** What a form sends to change a promise: all of it and the version it was read at. */
export const PromiseChange = z.strictObject({ id, ...given, version })
/** What became of a promise; a source or a note says how that is known. */
export const NewOutcome = z
  .strictObject({
    ...{ id, version, outcome: PromiseOutcome, outcomeOn: Day },
    outcomeNote: z.string().trim().max(1000).nullable().default(null),
    source: NewSource.nullable().default(null),
  })
  .refine(({ outcomeNote, source }) => outcomeNote !== null || source !== null, {
    path: ['outcomeNote'],
    message: 'Say how this is known: write a note, or name the page where it was read.',
  })
/** Names a promise and the version it was read at. */
export const PromiseRef = z.strictObject({ id, version })

type Read = { id: string; title: string; url: string | null; readOn: Day | null }
export type SourcedPromise = Omit<RoadmapPromise, 'sourceId'> & {
  outcome: PromiseOutcome | null
  outcomeOn: Day | null
  outcomeNote: string | null
  origin: Origin
  version: number
  createdByName: string
  archivedAt: string | null
  source: Read | null
  outcomeSource: Read | null
}

const read = { select: { id: true, title: true, url: true, readOn: true } } as const
export const promiseSelect = {
  ...{ id: true, vendorId: true, statement: true, promisedOn: true, dueOn: true, dueText: true, outcome: true, outcomeOn: true },
  ...{ outcomeNote: true, origin: true, version: true, createdByName: true, archivedAt: true, source: read, outcomeSource: read },
} as const

async function readPromise(db: Pick<Tx, 'roadmapPromise'>, id: string): Promise<SourcedPromise> {
  const row = await db.roadmapPromise.findFirst({ where: { id }, select: promiseSelect })
  if (!row) throw notFound('This promise')
  return toNoun(row)
}

/** One promise with its sources; throws `not_found`. */
export async function getPromise(ctx: Context, id: string): Promise<SourcedPromise> {
  allow(ctx, 'workspace:read')
  return readPromise(ctx.db, askedId(id, 'This promise'))
}

function refuse(problems: FieldErrors): void {
  if (Object.keys(problems).length > 0) throw invalid('Nothing was saved. Please correct the marked fields.', problems)
}

const todayOf = (ctx: Context): Day => dayIn(ctx.now, ctx.workspace.timeZone)

export async function createPromise(ctx: Context, input: z.input<typeof NewPromise>): Promise<{ id: string; vendorId: string }> {
  allow(ctx, 'claim:write')
  const { source, ...promise } = NewPromise.parse(input)
  refuse(promiseProblems(promise, todayOf(ctx)))
  return transaction(ctx, async (tx) => {
    const { vendorId } = promise
    await checkReferences(tx, [{ field: 'vendorId', id: vendorId, to: 'vendor' }])
    const id = joinedId([vendorId, promise.promisedOn, promise.statement])
    if ((await tx.roadmapPromise.count({ where: { id } })) > 0)
      throw conflict('This promise is entered already for that day. Open it, or say what differs.', { id })
    const sourceId = source && (await keepSource(tx, ctx, source))
    const by = { createdByName: ctx.actor.name, workspaceId: ctx.workspace.id }
    await tx.roadmapPromise.create({ data: { ...toColumns({ ...promise, sourceId }), ...by, id } })
    await record(tx, ctx, 'promise.created', { type: 'promise', id }, { ...promise, sourceId })
    return { id, vendorId }
  })
}

/** Replaces a promise; it stays with its vendor, and its days must still fit what became of it. */
export async function updatePromise(ctx: Context, input: z.input<typeof PromiseChange>): Promise<{ id: string; vendorId: string }> {
  allow(ctx, 'claim:write')
  const { id, version: read, source, ...promise } = PromiseChange.parse(input)
  refuse(promiseProblems(promise, todayOf(ctx)))
  return transaction(ctx, async (tx) => {
    const { outcome, outcomeOn, vendorId, statement, promisedOn, dueOn, dueText, source: stored } = await readPromise(tx, id)
    const before = { vendorId, statement, promisedOn, dueOn, dueText, sourceId: stored?.id ?? null }
    if (vendorId !== promise.vendorId) refuse({ vendorId: 'A promise stays with its vendor. Archive it here and add it there.' })
    if (outcome !== null && outcomeOn !== null) {
      const [problem] = Object.values(outcomeProblems(promise, { outcome, outcomeOn }, todayOf(ctx)))
      if (problem) refuse({ dueOn: `With these days the outcome no longer fits. ${problem} Take the outcome back first.` })
    }
    const sourceId = source && (await keepSource(tx, ctx, source))
    const after = { ...promise, sourceId }
    const changed = await tx.roadmapPromise.updateMany({
      where: { id, version: read },
      data: { ...toColumns(after), version: { increment: 1 } },
    })
    if (changed.count !== 1) throw staleWrite('promise', await readPromise(tx, id))
    await record(tx, ctx, 'promise.changed', { type: 'promise', id }, { before, after })
    return { id, vendorId }
  })
}

/** Records once what became of a promise; a second outcome is a conflict, since a record that can be rewritten is none. */
export async function recordOutcome(ctx: Context, input: z.input<typeof NewOutcome>): Promise<{ id: string; vendorId: string }> {
  allow(ctx, 'claim:write')
  const { id, version: read, source, ...came } = NewOutcome.parse(input)
  return transaction(ctx, async (tx) => {
    const before = await readPromise(tx, id)
    if (before.outcome !== null)
      throw conflict('The outcome of this promise is recorded already. Take it back first if it is wrong.', before)
    refuse(outcomeProblems(before, came, todayOf(ctx)))
    const outcomeSourceId = source && (await keepSource(tx, ctx, source))
    const after = { ...came, outcomeSourceId }
    const changed = await tx.roadmapPromise.updateMany({
      where: { id, version: read, outcome: null },
      data: { ...toColumns(after), version: { increment: 1 } },
    })
    if (changed.count !== 1) throw staleWrite('promise', await readPromise(tx, id))
    await record(tx, ctx, 'promise.outcome_recorded', { type: 'promise', id }, after)
    return { id, vendorId: before.vendorId }
  })
}

const noOutcome = { outcome: null, outcomeOn: null, outcomeNote: null, outcomeSourceId: null }

/** Takes a wrong outcome back; the audit log keeps it. */
export async function takeBackOutcome(ctx: Context, input: z.input<typeof PromiseRef>): Promise<{ id: string; vendorId: string }> {
  allow(ctx, 'claim:write')
  const { id, version: read } = PromiseRef.parse(input)
  return transaction(ctx, async (tx) => {
    const before = await readPromise(tx, id)
    if (before.outcome === null) throw conflict('No outcome is recorded for this promise. Reload the page.')
    const changed = await tx.roadmapPromise.updateMany({ where: { id, version: read }, data: { ...noOutcome, version: { increment: 1 } } })
    if (changed.count !== 1) throw staleWrite('promise', await readPromise(tx, id))
    const { outcome, outcomeOn, outcomeNote } = before
    await record(tx, ctx, 'promise.reopened', { type: 'promise', id }, { outcome, outcomeOn, outcomeNote })
    return { id, vendorId: before.vendorId }
  })
}

async function setPromiseArchived(ctx: Context, { id, archived }: { id: string; archived: boolean }): Promise<RowRef> {
  return transaction(ctx, async (tx) => {
    await readPromise(tx, id)
    return setArchived(ctx, tx, { noun: 'promise', table: tx.roadmapPromise, id, archived })
  })
}

/** Puts a promise away: the record of its vendor no longer counts it. */
export async function archivePromise(ctx: Context, input: RowRef): Promise<RowRef> {
  allow(ctx, 'claim:write')
  return setPromiseArchived(ctx, { ...RowRef.parse(input), archived: true })
}

/** Takes an archived promise back. */
export async function unarchivePromise(ctx: Context, input: RowRef): Promise<RowRef> {
  allow(ctx, 'claim:write')
  return setPromiseArchived(ctx, { ...RowRef.parse(input), archived: false })
}
