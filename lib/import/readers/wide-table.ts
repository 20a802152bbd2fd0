import { type ClaimColumn, isClaimColumn } from '@/lib/import/claim-columns'
import { isMissing, readNumber } from '@/lib/import/numbers'
import type { ImportRow, ImportTable, ReadResult } from '@/lib/import/table'
import { flatten } from './flatten'
import { isObject, type Json, type JsonObject } from './json-text'
import { checked } from './refuse'
import { dimensionKey, dimensionTitle, type WideBenchmark, wideBenchmarks } from './wide-benchmarks'

const fewestDimensions = 3

/** What the other columns of such tables are called, and what they mean. The rest keeps its own heading. */
const beside: Record<string, ClaimColumn> = {
  model: 'model',
  models: 'model',
  method: 'model',
  name: 'model',
  'model name': 'model',
  'model name (clickable)': 'model',
  'evaluated by': 'evaluator',
  'mail by': 'evaluator',
  date: 'published_on',
  organization: 'vendor',
  vendor: 'vendor',
}

type Wide = { benchmark: WideBenchmark; at: { index: number; key: string }[] }

/** The benchmark whose own dimensions the headings name, where they name at least three of its dimensions. */
function benchmarkOf(columns: readonly string[]): Wide | null {
  const keys = columns.map(dimensionKey)
  const fits = wideBenchmarks.map((benchmark) => ({
    benchmark,
    own: keys.filter((key) => benchmark.own.includes(key)).length,
    at: keys.flatMap((key, index) => (benchmark.dimensions.includes(key) ? [{ index, key }] : [])),
  }))
  fits.sort((one, other) => other.own - one.own || other.at.length - one.at.length)
  const best = fits[0]
  return best && best.at.length >= fewestDimensions ? best : null
}

/** Names in links, such as [Veo 3.1](https://…), without the link. */
const unlinked = (cell: string) => /^\[([^\]]+)\]\([^)]*\)$/.exec(cell.trim())?.[1] ?? cell.replace(/^\*\*(.*)\*\*$/, '$1')

type Kept = { index: number; name: string }

function keptColumns(table: ImportTable, wide: Wide): Kept[] {
  const taken = new Set(wide.at.map(({ index }) => index))
  const used = new Set<string>(['benchmark', 'benchmark_version', 'dimension', 'value', 'unit', 'task'])
  return table.columns.flatMap((heading, index) => {
    if (taken.has(index)) return []
    const known = beside[heading.trim().toLowerCase().replaceAll('_', ' ')] ?? (isClaimColumn(heading) ? heading : heading)
    const name = used.has(known) ? `${heading} (as printed)` : known
    used.add(name)
    return [{ index, name }]
  })
}

/** Values that all lie between 0 and 1 are shares, not percent: the two scales must not be mixed. */
function unitOf(table: ImportTable, { benchmark, at }: Wide): string {
  let largest = 0
  for (const { cells } of table.rows)
    for (const { index } of at) {
      const read = readNumber(cells[index] ?? '')
      if (read.kind === 'number') largest = read.percent ? Number.POSITIVE_INFINITY : Math.max(largest, Math.abs(read.value))
    }
  return largest > 0 && largest <= 1 ? 'score 0-1' : benchmark.unit
}

/** 0.8324 and 83.24 alike as the import reads numbers: a percent sign says what the unit says, so it is left out. */
const value = (cell: string) => (/[%％]$/.test(cell.trim()) ? cell.trim().slice(0, -1).trim() : cell.trim())

/**
 * A table of a known benchmark with one row for each model and one column for each dimension becomes one claim for each cell; empty cells make none.
 * Every other table stays as it is.
 */
export function wideTable(read: ReadResult): ReadResult {
  if (read.kind === 'refused') return read
  const { table } = read
  const wide = benchmarkOf(table.columns)
  if (!wide) return read
  const { benchmark, at } = wide
  const kept = keptColumns(table, wide)
  const unit = unitOf(table, wide)
  const rows: ImportRow[] = table.rows.flatMap(({ place, cells }) => {
    const same = kept.map(({ index }) => unlinked(cells[index] ?? ''))
    return at.flatMap(({ index, key }) => {
      const cell = value(cells[index] ?? '')
      if (isMissing(cell)) return []
      const claim = [benchmark.name, benchmark.version, dimensionTitle(key), benchmark.task, cell, unit]
      return [{ place: `${place}, ${table.columns[index]}`, cells: [...same, ...claim] }]
    })
  })
  const columns = [...kept.map(({ name }) => name), 'benchmark', 'benchmark_version', 'dimension', 'task', 'value', 'unit']
  return checked({ ...table, format: `${benchmark.name} table (${table.format})`, columns, rows }, null)
}

const isScore = (entry: Json) => typeof entry === 'number' || (Array.isArray(entry) && typeof entry[0] === 'number')

/** Results as the benchmark's own program writes them: one key for each dimension, each with its score or a list that starts with it. */
function scores(value: JsonObject): JsonObject | null {
  const keys = Object.keys(value)
  if (!benchmarkOf(keys)) return null
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [key, Array.isArray(entry) && isScore(entry) ? (entry[0] as Json) : entry]),
  )
}

/** Results of a known benchmark in JSON: dimensions with their scores, for one model or under the name of each; null for anything else. */
export function benchJson(value: JsonObject): ReadResult | null {
  const one = scores(value)
  if (one) return wideTable(flatten('JSON', [{ place: 'the object', value: one }]))
  const entries = Object.entries(value)
  if (entries.length === 0 || !entries.every(([, entry]) => isObject(entry) && scores(entry) !== null)) return null
  const rows = entries.map(([model, entry]) => ({ place: model, value: { model, ...scores(entry as JsonObject) } }))
  return wideTable(flatten('JSON', rows))
}
