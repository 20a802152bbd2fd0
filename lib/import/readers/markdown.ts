import type { ImportProblem, ImportRow, ReadResult } from '@/lib/import/table'
import { linesOf } from './lines'
import { checked, limits, problem, refuseAll, tooManyColumns, tooManyRows } from './refuse'

const separator = /^[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)*\|?[ \t]*$/

/** The cells of one line; a bar after a backslash belongs to its cell. */
function cellsOf(line: string): string[] {
  const inner = line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '')
  return inner.split(/(?<!\\)\|/).map((cell) =>
    cell
      .replaceAll('\\|', '|')
      .replace(/<br\s*\/?>/gi, ' ')
      .trim(),
  )
}

const isHeading = (line: string | null, next: string) => line?.includes('|') === true && next.length < 10_000 && separator.test(next.trim())

export function isMarkdownTable(text: string): boolean {
  let before: string | null = null
  for (const line of linesOf(text.slice(0, 200_000))) {
    if (isHeading(before, line)) return true
    before = line
  }
  return false
}

type Reading = { columns: string[]; place: string; rows: ImportRow[]; problems: ImportProblem[] }

function take(reading: Reading, line: string, place: string): void {
  const { columns } = reading
  const cells = cellsOf(line)
  if (cells.length === columns.length) {
    reading.rows.push({ place, cells })
    return
  }
  const reason = `The row has ${cells.length} ${cells.length === 1 ? 'cell' : 'cells'}, the headings have ${columns.length}.`
  reading.problems.push(
    problem(reason, 'Add or delete cells, and write \\| for a bar inside a cell.', { place, column: columns[cells.length] ?? null }),
  )
}

/** The first table of a Markdown text. */
export function readMarkdown(text: string): ReadResult {
  let reading: Reading | null = null
  let before: string | null = null
  let number = 0
  for (const line of linesOf(text)) {
    number += 1
    if (reading && !line.includes('|')) break
    if (reading) take(reading, line, `line ${number}`)
    else if (isHeading(before, line)) reading = { columns: cellsOf(before ?? ''), place: `line ${number - 1}`, rows: [], problems: [] }
    before = line
    if (reading && reading.columns.length > limits.columns) return tooManyColumns(reading.columns.length, reading.place)
    if (reading && reading.rows.length > limits.rows) return tooManyRows()
    if (reading && reading.problems.length > 10_000) break
  }
  const { columns, place, rows, problems } = reading ?? { columns: [], place: 'line 1', rows: [], problems: [] }
  if (problems.length > 0) return refuseAll(problems)
  return checked({ format: 'Markdown table', columns, rows }, place)
}
