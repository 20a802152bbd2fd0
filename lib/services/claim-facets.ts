import 'server-only'
import { allow, type Context } from '@/lib/context'
import { statement } from '@/lib/db/scope'
import { benchmarkTitle } from '@/lib/domain/benchmark'
import { evaluatorKinds } from '@/lib/domain/claim'
import { modelTitle } from '@/lib/domain/model'
import { taskLabel, tasks } from '@/lib/domain/task'
import { ClaimFilters, noBenchmark } from './claim-query'
import { searchTerms } from './claim-search'
import { type FacetName, facetColumns, facetNames, facetValues, filterSql, filterValues, type SearchTerm } from './claim-sql'

/** One value that a filter can take; `count` is how many claims would be left if it alone were chosen in this filter. */
export type FacetOption = { id: string; label: string; group?: string; count: number }

export type ClaimFacets = {
  /** Claims of the workspace that are not archived, and how many of them pass all filters. */
  total: number
  count: number
  facets: Record<FacetName, FacetOption[]>
}

const quotedNames = facetNames.map((name) => `"${name}"`).join(', ')

// A claim that misses exactly one of the chosen facets still counts in that facet's own list, where another value could be chosen.
function facetText(chosen: readonly FacetName[], terms: number): string {
  const matches = chosen.map((name, index) => ({ name, sql: `coalesce(${facetColumns[name]} = any($${2 + index}::text[]), false)` }))
  const missed = matches.map(({ name, sql }) => `when not ${sql} then '${name}'`).join(' ')
  const atMostOne = matches.length > 1 ? `and ${matches.map(({ sql }) => `(not ${sql})::int`).join(' + ')} <= 1` : ''
  return `with pool as (
  select ${facetNames.map((name) => `${facetColumns[name]} as "${name}"`).join(', ')}, c."evaluatorOrg" as "org",
    ${missed ? `case ${missed} end` : 'null'} as "missed"
  from "Claim" c join "Model" m on m."workspaceId" = $1 and m."id" = c."modelId"
  where c."workspaceId" = $1 and ${filterSql(2 + chosen.length, terms)} ${atMostOne}
)
select grouping(${quotedNames})::int as "set", coalesce(${quotedNames}) as "id", "org", "missed", count(*)::int as "count"
from pool
group by grouping sets (${facetNames.map((name) => (name === 'evaluator' ? '("evaluator", "org", "missed")' : `("${name}", "missed")`)).join(', ')})`
}

const texts = new Map<string, string>()

function facetSql(chosen: readonly FacetName[], terms: number): string {
  const name = [...chosen, terms].join()
  const text = texts.get(name) ?? statement(facetText(chosen, terms))
  texts.set(name, text)
  return text
}

const totalSql = statement(`select count(*)::int as "count" from "Claim" where "workspaceId" = $1 and "archivedAt" is null`)

type Counted = { set: number; id: string | null; org: string | null; missed: string | null; count: number }

/** In the bits of GROUPING the last column is the lowest, and a cleared bit marks the column a row is grouped by. */
const setOf = (name: FacetName): number => 2 ** facetNames.length - 1 - 2 ** (facetNames.length - 1 - facetNames.indexOf(name))

async function countFacets(ctx: Context, filters: ClaimFilters, terms: readonly SearchTerm[]): Promise<ClaimFacets> {
  const chosen = facetNames.filter((name) => filters[name].length > 0)
  const [rows, [all], names] = await Promise.all([
    ctx.db.$queryRawUnsafe<Counted[]>(
      facetSql(chosen, terms.length),
      ctx.workspace.id,
      ...facetValues(filters, chosen),
      ...filterValues(filters, terms),
    ),
    ctx.db.$queryRawUnsafe<{ count: number }[]>(totalSql, ctx.workspace.id),
    namesOf(ctx),
  ])
  const facets = Object.fromEntries(
    facetNames.map((name) => [name, optionsOf(name, { rows, names, chosen: filters[name] })]),
  ) as ClaimFacets['facets']
  const count = rows.filter((row) => row.set === setOf('kind') && row.missed === null).reduce((sum, row) => sum + row.count, 0)
  return { total: all?.count ?? 0, count, facets }
}

type Names = { [Name in FacetName]?: Map<string, { label: string; group?: string }> }

async function namesOf(ctx: Context): Promise<Names> {
  const [models, benchmarks] = await Promise.all([
    ctx.db.model.findMany({
      select: { id: true, name: true, modelVersion: true, vendorId: true, vendor: { select: { name: true } } },
    }),
    ctx.db.benchmark.findMany({ select: { id: true, name: true, benchmarkVersion: true } }),
  ])
  return {
    model: new Map(models.map((model) => [model.id, { label: modelTitle(model), group: model.vendor.name }])),
    vendor: new Map(models.map((model) => [model.vendorId, { label: model.vendor.name }])),
    benchmark: new Map([
      ...benchmarks.map((row) => [row.id, { label: benchmarkTitle(row) }] as const),
      [noBenchmark, { label: 'No benchmark' }],
    ]),
    kind: new Map(evaluatorKinds.map((kind) => [kind.id, { label: kind.label }])),
    task: new Map(tasks.map((task) => [task.id, { label: taskLabel(task.id) }])),
    tier: new Map([
      ['primary', { label: 'Primary source' }],
      ['relay', { label: 'Relay' }],
    ]),
  }
}

type Options = { rows: readonly Counted[]; names: Names; chosen: readonly string[] }

function optionsOf(name: FacetName, { rows, names, chosen }: Options): FacetOption[] {
  const faceOf = (id: string, org: string | null) => names[name]?.get(id) ?? { label: org ?? id }
  // What is chosen stays named even where nothing of it is left.
  const options = new Map<string, FacetOption>(chosen.map((id) => [id, { id, ...faceOf(id, null), count: 0 }]))
  for (const { set, id, org, missed, count } of rows) {
    if (set !== setOf(name) || id === null || (missed !== null && missed !== name)) continue
    options.set(id, { id, ...faceOf(id, org), count: (options.get(id)?.count ?? 0) + count })
  }
  const fixed = [...(names[name]?.keys() ?? [])]
  const ordered = name === 'kind' || name === 'task' || name === 'tier'
  return [...options.values()].sort(ordered ? (a, b) => fixed.indexOf(a.id) - fixed.indexOf(b.id) : byLabel)
}

const byLabel = (a: FacetOption, b: FacetOption): number =>
  (a.group ?? '').localeCompare(b.group ?? '', 'en') || a.label.localeCompare(b.label, 'en', { numeric: true })

const kept = new Map<string, { until: number; facets: Promise<ClaimFacets> }>()
const mostKept = 200
const keptForMs = 60_000

/** Every change of a workspace appends to its audit log, so counts made at one entry hold until the next. */
async function versionOf(ctx: Context): Promise<number> {
  const last = await ctx.db.auditEvent.findFirst({ orderBy: { seq: 'desc' }, select: { seq: true } })
  return last?.seq ?? 0
}

/**
 * How many claims pass the filters, and what each filter could be set to. Counting reads every claim, so the answer is kept until the
 * workspace changes, for one minute at most; paging and sorting ask for the same counts again and again.
 */
export async function claimFacets(ctx: Context, input: Partial<ClaimFilters> = {}): Promise<ClaimFacets> {
  allow(ctx, 'workspace:read')
  const filters = ClaimFilters.parse(input)
  const key = JSON.stringify([ctx.workspace.id, await versionOf(ctx), filters])
  const known = kept.get(key)
  if (known && known.until > Date.now()) return known.facets
  const facets = searchTerms(ctx, filters.q).then((terms) => countFacets(ctx, filters, terms))
  kept.delete(key)
  kept.set(key, { until: Date.now() + keptForMs, facets })
  for (const oldest of kept.keys()) {
    if (kept.size <= mostKept) break
    kept.delete(oldest)
  }
  facets.catch(() => kept.delete(key))
  return facets
}
