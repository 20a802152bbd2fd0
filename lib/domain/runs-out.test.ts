import { describe, expect, it } from 'vitest'
import { exampleReport } from '@/lib/testing/example-report'
import { datesText, runsOut } from './runs-out'

/** The example without the incumbent that has retired. */
const calm = () => {
  const report = exampleReport()
  for (const entry of report.dependencies) Object.assign(entry, { mustMoveBy: null })
  return report
}

describe('what runs out', () => {
  it('counts the facts of one dependency and day together and names them beside', () => {
    // Measurements of 20 October hold for 90 days, until 18 January.
    const report = exampleReport({ asOf: '2027-01-10', week: '2027-W01' })
    expect(runsOut(report).filter((entry) => entry.dependencyId === 'ads-0')).toEqual([
      {
        dependencyId: 'ads-0',
        passed: false,
        on: '2027-01-18',
        kinds: ['fact'],
        text: '3 facts go stale',
        detail: 'Latency, 95th percentile; Cost per finished second; Availability',
      },
    ])
  })

  it('keeps other dates in words and puts the soonest first', () => {
    const report = calm()
    for (const { dependency } of report.dependencies) {
      dependency.decisionDueOn = dependency.id === 'shots' ? '2026-11-23' : '2026-12-01'
      dependency.contractEndsOn = dependency.decisionDueOn
    }
    expect(runsOut(report).map(({ on, text }) => `${on} ${text}`)).toEqual([
      '2026-11-23 contract for MAGI-1 on magi ends, decision is due',
      '2026-12-01 contract for Veo 3.1 on google ends, decision is due',
    ])
  })

  it('puts what is overdue first, and counts it apart', () => {
    const report = calm()
    const [late, near] = report.dependencies
    if (late) late.dependency.decisionDueOn = '2026-09-24'
    if (near) near.dependency.decisionDueOn = report.asOf
    const dates = runsOut(report)
    expect(dates.map(({ on, passed, text }) => [on, passed, text])).toEqual([
      ['2026-09-24', true, 'decision was due'],
      [report.asOf, false, 'decision is due'],
    ])
    expect(datesText(dates)).toBe('2 dates, 1 overdue')
    expect(datesText(dates.slice(1))).toBe('1 date')
    expect(datesText([])).toBeNull()
  })

  it('is empty when nothing ends within 14 days', () => {
    expect(runsOut(calm())).toEqual([])
    expect(runsOut(exampleReport())).toMatchObject([{ on: '2026-09-24', kinds: ['retirement'], passed: true }])
  })
})
