import 'server-only'
import { allow, type Context } from '@/lib/context'
import { statement } from '@/lib/db/scope'
import { benchmarkTitle } from '@/lib/domain/benchmark'
import type { Day } from '@/lib/domain/day'
import { type BoardLeader, type BoardYear, leadChanges } from '@/lib/domain/lead-changes'
import { taskLabel } from '@/lib/domain/task'
import { dayIn, firstDay, lastDay } from '@/lib/domain/week'
import { type WeekSums, weekSums } from '@/lib/domain/year-weeks'
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
  return { year, years, weeks, boards: leadChanges(await leaders(ctx, to), from, to), from, to }
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

// The best row of each published state of a board. A state of one row compares nothing, and one whose ranks do not begin at 1 does not show its leader.
const leadersSql = statement(`with figure as (
  select c."id", c."benchmarkId", c."dimensionId", c."task", c."modelId", c."variant", c."value", c."unit", c."rank", c."publishedOn",
    coalesce(c."tableId", c."evaluatorId" || ' ' || c."publishedOn"::text) as "state", d."higherIsBetter", d."name" as "column"
  from "Claim" c
  join "BenchmarkDimension" d on d."workspaceId" = $1 and d."benchmarkId" = c."benchmarkId" and d."id" = c."dimensionId" and d."dimension" is not null
  where c."workspaceId" = $1 and c."value" is not null and c."archivedAt" is null and not c."retracted" and c."repeatsId" is null
    and c."publishedOn" <= $2::date
), state as (
  select "benchmarkId", "dimensionId", "task", "state", "unit", max("publishedOn") as "on", count(distinct ("modelId", "variant"))::int as "of"
  from figure group by 1, 2, 3, 4, 5 having count(distinct ("modelId", "variant")) > 1 and coalesce(min("rank"), 1) = 1
)
select distinct on (s."benchmarkId", s."dimensionId", s."task", s."on", s."state", s."unit")
  s."benchmarkId", s."dimensionId", s."task", s."on"::text as "on", s."of", s."unit", f."id" as "claimId", f."value", f."column",
  b."name", b."benchmarkVersion", trim(m."name" || ' ' || m."modelVersion") as "model", f."variant"
from state s
join figure f on f."benchmarkId" = s."benchmarkId" and f."dimensionId" = s."dimensionId" and f."task" = s."task" and f."state" = s."state"
  and f."unit" is not distinct from s."unit"
join "Benchmark" b on b."workspaceId" = $1 and b."id" = s."benchmarkId"
join "Model" m on m."workspaceId" = $1 and m."id" = f."modelId"
order by s."benchmarkId", s."dimensionId", s."task", s."on", s."state", s."unit", f."rank" nulls last,
  case when f."higherIsBetter" then -f."value" else f."value" end, f."id"`)

type Found = Pick<BoardLeader, 'benchmarkId' | 'on' | 'of' | 'unit' | 'claimId' | 'value' | 'model'> & {
  dimensionId: string
  task: string
  column: string
  name: string
  benchmarkVersion: string | null
  variant: string | null
}

async function leaders(ctx: Context, to: Day): Promise<BoardLeader[]> {
  const rows = await ctx.db.$queryRawUnsafe<Found[]>(leadersSql, ctx.workspace.id, to)
  return rows.map(({ dimensionId, task, column, name, benchmarkVersion, variant, model, ...row }) => ({
    ...row,
    boardId: `${row.benchmarkId} ${dimensionId} ${task}`,
    board: `${benchmarkTitle({ name, benchmarkVersion })}: ${column}, ${taskLabel(task)}`,
    model: variant ? `${model} ${variant}` : model,
  }))
}
