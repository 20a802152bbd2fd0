import type { Claim } from '@/lib/domain/claim'
import { Source } from '@/lib/domain/source'
import { type Cells, cellReader, type RowProblem } from './claim-cells'
import { type ClaimColumn, columnLabel, type Mapping } from './claim-columns'
import type { Names } from './names'
import { isMissing } from './numbers'
import type { ImportRow, ImportTable } from './table'

/** `named`: the file gives a title, and not only the address that stands in for one. */
export type GivenSource = { title: string; url: string | null; named: boolean }

/** What one row of a file says: only the fields that it has words for, so that an empty cell claims nothing. */
export type GivenClaim = Partial<Omit<Claim, 'id' | 'evaluatorId' | 'sourceId'>>
export type ReadClaim = {
  kind: 'read'
  row: ImportRow
  id: string | null
  given: GivenClaim
  /** Fields whose cells are empty; they matter only where the row names a claim by its id. */
  cleared: readonly (keyof GivenClaim)[]
  source: GivenSource | null
  /** The dimension as the file writes it. */
  dimension: string
}
export type ReadRow = ReadClaim | (Omit<ReadClaim, 'kind'> & { kind: 'refused'; problems: RowProblem[] }) | { kind: 'left'; row: ImportRow }

const texts = [
  ['variant', 'variant'],
  ['statement', 'statement'],
  ['unit', 'unit'],
  ['sample_unit', 'sampleUnit'],
  ['evaluator', 'evaluatorOrg'],
  ['settings', 'settings'],
  ['table_id', 'tableId'],
  ['locator', 'locator'],
  ['repeats_id', 'repeatsId'],
  ['read_as', 'readAs'],
  ['note', 'note'],
] as const satisfies readonly (readonly [ClaimColumn, keyof GivenClaim])[]

const numbers = [
  ['ci_low', 'ciLow'],
  ['ci_high', 'ciHigh'],
  ['sample_size', 'sampleSize'],
  ['wins', 'wins'],
  ['losses', 'losses'],
  ['ties', 'ties'],
  ['rank', 'rank'],
  ['table_size', 'tableSize'],
] as const satisfies readonly (readonly [ClaimColumn, keyof GivenClaim])[]

const flagged = [
  ['settings_disclosed', 'settingsDisclosed'],
  ['derived', 'derived'],
  ['unverified', 'unverified'],
  ['retracted', 'retracted'],
] as const satisfies readonly (readonly [ClaimColumn, keyof GivenClaim])[]

const clearable = [
  ...texts,
  ...numbers,
  ['value', 'value'],
  ['evaluated_on', 'evaluatedOn'],
  ['settings_disclosed', 'settingsDisclosed'],
] as const

/** The column of a field, for messages of the schema. */
export const columnOfField: Readonly<Record<string, ClaimColumn>> = {
  ...Object.fromEntries([...texts, ...numbers, ...flagged].map(([column, field]) => [field, column])),
  ...{ modelId: 'model', benchmarkId: 'benchmark', dimensionId: 'dimension', opponentId: 'opponent', interestId: 'interest' },
  ...{
    value: 'value',
    task: 'task',
    tier: 'tier',
    evaluatorKind: 'evaluator_kind',
    publishedOn: 'published_on',
    evaluatedOn: 'evaluated_on',
  },
}

type Refs = { modelId?: string; opponentId?: string; benchmarkId?: string; dimensionId?: string; interestId?: string }

/** The rows that a file's own words leave open, row by row: read, refused with every reason, or left out by an answer. */
export function* readRows(table: ImportTable, mapping: Mapping, names: Names): Generator<ReadRow> {
  const readerAt = cellReader(table, mapping)
  for (const row of table.rows) {
    const cells = readerAt(row)
    const refs = readNames(cells, names)
    if (refs === 'left') {
      yield { kind: 'left', row }
      continue
    }
    const given: GivenClaim = { ...refs }
    readTexts(cells, given)
    readNumbers(cells, given)
    const source = readSource(cells)
    const id = readId(cells)
    const read = { row, id, given, cleared: id === null ? [] : clearedIn(cells), source, dimension: cells.text('dimension') }
    if (cells.problems.length > 0) yield { kind: 'refused', ...read, problems: cells.problems }
    else yield { kind: 'read', ...read }
  }
}

/** An id counts when it can be one of ours; a running number of the file's own is none. */
function readId(cells: Cells): string | null {
  const id = cells.text('id')
  return /[a-z]/.test(id) && /^[a-z0-9][a-z0-9._-]{0,119}$/.test(id) ? id : null
}

const clearedIn = (cells: Cells) => clearable.filter(([column]) => cells.has(column) && cells.text(column) === '').map(([, field]) => field)

const askedAbove = 'Answer it in the step “Names”, or correct the cell.'

function readNames(cells: Cells, names: Names): Refs | 'left' {
  const refs: Refs = {}
  const settled = (column: ClaimColumn, result: ReturnType<Names['model']>, take: (id: string) => void): boolean => {
    if (result.kind === 'id') take(result.id)
    if (result.kind === 'asked')
      cells.refuse(
        column,
        `It is not settled which ${columnLabel(column).toLowerCase()} “${cells.text(column).slice(0, 80)}” is.`,
        askedAbove,
      )
    return result.kind === 'left'
  }
  const text = (column: ClaimColumn) => (isMissing(cells.text(column)) ? '' : cells.text(column))
  const model = names.model({ vendor: text('vendor'), model: text('model'), version: text('model_version'), id: text('model_id') })
  const opponent = names.model({ vendor: '', model: text('opponent'), version: '', id: text('opponent_id') })
  const benchmark = names.benchmark({ benchmark: text('benchmark'), version: text('benchmark_version'), id: text('benchmark_id') })
  let left = settled(text('model') === '' ? 'model_id' : 'model', model, (id) => {
    refs.modelId = id
  })
  left =
    settled('opponent', opponent, (id) => {
      refs.opponentId = id
    }) || left
  left =
    settled('benchmark', benchmark, (id) => {
      refs.benchmarkId = id
    }) || left
  if (refs.benchmarkId !== undefined)
    left =
      settled('dimension', names.dimension(refs.benchmarkId, text('dimension')), (id) => {
        refs.dimensionId = id
      }) || left
  else if (text('dimension') !== '' && benchmark.kind === 'none')
    cells.refuse('dimension', 'A dimension belongs to a benchmark, and this row names none.', 'Name the benchmark, or empty the cell.')
  readInterest(cells, names, refs)
  return left ? 'left' : refs
}

function readInterest(cells: Cells, names: Names, refs: Refs): void {
  const written = cells.text('interest')
  if (isMissing(written)) return
  const id = names.vendor(written)
  if (id !== null) refs.interestId = id
  else
    cells.refuse(
      'interest',
      `“${written.slice(0, 80)}” is no vendor of this workspace.`,
      'Write the vendor’s name as the inventory has it, or empty the cell.',
    )
}

function readTexts(cells: Cells, given: GivenClaim): void {
  for (const [column, field] of texts) {
    const text = cells.text(column)
    if (text.includes('\0')) cells.refuse(column, 'This text holds a null character, which cannot be kept.', 'Remove it.')
    else if (!isMissing(text)) given[field] = text
  }
  for (const [column, field] of flagged) {
    const flag = cells.flag(column)
    if (flag !== null) given[field] = flag
  }
  const task = cells.choice('task')
  const kind = cells.choice('evaluator_kind')
  const tier = cells.choice('tier')
  if (task !== null) given.task = task as Claim['task']
  if (kind !== null) given.evaluatorKind = kind as Claim['evaluatorKind']
  if (tier !== null) given.tier = tier as Claim['tier']
  const published = cells.day('published_on')
  const evaluated = cells.day('evaluated_on')
  if (published !== null) given.publishedOn = published
  if (evaluated !== null) given.evaluatedOn = evaluated
}

function readNumbers(cells: Cells, given: GivenClaim): void {
  const value = cells.number('value')
  for (const [column, field] of numbers) {
    const read = cells.number(column)
    if (read !== null) given[field] = read.value
  }
  if (value === null) return
  given.value = value.value
  if (value.halfWidth !== null && given.ciLow === undefined && given.ciHigh === undefined) {
    // 83.2 ± 0.4 as floating numbers would give 83.60000000000001.
    given.ciLow = tidy(value.value - value.halfWidth)
    given.ciHigh = tidy(value.value + value.halfWidth)
  }
  if (!value.percent) return
  if (!given.unit) given.unit = '%'
  else if (!given.unit.includes('%') && !/percent/i.test(given.unit))
    cells.refuse(
      'value',
      `The value is written in percent, the unit is “${given.unit}”.`,
      'Write the value in that unit, or correct the unit.',
    )
}

const tidy = (value: number): number => Number(value.toPrecision(12))

function readSource(cells: Cells): GivenSource | null {
  const title = isMissing(cells.text('source_title')) ? '' : cells.text('source_title')
  const address = isMissing(cells.text('source_url')) ? '' : cells.text('source_url')
  if (title === '' && address === '') return null
  const url = address === '' ? null : knownAddress(address)
  if (url !== null && !goodAddress(url)) {
    cells.refuse(
      'source_url',
      `“${address.slice(0, 80)}” is no web address.`,
      'Write a full address that starts with https://, or leave the cell empty.',
    )
    return null
  }
  if (title.length > 400) {
    cells.refuse('source_title', `The title has ${title.length} characters.`, 'Shorten it to at most 400 characters.')
    return null
  }
  return { title: title || (url ?? '').replace(/^https?:\/\/(?:www\.)?/, '').slice(0, 400), url, named: title !== '' }
}

const arxiv = /^arxiv:\s*(\d{4}\.\d{4,5}(?:v\d+)?)$/i
const doi = /^(?:doi:\s*)?(10\.\d{4,9}\/\S+)$/i

function knownAddress(text: string): string {
  const paper = arxiv.exec(text)?.[1]
  if (paper) return `https://arxiv.org/abs/${paper}`
  const work = doi.exec(text)?.[1]
  if (work) return `https://doi.org/${work}`
  return /^www\./i.test(text) ? `https://${text}` : text
}

const addresses = new Map<string, boolean>()
function goodAddress(url: string): boolean {
  const before = addresses.get(url)
  if (before !== undefined) return before
  const good = Source.shape.url.safeParse(url).success
  if (addresses.size > 5000) addresses.clear()
  addresses.set(url, good)
  return good
}
