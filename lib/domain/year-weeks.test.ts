import { describe, expect, test } from 'vitest'
import { exampleReport } from '@/lib/testing/example-report'
import { roundScale, statusStack, type WeekSums, weekSums, yearAxis } from './year-weeks'

const zero = { JUSTIFIED: 0, PROMISING: 0, NOT_READY: 0, INSUFFICIENT: 0, HYPE: 0, STAY: 0 }
const sums = (week: string, counts: Partial<WeekSums['counts']>): WeekSums => ({
  ...{ week, counts: { ...zero, ...counts }, notWeighed: 0 },
  spend: { total: 0, atRisk: 0, countAtRisk: 0, unstated: 0 },
})

test('the sums of a week count every dependency once, as the team decided it', () => {
  const report = exampleReport({ dependencies: 2 })
  const before = weekSums(report)
  expect(Object.values(before.counts).reduce((a, b) => a + b, 0) + before.notWeighed).toBe(report.dependencies.length)
  const entry = report.dependencies[0]
  const pair = entry?.pairs[0]
  if (!entry || !pair) throw new Error('The example has a pair.')
  const override = { dependencyId: entry.dependency.id, challengerId: pair.challenger.id, goal: pair.goal, status: 'HYPE' as const }
  const overrides = [{ ...override, engineStatus: pair.verdict.status, reason: 'R', authorName: 'A', at: '' }]
  const after = weekSums({ ...report, overrides })
  expect(after.counts.HYPE).toBe(before.counts.HYPE + 1)
  expect(after.counts[pair.verdict.status]).toBe(before.counts[pair.verdict.status] - 1)
})

describe('the axis of a year', () => {
  test('has a place for every week between the first and the last, signed or not', () => {
    expect(yearAxis(['2026-W50', '2027-W02']).weeks).toEqual(['2026-W50', '2026-W51', '2026-W52', '2026-W53', '2027-W01', '2027-W02'])
    expect(yearAxis([])).toEqual({ weeks: [], months: [] })
  })

  test('names each month once, at its first Monday', () => {
    expect(yearAxis(['2026-W14', '2026-W23']).months.map(({ label }) => label)).toEqual(['Mar', 'Apr', 'May', 'Jun'])
  })
})

describe('the stack of statuses', () => {
  const stack = statusStack([sums('2026-W10', { JUSTIFIED: 1, HYPE: 1 }), sums('2026-W12', { STAY: 4 })])

  test('has one scale for all columns, no part for a status nobody has, and a gap for a week nobody signed', () => {
    expect(stack.most).toBe(4)
    expect(stack.columns.map(({ index }) => index)).toEqual([0, 2])
    expect(stack.columns[0]?.segments).toEqual([
      { status: 'JUSTIFIED', count: 1, from: 0, to: 0.25 },
      { status: 'HYPE', count: 1, from: 0.25, to: 0.5 },
    ])
    expect(stack.columns[1]?.segments).toEqual([{ status: 'STAY', count: 4, from: 0, to: 1 }])
  })

  test('of a week without a dependency is empty and not broken', () => {
    expect(statusStack([sums('2026-W10', {})]).columns).toEqual([{ week: '2026-W10', index: 0, total: 0, segments: [] }])
  })
})

test.each([
  [0, 1],
  [3, 3],
  [12, 15],
  [21_300, 30_000],
])('a scale reaches %d with round marks', (most, top) => {
  const scale = roundScale(most)
  expect(scale.top).toBeCloseTo(top, 10)
  expect(scale.ticks[0]).toBe(0)
  expect(scale.ticks.at(-1)).toBeCloseTo(scale.top, 10)
  expect(scale.ticks.length).toBeLessThan(7)
})
