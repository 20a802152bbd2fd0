// A thread that reads workbooks, with limited memory and time. It must be plain JavaScript, because the server that starts it compiles nothing at run time.
import { parentPort } from 'node:worker_threads'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import readWorkbook from 'read-excel-file/universal'

const most = { entries: 2000, unpacked: 40e6, ratio: 200, cells: 1_500_000, rows: 200_000, columns: 200 }
/** A small part may shrink well without being a bomb. */
const smallPart = 1e6

class Refusal extends Error {
  constructor(reason, fix, place = null, column = null) {
    super(reason)
    this.problem = { place, column, reason, fix }
  }
}

const csvInstead = 'Save the sheet as "CSV UTF-8" and import that: it may have 200,000 rows.'
const sheetPart = /^xl\/worksheets\/[^/]+\.xml$/
const wanted = (name) =>
  /^xl\/.*(?:\.xml|\.rels)$/.test(name) && !/^xl\/(?:drawings|theme|media|charts|pivot|comments|printerSettings|externalLinks)/.test(name)

/** The parts that matter, unpacked. What the archive says about its sizes is checked before anything is unpacked, and cannot be exceeded later. */
function unpack(bytes) {
  let entries = 0
  let unpacked = 0
  const filter = ({ name, size, originalSize }) => {
    entries += 1
    if (entries > most.entries)
      throw new Refusal('The file is an archive with more parts than any workbook has.', 'Save the workbook again, or as CSV.')
    if (!wanted(name)) return false
    unpacked += originalSize
    if (originalSize > smallPart && originalSize > size * most.ratio)
      throw new Refusal(
        'A part of the workbook unpacks to more than 200 times its size, as files do that are made to exhaust memory.',
        csvInstead,
      )
    if (unpacked > most.unpacked) throw new Refusal('The workbook unpacks to more than 40 MB.', csvInstead)
    return true
  }
  return unzipSync(bytes, { filter })
}

const attribute = (tag, name) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]
const columnNumber = (letters) => [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0)

/** Which cell styles show their number as percent. */
function percentStyles(styles) {
  const formats = new Set(['9', '10'])
  for (const [tag] of styles.matchAll(/<numFmt\s[^>]*>/g))
    if (attribute(tag, 'formatCode')?.includes('%')) formats.add(attribute(tag, 'numFmtId'))
  const cells = /<cellXfs[^>]*>([\s\S]*?)<\/cellXfs>/.exec(styles)?.[1] ?? ''
  return new Set(
    [...cells.matchAll(/<xf\s[^>]*>/g)].flatMap(([tag], index) => (formats.has(attribute(tag, 'numFmtId')) ? [String(index)] : [])),
  )
}

/** 0.8324 as "83.24 %": what the person who wrote the sheet sees in the cell. */
const asPercent = (value) => `${Number((Number(value) * 100).toPrecision(12))} %`

/** A sheet with percent cells as people see them; refused where a formula has no stored result, because formulas are never computed here. */
function prepared(sheet, name, percent) {
  let cells = 0
  const check = (tag) => {
    const at = /\sr="([A-Z]{1,3})(\d+)"/.exec(tag)
    cells += 1
    if (cells > most.cells) throw new Refusal(`A sheet has more than ${most.cells.toLocaleString('en-US')} cells.`, csvInstead)
    return at ? { column: at[1], row: at[2] } : null
  }
  return sheet.replace(/<c(\s[^>]*?)?(?:\/>|>([\s\S]*?)<\/c>)/g, (cell, tag = '', inner = '') => {
    const at = check(tag)
    if (inner === '') return cell
    if (/<f[\s>/]/.test(inner) && !/<v[\s>]/.test(inner))
      throw new Refusal(
        'The cell holds a formula without its result, and formulas are never computed here.',
        'Open the workbook in a spreadsheet program and save it again, or paste the values.',
        at ? `${name}, row ${at.row}` : name,
        at ? at.column : null,
      )
    if (at && columnNumber(at.column) > most.columns && /<v>[^<]/.test(inner))
      throw new Refusal(
        `The sheet has cells beyond column ${most.columns}, and ${most.columns} columns are taken at most.`,
        'Delete the columns that describe no claim.',
        `${name}, row ${at.row}`,
        at.column,
      )
    const value =
      percent.size > 0 && !/\st="/.test(tag) && percent.has(attribute(tag, 's')) ? /<v>([^<]+)<\/v>/.exec(inner)?.[1] : undefined
    if (value === undefined || !Number.isFinite(Number(value))) return cell
    return `<c${tag} t="str"><v>${asPercent(value)}</v></c>`
  })
}

const unescaped = (text) =>
  text.replace(/&(amp|lt|gt|quot|apos);/g, (_, name) => ({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" })[name])

/** What people call the sheet that a part holds. */
function sheetNames(parts) {
  const names = new Map()
  const targets = new Map()
  const text = (name) => strFromU8(parts[name] ?? new Uint8Array())
  for (const [tag] of text('xl/_rels/workbook.xml.rels').matchAll(/<Relationship\s[^>]*>/g))
    targets.set(attribute(tag, 'Id'), attribute(tag, 'Target'))
  for (const [tag] of text('xl/workbook.xml').matchAll(/<sheet\s[^>]*>/g)) {
    const target = targets.get(attribute(tag, 'r:id')) ?? ''
    names.set(target.startsWith('/') ? target.slice(1) : `xl/${target}`, unescaped(attribute(tag, 'name') ?? ''))
  }
  return names
}

function repacked(parts) {
  const called = sheetNames(parts)
  const percent = percentStyles(strFromU8(parts['xl/styles.xml'] ?? new Uint8Array()))
  const names = Object.keys(parts).filter((name) => sheetPart.test(name))
  for (const name of names) parts[name] = strToU8(prepared(strFromU8(parts[name]), called.get(name) || 'the sheet', percent))
  return zipSync(parts, { level: 0 })
}

const day = (date) => {
  const text = date.toISOString()
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text
}

const cellText = (value) => (value === null || value === undefined ? '' : value instanceof Date ? day(value) : String(value))

/** The rows that hold something, each with its number in the sheet. */
const filled = (rows) =>
  rows.flatMap((row, index) => (row.some((value) => value !== null && value !== '') ? [{ row: index + 1, cells: row.map(cellText) }] : []))

function explain(error) {
  if (error instanceof Refusal) return error.problem
  const at = /row (\d+), col(?:umn)? (\d+)/.exec(String(error?.message))
  const place = at ? `row ${at[1]}` : null
  const column = at ? at[2] : null
  const reason = at ? 'A cell of the workbook cannot be read.' : 'The file is no complete XLSX workbook: it is damaged or cut off.'
  return { place, column, reason, fix: 'Open it in a spreadsheet program and save it again as XLSX, or save the sheet as "CSV UTF-8".' }
}

parentPort.on('message', async (bytes) => {
  try {
    const archive = repacked(unpack(bytes))
    const sheets = await readWorkbook(archive.buffer, {
      parseNumber: (text) => (Number.isFinite(Number(text)) ? String(Number(text)) : text),
    })
    parentPort.postMessage({ sheets: sheets.map(({ sheet, data }) => ({ name: sheet, rows: filled(data) })) })
  } catch (error) {
    parentPort.postMessage({ problem: explain(error) })
  }
})
