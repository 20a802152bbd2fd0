import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { demoWeeks } from '@/lib/testing/demo-weeks'
import { exampleReport } from '@/lib/testing/example-report'
import { frozenWeek, spansOf, withPlainPrevious } from '@/lib/testing/frozen-week'
import { reconstructionRemark } from './reconstructed'
import { pairInput, type Report } from './report'
import { canonical, sealOf } from './seal'
import { advise } from './verdict/explain'
import { verifyWeek } from './verify-week'
import { weekFields } from './verify-week-parts'
import type { Verification } from './verify-week-result'

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex')
const check = (content: Uint8Array | string, options = {}) => verifyWeek(content, { hash: sha256, ...options })

const override = {
  ...{ dependencyId: 'shots', challengerId: 'seedance-2.0--fal', goal: 'capability', status: 'STAY', engineStatus: 'HYPE' },
  ...{ reason: 'The contract runs on.', authorName: 'Chi Wu', at: '2026-11-20T12:00:00.000Z' },
} as Report['overrides'][number]
const report: Report = { ...exampleReport({ dependencies: 2, name: '产品 shots' }), overrides: [override] }
const frozen = frozenWeek(report)
const changed = (change: (week: Report) => void): string => {
  const week = JSON.parse(frozen) as Report
  change(week)
  return canonical(week)
}
const notIntact = ({ parts }: Verification) => parts.filter(({ state }) => state !== 'intact').map(({ path, state }) => `${path} ${state}`)

describe('a frozen week', () => {
  test('is intact, and says so of its bytes, its parts, its signatures and its verdicts', () => {
    const found = check(frozen)
    expect(found).toMatchObject({
      outcome: 'intact',
      headline: 'Intact: 2026-W47 of “Example studio”',
      altered: [],
      fileSha256: sha256(frozen),
    })
    expect(Object.entries(found.checks).map(([id, { result }]) => `${id} ${result}`)).toEqual([
      ...['bytes holds', 'parts holds', 'signatures holds', 'sources unknown', 'replay holds', 'expected unknown'],
    ])
    expect(found.checks.replay?.text).toContain('gives the same bytes')
    expect(found.checks.signatures?.text).toContain('Ana Ruiz, Bo Lindqvist')
    expect(found).toMatchObject({ evidence: sealOf(report).evidence, week: { sha256: sha256(frozen) } })
  })

  test('whose figures were computed elsewhere is the same, compared to nine digits, and says how they are compared', () => {
    const shifted = (by: number): string => {
      const { seal: _, ...week } = JSON.parse(frozen) as Report
      const pair = week.dependencies[0]?.pairs[0]
      if (!pair) throw new Error('The example has a pair.')
      pair.verdict.posterior.m += by
      return frozenWeek(week)
    }
    const found = check(shifted(1e-12))
    expect(found.outcome).toBe('intact')
    expect(found.checks.replay?.text).toMatch(/decides all (\d) verdicts again .+: all \1 are the same, compared to nine digits\.$/)
    expect(found.checks.replay?.details[0]).toContain('a billionth')
    expect(check(shifted(1e-6)).headline).toBe('Altered: verdicts that the engine does not give')
  })

  test('says which of its sources were read after it was signed, and that a demo week was drawn afterwards', () => {
    const readOn = (days: (string | null)[], more: Partial<Report> = {}) => {
      const [source] = Object.values(report.sources)
      if (!source) throw new Error('The example has a source.')
      const sources = Object.fromEntries(days.map((day, index) => [`s${index}`, { ...source, id: `s${index}`, readOn: day }]))
      const week = JSON.parse(frozenWeek({ ...report, ...more, sources })) as Report
      const { seal: _, ...content } = week
      const signOffs = week.signOffs.map((line) => ({ ...line, note: more.workspace ? reconstructionRemark : null }))
      return check(canonical({ ...content, signOffs, seal: sealOf({ ...content, signOffs }) }))
    }
    expect(readOn(['2026-11-20', '2026-11-01']).checks.sources).toMatchObject({ result: 'holds' })
    const later = readOn(['2026-11-20', '2026-11-21', null])
    expect([later.outcome, later.checks.sources?.text]).toEqual(['intact', '1 source was read after this week was signed.'])
    expect(readOn(['2026-11-20', null]).checks.sources?.text).toBe('The file does not say when 1 source was read.')
    expect(readOn(['2026-11-21', '2026-11-23'], { workspace: { ...report.workspace, demo: true } }).checks.sources?.text).toBe(
      '2 sources were read after this week was signed. It is reconstructed: drawn afterwards on what was public at the time.',
    )
  })

  test('has no field that its seal does not cover', () => {
    expect(Object.keys(JSON.parse(frozen)).sort()).toEqual([...weekFields].sort())
  })

  test('of a real team gives the same bytes when the engine runs again over what it froze', () => {
    const content = frozenWeek(withPlainPrevious(demoWeeks.get('2026-W34') as Report))
    const week = JSON.parse(content) as Report
    for (const { pairs } of week.dependencies) for (const pair of pairs) Object.assign(pair, advise(pairInput(pair, week.policy.content)))
    expect(canonical({ ...week, seal: sealOf(week) }) === content).toBe(true)
    const found = check(content)
    expect(found.outcome).toBe('intact')
    expect(found.checks.replay?.text).toMatch(/decides all \d\d verdicts again .+ the same bytes/)
  })
})

describe('a flipped byte', () => {
  const bytes = Buffer.from(frozen)
  const spans = spansOf(frozen)
  let state = 20_261_126
  const random = (below: number) => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }

  test('in any of 200 places is found, and the part it lies in is named', () => {
    const missed: string[] = []
    for (let round = 0; round < 200; round++) {
      const at = random(bytes.length)
      const flipped = Buffer.from(bytes)
      flipped[at] = (flipped[at] as number) ^ (1 + random(255))
      const found = check(flipped)
      const span = spans.find(({ from, to }) => from <= at && at < to)
      const named = span === undefined || notIntact(found).some((line) => line.startsWith(`${span.path} `))
      if (found.outcome !== 'altered' || !named) missed.push(`byte ${at} of ${span?.path}: ${found.headline} ${notIntact(found)}`)
    }
    expect(missed).toEqual([])
    expect(spans.reduce((sum, { from, to }) => sum + to - from, 0) / bytes.length).toBeGreaterThan(0.8)
  })
})

describe('what was done to a week is named in plain words', () => {
  test.each<[string, string, (week: Report) => void]>([
    [
      'another figure',
      'the dependency “产品 shots”',
      (week) => Object.assign(week.dependencies[0]?.pairs[0]?.verdict ?? {}, { hypeIndex: 1 }),
    ],
    ['another name', 'the dependency “Films”', (week) => Object.assign(week.dependencies[0]?.dependency ?? {}, { name: 'Films' })],
    ['another id', 'the dependency “产品 shots”', (week) => Object.assign(week.dependencies[0]?.dependency ?? {}, { id: 'ads-00' })],
    ['another claim', 'the claim “Veo 3.1, ', (week) => Object.assign(week.claims['arena-veo'] ?? {}, { value: 1 })],
    ['another source', 'the source “Board”', (week) => Object.assign(week.sources.arena ?? {}, { title: 'Board' })],
    ['another policy', 'the policy', (week) => Object.assign(week.policy.content, { tau: 0.1 })],
    ['another edition', 'the heading', (week) => Object.assign(week, { edition: 2 })],
    ['another reason', 'the override on “Product shots”', (week) => Object.assign(week.overrides[0] ?? {}, { reason: 'None.' })],
    ['another decision', 'the signature of Bo Lindqvist', (week) => Object.assign(week.signOffs[1] ?? {}, { decision: 'agree' })],
    ['another root', 'the seal', (week) => Object.assign(week.seal ?? {}, { root: '0'.repeat(64) })],
    ['another leaf', 'the seal', (week) => Object.assign(week.seal?.leaves ?? {}, { policy: '0'.repeat(64) })],
    ['a leaf that is no hash', 'the seal', (week) => Object.assign(week.seal?.leaves ?? {}, { policy: 7 })],
    ['a field more', 'the field “approved”, which no week has', (week) => Object.assign(week, { approved: true })],
    ['a field less', 'the field “supersedes”, which is missing', (week) => Reflect.deleteProperty(week, 'supersedes')],
    ['a list in place of a record', 'the field “sources”', (week) => Object.assign(week, { sources: [] })],
    ['another order', 'the order of the dependencies', (week) => week.dependencies.reverse()],
    [
      'a dependency twice',
      'the list of dependencies, which has one of them twice',
      (week) => week.dependencies.push(...week.dependencies.slice(-1)),
    ],
  ])('%s: %s', (_, name, change) => {
    const found = check(changed(change))
    expect(found.outcome).toBe('altered')
    expect(found.altered.join('\n')).toContain(name)
  })

  test('a missing, an added and a swapped part', () => {
    expect(notIntact(check(changed((week) => Reflect.deleteProperty(week.claims, 'loud'))))).toEqual(['claims/loud missing'])
    expect(notIntact(check(changed((week) => week.signOffs.pop())))).toEqual(['signOffs/1 missing'])
    const more = changed((week) => Object.assign(week.claims, { more: { ...week.claims.loud } }))
    expect(notIntact(check(more))).toEqual(['claims/more added'])
    const swapped = changed(({ claims }) => {
      const [veo, seedance] = [claims['arena-veo'], claims['arena-seedance']]
      Object.assign(claims, { 'arena-veo': seedance, 'arena-seedance': veo })
    })
    expect(notIntact(check(swapped))).toEqual(['claims/arena-seedance altered', 'claims/arena-veo altered'])
  })

  test('evidence that changed after it was signed takes its signatures along', () => {
    const found = check(changed((week) => Object.assign(week.claims['arena-veo'] ?? {}, { value: 1 })))
    expect(found.checks.signatures).toMatchObject({
      result: 'fails',
      text: '1 of 2 signatures were given on other evidence than the file shows.',
    })
    const resealed = changed((week) => {
      Object.assign(week.claims['arena-veo'] ?? {}, { value: 1 })
      week.seal = sealOf(week)
    })
    expect(check(resealed).headline).toBe('Altered: signatures that were given on other evidence')
  })

  test('dissent stays in a week whose evidence changed after it, and agreement may not', () => {
    const earlier = { name: 'Chi Wu', evidenceSha256: '0'.repeat(64) }
    const dissent = check(frozenWeek(report, [{ name: 'Ana Ruiz' }, { ...earlier, decision: 'dissent' }]))
    expect(dissent).toMatchObject({ outcome: 'intact', checks: { signatures: { result: 'holds' } } })
    expect(dissent.checks.signatures?.details[0]).toMatch(/^Chi Wu dissented on the evidence 0+, which changed after that/)
    expect(check(frozenWeek(report, [{ name: 'Ana Ruiz' }, earlier])).outcome).toBe('altered')
  })

  test('a verdict that the engine does not give, however well it is sealed', () => {
    const week = JSON.parse(frozen) as Report
    Object.assign(week.dependencies[0]?.pairs[0]?.verdict ?? {}, { status: 'HYPE' })
    const { seal: _, ...content } = week
    const found = check(frozenWeek(content))
    expect(found.headline).toBe('Altered: verdicts that the engine does not give')
    expect(found.checks.replay?.details[0]).toMatch(/^“产品 shots” against “.+”: the file says Hype, the engine says .+\.$/)
  })

  test('a file that was saved again with other spacing says the same, and is not the frozen file', () => {
    const found = check(JSON.stringify(JSON.parse(frozen), null, 2))
    expect(found.headline).toBe('Altered: the way the file is written, though not what it says')
    expect(found.week?.sha256).toBe(sha256(frozen))
    expect(check(`${frozen}\n`).checks.bytes?.result).toBe('fails')
    expect(check(`\uFEFF${frozen}`).checks.bytes?.text).toContain('From byte 1 on')
  })
})

describe('what only a hash from elsewhere can show', () => {
  const rewritten = frozenWeek({ ...report, claims: { ...report.claims, loud: { ...report.claims.loud, statement: 'Modest.' } as never } })

  test('a week that was rewritten consistently is intact by itself, and not the one that the reader knows', () => {
    expect(check(rewritten).outcome).toBe('intact')
    expect(check(rewritten, { expectedSha256: sha256(frozen) }).headline).toMatch(/^Not the week you know/)
    expect(check(frozen, { expectedSha256: sha256(frozen) })).toMatchObject({
      outcome: 'intact',
      checks: { expected: { result: 'holds' } },
    })
  })

  test('the week after names it', () => {
    const next = frozenWeek({ ...report, week: '2026-W48', asOf: '2026-11-27', previousSha256: sha256(frozen) })
    expect(check(next, { before: frozen })).toMatchObject({ outcome: 'intact', checks: { chain: { result: 'holds' } } })
    expect(check(frozen, { after: next })).toMatchObject({ outcome: 'intact', checks: { chain: { result: 'holds' } } })
    expect(check(rewritten, { after: next }).headline).toMatch(/^The chain is broken at 2026-W47/)
  })

  test('a week from before there were seals is held against its hash and the engine, and is never called intact without a hash', () => {
    const { overrides: _, supersedes: __, ...old } = { ...exampleReport({ signed: true }), format: 'switchboard.week/1' as const }
    const signOffs = old.signOffs.map(({ evidenceSha256: ___, dissents: ____, ...line }) => line)
    const content = canonical({ ...old, signOffs })
    expect(check(content)).toMatchObject({ outcome: 'unproven', checks: { replay: { result: 'holds' }, parts: { result: 'unknown' } } })
    expect(check(content).checks.parts?.text).toContain('before weeks had a seal')
    expect(check(content, { expectedSha256: sha256(content) }).headline).toBe(
      'Intact: 2026-W47 of “Example studio”, by the hash that you gave',
    )
    const after = frozenWeek({ ...report, week: '2026-W48', previousSha256: sha256(content) })
    expect(check(content, { after }).headline).toBe('Intact: 2026-W47, by the hash that 2026-W48 names')
  })

  test('a week without a seal is not called intact', () => {
    const { seal: _, ...open } = JSON.parse(frozen)
    expect(check(canonical(open))).toMatchObject({ outcome: 'unproven', checks: { parts: { text: expect.stringContaining('no seal') } } })
  })

  test('a week that another engine decided is said to be so', () => {
    const content = { ...report.policy.content, engineVersion: 'verdict-9.0.0' as never }
    const found = check(frozenWeek({ ...report, policy: { ...report.policy, content } }))
    expect(found).toMatchObject({ outcome: 'intact', checks: { replay: { result: 'unknown' } } })
    expect(found.checks.replay?.text).toContain('“verdict-9.0.0” and this program runs verdict-1.0.0')
  })
})

describe('files that are no week get a sentence', () => {
  const deep = (open: string, close: string) => `${open.repeat(100_000)}1${close.repeat(100_000)}`
  test.each([
    ['nothing', '', 'it is empty'],
    ['a word', 'hello', 'it is not JSON'],
    ['a list', '[1]', 'it is JSON, but not an object'],
    ['null', 'null', 'it is JSON, but not an object'],
    ['another object', '{"a":1}', 'its “format” is not that of a week'],
    ['a prototype', '{"__proto__":{"format":"switchboard.week/2"}}', 'its “format” is not that of a week'],
    ['deep lists', deep('[', ']'), 'more than 100 brackets deep'],
    ['deep objects', deep('{"a":', '}'), 'more than 100 brackets deep'],
    ['a huge number', '{"format":"switchboard.week/2","edition":1e999}', 'a number that is too large'],
    ['a newer format', '{"format":"switchboard.week/7"}', 'of a newer program'],
    ['a PDF', '%PDF-1.7', 'attached JSON'],
  ])('%s', (_, content, why) => {
    const found = check(content)
    expect(found.outcome).toBe('unreadable')
    expect(found.headline).toContain(`Not a Switchboard week: `)
    expect(found.headline).toContain(why)
  })

  test('50 MB of something else are refused within seconds', () => {
    expect(check(`{"a":"${'x'.repeat(50_000_000)}"}`).outcome).toBe('unreadable')
  })

  test('weeks with anything in place of what belongs there are altered or unproven, and nothing throws', () => {
    const strange = [null, -1e300, '', [], [null], {}]
    for (const field of [...weekFields, 'constructor', '__proto__'])
      for (const value of strange) {
        const week = { ...JSON.parse(frozen) }
        Object.defineProperty(week, field, { value, enumerable: true, configurable: true, writable: true })
        const same = canonical(week) === frozen
        expect(check(JSON.stringify(week)).outcome === 'intact', `${field} ${JSON.stringify(value)}`).toBe(same)
      }
    expect(Object.prototype).not.toHaveProperty('polluted')
  })

  test('a week that ends too early says so, with the part in which it does', () => {
    const at = frozen.indexOf('"Arena board of October"')
    expect(check(frozen.slice(0, at + 5)).headline).toBe('Altered: the file ends too early, in the source “arena”. Was it copied whole?')
  })
})
