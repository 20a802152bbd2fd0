import { expect, test } from 'vitest'
import { partedAt } from './middle-cut'

test.each([
  ['Artificial Analysis image to video, with audio v1', 16, ' with audio v1'],
  ['Artificial Analysis text to video, silent v2.0', 16, ' silent v2.0'],
  ['Text → video + audio', 8, ' + audio'],
  ['VBench', 16, 'VBench'],
  ['Averylongnamewithoutanyspace', 8, 'anyspace'],
])('of %s the last %i signs or fewer stay: “%s”', (text, keep, end) => {
  expect(text.slice(partedAt(text, keep))).toBe(end)
})
