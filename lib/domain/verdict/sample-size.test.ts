import { describe, expect, it } from 'vitest'
import { defaultPolicy } from '@/lib/domain/policy'
import { expectedPrompts, promptsFor, proofBar, provenBy, winsNeeded, withTies } from './sample-size'
import { evidence } from './trial'

const better = proofBar('capability', defaultPolicy)
const asGood = proofBar('cost', defaultPolicy)

describe('sample size of an own blind trial', () => {
  it.each([
    [0.5, [0.007, 0.011, 0.013, 0.016, 0.019, 0.022], null, 98.8],
    [0.55, [0.021, 0.034, 0.046, 0.061, 0.089, 0.147], null, 95.2],
    [0.6, [0.055, 0.093, 0.13, 0.186, 0.308, 0.57], 327, 85.1],
    [0.65, [0.125, 0.21, 0.296, 0.426, 0.668, 0.938], 133, 66.5],
    [0.7, [0.247, 0.395, 0.537, 0.717, 0.926, 0.999], 71, 45.8],
    [0.75, [0.425, 0.623, 0.781, 0.92, 0.995, 1], 43, 31.1],
    [0.8, [0.639, 0.831, 0.937, 0.99, 1, 1], 29, 23.2],
  ] as const)('at a true win share of %d', (share, chances, n80, mean) => {
    const reached = provenBy(share, better, 200)
    expect([20, 30, 40, 60, 100, 200].map((n) => Math.round(1000 * (reached[n] as number)) / 1000)).toEqual(chances)
    if (n80 !== null) expect(promptsFor(0.8, share, better, 400)).toBe(n80)
    expect(expectedPrompts(share, better, 100)).toBeCloseTo(mean, 1)
  })

  it('is out of reach for a difference that is not there', () => expect(promptsFor(0.8, 0.5, better, 400)).toBeNull())

  it('asks for these wins', () => {
    expect([20, 30, 40, 60, 100, 200].map((n) => winsNeeded(n, better))).toEqual([16, 23, 29, 42, 65, 122])
    expect(winsNeeded(14, better)).toBeNull()
  })

  it('counts the wins and losses that are already there', () => {
    const before = { w: 20, l: 8 }
    const wins = winsNeeded(30, better, before) as number
    expect(evidence(20 + wins, 8 + 30 - wins, 0.5)).toBeGreaterThanOrEqual(20)
    expect(evidence(20 + wins - 1, 8 + 30 - wins + 1, 0.5)).toBeLessThan(20)
  })

  it('needs fewer prompts to show that a challenger is as good', () => {
    expect([0.55, 0.6, 0.65].map((share) => promptsFor(0.8, share, asGood))).toEqual([193, 78, 44])
    expect(promptsFor(0.8, 0.7, { ...better, e: 10 })).toBe(58)
  })

  it('plans more prompts where some end without a preference', () => {
    expect(withTies(60, 0.25)).toBe(80)
    expect(withTies(71, 0)).toBe(71)
  })
})
