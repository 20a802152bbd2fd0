import { expect, test } from 'vitest'
import { closestName } from './closest-name'

const names = ['Kling', 'Kling 3.0', 'Kling 2.1 Master', 'Seedance', 'Seedance 2.0', 'Veo', 'Veo 3.1', 'VBench', 'Runway', 'Gen-4.5']

test.each([
  ['Kling3', 'Kling 3.0'],
  ['Seedanse', 'Seedance'],
  ['seedacne 2.0', 'Seedance 2.0'],
  ['Runwya', 'Runway'],
  ['vbnech', 'VBench'],
  ['gen 4.5', 'Gen-4.5'],
  ['Veo3.1', 'Veo 3.1'],
])('who typed “%s” may have meant “%s”', (typed, meant) => {
  expect(closestName(typed, names)).toBe(meant)
})

test.each(['Veo 9', 'Kling 4', 'Hunyuan', 'xy', ''])('nothing is near “%s”, and another number is another version', (typed) => {
  expect(closestName(typed, names)).toBeNull()
})
