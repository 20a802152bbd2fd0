import type { ImportProblem, ReadResult } from '@/lib/import/table'
import { isObject, type Json, type JsonObject } from './json-text'
import { ownDecimal } from './own-numbers'
import { checked, limits, problem, refuse, refuseAll, short, tooManyCells, tooManyColumns, tooManyRows } from './refuse'

export type Placed = { place: string; value: Json }

const scalar = (value: Json): string => (value === null ? '' : typeof value === 'string' ? value : String(value))

/** A list of plain values as "a; b"; a list of anything else as its JSON, so that nothing is lost. */
const listText = (values: Json[]) =>
  values.some((value) => typeof value === 'object' && value !== null) ? JSON.stringify(values) : values.map(scalar).join('; ')

export const cellText = (value: Json | undefined): string =>
  value === undefined ? '' : Array.isArray(value) ? listText(value) : isObject(value) ? JSON.stringify(value) : scalar(value)

type Cells = Map<string, string>

function put(object: JsonObject, prefix: string, cells: Cells): string | null {
  for (const [key, value] of Object.entries(object)) {
    const name = `${prefix}${key.trim()}`
    const wrong = isObject(value) ? put(value, `${name}.`, cells) : null
    if (wrong !== null) return wrong
    if (isObject(value)) continue
    if (cells.has(name)) return name
    cells.set(name, cellText(value))
  }
  return null
}

type Columns = Map<string, number>
type Flat = { columns: Columns; rows: { place: string; cells: Cells }[]; problems: ImportProblem[] }

function take(flat: Flat, { place, value }: Placed): void {
  if (!isObject(value)) {
    const reason = `${short(JSON.stringify(value))} stands where an object with fields is expected.`
    flat.problems.push(problem(reason, 'Write each claim as an object, such as {"model": "Veo 3.1", "value": 83.2}.', { place }))
    return
  }
  const cells: Cells = new Map()
  const twice = put(value, '', cells)
  if (twice !== null)
    flat.problems.push(
      problem(`The field ${short(twice)} is given twice, once as an object.`, 'Rename or delete one of them.', { place, column: twice }),
    )
  for (const name of cells.keys()) if (!flat.columns.has(name)) flat.columns.set(name, flat.columns.size)
  flat.rows.push({ place, cells })
}

/** A list of objects as a table: nested objects become `outer.inner`, a field that an object lacks becomes an empty cell. */
export function flatten(format: string, items: readonly Placed[]): ReadResult {
  if (items.length > limits.rows) return tooManyRows()
  const flat: Flat = { columns: new Map(), rows: [], problems: [] }
  for (const item of items) {
    take(flat, item)
    if (flat.columns.size > limits.columns) return tooManyColumns(flat.columns.size, item.place)
    if (flat.rows.length * flat.columns.size > limits.cells) return tooManyCells()
  }
  if (flat.problems.length > 0) return refuseAll(flat.problems)
  const columns = [...flat.columns.keys()]
  const nameless = flat.rows.find(({ cells }) => cells.has(''))
  if (nameless) return refuse('A field has no name.', 'Name it, or delete it.', { place: nameless.place })
  const rows = flat.rows.map(({ place, cells }) => ({ place, cells: columns.map((name) => cells.get(name) ?? '') }))
  return checked({ format, columns, ...ownDecimal(rows), rows }, null)
}

/** A list of lists as a table: `columns` or, where there are none, the first list names the fields. */
export function fromLists(format: string, lists: readonly Placed[], columns: Json[] | null): ReadResult {
  const [first, ...rest] = lists
  const header = (columns ?? (Array.isArray(first?.value) ? first.value : [])).map(cellText)
  const body = columns ? lists : rest
  const problems = body.flatMap(({ place, value }) => {
    const cells = Array.isArray(value) ? value.length : 0
    if (cells === header.length) return []
    const reason = `The row has ${cells} values, the headings have ${header.length}.`
    return [problem(reason, 'Add the missing values as null, or delete what is too much.', { place, column: header[cells] ?? null })]
  })
  if (problems.length > 0) return refuseAll(problems)
  const rows = body.map(({ place, value }) => ({ place, cells: (value as Json[]).map(cellText) }))
  return checked({ format, columns: header, ...ownDecimal(rows), rows }, columns ? 'columns' : (first?.place ?? null))
}
