import 'server-only'
import { allow, type Context } from '@/lib/context'
import { statement } from '@/lib/db/scope'
import { wordsOf } from './claim-query'
import { patternOf, type SearchTerm } from './claim-sql'

// Models, benchmarks, sources and evaluators are few, so their names are searched here and the many claims only by id.
// The recursion steps through the index from one evaluator to the next.
const lookUp = statement(`with recursive org("name") as (
  (select c."evaluatorOrg" from "Claim" c where c."workspaceId" = $1 order by c."evaluatorOrg" limit 1)
  union all
  select (select c."evaluatorOrg" from "Claim" c where c."workspaceId" = $1 and c."evaluatorOrg" > org."name" order by c."evaluatorOrg" limit 1)
  from org where org."name" is not null
)
select
  array(select m."id" from "Model" m join "Vendor" v on v."workspaceId" = $1 and v."id" = m."vendorId"
    where m."workspaceId" = $1 and (m."name" || ' ' || m."modelVersion" ilike t.pattern or v."name" ilike t.pattern
      or exists (select from unnest(m."aliases" || m."apiModelIds") alias where alias ilike t.pattern))) as "models",
  array(select b."id" from "Benchmark" b where b."workspaceId" = $1 and concat_ws(' ', b."name", b."benchmarkVersion") ilike t.pattern) as "benchmarks",
  array(select d."benchmarkId" || '/' || d."id" from "BenchmarkDimension" d where d."workspaceId" = $1 and d."name" ilike t.pattern) as "dimensions",
  array(select s."id" from "Source" s where s."workspaceId" = $1 and concat_ws(' ', s."title", s."url") ilike t.pattern) as "sources",
  array(select org."name" from org where org."name" ilike t.pattern) as "evaluators"
from unnest($2::text[]) with ordinality t(pattern, n)
order by t.n`)

/**
 * Looks a search text up in the names of models, vendors, benchmarks, sources and evaluators. When one of them bears the whole text,
 * as in "veo 3.1", that is what was meant; otherwise every word has to be found somewhere.
 */
export async function searchTerms(ctx: Context, text: string): Promise<SearchTerm[]> {
  allow(ctx, 'workspace:read')
  const words = wordsOf(text)
  if (words.length === 0) return []
  const asked = words.length === 1 ? words : [words.join(' '), ...words]
  const rows = await ctx.db.$queryRawUnsafe<Omit<SearchTerm, 'patterns'>[]>(lookUp, ctx.workspace.id, asked.map(patternOf))
  const terms = rows.map((row, index) => ({ ...row, patterns: casesOf(asked[index] ?? '').map(patternOf) }))
  const [whole] = terms
  return words.length === 1 || (whole && isNamed(whole)) ? terms.slice(0, 1) : terms.slice(1)
}

const isNamed = ({ patterns: _, ...names }: SearchTerm): boolean => Object.values(names).some((ids) => ids.length > 0)

/** The database folds the case of a to z by itself here; other letters are looked for in each case. */
const casesOf = (word: string): string[] =>
  /^[\x20-\x7e]*$/.test(word) ? [word] : [...new Set([word, word.toLowerCase(), word.toUpperCase()])]
