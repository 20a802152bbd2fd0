import 'server-only'
import { allow, type Context } from '@/lib/context'
import type { Day } from '@/lib/domain/day'
import { type BoardYear, leadChanges } from '@/lib/domain/lead-changes'
import { dayIn, firstDay, lastDay } from '@/lib/domain/week'
import { type WeekSums, weekSums } from '@/lib/domain/year-weeks'
import { boardLeaders } from './board-leaders'
import { frozenOnce } from './frozen-report'

/** What the charts of a year draw. */
export type Year = {
  year: string
  /** Years with a signed week, newest first. */
  years: string[]
  /** The signed weeks of the year, oldest first, each as its newest signed edition has it. */
  weeks: WeekSums[]
  boards: BoardYear[]
  /** First and last day that the boards are looked at. */
  from: Day
  to: Day
}

const mostKept = 1000
/** By the hash of a frozen week, which can never mean anything else. */
const kept = new Map<string, WeekSums>()

/** The charts of one year, by default the newest with a signed week. */
export async function getYear(ctx: Context, asked?: string): Promise<Year> {
  allow(ctx, 'workspace:read')
  const signed = await ctx.db.review.findMany({
    where: { state: 'signed' },
    orderBy: [{ week: 'asc' }, { edition: 'asc' }],
    select: { week: true, edition: true, sha256: true },
  })
  const newest = new Map(signed.map((row) => [row.week, row]))
  const years = [...new Set([...newest.keys()].map((week) => week.slice(0, 4)))].reverse()
  const today = dayIn(ctx.now, ctx.workspace.timeZone)
  const year = years.find((each) => each === asked) ?? years[0] ?? today.slice(0, 4)
  const weeks: WeekSums[] = []
  // One after the other, so that only one week at a time is in memory.
  for (const row of newest.values()) if (row.week.startsWith(year)) weeks.push(await sumsOf(ctx, row))
  const from = firstDay(`${year}-W01`)
  const end = lastDay(lastWeekOf(year))
  const to = end < today ? end : today
  return { year, years, weeks, boards: leadChanges(await boardLeaders(ctx, to), from, to), from, to }
}

/** The 53rd, where the year has one. */
const lastWeekOf = (year: string) => (firstDay(`${year}-W53`) < firstDay(`${Number(year) + 1}-W01`) ? `${year}-W53` : `${year}-W52`)

type Row = { week: string; edition: number; sha256: string | null }

async function sumsOf(ctx: Context, { week, edition, sha256 }: Row): Promise<WeekSums> {
  const known = sha256 === null ? undefined : kept.get(sha256)
  if (known) return known
  const row = await ctx.db.review.findFirst({ where: { week, edition }, select: { content: true } })
  if (!row?.content) throw new Error(`The signed week ${week} has no content.`)
  const sums = weekSums(frozenOnce(row.content))
  if (sha256 !== null) kept.set(sha256, sums)
  for (const oldest of kept.keys()) {
    if (kept.size <= mostKept) break
    kept.delete(oldest)
  }
  return sums
}
