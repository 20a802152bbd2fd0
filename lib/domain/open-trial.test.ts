import { expect, it } from 'vitest'
import { openTrialText } from './open-trial'

it.each([
  [9, '9 of 30 to the next look'],
  [30, '0 of 30 to the next look'],
  [95, '5 of 10 to the next look'],
  [100, 'all planned prompts decided'],
])('a trial with %i of 100 prompts decided says how far its next look is', (decided, words) => {
  expect(openTrialText({ decided, lookEvery: 30, plannedPrompts: 100 })).toBe(`trial running, ${words}`)
})
