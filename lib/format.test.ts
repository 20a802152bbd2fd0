import { describe, expect, test } from 'vitest'
import { firstDay, lastDay, weeksBetween } from '@/lib/domain/week'
import {
  formatChance,
  formatDate,
  formatDateTime,
  formatDaySpan,
  formatDaysAway,
  formatDuration,
  formatMoney,
  formatNumber,
  formatPercent,
  formatPrice,
  formatWeek,
  formatWeekShort,
  hostOf,
  intervalText,
  isoOf,
  plural,
  signedPoints,
} from '@/lib/format'

describe('missing values', () => {
  test('a value that was not published is a dash, never zero and never blank', () => {
    for (const text of [
      formatNumber(null),
      formatPercent(undefined),
      formatChance(null),
      formatMoney(null, 'USD'),
      formatPrice(null, 'USD'),
      formatDate(null),
      formatDateTime(null),
      formatWeek(null),
      formatDuration(null),
      formatDaysAway(null),
      signedPoints(null),
      intervalText(null, null, null),
    ]) {
      expect(text).toBe('—')
    }
  })

  test('a number that is not finite is shown as missing', () => {
    expect(formatNumber(Number.NaN)).toBe('—')
    expect(formatMoney(Number.POSITIVE_INFINITY, 'USD')).toBe('—')
    expect(signedPoints(Number.NaN)).toBe('—')
  })
})

describe('points', () => {
  test.each([
    [0.1069, '+11'],
    [-0.08, '−8'],
    [0, '0'],
    [-0.004, '0'],
    [1, '+100'],
  ])('net preference %d reads %s', (value, text) => expect(signedPoints(value)).toBe(text))

  test('a comparison and its mirror image show mirrored numbers', () => {
    expect(signedPoints(0.125)).toBe('+13')
    expect(signedPoints(-0.125)).toBe('−13')
  })

  test('an interval is shown only when both ends are known', () => {
    expect(intervalText(0.107, -0.081, 0.305)).toBe('+11 (−8 to +31)')
    expect(intervalText(0.107, null, 0.305)).toBe('+11')
  })
})

describe('numbers', () => {
  test('precision is fixed and the minus sign is a real one', () => {
    expect(formatNumber(2314)).toBe('2,314')
    expect(formatNumber(-0.35, 2)).toBe('−0.35')
    expect(formatNumber(-0.001, 2)).toBe('0.00')
    expect(formatPercent(0.345)).toBe('35%')
    expect(formatPercent(0.9955, 2)).toBe('99.55%')
  })

  test('a probability never claims certainty', () => {
    expect(formatChance(0.34)).toBe('34%')
    expect(formatChance(0.9999)).toBe('>99%')
    expect(formatChance(0.0001)).toBe('<1%')
  })

  test.each([
    [18_400, 'USD', '$18,400'],
    [12.5, 'EUR', '€12.50'],
    [-7900, 'USD', '−$7,900'],
    [0, 'GBP', '£0'],
    [420, 'CHF', '420 CHF'],
  ])('%d %s reads %s', (amount, currency, text) => expect(formatMoney(amount, currency)).toBe(text))

  test('a unit price keeps the decimals it was published with, up to four', () => {
    expect(formatPrice(0.05, 'USD')).toBe('$0.05')
    expect(formatPrice(0.0125, 'USD')).toBe('$0.0125')
    expect(formatPrice(0.1 + 0.2, 'USD')).toBe('$0.30')
    expect(formatPrice(0.123456, 'USD')).toBe('$0.1235')
  })

  test('a count agrees with its noun', () => {
    expect(plural(1, 'claim')).toBe('1 claim')
    expect(plural(2314, 'claim')).toBe('2,314 claims')
    expect(plural(0, 'dependency', 'dependencies')).toBe('0 dependencies')
  })
})

describe('time', () => {
  test('a calendar day is the same day in every zone', () => {
    expect(formatDate('2026-09-24')).toBe('24 Sep 2026')
    expect(formatDate('2026-09-24', 'America/Los_Angeles')).toBe('24 Sep 2026')
  })

  test('an instant is shown in the zone asked for', () => {
    const instant = new Date('2026-11-25T23:30:00Z')
    expect(formatDate(instant)).toBe('25 Nov 2026')
    expect(formatDate(instant, 'Asia/Shanghai')).toBe('26 Nov 2026')
    expect(formatDateTime(instant)).toBe('25 Nov 2026, 23:30 UTC')
    expect(formatDateTime(instant, 'Europe/Berlin')).toBe('26 Nov 2026, 00:30')
    expect(isoOf(instant)).toBe('2026-11-25T23:30:00.000Z')
    expect(isoOf('2026-11-25')).toBe('2026-11-25')
  })

  test.each([
    ['2026-W48', 'W48 · 23–29 Nov 2026'],
    ['2026-W49', 'W49 · 30 Nov – 6 Dec 2026'],
    ['2026-W53', 'W53 · 28 Dec 2026 – 3 Jan 2027'],
    ['2026-W01', 'W01 · 29 Dec 2025 – 4 Jan 2026'],
    ['2027-W01', 'W01 · 4–10 Jan 2027'],
  ])('week %s reads %s', (week, text) => expect(formatWeek(week)).toBe(text))

  test('a week is shown with the Monday and Sunday of the calendar rule, in every year', () => {
    for (const week of weeksBetween('2019-W40', '2033-W10')) {
      expect(formatWeek(week)).toBe(`${formatWeekShort(week)} · ${formatDaySpan(firstDay(week), lastDay(week))}`)
    }
  })

  test('a text that is no week is returned as it is', () => {
    expect(formatWeek('next week')).toBe('next week')
    expect(formatWeekShort('2026-W48')).toBe('W48')
  })

  test.each([
    [2.5, '2.5 s'],
    [92, '92 s'],
    [250, '4 min 10 s'],
    [7199.8, '120 min'],
    [12_000, '3 h 20 min'],
    [259_200, '3 days'],
  ])('%d seconds read %s', (seconds, text) => expect(formatDuration(seconds)).toBe(text))

  test('a distance in days says before or after', () => {
    expect(formatDaysAway(14)).toBe('in 14 days')
    expect(formatDaysAway(-1)).toBe('1 day ago')
    expect(formatDaysAway(0)).toBe('today')
  })
})

describe('addresses', () => {
  test('only http and https addresses have a host', () => {
    expect(hostOf('https://www.arena.ai/board?x=1')).toBe('arena.ai')
    expect(hostOf('javascript:alert(1)')).toBeNull()
    expect(hostOf('not an address')).toBeNull()
  })
})
