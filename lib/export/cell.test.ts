import { parse } from 'csv-parse/sync'
import { unzipSync } from 'fflate'
import readXlsxFile from 'read-excel-file/node'
import { describe, expect, it, vi } from 'vitest'
import { plainText, safeText } from './cell'
import { cellOf, valueIn } from './column'
import { csvText } from './csv'
import { workbook } from './xlsx'

const starts = ['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠', "'=", '\u200b=', '\ufeff=']
const before = ['', ' ', '   ', '\u00a0', ' \t']
const bodies = ['1+1', "cmd|' /C calc'!A0", 'HYPERLINK("http://evil.example","x")', 'SUM(A1:A9)']
const payloads = starts.flatMap((start) => before.flatMap((space) => bodies.map((body) => `${space}${start}${body}`)))
const honest = ['plain', "it's", "'quoted'", '-3.5', '-12', '3.1', 'a=b', 'a, b', 'two\nlines', '100 %', 'Köln', '可灵', '"', '']

const opensFormula = (text: string) => /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]/u.test(text)

describe('texts that a spreadsheet would run', () => {
  it('are 300 payloads', () => {
    expect(new Set(payloads).size).toBeGreaterThanOrEqual(300)
  })

  it('stand behind an apostrophe in a CSV file, and are read back as they were', () => {
    const texts = [...payloads, ...honest]
    const read: string[][] = parse(csvText(texts.map((text) => [text, 1])), { bom: true })
    const cells = read.map(([text = '']) => text)
    expect(cells.filter((text) => opensFormula(text) && !/^-\d+(\.\d+)?$/.test(text))).toEqual([])
    expect(cells.map(plainText)).toEqual(texts)
  })

  it('never follow a delimiter that is not inside quotes, whichever one a spreadsheet splits at', () => {
    const texts = ['x;=1+1', 'x\t=1+1', 'x\n=1+1', 'x,=1+1']
    expect(csvText(texts.map((text) => [text]))).toBe(texts.map((text) => `"${text}"\r\n`).join(''))
  })

  it('leave honest texts and negative numbers alone', () => {
    for (const text of honest) expect(safeText(text)).toBe(text)
    expect(csvText([[-3.5, '-3.5', null, true, 1e21]])).toBe('-3.5,-3.5,,true,1e+21\r\n')
  })

  it('are text cells in a workbook, of which not one is a formula', async () => {
    const texts = [...payloads, ...honest]
    const bytes = await workbook([{ name: 'Texts', head: ['text', 'number'], rows: texts.map((text) => [text, -3.5]) }])
    const files = unzipSync(bytes)
    const sheets = Object.keys(files).filter((name) => name.startsWith('xl/worksheets/sheet'))
    const xml = sheets.map((name) => new TextDecoder().decode(files[name])).join('')
    expect(xml).not.toMatch(/<f[\s>/]/)
    const [sheet] = await readXlsxFile(Buffer.from(bytes), { trim: false })
    const rows = sheet?.data.slice(1) ?? []
    expect(rows.map(([, number]) => number)).toEqual(texts.map(() => -3.5))
    const printable = (text: string) => (/^[^\p{Cc}\u{fffe}\u{ffff}]+$/u.test(text) ? text : null)
    texts.forEach((text, index) => {
      if (printable(text)) expect(rows[index]?.[0]).toBe(text)
    })
  })
})

describe('a workbook', () => {
  it('is the same bytes for the same data, whenever it is written', async () => {
    const sheet = { name: 'A', head: ['a'], rows: [['x'], [1], [null]] }
    const first = await workbook([sheet])
    vi.setSystemTime('2031-05-06T07:08:09Z')
    expect(Buffer.compare(await workbook([sheet]), first)).toBe(0)
    vi.useRealTimers()
  })

  it('says so where a text is too long for a cell', async () => {
    const bytes = await workbook([{ name: 'A', head: ['a'], rows: [['x'.repeat(40_000)]] }])
    const [sheet] = await readXlsxFile(Buffer.from(bytes))
    const text = String(sheet?.data[1]?.[0])
    expect(text).toHaveLength(32_767)
    expect(text).toContain('[cut: the text has 40000 characters')
  })
})

describe('lists and structures in a cell', () => {
  it.each([[[]], [['a']], [['a', 'b c']], [['a; b', 'c']], [['[x']], [[' spaced ']], [['']], [['=1', 'ü']]])(
    'give back the list %j',
    (items) => {
      expect(valueIn('list', String(cellOf('list', items)))).toEqual(items)
    },
  )

  it('give back structures, numbers, flags and what is missing', () => {
    const value = [{ basis: 'second', usdPerSecond: 0.1 }]
    expect(valueIn('json', String(cellOf('json', value)))).toEqual(value)
    expect(valueIn('number', '-1.5')).toBe(-1.5)
    expect(valueIn('flag', 'TRUE')).toBe(true)
    expect(valueIn('number', '')).toBeNull()
    expect(cellOf('text', null)).toBeNull()
  })
})
