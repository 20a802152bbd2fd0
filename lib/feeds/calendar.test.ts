import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import type { CalendarEntry } from '@/lib/domain/calendar-entry'
import { runs } from '@/lib/testing/property-runs'
import { calendarText } from './calendar'

const frame = { workspace: { id: 'w-1', name: 'Northlight' }, base: 'https://audit.example/w/northlight' }
const entry = (over: Partial<CalendarEntry> = {}): CalendarEntry => ({
  uid: 'contract-films',
  on: '2026-12-18',
  weekly: false,
  summary: 'Films: contract ends',
  description: 'The contract for Veo 3.1 ends.',
  path: 'dependencies/films',
  sequence: 2,
  changedAt: new Date('2026-11-20T09:30:00Z'),
  ...over,
})
const events = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((component) => new ICAL.Event(component))
const daysOf = (event: InstanceType<typeof ICAL.Event> | undefined, count: number) => {
  const iterator = event?.iterator()
  return Array.from({ length: count }, () => iterator?.next()?.toString())
}

describe('an entry', () => {
  it('is a whole day with a stable id, its version and the time of its last change', () => {
    const text = calendarText([entry()], frame)
    const [event] = events(text)
    expect(event).toMatchObject({ uid: 'contract-films@w-1.switchboard', summary: 'Films: contract ends', sequence: 2 })
    expect([event?.startDate.toString(), event?.endDate.toString(), event?.startDate.isDate]).toEqual(['2026-12-18', '2026-12-19', true])
    const property = (name: string) => String(event?.component.getFirstPropertyValue(name))
    expect(property('last-modified')).toBe('2026-11-20T09:30:00Z')
    expect(property('dtstamp')).toBe('2026-11-20T09:30:00Z')
    expect(property('url')).toBe('https://audit.example/w/northlight/dependencies/films')
    expect(property('transp')).toBe('TRANSPARENT')
    expect(calendarText([entry()], frame)).toBe(text)
  })

  it.each(['America/Los_Angeles', 'Europe/Berlin', 'Asia/Shanghai', 'Pacific/Kiritimati'])(
    'falls on the same day for a server in %s',
    (zone) => {
      const before = process.env.TZ
      process.env.TZ = zone
      try {
        expect(calendarText([entry()], frame)).toContain('DTSTART;VALUE=DATE:20261218\r\n')
      } finally {
        if (before === undefined) delete process.env.TZ
        else process.env.TZ = before
      }
    },
  )
})

describe('the weekly review', () => {
  const weekly = (on: string) => events(calendarText([entry({ uid: 'review', weekly: true, on })], frame))[0]

  it('comes every Friday, also from 2026-W53 to 2027-W01', () => {
    expect(daysOf(weekly('2026-12-18'), 5)).toEqual(['2026-12-18', '2026-12-25', '2027-01-01', '2027-01-08', '2027-01-15'])
  })

  it.each([
    ['Europe', '2026-10-22', ['2026-10-22', '2026-10-29']],
    ['America', '2027-03-11', ['2027-03-11', '2027-03-18']],
  ])('is not moved by a change of the clock in %s', (_, from, expected) => {
    expect(daysOf(weekly(from), 2)).toEqual(expected)
  })
})

describe('the file', () => {
  const hostile = 'Ads; "x", <b>\\n 可灵 3.0 🎬 '.repeat(12)

  it('ends every line with CRLF and folds at 75 bytes without cutting a letter', () => {
    const text = calendarText([entry({ summary: hostile, description: hostile })], frame)
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true)
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    expect(text).not.toContain('\ufffd')
    expect(events(text)[0]?.summary).toBe(hostile)
    expect(events(text)[0]?.description).toBe(hostile)
  })

  it('lets no name begin a line of its own', () => {
    const break_ = 'x\r\nBEGIN:VEVENT\nUID:evil\u2028\u0000'
    const text = calendarText([entry({ summary: break_, description: break_ })], { ...frame, workspace: { id: 'w-1', name: break_ } })
    expect(events(text)).toHaveLength(1)
    expect(text).not.toMatch(/^(?:UID:evil|NAME:x$)/m)
    const calendar = new ICAL.Component(ICAL.parse(text))
    expect(calendar.getFirstPropertyValue('x-wr-calname')).toBe('x BEGIN:VEVENT UID:evil  · Switchboard')
  })

  it('brings any text through whole, in lines that programs accept', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 120 }),
      fc.string({ unit: fc.constantFrom('\\', ';', ',', '\r', '\n', ' ', '可', '🎬') }),
    )
    fc.assert(
      fc.property(text, (name) => {
        const file = calendarText([entry({ summary: name, description: name }), entry({ uid: 'second' })], frame)
        expect(file.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
        const [first, second] = events(file)
        expect(second?.uid).toBe('second@w-1.switchboard')
        // biome-ignore lint/suspicious/noControlCharactersInRegex: what a property must not hold
        expect(first?.summary ?? '').toBe(name.replace(/[\u0000-\u001f\u007f\u0085\u2028\u2029]+/g, ' '))
      }),
      runs(3, 0.03),
    )
  })

  it('is a calendar also without a single entry', () => {
    expect(events(calendarText([], frame))).toEqual([])
  })
})
