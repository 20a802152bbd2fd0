import 'server-only'
import canonicalize from 'canonicalize'
import { z } from 'zod'
import { allow, type Context, transaction } from '@/lib/context'
import { fromDay } from '@/lib/domain/day'
import type { DependencyReport, Report, SignOffLine, World } from '@/lib/domain/report'
import { Week, weekIn, weeksBetween } from '@/lib/domain/week'
import { conflict, forbidden, invalid, notFound } from '@/lib/errors'
import type { Prisma } from '@/prisma/generated/client'
import { record } from './audit'
import { frozenReport } from './frozen-report'
import { liveDependencyReport, liveReport, reportFrom } from './live-report'
import { sha256 } from './policies'

/** A week as it can be read: live while open, frozen once signed. */
export type WeekView = { report: Report; state: 'open' | 'signed'; signedAt: Date | null }
/** A week with the SHA-256 of the canonical JSON of its report, which is what people sign. */
export type HashedWeek = WeekView & { sha256: string }

const isSigned = { state: 'signed' as const }

const canonical = (report: Report): string => {
  const text = canonicalize(report)
  if (text === undefined) throw new Error('The report has no canonical form.')
  return text
}

function checkWeek(ctx: Context, week: string): Week {
  const parsed = Week.safeParse(week)
  if (!parsed.success) {
    const message = parsed.error.issues[0]?.message ?? 'Write the week as 2026-W48.'
    throw invalid(`“${week.slice(0, 20)}” is not a week. ${message}`, { week: message })
  }
  const running = weekIn(ctx.now, ctx.workspace.timeZone)
  if (week > running)
    throw invalid(`${week} has not begun yet in ${ctx.workspace.timeZone}. The running week is ${running}.`, {
      week: 'This week has not begun.',
    })
  return parsed.data
}

async function signedWeek(ctx: Context, week: Week): Promise<HashedWeek | null> {
  const row = await ctx.db.review.findFirst({
    where: { week, ...isSigned },
    orderBy: { edition: 'desc' },
    select: { content: true, sha256: true, signedAt: true },
  })
  if (!row?.content || !row.sha256) return null
  return { report: frozenReport(row.content), state: 'signed', sha256: row.sha256, signedAt: row.signedAt }
}

const liveView = (report: Report): WeekView => ({ report, state: 'open', signedAt: null })

/** One week: the frozen content when it is signed, else the verdicts as they stand. A week opens by itself. */
export async function getWeek(ctx: Context, week: string): Promise<WeekView> {
  allow(ctx, 'workspace:read')
  const checked = checkWeek(ctx, week)
  return (await signedWeek(ctx, checked)) ?? liveView(await liveReport(ctx, checked))
}

/** `getWeek` with the hash, for whoever signs, prints or exports it. */
export async function getHashedWeek(ctx: Context, week: string): Promise<HashedWeek> {
  allow(ctx, 'workspace:read')
  const checked = checkWeek(ctx, week)
  const signed = await signedWeek(ctx, checked)
  if (signed) return signed
  const report = await liveReport(ctx, checked)
  return { ...liveView(report), sha256: sha256(canonical(report)) }
}

/** A week narrowed to one dependency: cheaper than `getWeek` while the week is open. Throws `not_found` for a dependency it did not have. */
export async function getDependencyWeek(ctx: Context, week: string, dependencyId: string): Promise<WeekView & { entry: DependencyReport }> {
  allow(ctx, 'workspace:read')
  const checked = checkWeek(ctx, week)
  const view = (await signedWeek(ctx, checked)) ?? liveView(await liveDependencyReport(ctx, checked, dependencyId))
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

/** The canonical JSON of a week, byte for byte what its SHA-256 was taken of. */
export async function getWeekContent(ctx: Context, week: string): Promise<{ content: string; sha256: string; state: 'open' | 'signed' }> {
  const { report, sha256: hash, state } = await getHashedWeek(ctx, week)
  return { content: canonical(report), sha256: hash, state }
}

/** What the sign form sends: the week, the hash of the verdicts that were on the screen, and an optional remark. */
export const SignWeek = z.strictObject({
  week: z.string().max(20),
  evidenceSha256: z.string().length(64, 'Reload the page and sign what you see.'),
  note: z.string().trim().max(1000).nullable().default(null),
})

/**
 * Signs a week and freezes it with everything it rests on. Throws `conflict` when the evidence changed after the page was
 * drawn, or when the week is signed already; two people who sign at once get one signature.
 */
export async function signWeek(ctx: Context, input: z.input<typeof SignWeek>): Promise<{ week: Week; sha256: string }> {
  allow(ctx, 'review:sign')
  const { week, evidenceSha256, note } = SignWeek.parse(input)
  const report = await liveReport(ctx, checkWeek(ctx, week))
  return freeze(ctx, report, { note, seen: evidenceSha256 })
}

/** Signs a week as it stands on `ctx.now`, from a world read before: how the past weeks of the demo come about. */
export async function signPastWeek(
  ctx: Context,
  { week, world, note }: { week: Week; world: World; note: string },
): Promise<{ week: Week; sha256: string }> {
  allow(ctx, 'review:sign')
  return freeze(ctx, await reportFrom(ctx, checkWeek(ctx, week), world), { note, seen: null })
}

type Signing = { note: string | null; seen: string | null }

async function freeze(ctx: Context, report: Report, { note, seen }: Signing): Promise<{ week: Week; sha256: string }> {
  const { actor } = ctx
  const { week, edition } = report
  if (actor.kind !== 'user') throw forbidden('Only a person can sign a week.')
  if (report.dependencies.length === 0)
    throw invalid('There is nothing to sign: this week has no dependency. Add one in the inventory first.')
  const signOff: SignOffLine = { name: actor.name, role: ctx.role, decision: 'agree', note, signedAt: ctx.now.toISOString() }

  return transaction(ctx, async (tx) => {
    const key = { workspaceId: ctx.workspace.id, week, edition }
    // Whoever creates or locks the row first signs; the other waits here and then finds it signed.
    await tx.review.createMany({ data: [{ ...key, openedAt: ctx.now }], skipDuplicates: true })
    const locked = await tx.review.updateMany({
      where: { week, edition, state: { not: 'signed' } },
      data: { state: 'in_review', version: { increment: 1 } },
    })
    if (locked.count === 0) throw conflict(`${week} is signed already. Nothing was changed; reload the page to see the signature.`)
    if (seen !== null && sha256(canonical(report)) !== seen) {
      throw conflict(
        'The evidence changed while you were reading. Nothing was signed. Reload the page, look at what changed, and sign again.',
      )
    }
    const content = canonical({ ...report, signOffs: [signOff] })
    const hash = sha256(content)
    const { name: userName, role, decision } = { ...signOff, role: ctx.role }
    await tx.verdictSnapshot.createMany({ data: snapshots(ctx, report) })
    await tx.signOff.create({ data: { ...key, userId: actor.id, userName, role, decision, note, contentSha256: hash, signedAt: ctx.now } })
    await record(tx, ctx, 'review.signed', { type: 'review', id: week }, { sha256: hash, note })
    const frozen = { content, sha256: hash, previousSha256: report.previousSha256, asOf: fromDay(report.asOf), signedAt: ctx.now }
    await tx.review.updateMany({ where: { week, edition }, data: { state: 'signed', ...frozen } })
    return { week, sha256: hash }
  })
}

function snapshots(ctx: Context, report: Report): Prisma.VerdictSnapshotCreateManyInput[] {
  return report.dependencies.flatMap(({ dependency, pairs, mustMoveBy }) =>
    pairs.map(({ challenger, goal, input, comparisons, verdict }, index) => ({
      ...{
        workspaceId: ctx.workspace.id,
        week: report.week,
        edition: report.edition,
        dependencyId: dependency.id,
        challengerId: challenger.id,
        goal,
      },
      ...{ status: verdict.status, quality: verdict.levels.Q, readiness: verdict.levels.R, economics: verdict.levels.E },
      ...{ netPreference: verdict.posterior.m, lo90: verdict.posterior.lo90, hi90: verdict.posterior.hi90 },
      headline: index === 0,
      policyVersion: verdict.policyVersion,
      engineVersion: verdict.engineVersion,
      inputsSha256: sha256({ input, claims: comparisons.map((comparison) => comparison.claim) }),
      reasons: verdict.reasons,
      forcedMoveBy: mustMoveBy === null ? null : fromDay(mustMoveBy),
    })),
  )
}

export type ReviewLine = {
  week: Week
  state: 'open' | 'in_review' | 'signed'
  signedAt: Date | null
  signedBy: string[]
  sha256: string | null
}

/** All weeks from the first that has a row (or the running one) to the running one, newest first; a week without a row is open. */
export async function listReviews(ctx: Context): Promise<ReviewLine[]> {
  allow(ctx, 'workspace:read')
  const rows = await ctx.db.review.findMany({
    orderBy: [{ week: 'asc' }, { edition: 'asc' }],
    select: {
      week: true,
      state: true,
      signedAt: true,
      sha256: true,
      signOffs: { select: { userName: true }, orderBy: { signedAt: 'asc' } },
    },
  })
  const known = new Map(rows.map(({ signOffs, ...row }) => [row.week, { ...row, signedBy: signOffs.map((line) => line.userName) }]))
  const running = weekIn(ctx.now, ctx.workspace.timeZone)
  const open = (week: Week): ReviewLine => ({ week, state: 'open', signedAt: null, signedBy: [], sha256: null })
  return weeksBetween(rows[0]?.week ?? running, running)
    .reverse()
    .map((week) => known.get(week) ?? open(week))
}

export type HistoryPoint = Pick<
  Prisma.VerdictSnapshotGetPayload<object>,
  'week' | 'dependencyId' | 'challengerId' | 'goal' | 'status' | 'netPreference' | 'lo90' | 'hi90' | 'headline' | 'reasons'
>

/** The signed verdicts of one dependency, oldest week first. */
export async function verdictHistory(ctx: Context, dependencyId: string): Promise<HistoryPoint[]> {
  allow(ctx, 'workspace:read')
  return ctx.db.verdictSnapshot.findMany({
    where: { dependencyId, review: isSigned },
    orderBy: [{ week: 'asc' }, { headline: 'desc' }],
    select: {
      week: true,
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
}
