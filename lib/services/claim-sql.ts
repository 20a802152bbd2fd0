import 'server-only'
import { statement } from '@/lib/db/scope'
import { type ClaimFilters, type ClaimSort, type Direction, noBenchmark } from './claim-query'

/** What one word of a search leads to: rows of the small tables by id, and what to look for in the claims' own texts. */
export type SearchTerm = {
  models: string[]
  benchmarks: string[]
  dimensions: string[]
  sources: string[]
  evaluators: string[]
  patterns: string[]
  /** Claims whose own texts were looked up already; then there is nothing to look for in `patterns`. */
  claims: string[]
}

/** A word as a pattern that stands for nothing but itself. */
export const patternOf = (word: string): string => `%${word.replace(/[\\%_]/g, '\\$&')}%`

// An empty list falls away when the query is planned, so that only what a word leads to is compared; when it leads nowhere nothing is read.
const among = (test: string, list: string): string => `cardinality(${list}) > 0 and (${test})`
const found = [
  among('c."modelId" = any(#1) or c."opponentId" = any(#1)', '#1'),
  among('c."benchmarkId" = any(#2)', '#2'),
  among(`c."benchmarkId" || '/' || c."dimensionId" = any(#3)`, '#3'),
  among('c."sourceId" = any(#4)', '#4'),
  among('c."evaluatorOrg" = any(#5)', '#5'),
  // The C collation folds only a to z, which is many times faster; the patterns bring the other cases along.
  among((['note', 'variant', 'statement'] as const).map((column) => `c."${column}" collate "C" ilike any(#6)`).join(' or '), '#6'),
  among('c."id" = any(#7)', '#7'),
].join('\n    or ')

const termSql = (at: number): string => `(${found})`.replace(/#(\d)/g, (_, number) => `$${at + Number(number) - 1}::text[]`)

/** How many values `termSql` takes. */
const termCount = 7

const termValues = (term: SearchTerm): unknown[] => [
  term.models,
  term.benchmarks,
  term.dimensions,
  term.sources,
  term.evaluators,
  term.patterns,
  term.claims,
]

/** The filters whose values people choose from a list, with the column each one compares. */
export const facetColumns = {
  kind: `c."evaluatorKind"::text`,
  benchmark: `coalesce(c."benchmarkId", '${noBenchmark}')`,
  evaluator: `c."evaluatorId"`,
  vendor: `m."vendorId"`,
  model: `c."modelId"`,
  task: `c."task"`,
  tier: `c."tier"::text`,
} as const
export type FacetName = keyof typeof facetColumns
export const facetNames = Object.keys(facetColumns) as FacetName[]

/** How many parameters `filterValues` gives before those of the search. */
const filterCount = 9
const facetCount = facetNames.length

/** Dates, marks, source, table, ranges, tags and search, with parameters from `at` on. An absent value is null and falls away when the query is planned. */
export const filterSql = (at: number, terms: number): string =>
  [
    `(c."archivedAt" is not null) = ('archived' = any(coalesce($${at}::text[], '{}')))`,
    `($${at}::text[] is null or $${at}::text[] = '{archived}' or 'unverified' = any($${at}) and c."unverified" or 'derived' = any($${at}) and c."derived"
    or 'echo' = any($${at}) and c."repeatsId" is not null or 'retracted' = any($${at}) and c."retracted")`,
    `($${at + 1}::text[] is null or c."sourceId" = any($${at + 1}))`,
    `($${at + 2}::text[] is null or c."tableId" = any($${at + 2}))`,
    `($${at + 3}::text is null or c."publishedOn" >= $${at + 3}::text::date)`,
    `($${at + 4}::text is null or c."publishedOn" <= $${at + 4}::text::date)`,
    `($${at + 5}::float8 is null or c."value" >= $${at + 5}::float8)`,
    `($${at + 6}::float8 is null or c."value" <= $${at + 6}::float8)`,
    `($${at + 7}::int is null or c."sampleSize" >= $${at + 7}::int)`,
    `($${at + 8}::text[] is null
    or exists (select from "ClaimTag" t where t."workspaceId" = $1 and t."claimId" = c."id" and t."tag" = any($${at + 8})))`,
    ...Array.from({ length: terms }, (_, index) => termSql(at + filterCount + index * termCount)),
  ].join('\n  and ')

const orNull = (values: readonly string[]): readonly string[] | null => (values.length > 0 ? values : null)

export const filterValues = (
  { flag, source, table, from, to, min, max, sample, tag }: ClaimFilters,
  terms: readonly SearchTerm[],
): unknown[] => [orNull(flag), orNull(source), orNull(table), from, to, min, max, sample, orNull(tag), ...terms.flatMap(termValues)]

/** The values chosen in some facets, one parameter for each of them. */
export const facetValues = (filters: ClaimFilters, names: readonly FacetName[] = facetNames): unknown[] =>
  names.map((name) => orNull(filters[name]))

const chosenIn: { [Name in FacetName]?: (values: string) => string } = {
  // Without a vendor the models need not be joined.
  vendor: (values) =>
    `exists (select from "Model" m where m."workspaceId" = $1 and m."id" = c."modelId" and m."vendorId" = any(${values}))`,
  // The column stands alone, so that its index serves; the other half falls away when the query is planned.
  benchmark: (values) => `(c."benchmarkId" = any(${values}) or '${noBenchmark}' = any(${values}) and c."benchmarkId" is null)`,
}

const chosenSql = (at: number): string =>
  facetNames
    .map((name, index) => {
      const values = `$${at + index}::text[]`
      return `(${values} is null or ${chosenIn[name]?.(values) ?? `${facetColumns[name]} = any(${values})`})`
    })
    .join('\n  and ')

type Way = 'asc' | 'desc'
type Order = { type: string; key: string; missing?: string; from: (way: Way) => string }

const own = (column: string, type: string, nullable = false): Order => ({
  type,
  key: `c."${column}"`,
  from: () => '"Claim" c',
  ...(nullable ? { missing: `c."${column}" is null` } : {}),
})

// A sorted list of the few names, then the claims of each by their index: no order of a hundred thousand claims is ever made.
const byName = (names: string, column: string, nullable = false): Order => ({
  type: 'text',
  key: 'k."key"',
  from: (way) => `(${names} order by 2 ${way}) k join "Claim" c on c."workspaceId" = $1 and c."${column}" = k."id"`,
  ...(nullable ? { missing: `c."${column}" is null` } : {}),
})

const orders: Record<ClaimSort, Order> = {
  published: own('publishedOn', 'date'),
  value: own('value', 'float8', true),
  sample: own('sampleSize', 'int4', true),
  evaluator: own('evaluatorOrg', 'text'),
  model: byName(`select n."id", n."name" || ' ' || n."modelVersion" as "key" from "Model" n where n."workspaceId" = $1`, 'modelId'),
  benchmark: byName(
    `select n."id", n."name" || ' ' || coalesce(n."benchmarkVersion", '') as "key" from "Benchmark" n where n."workspaceId" = $1`,
    'benchmarkId',
    true,
  ),
  source: byName(`select n."id", n."title" as "key" from "Source" n where n."workspaceId" = $1`, 'sourceId'),
}

const columns = `c."id", k."key"::text as "key", m."name" || ' ' || m."modelVersion" as "model", c."variant",
  b."name" as "benchmark", b."benchmarkVersion", d."name" as "dimension", c."task", c."statement", c."value", c."unit",
  c."ciLow", c."ciHigh", c."sampleSize", c."sampleUnit", o."name" || ' ' || o."modelVersion" as "opponent", c."wins", c."losses", c."ties",
  c."evaluatorOrg" as "evaluator", c."evaluatorKind"::text as "kind", c."publishedOn"::text as "publishedOn",
  s."title" as "source", s."url", c."tier"::text as "tier", c."unverified", c."derived", c."repeatsId" is not null as "echo", c."retracted",
  c."origin" = 'demo' as "demo", v."name" as "vendor", c."evaluatedOn"::text as "evaluatedOn", c."note", c."version",
  array(select t."tag" from "ClaimTag" t where t."workspaceId" = $1 and t."claimId" = c."id" order by 1) as "tags"`

const joins = `join "Claim" c on c."workspaceId" = $1 and c."id" = k."id"
join "Model" m on m."workspaceId" = $1 and m."id" = c."modelId"
join "Vendor" v on v."workspaceId" = $1 and v."id" = m."vendorId"
join "Source" s on s."workspaceId" = $1 and s."id" = c."sourceId"
left join "Benchmark" b on b."workspaceId" = $1 and b."id" = c."benchmarkId"
left join "BenchmarkDimension" d on d."workspaceId" = $1 and d."benchmarkId" = c."benchmarkId" and d."id" = c."dimensionId"
left join "Model" o on o."workspaceId" = $1 and o."id" = c."opponentId"`

type PageShape = { sort: ClaimSort; direction: Direction; backward: boolean; terms: number; jump?: boolean }

const known = new Map<string, string>()

/**
 * The text of one page: $1 workspace, $2 and $3 key and id of the row to start from, $4 whether that row has no key, $5 how many rows to
 * read, then the facets, the filters and the search; with `jump` a last one says how many of the read rows to pass over. Rows without a
 * key come last in both directions.
 */
export function pageSql(shape: PageShape): string {
  const name = [shape.sort, shape.direction, shape.backward, shape.terms, shape.jump].join()
  const made = known.get(name) ?? statement(pageText(shape))
  known.set(name, made)
  return made
}

function pageText({ sort, direction, backward, terms, jump }: PageShape): string {
  const order = orders[sort]
  const rising = (direction === 'ascending') !== backward
  const [way, beyond] = rising ? (['asc', '>'] as const) : (['desc', '<'] as const)
  const where = `${chosenSql(6)}\n  and ${filterSql(6 + facetCount, terms)}`
  const skip = `$${6 + facetCount + filterCount + terms * termCount}::bigint`
  const rows = jump ? `limit $5::bigint - ${skip} offset ${skip}` : 'limit $5::bigint'
  const atKey = `($3::text is null or ${order.key} ${beyond}= $2::text::${order.type} and (${order.key}, c."id") ${beyond} ($2::text::${order.type}, $3))`
  const branch = (from: string, key: string, conditions: string[], by: string) =>
    `(select c."id", ${key} as "key" from ${from}\nwhere c."workspaceId" = $1 and ${conditions.join('\n  and ')}\n  and ${where}\norder by ${by} limit $5::bigint)`
  const keyed = (cursor: string) =>
    branch(order.from(way), order.key, [...(order.missing ? [`not (${order.missing})`] : []), cursor], `${order.key} ${way}, c."id" ${way}`)
  const keyless = (cursor: string) => branch('"Claim" c', `null::${order.type}`, [order.missing ?? 'false', cursor], `c."id" ${way}`)
  const atId = `c."id" ${beyond} $3`
  const pages = backward
    ? [...(order.missing ? [keyless(`$4::bool and ${atId}`)] : []), keyed(`($4::bool or ${atKey})`)]
    : [keyed(`not $4::bool and ${atKey}`), ...(order.missing ? [keyless(`(not $4::bool or ${atId})`)] : [])]
  const shown = direction === 'ascending' ? 'asc' : 'desc'
  return `select ${columns}\nfrom (select * from (${pages.join('\nunion all\n')}) pages ${rows}) k\n${joins}\norder by k."key" ${shown} nulls last, c."id" ${shown}`
}

const matching = new Map<number, string>()

/** The text that finds the ids of all claims that pass the filters: $1 workspace, $2 how many at most, then the facets, the filters and the search. */
export function matchingSql(terms: number): string {
  const made =
    matching.get(terms) ??
    statement(`select c."id" from "Claim" c
where c."workspaceId" = $1 and ${chosenSql(3)}\n  and ${filterSql(3 + facetCount, terms)}\norder by c."id" limit $2::bigint`)
  matching.set(terms, made)
  return made
}
