import { describe, expect, it } from 'vitest'
import { demoWeeks, demoWorld } from '@/lib/testing/demo-weeks'
import { defaultPolicy, mergePolicy, Policy } from './policy'
import { pairKey, type Report, weigh } from './report'
import { underPolicy, verdictChanges } from './under-policy'
import type { Previous } from './verdict/input'

const version = (change: Record<string, unknown>, policyVersion = '1.1.0'): Report['policy'] => ({
  policyVersion,
  sha256: '',
  content: Policy.parse(mergePolicy(defaultPolicy, { policyVersion, ...change })),
})
const week = (id: string): Report => {
  const found = demoWeeks.get(id)
  if (!found) throw new Error(id)
  return found
}
const headlines = (report: Report) => report.dependencies.map(({ pairs }) => pairs[0]?.verdict.status)

describe('a report under another policy', () => {
  it.each(['2026-W25', '2026-W43', '2026-W48'])('is what weighing the evidence of %s under that policy gives, byte for byte', (id) => {
    const report = week(id)
    const previous = new Map<string, Previous>()
    for (const { dependency, pairs } of report.dependencies)
      for (const { challenger, goal, input } of pairs)
        if (input.previous) previous.set(pairKey(dependency.id, challenger.id, goal), input.previous)
    const { format: _format, dependencies: _dependencies, claims: _claims, sources: _sources, signOffs: _signOffs, ...frame } = report
    const changes = [{}, { midNetPreference: 0.05, tau: 0.2 }, { forcedMoveLeadDays: 0 }, { forcedMoveLeadDays: 365 }]
    for (const policy of [report.policy, ...changes.map((change) => version(change))]) {
      expect(JSON.stringify(underPolicy(report, policy))).toBe(JSON.stringify(weigh(demoWorld, { ...frame, policy }, previous)))
    }
  })

  it('leaves the report that it was given as it is', () => {
    const report = week('2026-W47')
    const before = JSON.stringify(report)
    underPolicy(report, version({ midNetPreference: 0.4 }))
    expect(JSON.stringify(report)).toBe(before)
  })
})

describe('which verdicts a policy would change', () => {
  it('none under the same policy', () => {
    for (const report of demoWeeks.values()) expect(verdictChanges(report, report.policy).shifts).toEqual([])
  })

  it('counts what it compared', () => {
    const report = week('2026-W47')
    const pairs = report.dependencies.reduce((sum, entry) => sum + entry.pairs.length, 0)
    expect(verdictChanges(report, report.policy)).toMatchObject({
      headlines: { changed: 0, of: report.dependencies.length },
      pairs: { changed: 0, of: pairs },
    })
  })

  it('a new version of the same numbers changes only what held by the looser bars of the last signed week, and says so', () => {
    const found = [...demoWeeks.values()].flatMap((report) => {
      const { shifts } = verdictChanges(report, version({}))
      return shifts.map((shift) => ({ shift, entry: report.dependencies.find(({ dependency }) => dependency.id === shift.dependencyId) }))
    })
    const own = found.filter(({ shift }) => shift.before?.challengerId === shift.after?.challengerId)
    expect(own.length).toBeGreaterThan(0)
    for (const { shift, entry } of own) {
      expect(entry?.pairs.find((pair) => pair.challenger.id === shift.after?.challengerId)?.input.previous).not.toBeNull()
      expect(shift.causes.at(-1)).toBe('the looser bars for staying do not apply: the last signed week was decided by 1.0.0')
    }
  })

  it('a stricter bar for proof takes a justified switch back, with the level that moved', () => {
    const report = [...demoWeeks.values()].find((entry) => headlines(entry).includes('JUSTIFIED'))
    if (!report) throw new Error('No week of the demo has a justified switch.')
    const { shifts } = verdictChanges(report, version({ thresholds: { proven: { minWins: 100 }, provenNi: { minWins: 100 } } }))
    const [first] = shifts.filter(({ before }) => before?.status === 'JUSTIFIED')
    expect(first?.after?.status).toBe('PROMISING')
    expect(first?.causes[0]).toMatch(/^quality proven → promising \(chance of more than [+−]\d+ points \d+%\)$/)
  })

  it('a gate of the team’s own that nobody has answered takes a justified switch back and is named', () => {
    const report = [...demoWeeks.values()].find((entry) => headlines(entry).includes('JUSTIFIED'))
    if (!report) throw new Error('No week of the demo has a justified switch.')
    const watermark = { id: 'watermark', kind: 'bool', required: true, sources: ['contract'], maxAgeDays: 90 }
    const { shifts } = verdictChanges(report, version({ gates: [watermark] }))
    const [first] = shifts.filter(({ before }) => before?.status === 'JUSTIFIED')
    expect(first?.after?.status).toBe('NOT_READY')
    expect(first?.causes[0]).toBe('readiness ready → not demonstrated: watermark is unknown, nobody has recorded it')
  })

  it('a longer lead time forces a move earlier, with the question that is asked then', () => {
    const report = week('2026-W25')
    const { shifts } = verdictChanges(report, version({ forcedMoveLeadDays: 365 }))
    const forced = shifts.filter(({ after, before }) => after?.basis === 'forced' && before?.basis !== 'forced')
    expect(forced.length).toBeGreaterThan(0)
    expect(forced.flatMap(({ causes }) => causes).join()).toContain('a way out of a forced move')
  })

  it('every shift names a cause, and no pair is told twice', () => {
    for (const report of demoWeeks.values()) {
      const { shifts } = verdictChanges(
        report,
        version({ midNetPreference: 0.03, priorSd: 0.4, thresholds: { hype: { gap: 0.1 }, hypeStay: { gap: 0.08 } } }),
      )
      for (const { causes } of shifts) expect(causes.length).toBeGreaterThan(0)
      const keys = shifts
        .filter(({ kind }) => kind === 'pair')
        .map((shift) => [shift.dependencyId, (shift.after ?? shift.before)?.challengerId, (shift.after ?? shift.before)?.goal].join())
      expect(new Set(keys).size).toBe(keys.length)
    }
  })
})
