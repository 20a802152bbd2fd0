import { parse } from 'csv-parse/sync'
import { isText, type JobEntry, type JobFileNotes, mostIgnored, notText, tooLong, unread } from './job-entry'
import { type JobField, jobFieldNames, jobFieldOf, type RawJob } from './job-fields'
import { type FileLine, fileLines } from './job-lines'
import { plainCells } from './readers/records'

const longestLine = 64_000
/** A quoted cell may go on over so many lines; a quote that is open longer was never meant to open. */
const mostJoined = 20
const mostColumns = 500
const delimiters = ['\t', ';', ',', '|'] as const

type Table = { delimiter: string; width: number; columns: { field: JobField; at: number[] }[] }

const oddQuotes = (text: string): boolean => {
  let odd = false
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) odd = !odd
  return odd
}

function cellsOf(text: string, delimiter: string): string[] | null {
  if (!text.includes('"')) return text.split(delimiter)
  const plain = plainCells(text, delimiter)
  if (plain) return plain
  try {
    const records: string[][] = parse(text, { delimiter, relax_column_count: true })
    return records.length === 1 ? (records[0] ?? null) : null
  } catch {
    return null
  }
}

function headOf({ text, cut }: FileLine, notes: JobFileNotes): Table | null {
  const stop = (reason: string, fix: string) => {
    notes.unreadable = { reason, fix }
    return null
  }
  if (!isText(text))
    return stop('It begins with bytes that are no text.', 'Hand in CSV, JSON Lines or OTLP/JSON as UTF-8, and unpack archives first.')
  if (cut)
    return stop(`Its first line is longer than ${longestLine.toLocaleString('en-US')} characters.`, 'Check that it holds the headings.')
  const counted = delimiters.map((delimiter) => ({ delimiter, cells: cellsOf(text, delimiter) ?? [] }))
  const best = counted.reduce((a, b) => (b.cells.length > a.cells.length ? b : a))
  const names = best.cells
  if (names.length > mostColumns) return stop(`The first line has ${names.length} cells.`, 'Check that it holds the headings.')
  const found = names.map((name, at) => ({ name: name.trim(), at, place: jobFieldOf(name) }))
  const twice = found.find(({ name, place, at }) => place && found.some((other) => other.at < at && other.name === name))
  if (twice) return stop(`The heading “${twice.name}” stands twice.`, 'Rename or delete one of the two columns.')
  for (const { name, place } of found) if (!place && name !== '' && notes.ignored.size < mostIgnored) notes.ignored.add(name.slice(0, 80))
  const columns = jobFieldNames.flatMap((field) => {
    const at = found.filter(({ place }) => place?.field === field).sort((a, b) => (a.place?.rank ?? 0) - (b.place?.rank ?? 0))
    return at.length === 0 ? [] : [{ field, at: at.map((column) => column.at) }]
  })
  const has = (field: JobField) => columns.some((column) => column.field === field)
  if (!has('submitted') && !has('id'))
    return stop(
      `No heading says when a job was submitted or which job it is. The first line reads: ${text.slice(0, 200)}`,
      'Put headings such as id, model, submitted_at, finished_at, state, seconds and cost into the first line.',
    )
  return { delimiter: best.delimiter, width: names.length, columns }
}

function rawOf(cells: readonly string[], { columns }: Table): RawJob {
  const raw: RawJob = {}
  for (const { field, at } of columns) {
    const [first = 0] = at
    raw[field] = at.length === 1 ? cells[first] : cells[at.find((place) => cells[place]?.trim()) ?? first]
  }
  return raw
}

const widthProblem = (given: number, width: number): { reason: string; fix: string } => ({
  reason: `The line has ${given} ${given === 1 ? 'cell' : 'cells'}, the headings have ${width}.`,
  fix: given < width ? 'It may have been cut off: write it to its end.' : 'Put cells that hold the separator into double quotes.',
})

/** Reads one record that begins at `lines[at]`; how many lines it took, or null where it goes on behind them. */
function record(lines: readonly FileLine[], at: number, table: Table, ended: boolean): { entry: JobEntry; took: number } | null {
  const first = lines[at] as FileLine
  const one = (entry: JobEntry) => ({ entry, took: 1 })
  const { number: line } = first
  if (first.cut) return one(tooLong(line, first.text, longestLine))
  let text = first.text
  let took = 1
  if (oddQuotes(text)) {
    for (let odd = true; odd; took += 1) {
      const next = lines[at + took]
      if (next === undefined && !ended && took < mostJoined) return null
      if (next === undefined || next.cut || took >= mostJoined || text.length > longestLine) return one(neverClosed(first))
      text += `\n${next.text}`
      if (oddQuotes(next.text)) odd = false
    }
  }
  if (!isText(text)) return one(notText(line, first.text))
  const cells = cellsOf(text, table.delimiter)
  if (cells === null || (took > 1 && cells.length !== table.width)) return one(took > 1 ? neverClosed(first) : stray(first))
  if (cells.length === table.width) return { entry: { kind: 'raw', line, raw: rawOf(cells, table), text: () => text }, took }
  const { reason, fix } = widthProblem(cells.length, table.width)
  return one(unread(line, text, reason, fix))
}

const neverClosed = ({ number, text }: FileLine): JobEntry =>
  unread(
    number,
    text,
    'A double quote that opens here is never closed.',
    'Close the quote, or delete it. A quote inside a quoted cell is written twice.',
  )
const stray = ({ number, text }: FileLine): JobEntry =>
  unread(
    number,
    text,
    'A double quote stands in the middle of a cell.',
    'Put the whole cell into double quotes and write each quote inside it twice.',
  )

/** The jobs of a CSV file, also with semicolons, tabs or bars. A broken line is refused by itself, and reading goes on behind it. */
export async function* csvEntries(parts: AsyncIterable<Uint8Array>, notes: JobFileNotes): AsyncGenerator<JobEntry[]> {
  let table: Table | null = null
  let waiting: FileLine[] = []
  const take = (ended: boolean): JobEntry[] => {
    const entries: JobEntry[] = []
    let at = 0
    for (; at < waiting.length && notes.unreadable === null; ) {
      const line = waiting[at] as FileLine
      if (line.text.trim() === '' || (table === null && /^"?sep=.$/i.test(line.text))) {
        at += 1
      } else if (table === null) {
        table = headOf(line, notes)
        at += 1
      } else {
        const read = record(waiting, at, table, ended)
        if (read === null) break
        entries.push(read.entry)
        at += read.took
      }
    }
    waiting = waiting.slice(at)
    return entries
  }
  for await (const lines of fileLines(parts, longestLine)) {
    waiting = waiting.length === 0 ? lines : [...waiting, ...lines]
    yield take(false)
    if (notes.unreadable) return
  }
  yield take(true)
}
