import 'server-only'
import { allow, type Context } from '@/lib/context'
import { isReconstructed } from '@/lib/domain/reconstructed'
import type { DependencyReport, Report } from '@/lib/domain/report'
import type { ReviewState } from '@/lib/domain/review'
import { canonical, evidenceSha256 } from '@/lib/domain/seal'
import { type Week, weekIn, weeksBetween } from '@/lib/domain/week'
import { notFound } from '@/lib/errors'
import type { Prisma } from '@/prisma/generated/client'
import { frozenReport } from './frozen-report'
import { liveDependencyReport, liveReport } from './live-report'
import { nativeSha256 } from './native-sha256'
import { givenOverrides, overruled } from './review-rows'
import { checkWeek } from './review-week'

/** A week as it can be read: live while open or in review, frozen once signed. */
export type WeekView = { report: Report; state: 'open' | 'signed'; signedAt: Date | null }
/**
 * A week with its hash: of a signed week the SHA-256 of its content, which the next week names; of an open one the Merkle root of its evidence,
 * which a signature would cover.
 */
export type HashedWeek = WeekView & { sha256: string }

const isSigned = { state: 'signed' as const }

type Stored = { content: string; sha256: string; signedAt: Date | null }

/** The frozen content of the newest edition of a week, or of the edition asked for; null while that edition is not signed. */
async function stored(ctx: Context, week: Week, edition?: number): Promise<Stored | null> {
  const row = await ctx.db.review.findFirst({
    where: { week, ...(edition === undefined ? {} : { edition }) },
    orderBy: { edition: 'desc' },
    select: { state: true, content: true, sha256: true, signedAt: true },
  })
  if (!row && edition !== undefined) throw notFound(`Edition ${edition} of ${week}`)
  if (row?.state !== 'signed' || !row.content || !row.sha256) return null
  return { content: row.content, sha256: row.sha256, signedAt: row.signedAt }
}

const frozenView = ({ content, sha256, signedAt }: Stored): HashedWeek => ({
  report: frozenReport(content),
  state: 'signed',
  sha256,
  signedAt,
})

const liveView = async (ctx: Context, report: Report): Promise<WeekView> => ({
  report: overruled(report, await givenOverrides(ctx.db, report)),
  state: 'open',
  signedAt: null,
})

/** One week: the frozen content when it is signed, else the verdicts as they stand. A week opens by itself. */
export async function getWeek(ctx: Context, week: string): Promise<WeekView> {
  allow(ctx, 'workspace:read')
  const checked = checkWeek(week, ctx)
  const signed = await stored(ctx, checked)
  return signed ? frozenView(signed) : liveView(ctx, await liveReport(ctx, checked))
}

/**
 * `getWeek` with the hash, for whoever signs, prints or exports it; by default the newest edition. Throws `not_found` for an edition that the week
 * does not have.
 */
export async function getHashedWeek(ctx: Context, week: string, edition?: number): Promise<HashedWeek> {
  allow(ctx, 'workspace:read')
  const checked = checkWeek(week, ctx)
  const signed = await stored(ctx, checked, edition)
  if (signed) return frozenView(signed)
  const view = await liveView(ctx, await liveReport(ctx, checked))
  return { ...view, sha256: evidenceSha256(view.report, nativeSha256) }
}

/** A week narrowed to one dependency: cheaper than `getWeek` while the week is open. Throws `not_found` for a dependency it did not have. */
export async function getDependencyWeek(ctx: Context, week: string, dependencyId: string): Promise<WeekView & { entry: DependencyReport }> {
  allow(ctx, 'workspace:read')
  const checked = checkWeek(week, ctx)
  const signed = await stored(ctx, checked)
  const view = signed ? frozenView(signed) : await liveView(ctx, await liveDependencyReport(ctx, checked, dependencyId))
  const entry = view.report.dependencies.find(({ dependency }) => dependency.id === dependencyId)
  if (!entry) throw notFound('This dependency')
  return { ...view, entry }
}

/** The newest signed report before a week; null when none is signed. */
export async function lastSignedReport(ctx: Context, week: Week): Promise<Report | null> {
  allow(ctx, 'workspace:read')
  const row = await ctx.db.review.findFirst({
    where: { ...isSigned, week: { lt: week } },
    orderBy: [{ week: 'desc' }, { edition: 'desc' }],
    select: { content: true },
  })
  return row?.content ? frozenReport(row.content) : null
}

/**
 * The signed report that a report follows, as its `previousSha256` names it; null for the first one. Unlike the newest signed week, this stays the
 * same when a week in between is signed late.
 */
export async function reportBefore(
  ctx: Context,
  { week, previousSha256 }: Pick<Report, 'week' | 'previousSha256'>,
): Promise<Report | null> {
  allow(ctx, 'workspace:read')
  if (previousSha256 === null) return null
  const row = await ctx.db.review.findFirst({
    where: { ...isSigned, week: { lt: week }, sha256: previousSha256 },
    select: { content: true },
  })
  return row?.content ? frozenReport(row.content) : null
}

/** The canonical JSON of a week and its SHA-256; of a signed one the very bytes that were frozen. */
export async function getWeekContent(
  ctx: Context,
  week: string,
  edition?: number,
): Promise<{ content: string; sha256: string; state: 'open' | 'signed' }> {
  allow(ctx, 'workspace:read')
  const checked = checkWeek(week, ctx)
  const signed = await stored(ctx, checked, edition)
  if (signed) return { content: signed.content, sha256: signed.sha256, state: 'signed' }
  const { report } = await liveView(ctx, await liveReport(ctx, checked))
  const content = canonical(report)
  return { content, sha256: nativeSha256(content), state: 'open' }
}

export type ReviewLine = {
  week: Week
  edition: number
  state: ReviewState
  signedAt: Date | null
  signedBy: string[]
  sha256: string | null
  /** True for a week of a demo that was signed after it was over. */
  reconstructed: boolean
}

/** All weeks from the first that has a row (or the running one) to the running one, newest first; a week without a row is open. */
export async function listReviews(ctx: Context): Promise<ReviewLine[]> {
  allow(ctx, 'workspace:read')
  const rows = await ctx.db.review.findMany({
    orderBy: [{ week: 'asc' }, { edition: 'asc' }],
    select: {
      week: true,
      edition: true,
      state: true,
      signedAt: true,
      sha256: true,
      signOffs: { select: { userName: true, note: true }, orderBy: { signedAt: 'asc' } },
    },
  })
  const lineOf = ({ signOffs, ...row }: (typeof rows)[number]): ReviewLine => ({
    ...row,
    signedBy: signOffs.map((line) => line.userName),
    reconstructed: isReconstructed(ctx.workspace.demo, signOffs),
  })
  const known = new Map(rows.map((row) => [row.week, lineOf(row)]))
  const running = weekIn(ctx.now, ctx.workspace.timeZone)
  const unsigned = { edition: 1, state: 'open' as const, signedAt: null, signedBy: [], sha256: null, reconstructed: false }
  const open = (week: Week): ReviewLine => ({ week, ...unsigned })
  return weeksBetween(rows[0]?.week ?? running, running)
    .reverse()
    .map((week) => known.get(week) ?? open(week))
}

export type HistoryPoint = Pick<
  Prisma.VerdictSnapshotGetPayload<object>,
  'week' | 'dependencyId' | 'challengerId' | 'goal' | 'status' | 'netPreference' | 'lo90' | 'hi90' | 'headline' | 'reasons'
>

/** The signed verdicts of one dependency, oldest week first; of a week that was reopened, those of its newest signed edition. */
export async function verdictHistory(ctx: Context, dependencyId: string): Promise<HistoryPoint[]> {
  allow(ctx, 'workspace:read')
  const points = await ctx.db.verdictSnapshot.findMany({
    where: { dependencyId, review: isSigned },
    orderBy: [{ week: 'asc' }, { headline: 'desc' }],
    select: {
      week: true,
      edition: true,
      dependencyId: true,
      challengerId: true,
      goal: true,
      status: true,
      netPreference: true,
      lo90: true,
      hi90: true,
      headline: true,
      reasons: true,
    },
  })
  const newest = new Map<Week, number>()
  for (const { week, edition } of points) newest.set(week, Math.max(edition, newest.get(week) ?? 0))
  return points.filter(({ week, edition }) => edition === newest.get(week)).map(({ edition: _, ...point }) => point)
}
