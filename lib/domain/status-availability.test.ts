import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultPolicy } from './policy'
import {
  observedAvailability,
  type StatusRecord,
  saidSince,
  statusDays,
  type TimedIncident,
  unionOf,
  watchedSpans,
} from './status-availability'
import { availabilityGap, silentHours } from './status-contradiction'

const hourMs = 3_600_000
const start = Date.UTC(2026, 10, 1)
const at = (hour: number) => new Date(start + hour * hourMs)
const incident = (from: number, to: number | null, impact = 'major', components: string[] = []): TimedIncident => ({
  ...{ impact, startedAt: at(from), resolvedAt: to === null ? null : at(to), components },
})
const record = (over: Partial<StatusRecord> = {}): StatusRecord => ({
  ...{ incidents: [], watched: [], components: [], coveredFrom: at(0), readAt: at(100), everyMinutes: 60 },
  ...over,
})

describe('observed availability', () => {
  it('is the share of its window without a major or critical incident, each hour counted once', () => {
    const incidents = [
      incident(10, 14),
      incident(12, 16, 'critical'),
      incident(20, 30, 'minor'),
      incident(40, 50, 'maintenance'),
      incident(-5, 2),
    ]
    expect(observedAvailability(record({ incidents }))).toEqual({
      ...{ from: at(0), to: at(100), share: 0.92, outageSeconds: 8 * 3600, outages: 3, incidents: 4, watchedSeconds: 0 },
    })
  })

  it('lets an open incident last until the page was read, and not longer', () => {
    expect(observedAvailability(record({ incidents: [incident(90, null)] }))).toMatchObject({ share: 0.9, to: at(100) })
  })

  it('counts what only a reading told, for as long as it was read', () => {
    const watched = [
      { from: at(10), to: at(11), indicator: 'none' },
      { from: at(11), to: at(14), indicator: 'critical' },
      { from: at(50), to: at(51), indicator: 'major' },
    ]
    expect(observedAvailability(record({ watched }))).toMatchObject({ outageSeconds: 4 * 3600, watchedSeconds: 5 * 3600, outages: 0 })
  })

  it('ends an outage where the page dates its end, and not at the reading after', () => {
    const watched = [{ from: at(11), to: at(15), indicator: 'major' }]
    expect(observedAvailability(record({ watched, incidents: [incident(10.5, 14.5)] }))).toMatchObject({ outageSeconds: 4 * 3600 })
  })

  it('lets a reading speak for itself where no dated end lies shortly before the next one', () => {
    const watched = [{ from: at(11), to: at(20), indicator: 'major' }]
    expect(observedAvailability(record({ watched, incidents: [incident(10, 12)] }))).toMatchObject({ outageSeconds: 10 * 3600 })
    const other = record({ watched, components: ['API'], incidents: [incident(10, 19.5, 'major', ['Website'])] })
    expect(observedAvailability(other)).toMatchObject({ outageSeconds: 9 * 3600 })
  })

  it('looks back 90 days at most, and never behind what is known', () => {
    const old = record({ coveredFrom: at(-10_000), readAt: at(0), incidents: [incident(-9000, -8000)] })
    expect(observedAvailability(old)).toMatchObject({ from: at(-90 * 24), share: 1, outages: 0 })
  })

  it('is of the chosen components', () => {
    const incidents = [incident(0, 10, 'major', ['API']), incident(10, 20, 'major', ['Website']), incident(20, 30, 'major', [])]
    expect(observedAvailability(record({ incidents, components: ['API'] }))).toMatchObject({ share: 0.8, outages: 2 })
  })

  it('is unknown before the first reading and within the first day, and never 100 % for want of knowledge', () => {
    expect(observedAvailability(record({ coveredFrom: null }))).toBeNull()
    expect(observedAvailability(record({ readAt: null }))).toBeNull()
    expect(observedAvailability(record({ coveredFrom: at(77) }))).toBeNull()
    expect(observedAvailability(record({ coveredFrom: at(76) }))).not.toBeNull()
  })

  it('stays between 0 and 1 whatever the incidents are', () => {
    const hours = fc.integer({ min: -200, max: 300 })
    const any = fc.record({
      from: hours,
      to: fc.option(hours),
      impact: fc.constantFrom('none', 'minor', 'major', 'critical', 'maintenance', 'unknown'),
    })
    fc.assert(
      fc.property(fc.array(any, { maxLength: 20 }), (list) => {
        const incidents = list.map(({ from, to, impact }) => incident(from, to === null ? null : Math.max(from, to), impact))
        const found = observedAvailability(record({ incidents }))
        expect(found?.share).toBeGreaterThanOrEqual(0)
        expect(found?.share).toBeLessThanOrEqual(1)
        expect(found?.outageSeconds).toBeCloseTo((1 - (found?.share ?? 0)) * 100 * 3600, 3)
      }),
      { numRuns: 200 },
    )
  })

  it('is no source that the availability gate takes', () => {
    const gate = defaultPolicy.gates.find(({ id }) => id === 'availability')
    expect(gate?.sources).not.toContain('vendor_claim')
    expect(gate?.sources).not.toContain('vendor_doc')
  })
})

it('readings that follow each other and say the same make one span', () => {
  const said = (from: number, to: number | null, indicator: string) => ({ at: at(from), until: to === null ? null : at(to), indicator })
  expect(watchedSpans([said(0, 1, 'none'), said(1, 2, 'none'), said(2, 5, 'major'), said(9, 10, 'major'), said(10, null, 'none')])).toEqual(
    [
      { from: at(0), to: at(2), indicator: 'none' },
      { from: at(2), to: at(5), indicator: 'major' },
      { from: at(9), to: at(10), indicator: 'major' },
      { from: at(10), to: at(10), indicator: 'none' },
    ],
  )
})

describe('since when a page says what it says', () => {
  const read = (from: number, to: number, indicator: string) => ({ from: at(from), to: at(to), indicator })

  it('is the end of the incident as the page dates it, where it is well again', () => {
    const watched = [read(0, 11, 'none'), read(11, 15, 'major'), read(15, 100, 'none')]
    expect(saidSince(record({ watched, incidents: [incident(10.5, 14.5)] }), 'none')).toEqual(at(14.5))
    expect(saidSince(record({ watched }), 'none')).toEqual(at(15))
  })

  it('is the first reading that said so otherwise, and nothing before the page was read', () => {
    expect(saidSince(record({ watched: [read(0, 11, 'none'), read(11, 100, 'major')] }), 'major')).toEqual(at(11))
    expect(saidSince(record({ watched: [read(3, 100, 'none')] }), 'none')).toEqual(at(3))
    expect(saidSince(record(), 'none')).toEqual(at(100))
    expect(saidSince(record({ readAt: null }), null)).toBeNull()
  })
})

it('a union has no overlaps and loses nothing', () => {
  const span = (from: number, to: number) => ({ from: at(from), to: at(to) })
  expect(unionOf([span(5, 9), span(1, 3), span(3, 4), span(8, 20), span(30, 30), span(-9, -1)], span(0, 10))).toEqual([
    span(1, 4),
    span(5, 10),
  ])
})

describe('the strip of days', () => {
  it('shows the worst of each day, and nothing of days of which nothing is known', () => {
    const of = record({
      coveredFrom: at(24),
      readAt: at(80),
      incidents: [incident(30, 60, 'minor'), incident(50, 51, 'critical'), incident(-20, -19)],
    })
    const days = statusDays(of, at(110), 'UTC', 7)
    expect(days.map(({ day, state, incidents }) => [day.slice(8), state, incidents])).toEqual([
      ['30', null, 0],
      ['31', 'major', 1],
      ['01', null, 0],
      ['02', 'minor', 1],
      ['03', 'critical', 2],
      ['04', 'none', 0],
      ['05', null, 0],
    ])
  })
})

it('days are those of a time zone, also where its clocks change', () => {
  const of = record({ coveredFrom: new Date('2026-01-01'), readAt: new Date('2026-10-27T12:00:00Z') })
  const admitted = { ...incident(0, 0), startedAt: new Date('2026-10-25T22:30:00Z'), resolvedAt: new Date('2026-10-25T23:30:00Z') }
  const days = (zone: string) =>
    statusDays({ ...of, incidents: [admitted] }, new Date('2026-10-27T12:00:00Z'), zone, 4).map(({ day, state }) => [day, state])
  expect(days('UTC')).toEqual([
    ['2026-10-24', 'none'],
    ['2026-10-25', 'major'],
    ['2026-10-26', 'none'],
    ['2026-10-27', 'none'],
  ])
  expect(days('Europe/Berlin')).toEqual([
    ['2026-10-24', 'none'],
    ['2026-10-25', 'major'],
    ['2026-10-26', 'major'],
    ['2026-10-27', 'none'],
  ])
  expect(days('Asia/Tokyo')).toEqual([
    ['2026-10-24', 'none'],
    ['2026-10-25', 'none'],
    ['2026-10-26', 'major'],
    ['2026-10-27', 'none'],
  ])
})

describe('a page against the team’s own jobs', () => {
  const lostHour = (hour: number, failed = 5, jobs = 5) => ({ at: at(hour), jobs, failed })

  it('names the hours in which most jobs failed and nothing was admitted', () => {
    const incidents = [incident(10.5, 11), incident(20, 21, 'maintenance'), incident(30, 31, 'minor')]
    const hours = [
      lostHour(10),
      lostHour(11),
      lostHour(12),
      lostHour(20, 3),
      lostHour(30),
      lostHour(40, 4, 4),
      lostHour(41, 2),
      lostHour(120),
    ]
    expect(silentHours(record({ incidents }), hours)).toEqual({ lost: 5, silent: 2, jobs: 10, failed: 8, from: at(12), to: at(21) })
  })

  it('takes a reading that was not well for an admission', () => {
    expect(silentHours(record({ watched: [{ from: at(12.5), to: at(13.5), indicator: 'minor' }] }), [lostHour(12)])).toBeNull()
    expect(silentHours(record({ watched: [{ from: at(12.5), to: at(13.5), indicator: 'none' }] }), [lostHour(12)])).toMatchObject({
      silent: 1,
    })
  })

  it('accuses no page of hours that it is not known for', () => {
    expect(silentHours(record({ coveredFrom: at(50) }), [lostHour(12)])).toBeNull()
    expect(silentHours(record({ readAt: at(12.5) }), [lostHour(12)])).toBeNull()
    expect(silentHours(record({ readAt: null }), [lostHour(12)])).toBeNull()
  })

  it('tells of a gap only beyond two standard errors of what was measured', () => {
    const page = record({ incidents: [incident(0, 1)] })
    expect(availabilityGap(page, { estimate: 0.9, relSe: 0.2 })).toEqual({ told: 0.99, measured: 0.9, days: 4 })
    expect(availabilityGap(page, { estimate: 0.9, relSe: 0.5 })).toBeNull()
    expect(availabilityGap(page, { estimate: 0.995, relSe: 0 })).toBeNull()
    expect(availabilityGap(page, null)).toBeNull()
    expect(availabilityGap(record({ readAt: null }), { estimate: 0.5, relSe: 0 })).toBeNull()
  })
})
