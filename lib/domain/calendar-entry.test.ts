import { describe, expect, it } from 'vitest'
import { type CalendarGround, calendarEntries, reviewWeekday, type SignedDay } from './calendar-entry'

const row = { version: 1, updatedAt: new Date('2026-11-01T08:00:00Z') }
const films = {
  ...row,
  ...{ id: 'films', name: 'Films', incumbentId: 'veo', challengerIds: ['kling'] },
  ...{ forcedMoveBy: null, contractEndsOn: '2027-01-31', decisionDueOn: '2026-12-18' },
}
const ground = (over: Partial<CalendarGround> = {}): CalendarGround => ({
  timeZone: 'Europe/Berlin',
  running: '2026-W48',
  dependencies: [films],
  offerings: [
    { ...row, id: 'kling', title: 'Kling 3.0', retiresOn: null },
    { ...row, id: 'veo', title: 'Veo 3.1', retiresOn: '2026-12-01', version: 4 },
  ],
  facts: [],
  actions: [],
  deprecations: [],
  promises: [],
  signed: [],
  ...over,
})
const days = (over?: Partial<CalendarGround>) => Object.fromEntries(calendarEntries(ground(over)).map(({ uid, on }) => [uid, on]))
const fact = (gate: string, freshUntil: string, over: object = {}) => ({
  ...row,
  offeringId: 'kling',
  gate,
  counts: true,
  freshUntil,
  ...over,
})

describe('the calendar of a team', () => {
  it('has the weekly review, the end of an offering, the end of a contract and the day of a decision, soonest first', () => {
    const entries = calendarEntries(ground())
    expect(entries.map(({ uid, on, weekly }) => [uid, on, weekly])).toEqual([
      ['review', '2026-11-27', true],
      ['retirement-veo', '2026-12-01', false],
      ['decision-films', '2026-12-18', false],
      ['contract-films', '2027-01-31', false],
    ])
    expect(entries[1]).toMatchObject({ summary: 'Veo 3.1 retires', description: 'Used by Films.', sequence: 3 })
  })

  it('tells the end of a challenger from that of an incumbent', () => {
    const offerings = [{ ...row, id: 'kling', title: 'Kling 3.0', retiresOn: '2026-12-02' }]
    expect(calendarEntries(ground({ offerings }))[1]).toMatchObject({
      summary: 'Kling 3.0 retires (challenger)',
      description: 'Weighed for Films.',
    })
  })

  it('names the day on which the team itself wants to be gone', () => {
    const [, entry] = calendarEntries(ground({ dependencies: [{ ...films, forcedMoveBy: '2026-11-28' }] }))
    expect(entry).toMatchObject({ uid: 'move-films', on: '2026-11-28', summary: 'Films: leave Veo 3.1' })
  })

  it('counts the newest fact of a gate, and puts facts that share a last day together', () => {
    const facts = [
      fact('latency_p95', '2026-11-30'),
      fact('latency_p95', '2026-12-20'),
      fact('availability', '2026-12-20'),
      fact('throughput', '2026-12-05'),
      fact('region', '2026-11-29', { counts: false, version: 3 }),
    ]
    const stale = calendarEntries(ground({ facts })).filter(({ uid }) => uid.startsWith('stale'))
    expect(stale.map(({ on, summary }) => [on, summary])).toEqual([
      ['2026-12-05', 'Throughput of Kling 3.0 goes stale'],
      ['2026-12-20', '2 facts of Kling 3.0 go stale'],
    ])
    expect(stale[1]?.description).toContain('Kling 3.0: Availability, Latency, 95th percentile.')
    expect(days({ facts: [...facts, fact('api_ga', '2026-12-20', { offeringId: 'veo' })] })).toMatchObject({
      'stale-2026-12-20': '2026-12-20',
    })
  })

  it('has the day on which an offering is deprecated, with its end where one is known', () => {
    const of = (offeringId: string) => ({ offeringId, on: '2026-11-30', sequence: 5, updatedAt: row.updatedAt })
    const found = calendarEntries(ground({ deprecations: [of('veo'), of('kling'), of('elsewhere')] }))
    expect(found.filter(({ uid }) => uid.startsWith('deprecation'))).toMatchObject([
      {
        uid: 'deprecation-kling',
        summary: 'Kling 3.0 is deprecated (challenger)',
        description: 'Weighed for Films. No day of its end is known.',
      },
      { uid: 'deprecation-veo', summary: 'Veo 3.1 is deprecated', description: 'Used by Films. It retires on 1 Dec 2026.', sequence: 5 },
    ])
  })

  it('has the last day of what a vendor promised, and leads to its record', () => {
    const promise = {
      ...row,
      id: 'runway-sound',
      vendorId: 'runway',
      vendorName: 'Runway',
      statement: 'Sound',
      dueOn: '2026-12-31',
      version: 3,
    }
    expect(calendarEntries(ground({ promises: [promise] })).find(({ uid }) => uid === 'promise-runway-sound')).toMatchObject({
      ...{ on: '2026-12-31', summary: 'Runway promised: Sound', path: 'readiness/roadmap/runway', sequence: 2 },
    })
  })

  it('keeps the id of what it is about when its day moves, and counts the sequence up', () => {
    const moved = { ...films, decisionDueOn: '2026-12-22', version: 2 }
    const of = (dependencies: CalendarGround['dependencies']) =>
      calendarEntries(ground({ dependencies })).find(({ uid }) => uid === 'decision-films')
    expect(of([films])).toMatchObject({ on: '2026-12-18', sequence: 0 })
    expect(of([moved])).toMatchObject({ on: '2026-12-22', sequence: 1 })
  })

  it('shows an action that is due with its owner, and where nobody owns it', () => {
    const action = { ...row, id: 'a1', title: 'Measure latency', dueOn: '2026-12-03', dependencyId: 'films', ownerName: 'Bo' }
    const free = { ...action, id: 'a2', dependencyId: null, ownerName: null }
    const texts = calendarEntries(ground({ actions: [action, free] })).map(({ summary, description }) => `${summary}: ${description}`)
    expect(texts).toEqual(expect.arrayContaining(['Measure latency · Films: Due. Owner: Bo.', 'Measure latency: Due. Nobody owns it yet.']))
  })
})

describe('the day of the weekly review', () => {
  const signed = (...at: string[]): SignedDay[] =>
    at.map((time, index) => ({ week: ['2026-W44', '2026-W45', '2026-W46', '2026-W47'][index] ?? '', at: new Date(time) }))

  it('is Friday until there is a habit', () => {
    expect(days()).toMatchObject({ review: '2026-11-27' })
    expect(reviewWeekday(signed('2026-10-29T10:00:00Z', '2026-11-05T10:00:00Z'), 'UTC')).toBe(4)
  })

  it('is the day on which the team signs, by the clock of the workspace', () => {
    const wednesdays = signed('2026-10-28T16:00:00Z', '2026-11-04T16:00:00Z', '2026-11-11T16:00:00Z', '2026-11-20T16:00:00Z')
    expect(reviewWeekday(wednesdays, 'Europe/Berlin')).toBe(2)
    expect(reviewWeekday(wednesdays, 'Asia/Shanghai')).toBe(3)
    expect(days({ signed: wednesdays })).toMatchObject({ review: '2026-10-28' })
  })

  it('leaves out weeks that were signed late', () => {
    const late = signed('2026-11-03T10:00:00Z', '2026-11-10T10:00:00Z', '2026-11-17T10:00:00Z', '2026-11-24T10:00:00Z')
    expect(reviewWeekday(late, 'UTC')).toBe(4)
  })
})
