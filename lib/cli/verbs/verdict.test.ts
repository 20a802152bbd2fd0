import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { verb } from '@/lib/cli/verbs/verdict'
import scenarios from '@/lib/domain/verdict/golden/golden-scenarios.json'
import { verdict } from '@/lib/domain/verdict/verdict'
import { runVerb } from '@/lib/testing/run-verb'

const inputs = scenarios.map(({ input }) => input)
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'switchboard-verdict-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))
afterEach(() => vi.restoreAllMocks())

async function save(name: string, content: string | Uint8Array): Promise<string> {
  const file = path.join(folder, name)
  await writeFile(file, content)
  return file
}

async function run(...args: string[]) {
  const printed = await runVerb(verb, args)
  const lines = printed.stdout.split('\n').filter(Boolean)
  return { ...printed, verdicts: lines.map((line) => JSON.parse(line)) }
}

describe('valid files', () => {
  it('one input gives one verdict on one line, money figures also at the top', async () => {
    const { code, verdicts, stderr } = await run(await save('one.json', JSON.stringify(inputs[0], null, 2)))
    const expected = verdict(inputs[0])
    expect([code, stderr]).toEqual([0, ''])
    const { npv, pPays, breakEven } = expected.econ
    expect(verdicts).toMatchObject([{ ...expected, npv, pPays, breakEven }])
  })

  it('each verdict comes with its action, its robustness, what would change it, and itself in words', async () => {
    const { verdicts } = await run(await save('explained.json', JSON.stringify(inputs)))
    for (const [i, { expected }] of scenarios.entries()) {
      expect(verdicts[i].action).toBe(expected.action)
      expect(verdicts[i].plan).toBeCloseTo(expected.plan, 6)
      expect(verdicts[i].robustness.perturbations).toHaveLength(8)
      expect(Object.keys(verdicts[i].counterfactuals)).toEqual(['toJustified', 'better', 'worse'])
    }
    expect(verdicts[2].text).toContain('It would be justified if a blind trial is won on at least 23 of 30 further prompts.')
  })

  it('a line for each line, in the same order', async () => {
    const { code, verdicts } = await run(await save('all.jsonl', inputs.map((input) => JSON.stringify(input)).join('\n')))
    expect(code).toBe(0)
    expect(verdicts.map(({ status }) => status)).toEqual(scenarios.map(({ expected }) => expected.status))
  })

  it('a list in a .json file works like lines', async () => {
    const { code, verdicts } = await run(await save('list.json', JSON.stringify(inputs.slice(0, 3))))
    expect([code, verdicts.length]).toEqual([0, 3])
  })

  it('byte order marks, Windows line ends, blank lines and a missing last line end do not matter', async () => {
    const text = `\uFEFF${JSON.stringify(inputs[0])}\r\n\r\n${JSON.stringify(inputs[1])}`
    const { code, verdicts } = await run(await save('windows.jsonl', text))
    expect([code, verdicts.length]).toEqual([0, 2])
  })

  it('an input larger than what is read at once is judged whole', async () => {
    const claim = inputs[0]?.claims[0]
    const many = { ...inputs[0], claims: Array.from({ length: 8000 }, (_, i) => ({ ...claim, id: `c${i}` })) }
    const { code, verdicts } = await run(await save('large.jsonl', `${JSON.stringify(many)}\n${JSON.stringify(inputs[1])}`))
    expect([code, verdicts.length]).toEqual([0, 2])
    expect(verdicts[0].dropped).toHaveLength(7999)
  })
})

describe('invalid inputs', () => {
  it('every problem is listed with its line and path, nothing is printed, exit code 2', async () => {
    const wrong = { ...inputs[1], asOf: '2026-13-01', goal: 'win' }
    const lines = [JSON.stringify(inputs[0]), JSON.stringify(wrong), '', '{"dependency": ']
    const file = await save('mixed.jsonl', lines.join('\n'))
    const { code, stdout, stderr } = await run(file)
    expect([code, stdout]).toEqual([2, ''])
    const said = stderr.trimEnd().split('\n')
    expect(said.slice(0, 2)).toEqual([
      `${file} line 2: asOf This day does not exist in the calendar.`,
      `${file} line 2: goal must be "capability" or "cost"; a forced move is found from dependency.forcedMoveBy`,
    ])
    expect(said[2]).toMatch(/line 4: is not JSON \(.+\); correct the text there$/)
    expect(said[3]).toBe('2 of 3 inputs cannot be judged; correct them and run again. Nothing was printed.')
  })

  it('a problem in a list names the entry', async () => {
    const file = await save('list-wrong.json', JSON.stringify([inputs[0], { ...inputs[1], facts: 3 }]))
    expect((await run(file)).stderr).toContain(`${file} [1]: facts must be a list, not 3`)
  })

  it('broken JSON is refused', async () => {
    const { code, stderr } = await run(await save('broken.json', '{"dependency": {}'))
    expect(code).toBe(2)
    expect(stderr).toMatch(/is not JSON/)
  })

  it('a flood of problems is cut short', async () => {
    const { stderr } = await run(await save('flood.jsonl', '{}\n'.repeat(100)))
    const said = stderr.trimEnd().split('\n')
    expect(said).toHaveLength(202)
    expect(said[200]).toMatch(/^… and \d+ more problems\.$/)
  })
})

describe('files that cannot be judged', () => {
  it('are refused in one sentence and exit code 2', async () => {
    const nested = path.join(folder, 'folder.json')
    await mkdir(nested)
    const cases: [string, RegExp][] = [
      [path.join(folder, 'nowhere.json'), /^There is no file .*nowhere\.json: check the path/],
      [path.join(folder, 'one.json', 'x.json'), /^There is no file/],
      [nested, /is a folder: name the \.json or \.jsonl file in it/],
      [await save('empty.json', ''), /is empty: it must hold at least one input/],
      [await save('blank.jsonl', '\n \n'), /holds no input/],
      [await save('none.json', '[]'), /holds no input/],
      [await save('input.txt', '{}'), /ends neither in \.json nor in \.jsonl/],
      [await save('wide.json', Buffer.from('\uFEFF{}', 'utf16le')), /is not UTF-8 text: save it again/],
    ]
    for (const [file, sentence] of cases) {
      const { code, stdout, stderr } = await run(file)
      expect([code, stdout]).toEqual([2, ''])
      expect(stderr).toMatch(sentence)
    }
  })

  it('a file without permission says so', async () => {
    const file = await save('secret.json', '{}')
    await chmod(file, 0)
    // The superuser may read everything, so read as somebody else.
    const superuser = process.geteuid?.() === 0
    if (superuser) process.seteuid?.(65_534)
    const { code, stderr } = await run(file).finally(() => superuser && process.seteuid?.(0))
    expect(code).toBe(2)
    expect(stderr).toMatch(/cannot be read by this user: change its permissions/)
  })

  it.each([[], ['a.json', 'b.json'], ['--fast']])('the arguments %j are refused with the usage', async (...args) => {
    const { code, stderr } = await run(...args)
    expect(code).toBe(2)
    expect(stderr).toContain(verb.usage)
  })
})
