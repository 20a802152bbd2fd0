import 'server-only'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { allow, type Context, transaction } from '@/lib/context'
import { toColumns, toNoun } from '@/lib/db/columns'
import { Day, daysBetween } from '@/lib/domain/day'
import { shortName } from '@/lib/domain/offering'
import { type Origin, Slug } from '@/lib/domain/provenance'
import { answerProblem, askText, reportedByOthers, type TrackRecord, trackRecord } from '@/lib/domain/roadmap'
import { dayIn } from '@/lib/domain/week'
import { conflict, invalid, notFound } from '@/lib/errors'
import { askedId } from './asked-id'
import { record } from './audit'
import { checkReferences } from './references'
import { promiseSelect, type SourcedPromise } from './roadmap-promises'
import { staleWrite } from './rows'

const nothingSaved = 'Nothing was saved. Please correct the marked fields.'

/** A question that was put to a vendor. */
export const NewAsk = z.strictObject({
  vendorId: Slug,
  askedOn: Day,
  question: z.string().trim().min(1, 'Write what was asked.').max(4000),
})
/** What a vendor answered. */
export const NewAnswer = z.strictObject({
  id: Slug,
  version: z.number().int().positive(),
  answeredOn: Day,
  answer: z.string().trim().min(1, 'Write what was answered.').max(4000),
})

export type Ask = {
  id: string
  vendorId: string
  askedOn: Day
  askedByName: string
  question: string
  answeredOn: Day | null
  answer: string | null
  origin: Origin
  version: number
}

const askSelect = {
  ...{ id: true, vendorId: true, askedOn: true, askedByName: true, question: true, answeredOn: true, answer: true },
  ...{ origin: true, version: true },
} as const

export async function recordAsk(ctx: Context, input: z.input<typeof NewAsk>): Promise<{ id: string; vendorId: string }> {
  allow(ctx, 'claim:write')
  const ask = NewAsk.parse(input)
  if (ask.askedOn > dayIn(ctx.now, ctx.workspace.timeZone))
    throw invalid(nothingSaved, { askedOn: 'This day lies ahead. Record a question once it was asked.' })
  return transaction(ctx, async (tx) => {
    await checkReferences(tx, [{ field: 'vendorId', id: ask.vendorId, to: 'vendor' }])
    const twice = await tx.roadmapAsk.findFirst({ where: toColumns(ask), select: { id: true } })
    if (twice) throw conflict('This question is recorded already for that day.', { id: twice.id })
    const id = randomUUID()
    await tx.roadmapAsk.create({ data: { ...toColumns(ask), id, askedByName: ctx.actor.name, workspaceId: ctx.workspace.id } })
    await record(tx, ctx, 'ask.recorded', { type: 'ask', id }, ask)
    return { id, vendorId: ask.vendorId }
  })
}

/** Records once what a vendor answered to a question. */
export async function recordAnswer(ctx: Context, input: z.input<typeof NewAnswer>): Promise<{ id: string; vendorId: string }> {
  allow(ctx, 'claim:write')
  const { id, version, ...answer } = NewAnswer.parse(input)
  return transaction(ctx, async (tx) => {
    const row = await tx.roadmapAsk.findFirst({ where: { id }, select: askSelect })
    if (!row) throw notFound('This question')
    const before = toNoun<Ask>(row)
    if (before.answer !== null) throw conflict('An answer to this question is recorded already. Ask again to record another.', before)
    const problem = answerProblem(before, answer.answeredOn, dayIn(ctx.now, ctx.workspace.timeZone))
    if (problem) throw invalid(nothingSaved, { answeredOn: problem })
    const changed = await tx.roadmapAsk.updateMany({
      where: { id, version, answer: null },
      data: { ...toColumns(answer), version: { increment: 1 } },
    })
    if (changed.count !== 1) throw staleWrite('question', before)
    await record(tx, ctx, 'ask.answered', { type: 'ask', id }, answer)
    return { id, vendorId: before.vendorId }
  })
}

/** A promise with the ids of its sources that are plainly pages of somebody else than the vendor. */
export type ToldPromise = SourcedPromise & { reportedByOthers: string[] }

export type VendorRoadmap = {
  vendor: { id: string; name: string; website: string | null }
  record: TrackRecord
  /** Open and overdue ones first, by their day; then what is settled, newest first. */
  promises: ToldPromise[]
  /** Newest first. */
  asks: Ask[]
  /** Days since it was last asked; null when it never was. */
  lastAskedDaysAgo: number | null
  /** A message to send. */
  askText: string
  /** Dependencies whose incumbent it makes or serves. */
  dependencies: number
}

/** What vendors promised and what came of it: of one, or of all that the team depends on or has anything on record about. */
export async function listRoadmaps(ctx: Context, { vendorId }: { vendorId?: string } = {}): Promise<VendorRoadmap[]> {
  allow(ctx, 'workspace:read')
  const only = vendorId === undefined ? {} : { vendorId }
  const [promises, asks, uses] = await Promise.all([
    ctx.db.roadmapPromise.findMany({
      where: { archivedAt: null, ...only },
      orderBy: [{ promisedOn: 'desc' }, { id: 'asc' }],
      select: promiseSelect,
    }),
    ctx.db.roadmapAsk.findMany({ where: only, orderBy: [{ askedOn: 'desc' }, { id: 'asc' }], select: askSelect }),
    countUses(ctx),
  ])
  const ids =
    vendorId === undefined ? [...promises.map((row) => row.vendorId), ...asks.map((row) => row.vendorId), ...uses.keys()] : [vendorId]
  const vendors = await ctx.db.vendor.findMany({
    where: { id: { in: [...new Set(ids)] } },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, website: true },
  })
  const today = dayIn(ctx.now, ctx.workspace.timeZone)
  const roadmaps = vendors.map((vendor) => {
    const of = <Row extends { vendorId: string }>(rows: readonly Row[]) => rows.filter((row) => row.vendorId === vendor.id)
    const said = of(promises).map((row) => toNoun<SourcedPromise>(row))
    return roadmapOf(
      { vendor, promises: said, asks: of(asks).map((row) => toNoun<Ask>(row)), dependencies: uses.get(vendor.id) ?? 0 },
      ctx,
      today,
    )
  })
  return roadmaps.sort((a, b) => b.record.overdue - a.record.overdue || b.dependencies - a.dependencies)
}

/** What one vendor promised and what came of it; throws `not_found`. */
export async function getRoadmap(ctx: Context, vendorId: string): Promise<VendorRoadmap> {
  allow(ctx, 'workspace:read')
  const [roadmap] = await listRoadmaps(ctx, { vendorId: askedId(vendorId, 'This vendor') })
  if (!roadmap) throw notFound('This vendor')
  return roadmap
}

type Kept = Pick<VendorRoadmap, 'vendor' | 'asks' | 'dependencies'> & { promises: SourcedPromise[] }

function roadmapOf({ vendor, promises, asks, dependencies }: Kept, { workspace }: Context, today: Day): VendorRoadmap {
  const open = promises.filter(({ outcome }) => outcome === null).sort((a, b) => ((a.dueOn ?? '9999') < (b.dueOn ?? '9999') ? -1 : 1))
  const settled = promises.filter(({ outcome }) => outcome !== null)
  const [last] = asks
  return {
    vendor,
    record: trackRecord(promises, today),
    promises: [...open, ...settled].map((promise) => ({ ...promise, reportedByOthers: reportedByOthers(promise, vendor) })),
    asks,
    lastAskedDaysAgo: last ? daysBetween(last.askedOn, today) : null,
    askText: askText({ vendor: shortName(vendor.name), workspace: workspace.name, open }, today),
    dependencies,
  }
}

/** By vendor, how many dependencies have an incumbent that it makes or serves. */
async function countUses(ctx: Context): Promise<Map<string, number>> {
  const dependencies = await ctx.db.dependency.findMany({ where: { archivedAt: null }, select: { incumbentId: true } })
  const offerings = await ctx.db.offering.findMany({
    where: { id: { in: [...new Set(dependencies.map(({ incumbentId }) => incumbentId))] } },
    select: { id: true, providerId: true, model: { select: { vendorId: true } } },
  })
  const vendorsOf = new Map(offerings.map(({ id, providerId, model }) => [id, new Set([model.vendorId, providerId ?? model.vendorId])]))
  const counts = new Map<string, number>()
  for (const { incumbentId } of dependencies)
    for (const vendor of vendorsOf.get(incumbentId) ?? []) counts.set(vendor, (counts.get(vendor) ?? 0) + 1)
  return counts
}
