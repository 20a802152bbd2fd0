import 'server-only'
import { allow, type Context, transaction } from '@/lib/context'
import type { ActionLine } from '@/lib/domain/action-line'
import { settledBy } from '@/lib/domain/action-settled-by'
import type { Report } from '@/lib/domain/report'
import { weekIn } from '@/lib/domain/week'
import { listActions } from './action-list'
import { recordEach } from './audit'
import { liveReport } from './live-report'
import { getWeek, lastSignedReport, type WeekView } from './reviews'

export type Closed = { id: string; title: string; reason: string }

/** What has settled each open action, by any of the reports; actions that nothing settled are left out. */
export const settledIn = (actions: readonly ActionLine[], reports: readonly Report[]): Map<string, string> =>
  new Map(
    actions.flatMap((action) => {
      for (const report of reports) {
        const reason = settledBy(action, report)
        if (reason !== null) return [[action.id, reason] as const]
      }
      return []
    }),
  )

/** Closes every open action that a report settles, each with the evidence that did it. What was changed at the same moment stays open until next time. */
export async function closeSettled(ctx: Context, report: Report): Promise<Closed[]> {
  allow(ctx, 'action:write')
  return close(ctx, [report])
}

/** The same by all that is known now: the last signed week, the running one, and what became known after that was signed. */
export async function closeSettledNow(ctx: Context): Promise<Closed[]> {
  allow(ctx, 'action:write')
  return close(ctx, await reportsNow(ctx))
}

/** The reports that may settle an action today; `view` is the running week where it is at hand. */
export async function reportsNow(ctx: Context, view?: WeekView): Promise<Report[]> {
  allow(ctx, 'workspace:read')
  const running = weekIn(ctx.now, ctx.workspace.timeZone)
  const [before, { report, state }] = await Promise.all([lastSignedReport(ctx, running), view ?? getWeek(ctx, running)])
  const live = state === 'signed' ? [await liveReport(ctx, running)] : []
  return [...(before ? [before] : []), report, ...live]
}

async function close(ctx: Context, reports: readonly Report[]): Promise<Closed[]> {
  const open = (await listActions(ctx)).filter(({ state }) => state === 'open')
  const reasons = settledIn(open, reports)
  if (reasons.size === 0) return []
  return transaction(ctx, async (tx) => {
    const closed: Closed[] = []
    for (const { id, version, title } of open) {
      const reason = reasons.get(id)
      if (reason === undefined) continue
      const data = { state: 'done' as const, settled: true, reason, closedAt: ctx.now, version: { increment: 1 } }
      const changed = await tx.action.updateMany({ where: { id, version, state: 'open' }, data })
      if (changed.count === 1) closed.push({ id, title, reason })
    }
    const events = closed.map(({ id, reason }) => ({ action: 'action.settled', subject: { type: 'action', id }, detail: { reason } }))
    if (events.length > 0) await recordEach(tx, ctx, events)
    return closed
  })
}
