import { describe, expect, it } from 'vitest'
import { exampleReport } from '@/lib/testing/example-report'
import { csvText } from './csv'
import { weekRows } from './week-rows'

const sha256 = 'ab'.repeat(32)
const rowsOf = (report = exampleReport()) => {
  const [head = [], ...rows] = weekRows(report, sha256)
  return rows.map((row) => Object.fromEntries(head.map((name, index) => [String(name), row[index]])))
}

describe('a week as a table', () => {
  it('has one row for each dependency, challenger and goal, with figures as numbers and the hash of the week', () => {
    const report = exampleReport({ signed: true })
    const rows = rowsOf(report)
    expect(rows).toHaveLength(report.dependencies.flatMap(({ pairs }) => pairs).length)
    expect(rows.find((row) => row.dependency_id === 'ads-0')).toMatchObject({
      ...{ week: '2026-W47', dependency: 'Adverts', goal: 'capability', status: 'JUSTIFIED', quality: 'Proven', stands_first: true },
      ...{ monthly_spend: 2400, currency: 'USD', at_risk: true, gate_api_ga: 'PASS', week_sha256: sha256, override_status: null },
      net_preference_points: expect.any(Number),
    })
  })

  it('leaves out no dependency: one without challengers has a row with empty cells, never zeros', () => {
    const report = exampleReport()
    for (const entry of report.dependencies) entry.pairs = []
    const rows = rowsOf(report)
    expect(rows.map((row) => row.dependency_id).sort()).toEqual(['ads-0', 'shots'])
    expect(rows[0]).toMatchObject({
      challenger_id: null,
      status: null,
      net_preference_points: null,
      gate_region: null,
      monthly_spend: null,
    })
  })

  it('rounds as the screens do, never claims certainty, and says n/a where money is not asked or does not decide', () => {
    const rows = rowsOf()
    for (const row of rows) {
      for (const name of ['net_preference_points', 'interval_90_low_points', 'interval_90_high_points', 'net_value'])
        expect(row[name] === null || Number.isInteger(row[name]), name).toBe(true)
      expect(String(row.chance_to_pay_back ?? '0.5')).toMatch(/^(?:n\/a|0\.\d{1,2})$/)
    }
    expect(rows.find((row) => row.basis === 'forced')).toMatchObject({
      ...{ economics: 'Not asked', economics_level: 'n/a', chance_to_pay_back: 'n/a' },
    })
    expect(rows.find((row) => row.dependency_id === 'ads-0')).toMatchObject({ economics: 'Pays back', economics_level: 2 })
    const advisory = exampleReport()
    advisory.policy.content.economics.mode = 'advisory'
    expect(rowsOf(advisory).map((row) => row.economics_level)).toEqual(rows.map(() => 'n/a'))
  })

  it('has no figure of preference where nothing compares the two', () => {
    const report = exampleReport()
    for (const { verdict } of report.dependencies.flatMap(({ pairs }) => pairs)) verdict.groups = []
    expect(rowsOf(report).map((row) => row.net_preference_points)).toEqual(rowsOf().map(() => null))
  })

  it('puts an override beside what the engine says', () => {
    const report = exampleReport()
    const [pair] = report.dependencies.find(({ dependency }) => dependency.id === 'shots')?.pairs ?? []
    if (!pair) throw new Error('The example has a pair for product shots.')
    const line = { dependencyId: 'shots', challengerId: pair.challenger.id, goal: pair.goal, at: '2026-11-20T10:00:00.000Z' }
    report.overrides = [{ ...line, status: 'JUSTIFIED', engineStatus: pair.verdict.status, reason: '=1+1', authorName: 'Ana Ruiz' }]
    const row = rowsOf(report).find((entry) => entry.dependency_id === 'shots')
    expect(row).toMatchObject({ status: pair.verdict.status, override_status: 'JUSTIFIED', override_by: 'Ana Ruiz' })
    expect(csvText(weekRows(report, sha256))).toContain(",'=1+1,")
  })

  it('has no cell that a spreadsheet would run', () => {
    const text = csvText(weekRows(exampleReport({ name: '=HYPERLINK("http://evil.example")', model: '@SUM(1)' }), sha256))
    expect(text).not.toMatch(/(?:^|,|\r\n)"?[=@]/)
  })
})
