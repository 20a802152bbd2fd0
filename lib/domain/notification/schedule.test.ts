import { describe, expect, it } from 'vitest'
import { weeksBetween } from '../week'
import { digestAt, digestDue, mostAttempts, nextAttempt } from './schedule'

describe('the digest', () => {
  it.each([
    ['2026-W48', 'Europe/Berlin', '2026-11-23T07:00:00Z'],
    ['2026-W48', 'Asia/Shanghai', '2026-11-23T00:00:00Z'],
    ['2026-W48', 'America/Los_Angeles', '2026-11-23T16:00:00Z'],
    // The Mondays after the clocks went forward and back.
    ['2026-W13', 'Europe/Berlin', '2026-03-23T07:00:00Z'],
    ['2026-W14', 'Europe/Berlin', '2026-03-30T06:00:00Z'],
    ['2026-W43', 'Europe/Berlin', '2026-10-19T06:00:00Z'],
    ['2026-W44', 'Europe/Berlin', '2026-10-26T07:00:00Z'],
    ['2026-W11', 'America/New_York', '2026-03-09T12:00:00Z'],
    ['2026-W45', 'America/New_York', '2026-11-02T13:00:00Z'],
    // Half hours, and the last and first week of a long year.
    ['2026-W53', 'Asia/Kathmandu', '2026-12-28T02:15:00Z'],
    ['2027-W01', 'Pacific/Kiritimati', '2027-01-03T18:00:00Z'],
    ['2027-W01', 'Pacific/Pago_Pago', '2027-01-04T19:00:00Z'],
  ])('of %s in %s is due at %s, and not a second before', (week, zone, at) => {
    const due = new Date(at)
    expect(digestAt(week, zone)).toEqual(due)
    expect(digestDue(due, zone)).toBe(week)
    expect(digestDue(new Date(due.getTime() - 1000), zone)).toBeNull()
  })

  it('is still due on Sunday night, and on Monday morning neither the old one nor the new one is', () => {
    expect(digestDue(new Date('2026-11-29T22:59:59Z'), 'Europe/Berlin')).toBe('2026-W48')
    expect(digestDue(new Date('2026-11-30T06:59:59Z'), 'Europe/Berlin')).toBeNull()
    expect(digestDue(new Date('2026-11-30T07:00:00Z'), 'Europe/Berlin')).toBe('2026-W49')
  })

  it('comes at 08:00 on the clocks of Monday in each of 105 weeks, in zones with and without summer time', () => {
    for (const timeZone of ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Shanghai']) {
      const clock = new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit' })
      for (const week of weeksBetween('2026-W01', '2027-W52')) {
        const due = digestAt(week, timeZone)
        expect(clock.format(due), `${week} ${timeZone}`).toBe('Mon 08:00')
        expect([digestDue(due, timeZone), digestDue(new Date(due.getTime() - 1), timeZone)]).toEqual([week, null])
      }
    }
  })
})

it('is tried again ever more seldom for about a day, then given up', () => {
  let at = new Date('2026-11-23T08:00:00Z')
  const began = at.getTime()
  for (let attempts = 1; attempts < mostAttempts; attempts++) {
    const next = nextAttempt(attempts, at)
    expect(next && next > at, String(attempts)).toBe(true)
    at = next ?? at
  }
  expect((at.getTime() - began) / 3_600_000).toBeCloseTo(24.35, 2)
  expect(nextAttempt(mostAttempts, at)).toBeNull()
})
