import type { ImportProblem, ReadResult } from '@/lib/import/table'
import { arenaClaims, isArena } from './arena'
import { claimTable } from './canonical'
import { evaluationClaims, isEvaluation } from './every-eval-ever'
import { flatten, fromLists, type Placed } from './flatten'
import { isObject, type Json, type JsonObject, parseJson } from './json-text'
import { linesOf } from './lines'
import { limits, refuse, refuseAll, tooManyRows } from './refuse'
import { benchJson, wideTable } from './wide-table'

/** Under these keys a document keeps its list of claims. */
const listKeys = ['data', 'rows', 'claims', 'results', 'items', 'entries', 'records', 'models', 'leaderboard']

const placed = (values: readonly Json[], name: string): Placed[] =>
  values.map((value, index) => ({ place: name === '' ? `item ${index + 1}` : `${name}[${index}]`, value }))

function table(items: Placed[], columns: Json[] | null = null): ReadResult {
  if (items.length === 0) return refuse('The JSON holds an empty list.', 'Give at least one claim.')
  const lists = items.filter(({ value }) => Array.isArray(value)).length
  if (lists === items.length) return wideTable(fromLists('JSON', items, columns))
  return wideTable(flatten('JSON', items))
}

/** The list inside a document: under a usual key, or the only list of objects there is. */
function listOf(value: JsonObject): { name: string; list: Json[] } | null {
  const lists = Object.entries(value).flatMap(([name, list]) => (Array.isArray(list) ? [{ name, list }] : []))
  const usual = listKeys.flatMap((key) => lists.filter(({ name }) => name === key))
  const rows = lists.filter(({ list }) => list.length > 0 && list.every(isObject))
  return usual[0] ?? (rows.length === 1 ? (rows[0] ?? null) : null)
}

/** Claims that stand as values one after the other: in a list, or on the lines of a file. */
function readItems(items: Placed[]): ReadResult {
  const values = items.map(({ value }) => value)
  if (values.length > 0 && values.every(isEvaluation))
    return claimTable(
      'Every Eval Ever',
      items.flatMap(({ place, value }) => evaluationClaims(value as JsonObject, place)),
    )
  if (isArena(values))
    return claimTable(
      'Arena leaderboard',
      arenaClaims(values, '').map(({ claim }, index) => ({ place: items[index]?.place ?? '', claim })),
    )
  if (values.length > 0 && values.every(isArena))
    return claimTable(
      'Arena leaderboard',
      items.flatMap(({ place, value }) => arenaClaims(value, place)),
    )
  return table(items)
}

/** A JSON value as a table: by the format it declares, else by the list it holds, else as a single row. */
export function readJsonValue(value: Json): ReadResult {
  if (isEvaluation(value)) return claimTable('Every Eval Ever', evaluationClaims(value, ''))
  if (isArena(value)) return claimTable('Arena leaderboard', arenaClaims(value, ''))
  if (Array.isArray(value)) return readItems(placed(value, ''))
  if (!isObject(value))
    return refuse('The JSON is a single value.', 'Give a list of claims, such as [{"model": "Veo 3.1", "value": 83.2}].')
  const bench = benchJson(value)
  if (bench) return bench
  const found = listOf(value)
  if (!found) return table([{ place: 'the object', value }])
  const columns = Array.isArray(value.columns) && found.name !== 'columns' ? value.columns : null
  const items = placed(found.list, found.name)
  return columns ? table(items, columns) : readItems(items)
}

export function readJson(text: string): ReadResult {
  const parsed = parseJson(text)
  return parsed.kind === 'json' ? readJsonValue(parsed.value) : parsed
}

/** Whether text is one JSON object on each line. */
export function isJsonLines(text: string): boolean {
  const lines = /^\s*(\{[^\r\n]*\})[ \t]*(?:\r\n|\r|\n)\s*(\{|$)/.exec(text.slice(0, limits.rowLength))
  if (!lines?.[1]) return false
  try {
    JSON.parse(lines[1])
    return true
  } catch {
    return lines[2] === '{'
  }
}

export function readJsonLines(text: string): ReadResult {
  const items: Placed[] = []
  const problems: ImportProblem[] = []
  let index = -1
  for (const line of linesOf(text)) {
    index += 1
    if (line.trim() === '') continue
    const parsed = parseJson(line, index + 1)
    if (parsed.kind === 'json') items.push({ place: `line ${index + 1}`, value: parsed.value })
    else
      problems.push(
        ...parsed.problems.map((found) => ({ ...found, place: found.place?.startsWith('line') ? found.place : `line ${index + 1}` })),
      )
    if (items.length > limits.rows) return tooManyRows()
    if (problems.length > 1000) break
  }
  if (problems.length > 0) return refuseAll(problems)
  const read = readItems(items)
  return read.kind === 'table' && read.table.format === 'JSON' ? { kind: 'table', table: { ...read.table, format: 'JSON Lines' } } : read
}
