import { plainText } from '@/lib/export/cell'
import type { ReadResult } from '@/lib/import/table'
import { readDelimited } from './readers/delimited'
import { decodeText } from './readers/encoding'
import { isJsonLines, readJson, readJsonLines } from './readers/json'
import { isMarkdownTable, readMarkdown } from './readers/markdown'
import { isModelIndex, readModelIndex } from './readers/model-index'
import { count, limits, refuse } from './readers/refuse'
import { wideTable } from './readers/wide-table'
import { readXlsx } from './readers/xlsx'

/** A file, or text that was pasted. `sheet` names the sheet of a workbook to read where it has several. */
export type ImportInput = { bytes: Uint8Array; fileName: string | null; sheet?: string | null } | { text: string }

const megabytes = limits.bytes / 1e6
const asCsv = 'Save the table as "CSV UTF-8", XLSX or JSON and import that.'

/** Kinds of files that are no table, by how they start. */
const others: { start: string; name: string; fix: string }[] = [
  { start: '\xd0\xcf\x11\xe0', name: 'an old Excel workbook (.xls), or one with a password', fix: 'Save it as XLSX without a password.' },
  { start: '%PDF', name: 'a PDF', fix: 'Copy the table out of it and paste it.' },
  { start: 'PAR1', name: 'a Parquet file', fix: asCsv },
  { start: '\x1f\x8b', name: 'a gzip archive', fix: 'Unpack it first.' },
  { start: '\x89PNG', name: 'an image', fix: 'Type or paste the figures as text.' },
  { start: '\xff\xd8\xff', name: 'an image', fix: 'Type or paste the figures as text.' },
  { start: 'SQLite format', name: 'a SQLite database', fix: asCsv },
  { start: '7z\xbc\xaf', name: 'an archive', fix: 'Unpack it first.' },
  { start: 'Rar!', name: 'an archive', fix: 'Unpack it first.' },
]

const startsWith = (bytes: Uint8Array, start: string) => [...start].every((char, index) => bytes[index] === char.charCodeAt(0))
const includes = (bytes: Uint8Array, text: string) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(text, 0, 'latin1')

function readArchive(bytes: Uint8Array, sheet: string | null): Promise<ReadResult> | ReadResult {
  if (includes(bytes, 'xl/')) return readXlsx(bytes, sheet)
  if (includes(bytes, 'application/vnd.oasis.opendocument'))
    return refuse('The file is an OpenDocument spreadsheet.', 'Save it as XLSX or "CSV UTF-8".')
  return refuse('The file is an archive, and no XLSX workbook.', 'Unpack it, and import the files in it one by one.')
}

const bare = (text: string) => (text.charCodeAt(0) === 0xfeff ? text.slice(1) : text)

/** Takes away the apostrophes that an export puts before texts a spreadsheet would run. */
function withoutGuards(read: ReadResult): ReadResult {
  if (read.kind === 'refused') return read
  for (const { cells } of read.table.rows)
    cells.forEach((cell, at) => {
      if (cell.startsWith("'")) cells[at] = plainText(cell)
    })
  return read
}

async function readText(given: string, source: 'file' | 'pasted'): Promise<ReadResult> {
  const text = bare(given)
  const start = /\S/.exec(text.slice(0, 100_000))
  if (!start) return refuse('There is no text in it.', 'Give a table with headings and at least one row.')
  const zero = text.indexOf('\u0000')
  if (zero >= 0) {
    const line = text.slice(0, zero).split(/\r\n|\n|\r/).length
    return refuse('The text holds a NUL character, which cannot be kept.', 'Delete the character.', { place: `line ${line}` })
  }
  if (start[0] === '{' && isJsonLines(text)) return readJsonLines(text)
  if (start[0] === '{' || start[0] === '[') return wideTable(readJson(text))
  if (/^\s*<(?:!doctype|html|\?xml|table|div|body)\b/i.test(text.slice(start.index, start.index + 200)))
    return refuse('The text is a web page or XML, and no table.', 'Copy the table itself in the browser and paste it.', { place: 'line 1' })
  if (isModelIndex(text)) return readModelIndex(text)
  if (isMarkdownTable(text)) return wideTable(readMarkdown(text))
  return wideTable(withoutGuards(await readDelimited(text, source)))
}

/**
 * Reads a file or a paste as a table, whichever format it has: what it holds decides, not its name. Nothing about bad input throws; it is refused with
 * the row and column where there is one, the reason and what to do.
 */
export async function readImport(input: ImportInput): Promise<ReadResult> {
  const size = 'text' in input ? input.text.length : input.bytes.length
  if (size === 0) return refuse('It is empty.', 'Give a table with headings and at least one row.')
  if (size > limits.bytes)
    return refuse(
      `It has ${count(Math.ceil(size / 1e6))} MB, and ${megabytes} MB are taken at most.`,
      'Split it and import the parts one after the other.',
    )
  if ('text' in input) return readText(input.text, 'pasted')
  const { bytes } = input
  if (startsWith(bytes, 'PK\x03\x04') || startsWith(bytes, 'PK\x05\x06')) return readArchive(bytes, input.sheet ?? null)
  const other = others.find(({ start }) => startsWith(bytes, start))
  if (other) return refuse(`The file is ${other.name}, and no table.`, other.fix)
  const decoded = decodeText(bytes)
  return decoded.kind === 'text' ? readText(decoded.text, 'file') : decoded
}
