import 'server-only'
import { allow, type Context } from '@/lib/context'
import { statement } from '@/lib/db/scope'
import { benchmarkTitle } from '@/lib/domain/benchmark'
import type { Day } from '@/lib/domain/day'
import type { BoardLeader } from '@/lib/domain/lead-changes'
import { taskLabel } from '@/lib/domain/task'

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

/** Who stood first on every published state of every board up to a day. */
export async function boardLeaders(ctx: Context, to: Day): Promise<BoardLeader[]> {
  allow(ctx, 'workspace:read')
  const rows = await ctx.db.$queryRawUnsafe<Found[]>(leadersSql, ctx.workspace.id, to)
  return rows.map(({ dimensionId, task, column, name, benchmarkVersion, variant, model, ...row }) => ({
    ...row,
    boardId: `${row.benchmarkId} ${dimensionId} ${task}`,
    board: `${benchmarkTitle({ name, benchmarkVersion })}: ${column}, ${taskLabel(task)}`,
    model: variant ? `${model} ${variant}` : model,
  }))
}
