import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { coveredSince, type KeptIncident, mergeIncidents, nextRead, nextReading, noLongerListed } from './status-merge'
import type { SeenIncident } from './status-parts'

const at = (hour: number) => new Date(Date.UTC(2026, 10, 25, hour))
const seen = (over: Partial<SeenIncident> = {}): SeenIncident => ({
  ...{
    id: 'a',
    name: 'Slow',
    impact: 'major',
    state: 'investigating',
    startedAt: at(8),
    resolvedAt: null,
    resolved: false,
    url: null,
    components: [],
  },
  ...over,
})
const first = (incident: SeenIncident, when: Date): KeptIncident => mergeIncidents([], [incident], when).added[0] as KeptIncident

describe('merging a reading into what is known', () => {
  it('adds a new incident with the times of the page, and changes nothing at the next equal reading', () => {
    const kept = first(seen(), at(9))
    expect(kept).toMatchObject({ startedAt: at(8), startSeen: false, resolvedAt: null, endSeen: false })
    expect(mergeIncidents([kept], [seen()], at(10))).toEqual({ added: [], changed: [], listed: ['a'], softened: [] })
  })

  it('takes the first sight for the start and the last one for the end where the page gives no times', () => {
    const kept = first(seen({ startedAt: null }), at(9))
    expect(kept).toMatchObject({ startedAt: at(9), startSeen: true })
    expect(mergeIncidents([kept], [seen({ startedAt: null })], at(10)).changed).toEqual([])
    const [gone] = mergeIncidents([kept], [], at(11)).changed
    expect(gone).toMatchObject({ state: noLongerListed, startedAt: at(9), resolvedAt: at(11), endSeen: true })
  })

  it('ends an open incident that the page took away, and leaves one that was over alone', () => {
    const open = first(seen(), at(9))
    const over = first(seen({ id: 'b', resolved: true, resolvedAt: at(9), state: 'resolved' }), at(10))
    const { changed, softened } = mergeIncidents([open, over], [], at(12))
    expect(changed).toMatchObject([{ id: 'a', resolvedAt: at(12), endSeen: true }])
    expect(softened).toEqual([])
  })

  it('opens an incident again that the page reopened', () => {
    const over = first(seen({ resolved: true, resolvedAt: at(9), state: 'resolved' }), at(10))
    expect(mergeIncidents([over], [seen()], at(11)).changed).toMatchObject([{ resolvedAt: null, state: 'investigating' }])
  })

  it('keeps the worst impact that was told, and names what the page made shorter afterwards', () => {
    const over = first(seen({ resolved: true, resolvedAt: at(12), state: 'resolved' }), at(12))
    const again = (change: Partial<SeenIncident>) =>
      mergeIncidents([over], [seen({ resolved: true, state: 'resolved', resolvedAt: at(12), ...change })], at(13)).softened
    expect(again({ impact: 'minor' })).toEqual([])
    expect(mergeIncidents([over], [seen({ impact: 'critical' })], at(13)).changed).toMatchObject([{ impact: 'critical' }])
    expect(mergeIncidents([first(seen(), at(9))], [seen({ impact: 'minor' })], at(13)).changed).toEqual([])
    expect(again({ resolvedAt: at(11) })).toEqual([{ id: 'a', name: 'Slow', how: 'it lasts 60 minutes less than was told before' }])
    expect(again({ impact: 'critical', resolvedAt: at(13) })).toEqual([])
  })

  it('never ends an incident before it begins', () => {
    const ahead = first(seen({ startedAt: at(10) }), at(9))
    expect(mergeIncidents([ahead], [], at(9)).changed).toMatchObject([{ startedAt: at(10), resolvedAt: at(10) }])
  })
})

describe('any sequence of readings', () => {
  const hours = fc.integer({ min: 0, max: 20 })
  const told = fc.record({
    id: fc.constantFrom('a', 'b', 'c'),
    start: fc.option(hours),
    end: fc.option(hours),
    impact: fc.constantFrom('none', 'major', 'critical'),
  })
  const asSeen = ({
    id,
    start,
    end,
    impact,
  }: {
    id: string
    start: number | null
    end: number | null
    impact: 'none' | 'major' | 'critical'
  }) => {
    const resolved = end !== null
    const startedAt = start === null ? null : at(start)
    return seen({
      id,
      impact,
      startedAt,
      resolved,
      resolvedAt: end === null ? null : at(Math.max(end, start ?? 0)),
      state: resolved ? 'resolved' : 'open',
    })
  }
  const pageOf = fc.uniqueArray(told, { selector: ({ id }) => id, maxLength: 3 }).map((list) => list.map(asSeen))

  it('loses no incident, ends none before it begins, and changes nothing when it is read again', () => {
    fc.assert(
      fc.property(fc.array(pageOf, { minLength: 1, maxLength: 6 }), (pages) => {
        const kept = new Map<string, KeptIncident>()
        for (const [index, page] of pages.entries()) {
          const when = at(21 + index)
          const before = kept.size
          const { added, changed } = mergeIncidents([...kept.values()], page, when)
          for (const incident of [...added, ...changed]) kept.set(incident.id, incident)
          expect(kept.size).toBe(before + added.length)
          for (const { startedAt, resolvedAt } of kept.values()) if (resolvedAt) expect(resolvedAt >= startedAt).toBe(true)
          const again = mergeIncidents([...kept.values()], page, when)
          expect([again.added, again.changed]).toEqual([[], []])
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('the next reading', () => {
  it('waits its own time after a success and twice as long after each failure, at most a day', () => {
    const minutes = (failures: number, every = 15) => (nextRead(at(0), every, failures).getTime() - at(0).getTime()) / 60_000
    expect([0, 1, 2, 3, 6, 7, 1000].map((failures) => minutes(failures))).toEqual([15, 30, 60, 120, 960, 1440, 1440])
    expect(minutes(3, 1440)).toBe(1440)
  })
})

describe('what a page is known for', () => {
  const past = (count: number) =>
    Array.from({ length: count }, (_, index) => seen({ id: `i${index}`, startedAt: new Date(at(0).getTime() - index * 86_400_000) }))
  it('begins with the first reading when it lists only what is open', () => {
    expect(coveredSince({ lists: 'open', incidents: past(30) }, at(1))).toEqual(at(1))
  })
  it('is the whole window when its list is too short to have been cut off, else it begins with its oldest incident', () => {
    expect(coveredSince({ lists: 'past', incidents: past(24) }, at(0))).toEqual(new Date(at(0).getTime() - 90 * 86_400_000))
    expect(coveredSince({ lists: 'past', incidents: past(25) }, at(0))).toEqual(new Date(at(0).getTime() - 24 * 86_400_000))
    expect(coveredSince({ lists: 'past', incidents: past(200) }, at(0))).toEqual(new Date(at(0).getTime() - 90 * 86_400_000))
  })
})

describe('a reading after another', () => {
  const last = { at: at(0), until: at(1), indicator: 'none', affected: [] }
  const next = (hour: number, said: { indicator: string; affected: string[] } = { indicator: 'none', affected: [] }) =>
    nextReading(last, said, { at: at(hour), everyMinutes: 60 })

  it('makes it longer when it finds the same, and ends it when it finds something else', () => {
    expect(next(2)).toEqual({ lengthens: true, isNew: false })
    expect(next(2, { indicator: 'minor', affected: [] })).toEqual({ lengthens: true, isNew: true })
    expect(next(2, { indicator: 'none', affected: ['API'] })).toEqual({ lengthens: true, isNew: true })
  })

  it('leaves a gap of more than three rhythms unknown, and is new when it is the first', () => {
    expect(next(4)).toEqual({ lengthens: true, isNew: false })
    expect(next(5)).toEqual({ lengthens: false, isNew: true })
    expect(nextReading(null, last, { at: at(0), everyMinutes: 60 })).toEqual({ lengthens: false, isNew: true })
  })
})
