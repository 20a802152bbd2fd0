import { describe, expect, test } from 'vitest'
import { readImport } from '@/lib/import/read'
import type { ImportTable } from '@/lib/import/table'
import {
  board,
  boardRows,
  card,
  csv,
  evalResults,
  evaluation,
  markdown,
  objects,
  pasted,
  scores,
  vbench,
  workbook,
} from '@/lib/testing/import-files'

const utf8 = (text: string) => new TextEncoder().encode(text)

async function table(input: string | Uint8Array, sheet?: string): Promise<ImportTable> {
  const read = await readImport(typeof input === 'string' ? { text: input } : { bytes: input, fileName: null, ...(sheet ? { sheet } : {}) })
  if (read.kind === 'refused') throw new Error(JSON.stringify(read.problems))
  return read.table
}

/** The rows by the names of their columns, without empty cells. */
const named = ({ columns, rows }: ImportTable) =>
  rows.map(({ cells }) => Object.fromEntries(columns.flatMap((name, index) => (cells[index] === '' ? [] : [[name, cells[index]]]))))

const utf16 = (text: string, big: boolean, mark: boolean) => {
  const bytes = new Uint8Array(Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le'))
  if (big) for (let at = 0; at < bytes.length; at += 2) bytes.set([bytes[at + 1] ?? 0, bytes[at] ?? 0], at)
  return bytes
}

describe('delimited text', () => {
  test('a German CSV with semicolons keeps its cells as they stand, and names the line of each row', async () => {
    const read = await table(utf8(csv))
    expect(read.format).toBe('CSV')
    expect(read.columns).toEqual(['model', 'benchmark', 'dimension', 'value', 'ci', 'votes', 'date'])
    expect(read.rows.map(({ place }) => place)).toEqual(['line 2', 'line 3', 'line 4'])
    expect(read.rows[1]?.cells[0]).toBe('Kling "2.6" Pro')
    expect(read.rows[2]?.cells.slice(0, 4)).toEqual(['Runway\nGen-4.5', 'Arena; silent', 'Score', '1.214,25'])
  })
  test('the line is counted through cells of several lines and empty lines', async () => {
    const read = await table('a,b\n"1\n2",x\n\n3,y\n')
    expect(read.rows.map(({ place }) => place)).toEqual(['line 2', 'line 5'])
  })
  test('a paste from a spreadsheet keeps quotes, line breaks in cells and formulas as text', async () => {
    const read = await table(pasted)
    expect(read.rows.map(({ cells }) => cells)).toEqual([
      ['Veo 3.1', '83.2', '5" screen'],
      ['Kling 2.6\nPro', '81.7', 'says "best"'],
      ['Wan 2.5', '', '=SUM(B2:B3)'],
    ])
  })
  test.each([',', ';', '\t', '|'])('cells separated by %j', async (delimiter) => {
    const read = await table(
      utf8(`model${delimiter}note${delimiter}value\nVeo${delimiter}"a${delimiter}b"${delimiter}1\nWan${delimiter}c${delimiter}2\n`),
    )
    expect(read.rows.map(({ cells }) => cells)).toEqual([
      ['Veo', `a${delimiter}b`, '1'],
      ['Wan', 'c', '2'],
    ])
  })
  test.each(['\n', '\r\n', '\r'])('lines that end in %j', async (end) => {
    const read = await table(utf8(['model,value', 'Veo,1', '"W, an",2', ''].join(end)))
    expect(read.rows).toEqual([
      { place: 'line 2', cells: ['Veo', '1'] },
      { place: 'line 3', cells: ['W, an', '2'] },
    ])
  })
  test('the line sep= that Excel writes is taken at its word', async () => {
    const read = await table('sep=;\nmodel;value\nVeo, 3;1\n')
    expect(read).toMatchObject({ columns: ['model', 'value'], rows: [{ place: 'line 3', cells: ['Veo, 3', '1'] }] })
  })
  test('empty trailing columns and cells are left out', async () => {
    expect((await table('model,value,,\nVeo,1,,\nWan,2,,\n')).columns).toEqual(['model', 'value'])
    expect((await table('model,value\nVeo,1,,\n')).rows[0]?.cells).toEqual(['Veo', '1'])
  })
})

describe('encodings', () => {
  const text = 'Modell,Anbieter,Notiz\nVeo,Zürich Größe,schön und gut\nWan,Köln für Äpfel,später überprüft\n'
  test.each([
    ['UTF-8', utf8(text)],
    ['UTF-8 with a mark', utf8(`\ufeff${text}`)],
    ['UTF-16 LE', utf16(text, false, true)],
    ['UTF-16 BE', utf16(text, true, true)],
    ['UTF-16 LE without a mark', utf16(text, false, false)],
    ['UTF-16 BE without a mark', utf16(text, true, false)],
    ['windows-1252', new Uint8Array(Buffer.from(text, 'latin1'))],
  ])('%s', async (_, bytes) => {
    const read = await table(bytes)
    expect(read.columns[0]).toBe('Modell')
    expect(read.rows.map(({ cells }) => cells[1])).toEqual(['Zürich Größe', 'Köln für Äpfel'])
  })
  test.each([
    [
      'GBK',
      'c4a3d0cd2cb7d6cafd2cb1b8d7a20abfc9c1e92cb0cbcaae2cb6d4b1c8b2e2cad40abaa3c2ddcad3c6b5c9fab3c9c4a3d0cd2cc6dfcaaebec52cd5e2cac7d2bbb8f6b2e2cad40a',
      '可灵',
    ],
    [
      'Big5',
      'bcd2abac2ca4c0bcc62cb3c6b5f90aa569c6462ca44ba4512cb9efa4f1b4fab8d50aaefcc1b3bc76a4f9a5cda6a8bcd2abac2ca443a451a4452cb36fac4fa440add3b4fab8d50a',
      '可靈',
    ],
    [
      'Shift JIS',
      '83828366838b2c8358835283412c94f58d6c0a834e838a83932c94aa8f5c2c94e48a728365835883670a93ae89e690b690ac2c8eb58f5c8be32c82b182ea82cd83658358836782c582b70a',
      'クリン',
    ],
    [
      'windows-1251',
      'cceee4e5ebfc2ccef6e5edeae02ccff0e8ece5f7e0ede8e50ac2e5ee2ce2eef1e5ecfce4e5f1fff22cf1f0e0e2ede5ede8e520f120e4f0f3e3e8ece80ac2e0ed2cf1e5ecfce4e5f1fff220e4e5e2fff2fc2cfdf2ee20eff0eee2e5f0eae00a',
      'Вео',
    ],
    [
      'windows-1250',
      '4d6f64656c2c57796e696b2c55776167690aaff3b3772c38332e322cb3f3649f206a65737420bff3b374612067ea9c0a57616e2c37392c9f6c650a',
      'Żółw',
    ],
    [
      'windows-1252 with its dashes and quotes',
      '4d6f64656c2c53636f72652c4e6f74650a56656e646f7292732096206f776e2c38332e3220b120302e342c706c61696e20800a',
      'Vendor’s – own',
    ],
  ])('%s', async (_, hex, model) => {
    expect((await table(new Uint8Array(Buffer.from(hex, 'hex')))).rows[0]?.cells[0]).toBe(model)
  })
})

describe('workbooks', () => {
  test('a sheet with a title is read as people see it: percent, dates, results of formulas, text that looks like one', async () => {
    const read = await table(workbook({ Scores: scores, Notes: [['just a note']] }))
    expect(read).toMatchObject({ format: 'XLSX', decimal: '.', sheets: { read: ['Scores'], all: ['Scores'] } })
    expect(read.columns).toEqual(['model', 'value', 'share', 'published_on', 'note'])
    expect(read.rows).toEqual([
      { place: 'Scores, row 3', cells: ['Veo 3.1', '83.241', '83.24 %', '2026-04-19', '=1+1'] },
      { place: 'Scores, row 5', cells: ['Wan 2.5', '79', '50 %', '2026-04-20', 'ab'] },
    ])
  })
  test('sheets with the same headings are one table; of different ones the person chooses', async () => {
    const head = ['model', 'value']
    const alike = await table(workbook({ March: [head, ['Veo', 1]], April: [head, ['Wan', 2]] }))
    expect(alike.rows.map(({ place }) => place)).toEqual(['March, row 2', 'April, row 2'])
    const file = workbook({
      Scores: [head, ['Veo', 1]],
      Prices: [
        ['offering', 'price'],
        ['fal', 2],
      ],
    })
    expect(await readImport({ bytes: file, fileName: null })).toMatchObject({
      kind: 'refused',
      sheets: ['Scores', 'Prices'],
      problems: [{ reason: expect.stringContaining('"Scores", "Prices"'), fix: 'Choose the sheet with the claims.' }],
    })
    expect(await table(file, 'Scores')).toMatchObject({ columns: head, sheets: { read: ['Scores'], all: ['Scores', 'Prices'] } })
    expect(await table(file, 'Prices')).toMatchObject({ columns: ['offering', 'price'], sheets: { read: ['Prices'] } })
  })
  test('where text may be a number of another locale, the decimal sign stays open', async () => {
    const read = await table(
      workbook({
        A: [
          ['model', 'value'],
          ['Veo', '83,24'],
          ['Wan', 79.5],
        ],
      }),
    )
    expect(read.decimal).toBeUndefined()
    expect((await table('[{"model":"Veo","value":"83,24"}]')).decimal).toBeUndefined()
  })
})

describe('JSON', () => {
  test('objects are flattened with dots; lists of words are joined, other lists kept as JSON', async () => {
    const read = await table(JSON.stringify(objects))
    expect(read).toMatchObject({ format: 'JSON', decimal: '.' })
    expect(named(read)).toEqual([
      { model: 'Veo 3.1', value: '83.2', 'sample.size': '120', 'sample.unit': 'clips', tags: 'silent; 720p', ok: 'true' },
      { model: 'Wan 2.5', value: '79', 'sample.size': '120', 'sample.unit': 'clips', links: '[{"url":"https://example.org"}]' },
    ])
    expect(read.rows[1]?.place).toBe('item 2')
  })
  test.each(['data', 'rows', 'claims', 'results'])('a list under "%s"', async (key) => {
    const read = await table(JSON.stringify({ made: 'today', [key]: objects }))
    expect(read.rows.map(({ place }) => place)).toEqual([`${key}[0]`, `${key}[1]`])
  })
  test('a list of lists, with its columns beside it or in its first list', async () => {
    const rows = [
      ['Veo', 1],
      ['Wan', 2],
    ]
    expect((await table(JSON.stringify({ columns: ['model', 'value'], data: rows }))).rows).toHaveLength(2)
    expect(await table(JSON.stringify([['model', 'value'], ...rows]))).toMatchObject({ columns: ['model', 'value'] })
  })
  test('one object on each line', async () => {
    const read = await table(objects.map((entry) => JSON.stringify(entry)).join('\r\n\r\n'))
    expect(read.format).toBe('JSON Lines')
    expect(read.rows.map(({ place }) => place)).toEqual(['line 1', 'line 3'])
  })
})

describe('Every Eval Ever', () => {
  const first = {
    id: 'vb-1',
    vendor: 'Google',
    model: 'Veo 3.1',
    model_id: 'google/veo-3.1',
    variant: 'run on fal',
    benchmark: 'VBench',
    dimension: 'Motion smoothness',
    task: 't2v',
    value: '98.4',
    unit: '%',
    ci_low: '98.1',
    ci_high: '98.7',
    sample_size: '946',
    sample_unit: 'samples',
    evaluator: 'Vchitect',
    evaluator_kind: 'independent',
    settings_disclosed: 'true',
    settings: 'seed 7; resolution 720p',
    table_id: 'vbench-2025-10',
    published_on: '2025-10-15',
    evaluated_on: '2025-10-02',
    source_title: 'VBench leaderboard',
    source_url: 'https://huggingface.co/datasets/Vchitect/VBench_sampled_video',
    locator: 'vbench/google_veo-3.1/1760492095.81',
    tier: 'primary',
    note: 'as printed',
  }
  test('each result becomes a claim; details that carry our names are taken at their word', async () => {
    const read = await table(JSON.stringify(evaluation))
    expect(read.format).toBe('Every Eval Ever')
    expect(named(read)[0]).toEqual(first)
    expect(named(read)[1]).toMatchObject({ benchmark: 'VBench', value: '0.83', unit: 'score 0-1', source_url: 'https://example.org/table' })
    expect(named(read)[1]).not.toHaveProperty('dimension')
  })
  test('a list of documents, and one on each line', async () => {
    expect((await table(JSON.stringify([evaluation, evaluation]))).rows[3]?.place).toBe('item 2, evaluation_results[1]')
    expect((await table(`${JSON.stringify(evaluation)}\n${JSON.stringify(evaluation)}`)).rows[3]?.place).toBe(
      'line 2, evaluation_results[1]',
    )
  })
  test.each([
    ['first_party', 'vendor'],
    ['collaborative', 'collaborative'],
    ['other', 'unknown'],
  ])('%s is %s', async (relationship, kind) => {
    const other = { ...evaluation, source_metadata: { ...evaluation.source_metadata, evaluator_relationship: relationship } }
    expect(named(await table(JSON.stringify(other)))[0]).toMatchObject({ evaluator_kind: kind })
  })
})

describe('arena leaderboards', () => {
  test('a snapshot gives points, interval, votes and the date of the board, not of its fetching', async () => {
    const read = named(await table(JSON.stringify({ snapshots: [board, { ...board, partial: true }] })))
    expect(read[0]).toEqual({
      vendor: 'Bytedance',
      model: 'dreamina-seedance-2.0-720p',
      benchmark: 'Arena.ai text to video',
      dimension: 'Arena score (Bradley-Terry points)',
      task: 't2v',
      value: '1460.5',
      unit: 'arena points',
      ci_low: '1449.5',
      ci_high: '1471.5',
      sample_size: '6836',
      sample_unit: 'votes',
      evaluator: 'Arena.ai (formerly LMArena)',
      evaluator_kind: 'independent',
      table_id: 'arena-text-to-video-2026-04-16',
      rank: '1',
      table_size: '2',
      published_on: '2026-04-16',
      source_title: 'Arena.ai text-to-video leaderboard',
      source_url: 'https://arena.ai/leaderboard/text-to-video',
      tier: 'primary',
    })
    expect(read[1]).toMatchObject({ ci_low: '1430', ci_high: '1459' })
    expect(read[2]).not.toHaveProperty('table_size')
  })
  test('a bare list of rank, model, score, interval and votes', async () => {
    const read = await table(JSON.stringify(boardRows))
    expect(read.format).toBe('Arena leaderboard')
    expect(named(read)[0]).toMatchObject({
      model: 'veo-3.1',
      value: '1381',
      ci_low: '1367',
      ci_high: '1395',
      sample_size: '5743',
      rank: '1',
    })
    expect(named(read)[1]).not.toHaveProperty('ci_low')
  })
})

describe('tables with one column for each dimension', () => {
  test('a VBench table becomes one claim for each cell that holds something', async () => {
    const read = await table(utf8(vbench))
    expect(read.format).toBe('VBench table (CSV)')
    expect(read.rows.map(({ place }) => place)).toContain('line 3, Scene')
    expect(read.rows).toHaveLength(7)
    expect(named(read)[2]).toEqual({
      model: 'Veo 3.1',
      evaluator: 'VBench Team',
      published_on: '2026-03-02',
      'Sampled by': 'Google',
      benchmark: 'VBench',
      benchmark_version: '1.0',
      dimension: 'Motion smoothness',
      task: 't2v',
      value: '99.02',
      unit: '%',
    })
  })
  test('in Markdown, shares stay shares', async () => {
    const read = await table(markdown)
    expect(read.format).toBe('VBench-2.0 table (Markdown table)')
    expect(named(read)[0]).toMatchObject({
      model: 'Veo 3.1',
      benchmark: 'VBench-2.0',
      dimension: 'Human anatomy',
      value: '0.812',
      unit: 'score 0-1',
    })
    expect(read.rows).toHaveLength(5)
    expect(named(read)[4]).toMatchObject({ model: 'Kling | Pro', dimension: 'Camera motion' })
  })
  test('in JSON, for one model or under the name of each', async () => {
    const result = { subject_consistency: [0.95, [{ video_path: 'a.mp4' }]], motion_smoothness: [0.99, []], object_class: [0.8, []] }
    expect(named(await table(JSON.stringify(result)))[1]).toMatchObject({
      dimension: 'Motion smoothness',
      value: '0.99',
      unit: 'score 0-1',
    })
    const read = await table(
      JSON.stringify({ Veo: { scene: 48, color: 80.5, 'human action': 90 }, Wan: { scene: 51, color: 79, 'human action': 91 } }),
    )
    expect(named(read)[3]).toMatchObject({ model: 'Wan', dimension: 'Scene', value: '51', unit: '%' })
  })
  test('a table with fewer known dimensions stays as it is', async () => {
    expect(await table('model,scene,color\nVeo,1,2\n')).toMatchObject({ format: 'CSV', columns: ['model', 'scene', 'color'] })
  })
})

describe('Hugging Face', () => {
  test('a model card gives one claim for each metric', async () => {
    const read = await table(utf8(card))
    expect(read.format).toBe('Hugging Face model card')
    expect(named(read)).toEqual([
      {
        model: 'wan-2.5-14b',
        benchmark: 'VBench',
        dimension: 'Total',
        task: 'text-to-video',
        value: '80.1',
        ci_low: '79.7',
        ci_high: '80.5',
        settings: 'config long',
        source_title: 'VBench leaderboard',
        source_url: 'https://example.org/vbench',
        note: 'Marked as verified on the model card.',
      },
      {
        model: 'wan-2.5-14b',
        benchmark: 'VBench',
        dimension: 'motion_smoothness',
        task: 'text-to-video',
        value: '98.2',
        settings: 'config long',
        source_title: 'VBench leaderboard',
        source_url: 'https://example.org/vbench',
      },
    ])
  })
  test('a file of evaluation results', async () => {
    expect(named(await table(evalResults))).toEqual([
      {
        benchmark: 'Vchitect/VBench',
        benchmark_version: 'abc123',
        dimension: 'motion_smoothness',
        value: '98.2',
        published_on: '2026-03-02',
        evaluator: 'some-lab',
        source_title: 'Eval traces',
        source_url: 'https://example.org/traces',
        settings: '720p, 5 s',
      },
      { benchmark: 'Vchitect/VBench', value: '80.1' },
    ])
  })
})
