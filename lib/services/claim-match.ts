import 'server-only'
import { z } from 'zod'
import type { Context } from '@/lib/context'
import type { Tx } from '@/lib/db/scope'
import { Slug } from '@/lib/domain/provenance'
import { conflict, invalid, notFound } from '@/lib/errors'
import { formatNumber, plural } from '@/lib/format'
import { ClaimFilters } from './claim-query'
import { searchTerms } from './claim-search'
import { facetValues, filterValues, matchingSql } from './claim-sql'

/** How many claims one step may change. */
export const mostAtOnce = 5000

const tooMany = `Change at most ${formatNumber(mostAtOnce)} claims at once. Narrow the filters, then go on with the rest.`

/** Claims by id, or with `all` every one that passes `match`; `expected` is how many the person was told that these are. */
export const ClaimChoice = {
  ids: z.array(Slug).max(mostAtOnce, tooMany).default([]),
  all: z.boolean().default(false),
  match: ClaimFilters.nullable().default(null),
  expected: z.number().int().min(1, 'Select at least one claim.'),
}
type Choice = { ids: string[]; all: boolean; match: ClaimFilters | null; expected: number }

/** The claims of a choice, in the order of their ids. Refuses to act on other claims than those that were seen. */
export async function chosenClaims(
  tx: Tx,
  ctx: Context,
  choice: Choice,
): Promise<{ id: string; modelId: string; archivedAt: Date | null }[]> {
  const ids = choice.all ? await matchingIds(tx, ctx, choice.match ?? ClaimFilters.parse({})) : [...new Set(choice.ids)].sort()
  if (ids.length > mostAtOnce) throw invalid(tooMany)
  if (ids.length !== choice.expected)
    throw conflict(
      `You selected ${plural(choice.expected, 'claim')}, and now there are ${formatNumber(ids.length)}. Nothing was changed; look at the list again.`,
    )
  const rows = await tx.claim.findMany({
    where: { id: { in: ids } },
    select: { id: true, modelId: true, archivedAt: true },
    orderBy: { id: 'asc' },
  })
  if (rows.length !== ids.length) throw notFound(ids.length === 1 ? 'This claim' : 'One of these claims')
  return rows
}

async function matchingIds(tx: Tx, ctx: Context, filters: ClaimFilters): Promise<string[]> {
  const terms = await searchTerms(ctx, filters.q)
  const rows = await tx.$queryRawUnsafe<{ id: string }[]>(
    matchingSql(terms.length),
    ctx.workspace.id,
    mostAtOnce + 1,
    ...facetValues(filters),
    ...filterValues(filters, terms),
  )
  return rows.map((row) => row.id)
}
