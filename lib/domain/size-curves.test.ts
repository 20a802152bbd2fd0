import { expect, it } from 'vitest'
import { defaultPolicy } from './policy'
import { chanceBy, sizeCurves } from './size-curves'

const chance = (share: number, prompts: number) => {
  const curve = sizeCurves('capability', defaultPolicy).curves.find((one) => one.share === share)
  return curve ? chanceBy(curve, prompts) : null
}

it('thirty prompts prove a landslide four times in five, and a clear lead not even every second time', () => {
  expect(chance(0.8, 30)).toBeCloseTo(0.831, 3)
  expect(chance(0.7, 30)).toBeCloseTo(0.395, 3)
  expect(chance(0.7, 100)).toBeCloseTo(0.926, 3)
})

it('no difference is hardly ever proven to be one, and a longer trial than was worked out is not promised more', () => {
  expect(chance(0.5, 100)).toBeLessThan(0.05)
  expect(chance(0.6, 5000)).toBe(chance(0.6, 300))
})
