import { describe, expect, test } from 'vitest'
import { dayOrderOf, readDate } from './dates'

describe('a day is read as its table writes it', () => {
  test.each([
    '2026-11-25',
    '2026/11/25',
    '2026.11.25',
    '20261125',
    '2026-11-25T23:30:00Z',
    '2026-11-25 08:00:00+02:00',
    '25.11.2026',
    '25/11/2026',
    '11/25/2026',
    '25-11-2026',
    '25 Nov 2026',
    '25 November 2026',
    'Nov 25, 2026',
    'November 25th, 2026',
    'Wed, 25 Nov 2026',
    '25. November 2026',
    '25 novembre 2026',
    '25 de noviembre de 2026',
    '25 de novembro de 2026',
    '25 listopada 2026',
    '25 ноября 2026 г.',
    '25 kasım 2026',
    '2026年11月25日',
    '2026년 11월 25일',
  ])('%s', (text) => {
    expect(readDate(text)).toEqual({ kind: 'day', day: '2026-11-25' })
  })
  test('abbreviations and accents do not matter', () => {
    expect(readDate('3 févr. 2026')).toEqual({ kind: 'day', day: '2026-02-03' })
    expect(readDate('3 März 2026')).toEqual({ kind: 'day', day: '2026-03-03' })
    expect(readDate('3 Sept 2026')).toEqual({ kind: 'day', day: '2026-09-03' })
  })
  test.each(['', '—', 'n/a'])('"%s" is no date published', (text) => {
    expect(readDate(text)).toEqual({ kind: 'empty' })
  })
})

describe('what has two readings is refused unless the column settles it', () => {
  test('05/11/2026', () => {
    expect(readDate('05/11/2026')).toMatchObject({ kind: 'refused', fix: expect.stringContaining('2026-11-05 or 2026-05-11') })
    expect(readDate('05/11/2026', 'day first')).toEqual({ kind: 'day', day: '2026-11-05' })
    expect(readDate('05/11/2026', 'month first')).toEqual({ kind: 'day', day: '2026-05-11' })
    expect(readDate('05/05/2026')).toEqual({ kind: 'day', day: '2026-05-05' })
    expect(readDate('05.11.2026')).toEqual({ kind: 'day', day: '2026-11-05' })
  })
  test('a date against the order of its column is refused', () => {
    expect(readDate('25/11/2026', 'month first')).toMatchObject({ kind: 'refused' })
    expect(readDate('11/25/2026', 'day first')).toMatchObject({ kind: 'refused' })
  })
  test('the order is found from the dates that leave no doubt', () => {
    expect(dayOrderOf(['05/11/2026', '25/11/2026'])).toBe('day first')
    expect(dayOrderOf(['05/11/2026', '11/25/2026'])).toBe('month first')
    expect(dayOrderOf(['25/11/2026', '11/25/2026'])).toBe('mixed')
    expect(dayOrderOf(['05/11/2026', '2026-11-25'])).toBe(null)
  })
})

describe('what is no day is refused with the reason and the fix', () => {
  test.each([
    ['2026-02-30', 'does not exist'],
    ['31.04.2026', 'does not exist'],
    ['13/13/2026', 'does not exist'],
    ['25/11/26', 'year of two digits'],
    ['2026-11', 'names a month'],
    ['November 2026', 'names a month'],
    ['46351', 'probably 2026-11-25'],
    ['0202-11-25', 'year 202'],
    ['soon', 'not a date'],
    ['25 foo 2026', 'not a date'],
    ['x'.repeat(300), 'not a date'],
  ])('%s', (text, reason) => {
    expect(readDate(text)).toMatchObject({ kind: 'refused', reason: expect.stringContaining(reason), fix: expect.stringMatching(/\w/) })
  })
})
