import 'server-only'
import { can } from '@/lib/auth/roles'
import { allow, type Context } from '@/lib/context'
import { signatureRequested, statusChanged, test, weekSigned } from '@/lib/domain/notification/compose'
import { digest } from '@/lib/domain/notification/digest'
import type { Notification } from '@/lib/domain/notification/event'
import type { Frame, Waiting } from '@/lib/domain/notification/frame'
import type { Told } from '@/lib/domain/notification/message'
import type { Report } from '@/lib/domain/report'
import { dayIn, shiftWeek, type Week } from '@/lib/domain/week'
import { listActions } from './action-list'
import { frozenReport } from './frozen-report'
import { givenSignOffs } from './review-rows'
import { getHashedWeek, getWeek, type HashedWeek, lastSignedReport, reportBefore } from './reviews'

/** What is told, or why it is no longer wanted. */
export type Composed = Told | { drop: string }

type Of<Event> = Extract<Notification, { event: Event }>

/** Members who may sign and have not signed a week as it stands. */
async function notSigned(ctx: Context, { report, sha256: evidence }: HashedWeek): Promise<Waiting['signers']> {
  const [members, given] = await Promise.all([
    ctx.db.member.findMany({
      orderBy: [{ joinedAt: 'asc' }, { userId: 'asc' }],
      select: { userId: true, role: true, user: { select: { name: true } } },
    }),
    givenSignOffs(ctx.db, report),
  ])
  const signed = new Set(given.filter((line) => line.evidence === evidence).map(({ userId }) => userId))
  return members
    .filter(({ userId, role }) => can(role, 'review:sign') && !signed.has(userId))
    .map(({ userId, user }) => ({ id: userId, name: user.name }))
}

const mostWaiting = 4

/** The weeks that wait for signatures: the newest in review, and the week before the running one unless it is signed. */
async function waitingWeeks(ctx: Context, running: Week): Promise<Waiting[]> {
  const last = shiftWeek(running, -1)
  const rows = await ctx.db.review.findMany({
    where: { OR: [{ state: 'in_review' }, { week: last }] },
    orderBy: [{ week: 'desc' }, { edition: 'desc' }],
    take: mostWaiting,
    select: { week: true },
  })
  const begun = (await ctx.db.review.count({ where: { week: { lt: last } } })) > 0
  const weeks = [...new Set([...(begun ? [last] : []), ...rows.map(({ week }) => week)])].sort()
  const views = await Promise.all(weeks.map((week) => getHashedWeek(ctx, week)))
  const open = views.filter(({ state }) => state !== 'signed')
  return Promise.all(open.map(async (view) => ({ week: view.report.week, signers: await notSigned(ctx, view) })))
}

async function composeDigest(ctx: Context, frame: Frame, { week }: Of<'week.digest'>): Promise<Composed> {
  const [{ report }, before, waiting, actions] = await Promise.all([
    getWeek(ctx, week),
    lastSignedReport(ctx, week),
    waitingWeeks(ctx, week),
    listActions(ctx),
  ])
  if (report.dependencies.length === 0) return { drop: 'The workspace has no dependency yet, so there is nothing to tell.' }
  return digest(frame, { report, before, waiting, actions, today: dayIn(ctx.now, ctx.workspace.timeZone) })
}

async function composeRequest(ctx: Context, frame: Frame, told: Of<'signature.requested'>): Promise<Composed> {
  const { week, edition, evidenceSha256 } = told
  const view = await getHashedWeek(ctx, week)
  if (view.state === 'signed' || view.report.edition !== edition) return { drop: 'The week was signed before this was sent.' }
  const signers = await notSigned(ctx, view)
  const { reader } = frame
  if (reader && !signers.some(({ id }) => id === reader.id)) return { drop: `${reader.name} has signed already, or may no longer sign.` }
  return signatureRequested(frame, { report: view.report, edition, evidenceSha256, waiting: { week, signers } })
}

async function frozen(ctx: Context, week: Week, edition: number): Promise<Report | null> {
  const row = await ctx.db.review.findFirst({ where: { week, edition, state: 'signed' }, select: { content: true } })
  return row?.content ? frozenReport(row.content) : null
}

async function composeSigned(ctx: Context, frame: Frame, told: Of<'week.signed'> | Of<'status.changed'>): Promise<Composed> {
  const report = await frozen(ctx, told.week, told.edition)
  if (!report) return { drop: 'The signed week was not found.' }
  const before = await reportBefore(ctx, report)
  const { sha256 } = told
  if (told.event === 'week.signed') return weekSigned(frame, { report, before, sha256 })
  return statusChanged(frame, { report, before, sha256, dependencyId: told.dependencyId })
}

/** The words of an event at the moment it is sent: a digest from the live week, a signed week from its frozen content. */
export async function compose(ctx: Context, frame: Frame, told: Notification): Promise<Composed> {
  allow(ctx, 'workspace:read')
  switch (told.event) {
    case 'test':
      return test(frame, told.by)
    case 'week.digest':
      return composeDigest(ctx, frame, told)
    case 'signature.requested':
      return composeRequest(ctx, frame, told)
    default:
      return composeSigned(ctx, frame, told)
  }
}
