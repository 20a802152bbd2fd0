import 'server-only'
import type { Context } from '@/lib/context'
import { toColumns } from '@/lib/db/columns'
import { statement, type Tx } from '@/lib/db/scope'
import {
  benchmarkDimensionSelect,
  benchmarkSelect,
  claimSelect,
  factSelect,
  modelSelect,
  offeringSelect,
  sourceSelect,
  vendorSelect,
} from '@/lib/db/select'
import type { RowWrite } from '@/lib/domain/catalogue-acceptance'
import { type CatalogueRow, partNames, type RowPart, type RowRef, rowParts } from '@/lib/domain/catalogue-parts'
import { type CatalogueRows, fieldsOf, type HeldRow, type HeldRows } from '@/lib/domain/catalogue-update'
import { asTaken, textHash } from './catalogue'
import { staleWrite } from './rows'
import { keepReplacement } from './source-captures'

const tables: Record<RowPart, { table: string; select: object; delegate: keyof Tx; version: string; archived: string }> = {
  vendors: { table: 'Vendor', select: vendorSelect, delegate: 'vendor', version: 't."version"', archived: 't."archivedAt" is not null' },
  models: { table: 'Model', select: modelSelect, delegate: 'model', version: 't."version"', archived: 't."archivedAt" is not null' },
  offerings: {
    table: 'Offering',
    select: offeringSelect,
    delegate: 'offering',
    version: 't."version"',
    archived: 't."archivedAt" is not null',
  },
  benchmarks: { table: 'Benchmark', select: benchmarkSelect, delegate: 'benchmark', version: 't."version"', archived: 'false' },
  // A source counts no versions: what it says stands for one.
  sources: {
    table: 'Source',
    select: sourceSelect,
    delegate: 'source',
    version: `hashtext(concat_ws(chr(1), t."title", t."url", t."readOn", t."textSha256")) & 2147483647`,
    archived: 'false',
  },
  claims: { table: 'Claim', select: claimSelect, delegate: 'claim', version: 't."version"', archived: 't."archivedAt" is not null' },
  facts: { table: 'Fact', select: factSelect, delegate: 'fact', version: 't."version"', archived: 't."archivedAt" is not null' },
}

const stored = ['origin', 'version', 'archivedAt', 'dimensions']
const list = (alias: string, select: object) =>
  Object.keys(select)
    .filter((name) => !stored.includes(name))
    .map((name) => `${alias}."${name}"`)
    .join(', ')
const dimensions = `, (select coalesce(json_agg(d order by d."id"), '[]') from (
  select ${list('d', benchmarkDimensionSelect)} from "BenchmarkDimension" d where d."workspaceId" = $1 and d."benchmarkId" = t."id") d) as "dimensions"`

const heldRow = (part: RowPart): string => {
  const { table, select, version, archived } = tables[part]
  return `select (select to_json(r) from (select ${list('t', select)}${part === 'benchmarks' ? dimensions : ''}) r) as "row",
      t."catalogueRow" as "base", ${version} as "version", ${archived} as "archived"
    from "${table}" t where t."workspaceId" = $1`
}
const rowsOf = (part: RowPart): string =>
  `'${part}', (select coalesce(json_agg(h), '[]') from (
    ${heldRow(part)} and (t."catalogueRow" is not null or t."id" = any($2))) h)`

// One statement, so that the comparison sees one state; JSON, which gives days as days and decimals as numbers, just as a catalogue has them.
const heldStatement = statement(`select json_build_object(${rowParts.map(rowsOf).join(', ')}) as "held"`)

/** The rows of the workspace that a catalogue is about: those once taken from one, and those it names. */
export async function readHeld(db: Pick<Tx, '$queryRawUnsafe'>, ctx: Context, theirs: CatalogueRows): Promise<HeldRows> {
  const ids = [...new Set(rowParts.flatMap((part) => theirs[part].map((row) => row.id)))]
  const [found] = await db.$queryRawUnsafe<{ held: HeldRows }[]>(heldStatement, ctx.workspace.id, ids)
  if (!found) throw new Error('The statement of the held rows answers with one row.')
  return found.held
}

const oneStatement = Object.fromEntries(rowParts.map((part) => [part, statement(`${heldRow(part)} and t."id" = $2`)])) as Record<
  RowPart,
  string
>

/** One row of the workspace with what the catalogue said of it; null where there is none. */
export async function findHeld(db: Pick<Tx, '$queryRawUnsafe'>, ctx: Context, { part, id }: RowRef): Promise<HeldRow | null> {
  const [found] = await db.$queryRawUnsafe<HeldRow[]>(oneStatement[part], ctx.workspace.id, id)
  return found ?? null
}

type Where = { id: string } & Record<string, unknown>
type Table = { updateMany(args: { where: Where; data: Record<string, unknown> }): PromiseLike<{ count: number }> }

/** Gives a row what was taken of the newer catalogue. Throws `conflict` when somebody changed the row meanwhile. */
export async function changeRow(tx: Tx, ctx: Context, { part, id, row, base, taken, held }: RowWrite): Promise<void> {
  if (!held) throw new Error(`${part}/${id} is not there to be changed.`)
  const fields = fieldsOf(row)
  const plain = taken.filter((field) => !field.startsWith('dimensions.'))
  const columns = toColumns(Object.fromEntries(plain.map((field) => [field, fields[field]])))
  const source = part === 'sources'
  const kept = {
    ...(base ? { catalogueRow: asTaken(base) } : {}),
    ...(source ? { textSha256: textHash(row.text as string | null) } : { version: { increment: 1 } }),
  }
  if (source && taken.includes('text') && typeof row.text === 'string') await keepReplacement(tx, ctx, id, row.text)
  const before = source ? { title: held.row.title, textSha256: textHash(held.row.text as string | null) } : { version: held.version }
  const changed = await (tx[tables[part].delegate] as unknown as Table).updateMany({
    where: { id, ...before },
    data: { ...columns, ...kept },
  })
  if (changed.count !== 1) throw staleWrite(partNames[part].one, held.row)
  for (const field of taken)
    if (!plain.includes(field)) await changeDimension(tx, ctx, id, fields[field] as CatalogueRow, field in fieldsOf(held.row))
}

/** Takes away what the catalogue said of a row, as of one that the team made. */
export async function forgetBase(tx: Tx, ctx: Context, { part, id }: RowRef): Promise<void> {
  await tx.$queryRawUnsafe(baselessStatement[part], ctx.workspace.id, id)
}

const baselessStatement = Object.fromEntries(
  rowParts.map((part) => [
    part,
    statement(`update "${tables[part].table}" t set "catalogueRow" = null where t."workspaceId" = $1 and t."id" = $2 returning t."id"`),
  ]),
) as Record<RowPart, string>

/** Removes a dimension of a benchmark, unless a claim was measured on it. */
export async function dropDimension(tx: Tx, benchmarkId: string, id: string): Promise<void> {
  if ((await tx.claim.count({ where: { benchmarkId, dimensionId: id } })) > 0) return
  await tx.benchmarkDimension.deleteMany({ where: { benchmarkId, id } })
}

async function changeDimension(
  tx: Tx,
  ctx: Context,
  benchmarkId: string,
  { id, ...dimension }: CatalogueRow,
  known: boolean,
): Promise<void> {
  const table = tx.benchmarkDimension as unknown as Table & { create(args: { data: Record<string, unknown> }): PromiseLike<unknown> }
  if (known) await table.updateMany({ where: { id, benchmarkId }, data: dimension })
  else await table.create({ data: { ...dimension, id, benchmarkId, workspaceId: ctx.workspace.id } })
}
