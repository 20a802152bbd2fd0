import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { verb } from '@/lib/cli/verbs/backtest'
import scenarios from '@/lib/domain/verdict/golden/golden-scenarios.json'
import { verdict } from '@/lib/domain/verdict/verdict'
import { runVerb } from '@/lib/testing/run-verb'

const inputs = scenarios.map(({ input }) => input)
const rows = inputs.map((input, at) => ({ id: `row-${at}`, input, outcome: at % 3 === 0 ? 1 : 0 }))
let folder: string
let headlines: Record<string, unknown>[]

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'switchboard-backtest-'))
  headlines = JSON.parse(await readFile('prisma/catalogue/headlines.json', 'utf8'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))
afterEach(() => vi.restoreAllMocks())

async function save(name: string, content: unknown): Promise<string> {
  const file = path.join(folder, name)
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content))
  return file
}

async function run(...args: string[]) {
  const printed = await runVerb(verb, args)
  return { ...printed, result: printed.stdout === '' ? null : JSON.parse(printed.stdout) }
}

describe('files that can be scored', () => {
  it('rows of engine input: the status and the probability are those of the verdict', async () => {
    const { code, result, stderr } = await run(await save('rows.json', rows))
    expect([code, stderr]).toEqual([0, ''])
    expect(result).toMatchObject({ format: 'switchboard.backtest/1', kind: 'rows', n: rows.length, calibrated: false })
    for (const [at, input] of inputs.entries()) {
      const { status, posterior } = verdict(input)
      expect(result.rows[at]).toMatchObject({ id: `row-${at}`, status, P: posterior.P })
    }
  })

  it('turning every outcome around changes scores and no forecast', async () => {
    const turned = rows.map((row) => ({ ...row, outcome: 1 - row.outcome }))
    const [before, after] = [await run(await save('a.json', rows)), await run(await save('b.json', turned))]
    const said = (result: { rows: { id: string; P: number; status: string; opinions: object }[] }) =>
      result.rows.map(({ id, P, status, opinions }) => ({ id, P, status, opinions }))
    expect(said(after.result)).toEqual(said(before.result))
    expect(after.result.scores[0].brier).not.toBe(before.result.scores[0].brier)
  })

  it('rows of a .jsonl file, one on a line; an outcome of null is dropped with its reason', async () => {
    const text = [rows[0], { ...rows[1], outcome: null, why: 'Nobody looked.' }].map((row) => JSON.stringify(row)).join('\n\n')
    const { code, result } = await run(await save('rows.jsonl', text))
    expect([code, result.n, result.dropped]).toEqual([0, 1, [{ id: 'row-1', why: 'Nobody looked.' }]])
  })

  it('headlines: every one is scored or dropped, and what came out is said in words', async () => {
    const { code, result } = await run('prisma/catalogue/headlines.json')
    expect([code, result.kind, result.asked]).toEqual([0, 'headlines', 30])
    expect(result.n + result.dropped.length).toBe(30)
    expect(result.summary[0]).toContain('uncalibrated')
    expect(result.withoutSpecial.n).toBe(
      result.rows.filter(({ y, why }: { y: number | null; why: string | null }) => y !== null && !why).length,
    )
    expect(result.withoutSpecial.n).toBeLessThan(result.n)
    expect(result.scores.map(({ id }: { id: string }) => id)).toEqual(['engine', 'claims', 'leader', 'gap', 'base', 'coin'])
  })

  it('a board history, with the caution that a board judges itself', async () => {
    const board = (fetched: string, gap: number) => ({
      board: 'image-to-video',
      fetched,
      columns: ['rank', 'model', 'vendor', 'score', 'ci', 'votes'],
      rows: [
        [1, 'a', 'A', 1200 + gap, 8, 900],
        [2, 'b', 'B', 1200, 8, 900],
      ],
    })
    const history = { snapshots: [board('2026-03-19', 60), board('2026-04-17', 90), board('2026-08-21', 90)] }
    const { code, result } = await run(await save('boards.json', history))
    expect([code, result.kind, result.n]).toEqual([0, 'boards', 2])
    expect(result.caution).toMatch(/flatters/)
    expect(result.rows.map(({ asOf, y }: { asOf: string; y: number }) => [asOf, y])).toEqual([
      ['2026-04-01', 1],
      ['2026-04-01', 0],
    ])
  })
})

describe('refusals: every problem on stderr with its place, exit code 2, nothing printed', () => {
  const row = rows[0] ?? { id: '', input: {}, outcome: 1 }
  it.each([
    ['an outcome that is none', () => [{ ...row, outcome: 'won' }], '[0]: outcome must be 1'],
    ['a field nobody knows', () => [{ ...row, score: 1 }], 'unknown field "score"'],
    ['a broken engine input', () => [{ ...row, input: { ...row.input, asOf: 'soon' } }], '[0]: input.asOf'],
    ['a missing engine input beside good ones', () => [row, { id: 'x', outcome: 1 }], '[1]: input must be an object'],
    ['an id used twice', () => [row, row], '[1]: id "row-0" is already the id of [0]'],
    ['an outcome known before the question', () => [{ ...row, resolvedOn: '2020-01-01' }], '[0]: resolvedOn must be later than'],
    ['a headline without outcome', () => [{ ...headlines[0], outcome: undefined }], '[0]: outcome must be one of "held-up"'],
    ['a headline of an impossible date', () => [{ ...headlines[0], date: '2026-13' }], '[0]: date does not exist'],
    ['a headline of an unknown task', () => [{ ...headlines[0], task: 'text-to-song' }], '[0]: task must be one of'],
    ['a list of numbers', () => [1, 2], '[0]: must be an object'],
    ['boards that are none', () => ({ snapshots: [{ board: 'x' }] }), 'snapshots[0].fetched is missing'],
  ])('%s', async (_, content, message) => {
    const { code, stdout, stderr } = await run(await save('bad.json', content()))
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(message)
    expect(stderr).toContain('Nothing was printed.')
  })

  it('text that is not JSON, an empty list, no file, two files', async () => {
    const broken = await run(await save('broken.json', '{"a":'))
    expect([broken.code, broken.stdout]).toEqual([2, ''])
    expect(broken.stderr).toContain('is not JSON')
    expect((await run(await save('empty.json', '[]'))).stderr).toContain('holds no row')
    expect((await run()).stderr).toContain('needs the name of one file')
    expect((await run('a.json', 'b.json')).code).toBe(2)
    expect((await run(path.join(folder, 'gone.json'))).stderr).toContain('There is no file')
  })
})
