import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from './day'
import {
  answerProblem,
  askText,
  daysLate,
  outcomeProblems,
  type PromiseState,
  promiseProblems,
  recordText,
  reportedByOthers,
  standingOf,
  trackRecord,
} from './roadmap'

const today = '2026-11-26'
const promise = (over: Partial<PromiseState> = {}): PromiseState => ({
  ...{ promisedOn: '2026-02-12', dueOn: '2026-02-24', outcome: null, outcomeOn: null },
  ...over,
})
const came = (outcome: PromiseState['outcome'], outcomeOn = '2026-02-20') => promise({ outcome, outcomeOn })

describe('the days of a promise', () => {
  it.each([
    ['said tomorrow', { promisedOn: '2026-11-27' }, 'promisedOn'],
    ['due before it was said', { dueOn: '2026-02-11' }, 'dueOn'],
  ])('are refused when it was %s', (_, over, field) => {
    expect(Object.keys(promiseProblems(promise(over), today))).toEqual([field])
  })

  it.each([{ dueOn: '2026-02-12' }, { dueOn: null }, { promisedOn: today, dueOn: '2027-06-30' }])('are taken with %j', (over) => {
    expect(promiseProblems(promise(over), today)).toEqual({})
  })
})

describe('an outcome', () => {
  it.each([
    ['that lies ahead', { outcome: 'dropped', outcomeOn: '2026-11-27' }, 'outcomeOn'],
    ['before the promise was made', { outcome: 'kept', outcomeOn: '2026-02-11' }, 'outcomeOn'],
    ['that calls kept what came late', { outcome: 'kept', outcomeOn: '2026-02-25' }, 'outcome'],
    ['that calls late what came in time', { outcome: 'late', outcomeOn: '2026-02-24' }, 'outcome'],
  ] as const)('is refused %s', (_, given, field) => {
    expect(Object.keys(outcomeProblems(promise(), given, today))).toEqual([field])
  })

  it('cannot be late where no day was promised', () => {
    const free = promise({ dueOn: null })
    expect(outcomeProblems(free, { outcome: 'late', outcomeOn: '2026-04-01' }, today).outcome).toContain('No day was promised')
    expect(outcomeProblems(free, { outcome: 'kept', outcomeOn: '2026-04-01' }, today)).toEqual({})
  })

  it.each([
    ['kept', '2026-02-24'],
    ['late', '2026-04-16'],
    ['changed', '2026-04-16'],
    ['dropped', '2026-02-12'],
  ] as const)('is taken: %s on %s', (outcome, outcomeOn) => {
    expect(outcomeProblems(promise(), { outcome, outcomeOn }, today)).toEqual({})
  })
})

describe('where a promise stands', () => {
  it('is overdue from the day after its last day on', () => {
    expect(standingOf(promise({ dueOn: today }), today)).toBe('open')
    expect(standingOf(promise({ dueOn: '2026-11-25' }), today)).toBe('overdue')
    expect(standingOf(promise({ dueOn: null }), today)).toBe('open')
  })

  it('counts the days it came late, or has been waited for', () => {
    expect(daysLate(came('late', '2026-04-16'), today)).toBe(51)
    expect(daysLate(promise(), today)).toBe(275)
    expect(daysLate(came('kept'), today)).toBeNull()
    expect(daysLate(came('dropped', '2026-05-01'), today)).toBeNull()
  })
})

describe('a track record', () => {
  it('says no share below three promises that were due', () => {
    const two = trackRecord([came('kept'), came('late', '2026-04-16'), promise({ dueOn: '2027-01-01' })], today)
    expect(two).toMatchObject({ due: 2, open: 1, keptShare: null, medianDaysLate: 51 })
    expect(recordText(two)).toBe('2 promises due: too few to say')
    expect(recordText(trackRecord([], today))).toBe('nothing was due yet')
  })

  it('counts what is overdue as not kept, and what is not due as nothing', () => {
    const record = trackRecord([came('kept'), came('kept'), came('changed'), promise(), promise({ dueOn: null })], today)
    expect(record).toMatchObject({ kept: 2, changed: 1, overdue: 1, open: 1, due: 4, keptShare: 0.5 })
    expect(recordText(record)).toBe('2 of 4 kept')
  })

  it('counts a promise without a day apart: it is neither due nor in time', () => {
    const free = (outcome: PromiseState['outcome']) => ({ ...came(outcome), dueOn: null })
    const alone = trackRecord([free('kept')], today)
    expect(alone).toMatchObject({ kept: 1, keptInTime: 0, due: 0, keptShare: null, undated: { kept: 1, changed: 0, dropped: 0 } })
    expect(recordText(alone)).toBe('1 kept, no day was named')
    const mixed = trackRecord([came('kept'), came('kept'), promise(), free('kept'), free('changed')], today)
    expect(mixed).toMatchObject({ kept: 3, keptInTime: 2, due: 3, keptShare: 2 / 3 })
    expect(recordText(mixed)).toBe('2 of 3 kept; 1 kept, 1 changed, no day was named')
    expect(recordText(trackRecord([came('kept'), free('dropped')], today))).toBe(
      '1 promise due: too few to say; 1 dropped, no day was named',
    )
  })

  it('counts a promise that was kept before its day came', () => {
    expect(trackRecord([{ ...came('kept'), dueOn: '2027-06-30' }], today)).toMatchObject({ due: 1, keptInTime: 1 })
  })

  it('never lets one more open promise change the share', () => {
    const outcomes = fc.constantFrom<PromiseState>(came('kept'), came('late', '2026-04-16'), came('changed'), came('dropped'), promise())
    fc.assert(
      fc.property(fc.array(outcomes, { maxLength: 8 }), fc.integer({ min: 0, max: 400 }), (promises, ahead) => {
        const open = promise({ dueOn: addDays(today, ahead) })
        expect(trackRecord([...promises, open], today).keptShare).toBe(trackRecord(promises, today).keptShare)
      }),
      { numRuns: 40 },
    )
  })
})

it.each([
  ['2026-11-27', 'lies ahead'],
  ['2026-10-11', 'before the day on which it was asked'],
])('an answer of %s to a question of 12 October is refused', (answeredOn, why) => {
  expect(answerProblem({ askedOn: '2026-10-12' }, answeredOn, today)).toContain(why)
  expect(answerProblem({ askedOn: '2026-10-12' }, '2026-10-12', today)).toBeNull()
})

it('marks of its sources those that are not on the site of the vendor', () => {
  const source = { id: 'news', url: 'https://news.example/runway' }
  const outcomeSource = { id: 'changelog', url: 'https://docs.runwayml.com/changelog' }
  const vendor = { name: 'Runway', website: 'https://runwayml.com' }
  expect(reportedByOthers({ source, outcomeSource }, vendor)).toEqual(['news'])
  expect(reportedByOthers({ source: null, outcomeSource: null }, vendor)).toEqual([])
})

it('asks again for every open promise by its own words and days', () => {
  const open = [
    { statement: 'Sound through the API.', promisedOn: '2026-02-12', dueOn: '2026-09-30', dueText: 'in the third quarter' },
    { statement: 'A region in Europe', promisedOn: '2026-03-01', dueOn: null, dueText: null },
  ]
  const text = askText({ vendor: 'Runway', workspace: 'Northlight', open }, today)
  expect(text).toContain('- Sound through the API (said on 12 Feb 2026, in the third quarter; that was 57 days ago).')
  expect(text).toContain('- A region in Europe (said on 1 Mar 2026, no day named).')
  expect(text.startsWith('Hello Runway team,')).toBe(true)
  expect(askText({ vendor: 'fal', workspace: 'Northlight', open: [] }, today)).toContain('would like to know:\n\n- Which of the model ids')
})
