import 'server-only'
import type { z } from 'zod'
import { allow, type Context } from '@/lib/context'
import { dayIn } from '@/lib/domain/week'
import { invalid, notFound } from '@/lib/errors'
import { ahead, csvBytes, encoded, jsonArray } from '@/lib/export/bytes'
import type { Cell } from '@/lib/export/cell'
import { cycloneDx } from '@/lib/export/cyclonedx'
import { documentPath, everyEvalEver } from '@/lib/export/every-eval-ever'
import type { EveryEvalEver } from '@/lib/export/every-eval-ever-format'
import { askedFile, mediaTypes, type TableFormat, type WholeFile, wholeFiles } from '@/lib/export/files'
import { claimColumnsOf, sheetNames, type TableName, tableNames, tables } from '@/lib/export/tables'
import { mostSheetRows, workbook } from '@/lib/export/xlsx'
import { type ZipEntry, zipped } from '@/lib/export/zip'
import { type ClaimColumn, claimColumnNames } from '@/lib/import/claim-columns'
import { ClaimQuery } from './claim-query'
import { exportedAround, exportedInventory, modelClaims } from './export-inventory'
import { ClaimExport } from './export-query'
import { cellPages, listedClaimPages, named, objectPages } from './export-rows'

/** A file to download: its bytes come while they are read from the database. */
export type ExportFile = { name: string; type: string; chunks: AsyncGenerator<Uint8Array> }

type Options = { bom?: boolean }

/** A file of the workspace by its name, such as `vendors.csv` or `cyclonedx.json`; throws `not_found` for a name that is no file. */
export async function exportFile(ctx: Context, name: string, { bom = false }: Options = {}): Promise<ExportFile> {
  allow(ctx, 'workspace:read')
  const asked = askedFile(name)
  if (!asked) throw notFound('This file')
  const called = `${ctx.workspace.slug}-${name}`
  if (asked.kind === 'whole') return { name: called, type: wholeFiles[asked.name].type, chunks: await whole(ctx, asked.name) }
  const { table, format } = asked
  return { name: called, type: mediaTypes[format], chunks: await tableChunks(ctx, table, format, bom) }
}

const headOf = (table: TableName) => tables[table].columns.map(({ name }) => name)

async function tableChunks(ctx: Context, table: TableName, format: TableFormat, bom: boolean): Promise<AsyncGenerator<Uint8Array>> {
  if (format === 'csv') return csvBytes(headOf(table), cellPages(ctx, table), bom)
  if (format === 'json') return encoded(jsonArray(objectPages(ctx, table)))
  return once(await workbook([await sheetOf(ctx, table)]))
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

const sheetOf = async (ctx: Context, table: TableName) => ({
  name: tables[table].label,
  head: headOf(table),
  rows: await sheetRows(cellPages(ctx, table), tables[table].label),
})

async function sheetRows(pages: AsyncIterable<Cell[][]>, label: string): Promise<Cell[][]> {
  const rows: Cell[][] = []
  for await (const page of pages) {
    for (const row of page) rows.push(row)
    if (rows.length > mostSheetRows)
      throw invalid(
        `${label} has more rows than a sheet may have here (${mostSheetRows.toLocaleString('en-US')}). Take the CSV file, or filter the list.`,
      )
  }
  return rows
}

async function whole(ctx: Context, name: WholeFile): Promise<AsyncGenerator<Uint8Array>> {
  const today = dayIn(ctx.now, ctx.workspace.timeZone)
  if (name === 'workspace.json') return encoded(workspaceJson(ctx))
  if (name === 'workspace.zip')
    return zipped(tableNames.map((table) => ({ name: `${table}.csv`, chunks: csvBytes(headOf(table), cellPages(ctx, table)) })))
  if (name === 'every-eval-ever.jsonl') return encoded(evaluationLines(ctx, today))
  if (name === 'every-eval-ever.zip') return zipped(evaluationFiles(ctx, today))
  if (name === 'cyclonedx.json')
    return once(new TextEncoder().encode(`${JSON.stringify(cycloneDx(await exportedInventory(ctx), today), null, 1)}\n`))
  const sheets = []
  for (const table of sheetNames) sheets.push(await sheetOf(ctx, table))
  return once(await workbook(sheets))
}

async function* workspaceJson(ctx: Context): AsyncGenerator<string> {
  const { slug, name, timeZone, currency } = ctx.workspace
  yield `{"format":"switchboard-workspace","format_version":1,\n"workspace":${JSON.stringify({ slug, name, time_zone: timeZone, currency })},\n"tables":{`
  for (const [index, table] of tableNames.entries()) {
    yield `${index > 0 ? ',' : ''}\n"${table}":`
    yield* jsonArray(objectPages(ctx, table))
  }
  yield '}}\n'
}

async function* evaluations(ctx: Context, today: string): AsyncGenerator<EveryEvalEver[]> {
  const around = await exportedAround(ctx)
  for (const model of around.models.values()) {
    const documents = everyEvalEver(model, await modelClaims(ctx, model.id), around, today)
    if (documents.length > 0) yield documents
  }
}

async function* evaluationLines(ctx: Context, today: string): AsyncGenerator<string> {
  for await (const documents of evaluations(ctx, today)) yield `${documents.map((document) => JSON.stringify(document)).join('\n')}\n`
}

async function* evaluationFiles(ctx: Context, today: string): AsyncGenerator<ZipEntry> {
  for await (const documents of evaluations(ctx, today))
    for (const document of documents)
      yield { name: documentPath(document), chunks: [new TextEncoder().encode(JSON.stringify(document, null, 2))] }
}

/** The claims of a list, all pages of it, in its order and with the chosen columns in their order. */
export async function exportClaims(
  ctx: Context,
  query: z.input<typeof ClaimQuery> = {},
  asked: z.input<typeof ClaimExport> = {},
): Promise<ExportFile> {
  allow(ctx, 'workspace:read')
  const list = ClaimQuery.parse({ ...query, after: null, before: null })
  const { format, columns, ids, bom } = ClaimExport.parse(asked)
  const places = columns.map((column) => claimColumnNames.indexOf(column))
  const pages = chosen(ahead(listedClaimPages(ctx, list)), places, ids && new Set(ids))
  const file = { name: `${ctx.workspace.slug}-claims.${format}`, type: mediaTypes[format] }
  if (format === 'csv') return { ...file, chunks: csvBytes(columns, pages, bom) }
  if (format === 'json') return { ...file, chunks: encoded(jsonArray(objects(pages, columns))) }
  return { ...file, chunks: once(await workbook([{ name: 'Claims', head: columns, rows: await sheetRows(pages, 'This list') }])) }
}

async function* chosen(pages: AsyncIterable<Cell[][]>, places: readonly number[], ids: Set<Cell> | null): AsyncGenerator<Cell[][]> {
  for await (const rows of pages) {
    const wanted = ids ? rows.filter(([id = null]) => ids.has(id)) : rows
    if (wanted.length > 0) yield wanted.map((row) => places.map((place) => row[place] ?? null))
  }
}

async function* objects(pages: AsyncIterable<Cell[][]>, columns: readonly ClaimColumn[]): AsyncGenerator<object[]> {
  const described = claimColumnsOf(columns)
  for await (const rows of pages) yield rows.map((row) => named(described, row))
}
