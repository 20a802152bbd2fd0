import 'server-only'
import { allow, type Context } from '@/lib/context'
import { statement } from '@/lib/db/scope'
import { type EvaluatorKind, evaluatorKinds } from '@/lib/domain/claim'

/**
 * Published results about the models of one vendor, by who ran them. `for`: its model won the head-to-head, or stands in the upper half of its
 * table, `first` of them at the top. `against`: it lost, or stands in the lower half. `neither`: what says neither. The three add up to `claims`,
 * which name one of its models on either side; `own` of them are made about its model rather than about the opponent's.
 */
export type VendorClaims = {
  kind: EvaluatorKind
  claims: number
  own: number
  for: number
  first: number
  against: number
  neither: number
}

// A claim that names one of its models as the opponent is a head-to-head as well, read from the other side; two of its own models against each
// other are neither for nor against it. What was withdrawn says nothing any more. The middle of a table is neither half.
const claimsStatement = statement(`
  with own as (
    select m."id" from "Model" m where m."workspaceId" = $1 and m."vendorId" = $2
  ), said as (
    select c."evaluatorKind" as "kind", c."modelId" in (select own."id" from own) as "ours",
      coalesce(c."opponentId" in (select own."id" from own), false) as "theirs", c."opponentId", c."wins", c."losses", c."rank", c."tableSize"
    from "Claim" c
    where c."workspaceId" = $1 and c."archivedAt" is null and not c."retracted"
      and (c."modelId" in (select own."id" from own) or c."opponentId" in (select own."id" from own))
  ), told as (
    select "kind", "ours", "rank" = 1 and "tableSize" > 1 as "top", case
      when "ours" and "theirs" then null
      when "opponentId" is not null then sign("wins" - "losses") * case when "ours" then 1 else -1 end
      when "ours" then sign("tableSize" + 1 - 2 * "rank")
    end as "lead"
    from said
  )
  select "kind"::text as "kind", count(*)::int as "claims", count(*) filter (where "ours")::int as "own",
    count(*) filter (where "lead" > 0)::int as "for",
    count(*) filter (where "ours" and "top")::int as "first", count(*) filter (where "lead" < 0)::int as "against",
    count(*) filter (where coalesce("lead", 0) = 0)::int as "neither"
  from told group by 1`)

/** What was published about the models of a vendor: by who ran it, in the order of trust. */
export async function vendorClaims(ctx: Context, vendorId: string): Promise<VendorClaims[]> {
  allow(ctx, 'workspace:read')
  const rows = await ctx.db.$queryRawUnsafe<VendorClaims[]>(claimsStatement, ctx.workspace.id, vendorId)
  return evaluatorKinds.flatMap(({ id }) => rows.filter(({ kind }) => kind === id))
}
