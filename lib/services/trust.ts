import 'server-only'
import { allow, type Context } from '@/lib/context'
import { type Backtest, ENOUGH_ROWS } from '@/lib/domain/backtest/backtest'
import { type Digest, digest } from '@/lib/domain/backtest/digest'
import { WAIT_DAYS } from '@/lib/domain/backtest/later-evidence'
import { firstOfMonths, signedBacktest } from '@/lib/domain/backtest/signed-weeks'
import { addDays, type Day, fromDay, toDay } from '@/lib/domain/day'
import type { Report } from '@/lib/domain/report'
import { bars } from '@/lib/domain/verdict/bars'
import { heldTogether } from '@/lib/domain/verdict/ebh'
import type { Basis } from '@/lib/domain/verdict/output'
import { dayIn, type Week, weekIn } from '@/lib/domain/week'
import { getWeek } from './reviews'
import { type StarterBacktest, starterBacktest } from './starter-backtest'
import { loadWorld } from './world'

/** An own trial of the running week, and whether it holds when all of them are looked at together. */
export type TrialLine = {
  id: string
  dependencyId: string
  dependency: string
  challengerId: string
  challenger: string
  wins: number
  losses: number
  ties: number
  /** Evidence against "no difference", as n to 1. */
  e: number
  /** Evidence that one trial alone needs for proof, and the question it answers. */
  needed: number
  basis: Basis
  holds: boolean
  /** True when one of its trials is invented, as in the demo. */
  demo: boolean
}

export type Trust = {
  starter: StarterBacktest
  /** The workspace's own signed verdicts, by the same rule; `signedWeeks` of them are old enough. */
  own: Digest
  signedWeeks: number
  trials: TrialLine[]
  week: Week
}

/** How far the engine and this workspace's own verdicts can be trusted: scores on past days, and the own trials that hold together. */
export async function getTrust(ctx: Context): Promise<Trust> {
  allow(ctx, 'workspace:read')
  const week = weekIn(ctx.now, ctx.workspace.timeZone)
  const [starter, weeks, { report }] = await Promise.all([starterBacktest(), oldWeeks(ctx), getWeek(ctx, week)])
  const own = await ownBacktest(ctx, weeks)
  await remember(ctx, weeks, Promise.resolve(own.n))
  return { starter, own: digest(own), signedWeeks: weeks.length, trials: trialLines(report), week }
}

/** Whether this workspace's own forecasts have been tested enough to be believed. */
export type CalibrationState = { resolved: number; enough: number; calibrated: boolean }

/**
 * The state of calibration for one line on the board: one small query, and the count of resolved rows from memory. It is counted anew when a week
 * grows old enough or the day changes; a claim added in between counts from the next day or the next look at the whole.
 */
export async function calibrationState(ctx: Context): Promise<CalibrationState> {
  allow(ctx, 'workspace:read')
  const weeks = await oldWeeks(ctx)
  const resolved = weeks.length === 0 ? 0 : await (recalled(ctx, weeks) ?? remember(ctx, weeks, countResolved(ctx, weeks)))
  return { resolved, enough: ENOUGH_ROWS, calibrated: resolved >= ENOUGH_ROWS }
}

type OldWeek = { week: Week; asOf: Day }

/** The first signed week of each month whose 90 days are over. */
async function oldWeeks(ctx: Context): Promise<OldWeek[]> {
  const last = addDays(dayIn(ctx.now, ctx.workspace.timeZone), -WAIT_DAYS)
  const rows = await ctx.db.review.findMany({
    where: { state: 'signed', asOf: { lte: fromDay(last) } },
    orderBy: [{ week: 'asc' }, { edition: 'asc' }],
    select: { week: true, asOf: true },
  })
  return firstOfMonths(rows.flatMap(({ week, asOf }) => (asOf === null ? [] : [{ week, asOf: toDay(asOf) }])))
}

async function ownBacktest(ctx: Context, weeks: readonly OldWeek[]): Promise<Backtest> {
  if (weeks.length === 0) return signedBacktest([], (await loadWorld(ctx)).evidence)
  const [world, reviews] = await Promise.all([
    loadWorld(ctx),
    ctx.db.review.findMany({
      where: { state: 'signed', week: { in: weeks.map(({ week }) => week) } },
      distinct: ['week'],
      orderBy: [{ week: 'asc' }, { edition: 'desc' }],
      select: { content: true },
    }),
  ])
  const reports = reviews.flatMap(({ content }) => (content === null ? [] : [JSON.parse(content) as Report]))
  return signedBacktest(reports, world.evidence)
}

const countResolved = async (ctx: Context, weeks: readonly OldWeek[]): Promise<number> => (await ownBacktest(ctx, weeks)).n

const MOST_REMEMBERED = 200
const counts = new Map<string, { key: string; resolved: Promise<number> }>()

const keyOf = (ctx: Context, weeks: readonly OldWeek[]): string =>
  [dayIn(ctx.now, ctx.workspace.timeZone), ...weeks.map(({ week }) => week)].join(' ')

function recalled(ctx: Context, weeks: readonly OldWeek[]): Promise<number> | null {
  const found = counts.get(ctx.workspace.id)
  return found?.key === keyOf(ctx, weeks) ? found.resolved : null
}

function remember(ctx: Context, weeks: readonly OldWeek[], resolved: Promise<number>): Promise<number> {
  const { id } = ctx.workspace
  counts.delete(id)
  counts.set(id, { key: keyOf(ctx, weeks), resolved })
  const [oldest] = counts.keys()
  if (counts.size > MOST_REMEMBERED && oldest !== undefined) counts.delete(oldest)
  void resolved.catch(() => counts.delete(id))
  return resolved
}

function trialLines({ dependencies, policy }: Report): TrialLine[] {
  const tried = dependencies.flatMap(({ dependency, pairs }) =>
    pairs
      // A trial of a challenger that is weighed for both goals counts once, for the question that stands first.
      .filter((pair, i) => pair.verdict.trial.N > 0 && pairs.findIndex((other) => other.challenger.id === pair.challenger.id) === i)
      .map(({ challenger, trials, verdict }) => ({ challenger, trials, verdict, needed: bars(policy.content, verdict).evidence }))
      .map(({ challenger, trials, needed, verdict: { trial, e, basis } }) => ({
        id: `${dependency.id} ${challenger.id}`,
        ...{ dependencyId: dependency.id, dependency: dependency.name, challengerId: challenger.id, challenger: challenger.modelTitle },
        ...{ wins: trial.w, losses: trial.l, ties: trial.ti, e, needed, basis },
        demo: trials.some(({ origin }) => origin === 'demo'),
      })),
  )
  const holds = new Set(heldTogether(tried))
  return tried.map((line) => ({ ...line, holds: holds.has(line.id) })).sort((a, b) => b.e - a.e || (a.id < b.id ? -1 : 1))
}
