import { describe, expect, it } from 'vitest'
import { baseRate, laplace, type PastVerdict } from './forecast-base-rate'

const verdict = (over: Partial<PastVerdict> = {}): PastVerdict => ({
  ...{ dependencyId: 'films', challengerId: 'new', goal: 'capability', status: 'STAY', headline: true },
  ...over,
})

describe('the base rate of a status', () => {
  it('counts the headlines that had it, and of them those that still do, first or not', () => {
    const weeks = [
      { said: [verdict()], later: [verdict({ headline: false })] },
      { said: [verdict()], later: [verdict({ status: 'PROMISING' })] },
    ]
    expect(baseRate(weeks, 'STAY')).toEqual({ n: 2, stood: 1 })
    expect(baseRate(weeks, 'JUSTIFIED')).toEqual({ n: 0, stood: 0 })
  })

  it('leaves out what was no headline, what is not weighed any more, and what answers another goal', () => {
    const weeks = [
      { said: [verdict({ headline: false })], later: [verdict()] },
      { said: [verdict()], later: [verdict({ challengerId: 'other' })] },
      { said: [verdict()], later: [verdict({ goal: 'cost' })] },
    ]
    expect(baseRate(weeks, 'STAY')).toEqual({ n: 0, stood: 0 })
  })
})

it('shrinks towards a half by Laplace’s rule', () => {
  expect(laplace({ n: 0, stood: 0 })).toBe(0.5)
  expect(laplace({ n: 1, stood: 1 })).toBeCloseTo(2 / 3)
  expect(laplace({ n: 8, stood: 8 })).toBe(0.9)
  expect(laplace({ n: 98, stood: 0 })).toBe(0.01)
})
