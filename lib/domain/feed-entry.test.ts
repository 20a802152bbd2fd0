import { describe, expect, it } from 'vitest'
import { exampleReport } from '@/lib/testing/example-report'
import { dependencyBadge, weekBadge } from './badge-text'
import { feedEntries, feedId, statusCounts } from './feed-entry'
import type { OverrideLine, Report } from './report'
import { statusFace } from './status'

const before = exampleReport({ week: '2026-W46', asOf: '2026-11-13', signed: true })
const report = exampleReport({ signed: true })
const entries = (after: Report, earlier: Report | null = before) =>
  feedEntries({ report: after, before: earlier, signedAt: '2026-11-20T15:00:00.000Z', sha256: 'a'.repeat(64) })

const [ads] = report.dependencies
const pair = ads?.pairs[0]
if (!ads || !pair) throw new Error('The example has no pair.')
const engine = statusFace(pair.verdict.status).label

const overruled = (status: OverrideLine['status']): OverrideLine => ({
  ...{ dependencyId: ads.dependency.id, challengerId: pair.challenger.id, goal: pair.goal },
  ...{
    status,
    engineStatus: pair.verdict.status,
    reason: 'The contract forbids it.',
    authorName: 'Ana Ruiz',
    at: '2026-11-20T14:00:00.000Z',
  },
})

describe('what a signed week adds to the feed', () => {
  it('is one entry that says who signed, the counts and the hash, while nothing changed', () => {
    const all = entries(report)
    expect(all).toHaveLength(1)
    expect(all[0]).toMatchObject({ id: 'urn:switchboard:studio:2026-W47:edition-1', kind: 'signed', title: 'W47 is signed' })
    expect(all[0]?.text).toContain(
      `W47 · 16–22 Nov 2026. ${statusCounts(report)}. Signed by Bo Lindqvist on 20 Nov 2026, 16:00. SHA-256 aaaa`,
    )
    expect(entries(report, null)).toEqual(all)
  })

  it('names the dissent, and why a week was signed again', () => {
    const dissent = { ...report.signOffs[0], name: 'Cy', decision: 'dissent' as const } as Report['signOffs'][number]
    const supersedes = { edition: 1, sha256: 'b'.repeat(64), reason: 'A price was wrong.', reopenedBy: 'Bo' }
    const [first] = entries({ ...report, edition: 2, supersedes, signOffs: [...report.signOffs, dissent] })
    expect(first).toMatchObject({ id: 'urn:switchboard:studio:2026-W47:edition-2', title: 'W47 is signed again, as edition 2' })
    expect(first?.text).toContain('Signed by Bo Lindqvist, with the dissent of Cy, on')
    expect(first?.text).toContain('Reopened because: A price was wrong.')
  })

  it('tells a status that changed with its cause, also when only the date to leave is new', () => {
    const earlier = structuredClone(before)
    for (const entry of earlier.dependencies) {
      entry.mustMoveBy = null
      for (const { verdict } of entry.pairs) verdict.status = 'INSUFFICIENT'
    }
    const changed = entries(report, earlier).filter(({ kind }) => kind === 'change')
    expect(changed.map(({ title }) => title)).toContain(`Adverts: ${engine}`)
    expect(changed.find(({ id }) => id.endsWith(':shots'))?.title).toMatch(/^Product shots: must move by 24 Sep 2026 · /)
    for (const { text } of changed) expect(text).toMatch(/, because .+\.$/)
  })

  it('tells when the team overrules the engine, and when it no longer does', () => {
    const other = { ...report, overrides: [overruled('STAY')] }
    const [, begun] = entries(other)
    expect(begun).toMatchObject({
      title: 'Adverts: Stay',
      text: `Ana Ruiz overruled the engine, which says ${engine}: The contract forbids it.`,
    })
    const [, ended] = entries(report, { ...before, overrides: [overruled('STAY')] })
    expect(ended).toMatchObject({ title: `Adverts: ${engine}` })
    expect(ended?.text).toContain('no longer decides otherwise')
    expect(entries(other, { ...before, overrides: [overruled('STAY')] })).toHaveLength(1)
  })

  it('has ids that hold whatever a part of them is called', () => {
    expect(feedId('w', 'a:b <c>')).toBe('urn:switchboard:w:a%3Ab%20%3Cc%3E')
    expect(new URL(feedId('w', 'x')).href).toBe('urn:switchboard:w:x')
  })
})

describe('the words of a badge', () => {
  it('count what is justified by the word of the team, and what must move', () => {
    expect(weekBadge({ ...report, overrides: [overruled('JUSTIFIED')] }).message).toBe('1 justified · 1 must move · W47 signed')
    const badge = weekBadge({ ...report, overrides: [overruled('STAY')] })
    expect(badge).toMatchObject({ message: 'none justified · 1 must move · W47 signed', tone: 'open' })
    expect(weekBadge(null)).toMatchObject({ message: 'no week signed yet' })
  })

  it('say of one dependency what it is called, its status and by when it must move', () => {
    expect(dependencyBadge(report, ads.dependency.id)).toMatchObject({ label: 'Adverts', message: `${engine} · W47` })
    expect(dependencyBadge(report, 'shots')?.message).toMatch(/^must move by 24 Sep 2026 · .+ · W47$/)
    expect(dependencyBadge(report, 'nothing')).toBeNull()
    const long = exampleReport({ name: '可'.repeat(80) })
    expect(dependencyBadge(long, ads.dependency.id)?.label).toBe(`${'可'.repeat(47)}…`)
  })
})
