import { describe, expect, test } from 'vitest'
import { anAction } from '@/lib/testing/an-action'
import { demoWeeks } from '@/lib/testing/demo-weeks'
import { answerText } from './action-answer'
import type { ActionLine } from './action-line'
import { takenBy, takenText } from './action-taken'
import { changes } from './changes'
import { claimConflicts } from './claim-conflicts'
import { type MondayInput, mondayList, waitingFor } from './monday-list'
import type { Report } from './report'

const at = (week: string): Report => structuredClone(demoWeeks.get(week) as Report)
const listOf = (over: Partial<MondayInput> = {}) => {
  const report = over.report ?? at('2026-W47')
  const rest = { before: at('2026-W46'), actions: [], settled: new Map(), running: report.week, today: report.asOf, me: 'ada' }
  return mondayList({ report, ...rest, ...over })
}

describe('changes', () => {
  test('each has causes of a kind that lead to where they can be seen, over every week of the demo', () => {
    const weeks = [...demoWeeks.values()]
    const found = weeks
      .slice(1)
      .flatMap((report, index) =>
        changes(weeks[index] ?? null, report).flatMap(({ causes }) => causes.map((cause) => ({ ...cause, report }))),
      )
    const kinds = new Set(found.map(({ kind }) => kind))
    for (const kind of ['claim', 'fact', 'trial', 'retirement', 'age', 'challenger'] as const) expect(kinds, kind).toContain(kind)
    for (const { kind, lead, report } of found) {
      if (kind === 'trial') expect(lead.to).toBe('trials')
      if (kind === 'retirement') expect(report.dependencies.map(({ incumbent }) => incumbent.id)).toContain('id' in lead ? lead.id : null)
      if (lead.to === 'claim') expect(report.claims).toHaveProperty([lead.id])
    }
    expect(found.filter(({ lead }) => lead.to === 'claim').length).toBeGreaterThan(0)
    expect(found.filter(({ lead }) => lead.to === 'offering').length).toBeGreaterThan(0)
  })

  test('a new policy is a cause that leads to the policy', () => {
    const [before, report] = [at('2026-W45'), at('2026-W46')]
    report.policy.policyVersion = '9.9.9'
    const causes = listOf({ report, before }).changes.flatMap((change) => change.causes)
    expect(causes).toContainEqual({ kind: 'policy', text: 'the policy is now 9.9.9', lead: { to: 'policy' } })
  })
})

describe('what runs out', () => {
  const dated = (over: object) => {
    const report = at('2026-W43')
    report.dependencies = report.dependencies.slice(0, 1).map((entry) => ({
      ...{ ...entry, pairs: [], mustMoveBy: null, incumbent: { ...entry.incumbent, retiresOn: null } },
      dependency: { ...entry.dependency, contractEndsOn: null, decisionDueOn: null, ...over },
    }))
    return listOf({ report }).runsOut.map(({ kind, passed, text }) => `${kind}${passed ? ' passed' : ''}: ${text}`)
  }

  test('holds decisions that nobody made and contracts that ended lately, before what is still to come', () => {
    expect(dated({ decisionDueOn: '2026-06-01' })).toEqual(['decision passed: decision was due'])
    expect(dated({ decisionDueOn: '2026-10-30' })).toEqual(['decision: decision is due'])
    expect(dated({ contractEndsOn: '2026-10-20' })).toEqual([expect.stringMatching(/^contract passed: contract for .* has ended$/)])
    expect(dated({ contractEndsOn: '2026-06-01' })).toEqual([])
    const both = dated({ contractEndsOn: '2026-10-30', decisionDueOn: '2026-10-20' })
    expect(both.map((line) => line.split(':')[0])).toEqual(['decision passed', 'contract'])
  })

  test('holds every incumbent that has to be left, once', () => {
    for (const week of ['2026-W26', '2026-W38', '2026-W47']) {
      const report = at(week)
      const leaving = report.dependencies.filter(({ mustMoveBy }) => mustMoveBy !== null).map(({ dependency }) => dependency.id)
      const listed = listOf({ report }).runsOut.filter(({ kind }) => kind === 'retirement')
      expect(listed.map(({ dependencyId }) => dependencyId).sort(), week).toEqual(expect.arrayContaining(leaving.sort()))
      expect(new Set(listed.map(({ dependencyId, text }) => `${dependencyId} ${text}`)).size).toBe(listed.length)
    }
  })
})

describe('conflicts', () => {
  test('name two evaluators who put different models ahead, and the dependency that rests on them', () => {
    const [conflict] = claimConflicts(at('2026-W47'), at('2026-W46'))
    expect(conflict).toMatchObject({ fresh: false, dependencies: [{ name: 'Explainers with sound' }] })
    const [up, down] = conflict?.sides ?? []
    expect(up?.org).not.toBe(down?.org)
    expect(up?.says).toMatch(/^HappyHorse 1\.0 ahead by \d+ points$/)
    expect(down?.says).toMatch(/^Seedance 2\.0 ahead by \d+ points$/)
  })

  test('are new when the week before did not have both claims, and then stand first', () => {
    const before = at('2026-W46')
    const id = claimConflicts(at('2026-W47'), before)[0]?.sides[0].claimId ?? ''
    delete before.claims[id]
    expect(claimConflicts(at('2026-W47'), before)[0]?.fresh).toBe(true)
    expect(claimConflicts(at('2026-W47'), null)[0]?.fresh).toBe(false)
  })

  test('are also two figures for one model on one measure, farther apart than their noise', () => {
    const report = at('2026-W47')
    const entry = report.dependencies.find(({ pairs }) => pairs.some(({ comparisons }) => comparisons.length > 1))
    const comparisons = entry?.pairs.flatMap((pair) => pair.comparisons) ?? []
    const [one, two] = [...new Set(comparisons.flatMap(({ claimIds }) => claimIds))].map((id) => report.claims[id])
    if (!one || !two) throw new Error('The demo compares nothing in this week.')
    const measure = { modelId: 'm', variant: null, benchmarkId: 'b', dimensionName: 'd', task: one.task, unit: '%', sampleSize: null }
    Object.assign(one, { ...measure, evaluatorOrg: 'A', value: 80, ciLow: 78, ciHigh: 82 })
    Object.assign(two, { ...measure, evaluatorOrg: 'B', value: 60, ciLow: 58, ciHigh: 62 })
    const figure = () => claimConflicts(report, null).filter(({ id }) => id.startsWith('figure'))
    expect(figure()).toMatchObject([
      {
        sides: [
          { org: 'A', says: '80 %' },
          { org: 'B', says: '60 %' },
        ],
      },
    ])
    Object.assign(two, { value: 79, ciLow: 70, ciHigh: 88 })
    expect(figure()).toEqual([])
  })
})

describe('actions', () => {
  const mine = anAction({ id: 'mine', dueOn: '2026-11-30' })
  const late = anAction({ id: 'late', dueOn: '2026-11-20', week: '2026-W45', createdBy: 'Bo' })
  const bo = anAction({ id: 'bo', owner: { id: 'bo', name: 'Bo', left: false } })
  const left = anAction({ id: 'left', owner: { id: 'cy', name: 'Cy', left: true } })
  const nobody = anAction({ id: 'nobody', owner: null })
  const done = anAction({ id: 'done', state: 'done', closedOn: '2026-11-19' })
  const old = anAction({ id: 'old', state: 'dropped', closedOn: '2026-11-10' })

  test('are mine with the overdue first, with their age and who waits for them; then whatever nobody has', () => {
    const list = listOf({ actions: [mine, late, bo, left, nobody, done, old], settled: new Map([['bo', 'It passes.']]) })
    expect(list.mine.map(({ action, due, age }) => [action.id, due, age])).toEqual([
      ['late', 'overdue by 2 days', 'since W45, 2 weeks'],
      ['mine', 'due 30 Nov 2026', null],
    ])
    expect(list.mine.map(({ waiting }) => waiting)).toEqual([['Bo'], []])
    expect(list.others.map(({ owner }) => owner?.name ?? null)).toEqual([null, 'Cy', 'Bo'])
    expect(list.others.at(-1)?.items[0]).toMatchObject({ settledBy: 'It passes.', waiting: ['Ada'] })
    expect(list.closed.map(({ id }) => id)).toEqual(['done'])
    expect(listOf({ actions: [mine], me: null }).mine).toEqual([])
  })

  test('take the place of the proposal they were, until they are closed; then it is proposed again with what came of it', () => {
    const [proposal] = listOf().proposals
    if (!proposal) throw new Error('The demo proposes nothing in this week.')
    const { dependencyId, dependencyName, challengerId, code } = proposal
    const taken = (over: Partial<ActionLine>) =>
      anAction({ dependency: { id: dependencyId, name: dependencyName, archived: false, owner: null }, challengerId, code, ...over })
    const first = (...actions: ActionLine[]) => listOf({ actions }).proposals.find((line) => line.dependencyId === dependencyId)
    expect(proposal).toMatchObject({ last: null, carried: true })
    expect(first(taken({}))).toBeUndefined()
    expect(first(taken({ state: 'dropped', reason: 'No answer' }))?.last?.reason).toBe('No answer')
    expect(first(taken({ id: 'b', state: 'dropped' }), taken({}))).toBeUndefined()
    expect(takenBy([taken({})], at('2026-W47')).get(dependencyId)?.id).toBe('a')
    expect(takenBy([taken({ state: 'done', closedOn: '2026-11-13' })], at('2026-W47')).size).toBe(0)
  })

  test('done without evidence are shown as just that, and are proposed again from the next week on', () => {
    const { dependencyId, dependencyName, challengerId, code } = listOf().proposals[0] ?? {}
    const dependency = { id: dependencyId ?? '', name: dependencyName ?? '', archived: false, owner: 'Bo' }
    const done = (closedOn: string, over: Partial<ActionLine> = {}) =>
      anAction({ ...{ dependency, challengerId, code, state: 'done', closedOn, closedBy: 'Ada' }, ...over })
    const listed = (action: ActionLine) => {
      const list = listOf({ actions: [action] })
      return {
        proposed: list.proposals.some((line) => line.dependencyId === dependencyId),
        waits: list.unanswered.map((line) => line.action.id),
      }
    }
    expect(listed(done('2026-11-16'))).toEqual({ proposed: false, waits: ['a'] })
    expect(listed(done('2026-11-15'))).toEqual({ proposed: true, waits: [] })
    expect(listed(done('2026-11-16', { settled: true }))).toEqual({ proposed: true, waits: [] })
    expect(takenBy([done('2026-11-16')], at('2026-W47')).get(dependency.id)?.state).toBe('done')
    expect(answerText(done('2026-11-16', { code: 'ask:region' }))).toBe('done by Ada on 16 Nov 2026, answer not recorded')
    expect(takenText(done('2026-11-16', { code: 'trial', closedBy: null }), '2026-11-17')).toBe(
      'done on 16 Nov 2026, no trial closed since',
    )
  })

  test('are waited for by whoever added them and by the owner of the dependency, whatever list they stand in', () => {
    const dependency = { id: 'films', name: 'Films', archived: false, owner: 'Cy' }
    expect(waitingFor(anAction({ dependency, createdBy: 'Bo' }))).toEqual(['Bo', 'Cy'])
    expect(waitingFor(anAction({ dependency: { ...dependency, owner: 'Ada' } }))).toEqual([])
  })

  test('are not proposed for a pair that the team decided to stay away from', () => {
    const report = at('2026-W47')
    const [first] = listOf({ report }).proposals
    const { dependencyId = '', challengerId = '' } = first ?? {}
    const decided = (status: 'STAY' | 'JUSTIFIED') => {
      report.overrides = [{ dependencyId, challengerId, status } as never]
      return listOf({ report }).proposals.map((line) => line.dependencyId)
    }
    expect(decided('STAY')).not.toContain(dependencyId)
    expect(decided('JUSTIFIED')).toContain(dependencyId)
  })

  test('of waiting are not proposed, and a signed week proposes the switch itself', () => {
    const report = at('2026-W47')
    const codes = (entry: Report) => listOf({ report: entry }).proposals.map(({ code }) => code)
    expect(codes(report)).toContain('sign_off')
    for (const code of codes(report)) expect(code).not.toMatch(/^(wait|none)/)
    report.signOffs = [{ name: 'Bo' } as never]
    expect(codes(report)).toContain('switch')
    expect(codes(report)).not.toContain('sign_off')
  })
})

test('an empty workspace has an empty list', () => {
  const empty = { ...at('2026-W47'), dependencies: [], claims: {} }
  const none = { changes: [], runsOut: [], conflicts: [], mine: [], others: [], proposals: [], unanswered: [], closed: [] }
  expect(listOf({ report: empty, before: null })).toEqual(none)
})
