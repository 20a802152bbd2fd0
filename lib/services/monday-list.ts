import 'server-only'
import { allow, type Context } from '@/lib/context'
import { type MondayList, mondayList } from '@/lib/domain/monday-list'
import { dayIn } from '@/lib/domain/week'
import { reportsNow, settledIn } from './action-closing'
import { listActions } from './action-list'
import { type Board, getBoard } from './board'
import { lastSignedReport } from './reviews'

/** The Monday list of whoever asks, with the running week's board beneath it. */
export type Monday = MondayList & { board: Board }

/** What changed, runs out, disagrees and waits in the running week. Reads, and never writes: what evidence settled is shown and closed elsewhere. */
export async function getMonday(ctx: Context): Promise<Monday> {
  allow(ctx, 'workspace:read')
  const [board, actions] = await Promise.all([getBoard(ctx), listActions(ctx)])
  // The board has weighed the week already; asking for it once more at the same time would weigh it twice.
  const [reports, before] = await Promise.all([reportsNow(ctx, board.view), lastSignedReport(ctx, board.running)])
  const list = mondayList({
    report: board.view.report,
    before,
    actions,
    settled: settledIn(actions, reports),
    running: board.running,
    today: dayIn(ctx.now, ctx.workspace.timeZone),
    me: ctx.actor.kind === 'user' ? ctx.actor.id : null,
  })
  return { ...list, board }
}
