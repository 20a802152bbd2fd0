import 'server-only'
import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { allow, type Context, transaction } from '@/lib/context'
import type { Tx } from '@/lib/db/scope'
import { type Day, fromDay, toDay } from '@/lib/domain/day'
import {
  dueProblem,
  engineDueOn,
  isCheckable,
  isOwn,
  isVoidable,
  NewForecast,
  ResolvedForecast,
  VoidedForecast,
  voidableUntil,
} from '@/lib/domain/forecast'
import { engineForecast } from '@/lib/domain/forecast-outcome'
import type { Pair, Report } from '@/lib/domain/report'
import { dayIn, shiftWeek, weekIn } from '@/lib/domain/week'
import { AppError, conflict, type FieldErrors, forbidden, invalid, notFound } from '@/lib/errors'
import { formatDate } from '@/lib/format'
import type { Prisma } from '@/prisma/generated/client'
import { record, recordEach } from './audit'
import { baseRates } from './forecast-base-rates'
import { voidAsks } from './forecast-list'
import { getDependencyWeek } from './reviews'

type Ref = { id: string }

const correct = 'Nothing was saved. Please correct the marked fields.'
const todayOf = (ctx: Context): Day => dayIn(ctx.now, ctx.workspace.timeZone)

/**
 * Writes down what a person, a vendor or a publication foresees for a pair of the running week or the one before. Who sends the form twice makes one
 * forecast; throws `conflict` for another probability on the same thing, since a forecast is never edited.
 */
export async function makeForecast(ctx: Context, input: z.input<typeof NewForecast>): Promise<Ref> {
  allow(ctx, 'review:sign')
  const { week, byName, ...said } = NewForecast.parse(input)
  const me = personOf(ctx)
  const today = todayOf(ctx)
  const problem = dueProblem(said.dueOn, today)
  if (problem) throw invalid(correct, { dueOn: problem })
  if (week < shiftWeek(weekIn(ctx.now, ctx.workspace.timeZone), -1))
    throw invalid('A forecast is made with the running week or the one before. Open the review of this week to make one.', {
      week: 'Too long ago.',
    })
  const { report, pair } = await pairIn(ctx, week, said)
  const columns = {
    ...{
      ...said,
      workspaceId: ctx.workspace.id,
      id: randomUUID(),
      week: report.week,
      edition: report.edition,
      ...termsOf(said.kind, pair, report),
    },
    ...{ dueOn: fromDay(said.dueOn), madeOn: fromDay(today), createdAt: ctx.now },
    ...{ byName: byName ?? me.name, madeById: me.id, madeByName: me.name },
  }
  return transaction(ctx, async (tx) => {
    const made = await tx.forecast.createMany({ data: [columns], skipDuplicates: true })
    if (made.count === 0) return theSame(tx, columns)
    const { workspaceId: _, id, createdAt: __, ...detail } = columns
    await record(tx, ctx, 'forecast.made', { type: 'forecast', id }, { ...detail, dueOn: said.dueOn, madeOn: today })
    return { id }
  })
}

type Asked = { dependencyId: string; challengerId: string; goal: Pair['goal'] }

async function pairIn(ctx: Context, week: string, { dependencyId, challengerId, goal }: Asked): Promise<{ report: Report; pair: Pair }> {
  const errors: FieldErrors = { challengerId: 'This week does not weigh this challenger. Choose one from the list.' }
  const found = await getDependencyWeek(ctx, week, dependencyId).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'not_found')
      throw invalid(correct, { dependencyId: 'This week has no such dependency. Choose one from the list.' })
    throw error
  })
  const pair = found.entry.pairs.find((each) => each.challenger.id === challengerId && each.goal === goal)
  if (!pair) throw invalid(correct, errors)
  return { report: found.report, pair }
}

/** What the statement is checked by, as the week has it. */
function termsOf(kind: NewForecast['kind'], pair: Pair, { policy, dependencies }: Report) {
  const mid = dependencies.find(({ pairs }) => pairs.includes(pair))?.dependency.mid ?? policy.content.midNetPreference
  return {
    status: kind === 'status_stays' ? pair.verdict.status : null,
    margin: kind === 'test_ahead' ? mid : null,
  }
}

type Same = Pick<Prisma.ForecastUncheckedCreateInput, 'week' | 'dependencyId' | 'goal' | 'kind' | 'status' | 'by' | 'byName' | 'dueOn'> & {
  percent: number
  challengerId: string
  madeById: string
  statement: string | null
}

async function theSame(tx: Tx, { percent, ...said }: Same): Promise<Ref> {
  const { week, dependencyId, challengerId, goal, kind, status = null, by, byName, madeById, dueOn, statement } = said
  const before = await tx.forecast.findFirst({
    where: {
      ...{ week, dependencyId, challengerId, goal, kind, status, by, byName, madeById, dueOn, statement },
      OR: [{ outcome: null }, { outcome: { not: 'void' } }],
    },
    select: { id: true, percent: true },
  })
  if (before?.percent === percent) return { id: before.id }
  throw conflict(
    before
      ? `The same forecast stands with ${before.percent} % already. A forecast is never edited: void it with a reason, then make another.`
      : 'Somebody made or voided this forecast at the same moment. Reload the page, then decide.',
  )
}

/**
 * Voids a forecast with the reason, until two weeks before its day. A person's own takes them alone; one of the engine, a source or a colleague takes
 * its maker or an owner who asks, and a second person who agrees. `voided` is false while that one is missing.
 */
export async function voidForecast(ctx: Context, input: z.input<typeof VoidedForecast>): Promise<Ref & { voided: boolean }> {
  allow(ctx, 'review:sign')
  const { id, note } = VoidedForecast.parse(input)
  const me = personOf(ctx)
  return transaction(ctx, async (tx) => {
    const before = await openOne(tx, id)
    const ask = isOwn(before, me.id) ? null : (await voidAsks(tx, [id])).get(id)
    if (ask === undefined && before.madeById !== me.id && ctx.role !== 'owner')
      throw forbidden(`${before.madeByName} made this forecast. They or an owner may ask to void it.`)
    if (!isVoidable(before, todayOf(ctx))) throw invalid(tooLate(before.dueOn, todayOf(ctx)))
    if (ask?.byId === me.id) throw conflict('You have asked to void this forecast already. Somebody else who signs weeks has to agree.')
    if (ask === undefined) {
      await record(tx, ctx, 'forecast.void_asked', { type: 'forecast', id }, { note })
      return { id, voided: false }
    }
    const both = ask && { note: `${ask.note} ${note}`.slice(0, 500), me: { id: me.id, name: `${ask.byName} and ${me.name}` } }
    return { ...(await ended(tx, ctx, { id, outcome: 'void', note, me, event: 'forecast.voided', ...both })), voided: true }
  })
}

const tooLate = (dueOn: Day, today: Day): string =>
  dueOn <= today
    ? 'A forecast can be voided only before its day. This one is due: say whether it came true.'
    : `This forecast is about ${formatDate(dueOn)}. Within ${voidableUntil} days of its day none can be voided any more, since one can see how it will come out.`

/** Says of a due forecast in own words whether it came true, and what shows it. Throws `invalid` for one that reports settle. */
export async function resolveForecast(ctx: Context, input: z.input<typeof ResolvedForecast>): Promise<Ref> {
  allow(ctx, 'review:sign')
  const { id, outcome, note } = ResolvedForecast.parse(input)
  const me = personOf(ctx)
  return transaction(ctx, async (tx) => {
    const before = await openOne(tx, id)
    if (isCheckable(before.kind)) throw invalid('The evidence settles this forecast, not a person. Press “Resolve what is due” on its day.')
    if (before.dueOn > todayOf(ctx))
      throw invalid(`This forecast is about ${formatDate(before.dueOn)}. Say on that day whether it came true.`)
    return ended(tx, ctx, { id, outcome, note, me, event: 'forecast.resolved' })
  })
}

async function openOne(tx: Tx, id: string) {
  const select = { by: true, madeById: true, madeByName: true, kind: true, dueOn: true, outcome: true, resolvedByName: true } as const
  const row = await tx.forecast.findFirst({ where: { id }, select })
  if (!row) throw notFound('This forecast')
  if (row.outcome !== null)
    throw conflict(`${row.resolvedByName} has closed this forecast already. Reload the page to see how it came out.`)
  return { ...row, dueOn: toDay(row.dueOn) }
}

type Ending = { id: string; outcome: 'yes' | 'no' | 'void'; note: string; me: { id: string; name: string }; event: string }

async function ended(tx: Tx, ctx: Context, { id, outcome, note, me, event }: Ending): Promise<Ref> {
  const resolved = { resolvedOn: fromDay(todayOf(ctx)), resolvedById: me.id, resolvedByName: me.name }
  const changed = await tx.forecast.updateMany({ where: { id, outcome: null }, data: { outcome, note, ...resolved } })
  if (changed.count === 0) throw conflict('Somebody closed this forecast at the same moment. Reload the page to see how it came out.')
  await record(tx, ctx, event, { type: 'forecast', id }, { outcome, note })
  return { id }
}

/**
 * Writes down what the engine foresees for the headlines of a week that freezes: that *justified* and *stay* still stand in 90 days. One that is open
 * for the same pair and status goes on instead. Returns how many were made.
 */
export async function recordEngineForecasts(tx: Tx, ctx: Context, report: Report): Promise<number> {
  const madeOn = todayOf(ctx)
  const rateOf = await baseRates(tx)
  const rows = report.dependencies.flatMap(({ dependency, pairs: [first] }) => {
    const said = first ? engineForecast(first.verdict, rateOf(first.verdict.status)) : null
    if (!first || said === null) return []
    const about = { dependencyId: dependency.id, challengerId: first.challenger.id, goal: first.goal }
    return [
      {
        ...{ workspaceId: ctx.workspace.id, id: randomUUID(), week: report.week, edition: report.edition, ...about },
        ...{ percent: said.percent, statement: said.rests },
        ...{
          kind: 'status_stays' as const,
          status: first.verdict.status,
          by: 'engine' as const,
          byName: 'Switchboard',
          madeByName: 'Switchboard',
        },
        ...{ madeOn: fromDay(madeOn), dueOn: fromDay(engineDueOn(madeOn)), createdAt: ctx.now },
      },
    ]
  })
  if (rows.length === 0) return 0
  const made = await tx.forecast.createManyAndReturn({
    data: rows,
    skipDuplicates: true,
    select: { id: true, percent: true, status: true },
  })
  if (made.length > 0)
    await recordEach(
      tx,
      ctx,
      made.map(({ id, ...detail }) => ({
        action: 'forecast.made',
        subject: { type: 'forecast', id },
        detail: { by: 'engine', ...detail },
      })),
    )
  return made.length
}

function personOf({ actor }: Context): { id: string; name: string } {
  if (actor.kind === 'user') return actor
  throw forbidden('Forecasts are made and resolved by people. Sign in to make one.')
}
