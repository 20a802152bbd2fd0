import 'server-only'
import { allow, type Context, transaction } from '@/lib/context'
import { type Day, fromDay, toDay } from '@/lib/domain/day'
import { isCheckable, isDue } from '@/lib/domain/forecast'
import { type Outcome, outcomeOf } from '@/lib/domain/forecast-outcome'
import type { Report } from '@/lib/domain/report'
import { dayIn, weekOfDay } from '@/lib/domain/week'
import { recordEach } from './audit'
import { type ForecastLine, openForecasts } from './forecast-list'
import { liveReport } from './live-report'
import { getHashedWeek } from './reviews'

export type Judged = { forecast: ForecastLine } & Outcome

/** Each day costs a report. */
const mostDays = 12

/**
 * What the reports say of open forecasts: of a due one the first signed week on or after its day, or what is known of that day while none is signed;
 * of one that is not due only `latest`, which may show early that it came true. Changes nothing.
 */
export async function judgeForecasts(ctx: Context, open: readonly ForecastLine[], latest: Report | null = null): Promise<Judged[]> {
  allow(ctx, 'workspace:read')
  const today = dayIn(ctx.now, ctx.workspace.timeZone)
  const checkable = open.filter(({ kind }) => isCheckable(kind))
  const reports = await reportsOn(
    ctx,
    checkable.filter((forecast) => isDue(forecast, today)).map(({ dueOn }) => dueOn),
    latest,
  )
  return checkable.flatMap((forecast) => {
    const report = isDue(forecast, today) ? reports.get(forecast.dueOn) : latest
    const outcome = report ? outcomeOf(forecast, report) : null
    return outcome ? [{ forecast, ...outcome }] : []
  })
}

async function reportsOn(ctx: Context, dueOn: readonly Day[], latest: Report | null): Promise<Map<Day, Report>> {
  const days = [...new Set(dueOn)].sort().slice(0, mostDays)
  const [first] = days
  const found = new Map<Day, Report>()
  if (first === undefined) return found
  const signed = await ctx.db.review.findMany({
    where: { state: 'signed', asOf: { gte: fromDay(first) } },
    orderBy: [{ week: 'asc' }, { edition: 'desc' }],
    select: { week: true, edition: true, asOf: true },
  })
  // One after the other: a year of reports at once would not fit into the memory of a small machine.
  for (const day of days) {
    const at = signed.find(({ asOf }) => asOf !== null && toDay(asOf) >= day)
    if (!at) found.set(day, await liveReport(ctx, weekOfDay(day), day))
    else if (latest?.week === at.week && latest.edition === at.edition) found.set(day, latest)
    else found.set(day, (await getHashedWeek(ctx, at.week, at.edition)).report)
  }
  return found
}

/** Writes the outcome of every forecast that the reports tell, each with what shows it. `signed` is the week that was signed just now. */
export async function resolveDueForecasts(ctx: Context, signed: Report | null = null): Promise<Judged[]> {
  allow(ctx, 'review:sign')
  const judged = await judgeForecasts(ctx, await openForecasts(ctx.db), signed)
  if (judged.length === 0) return []
  const resolvedOn = fromDay(dayIn(ctx.now, ctx.workspace.timeZone))
  return transaction(ctx, async (tx) => {
    const done: Judged[] = []
    for (const line of judged) {
      const { outcome, note, forecast } = line
      const changed = await tx.forecast.updateMany({
        where: { id: forecast.id, outcome: null },
        data: { outcome, note, resolvedOn, resolvedByName: 'Switchboard' },
      })
      if (changed.count === 1) done.push(line)
    }
    const events = done.map(({ forecast: { id }, outcome, note }) => ({
      action: 'forecast.settled',
      subject: { type: 'forecast', id },
      detail: { outcome, note },
    }))
    if (events.length > 0) await recordEach(tx, ctx, events)
    return done
  })
}
