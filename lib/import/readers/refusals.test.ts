import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { readImport } from '@/lib/import/read'
import type { ImportProblem } from '@/lib/import/table'
import { scores, workbook, workbookParts } from '@/lib/testing/import-files'

const utf8 = (text: string) => new TextEncoder().encode(text)

async function problems(input: string | Uint8Array, sheet?: string): Promise<ImportProblem[]> {
  const read = await readImport(typeof input === 'string' ? { text: input } : { bytes: input, fileName: null, ...(sheet ? { sheet } : {}) })
  if (read.kind === 'table') throw new Error(`was read as ${JSON.stringify(read.table).slice(0, 300)}`)
  return read.problems
}

const first = async (input: string | Uint8Array, sheet?: string) => (await problems(input, sheet))[0]
const saying = (reason: string, place: string | null, column: string | null = null) => ({
  place,
  column,
  reason: expect.stringContaining(reason),
  fix: expect.stringMatching(/\w{3}/),
})
type Case = [text: string, reason: string, place: string | null, column: string | null]
/** The start of each text as its name. */
const labelled = (cases: Case[]) => cases.map(([text, ...rest]): [string, ...Case] => [JSON.stringify(text.slice(0, 60)), text, ...rest])
const nested = (depth: number) => `${'['.repeat(depth)}1${']'.repeat(depth)}`

describe('a text table is refused, with the row, the column, the reason and the fix', () => {
  test.each(
    labelled([
      ['', 'It is empty', null, null],
      [' \n\n ', 'no text', null, null],
      ['model,value\n', 'no rows', 'line 1', null],
      ['just words\nand more\n', 'only one cell', 'line 1', null],
      ['Veo,83.2,12\nWan,79,11\n', 'values instead of headings', 'line 1', null],
      ['model,value,value\nVeo,1,2\n', 'Columns 2 and 3 have the same heading "value"', 'line 1', 'value'],
      ['model,value,\nVeo,1,\nWan,2,x\n', 'Column 3 has no heading, yet line 3 holds "x"', 'line 1', '3'],
      ['model,value,note\nVeo,1,a\nWan,2\n', 'The row has 2 cells, the headings have 3', 'line 3', 'note'],
      ['model,value\nVeo,1\nWan,2,x\n', 'The row has 3 cells, the headings have 2', 'line 3', 'value'],
      ['model,value\nVeo,1\n"Wan,2\nKling,3\n', 'double quote that opens here is never closed', 'line 3', 'model'],
      ['model,value\nVe"o,1\n', 'double quote stands in the middle of a cell', 'line 2', 'model'],
      ['model,value\nVeo,1\u0000\n', 'NUL', 'line 2', null],
      ['model,__proto__\nVeo,1\n', '"__proto__" is a word that programs keep', 'line 1', '__proto__'],
      ['model,constructor\nVeo,1\n', 'programs keep', 'line 1', 'constructor'],
      [`${'a,'.repeat(1_000_000)}b\n1\n`, '1,000,001 columns', 'line 1', null],
      [`${Array.from({ length: 201 }, (_, index) => `c${index}`).join(',')}\n`, '201 columns', 'line 1', null],
      ['<!doctype html><table><tr><td>1</td></tr></table>', 'web page', 'line 1', null],
    ]),
  )('%s', async (_, text, reason, place, column) => {
    expect(await first(text)).toEqual(saying(reason, place, column))
  })
  test('every ragged row is named, and the rest is counted', async () => {
    const found = await problems(`model,value\n${'x\n'.repeat(1)}${'Veo\n'.repeat(80)}`)
    expect(found).toHaveLength(51)
    expect(found[3]).toEqual(saying('The row has 1 cell', 'line 5', 'value'))
    expect(found[50]?.reason).toBe('31 more places have a problem.')
  })
  test('more rows or bytes than are taken, while the most that is taken is read', async () => {
    const rows = (count: number) => `a,b\n${'1,2\n'.repeat(count)}`
    expect(await first(rows(200_001))).toEqual(saying('more than 200,000 rows', null))
    expect(await readImport({ text: rows(200_000) })).toMatchObject({ kind: 'table' })
    expect(await first(new Uint8Array(50_000_001))).toEqual(saying('50 MB are taken at most', null))
  })
  test('a quote that is never closed in a long file is found where it opened', async () => {
    const text = `model,value\n${'Veo,1\n'.repeat(50_000)}"Wan,2\n${'Kling,3\n'.repeat(50_000)}`
    expect(await first(utf8(text))).toEqual(saying('double quote that opens here', 'line 50002', 'model'))
  })
})

test('a cell of half a million spaces costs no time, in a heading, a number or a line', async () => {
  const gap = ' '.repeat(500_000)
  const started = performance.now()
  await readImport({ text: `model,a${gap}b\nVeo,1,1${gap}x\n` })
  await readImport({ text: JSON.stringify([{ model: 'Veo', scene: `1,1${gap}x`, color: `1${gap}%x`, 'human action': gap }]) })
  await readImport({ text: `a|b\n${gap}\n|\n${gap.slice(0, 9000)}\n` })
  expect(performance.now() - started).toBeLessThan(3000)
})

describe('bytes that are no text table', () => {
  test.each([
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'old Excel workbook'],
    ['a PDF', Buffer.from('%PDF-1.7'), 'a PDF'],
    ['gzip', Buffer.from('1f8b0800', 'hex'), 'gzip'],
    ['an image', Buffer.from('89504e470d0a1a0a', 'hex'), 'an image'],
    ['Parquet', Buffer.from('PAR1xxxx'), 'Parquet'],
    ['another archive', zipSync({ 'a.txt': strToU8('a') }), 'no XLSX workbook'],
  ])('%s', async (_, bytes, reason) => {
    expect(await first(new Uint8Array(bytes))).toEqual(saying(reason, null))
  })
  test('NUL bytes, bytes outside the stated encoding, and an encoding that cannot be told', async () => {
    expect(await first(Buffer.from('model,value\nVeo,\u00001\n'))).toEqual(saying('NUL bytes', 'line 2'))
    expect(await first(Buffer.from('efbbbf6d6f64656cff2c760a', 'hex'))).toEqual(saying('says it is UTF-8', null))
    expect(await first(Buffer.from('fffe61006200d8', 'hex'))).toEqual(saying('says it is UTF-16LE', null))
    expect(await first(Buffer.from('fffe0000610000006200', 'hex'))).toEqual(saying('UTF-32', null))
    expect(await first(Buffer.from('6d6f64656c2c760abfc9c1e92c310a', 'hex'))).toEqual(
      saying('encoding of the file cannot be told', 'line 2'),
    )
  })
})

describe('JSON', () => {
  test.each(
    labelled([
      ['[{"a":1},{"b":', 'breaks off', 'line 1', null],
      ['[{"a":1},\n{"b":x}]', 'cannot stand there', 'line 2', null],
      ['[]', 'empty list', null, null],
      ['[1,2]', 'object with fields is expected', 'item 1', null],
      ['[{"a":1},null]', 'object with fields is expected', 'item 2', null],
      ['[{"a":{"b":1},"a.b":2}]', 'given twice, once as an object', 'item 1', 'a.b'],
      ['[{"a":1},\n{"b":1,"b":2}]', 'The key "b" stands twice', 'line 2', 'b'],
      ['[{"model":"Veo","__proto__":{"polluted":1}}]', '"__proto__" is a word', '[0]', '__proto__'],
      ['{"rows":[{"constructor":{"prototype":{"polluted":1}}}]}', '"constructor" is a word', 'rows[0]', 'constructor'],
      ['[{"a":"x\\u0000"}]', 'NUL', '[0].a', null],
      ['[{"a":12345678901234567890}]', 'too many digits', '[0].a', null],
      ['[{"a":1e999}]', 'larger than any', '[0].a', null],
      ['[["a","b"],[1]]', 'The row has 1 values', 'item 2', 'b'],
      [nested(41), 'more than 40 brackets', 'line 1', null],
      [nested(2_000_000), 'more than 40 brackets', 'line 1', null],
      [`${'{"a":'.repeat(100_000)}1`, 'more than 40 brackets', 'line 1', null],
      ['{"a":1}\n{"b":}\n{"c":3}', 'cannot stand there', 'line 2', null],
      ['{"a":1}\n{"a":1,"a":2}', 'stands twice', 'line 2', 'a'],
    ]),
  )('%s', async (_, text, reason, place, column) => {
    expect(await first(text)).toEqual(saying(reason, place, column))
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })
  test('more columns than are taken, gathered over all rows', async () => {
    const rows = Array.from({ length: 300 }, (_, index) => ({ model: 'x', [`c${index}`]: 1 }))
    expect(await first(JSON.stringify(rows))).toEqual(saying('201 columns', 'item 200'))
  })
})

describe('YAML and Markdown', () => {
  test.each(
    labelled([
      ['model-index:\n- name: a\n  name: b\n', 'same key stands twice', 'line 3', null],
      ['model-index:\n- name: [a\n', 'not well-formed', 'line 3', null],
      ['a: &a [x]\nmodel-index: *a\n', 'alias', 'line 2', null],
      [`model-index:\n- ${'['.repeat(50)}\n`, 'nested too deeply', 'line 2', null],
      [`model-index:\n${'[ '.repeat(30_000)}1${' ]'.repeat(30_000)}`, 'nested too deeply', 'line 2', null],
      [`model-index:\n${'? '.repeat(100_000)}`, 'nested too deeply', 'line 2', null],
      [`model-index: ${'!!str '.repeat(60_000)}`, 'more than 500 tags', 'line 1', null],
      ['model-index:\n- name: a\n  results: []\n', 'no results', 'model-index', null],
      ['model-index:\n- name: a\n  __proto__: {x: 1}\n', '"__proto__" is a word', 'model-index[0]', '__proto__'],
      ['| a | b |\n|---|---|\n| 1 |\n', 'The row has 1 cell', 'line 3', 'b'],
      ['| a | b |\n|---|---|\n', 'no rows', 'line 1', null],
    ]),
  )('%s', async (_, text, reason, place, column) => {
    expect(await first(text)).toEqual(saying(reason, place, column))
  })
})

describe('workbooks', () => {
  const parts = () => workbookParts({ Scores: scores })
  const withSheet = (xml: string) => zipSync({ ...parts(), 'xl/worksheets/sheet1.xml': strToU8(xml) })
  const sheet = (rows: string) =>
    `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`

  test('a formula without a stored result is refused at its cell, because formulas are never computed', async () => {
    const file = workbook({
      Scores: [
        ['model', 'value'],
        ['Veo', { xml: '<c @><f>SUM(A1:A9)</f></c>' }],
      ],
    })
    expect(await first(file)).toEqual(saying('a formula without its result', 'Scores, row 2', 'B'))
  })
  test('duplicate headings, values for headings, and a heading that is missing', async () => {
    expect(
      await first(
        workbook({
          A: [
            ['model', 'model'],
            ['x', 'y'],
          ],
        }),
      ),
    ).toEqual(saying('same heading', 'A, row 1', 'model'))
    expect(
      await first(
        workbook({
          A: [
            [1, 2],
            [3, 4],
          ],
        }),
      ),
    ).toEqual(saying('values instead of headings', 'A, row 1'))
    expect(
      await first(
        workbook({
          A: [
            ['model', 'value'],
            ['x', 1, 2],
          ],
        }),
      ),
    ).toEqual(saying('no heading', 'A, row 1', '3'))
  })
  test('no sheet with a table, and a sheet that is not there', async () => {
    expect(await first(workbook({ A: [['only a note']] }))).toEqual(saying('No sheet of the workbook holds a table', null))
    expect(await first(workbook({ A: scores }), 'B')).toEqual(saying('no table in a sheet "B"', null))
  })
  test('a bomb: small packed, huge unpacked', async () => {
    expect(await first(withSheet(sheet(' '.repeat(3_000_000))))).toEqual(saying('200 times its size', null))
    const blanks = Object.fromEntries(
      Array.from({ length: 50 }, (_, index) => [`xl/worksheets/s${index}.xml`, strToU8(' '.repeat(990_000))]),
    )
    expect(await first(zipSync({ ...parts(), ...blanks }))).toEqual(saying('more than 40 MB', null))
    const many = Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [`xl/a${index}.xml`, new Uint8Array(0)]))
    expect(await first(zipSync({ ...parts(), ...many }))).toEqual(saying('more parts than any workbook', null))
  })
  test('one cell at the far end of a sheet costs neither memory nor time', async () => {
    const far = sheet('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')
    expect(await first(withSheet(far))).toEqual(saying('cells beyond column 200', 'Scores, row 1048576', 'XFD'))
  })
  test('a damaged or cut-off workbook, after which the next one is read', async () => {
    const whole = workbook({ Scores: scores })
    for (const length of [30, 400, whole.length - 40]) expect(await first(whole.slice(0, length))).toEqual(saying('', null))
    expect(await first(withSheet('<worksheet><sheetData><row'))).toEqual(saying('', null))
    expect(await readImport({ bytes: whole, fileName: null })).toMatchObject({ kind: 'table' })
  })
})
