import { describe, expect, it } from 'vitest'
import { exampleReport } from '@/lib/testing/example-report'
import { decisions } from './decide'

const kinds = (report = exampleReport()) => decisions(report).map(({ kind, name }) => `${kind} ${name}`)

describe('what has to be decided this week', () => {
  it('names forced moves first and justified switches after them, whatever their names', () => {
    expect(kinds()).toEqual(['must_move Product shots', 'justified Adverts'])
    expect(kinds(exampleReport({ name: 'A first name' }))).toEqual(['must_move Product shots', 'justified A first name'])
  })

  it('says when the incumbent ended, the best way out and what is missing for it', () => {
    const [line] = decisions(exampleReport())
    expect(line?.text).toMatch(
      /^Leave MAGI-1 on magi now: it ended on 24 Sep 2026\. The best way out is Seedance 2\.0 on fal: promising, not proven\. /,
    )
    expect(decisions(exampleReport({ asOf: '2026-08-20', week: '2026-W34' }))[0]?.text).toMatch(/^Leave MAGI-1 on magi by 24 Sep 2026\./)
  })

  it('says what a justified switch costs and when it has paid back', () => {
    expect(decisions(exampleReport())[1]?.text).toBe(
      'Switch from Veo 3.1 on google to Seedance 2.0 on fal: justified. The switch costs about $9,000 to make and has paid back in month 2.',
    )
  })

  it('says where the team decides otherwise than the engine, and names a switch that only the team finds justified', () => {
    const report = exampleReport({ dependencies: 2 })
    const overrides = report.dependencies.flatMap(({ dependency: { id: dependencyId }, pairs: [pair] }) => {
      const said = { reason: 'r', authorName: 'Ana', at: '2026-11-25T12:00:00.000Z', dependencyId }
      if (!pair) return []
      const engineStatus = pair.verdict.status
      return [{ ...said, challengerId: pair.challenger.id, goal: pair.goal, engineStatus, status: 'STAY' as const }]
    })
    const texts = decisions({ ...report, overrides }).map(({ text }) => text)
    expect(texts.length).toBeGreaterThan(1)
    for (const text of texts) expect(text).toMatch(/The team decides otherwise than the engine, which says .+: stay\.$/)
    const [entry] = report.dependencies.filter(({ pairs: [pair] }) => pair?.verdict.status === 'JUSTIFIED')
    for (const pair of entry?.pairs ?? []) pair.verdict.status = 'PROMISING'
    const only = overrides
      .filter(({ dependencyId }) => dependencyId === entry?.dependency.id)
      .map((line) => ({ ...line, status: 'JUSTIFIED' as const, engineStatus: 'PROMISING' as const }))
    expect(decisions({ ...report, overrides: only }).find(({ dependencyId }) => dependencyId === entry?.dependency.id)).toMatchObject({
      kind: 'justified',
      text: expect.stringContaining('promising, not proven: switch justified'),
    })
  })

  it('adds a date to the line of its dependency, and gives other dates a line of their own, soonest first', () => {
    const report = exampleReport({ dependencies: 3 })
    for (const { dependency, pairs } of report.dependencies) {
      if (dependency.id === 'ads-0') dependency.decisionDueOn = '2026-12-04'
      if (dependency.id !== 'ads-1' && dependency.id !== 'ads-2') continue
      dependency.contractEndsOn = dependency.id === 'ads-1' ? '2026-12-01' : '2026-11-24'
      for (const pair of pairs) pair.verdict.status = 'STAY'
    }
    const lines = decisions(report)
    expect(lines.map((line) => line.name)).toEqual(['Product shots', 'Adverts', 'Adverts 3', 'Adverts 2'])
    expect(lines[1]?.text).toMatch(/ Decision is due on 4 Dec 2026\.$/)
    expect(lines[2]?.text).toBe('Contract for Veo 3.1 on google ends on 24 Nov 2026.')
  })

  it('is nothing where no incumbent ends, no switch is justified and no date is near', () => {
    const report = exampleReport()
    report.dependencies = report.dependencies.filter(({ mustMoveBy }) => mustMoveBy === null)
    for (const pair of report.dependencies.flatMap((entry) => entry.pairs)) pair.verdict.status = 'INSUFFICIENT'
    expect(decisions(report)).toEqual([])
  })
})
