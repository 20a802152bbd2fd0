import { describe, expect, test } from 'vitest'
import { demoWeeks } from '@/lib/testing/demo-weeks'
import { changes, changeText, expiries } from './changes'
import type { DependencyReport, Report } from './report'

const at = (week: string): Report => {
  const found = demoWeeks.get(week)
  if (!found) throw new Error(week)
  return found
}
const change = (from: string, to: string, id: string) => changes(at(from), at(to)).find((entry) => entry.dependencyId === id)

describe('changes between two weeks', () => {
  test('a verdict that moved because a fact went stale says so', () => {
    const found = change('2026-W45', '2026-W46', 'weekly-recaps')
    expect(found).toMatchObject({ before: 'JUSTIFIED', after: 'NOT_READY' })
    expect(found && changeText(found)).toContain('Availability now is unknown')
  })

  test('an incumbent that comes within the lead time of its retirement is a change by itself', () => {
    const found = change('2026-W25', '2026-W26', 'product-shots')
    expect(found?.mustMoveBy).toBe('2026-09-24')
    expect(found?.causes[0]?.text).toContain('Sora 2 retires on 24 Sep 2026')
  })

  test('the same report has no changes', () => {
    expect(changes(at('2026-W43'), at('2026-W43'))).toEqual([])
  })

  test('the first board has nothing to compare with', () => {
    expect(changes(null, at('2026-W43'))).toEqual([])
  })

  test('every change names at least one cause', () => {
    const weeks = [...demoWeeks.keys()]
    const all = weeks.slice(1).flatMap((week, index) => changes(at(weeks[index] ?? ''), at(week)))
    expect(all.length).toBeGreaterThan(20)
    for (const { causes } of all) expect(causes.length).toBeGreaterThan(0)
  })
})

describe('what runs out', () => {
  const only = (entry: Partial<DependencyReport['dependency']>): Report => {
    const report = structuredClone(at('2026-W43'))
    report.dependencies = report.dependencies
      .slice(0, 1)
      .map((line) => ({ ...line, pairs: [], dependency: { ...line.dependency, contractEndsOn: null, decisionDueOn: null, ...entry } }))
    return report
  }
  test('dates within 14 days are listed, the day itself included, later and past ones not', () => {
    const { asOf } = at('2026-W43')
    expect(expiries(only({ decisionDueOn: asOf })).map((entry) => entry.kind)).toEqual(['decision'])
    expect(expiries(only({ contractEndsOn: '2026-11-08' })).map((entry) => entry.kind)).toEqual(['contract'])
    expect(expiries(only({ contractEndsOn: '2026-11-09' }))).toEqual([])
    expect(expiries(only({ decisionDueOn: '2026-10-01' }))).toEqual([])
  })
})
