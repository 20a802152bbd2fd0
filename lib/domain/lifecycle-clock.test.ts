import { describe, expect, it } from 'vitest'
import { model, offering } from './evidence/example-inventory'
import { retirementOn } from './evidence/lifecycle'
import { type ClockGround, endsUndated, lifecycleClock, nothingKnown, noticeText, orderProblem, pinnedFace } from './lifecycle-clock'
import type { LifecycleStage } from './lifecycle-event'

const asOf = '2026-11-26'
const plain = { offering: offering('sora-2--openai', { kind: 'first_party_api' }), model: model('sora-2'), events: [], asOf }
const event = (stage: LifecycleStage, happensOn: string, knownOn = happensOn) => ({
  ...{ id: `${stage}-${happensOn}`, stage, happensOn, knownOn: knownOn < asOf ? knownOn : asOf },
})
const clock = (over: Partial<ClockGround> = {}) => lifecycleClock({ ...plain, ...over })
const row = (over: object) => offering('sora-2--openai', { kind: 'first_party_api', ...over })

describe('the stage of an offering', () => {
  it.each<[string, Partial<ClockGround>, LifecycleStage | null]>([
    ['is not stated where nobody said anything', {}, null],
    ['follows the row of the offering', { offering: row({ lifecycleStatus: 'preview' }) }, 'preview'],
    ['follows the model’s row where its own says nothing', { model: model('sora-2', { lifecycleStatus: 'legacy' }) }, 'deprecated'],
    ['is the last one whose day has come', { events: [event('preview', '2026-01-05'), event('ga', '2026-03-01')] }, 'ga'],
    ['does not run ahead', { events: [event('preview', '2026-01-05'), event('ga', '2026-12-01')] }, 'preview'],
    [
      'is deprecated while an end lies ahead',
      { offering: row({ retiresOn: '2027-01-10', retirementKnownOn: '2026-11-01' }) },
      'deprecated',
    ],
    ['is retired on the day itself', { offering: row({ retiresOn: asOf, retirementKnownOn: '2026-11-01' }) }, 'retired'],
  ])('%s', (_, over, stage) => {
    expect(clock(over).stage).toBe(stage)
  })

  it('does not follow the vendor’s model where the team hosts the weights itself', () => {
    const ended = model('wan-2.2', { lifecycleStatus: 'retired', retiresOn: '2026-06-30', retirementKnownOn: '2026-01-01' })
    const own = offering('wan-2.2--self', { kind: 'self_host', providerId: null })
    expect(clock({ model: ended, offering: own })).toMatchObject({ stage: null, retiresOn: null, days: [] })
    expect(clock({ model: ended }).stage).toBe('retired')
  })
})

describe('an end without a day', () => {
  it('is at risk where its row calls it legacy or announced, until somebody names the day', () => {
    expect(endsUndated(clock({ offering: row({ lifecycleStatus: 'legacy' }) }))).toBe(true)
    expect(endsUndated(clock({ offering: row({ lifecycleStatus: 'announced' }) }))).toBe(true)
    expect(endsUndated(clock({ offering: row({ retiresOn: '2027-01-10', retirementKnownOn: '2026-11-01' }) }))).toBe(false)
    expect(endsUndated(clock({ offering: row({ lifecycleStatus: 'preview' }) }))).toBe(false)
    expect(endsUndated(clock())).toBe(false)
  })

  it('is not the same as knowing nothing', () => {
    expect(nothingKnown(clock())).toBe(true)
    expect(nothingKnown(clock({ offering: row({ lifecycleStatus: 'legacy' }) }))).toBe(false)
    expect(nothingKnown(clock({ model: model('sora-2', { releasedOn: '2025-10-06' }) }))).toBe(false)
    expect(nothingKnown(clock({ events: [event('ga', '2026-12-01', '2026-11-01')] }))).toBe(false)
  })
})

describe('an end that several sources give', () => {
  const said = { retiresOn: '2026-09-24', retirementKnownOn: '2026-03-24' }

  it('keeps both days, and the earlier one counts', () => {
    const found = clock({ offering: row(said), model: model('sora-2', { ...said, retiresOn: '2026-10-01' }) })
    expect(found).toMatchObject({ retiresOn: '2026-09-24', noticeDays: 184, daysLeft: -63, disagreements: ['retired'], unsettled: null })
    expect(found.days.map(({ on, saidBy, counts }) => [on, saidBy, counts])).toEqual([
      ['2026-09-24', 'offering', true],
      ['2026-10-01', 'model', false],
    ])
  })

  it('does not take a row that repeats the day of an event for a second voice', () => {
    const found = clock({ offering: row(said), events: [event('retired', '2026-09-24', '2026-03-24')] })
    expect(found.days.map(({ saidBy }) => saidBy)).toEqual(['event'])
    expect(found.disagreements).toEqual([])
  })

  it.each(['disputed', 'partly_retired'] as const)('shows a day that is %s, and lets it force nothing', (lifecycleStatus) => {
    const found = clock({ offering: row({ ...said, lifecycleStatus }) })
    expect(found).toMatchObject({ retiresOn: null, daysLeft: null, noticeDays: null, unsettled: lifecycleStatus })
    expect(found.days).toMatchObject([{ on: '2026-09-24', counts: false }])
  })

  it('says that a day does not count while the offering’s row does not carry it', () => {
    expect(clock({ events: [event('retired', '2026-12-24', '2026-11-01')] })).toMatchObject({ retiresOn: null, unsettled: 'not_on_row' })
  })

  it('leaves out what became known later', () => {
    expect(clock({ events: [event('deprecated', '2026-09-01')], asOf: '2026-08-31' }).days).toEqual([])
    expect(clock({ offering: row(said), asOf: '2026-03-23' })).toMatchObject({ retiresOn: null, days: [] })
  })

  it('ends on the very day on which the engine ends it', () => {
    const days = [null, '2026-03-01', '2026-11-26', '2027-02-01']
    const statuses = [null, 'available', 'announced', 'retired', 'disputed', 'partly_retired'] as const
    for (const lifecycleStatus of statuses)
      for (const ofOffering of days)
        for (const ofModel of days) {
          const end = (retiresOn: string | null) => ({
            lifecycleStatus,
            retiresOn,
            retirementKnownOn: retiresOn && '2026-02-01',
            asOf: '2026-11-01',
          })
          const ground = { offering: row(end(ofOffering)), model: model('sora-2', end(ofModel)), asOf }
          expect(clock(ground).retiresOn).toBe(retirementOn(ground))
        }
  })
})

describe('the order of the stages', () => {
  const days = [
    { stage: 'ga' as const, on: '2026-03-01', saidBy: 'event' as const },
    { stage: 'retired' as const, on: '2026-09-24', saidBy: 'model' as const },
  ]

  it.each<[LifecycleStage, string, string]>([
    ['preview', '2026-03-02', 'one of its events says generally available already on 1 Mar 2026'],
    ['ga', '2026-09-25', 'its model’s row says retired already on 24 Sep 2026'],
    ['deprecated', '2026-02-28', 'one of its events says generally available only on 1 Mar 2026'],
    ['retired', '2026-02-28', 'Retired on 28 Feb 2026 cannot be'],
  ])('refuses %s on %s', (stage, happensOn, why) => {
    expect(orderProblem(days, { stage, happensOn })).toContain(why)
  })

  it.each<[LifecycleStage, string]>([
    ['preview', '2026-03-01'],
    ['ga', '2026-05-01'],
    ['deprecated', '2026-03-24'],
    ['retired', '2026-10-01'],
  ])('takes %s on %s', (stage, happensOn) => {
    expect(orderProblem(days, { stage, happensOn })).toBeNull()
  })
})

it.each([
  [184, '184 days of notice'],
  [1, '1 day of notice'],
  [0, 'no notice: known on the day itself'],
  [-3, 'no notice: known 3 days after the end'],
  [null, null],
])('says a notice of %s days as “%s”', (noticeDays, text) => {
  expect(noticeText({ noticeDays })).toBe(text)
})

it('never takes an id that nobody looked up for a pinned one', () => {
  expect(pinnedFace(null, 'cloud').label).toBe('Not known')
  expect(pinnedFace(null, 'self_host').label).toBe('n/a')
  expect(pinnedFace(true, 'cloud').label).toBe('Pinned snapshot')
  expect(pinnedFace(false, 'cloud').meaning).toContain('without notice')
})
