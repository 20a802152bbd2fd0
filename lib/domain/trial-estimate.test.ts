import { expect, it } from 'vitest'
import { trialEstimate } from './trial-estimate'

const sizes = { prompts: 60, seconds: 5, attempts: 2, ratersPerPrompt: 3 }

it('an estimate counts every attempt on both sides, and the time of every rater', () => {
  const { clips, cost, minutes } = trialEstimate(sizes, { challenger: 0.1, incumbent: 0.4 })
  expect(clips).toBe(240)
  expect(cost.challenger).toBeCloseTo(60)
  expect(cost.incumbent).toBeCloseTo(240)
  expect(minutes).toEqual({ each: 20, all: 60 })
})

it('a price that nobody published is no price of zero', () => {
  expect(trialEstimate(sizes, { challenger: null, incumbent: 0 }).cost).toEqual({ challenger: null, incumbent: 0 })
})
