import { describe, expect, it } from 'vitest'
import { momentReader } from './job-times'

const utc = momentReader(null)
const berlin = momentReader('Europe/Berlin')
const at = Date.UTC(2026, 10, 20, 10, 0, 0, 250)

describe('a moment', () => {
  it.each([
    ['2026-11-20T10:00:00.250Z'],
    ['2026-11-20 11:00:00.25+01:00'],
    ['2026-11-20T10:00:00,2504711Z'],
    ['2026-11-20t05:30:00.250-0430'],
    ['2026-11-20 10:00:00.250 UTC'],
    ['2026-11-20T12:00:00.250+02'],
    ['1795168800250'],
    ['1795168800.25'],
    ['1795168800250471'],
    ['1795168800250471123'],
  ])('is the same however it is written: %s', (text) => {
    expect(utc(text)).toEqual({ kind: 'at', ms: at })
  })

  it('may be a number', () => {
    for (const number of [1795168800.25, 1795168800250, 1795168800250471, 1795168800250471000])
      expect(utc(number)).toEqual({ kind: 'at', ms: at })
    for (const number of [0, -5, Number.POSITIVE_INFINITY, 12]) expect(utc(number).kind).toBe('refused')
  })

  it.each([
    ['2026-02-29T10:00:00Z'],
    ['2026-11-20T25:00:00Z'],
    ['2026-11-20T10:61:00Z'],
    ['20/11/2026 10:00'],
    ['2026-11-20T10:00:00 PST'],
    [''],
  ])('is refused where it is none: %s', (text) => {
    expect(utc(text).kind).toBe('refused')
  })
})

describe('a local time', () => {
  it('is refused without a zone, and read in the zone of the file by the clocks of that day', () => {
    expect(utc('2026-11-20 11:00:00.250').kind).toBe('refused')
    expect(berlin('2026-11-20 11:00:00.250')).toEqual({ kind: 'at', ms: at })
    expect(berlin('2026-07-20 12:00')).toEqual({ kind: 'at', ms: Date.UTC(2026, 6, 20, 10) })
    expect(berlin('2026-11-20T10:00:00.250Z')).toEqual({ kind: 'at', ms: at })
  })

  it('is refused where clocks change and it exists twice or never', () => {
    expect(berlin('2026-10-25 02:30')).toMatchObject({ kind: 'refused', reason: expect.stringContaining('twice or not at all') })
    expect(berlin('2026-03-29 02:30').kind).toBe('refused')
    expect(berlin('2026-10-25 01:59')).toEqual({ kind: 'at', ms: Date.UTC(2026, 9, 24, 23, 59) })
    expect(berlin('2026-10-25 03:00')).toEqual({ kind: 'at', ms: Date.UTC(2026, 9, 25, 2) })
    expect(berlin('2026-03-29 03:00')).toEqual({ kind: 'at', ms: Date.UTC(2026, 2, 29, 1) })
  })
})
