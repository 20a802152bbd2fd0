import { expect, it } from 'vitest'
import { chanceWithin, planChances } from './look-chances'
import { defaultPolicy } from './policy'
import { trialSizes } from './trial-sizes'
import { provenBy, sampleSizes } from './verdict/sample-size'

const { bar, needed } = trialSizes('capability', defaultPolicy)
const within = (prompts: number, looks: { planned: number; lookEvery: number }, share = 0.7) =>
  chanceWithin(planChances(share, needed, looks.lookEvery), prompts, looks)

it('nothing is proven before the first look, and everything that counts is at the end of the plan', () => {
  expect(within(30, { planned: 100, lookEvery: 100 })).toBe(0)
  expect(within(29, { planned: 100, lookEvery: 30 })).toBe(0)
  expect(within(30, { planned: 100, lookEvery: 30 })).toBeGreaterThan(0.2)
  expect(within(20, { planned: 20, lookEvery: 30 })).toBeGreaterThan(0)
})

it('a trial that is looked at more often has reached its bar more often', () => {
  const chances = [1, 10, 30, 100].map((lookEvery) => within(100, { planned: 100, lookEvery }))
  expect(chances[0]).toBeCloseTo(0.926, 3)
  expect([...chances].sort((a, b) => b - a)).toEqual(chances)
  expect(new Set(chances).size).toBe(4)
})

it('one look at the end is the plain binomial chance of as many wins as are needed', () => {
  const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1))
  const chanceOf = (wins: number) => (factorial(30) / factorial(wins) / factorial(30 - wins)) * 0.7 ** wins * 0.3 ** (30 - wins)
  const tail = Array.from({ length: 8 }, (_, i) => chanceOf(23 + i)).reduce((sum, p) => sum + p, 0)
  expect(within(30, { planned: 30, lookEvery: 30 })).toBeCloseTo(tail, 9)
})

it('no difference is hardly ever proven to be one, and a plan that cannot reach the bar proves nothing', () => {
  expect(within(1000, { planned: 1000, lookEvery: 1 }, 0.5)).toBeLessThan(0.05)
  expect(within(14, { planned: 14, lookEvery: 1 }, 1)).toBe(0)
})

it('the table of a recorded trial and the planner of a new one say the same chances', () => {
  const row = sampleSizes(bar, [30, 60, 100], 30).find(({ share }) => share === 0.7)
  expect(row?.proven).toEqual([30, 60, 100].map((planned) => within(planned, { planned, lookEvery: 30 })))
  expect(provenBy(0.7, bar, 100, 30)[30]).toBe(within(30, { planned: 100, lookEvery: 30 }))
})
