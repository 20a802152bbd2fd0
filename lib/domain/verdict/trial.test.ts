import { describe, expect, it } from 'vitest'
import { blindTrial } from '@/lib/testing/engine-inputs'
import { confidenceSequence, davidson, evidence, poolTrials } from './trial'

const today = '2026-11-23'

describe('evidence that survives peeking', () => {
  it.each([
    [7, 0, 0.5, 31.875, 0.484312543, 1],
    [15, 5, 0.5, 6.355521156, 0.42174165, 0.949294024],
    [20, 8, 0.5, 5.884463374, 0.431972459, 0.912388787],
    [23, 7, 0.5, 33.971133231, 0.494993925, 0.938221813],
    [39, 15, 0.5, 75.654208828, 0.513706992, 0.880033352],
    [34, 22, 0.45, 4.694004002, 0.401089081, 0.789850233],
    [15, 39, 0.5, 0.038446086, 0.119966648, 0.486293008],
  ])('%d wins to %d against %f', (wins, losses, p0, e, low, high) => {
    expect(evidence(wins, losses, p0)).toBeCloseTo(e, 8)
    const [from, to] = confidenceSequence(wins, losses)
    expect(from).toBeCloseTo(low, 8)
    expect(to).toBeCloseTo(high, 8)
  })

  it.each([
    [20, 16],
    [30, 23],
    [40, 29],
    [60, 42],
    [100, 65],
    [200, 122],
  ])('of %d decisive prompts %d wins reach 20 to 1, one less does not', (n, wins) => {
    expect(evidence(wins, n - wins, 0.5)).toBeGreaterThanOrEqual(20)
    expect(evidence(wins - 1, n - wins + 1, 0.5)).toBeLessThan(20)
  })

  it('is nothing before the first decisive prompt', () => {
    expect(evidence(0, 0, 0.45)).toBe(1)
    expect(confidenceSequence(0, 0)).toEqual([0, 1])
  })

  it('stays finite for landslides of any size', () => {
    expect(evidence(1_000_000, 0, 0.5)).toBe(1e300)
    expect(evidence(0, 1_000_000, 0.5)).toBeCloseTo(1 / 1_000_001, 12)
    expect(evidence(500_000, 500_000, 0.5)).toBeLessThan(1)
    expect(confidenceSequence(1_000_000, 1_000_000)[0]).toBeGreaterThan(0.49)
  })

  it('reaches 20 to 1 in at most one of twenty fair trials watched after every prompt', () => {
    // Exact: probability, by dynamic programming over decisive prompts of two equal models, that the bar is ever reached by 200.
    let alive = new Map([[0, 1]])
    let reached = 0
    for (let n = 1; n <= 200; n++) {
      const next = new Map<number, number>()
      for (const [wins, p] of alive) for (const w of [wins, wins + 1]) next.set(w, (next.get(w) ?? 0) + p / 2)
      for (const [wins, p] of next) {
        if (wins < 15 || evidence(wins, n - wins, 0.5) < 20) continue
        reached += p
        next.delete(wins)
      }
      alive = next
    }
    expect(reached).toBeCloseTo(0.022, 3)
  })
})

describe('Davidson model with ties', () => {
  it('describes 39-15-6', () => {
    const model = davidson({ w: 39, l: 15, ti: 6, N: 60 })
    expect(model?.theta).toBeCloseTo(0.955511445, 8)
    expect(model?.se).toBeCloseTo(0.30382181, 8)
    expect(model?.nu).toBeCloseTo(0.248069469, 8)
  })

  it('is absent without a win or without a loss', () => {
    expect(davidson({ w: 0, l: 5, ti: 1, N: 6 })).toBeNull()
    expect(davidson({ w: 5, l: 0, ti: 1, N: 6 })).toBeNull()
  })
})

describe('pooling of trials', () => {
  it('adds the counts of proof trials and keeps informal ones apart', () => {
    const pooled = poolTrials(
      [blindTrial(5, 3, 2), blindTrial(1, 1, 0, { id: 't2' }), blindTrial(9, 0, 0, { id: 't3', ownPrompts: false })],
      today,
    )
    expect(pooled.proof).toEqual({ w: 6, l: 4, ti: 2, N: 12 })
    expect(pooled.informal).toEqual({ w: 9, l: 0, ti: 0, N: 9 })
    expect([pooled.proofIds, pooled.informalIds]).toEqual([['t1', 't2'], ['t3']])
  })

  it.each(['blind', 'sidesRandomised', 'ownPrompts', 'versionsExact'])('a trial without %s is informal', (condition) => {
    expect(poolTrials([blindTrial(5, 3, 2, { [condition]: false })], today).proof.N).toBe(0)
    expect(poolTrials([blindTrial(5, 3, 2)], today).proof.N).toBe(10)
  })

  it('does not know a trial of tomorrow', () => {
    expect(poolTrials([blindTrial(5, 3, 2, { asOf: '2026-11-24' })], today).proof.N).toBe(0)
    expect(poolTrials([blindTrial(5, 3, 2, { asOf: '2026-11-23' })], today).proof.N).toBe(10)
  })
})
