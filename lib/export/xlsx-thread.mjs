// A thread that writes one workbook. It must be plain JavaScript, because the server that starts it compiles nothing at run time.
import { parentPort } from 'node:worker_threads'
import writeExcelFile from 'write-excel-file/node'

const longestCell = 32_767

// What XML cannot say, and what Excel would read as such a code, in the notation that Excel gives it.
const coded = /(?![\t\n])\p{Cc}|[\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)/gu
const code = (mark) => `_x${mark.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`

function cut(text) {
  if (text.length <= longestCell) return text
  const ending = ` … [cut: the text has ${text.length} characters; the CSV and JSON exports hold all of it]`
  return text.slice(0, longestCell - ending.length).toWellFormed() + ending
}

/** Every text is typed as text, so nothing in it runs. */
function sheetCell(cell) {
  if (cell === null || cell === '') return null
  if (typeof cell === 'string') return { type: String, value: cut(cell.toWellFormed().replace(coded, code)) }
  return typeof cell === 'number' ? { type: Number, value: cell } : { type: Boolean, value: cell }
}

const sheets = []

// A sheet comes as its name and head, then its rows part by part; null says that there are no more sheets.
parentPort.on('message', async (part) => {
  if (part === null) {
    const bytes = Uint8Array.from(await writeExcelFile(sheets).toBuffer())
    parentPort.postMessage(bytes, [bytes.buffer])
  } else if (part.head) {
    sheets.push({ sheet: part.name, stickyRowsCount: 1, data: [part.head.map((value) => ({ type: String, value, fontWeight: 'bold' }))] })
  } else {
    const { data } = sheets.at(-1)
    for (const row of part.rows) data.push(row.map(sheetCell))
  }
})
