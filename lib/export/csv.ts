import { type Cell, safeText } from './cell'

// Other delimiters and edge spaces are quoted as well: a spreadsheet that splits at semicolons must not find a formula behind one.
const needsQuotes = /[",;\p{Cc}]|^\s|\s$/u

const written = (text: string): string => (needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

function csvCell(cell: Cell): string {
  if (cell === null) return ''
  return typeof cell === 'string' ? written(safeText(cell)) : String(cell)
}

/** Rows as CSV (RFC 4180): commas, CRLF behind every row, quotes where they are needed. */
export function csvText(rows: readonly (readonly Cell[])[]): string {
  let text = ''
  for (const row of rows) text += `${row.map(csvCell).join(',')}\r\n`
  return text
}

/** The mark by which spreadsheets know that a file is UTF-8. */
export const byteOrderMark = '\uFEFF'
