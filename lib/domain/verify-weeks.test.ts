import { describe, expect, test } from 'vitest'
import { exampleReport } from '@/lib/testing/example-report'
import { frozenWeek } from '@/lib/testing/frozen-week'
import type { Report } from './report'
import { sha256Hex } from './seal'
import { verifyWeek } from './verify-week'
import { withCheck } from './verify-week-conclude'
import { readSha256 } from './verify-week-result'
import { verifyTogether } from './verify-weeks'

const report = exampleReport()
const week = (name: string, previous: string | null, more: Partial<Report> = {}): string =>
  frozenWeek({ ...report, week: name, previousSha256: previous && sha256Hex(previous), ...more })
const together = (...files: string[]) => verifyTogether(files.map((file) => verifyWeek(file)))

const w52 = week('2026-W52', null)
const w53 = week('2026-W53', w52)
const w01 = week('2027-W01', w53)
const reason = { reason: 'A claim was withdrawn.', reopenedBy: 'Ana Ruiz' }
const again = week('2026-W53', w52, { edition: 2, supersedes: { edition: 1, sha256: sha256Hex(w53), ...reason } })

describe('a chain of weeks', () => {
  test('holds over the end of a year with 53 weeks, in whatever order the files come', () => {
    const found = together(w01, w52, w53)
    expect(found).toMatchObject({ outcome: 'intact', headline: 'All 3 weeks are intact, and each names the one before it' })
    expect(found.links.map(({ earlier, later, result }) => `${later} ${result} ${earlier}`)).toEqual([
      ...['2026-W53 holds 2026-W52', '2027-W01 holds 2026-W53'],
    ])
    expect(found.files.map(({ week: facts }) => facts?.week)).toEqual(['2027-W01', '2026-W52', '2026-W53'])
  })

  test('breaks where a week was rewritten, even though every file is intact by itself', () => {
    const rewritten = week('2026-W53', w52, { asOf: '2026-11-19' })
    expect(verifyWeek(rewritten).outcome).toBe('intact')
    const found = together(w52, rewritten, w01)
    expect(found.outcome).toBe('altered')
    expect(found.links.map(({ result }) => result)).toEqual(['holds', 'fails'])
    expect(found.files.map(({ outcome }) => outcome)).toEqual(['intact', 'altered', 'altered'])
    expect(found.headline).toBe('Of 3 files: 2 altered or out of the chain, 1 intact')
  })

  test('says what it cannot tie together: a week left out, another workspace', () => {
    expect(together(w52, w01)).toMatchObject({
      outcome: 'intact',
      headline: 'All 2 weeks are intact; 0 of 1 links between them can be shown',
    })
    const other = week('2026-W53', w52, { workspace: { ...report.workspace, id: 'other' } })
    expect(together(w52, other)).toMatchObject({ outcome: 'intact', links: [] })
    expect(verifyWeek(other, { before: w52 }).checks.chain).toMatchObject({
      result: 'unknown',
      text: expect.stringContaining('two workspaces'),
    })
  })

  test('goes on from either edition of a week that was reopened, and ties the editions together', () => {
    const on = week('2027-W01', again)
    expect(together(w52, w53, again, on).links.map(({ result }) => result)).toEqual(['holds', 'holds', 'holds', 'holds'])
    expect(together(again, w01).links[0]?.text).toBe(
      '2027-W01 follows edition 1 of 2026-W53, which 2026-W53 (edition 2) replaced and names.',
    )
    const unlike = week('2026-W53', w52, { asOf: '2026-11-19' })
    expect(together(unlike, again).links[0]).toMatchObject({ result: 'fails', text: expect.stringContaining('another hash for it') })
    expect(together(unlike, w53).links[0]).toMatchObject({ result: 'fails', text: expect.stringContaining('Two different files') })
    expect(together(w53, w53).outcome).toBe('intact')
  })
})

describe('a PDF', () => {
  const inPdf = (file: string, pages: 'unknown' | 'holds') =>
    withCheck(verifyWeek(file), 'pages', { result: pages, text: 'Said of the pages.', details: [] })

  test('is never called intact while its printed pages were not compared, alone, in a chain, or by a hash', () => {
    const headline = 'The data inside is intact; the printed pages were not compared: 2026-W53 of “Example studio”'
    expect(inPdf(w53, 'unknown')).toMatchObject({ outcome: 'inside', headline })
    expect(verifyTogether([inPdf(w53, 'unknown')], sha256Hex(w53))).toMatchObject({ outcome: 'inside', headline })
    expect(verifyTogether([verifyWeek(w52), inPdf(w53, 'unknown')])).toMatchObject({
      outcome: 'inside',
      headline: 'The data of all 2 weeks is intact, and each names the one before it; the printed pages of 1 PDF were not compared',
    })
    expect(verifyTogether([verifyWeek('{}'), inPdf(w53, 'unknown')]).headline).toBe(
      'Of 2 files: 1 not a Switchboard week, 1 with intact data inside and printed pages that were not compared',
    )
  })

  test('is intact once its pages were compared', () => {
    expect(inPdf(w53, 'holds')).toMatchObject({ outcome: 'intact', headline: 'Intact: 2026-W53 of “Example studio”' })
  })
})

describe('a hash from elsewhere', () => {
  const files = [w52, w53].map((file) => verifyWeek(file))

  test('belongs to the file that has it, and speaks against all when none has it', () => {
    const known = verifyTogether(files, sha256Hex(w53))
    expect(known.outcome).toBe('intact')
    expect(known.files.map(({ checks }) => checks.expected?.result)).toEqual(['unknown', 'holds'])
    expect(verifyTogether(files, '0'.repeat(64)).files.map(({ outcome }) => outcome)).toEqual(['altered', 'altered'])
    expect(verifyTogether([verifyWeek('{}'), ...files]).files[1]?.checks.expected?.text).toContain('No hash was given')
  })

  test('is read as people copy it', () => {
    const hash = 'ab'.repeat(32)
    for (const text of [hash, ` ${hash.toUpperCase()}\n`, `sha256:${hash}`, `SHA-256 ${hash}`, `${hash}  northlight-2026-W47.json`])
      expect(readSha256(text), text).toBe(hash)
    expect(readSha256(hash.replace(/(.{16})/g, '$1 '))).toBe(hash)
    for (const text of ['', 'abc', hash.slice(1), `${hash}a`, `g${hash.slice(1)}`]) expect(readSha256(text), text).toBeNull()
  })
})
