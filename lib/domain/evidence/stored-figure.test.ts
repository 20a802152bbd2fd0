import { expect, test } from 'vitest'
import { figuresIn, standsIn } from './stored-figure'

const text = 'Veo 3.1 has 1,262 Elo (±9) and 83.24 %; Kling 1.198,5; one of 0.612; 12 345 votes.'
const figures = figuresIn(text.replace('12 345', '12\u202f345'))
const found = (value: number | null, unit: string | null = null, over: { derived?: boolean; readAs?: string | null } = {}) =>
  standsIn(figures, { value, unit, derived: false, readAs: null, ...over })

test('a figure stands in a text in whichever way the text writes it', () => {
  for (const value of [1262, 83.24, 83.2, 1198.5, 12345, 9, -9]) expect(found(value), String(value)).toBe(true)
  expect(found(61.2, '%')).toBe(true)
  expect(found(0.8324)).toBe(true)
})

test('another figure does not stand in it', () => {
  for (const value of [1300, 83.3, 84, 1198.4]) expect(found(value), String(value)).toBe(false)
  expect(standsIn(figuresIn(''), { value: 5, unit: null, derived: false, readAs: null })).toBe(false)
})

test('nothing is said of words, of figures computed from others, and of those read off an image', () => {
  expect(found(null)).toBeNull()
  expect(found(1300, null, { derived: true })).toBeNull()
  expect(found(1300, null, { readAs: 'image' })).toBeNull()
})
