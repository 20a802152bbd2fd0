import 'server-only'
import { allow, type Context } from '@/lib/context'
import type { Tx } from '@/lib/db/scope'
import { type Forecaster, forecasters } from '@/lib/domain/brier'
import { fromDay, toDay } from '@/lib/domain/day'
import type { Forecast } from '@/lib/domain/forecast'
import { offeringTitle } from '@/lib/domain/offering'
import type { Goal } from '@/lib/domain/verdict/input'
import { dayIn } from '@/lib/domain/week'
import type { Prisma } from '@/prisma/generated/client'

/** A forecast with the names of what it is about. */
export type ForecastLine = Forecast & { dependency: string; challenger: string | null }

const select = {
  ...{ id: true, week: true, edition: true, dependencyId: true, challengerId: true, goal: true, kind: true, status: true, margin: true },
  ...{ statement: true, percent: true, dueOn: true, by: true, byName: true, madeById: true, madeByName: true, madeOn: true },
  ...{ outcome: true, resolvedOn: true, resolvedByName: true, note: true },
  dependency: { select: { name: true } },
  challenger: {
    select: {
      ...{ kind: true, model: { select: { name: true, modelVersion: true, vendorId: true } } },
      provider: { select: { id: true, name: true } },
    },
  },
} as const satisfies Prisma.ForecastSelect

const lineOf = ({ dependency, challenger, ...row }: Prisma.ForecastGetPayload<{ select: typeof select }>): ForecastLine => ({
  ...row,
  goal: row.goal as Goal,
  dueOn: toDay(row.dueOn),
  madeOn: toDay(row.madeOn),
  resolvedOn: row.resolvedOn && toDay(row.resolvedOn),
  dependency: dependency.name,
  challenger: challenger && offeringTitle(challenger),
})

const mostShown = 500
const byDay: Prisma.ForecastOrderByWithRelationInput[] = [{ dueOn: 'asc' }, { createdAt: 'asc' }, { id: 'asc' }]

/** Every forecast without an outcome, next day first. */
export async function openForecasts(db: Tx | Context['db']): Promise<ForecastLine[]> {
  return (await db.forecast.findMany({ where: { outcome: null }, orderBy: byDay, select })).map(lineOf)
}

/** Somebody who wants to void a forecast that is not theirs alone, and waits for a second person. */
export type VoidAsk = { byId: string; byName: string; note: string }

/** Who asked to void which of the forecasts; of each the first. It stands in the audit log alone, as a forecast is never edited. */
export async function voidAsks(db: Tx | Context['db'], ids: readonly string[]): Promise<Map<string, VoidAsk>> {
  const rows = await db.auditEvent.findMany({
    where: { subjectType: 'forecast', subjectId: { in: [...ids] }, action: 'forecast.void_asked' },
    orderBy: { seq: 'desc' },
    select: { subjectId: true, actorId: true, actorName: true, detail: true },
  })
  return new Map(
    rows.map(({ subjectId, actorId, actorName: byName, detail }) => {
      const { note } = detail as { note: string }
      return [subjectId, { byId: actorId ?? '', byName, note }]
    }),
  )
}

/** `asks` are the wishes to void open forecasts, by the forecast's id. */
export type Forecasts = { open: ForecastLine[]; resolved: ForecastLine[]; scores: Forecaster[]; asks: Map<string, VoidAsk> }

/** What is open, what was resolved or voided last, and how good each person and source was. */
export async function listForecasts(ctx: Context): Promise<Forecasts> {
  allow(ctx, 'workspace:read')
  const [open, resolved, scored] = await Promise.all([
    openForecasts(ctx.db),
    ctx.db.forecast.findMany({
      where: { outcome: { not: null } },
      orderBy: [{ resolvedOn: 'desc' }, ...byDay],
      take: mostShown,
      select,
    }),
    ctx.db.forecast.findMany({
      where: { outcome: { not: null } },
      select: { by: true, byName: true, madeById: true, percent: true, outcome: true },
    }),
  ])
  const asks = await voidAsks(
    ctx.db,
    open.map(({ id }) => id),
  )
  return { open, resolved: resolved.map(lineOf), scores: forecasters(scored), asks }
}

/** The forecasts that were made with a week, whatever its edition, first made first. */
export async function forecastsOfWeek(ctx: Context, week: string): Promise<ForecastLine[]> {
  allow(ctx, 'workspace:read')
  const rows = await ctx.db.forecast.findMany({ where: { week }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }], take: mostShown, select })
  return rows.map(lineOf)
}

/** How many forecasts have reached their day and wait for an outcome. */
export async function countDueForecasts(ctx: Context): Promise<number> {
  allow(ctx, 'workspace:read')
  const today = fromDay(dayIn(ctx.now, ctx.workspace.timeZone))
  return ctx.db.forecast.count({ where: { outcome: null, dueOn: { lte: today } } })
}
