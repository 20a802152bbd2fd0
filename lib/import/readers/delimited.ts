import type { CsvError } from 'csv-parse/sync'
import type { ImportProblem, ImportRow, ReadResult } from '@/lib/import/table'
import { eachRecord } from './records'
import { checked, count, limits, looksLikeRow, problem, refuse, refuseAll, tooManyCells, tooManyColumns, tooManyRows } from './refuse'

const candidates = ['\t', ';', ',', '|'] as const
const names: Record<string, string> = { '\t': 'a tab', ';': 'a semicolon', ',': 'a comma', '|': 'a bar' }
const declared = /^"?sep=(.)"?\r?\n?/i
const sampleLines = 40
/** A heading line with more is refused before it is parsed; with fewer, some may only trail behind the last heading. */
const mostSeparators = 20_000

/** How often each candidate stands outside quotes, line by line, in the first lines. */
function countsByLine(text: string): Map<string, number>[] {
  const lines: Map<string, number>[] = [new Map()]
  let quoted = false
  for (let index = 0; index < text.length && index < 400_000; index += 1) {
    const char = text[index] as string
    if (char === '"') quoted = !quoted
    else if (!quoted && (char === '\n' || char === '\r')) {
      if (char === '\r' && text[index + 1] === '\n') index += 1
      if (lines.length === sampleLines) break
      if (lines.at(-1)?.size || text[index - 1] !== '\n') lines.push(new Map())
    } else if (!quoted && names[char]) {
      const line = lines.at(-1)
      line?.set(char, (line.get(char) ?? 0) + 1)
    }
  }
  return lines
}

/** What separates the cells: what stands in the heading line, equally often in the most lines, and most often. */
function delimiterOf(text: string): { delimiter: string; columns: number } | null {
  const [head, ...rest] = countsByLine(text)
  const scored = candidates.flatMap((delimiter, order) => {
    const wanted = head?.get(delimiter) ?? 0
    if (wanted === 0) return []
    const same = rest.filter((line) => line.get(delimiter) === wanted).length
    return [
      { delimiter, columns: wanted + 1, score: (rest.length === 0 ? 1 : same / rest.length) * 1000 + Math.min(wanted, 100) - order / 10 },
    ]
  })
  scored.sort((one, other) => other.score - one.score)
  return scored[0] ?? null
}

const breaks = (cells: readonly string[]) => {
  let found = 0
  for (const cell of cells) if (cell.includes('\n') || cell.includes('\r')) found += cell.split(/\r\n|\n|\r/).length - 1
  return found
}

/** How many cells the first line has, counted without building them. */
function cellsInLine(text: string, delimiter: string): number {
  const end = /[\r\n]/.exec(text)?.index ?? text.length
  let cells = 1
  for (let found = text.indexOf(delimiter); found >= 0 && found < end; found = text.indexOf(delimiter, found + 1)) cells += 1
  return cells
}

/** `width`: up to the last column that has a heading. */
type Reading = {
  width: number
  header: string[]
  headerLine: number
  rows: ImportRow[]
  ragged: ImportProblem[]
  line: number
  stopped: ReadResult | null
}

const trimmedTail = (cells: string[], width: number) => {
  let length = cells.length
  while (length > width && cells[length - 1]?.trim() === '') length -= 1
  return length === cells.length ? cells : cells.slice(0, length)
}

function ragged(given: number, reading: Reading, delimiter: string): ImportProblem {
  const place = `line ${reading.line}`
  const width = reading.width
  const reason = `The row has ${given} ${given === 1 ? 'cell' : 'cells'}, the headings have ${width}.`
  if (given > width)
    return problem(reason, `Put cells that hold ${names[delimiter]} into double quotes, or delete what is too much.`, {
      place,
      column: reading.header[width - 1] ?? null,
    })
  return problem(reason, `Add the missing cells, empty if nothing is known, separated by ${names[delimiter]}.`, {
    place,
    column: reading.header[given] ?? null,
  })
}

/** Takes one record; false stops the reading. */
function take(reading: Reading, cells: string[], delimiter: string): boolean {
  const line = reading.line
  const blank = cells.length === 1 ? cells[0]?.trim() === '' : cells.every((cell) => cell === '')
  if (!blank && reading.header.length === 0) {
    reading.width = trimmedTail(cells, 0).length
    reading.header = cells.slice(0, Math.max(reading.width, limits.columns)).map((name) => name.trim())
    reading.headerLine = line
    if (reading.width > limits.columns) reading.stopped = tooManyColumns(reading.width, `line ${line}`)
  } else if (!blank) {
    const row = cells.length === reading.header.length ? cells : trimmedTail(cells, reading.header.length)
    const missing = reading.header.length - row.length
    if (missing === 0) reading.rows.push({ place: `line ${line}`, cells: row })
    else if (missing > 0 && row.length >= reading.width)
      reading.rows.push({ place: `line ${line}`, cells: [...row, ...Array(missing).fill('')] })
    else reading.ragged.push(ragged(row.length, reading, delimiter))
    if (reading.rows.length > limits.rows) reading.stopped = tooManyRows()
    else if (reading.rows.length * reading.header.length > limits.cells) reading.stopped = tooManyCells()
  }
  reading.line = line + 1 + breaks(cells)
  return reading.stopped === null && reading.ragged.length < 10_000
}

function whyNot(error: CsvError, reading: Reading): ReadResult {
  const place = `line ${reading.line}`
  const column = reading.header[Number(error.column ?? error.index ?? -1)] ?? null
  const where = { place, column }
  if (error.code === 'CSV_QUOTE_NOT_CLOSED')
    return refuse(
      'A double quote that opens here is never closed.',
      'Close the quote, or delete it. A quote inside a quoted cell is written twice.',
      where,
    )
  if (error.code === 'CSV_MAX_RECORD_SIZE')
    return refuse(
      `The row that starts here is longer than ${count(limits.rowLength)} characters, probably because a double quote is never closed.`,
      'Close the quote, or shorten the row.',
      where,
    )
  return refuse(
    'A double quote stands in the middle of a cell.',
    'Put the whole cell into double quotes and write each quote inside it twice.',
    where,
  )
}

const oneColumn = (): ReadResult =>
  refuse(
    'No table was found: the first line holds only one cell.',
    'Separate the cells with tabs, commas, semicolons or bars, and put the names of the columns into the first line.',
    { place: 'line 1' },
  )

/**
 * Reads text whose cells are separated by commas, semicolons, tabs or bars, with quotes and line breaks inside cells, and any line ends. `pasted` text
 * from a spreadsheet may hold single quote marks, because spreadsheets copy them as they are.
 */
export async function readDelimited(given: string, source: 'file' | 'pasted'): Promise<ReadResult> {
  const stated = declared.exec(given)
  const text = stated ? given.slice(stated[0].length) : given
  const found = stated?.[1] && names[stated[1]] ? { delimiter: stated[1], columns: 2 } : delimiterOf(text)
  if (!found) return oneColumn()
  const { delimiter } = found
  if (found.columns > mostSeparators) return tooManyColumns(cellsInLine(text, delimiter), 'line 1')
  const reading: Reading = { width: 0, header: [], headerLine: 1, rows: [], ragged: [], line: stated ? 2 : 1, stopped: null }
  const options = {
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: source === 'pasted' && delimiter === '\t',
    max_record_size: limits.rowLength,
  }
  const failure = await eachRecord(text, options, {
    take: (cells) => take(reading, cells, delimiter),
    skip: () => {
      reading.line += 1
    },
  })
  if (reading.stopped) return reading.stopped
  const headerPlace = `line ${reading.headerLine}`
  if (reading.header.length > 0 && looksLikeRow(reading.header))
    return refuse('The first row holds values instead of headings.', 'Put the names of the columns above it.', { place: headerPlace })
  if (failure) return whyNot(failure, reading)
  if (reading.ragged.length > 0) return refuseAll(reading.ragged)
  return checked({ format: delimiter === '\t' ? 'Tab-separated table' : 'CSV', columns: reading.header, rows: reading.rows }, headerPlace)
}
