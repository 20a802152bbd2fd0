import 'server-only'
import { allow, type Context } from '@/lib/context'
import { type Change, changes } from '@/lib/domain/changes'
import { type RunsOut, runsOut } from '@/lib/domain/runs-out'
import { unsettled } from '@/lib/domain/unsettled'
import { type Week, weekIn } from '@/lib/domain/week'
import { awaitsSignatureOf } from './review'
import { checkWeek } from './review-week'
import { getWeek, lastSignedReport, type WeekView } from './reviews'

/** The board of one week: its verdicts, what changed since the last signed week before it, and what runs out. */
export type Board = {
  view: WeekView
  /** The last signed week before this one; null on the first board. */
  since: Week | null
  changes: Change[]
  runsOut: RunsOut[]
  running: Week
  /** Ids of the dependencies whose status changed at least three times in the last twelve signed weeks up to this one. */
  unsettled: ReadonlySet<string>
  /** True when the week is not signed and people have begun to agree, dissent or decide. */
  inReview: boolean
  /** True when the week is not signed and waits for this person. */
  awaitsSignature: boolean
}

/** The board of a week, by default the running one. Throws `invalid` for a week that does not exist or has not begun. */
export async function getBoard(ctx: Context, week?: string): Promise<Board> {
  allow(ctx, 'workspace:read')
  const running = weekIn(ctx.now, ctx.workspace.timeZone)
  const asked = week === undefined ? running : checkWeek(week, ctx)
  const [view, before, restless, inReview] = await Promise.all([
    getWeek(ctx, asked),
    lastSignedReport(ctx, asked),
    unsettledUpTo(ctx, asked),
    ctx.db.review.count({ where: { week: asked, state: 'in_review' } }),
  ])
  return {
    view,
    since: before?.week ?? null,
    changes: changes(before, view.report),
    runsOut: runsOut(view.report),
    running,
    unsettled: restless,
    inReview: inReview > 0,
    awaitsSignature: view.state === 'open' && view.report.dependencies.length > 0 && (await awaitsSignatureOf(ctx, view.report)),
  }
}

/** How many signed weeks back a change of status still counts. */
const recentWeeks = 12

async function unsettledUpTo(ctx: Context, week: Week): Promise<Set<string>> {
  const weeks = await ctx.db.review.findMany({
    where: { state: 'signed', week: { lte: week } },
    orderBy: [{ week: 'desc' }, { edition: 'desc' }],
    take: recentWeeks,
    select: { verdicts: { where: { headline: true }, select: { week: true, dependencyId: true, status: true } } },
  })
  return unsettled(weeks.flatMap(({ verdicts }) => verdicts))
}
