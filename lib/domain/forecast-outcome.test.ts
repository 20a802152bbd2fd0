import { describe, expect, test } from 'vitest'
import { exampleReport } from '@/lib/testing/example-report'
import { dueProblem, type ForecastKind, NewForecast } from './forecast'
import { engineForecast, outcomeOf } from './forecast-outcome'
import type { Report } from './report'
import { statuses } from './status'
import type { Status } from './verdict/output'

const report = exampleReport()
const ads = report.dependencies.find(({ dependency }) => dependency.id === 'ads-0')
const first = ads?.pairs[0]
if (!ads || !first) throw new Error('The example has adverts with a challenger.')

const asOf = (day: string): Report => ({ ...report, asOf: day })
const forecast = (
  kind: ForecastKind,
  over: { status?: Status; margin?: number; dependencyId?: string; challengerId?: string; madeOn?: string } = {},
) => ({
  ...{ kind, dependencyId: 'ads-0', challengerId: first.challenger.id, goal: first.goal, status: first.verdict.status, margin: 0.1 },
  ...{ dueOn: '2026-12-31', madeOn: '2026-09-01' },
  ...over,
})

describe('a status that is to stay', () => {
  test('comes true or not on the first report on or after its day, and never before', () => {
    expect(outcomeOf(forecast('status_stays'), asOf('2026-12-30'))).toBeNull()
    expect(outcomeOf(forecast('status_stays'), asOf('2026-12-31'))).toMatchObject({ outcome: 'yes' })
    for (const { id } of statuses.filter((face) => face.id !== first.verdict.status))
      expect(outcomeOf(forecast('status_stays', { status: id }), asOf('2027-01-03')), id).toMatchObject({ outcome: 'no' })
  })

  test('is void when its challenger or its dependency is not weighed any more, but only on its day', () => {
    for (const over of [{ challengerId: 'gone' }, { dependencyId: 'gone' }]) {
      expect(outcomeOf(forecast('status_stays', over), asOf('2026-12-30'))).toBeNull()
      expect(outcomeOf(forecast('status_stays', over), asOf('2026-12-31'))).toMatchObject({ outcome: 'void' })
    }
    const moved = forecast('status_stays', { challengerId: ads.incumbent.id })
    expect(outcomeOf(moved, asOf('2026-12-31'))?.note).toContain('switched')
  })
})

describe('an independent test that is to come', () => {
  test('counts as soon as it is there, if it was published after the forecast, by its day, and is large enough', () => {
    expect(outcomeOf(forecast('test_ahead', { margin: 0.05 }), asOf('2026-10-02'))).toMatchObject({ outcome: 'yes' })
    expect(outcomeOf(forecast('test_ahead', { margin: 0.05, madeOn: '2026-10-01' }), asOf('2026-12-31'))).toMatchObject({ outcome: 'no' })
    expect(outcomeOf(forecast('test_ahead', { margin: 0.9 }), asOf('2026-12-31'))).toMatchObject({ outcome: 'no' })
    expect(outcomeOf(forecast('test_ahead', { margin: 0.9 }), asOf('2026-12-30'))).toBeNull()
  })
})

describe('a switch that is to come', () => {
  test('comes true when the challenger is the incumbent, and false on the day when it is not', () => {
    const there = forecast('switched', { challengerId: ads.incumbent.id })
    expect(outcomeOf(there, asOf('2026-10-01'))).toMatchObject({ outcome: 'yes' })
    expect(outcomeOf(forecast('switched'), asOf('2026-12-30'))).toBeNull()
    expect(outcomeOf(forecast('switched'), asOf('2026-12-31'))).toMatchObject({ outcome: 'no' })
  })
})

test('a forecast in own words is never settled by a report', () => {
  expect(outcomeOf(forecast('own_words'), asOf('2030-01-01'))).toBeNull()
})

describe('the engine', () => {
  const verdict = { posterior: { ...first.verdict.posterior, P: 0.97 }, econ: { ...first.verdict.econ, pPays: 0.9 } }

  const none = { n: 0, stood: 0 }

  test('says of justified and stay how often they stood before, shrunk by Laplace’s rule, and nothing of other statuses', () => {
    expect(engineForecast({ ...verdict, status: 'JUSTIFIED' }, { n: 8, stood: 6 })).toEqual({
      percent: 70,
      rests: 'Base rate of past weeks: of 8 headlines “Switch justified”, 6 still stood 90 days later.',
    })
    expect(engineForecast({ ...verdict, status: 'STAY' }, { n: 1, stood: 0 })?.percent).toBe(33)
    for (const status of ['PROMISING', 'NOT_READY', 'INSUFFICIENT', 'HYPE'] as const)
      expect(engineForecast({ ...verdict, status }, { n: 8, stood: 6 })).toBeNull()
  })

  test('without past weeks says how likely the switch is worth it, held between 20 and 80 %, and that it does so', () => {
    const probable = { ...verdict, posterior: { ...verdict.posterior, P: 0.7 } }
    expect(engineForecast({ ...probable, status: 'JUSTIFIED' }, none)?.percent).toBe(63)
    expect(engineForecast({ ...probable, status: 'STAY' }, none)?.percent).toBe(37)
    expect(engineForecast({ ...probable, status: 'JUSTIFIED', econ: { ...verdict.econ, pPays: null } }, none)?.percent).toBe(70)
    expect(engineForecast({ ...verdict, status: 'JUSTIFIED' }, none)).toEqual({
      percent: 80,
      rests: 'No headline “Switch justified” is 90 days old yet. This is how likely the switch is worth it, held between 20 and 80%.',
    })
    expect(engineForecast({ ...verdict, status: 'STAY' }, none)?.percent).toBe(20)
  })

  test('is never certain', () => {
    expect(engineForecast({ ...verdict, status: 'JUSTIFIED' }, { n: 1000, stood: 1000 })?.percent).toBe(99)
    expect(engineForecast({ ...verdict, status: 'STAY' }, { n: 1000, stood: 0 })?.percent).toBe(1)
  })
})

describe('a new forecast', () => {
  const form = { week: '2026-W48', dependencyId: 'ads-0', challengerId: 'x', kind: 'switched', percent: 60, dueOn: '2027-02-01' }
  const refusal = (over: object) => NewForecast.safeParse({ ...form, ...over }).error?.issues[0]?.path[0]

  test('is refused at the field that is wrong, and taken without', () => {
    expect(refusal({})).toBeUndefined()
    for (const percent of [0, 100, 50.5, Number.NaN]) expect(refusal({ percent })).toBe('percent')
    expect(refusal({ dueOn: '2027-02-30' })).toBe('dueOn')
    expect(refusal({ kind: 'own_words' })).toBe('statement')
    expect(refusal({ kind: 'own_words', statement: 'They publish the weights.' })).toBeUndefined()
    expect(refusal({ by: 'vendor' })).toBe('byName')
    expect(refusal({ by: 'vendor', byName: 'Runway' })).toBeUndefined()
    expect(refusal({ byName: 'Somebody else' })).toBe('byName')
    expect(refusal({ by: 'engine' })).toBe('by')
  })

  test('looks ahead, by at most two years', () => {
    expect(dueProblem('2026-11-26', '2026-11-26')).toMatch(/later/)
    expect(dueProblem('2026-11-27', '2026-11-26')).toBeNull()
    expect(dueProblem('2028-11-25', '2026-11-26')).toBeNull()
    expect(dueProblem('2028-11-27', '2026-11-26')).toMatch(/two years/)
  })
})
