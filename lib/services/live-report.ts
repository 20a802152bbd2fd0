import 'server-only'
import { allow, type Context } from '@/lib/context'
import { type ScopedClient, statement, type Tx } from '@/lib/db/scope'
import { citationsOf, tallied } from '@/lib/domain/citations'
import { type Day, toDay } from '@/lib/domain/day'
import { pairKey, type Report, type ReportFrame, reportOf, type World, weigh } from '@/lib/domain/report'
import { reweigh, type Weighed, weighed } from '@/lib/domain/reweigh'
import type { Previous } from '@/lib/domain/verdict/input'
import { asOfDay, dayIn, type Week } from '@/lib/domain/week'
import { keepLive, type LiveKey, liveOf } from './live-memory'
import { policyOn } from './policies'
import { loadStampedWorld, loadWorld, readStamp, type Stamp } from './world'

type SignedLevels = {
  dependencyId: string
  challengerId: string
  goal: string
  quality: Previous['levels']['Q']
  readiness: Previous['levels']['R']
  economics: Previous['levels']['E']
  policyVersion: string
  engineVersion: string
}

const lastSigned = statement(`
  select distinct on (s."dependencyId", s."challengerId", s."goal")
    s."dependencyId", s."challengerId", s."goal"::text, s."quality", s."readiness", s."economics", s."policyVersion", s."engineVersion"
  from "VerdictSnapshot" s
  join "Review" r using ("workspaceId", "week", "edition")
  where s."workspaceId" = $1 and s."week" < $2 and r."state" = 'signed'
  order by s."dependencyId", s."challengerId", s."goal", s."week" desc, s."edition" desc`)

/** The last signed levels of every pair before a week: what hysteresis looks back at. */
async function previousLevels(ctx: Context, week: Week): Promise<Map<string, Previous>> {
  const rows = await ctx.db.$queryRawUnsafe<SignedLevels[]>(lastSigned, ctx.workspace.id, week)
  return new Map(
    rows.map(({ dependencyId, challengerId, goal, quality, readiness, economics, policyVersion, engineVersion }) => [
      pairKey(dependencyId, challengerId, goal),
      { levels: { Q: quality, R: readiness, E: economics }, policyVersion, engineVersion },
    ]),
  )
}

async function previousHash(ctx: Context, week: Week): Promise<string | null> {
  const last = await ctx.db.review.findFirst({
    where: { state: 'signed', week: { lt: week } },
    orderBy: [{ week: 'desc' }, { edition: 'desc' }],
    select: { sha256: true },
  })
  return last?.sha256 ?? null
}

/** The edition of a week that people work on or have signed last, its day, and what it replaces. The day stands still once the review has begun. */
async function editionOf(ctx: Context, week: Week, day: Day | undefined): Promise<Pick<ReportFrame, 'edition' | 'asOf' | 'supersedes'>> {
  const [row, before] = await ctx.db.review.findMany({
    where: { week },
    orderBy: { edition: 'desc' },
    take: 2,
    select: { edition: true, asOf: true, sha256: true, reopenedReason: true, reopenedByName: true },
  })
  const supersedes =
    row && before?.sha256 && row.reopenedReason !== null
      ? { edition: before.edition, sha256: before.sha256, reason: row.reopenedReason, reopenedBy: row.reopenedByName ?? '' }
      : null
  const asOf = day ?? (row?.asOf ? toDay(row.asOf) : asOfDay(week, dayIn(ctx.now, ctx.workspace.timeZone)))
  return { edition: row?.edition ?? 1, asOf, supersedes }
}

/** What a live report is weighed under, beside the world: all of it as the database has it now. */
async function groundOf(ctx: Context, week: Week, day?: Day): Promise<{ frame: ReportFrame; previous: Map<string, Previous> }> {
  const { id, name, timeZone, currency, demo } = ctx.workspace
  const edition = await editionOf(ctx, week, day)
  const [policy, previous, previousSha256] = await Promise.all([
    policyOn(ctx, edition.asOf),
    previousLevels(ctx, week),
    previousHash(ctx, week),
  ])
  return { frame: { workspace: { id, name, timeZone, currency, demo }, week, ...edition, policy, previousSha256 }, previous }
}

type Ground = Awaited<ReturnType<typeof groundOf>>
type Asked = { week: Week; ground: Ground; at: Stamp }

const askedNow = async (ctx: Context, week: Week, day?: Day): Promise<Asked> => {
  const [ground, at] = await Promise.all([groundOf(ctx, week, day), readStamp(ctx)])
  return { week, ground, at }
}

const keyOf = (ctx: Context, { week, at }: Pick<Asked, 'week' | 'at'>): LiveKey => ({ ...at, workspaceId: ctx.workspace.id, week })

/** What this process weighed last of a week serves again as far as it goes; only when the database says something else is it read. */
async function weighedNow(ctx: Context, { week, ground: { frame, previous }, at }: Asked): Promise<Weighed> {
  const known = liveOf(keyOf(ctx, { week, at }))
  const read = known?.stamp === at.stamp ? known : await loadStampedWorld(ctx, known?.world)
  const now = known ? reweigh(known, read.world, frame, previous) : weighed(read.world, frame, previous)
  keepLive(keyOf(ctx, { week, at }), { ...now, stamp: read.stamp })
  return now
}

/**
 * The report of a week from what is known now, as of the day of its review, else of the week's last day (or today while it runs); `day` asks for
 * another. What the database holds is asked every time, so nobody's write can be missed.
 */
export async function liveReport(ctx: Context, week: Week, day?: Day): Promise<Report> {
  allow(ctx, 'workspace:read')
  return (await weighedNow(ctx, await askedNow(ctx, week, day))).report
}

/** The live report narrowed to one dependency: from the whole one where this process has it, else from a world read for it alone. */
export async function liveDependencyReport(ctx: Context, week: Week, dependencyId: string): Promise<Report> {
  allow(ctx, 'workspace:read')
  const asked = await askedNow(ctx, week)
  const { frame, previous } = asked.ground
  if (liveOf(keyOf(ctx, asked))?.stamp !== asked.at.stamp) return weigh(await loadWorld(ctx, dependencyId), frame, previous)
  const { report, world } = await weighedNow(ctx, asked)
  const dependencies = report.dependencies.filter(({ dependency }) => dependency.id === dependencyId)
  return reportOf(frame, { dependencies, ...citationsOf(world, tallied(dependencies)) })
}

/**
 * What the live report would say of a state that a transaction holds and nobody else sees yet. It goes on from what this process knows, and
 * keeps nothing, since the transaction may still be rolled back.
 */
export async function reportWithin(ctx: Context, tx: Tx, week: Week): Promise<Report> {
  allow(ctx, 'workspace:read')
  // A transaction reads like the client that it was begun on.
  const held: Context = { ...ctx, db: tx as unknown as ScopedClient }
  const { frame, previous } = await groundOf(held, week)
  const known = liveOf(keyOf(held, { week, at: await readStamp(held) }))
  if (!known) return weigh(await loadWorld(held), frame, previous)
  return reweigh(known, (await loadStampedWorld(held, known.world)).world, frame, previous).report
}

/** The report of a past week from a world read before. */
export async function reportFrom(ctx: Context, week: Week, world: World): Promise<Report> {
  allow(ctx, 'workspace:read')
  const { frame, previous } = await groundOf(ctx, week)
  return weigh(world, frame, previous)
}
