import 'server-only'
import { allow, type Context } from '@/lib/context'
import { statement } from '@/lib/db/scope'
import { ClaimQuery, type ClaimSort, type ListQuery, orderOf } from './claim-query'
import { searchTerms } from './claim-search'
import { facetValues, filterValues, pageSql } from './claim-sql'
import type { ClaimView } from './claim-view'

export type Neighbours = { previous: string | null; next: string | null }

type Place = { claim: Pick<ClaimView['claim'], 'id' | 'publishedOn' | 'value' | 'sampleSize' | 'evaluatorOrg'> } & Pick<
  ClaimView,
  'model' | 'benchmark' | 'source'
>

/** What the list orders a claim by, as its statement writes it. */
const keys: Record<ClaimSort, (place: Place) => string | null> = {
  published: ({ claim }) => claim.publishedOn,
  value: ({ claim }) => (claim.value === null ? null : String(claim.value)),
  sample: ({ claim }) => (claim.sampleSize === null ? null : String(claim.sampleSize)),
  evaluator: ({ claim }) => claim.evaluatorOrg,
  model: ({ model }) => `${model.facts.name} ${model.facts.modelVersion}`,
  benchmark: ({ benchmark }) => benchmark && `${benchmark.name} ${benchmark.benchmarkVersion ?? ''}`,
  source: ({ source }) => source.title,
}

const known = new Map<string, string>()

function bothSides(sort: ClaimSort, direction: 'ascending' | 'descending', terms: number): string {
  const name = [sort, direction, terms].join()
  const side = (backward: boolean) => pageSql({ sort, direction, backward, terms })
  const made =
    known.get(name) ??
    statement(`select 'previous' as "side", p."id" from (${side(true)}) p\nunion all\nselect 'next', n."id" from (${side(false)}) n`)
  known.set(name, made)
  return made
}

/** The claims before and after one in the list that it was opened from, found by its key in one statement. */
export async function claimNeighbours(ctx: Context, place: Place, query: ListQuery): Promise<Neighbours> {
  allow(ctx, 'workspace:read')
  const list = ClaimQuery.parse({ ...query, after: null, before: null })
  const { sort, direction } = orderOf(list)
  const terms = await searchTerms(ctx, list.q)
  const key = keys[sort](place)
  const rows = await ctx.db.$queryRawUnsafe<{ side: keyof Neighbours; id: string }[]>(
    bothSides(sort, direction, terms.length),
    ctx.workspace.id,
    key,
    place.claim.id,
    key === null,
    1,
    ...facetValues(list),
    ...filterValues(list, terms),
  )
  const idAt = (side: keyof Neighbours) => rows.find((row) => row.side === side)?.id ?? null
  return { previous: idAt('previous'), next: idAt('next') }
}
