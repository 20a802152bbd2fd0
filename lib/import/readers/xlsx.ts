import 'server-only'
import { once } from 'node:events'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import type { ImportProblem, ImportRow, ImportTable, ReadResult } from '@/lib/import/table'
import { ownDecimal } from './own-numbers'
import { checked, looksLikeRow, problem, refuse, refuseAll, short, unkeepable } from './refuse'

const mostBytes = 20_000_000
const patienceMs = 5000
/** A thread without work gives its memory back. */
const idleMs = 30_000
const memory = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32 }

type Sheet = { name: string; rows: { row: number; cells: string[] }[] }
type Answer = { sheets?: Sheet[]; problem?: ImportProblem }
type Desk = { worker: Worker | null; idle: NodeJS.Timeout | undefined; last: Promise<unknown> }

// Kept across reloads of this module.
const shelf = globalThis as typeof globalThis & { switchboardWorkbooks?: Desk }

function startWorker(desk: Desk): Worker {
  const file = path.join(/* turbopackIgnore: true */ process.cwd(), 'lib/import/readers/xlsx-thread.mjs')
  const worker = new Worker(file, { resourceLimits: memory, execArgv: [] })
  // A thread that dies is simply not there for the next workbook.
  worker.on('error', () => retire(desk, worker))
  return worker
}

function retire(desk: Desk, worker: Worker): void {
  if (desk.worker === worker) desk.worker = null
  void worker.terminate()
}

const tooDear: Answer = {
  problem: {
    place: null,
    column: null,
    reason: 'The workbook needs more than 5 seconds or 256 MB to read.',
    fix: 'Delete the sheets and columns that describe no claims, or save the sheet as "CSV UTF-8".',
  },
}

async function inThread(desk: Desk, bytes: Uint8Array): Promise<Answer> {
  clearTimeout(desk.idle)
  const started = desk.worker === null
  desk.worker ??= startWorker(desk)
  const worker = desk.worker
  worker.ref()
  try {
    // A busy machine may be slow to start the thread: that is not the workbook's time.
    if (started) await once(worker, 'online')
    const answered = once(worker, 'message', { signal: AbortSignal.timeout(patienceMs) })
    worker.postMessage(bytes)
    const [answer] = (await answered) as [Answer]
    return answer
  } catch {
    retire(desk, worker)
    return tooDear
  } finally {
    worker.unref()
    desk.idle = setTimeout(() => retire(desk, worker), idleMs).unref()
  }
}

function sheetsOf(bytes: Uint8Array): Promise<Answer> {
  shelf.switchboardWorkbooks ??= { worker: null, idle: undefined, last: Promise.resolve() }
  const desk = shelf.switchboardWorkbooks
  const read = desk.last.then(() => inThread(desk, bytes))
  desk.last = read
  return read
}

const filled = (cells: readonly string[]) => cells.filter((cell) => cell.trim() !== '').length

/** A title above the table fills one cell where the table is wider. */
function headingAt({ rows }: Sheet): number {
  const widest = rows.reduce((most, { cells }) => Math.max(most, filled(cells)), 0)
  const found = rows.findIndex(({ cells }) => widest < 3 || filled(cells) > 1)
  return Math.max(0, found)
}

const headingsOf = (sheet: Sheet) => sheet.rows[headingAt(sheet)]?.cells.map((cell) => cell.trim()) ?? []
const isTable = (sheet: Sheet) => sheet.rows.length > headingAt(sheet) + 1 && filled(headingsOf(sheet)) > 1

function rowsOf(sheet: Sheet): ImportRow[] {
  return sheet.rows.slice(headingAt(sheet) + 1).map(({ row, cells }) => ({ place: `${sheet.name}, row ${row}`, cells }))
}

function asTable(sheets: Sheet[], all: string[]): ReadResult {
  const [first] = sheets as [Sheet]
  const columns = headingsOf(first)
  const headerPlace = `${first.name}, row ${first.rows[headingAt(first)]?.row ?? 1}`
  if (looksLikeRow(columns))
    return refuse('The first row holds values instead of headings.', 'Put the names of the columns above it.', { place: headerPlace })
  const rows = sheets.flatMap(rowsOf)
  const wrong = unkeepable(rows, columns)
  if (wrong.length > 0) return refuseAll(wrong)
  const table: ImportTable = { format: 'XLSX', columns, ...ownDecimal(rows), rows, sheets: { read: sheets.map(({ name }) => name), all } }
  return checked(table, headerPlace)
}

function chosen(sheets: Sheet[], wanted: string | null): ReadResult {
  const tables = sheets.filter(isTable)
  const names = tables.map(({ name }) => name)
  const list = names.map(short).join(', ')
  const named = tables.find(({ name }) => name === wanted)
  if (named) return asTable([named], names)
  const [first] = tables
  if (!first)
    return refuse('No sheet of the workbook holds a table.', 'Put the names of the columns into the first row and the claims below it.')
  if (wanted !== null) return refuse(`The workbook has no table in a sheet ${short(wanted)}.`, `Choose one of ${list}.`)
  const headings = JSON.stringify(headingsOf(first))
  const alike = tables.every((sheet) => JSON.stringify(headingsOf(sheet)) === headings)
  if (alike) return asTable(tables, names)
  const several = problem(`The workbook has different tables in its sheets ${list}.`, 'Choose the sheet with the claims.')
  return { kind: 'refused', problems: [several], sheets: names }
}

/**
 * Reads a workbook in a thread of its own with limits on size, unpacked size, time and memory. Sheets with the same headings are read as one table;
 * where they differ, the one that is `wanted` is read, and without a wish the names are given to choose from.
 */
export async function readXlsx(bytes: Uint8Array, wanted: string | null): Promise<ReadResult> {
  if (bytes.length > mostBytes)
    return refuse('The workbook is larger than 20 MB.', 'Save the sheet as "CSV UTF-8" and import that: it may have 50 MB.')
  const { sheets, problem } = await sheetsOf(bytes)
  if (problem) return refuseAll([problem])
  return chosen(sheets ?? [], wanted)
}
