import 'server-only'
import { allow, type Context } from '@/lib/context'
import { statement } from '@/lib/db/scope'
import type { Week } from '@/lib/domain/week'

/** A signed week, and whether any dependency had another status in it than in the signed week before. */
export type SignedWeek = { week: Week; changed: boolean }

const weeksSql = statement(`with edition as (
  select "week", max("edition") as "edition" from "Review" where "workspaceId" = $1 and "state" = 'signed' group by 1
), headline as (
  select v."week", v."status", lag(v."status") over (partition by v."dependencyId" order by v."week") as "was"
  from "VerdictSnapshot" v join edition e on e."week" = v."week" and e."edition" = v."edition"
  where v."workspaceId" = $1 and v."headline"
)
select e."week", coalesce(bool_or(h."was" <> h."status"), false) as "changed"
from edition e left join headline h on h."week" = e."week" group by 1 order by 1`)

const mostKept = 200
/** By the number of signed editions and the hash of the one signed last: signed weeks cannot change otherwise. */
const kept = new Map<string, SignedWeek[]>()

/** The weeks that have a signed edition, oldest first, without what they hold. */
export async function signedWeeks(ctx: Context): Promise<SignedWeek[]> {
  allow(ctx, 'workspace:read')
  const where = { state: 'signed' as const }
  const [count, last] = await Promise.all([
    ctx.db.review.count({ where }),
    ctx.db.review.findFirst({ where, orderBy: [{ signedAt: 'desc' }, { week: 'desc' }, { edition: 'desc' }], select: { sha256: true } }),
  ])
  const key = `${ctx.workspace.id} ${count} ${last?.sha256 ?? ''}`
  const known = kept.get(key)
  if (known) return known
  const weeks = await ctx.db.$queryRawUnsafe<SignedWeek[]>(weeksSql, ctx.workspace.id)
  if (last?.sha256) kept.set(key, weeks)
  for (const oldest of kept.keys()) {
    if (kept.size <= mostKept) break
    kept.delete(oldest)
  }
  return weeks
}
