import { expect, test } from 'vitest'
import { ageText, byDue, dueText, nextFriday } from './action-dates'

test('a due date is said in words, and the day itself is not late', () => {
  expect(dueText('2026-11-24', '2026-11-27')).toBe('overdue by 3 days')
  expect(dueText('2026-11-26', '2026-11-27')).toBe('overdue by 1 day')
  expect(dueText('2026-11-27', '2026-11-27')).toBe('due today')
  expect(dueText('2026-12-01', '2026-11-27')).toBe('due 1 Dec 2026')
  expect(dueText(null, '2026-11-27')).toBe('no date')
})

test('what is overdue stands first, what has no date last, and equal dates never change places', () => {
  const at = (id: string, dueOn: string | null) => ({ id, dueOn })
  const rows = [at('c', null), at('b', '2026-12-01'), at('d', '2026-11-01'), at('a', '2026-12-01')]
  expect(rows.sort(byDue).map(({ id }) => id)).toEqual(['d', 'a', 'b', 'c'])
})

test('an action is carried over with its age, also across a year of 53 weeks', () => {
  expect(ageText('2026-W45', '2026-W48')).toBe('since W45, 3 weeks')
  expect(ageText('2026-W47', '2026-W48')).toBe('since W47, 1 week')
  expect(ageText('2026-W48', '2026-W48')).toBeNull()
  expect(ageText('2026-W52', '2027-W01')).toBe('since W52, 2 weeks')
})

test('an action is due on the Friday of its week; from Saturday on, on the next', () => {
  const days = ['2026-11-23', '2026-11-26', '2026-11-27', '2026-11-28', '2026-11-29', '2026-12-31']
  expect(days.map(nextFriday)).toEqual(['2026-11-27', '2026-11-27', '2026-11-27', '2026-12-04', '2026-12-04', '2027-01-01'])
})
