import writeExcelFile, { type Cell as SheetCell } from 'write-excel-file/node'
import type { Cell } from './cell'
import { withoutTimes } from './zip'

export type Sheet = { name: string; head: readonly string[]; rows: readonly (readonly Cell[])[] }

/** How many rows of one sheet are written; larger tables come as CSV. Excel itself ends at 1,048,576. */
export const mostSheetRows = 100_000
const longestCell = 32_767

// What XML cannot say, and what Excel would read as such a code, in the notation that Excel gives it.
const coded = /(?![\t\n])\p{Cc}|[\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)/gu
const code = (mark: string) => `_x${mark.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`

function cut(text: string): string {
  if (text.length <= longestCell) return text
  const ending = ` … [cut: the text has ${text.length} characters; the CSV and JSON exports hold all of it]`
  return text.slice(0, longestCell - ending.length).toWellFormed() + ending
}

function sheetCell(cell: Cell): SheetCell {
  if (cell === null || cell === '') return null
  if (typeof cell === 'string') return { type: String, value: cut(cell.toWellFormed().replace(coded, code)) }
  return typeof cell === 'number' ? { type: Number, value: cell } : { type: Boolean, value: cell }
}

/** A workbook with one sheet per table. Every text is typed as text, so nothing in it runs; the same data gives the same bytes. */
export async function workbook(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const written = sheets.map(({ name, head, rows }) => ({
    sheet: name,
    stickyRowsCount: 1,
    data: [head.map((value) => ({ type: String, value, fontWeight: 'bold' as const })), ...rows.map((row) => row.map(sheetCell))],
  }))
  return withoutTimes(await writeExcelFile(written).toBuffer())
}
