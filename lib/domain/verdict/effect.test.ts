import { describe, expect, it } from 'vitest'
import { defaultPolicy } from '@/lib/domain/policy'
import { netPreference, publishedPreference } from './effect'
import type { Effect, MetricKind } from './input'

const convert = (effect: Effect, metric: MetricKind = 'human_pairwise') =>
  netPreference(effect, { metric, defaults: defaultPolicy.defaults })
const percent = { min: 0, max: 100, higherIsBetter: true }

describe('conversion to net preference', () => {
  const cases: [string, Effect, MetricKind, number, number][] = [
    ['counts 39-15-6', { type: 'pairwise', wins: 39, losses: 15, ties: 6 }, 'human_pairwise', 0.393442622951, 0.016393442623],
    ['win rate with sample size', { type: 'win_rate', rate: 0.72, n: 200 }, 'human_pairwise', 0.437810945274, 0.004975124378],
    ['win rate with interval', { type: 'win_rate', rate: 0.58, ci95: [0.53, 0.63] }, 'human_pairwise', 0.16, 0.002603177716],
    ['win rate alone', { type: 'win_rate', rate: 0.58 }, 'human_pairwise', 0.154838709677, 0.032258064516],
    [
      'Elo with intervals',
      { type: 'elo', challenger: 1268, incumbent: 1213, ci95HalfC: 12, ci95HalfI: 9 },
      'human_pairwise',
      0.156993504689,
      0.000485218934,
    ],
    [
      'Elo with votes',
      { type: 'elo', challenger: 1361, incumbent: 1268, votesC: 3000, votesI: 5000 },
      'human_pairwise',
      0.261460577232,
      0.000533333333,
    ],
    ['Elo alone', { type: 'elo', challenger: 1361, incumbent: 1268 }, 'human_pairwise', 0.261460577232, 0.032258064516],
    [
      'score with spread and sizes',
      { type: 'score', challenger: 84.7, incumbent: 83.1, ...percent, sd: 12, nC: 900, nI: 900 },
      'automatic',
      0.075113981386,
      0.000707355303,
    ],
    [
      'score without spread',
      { type: 'score', challenger: 84.7, incumbent: 83.1, ...percent, nC: 900, nI: 900 },
      'automatic',
      0.060123211137,
      0.000707355303,
    ],
    [
      'mean opinion score',
      { type: 'score', challenger: 3.9, incumbent: 3.6, min: 1, max: 5, higherIsBetter: true, nC: 24, nI: 24 },
      'human_rating',
      0.209117677059,
      0.026525823849,
    ],
    [
      'score where lower is better',
      { type: 'score', challenger: 180, incumbent: 220, min: 0, max: 1000, higherIsBetter: false, sd: 60, nC: 50, nI: 50 },
      'automatic',
      0.362648111766,
      0.012732395447,
    ],
  ]

  it.each(cases)('%s', (_, effect, metric, y, v) => {
    const found = convert(effect, metric)
    expect(found?.y).toBeCloseTo(y, 11)
    expect(found?.v).toBeCloseTo(v, 11)
  })

  it.each([
    [35, 0.1],
    [70, 0.2],
    [100, 0.28],
  ])('%d Elo points are about %f', (points, preference) =>
    expect(convert({ type: 'elo', challenger: 1000 + points, incumbent: 1000 })?.y).toBeCloseTo(preference, 2),
  )

  it.each([
    [0.2, 0.112],
    [0.5, 0.276],
  ])("Cohen's d %f is %f", (d, preference) =>
    expect(convert({ type: 'score', challenger: d, incumbent: 0, ...percent, sd: 1 })?.y).toBeCloseTo(preference, 3),
  )

  it('compares nothing when nothing was compared', () => {
    expect(convert({ type: 'none', superlative: true })).toBeNull()
    expect(convert({ type: 'pairwise', wins: 0, losses: 0, ties: 0 })).toBeNull()
    expect(convert({ type: 'pairwise', wins: 0, losses: 0, ties: 1 })).toEqual({ y: 0, v: 0.5 })
  })

  it('treats one missing interval or vote count as no uncertainty stated', () => {
    expect(convert({ type: 'elo', challenger: 1361, incumbent: 1268, ci95HalfC: 5 })?.v).toBe(1 / 31)
    expect(convert({ type: 'elo', challenger: 1361, incumbent: 1268, votesI: 5000 })?.v).toBe(1 / 31)
  })

  it('keeps the weight of an absurdly precise figure finite', () => {
    expect(convert({ type: 'elo', challenger: 1, incumbent: 0, ci95HalfC: 1e-300, ci95HalfI: 1e-300 })?.v).toBe(1e-12)
    expect(convert({ type: 'score', challenger: 1e15, incumbent: -1e15, ...percent, sd: 1e-9 })?.y).toBe(1)
  })
})

describe('net preference as published', () => {
  const published = (effect: Effect) => publishedPreference(effect, convert(effect))

  it('is not shrunk by sample size', () => {
    expect(published({ type: 'win_rate', rate: 0.72, n: 200 })).toBeCloseTo(0.44, 12)
    expect(published({ type: 'pairwise', wins: 3, losses: 1, ties: 0 })).toBe(0.5)
    expect(published({ type: 'elo', challenger: 1268, incumbent: 1213 })).toBeCloseTo(0.156993504689, 11)
  })

  it('is absent without a number', () => {
    expect(published({ type: 'none', superlative: true })).toBeNull()
    expect(published({ type: 'pairwise', wins: 0, losses: 0, ties: 0 })).toBeNull()
  })
})
