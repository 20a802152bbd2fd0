import 'server-only'
import { allow, type Context } from '@/lib/context'
import { statement } from '@/lib/db/scope'
import { faded, pairCauses } from '@/lib/domain/changes'
import type { Pair, Report } from '@/lib/domain/report'
import type { Goal } from '@/lib/domain/verdict/input'
import type { Status } from '@/lib/domain/verdict/output'

export type PairKey = { dependencyId: string; challengerId: string; goal: Goal }

/** A week in which a pair's status was not what it was in the signed week before; `before` is null where the pair is new. */
export type PairChange = {
  week: string
  /** The week is not signed yet, so that this may still change. */
  open: boolean
  before: Status | null
  after: Status
  /** Why, most telling first; null for changes so far back that nobody looked it up. */
  causes: string[] | null
}

/** Each costs two frozen weeks to be read. */
const explained = 6

/**
 * The status changes of one pair over the signed weeks, newest first, with what caused the last ones; with `running`, also how the open week
 * differs from the last signed one. Empty for a pair that was never signed.
 */
export async function pairChanges(ctx: Context, key: PairKey, running: WeekOfPair | null = null): Promise<PairChange[]> {
  allow(ctx, 'workspace:read')
  const points = await ctx.db.verdictSnapshot.findMany({
    where: { ...key, review: { state: 'signed' } },
    orderBy: [{ week: 'asc' }, { edition: 'asc' }],
    select: { week: true, status: true },
  })
  const last = points.at(-1)
  if (running && last && last.week < running.week) points.push({ week: running.week, status: running.pair.verdict.status })
  const moves = points
    .map(({ week, status }, index) => ({ week, before: points[index - 1] ?? null, after: status }))
    .filter(({ before, after }) => before?.status !== after)
    .reverse()
  const recent = moves.slice(0, explained)
  const weeks = recent.flatMap(({ week, before }) => (before ? [before.week, week] : []))
  const known = await frozenPairs(ctx, key, weeks)
  if (running) known.set(running.week, running)
  return moves.map(({ week, before, after }, index) => ({
    week,
    open: week === running?.week,
    before: before?.status ?? null,
    after,
    causes:
      before === null
        ? ['weighed for the first time']
        : index < explained
          ? causesOf(key.dependencyId, known.get(before.week), known.get(week))
          : null,
  }))
}

function causesOf(dependencyId: string, then: FrozenPair | undefined, now: FrozenPair | undefined): string[] {
  if (!then?.pair || !now?.pair) return ['the frozen week holds no such pair']
  const causes = pairCauses(dependencyId, [then.pair, now.pair], { before: then, after: now }).map((cause) => cause.text)
  if (now.pair.verdict.basis === 'forced' && then.pair.verdict.basis !== 'forced')
    causes.unshift('the incumbent retires, so the question is now whether it is as good')
  return causes.length > 0 ? causes : [faded(dependencyId, now.pair).text]
}

/** One pair as one week had it. */
export type WeekOfPair = { week: string; policy: Report['policy']; pair: Pair }

type FrozenPair = Omit<WeekOfPair, 'pair'> & { pair: Pair | null }

// The frozen week is parsed once and only this pair leaves the database; "offset 0" keeps the planner from parsing it per column.
const frozenStatement = statement(`
  select distinct on (r."week") r."week", j.c -> 'policy' as "policy",
    jsonb_path_query_first(j.c, '$.dependencies[*] ? (@.dependency.id == $dependency).pairs[*] ? (@.challenger.id == $challenger && @.goal == $goal)', $3::jsonb) as "pair"
  from "Review" r cross join lateral (select r."content"::jsonb as c offset 0) j
  where r."workspaceId" = $1 and r."state" = 'signed' and r."week" = any($2)
  order by r."week", r."edition" desc`)

async function frozenPairs(ctx: Context, { dependencyId, challengerId, goal }: PairKey, weeks: string[]): Promise<Map<string, FrozenPair>> {
  if (weeks.length === 0) return new Map()
  const key = JSON.stringify({ dependency: dependencyId, challenger: challengerId, goal })
  const rows = await ctx.db.$queryRawUnsafe<FrozenPair[]>(frozenStatement, ctx.workspace.id, [...new Set(weeks)], key)
  return new Map(rows.map((row) => [row.week, row]))
}
