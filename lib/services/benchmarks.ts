import 'server-only'
import { allow, type Context } from '@/lib/context'
import { toNoun } from '@/lib/db/columns'
import { statement } from '@/lib/db/scope'
import { benchmarkSelect } from '@/lib/db/select'
import { type Benchmark, benchmarkTitle } from '@/lib/domain/benchmark'
import type { EvaluatorKind } from '@/lib/domain/claim'
import type { Day } from '@/lib/domain/day'
import type { TaskId } from '@/lib/domain/task'
import { notFound } from '@/lib/errors'
import { askedId } from './asked-id'

/** How much was published on a benchmark; echoes are claims too. */
export type BenchmarkTally = { claims: number; models: number; evaluators: number; newest: Day | null }

export type BenchmarkRow = Benchmark & BenchmarkTally

const nothing: BenchmarkTally = { claims: 0, models: 0, evaluators: 0, newest: null }

const tallySql = statement(`select c."benchmarkId" as "id", count(*)::int as "claims", count(distinct c."modelId")::int as "models",
  count(distinct c."evaluatorId")::int as "evaluators", max(c."publishedOn")::text as "newest"
from "Claim" c
where c."workspaceId" = $1 and c."benchmarkId" is not null and c."archivedAt" is null and ($2::text is null or c."benchmarkId" = $2)
group by 1`)

async function tallies(ctx: Context, id: string | null = null): Promise<Map<string, BenchmarkTally>> {
  const rows = await ctx.db.$queryRawUnsafe<(BenchmarkTally & { id: string })[]>(tallySql, ctx.workspace.id, id)
  return new Map(rows.map(({ id, ...tally }) => [id, tally]))
}

/** All benchmarks by name, with what was published on each. */
export async function listBenchmarks(ctx: Context): Promise<BenchmarkRow[]> {
  allow(ctx, 'workspace:read')
  const [rows, tally] = await Promise.all([
    ctx.db.benchmark.findMany({ orderBy: [{ name: 'asc' }, { id: 'asc' }], select: benchmarkSelect }),
    tallies(ctx),
  ])
  return rows.map((row) => ({ ...toNoun<Benchmark>(row), ...(tally.get(row.id) ?? nothing) }))
}

export type BenchmarkChoice = {
  id: string
  title: string
  dimensions: { id: string; name: string; unit: string; min: number | null; max: number | null; higherIsBetter: boolean }[]
}

/** Titles and dimensions of all benchmarks, for a form. */
export async function listBenchmarkChoices(ctx: Context): Promise<BenchmarkChoice[]> {
  allow(ctx, 'workspace:read')
  const rows = await ctx.db.benchmark.findMany({
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      name: true,
      benchmarkVersion: true,
      dimensions: {
        orderBy: { name: 'asc' },
        select: { id: true, name: true, unit: true, min: true, max: true, higherIsBetter: true },
      },
    },
  })
  return rows.map((row) => ({ id: row.id, title: benchmarkTitle(row), dimensions: row.dimensions }))
}

/** One row of the newest table of a dimension. */
export type Standing = {
  id: string
  dimensionId: string
  task: TaskId
  tableId: string | null
  place: number
  /** Rows of the whole table. */
  rows: number
  model: string
  variant: string | null
  value: number
  ciLow: number | null
  ciHigh: number | null
  evaluatorOrg: string
  evaluatorKind: EvaluatorKind
  publishedOn: Day
}

export type BenchmarkPage = BenchmarkRow & { standings: Standing[] }

const shownRows = 8

// A table of one row compares nothing, so the newest one with at least two rows comes first.
const standingSql = statement(`with figure as (
  select c.*, coalesce(c."tableId", c."evaluatorId" || ' ' || c."publishedOn"::text) as "snapshot"
  from "Claim" c
  where c."workspaceId" = $1 and c."benchmarkId" = $2 and c."dimensionId" is not null and c."value" is not null
    and c."archivedAt" is null and not c."retracted" and c."repeatsId" is null
), snapshot as (
  select distinct on (s."dimensionId") s.* from (
    select "dimensionId", "task", "snapshot", "unit", max("publishedOn") as "day", count(*)::int as "rows" from figure group by 1, 2, 3, 4
  ) s
  order by s."dimensionId", s."rows" > 1 desc, s."day" desc, s."rows" desc, s."snapshot"
), ranked as (
  select f.*, s."rows", row_number() over (
    partition by f."dimensionId" order by case when d."higherIsBetter" then -f."value" else f."value" end, f."id")::int as "place"
  from figure f
  join snapshot s on s."dimensionId" = f."dimensionId" and s."task" = f."task" and s."snapshot" = f."snapshot" and s."unit" is not distinct from f."unit"
  join "BenchmarkDimension" d on d."workspaceId" = $1 and d."benchmarkId" = $2 and d."id" = f."dimensionId"
)
select r."id", r."dimensionId", r."task", r."tableId", r."place", r."rows", trim(m."name" || ' ' || m."modelVersion") as "model", r."variant",
  r."value", r."ciLow", r."ciHigh", r."evaluatorOrg", r."evaluatorKind"::text as "evaluatorKind", r."publishedOn"::text as "publishedOn"
from ranked r join "Model" m on m."workspaceId" = $1 and m."id" = r."modelId"
where r."place" <= $3
order by r."dimensionId", r."place"`)

/** One benchmark with the newest table of each of its dimensions; throws `not_found`. */
export async function getBenchmark(ctx: Context, id: string): Promise<BenchmarkPage> {
  allow(ctx, 'workspace:read')
  askedId(id, 'This benchmark')
  const [row, tally, standings] = await Promise.all([
    ctx.db.benchmark.findFirst({ where: { id }, select: benchmarkSelect }),
    tallies(ctx, id),
    ctx.db.$queryRawUnsafe<Standing[]>(standingSql, ctx.workspace.id, id, shownRows),
  ])
  if (!row) throw notFound('This benchmark')
  return { ...toNoun<Benchmark>(row), ...(tally.get(id) ?? nothing), standings }
}
