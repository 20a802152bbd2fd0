import 'server-only'
import { createHash, randomUUID } from 'node:crypto'
import { z } from 'zod'
import { allow, type Context, transaction } from '@/lib/context'
import type { Tx } from '@/lib/db/scope'
import { Claim } from '@/lib/domain/claim'
import { Slug } from '@/lib/domain/provenance'
import { conflict, invalid, notFound } from '@/lib/errors'
import { Answer } from '@/lib/import/answers'
import { ambiguousDay, fileDayOrder } from '@/lib/import/claim-cells'
import { type ClaimColumn, columnLabel, type Mapping, neededColumns } from '@/lib/import/claim-columns'
import { type DayOrder, dayOrders } from '@/lib/import/dates'
import { guessColumns, plainHeading, refusedHeadings } from '@/lib/import/guess-columns'
import type { Counts } from '@/lib/import/plan'
import type { ImportTable } from '@/lib/import/table'
import { longTransaction, packTable, type Run, readNames, readRun, StoredMapping, sha256Of } from './import-plan'

/** A table that a reader gave, with the name and the SHA-256 of what it was read from. */
export type ReadFile = { fileName: string; fileSha256: string; table: ImportTable }

const draftDays = 7

/**
 * Keeps what was read as a draft that changes nothing yet. Its columns are guessed, or taken from the last time that this workspace imported
 * a table with the same headings.
 */
export async function startImport(ctx: Context, { fileName, fileSha256, table }: ReadFile): Promise<{ id: string }> {
  allow(ctx, 'claim:write')
  const own = table.columns.filter((heading) => !refusedHeadings.includes(heading))
  const headersSha256 = sha256Of(own.map(plainHeading))
  const content = await packTable(table)
  return transaction(ctx, async (tx) => {
    const old = new Date(ctx.now.getTime() - draftDays * 86_400_000)
    await tx.importRun.deleteMany({ where: { state: 'draft', createdAt: { lt: old } } })
    const before = await lastLike(tx, headersSha256, own.length)
    const id = randomUUID()
    await tx.importRun.create({
      data: {
        ...{ id, kind: 'claims', fileName: fileName.slice(0, 200), fileSha256, headersSha256, format: table.format, state: 'draft' },
        ...{ mapping: before ? widened(before.mapping, table) : guessColumns(table), answers: before?.answers ?? [], counts: {}, content },
        ...{ createdById: ctx.actor.kind === 'user' ? ctx.actor.id : null, createdByName: ctx.actor.name, createdAt: ctx.now },
        workspaceId: ctx.workspace.id,
      },
    })
    return { id }
  })
}

/** The mapping and the answers of the last applied import with these headings. New rows are not made again: by now they are known. */
async function lastLike(tx: Tx, headersSha256: string, width: number): Promise<{ mapping: Mapping; answers: Answer[] } | null> {
  const row = await tx.importRun.findFirst({
    where: { headersSha256, state: { in: ['applied', 'undone'] } },
    orderBy: { appliedAt: 'desc' },
    select: { mapping: true, answers: true },
  })
  const mapping = StoredMapping.safeParse(row?.mapping)
  if (!mapping.success || mapping.data.columns.length !== width) return null
  const answers = z.array(Answer).safeParse(row?.answers)
  return { mapping: mapping.data, answers: (answers.data ?? []).filter(({ choice }) => choice.startsWith('use:')) }
}

/** A file of refused rows has the columns of its original and, behind them, why each was refused. */
const widened = ({ columns, ...rest }: Mapping, table: ImportTable): Mapping => {
  const own = columns.values()
  return { ...rest, columns: table.columns.map((heading) => (refusedHeadings.includes(heading) ? null : (own.next().value ?? null))) }
}

export const sha256OfBytes = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

export type ImportSummary = {
  id: string
  fileName: string
  format: string
  state: string
  counts: Partial<Counts>
  createdByName: string
  createdAt: Date
  appliedAt: Date | null
  undoneAt: Date | null
}

const summarySelect = {
  ...{
    id: true,
    fileName: true,
    format: true,
    state: true,
    counts: true,
    createdByName: true,
    createdAt: true,
    appliedAt: true,
    undoneAt: true,
  },
} as const

/** The imports of the workspace, newest first: those that were applied, and drafts that wait. */
export async function listImports(ctx: Context): Promise<ImportSummary[]> {
  allow(ctx, 'claim:write')
  const rows = await ctx.db.importRun.findMany({
    where: { kind: 'claims' },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    take: 50,
    select: summarySelect,
  })
  return rows.map(({ counts, ...row }) => ({ ...row, counts: counts as Partial<Counts> }))
}

export type ImportView = Omit<Run, 'table' | 'answers' | 'counts' | 'leftClaims'> & {
  counts: Partial<Counts>
  rowCount: number
  columns: { heading: string; samples: string[] }[]
  /** Of a workbook with several tables: the sheets that were read, and the others. */
  sheets: { read: string[]; others: string[] } | null
  /** What no column and no constant gives, in words; each is needed for every row. */
  missing: string[]
  /** What no column and no constant gives, but the benchmark of a row may. */
  derived: string[]
  /** A date of the file that can be read two ways, and which way it is read: null where nothing says. */
  days: { sample: string; order: DayOrder | null } | null
}

const samples = 3

/** One import as its steps show it; throws `not_found`. */
export async function getImport(ctx: Context, id: string): Promise<ImportView> {
  allow(ctx, 'claim:write')
  const { table, answers: _answers, leftClaims: _left, counts, ...run } = await readRun(ctx.db, id)
  const columns = table.columns.map((heading, column) => {
    const filled = table.rows.slice(0, 200).flatMap((row) => row.cells[column]?.trim().slice(0, 60) || [])
    return { heading, samples: [...new Set(filled)].slice(0, samples) }
  })
  const { read = [], all = [] } = table.sheets ?? {}
  const others = all.filter((name) => !read.includes(name))
  const sheets = others.length > 0 ? { read, others } : null
  return {
    ...run,
    counts: counts as Partial<Counts>,
    rowCount: table.rows.length,
    columns,
    sheets,
    ...missingIn(run.mapping),
    days: daysIn(table, run.mapping),
  }
}

function daysIn(table: ImportTable, mapping: Mapping): ImportView['days'] {
  const sample = ambiguousDay(table, mapping)
  return sample === null ? null : { sample, order: fileDayOrder(table, mapping) }
}

function missingIn({ columns, constants }: Mapping): Pick<ImportView, 'missing' | 'derived'> {
  const given = new Set<string | null>([...columns, ...Object.entries(constants).flatMap(([name, value]) => (value?.trim() ? [name] : []))])
  const needed = given.has('value') ? [...neededColumns, unitOfValue] : neededColumns
  const lacking = needed.filter((choice) => !choice.some((name) => given.has(name)))
  const benchmark = given.has('benchmark') || given.has('benchmark_id')
  const follows = (choice: readonly ClaimColumn[]) => benchmark && (choice.includes('task') || choice.includes('unit'))
  const label = (choice: readonly ClaimColumn[]) =>
    choice
      .filter((name) => name !== 'id')
      .map(columnLabel)
      .join(' or ')
  return { missing: lacking.filter((choice) => !follows(choice)).map(label), derived: lacking.filter(follows).map(label) }
}

const unitOfValue: readonly ClaimColumn[] = ['unit', 'id']

/** What the form of the columns sends: a list of names by column ('' leaves it out), and the constants. */
export const ColumnChoice = z.strictObject({
  id: Slug,
  columns: z.array(z.union([z.literal(''), StoredMapping.shape.columns.element.unwrap()])).max(2000),
  constants: StoredMapping.shape.constants.default({}),
  dayOrder: z.enum(dayOrders).nullable().default(null),
})

async function draft(tx: Tx, id: string): Promise<Run> {
  const run = await readRun(tx, id)
  if (run.state !== 'draft') throw conflict('This import was applied already. Read the file in again to import it with other settings.')
  return run
}

/** Keeps what the columns mean, and says whether names are left to settle. */
export async function mapImport(ctx: Context, input: z.input<typeof ColumnChoice>): Promise<{ id: string; asks: number }> {
  allow(ctx, 'claim:write')
  const { id, columns, constants, dayOrder } = ColumnChoice.parse(input)
  return longTransaction(ctx, async (tx) => {
    const run = await draft(tx, id)
    const chosen = run.table.columns.map((_, at) => columns[at] || null)
    const twice = chosen.find((name, at) => name !== null && chosen.indexOf(name) !== at)
    if (twice) throw conflict(`Two columns are both “${columnLabel(twice)}”. Choose one of them, and leave the other out.`)
    const filled = Object.entries(constants).filter(([, value]) => value?.trim())
    const mapping: Mapping = { columns: chosen, constants: Object.fromEntries(filled), ...(dayOrder ? { dayOrder } : {}) }
    const days = daysIn(run.table, mapping)
    if (days && days.order === null) {
      const reason = `“${days.sample}” can be read with the day or with the month first, and no other date of the file shows which.`
      throw invalid(`${reason} Say which comes first.`, { dayOrder: 'Say whether day or month comes first.' })
    }
    await tx.importRun.updateMany({ where: { id, state: 'draft' }, data: { mapping } })
    const { names } = await readNames(tx, ctx, { ...run, mapping })
    return { id, asks: names.questions().length }
  })
}

/** The fields that a new model or benchmark cannot do without. */
const lacking = ({ key, choice, ...made }: Answer, at: number): [string, string][] => {
  if (choice !== 'make') return []
  const needed = key.startsWith('["model"') ? (['name', 'vendor'] as const) : (['name', 'maintainer'] as const)
  return needed.filter((field) => made[field] === '').map((field) => [`answers.${at}.${field}`, `Give the ${field}.`])
}

export const NameAnswers = z.strictObject({ id: Slug, answers: z.array(Answer).max(5000).default([]) })

/** Keeps what was answered about names in doubt. */
export async function answerImport(ctx: Context, input: z.input<typeof NameAnswers>): Promise<{ id: string }> {
  allow(ctx, 'claim:write')
  const { id, answers } = NameAnswers.parse(input)
  const lacks = Object.fromEntries(answers.flatMap(lacking))
  if (Object.keys(lacks).length > 0)
    throw invalid('Something new needs a name and who stands behind it. Please fill the marked fields.', lacks)
  return transaction(ctx, async (tx) => {
    await draft(tx, id)
    await tx.importRun.updateMany({ where: { id, state: 'draft' }, data: { answers } })
    return { id }
  })
}

export const ChangeChoice = z.strictObject({ id: Slug, claimId: Claim.shape.id, leave: z.boolean() })

const mostLeft = 5000

/** Leaves a claim as it is although the file says otherwise, or takes the change after all. Throws `not_found` for an unknown claim. */
export async function chooseChange(ctx: Context, input: z.input<typeof ChangeChoice>): Promise<{ id: string }> {
  allow(ctx, 'claim:write')
  const { id, claimId, leave } = ChangeChoice.parse(input)
  return transaction(ctx, async (tx) => {
    const { leftClaims } = await draft(tx, id)
    if ((await tx.claim.count({ where: { id: claimId } })) === 0) throw notFound('This claim')
    const others = leftClaims.filter((one) => one !== claimId)
    if (leave && others.length >= mostLeft)
      throw conflict(`More than ${mostLeft} rows cannot be left one by one. Take them out of the file.`)
    await tx.importRun.updateMany({ where: { id, state: 'draft' }, data: { leftClaims: leave ? [...others, claimId] : others } })
    return { id }
  })
}

/** Throws away a draft. What was applied is undone instead. */
export async function discardImport(ctx: Context, input: { id: string }): Promise<{ id: string }> {
  allow(ctx, 'claim:write')
  const { id } = z.strictObject({ id: Slug }).parse(input)
  return transaction(ctx, async (tx) => {
    await draft(tx, id)
    await tx.importRun.deleteMany({ where: { id, state: 'draft' } })
    return { id }
  })
}
