import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { changesFile } from '@/lib/domain/print/changes-file'
import { readReport } from '@/lib/domain/report'
import { renderWeek } from '@/lib/report/pdf'
import { exampleReport } from '@/lib/testing/example-report'
import { frozenWeek } from '@/lib/testing/frozen-week'
import { runVerb } from '@/lib/testing/run-verb'
import { verb } from './verify'

const sha256 = (content: string) => createHash('sha256').update(content).digest('hex')
const first = frozenWeek(exampleReport())
const second = frozenWeek({ ...exampleReport({ week: '2026-W48', asOf: '2026-11-27' }), previousSha256: sha256(first) })

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'verify-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function save(name: string, content: string | Uint8Array): Promise<string> {
  const file = path.join(folder, name)
  await writeFile(file, content)
  return file
}
const run = (...args: string[]) => runVerb(verb, args)

describe('switchboard verify', () => {
  test('says of an intact week that it is, with its hash, and leaves with 0', async () => {
    const { code, stdout, stderr } = await run(await save('w47.json', first))
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toContain('Intact: 2026-W47 of “Example studio”')
    expect(stdout).toContain(sha256(first))
    expect(stdout).toContain('Only a hash that you know from elsewhere shows that')
  })

  test('names the altered part and leaves with 1', async () => {
    const { code, stdout } = await run(await save('altered.json', first.replace('The best model by far.', 'The best model by fur.')))
    expect(code).toBe(1)
    expect(stdout).toMatch(/Altered: the claim “Seedance 2\.0, ByteDance”\n/)
    expect(stdout).toMatch(/Parts and seal +FAILS/)
  })

  test('holds a week against the hash that the reader knows', async () => {
    const file = await save('w47.json', first)
    expect((await run(file, '--sha256', `  SHA256: ${sha256(first).toUpperCase()}`)).code).toBe(0)
    expect((await run(file, '--sha256', sha256(second))).code).toBe(1)
    expect(await run(file, '--sha256', 'abc')).toMatchObject({ code: 2, stderr: expect.stringContaining('64 hexadecimal digits') })
  })

  test('follows the chain between several files in any order, also as JSON', async () => {
    const files = [await save('w48.json', second), await save('w47.json', first)]
    const { code, stdout } = await run(...files, '--json')
    expect(code).toBe(0)
    const data = JSON.parse(stdout)
    expect(data).toMatchObject({ outcome: 'intact', headline: 'All 2 weeks are intact, and each names the one before it' })
    expect(data.links).toMatchObject([{ earlier: '2026-W47', later: '2026-W48', result: 'holds' }])
    expect(data.files.map(({ file }: { file: string }) => file)).toEqual(files)
    const other = await save('other.json', frozenWeek(exampleReport({ note: 'another' })))
    expect(await run(other, files[0] as string)).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('names another hash as the week before it'),
    })
  })

  test('takes the week out of a PDF, sets its pages again, and finds pages that differ', async () => {
    const report = readReport(second)
    const pdf = await renderWeek(second, changesFile(readReport(first), report, 'letter'))
    const file = await save('w48.pdf', pdf)
    const alone = await run(file)
    expect(alone.code).toBe(0)
    expect(alone.stdout).toMatch(/Printed pages +holds +Set again from the week inside, all [\d,]+ bytes of the PDF are the same\./)
    expect(alone.stdout).toContain('What changed since 2026-W47 was taken from the PDF')
    const both = await run(file, await save('w47.json', first))
    expect([both.code, both.stdout.includes('was taken from the PDF')]).toEqual([0, false])

    const longer = await run(await save('longer.pdf', Buffer.concat([pdf, Buffer.from('\n')])))
    expect(longer.code).toBe(1)
    expect(longer.stdout).toContain('Altered: the printed pages are not those of 2026-W48')
    const change = { dependencyId: 'ads-0', name: 'Adverts', before: 'STAY', after: 'HYPE', text: 'Invented.' } as const
    const invented = await renderWeek(second, { ...changesFile(readReport(first), report), changes: [change] })
    expect(await run(await save('invented.pdf', invented), await save('w47.json', first))).toMatchObject({
      ...{ code: 1, stdout: expect.stringContaining('other changes since the week before') },
    })
  })

  test('finds a flipped byte in any of 40 places of a PDF', async () => {
    const pdf = await renderWeek(first, changesFile(null, readReport(first)))
    const missed: number[] = []
    for (let place = 0; place < 40; place++) {
      const at = Math.floor(((place + 0.5) * pdf.length) / 40)
      const flipped = Buffer.from(pdf)
      flipped[at] = (flipped[at] as number) ^ (1 + ((place * 37) % 255))
      const { code } = await run(await save('flipped.pdf', flipped))
      if (code === 0) missed.push(at)
    }
    expect(missed).toEqual([])
  })

  test('refuses what is no week, with a sentence and 2', async () => {
    expect(await run(await save('list.json', '[]'))).toMatchObject({ code: 2, stdout: expect.stringContaining('Not a Switchboard week') })
    expect(await run(await save('broken.pdf', '%PDF-1.7\nnothing'))).toMatchObject({
      code: 2,
      stdout: expect.stringMatching(/it is a PDF/),
    })
    expect(await run(path.join(folder, 'nowhere.json'))).toMatchObject({ code: 2, stderr: expect.stringContaining('There is no file') })
    expect(await run(folder)).toMatchObject({ code: 2, stderr: expect.stringContaining('cannot be read') })
    expect(await run()).toMatchObject({ code: 2, stderr: expect.stringContaining(verb.usage) })
    expect(await run('--fast')).toMatchObject({ code: 2, stderr: expect.stringContaining(verb.usage) })
  })
})
