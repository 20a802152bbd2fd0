import 'server-only'
import { allow, type Context } from '@/lib/context'
import { statement } from '@/lib/db/scope'
import { wordsOf } from './claim-query'
import { patternOf, type SearchTerm } from './claim-sql'

// Models, benchmarks, sources and evaluators are few, so their names are searched here and the many claims only by id.
// The recursion steps through the index from one evaluator to the next. Texts are found by the words in their index; a pattern then
// holds the few that have all of them to the order in which they were asked for.
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
  array(select org."name" from org where org."name" ilike t.pattern) as "evaluators",
  array(select s."id" from "Source" s where s."workspaceId" = $1 and s."text" is not null and (n > 1 or not $6::bool)
    and search_words(s."text") @@ t.query::tsquery
    and (not t.exact or case when t.folds then s."text" ilike t.pattern else s."text" collate "C" ilike t.pattern end)) as "texts",
  array(select c."id" from "Claim" c where c."workspaceId" = $1 and (c."note" is not null or c."statement" is not null or c."variant" is not null)
    and claim_words(c."note", c."statement", c."variant") @@ t.query::tsquery
    and (not t.exact or c."note" ilike t.pattern or c."statement" ilike t.pattern or c."variant" ilike t.pattern) limit $5) as "claims"
from unnest($2::text[], $3::text[], $4::bool[], $7::bool[]) with ordinality t(pattern, query, exact, folds, n)
order by t.n`)

/** Above this many, claims are no longer handed over by id: so common a word is met soon enough by reading. */
const mostClaims = 5000

type Found = Omit<SearchTerm, 'patterns'> & { texts: string[] }

/**
 * Looks a search text up in the names of models, vendors, benchmarks, sources and evaluators, in the claims' own words and in the stored
 * texts of sources. When a name bears the whole text, as in "veo 3.1", that is what was meant; otherwise every word has to be found somewhere.
 * In texts a word is found by its beginning, and Chinese, Japanese and Korean wherever it stands. Stored texts do not count for a word
 * that names a model, a benchmark or an evaluator, or else every table that mentions it would be listed in full.
 */
export async function searchTerms(ctx: Context, text: string): Promise<SearchTerm[]> {
  allow(ctx, 'workspace:read')
  const parts = wordsOf(text)
  if (parts.length === 0) return []
  const asked = parts.length === 1 ? parts : [parts.join(' '), ...parts]
  const queries = asked.map(queryOf)
  const rows = await ctx.db.$queryRawUnsafe<Found[]>(
    lookUp,
    ctx.workspace.id,
    asked.map(patternOf),
    queries.map((query) => query?.text ?? null),
    queries.map((query) => query?.exact ?? false),
    mostClaims + 1,
    // Several words: the first row looks for a name that bears them all, and only for that.
    parts.length > 1,
    asked.map(folds),
  )
  const [whole] = rows
  const terms = rows.map((row, index) => termOf(row, asked[index] ?? '', queries[index] !== null))
  return parts.length === 1 || (whole && (isNamed(whole) || whole.sources.length > 0)) ? terms.slice(0, 1) : terms.slice(1)
}

const isNamed = ({ models, benchmarks, dimensions, evaluators }: Found): boolean =>
  [models, benchmarks, dimensions, evaluators].some((names) => names.length > 0)

function termOf({ texts, claims, ...row }: Found, word: string, indexed: boolean): SearchTerm {
  const sources = isNamed({ ...row, texts, claims }) ? row.sources : [...new Set([...row.sources, ...texts])]
  const listed = indexed && claims.length <= mostClaims
  return { ...row, sources, claims: listed ? claims : [], patterns: listed ? [] : casesOf(word).map(patternOf) }
}

const unspaced = '\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff'
const decimals = /\d+(?:\.\d+)+/g
const words = new RegExp(`[${unspaced}]|\\d+(?:\\.\\d+)+|(?:(?![${unspaced}])[\\p{L}\\p{N}\\p{M}])+`, 'gu')

/**
 * A search text as the index has words: `flick` asks for words that begin with it, `可灵` for both characters. `exact` says that words alone
 * would find too much, so that the text has to stand there as it was written. Null for signs alone, which the index leaves out.
 * @example queryOf('gen-4.5') // { text: "'gen' & '4.5':*", exact: true }
 */
function queryOf(text: string): { text: string; exact: boolean } | null {
  const plain = text.toLowerCase().replace(/(?<=\d),(?=\d)/g, '')
  const found = plain.replace(decimals, ' $& ').match(words)
  const last = found?.at(-1)
  if (!found || last === undefined) return null
  const open = new RegExp(`[${unspaced}]`).test(last) ? '' : ':*'
  return { text: `${found.map((word) => `'${word}'`).join(' & ')}${open}`, exact: found.length > 1 || last.length !== plain.length }
}

/** Whether the case of letters beyond a to z matters, which the database folds slowly. */
const folds = (text: string): boolean => {
  const other = text.replace(/[\x20-\x7e]/g, '')
  return other.toLowerCase() !== other.toUpperCase()
}

/** The database folds the case of a to z by itself here; other letters are looked for in each case. */
const casesOf = (word: string): string[] =>
  /^[\x20-\x7e]*$/.test(word) ? [word] : [...new Set([word, word.toLowerCase(), word.toUpperCase()])]
