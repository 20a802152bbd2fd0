import 'server-only'
import { allow, type Context } from '@/lib/context'
import { toNoun } from '@/lib/db/columns'
import { statement } from '@/lib/db/scope'
import * as select from '@/lib/db/select'
import { ahead } from '@/lib/export/bytes'
import type { Cell } from '@/lib/export/cell'
import { type Column, cellOf, type ExportRow } from '@/lib/export/column'
import { isReadinessTable, type ReadinessTable } from '@/lib/export/readiness-tables'
import { type TableName, tables } from '@/lib/export/tables'
import type { ClaimColumn } from '@/lib/import/claim-columns'
import { claimColumnNames } from '@/lib/import/claim-columns'
import { type ClaimQuery, orderOf } from './claim-query'
import { searchTerms } from './claim-search'
import { facetValues, filterValues, pageSql } from './claim-sql'
import { jobPages } from './export-jobs'
import { readinessPages } from './export-readiness'

const pageSize = 10_000

const claimSql: Record<ClaimColumn, string> = {
  id: 'c."id"',
  vendor: 'v."name"',
  model: 'm."name"',
  model_version: 'm."modelVersion"',
  model_id: 'c."modelId"',
  variant: 'c."variant"',
  benchmark: 'b."name"',
  benchmark_version: 'b."benchmarkVersion"',
  benchmark_id: 'c."benchmarkId"',
  dimension: 'd."name"',
  task: 'c."task"',
  statement: 'c."statement"',
  value: 'c."value"',
  unit: 'c."unit"',
  ci_low: 'c."ciLow"',
  ci_high: 'c."ciHigh"',
  sample_size: 'c."sampleSize"',
  sample_unit: 'c."sampleUnit"',
  opponent: `trim(o."name" || ' ' || o."modelVersion")`,
  opponent_id: 'c."opponentId"',
  wins: 'c."wins"',
  losses: 'c."losses"',
  ties: 'c."ties"',
  evaluator: 'c."evaluatorOrg"',
  evaluator_kind: 'c."evaluatorKind"',
  interest: 'i."name"',
  settings_disclosed: 'c."settingsDisclosed"',
  settings: 'c."settings"',
  table_id: 'c."tableId"',
  rank: 'c."rank"',
  table_size: 'c."tableSize"',
  published_on: 'c."publishedOn"',
  evaluated_on: 'c."evaluatedOn"',
  source_title: 's."title"',
  source_url: 's."url"',
  locator: 'c."locator"',
  tier: 'c."tier"',
  repeats_id: 'c."repeatsId"',
  read_as: 'c."readAs"',
  derived: 'c."derived"',
  unverified: 'c."unverified"',
  retracted: 'c."retracted"',
  note: 'c."note"',
}

// Where two rows share a name, the id stands in its place, so that the file names one row only.
const unique = (table: string, within: string) =>
  `(select x.*, case when count(*) over (partition by ${within} lower(x."name")) > 1 then x."id" else x."name" end as "named" from "${table}" x where x."workspaceId" = $1)`

const claimText = `select json_agg(json_build_array(${claimColumnNames.map((name) => claimSql[name].replace(/^([di])\."name"$/, '$1."named"')).join(', ')}) order by c."id")::text as "rows"
from (select * from "Claim" c where c."workspaceId" = $1 and #which) c
join "Model" m on m."workspaceId" = $1 and m."id" = c."modelId"
join "Vendor" v on v."workspaceId" = $1 and v."id" = m."vendorId"
join "Source" s on s."workspaceId" = $1 and s."id" = c."sourceId"
left join "Benchmark" b on b."workspaceId" = $1 and b."id" = c."benchmarkId"
left join ${unique('BenchmarkDimension', 'x."benchmarkId",')} d on d."benchmarkId" = c."benchmarkId" and d."id" = c."dimensionId"
left join "Model" o on o."workspaceId" = $1 and o."id" = c."opponentId"
left join ${unique('Vendor', '')} i on i."id" = c."interestId"`

const everyClaim = statement(claimText.replace('#which', `c."archivedAt" is null and c."id" > $2 order by c."id" limit $3::int`))
const someClaims = statement(claimText.replace('#which', 'c."id" = any($2::text[])'))

type Read = { rows: string | null }

/** Every claim that was not put away, by id, as cells in the canonical order; one page at a time. */
export async function* claimPages(ctx: Context, take = pageSize): AsyncGenerator<Cell[][]> {
  allow(ctx, 'workspace:read')
  for (let last = ''; ; ) {
    const [read] = await ctx.db.$queryRawUnsafe<Read[]>(everyClaim, ctx.workspace.id, last, take)
    const rows: Cell[][] = JSON.parse(read?.rows ?? '[]')
    if (rows.length > 0) yield rows
    if (rows.length < take) return
    last = String(rows.at(-1)?.[0])
  }
}

/** The claims of a list, in its order, as cells in the canonical order; one page at a time. */
export async function* listedClaimPages(ctx: Context, query: ClaimQuery, take = pageSize): AsyncGenerator<Cell[][]> {
  allow(ctx, 'workspace:read')
  const terms = await searchTerms(ctx, query.q)
  const text = statement(`select p."id", p."key" from (${pageSql({ ...orderOf(query), backward: false, terms: terms.length })}) p`)
  const values = [...facetValues(query), ...filterValues(query, terms)]
  for (let last: { id: string; key: string | null } | undefined, more = true; more; ) {
    const keyless = last !== undefined && last.key === null
    const found: { id: string; key: string | null }[] = await ctx.db.$queryRawUnsafe(
      text,
      ctx.workspace.id,
      last?.key ?? null,
      last?.id ?? null,
      keyless,
      take,
      ...values,
    )
    if (found.length > 0) yield await claimsById(ctx, found)
    more = found.length === take
    last = found.at(-1)
  }
}

async function claimsById(ctx: Context, found: { id: string }[]): Promise<Cell[][]> {
  const [read] = await ctx.db.$queryRawUnsafe<Read[]>(
    someClaims,
    ctx.workspace.id,
    found.map(({ id }) => id),
  )
  const rows = new Map((JSON.parse(read?.rows ?? '[]') as Cell[][]).map((row) => [row[0], row]))
  return found.flatMap(({ id }) => {
    const row = rows.get(id)
    return row ? [row] : []
  })
}

/** Large tables come as cells straight from the database, which is many times faster than row by row. */
const cellTables = { claims: claimPages, jobs: jobPages }
type CellTable = keyof typeof cellTables
const isCellTable = (table: TableName): table is CellTable => table in cellTables

type Page = { after: string; take: number }
type Reader = (ctx: Context, page: Page) => Promise<ExportRow[]>

const byId = ({ after, take }: Page) => ({ where: { id: { gt: after } }, orderBy: { id: 'asc' as const }, take })

const readers: Record<Exclude<TableName, CellTable | ReadinessTable | 'challengers' | 'dimensions'>, Reader> = {
  vendors: (ctx, page) =>
    ctx.db.vendor.findMany({ ...byId(page), select: { ...select.vendorSelect, parentName: true, parentCountry: true } }),
  models: (ctx, page) => ctx.db.model.findMany({ ...byId(page), select: select.modelSelect }),
  offerings: (ctx, page) => ctx.db.offering.findMany({ ...byId(page), select: { ...select.offeringSelect, pinned: true } }),
  dependencies: (ctx, page) => ctx.db.dependency.findMany({ ...byId(page), select: select.dependencySelect }),
  sources: (ctx, page) => ctx.db.source.findMany({ ...byId(page), take: 50, select: select.sourcePageSelect }),
  facts: (ctx, page) => ctx.db.fact.findMany({ ...byId(page), select: select.factSelect }),
  benchmarks: (ctx, page) => ctx.db.benchmark.findMany({ ...byId(page), select: { ...select.benchmarkSelect, origin: true } }),
  trials: (ctx, page) => ctx.db.trial.findMany({ ...byId(page), select: select.trialSelect }),
}

const archived = (row: ExportRow): ExportRow => ('archivedAt' in row ? { ...row, archived: row.archivedAt !== null } : row)

async function* nounPages(ctx: Context, table: keyof typeof readers): AsyncGenerator<ExportRow[]> {
  // A source may hold a million characters, so few of them are read at once.
  const take = table === 'sources' ? 50 : 1000
  for (let after = ''; ; ) {
    const rows = await readers[table](ctx, { after, take })
    if (rows.length > 0) yield rows.map((row) => toNoun<ExportRow>(archived(row)))
    if (rows.length < take) return
    after = String(rows.at(-1)?.id)
  }
}

/** The rows of any table that is not read as cells, by id, with what they hold by field; one page at a time. */
export async function* rowPages(ctx: Context, table: Exclude<TableName, CellTable>): AsyncGenerator<ExportRow[]> {
  allow(ctx, 'workspace:read')
  if (table === 'challengers') {
    for await (const rows of nounPages(ctx, 'dependencies'))
      yield rows.flatMap(({ id, challengers }) => (challengers as ExportRow[]).map((row) => ({ dependencyId: id, ...row })))
  } else if (table === 'dimensions') {
    for await (const rows of nounPages(ctx, 'benchmarks'))
      yield rows.flatMap(({ id, dimensions }) => (dimensions as ExportRow[]).map((row) => ({ benchmarkId: id, ...row })))
  } else if (isReadinessTable(table)) yield* readinessPages(ctx, table)
  else yield* nounPages(ctx, table)
}

const cellsOf = (columns: readonly Column[], row: ExportRow): Cell[] => columns.map(({ field, kind }) => cellOf(kind, row[field]))

/** Any table as flat cells in the order of its columns; one page at a time. */
export async function* cellPages(ctx: Context, table: TableName): AsyncGenerator<Cell[][]> {
  allow(ctx, 'workspace:read')
  if (isCellTable(table)) yield* ahead(cellTables[table](ctx))
  else for await (const rows of rowPages(ctx, table)) yield rows.map((row) => cellsOf(tables[table].columns, row))
}

/** Any table as objects with the names that files use and values as they are; one page at a time. */
export async function* objectPages(ctx: Context, table: TableName): AsyncGenerator<object[]> {
  allow(ctx, 'workspace:read')
  const columns: readonly Column[] = tables[table].columns
  if (isCellTable(table)) for await (const rows of ahead(cellTables[table](ctx))) yield rows.map((row) => named(columns, row))
  else
    for await (const rows of rowPages(ctx, table))
      yield rows.map((row) =>
        named(
          columns,
          columns.map(({ field }) => row[field] ?? null),
        ),
      )
}

/** A row of cells as an object. */
export const named = (columns: readonly Column[], values: readonly unknown[]): object =>
  Object.fromEntries(columns.map(({ name }, index) => [name, values[index]]))
