import { describe, expect, test } from 'vitest'
import { addDays, type Day, dayNumber } from './day'
import { asOfDay, dayIn, firstDay, lastDay, shiftWeek, TimeZone, Week, weekIn, weekOfDay, weeksBetween } from './week'

/** ISO 8601 by its definition, on day numbers alone: the week belongs to the year of its Thursday. */
function byThursday(day: Day): Week {
  const monday = dayNumber(day) - ((dayNumber(day) + 3) % 7)
  const thursday = new Date((monday + 3) * 86_400_000)
  const year = thursday.getUTCFullYear()
  const first = Date.UTC(year, 0, 1) / 86_400_000
  return `${year}-W${String(Math.floor((monday + 3 - first) / 7) + 1).padStart(2, '0')}`
}

const everyDay = Array.from({ length: 1461 }, (_, index) => addDays('2024-01-01', index))

describe('ISO weeks', () => {
  test('every day of 2024 to 2027 lies in the week of its Thursday', () => {
    for (const day of everyDay) expect(weekOfDay(day), day).toBe(byThursday(day))
  })

  test('a week begins on a Monday, ends on a Sunday and holds its days', () => {
    for (const day of everyDay) {
      const week = weekOfDay(day)
      expect((dayNumber(firstDay(week)) + 3) % 7).toBe(0)
      expect(lastDay(week)).toBe(addDays(firstDay(week), 6))
      expect(firstDay(week) <= day && day <= lastDay(week)).toBe(true)
    }
  })

  test('2026 has 53 weeks, and the first of 2027 follows', () => {
    expect(weekOfDay('2026-12-28')).toBe('2026-W53')
    expect(weekOfDay('2027-01-03')).toBe('2026-W53')
    expect(weekOfDay('2027-01-04')).toBe('2027-W01')
    expect(shiftWeek('2026-W53', 1)).toBe('2027-W01')
    expect(shiftWeek('2027-W01', -1)).toBe('2026-W53')
    expect(Week.safeParse('2026-W53').success).toBe(true)
    expect(Week.safeParse('2025-W53').success).toBe(false)
  })

  test.each(['2026-W00', '2026-W54', '2026-48', 'W48', '2026-W5', '', 'next'])('%s is no week', (text) => {
    expect(Week.safeParse(text).success).toBe(false)
  })

  test('the same instant can lie in two weeks, by time zone', () => {
    const at = new Date('2027-01-03T23:30:00Z')
    expect(weekIn(at, 'Asia/Shanghai')).toBe('2027-W01')
    expect(weekIn(at, 'UTC')).toBe('2026-W53')
    expect(weekIn(at, 'America/Los_Angeles')).toBe('2026-W53')
  })

  test('days are those of the zone, also where the clock is changed at midnight', () => {
    expect(dayIn(new Date('2026-03-29T00:30:00Z'), 'Europe/Berlin')).toBe('2026-03-29')
    expect(dayIn(new Date('2026-03-29T22:30:00Z'), 'Europe/Berlin')).toBe('2026-03-30')
    expect(dayIn(new Date('2026-11-25T12:00:00Z'), 'Pacific/Kiritimati')).toBe('2026-11-26')
    expect(dayIn(new Date('2026-11-25T12:00:00Z'), 'Pacific/Pago_Pago')).toBe('2026-11-25')
  })

  test('no week is skipped or doubled between two weeks of different years', () => {
    const weeks = weeksBetween('2026-W50', '2027-W02')
    expect(weeks).toEqual(['2026-W50', '2026-W51', '2026-W52', '2026-W53', '2027-W01', '2027-W02'])
    expect(weeksBetween('2027-W02', '2026-W50')).toEqual([])
  })

  test('a past week is drawn as of its Sunday, the running one as of today', () => {
    expect(asOfDay('2026-W47', '2026-11-25')).toBe('2026-11-22')
    expect(asOfDay('2026-W48', '2026-11-25')).toBe('2026-11-25')
  })

  test('a time zone is accepted by its name only', () => {
    expect(TimeZone.safeParse('Europe/Berlin').success).toBe(true)
    expect(TimeZone.safeParse('Berlin').success).toBe(false)
  })

  const zones = ['Pacific/Pago_Pago', 'America/Los_Angeles', 'America/New_York', 'America/St_Johns', 'UTC', 'Europe/Lisbon'].concat([
    'Europe/Berlin',
    'Asia/Kolkata',
    'Asia/Shanghai',
    'Australia/Lord_Howe',
    'Pacific/Auckland',
    'Pacific/Kiritimati',
  ])

  // The calendar of the platform is the independent witness: it knows each zone's offset, and the day that is shown there.
  test.each(zones)(
    'the week of every day of 2024 to 2027 is the one that a calendar in %s shows, around midnight on Sunday too',
    (zone) => {
      const calendar = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' })
      const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
      const wrong = (at: Date) => weekIn(at, zone) !== byThursday(calendar.format(at))
      const borders = everyDay
        .filter((day) => (dayNumber(day) + 3) % 7 === 0)
        .flatMap((monday) => {
          const noon = new Date(`${monday}T12:00:00Z`)
          const [hours = 0, minutes = 0] = clock.format(noon).split(':').map(Number)
          const ahead = calendar.format(noon) > monday ? 24 : 0
          const midnight = noon.getTime() - ((hours + ahead) * 60 + minutes) * 60_000
          return [new Date(midnight - 60_000), new Date(midnight + 60_000)]
        })
      expect([...everyDay.map((day) => new Date(`${day}T23:30:00Z`)), ...borders].filter(wrong)).toEqual([])
      expect(borders.slice(0, 2).map((at) => weekIn(at, zone))).toEqual(['2023-W52', '2024-W01'])
    },
  )
})
