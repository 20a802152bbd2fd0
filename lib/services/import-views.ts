import 'server-only'
import { allow, type Context } from '@/lib/context'
import type { Tx } from '@/lib/db/scope'
import { benchmarkTitle } from '@/lib/domain/benchmark'
import type { Claim } from '@/lib/domain/claim'
import { modelTitle } from '@/lib/domain/model'
import { csvText } from '@/lib/export/csv'
import type { RowProblem } from '@/lib/import/claim-cells'
import { refusedHeadings } from '@/lib/import/guess-columns'
import type { Question } from '@/lib/import/names'
import { type Counts, countsOf, type FieldChange, type Plan, type PlannedRow, type RowKind } from '@/lib/import/plan'
import { longTransaction, planDigest, planRun, type Run, readNames, readRun } from './import-plan'
import { notInText } from './import-text'

export type ImportNames = {
  questions: Question[]
  vendors: string[]
  models: { id: string; title: string }[]
  benchmarks: { id: string; title: string }[]
}

/** The names of a draft that a person has to settle, with everything that can be chosen. */
export async function importNames(ctx: Context, id: string): Promise<ImportNames> {
  allow(ctx, 'claim:write')
  return longTransaction(ctx, async (tx) => {
    const { known, names } = await readNames(tx, ctx, await readRun(tx, id))
    const sorted = <Row extends { title: string }>(rows: Row[]) =>
      rows.sort((a, b) => a.title.localeCompare(b.title, 'en', { numeric: true }))
    return {
      questions: names.questions(),
      vendors: known.vendors.map(({ name }) => name).sort((a, b) => a.localeCompare(b, 'en')),
      models: sorted(known.models.filter(({ archived }) => !archived).map((row) => ({ id: row.id, title: modelTitle(row) }))),
      benchmarks: sorted(known.benchmarks.map((row) => ({ id: row.id, title: benchmarkTitle(row) }))),
    }
  })
}

/** A row of the dry run with names for what it refers to. */
export type DryRow = {
  place: string
  kind: RowKind
  what: string
  figure: { value: number | null; unit: string | null } | null
  evaluator: string | null
  publishedOn: string | null
  source: DrySource | null
  claimId: string | null
  corrected: boolean
  /** Somebody chose to leave the claim as it is. */
  declined: boolean
  changes: FieldChange[]
  problems: CellProblem[]
}

/** Where a row says it was read: in a source that is made along, or in one that is here, read on that day. */
export type DrySource = { title: string; url: string | null; readOn: string | null; fresh: boolean; contradicted: boolean }

/** A refusal with the heading and the cell as the file has them. */
export type CellProblem = RowProblem & { cell: string | null }

export type DryRun = {
  counts: Counts
  /** Those of the rows left out whose change somebody declined. They are listed among the changed ones. */
  declined: number
  /** New or changed rows whose figure does not stand in the stored text of their source. */
  contradicted: number
  digest: string
  made: Plan['made']
  rows: DryRow[]
  /** The last import of this very file that still stands. */
  sameFile: { id: string; createdByName: string; appliedAt: Date | null } | null
}

const shown = 100

/** What applying a draft would do: the counts, and the first hundred rows of one kind. Nothing is written. */
export async function dryRun(ctx: Context, id: string, kind: RowKind): Promise<DryRun> {
  allow(ctx, 'claim:write')
  return longTransaction(ctx, async (tx) => {
    const run = await readRun(tx, id)
    const { plan, names, known } = await planRun(tx, ctx, run)
    const titles = new Map<string, string>([
      ...known.models.map((row) => [row.id, modelTitle(row)] as const),
      ...[...names.made.models.values()].map((row) => [row.id, modelTitle(row)] as const),
      ...known.benchmarks.map((row) => [`b:${row.id}`, benchmarkTitle(row)] as const),
      ...[...names.made.benchmarks.values()].map((row) => [`b:${row.id}`, benchmarkTitle(row)] as const),
      ...[...known.sources, ...plan.made.sources].map((row) => [`s:${row.id}`, row.title] as const),
    ])
    const rows = plan.rows.filter((row) => listedAs(row) === kind).slice(0, shown)
    const sameFile = await earlier(tx, run)
    const contradicted = await notInText(tx, plan)
    const sources = new Map<string, Omit<DrySource, 'contradicted'>>([
      ...known.sources.map(({ id: source, ...rest }) => [source, { ...rest, fresh: false }] as const),
      ...plan.made.sources.map(({ id: source, ...rest }) => [source, { ...rest, fresh: true }] as const),
    ])
    const sourceOf = ({ id: claim, sourceId }: Claim): DrySource | null => {
      const source = sources.get(sourceId)
      return source ? { ...source, contradicted: contradicted.has(claim) } : null
    }
    return {
      counts: countsOf(plan),
      declined: plan.rows.filter((row) => row.kind === 'left' && row.declined).length,
      contradicted: contradicted.size,
      digest: planDigest(plan),
      made: plan.made,
      rows: rows.map((row) => dryRow(row, run, { titles, sourceOf })),
      sameFile,
    }
  })
}

const listedAs = (row: PlannedRow): RowKind => (row.kind === 'left' && row.declined ? 'changed' : row.kind)

const earlier = (tx: Tx, { id, fileSha256 }: Run) =>
  tx.importRun.findFirst({
    where: { id: { not: id }, fileSha256, state: 'applied' },
    orderBy: { appliedAt: 'desc' },
    select: { id: true, createdByName: true, appliedAt: true },
  })

type Looked = { titles: ReadonlyMap<string, string>; sourceOf: (claim: Claim) => DrySource | null }

function dryRow(row: PlannedRow, run: Run, { titles, sourceOf }: Looked): DryRow {
  const blank = { what: cellsOf(row, run), figure: null, evaluator: null, publishedOn: null, source: null, claimId: null, corrected: false }
  const base = { ...blank, place: row.row.place, kind: listedAs(row), declined: false, changes: [], problems: [] }
  if (row.kind === 'refused') return { ...base, problems: row.problems.map((one) => inFile(one, row, run)) }
  if (row.kind === 'same') return { ...base, claimId: row.id }
  if (row.kind === 'new') return { ...base, ...said(row.claim, titles), source: sourceOf(row.claim) }
  const change = row.kind === 'left' ? row.declined : row
  if (!change) return base
  const { claim, corrected, changes } = change
  return {
    ...base,
    ...said(claim, titles),
    claimId: claim.id,
    corrected,
    declined: row.kind === 'left',
    changes: named(changes, titles),
    source: sourceOf(claim),
  }
}

function said(claim: Claim, titles: ReadonlyMap<string, string>) {
  const { value, unit, evaluatorOrg: evaluator, publishedOn } = claim
  return { what: titleOf(claim, titles), figure: { value, unit }, evaluator, publishedOn }
}

function inFile(problem: RowProblem, { row }: PlannedRow, { table, mapping }: Run): CellProblem {
  const at = problem.column === null ? -1 : mapping.columns.indexOf(problem.column)
  return { ...problem, heading: table.columns[at] ?? problem.heading, cell: row.cells[at]?.trim().slice(0, 80) || null }
}

const titleOf = ({ modelId, benchmarkId, dimensionId }: Claim, titles: ReadonlyMap<string, string>): string => {
  const model = titles.get(modelId) ?? modelId
  if (benchmarkId === null) return model
  return `${model} on ${titles.get(`b:${benchmarkId}`) ?? benchmarkId}${dimensionId === null ? '' : `, ${dimensionId}`}`
}

const named = (changes: readonly FieldChange[], titles: ReadonlyMap<string, string>): FieldChange[] =>
  changes.map(({ field, ...sides }) => {
    const prefix = field === 'benchmarkId' ? 'b:' : field === 'sourceId' ? 's:' : ''
    const title = (value: unknown) => titles.get(`${prefix}${value}`) ?? value
    return /^(?:model|opponent|benchmark|source)Id$/.test(field)
      ? { field, old: title(sides.old), new: title(sides.new) }
      : { field, ...sides }
  })

/** The cells of a row that became no claim, as far as they say something. */
const cellsOf = ({ row }: PlannedRow, { table }: Run): string =>
  row.cells
    .filter((cell, at) => cell.trim() !== '' && at < table.columns.length)
    .slice(0, 5)
    .map((cell) => cell.slice(0, 60))
    .join(' · ')

/** The refused rows of a draft or an applied import as CSV: the cells of the file as they were, and why each row is kept out. */
export async function refusedRows(ctx: Context, id: string): Promise<{ fileName: string; text: string }> {
  allow(ctx, 'claim:write')
  return longTransaction(ctx, async (tx) => {
    const run = await readRun(tx, id)
    const { plan } = await planRun(tx, ctx, run)
    const rows = plan.rows.flatMap((row) => (row.kind === 'refused' ? [row] : []))
    const said = (problems: readonly RowProblem[], part: 'reason' | 'fix') =>
      [...new Set(problems.map((one) => (part === 'reason' && one.heading ? `${one.heading}: ${one.reason}` : one[part])))].join(' ')
    const own = (cells: readonly string[]) => cells.filter((_, at) => !refusedHeadings.includes(run.table.columns[at] ?? ''))
    const lines = rows.map((refused) => {
      const problems = refused.problems.map((one) => inFile(one, refused, run))
      return [...own(refused.row.cells), refused.row.place, said(problems, 'reason'), said(problems, 'fix')]
    })
    const head = [...own(run.table.columns), ...refusedHeadings]
    const text = csvText([head, ...lines])
    return { fileName: `refused-${run.fileName.replace(/\.[^.]+$/, '').replace(/[^\w.-]+/g, '-') || 'rows'}.csv`, text }
  })
}
