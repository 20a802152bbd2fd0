import { describe, expect, it } from 'vitest'
import type { Claim } from '@/lib/domain/claim'
import { defaultPolicy } from '@/lib/domain/policy'
import { netPreference } from '@/lib/domain/verdict/effect'
import { comparisons } from './comparisons'
import { headToHeadEffect } from './effects'
import { claim, evidenceOf, rated } from './example-inventory'

const compare = (claims: readonly Claim[]) =>
  comparisons({
    evidence: evidenceOf(claims),
    challengerModelId: 'hunyuanvideo',
    incumbentModelId: 'cogvideox-1.5',
    task: 't2v',
    dimensionWeights: { prompt: 1, motion: 1, physics: 1 },
    asOf: '2026-11-25',
  })

const scored = (column: Partial<Claim>, values: [number, number], row: Partial<Claim> = {}) => [
  claim({ ...column, ...row, value: values[0] }),
  claim({ ...column, ...row, value: values[1], modelId: 'cogvideox-1.5' }),
]
const effectOf = (claims: readonly Claim[]) => compare(claims)[0]?.claim.effect

describe('scores', () => {
  it('carry the benchmark’s scale, direction and sample size', () => {
    const panel = { benchmarkId: 'longcat-mos', dimensionId: 'text-alignment', unit: 'MOS 1-5' }
    expect(effectOf(scored(panel, [3.76, 3.7], { sampleSize: 500, sampleUnit: 'clips' }))).toEqual({
      type: 'score',
      challenger: 3.76,
      incumbent: 3.7,
      min: 1,
      max: 5,
      higherIsBetter: true,
      sd: null,
      nC: 500,
      nI: 500,
    })
  })

  it('do not take the number of raters for a number of clips', () => {
    const panel = { benchmarkId: 'longcat-mos', dimensionId: 'text-alignment', unit: 'MOS 1-5' }
    expect(effectOf(scored(panel, [3.76, 3.7], { sampleSize: 12, sampleUnit: 'raters' }))).toMatchObject({ nC: null, nI: null })
  })

  it('of shares of clips bring their own deviation, so that small gaps between shares stay small', () => {
    const share = { benchmarkId: 'videophy', dimensionId: 'physical-commonsense', unit: '% of clips' }
    const effect = effectOf(scored(share, [12.5, 9]))
    expect(effect).toMatchObject({ sd: expect.closeTo(100 * Math.sqrt(0.1075 * 0.8925), 9) })
    const { y } = netPreference(effect as never, { metric: 'human_rating', defaults: defaultPolicy.defaults }) ?? { y: 0 }
    expect(y).toBeLessThan(0.07)
    expect(effectOf(scored(share, [0, 0]))).toMatchObject({ sd: null })
  })

  it('on different scales are averaged from worst to best, whichever end is better', () => {
    const table = { benchmarkId: 'mixed-scales', tableId: 'mixed' }
    const claims = [
      ...scored({ ...table, dimensionId: 'wide', unit: 'score 1-5' }, [5, 3]),
      ...scored({ ...table, dimensionId: 'error', unit: '%' }, [10, 30], { sampleSize: 90, sampleUnit: 'clips' }),
    ]
    expect(effectOf(claims)).toMatchObject({ challenger: 0.95, incumbent: 0.6, min: 0, max: 1, higherIsBetter: true, nC: null })
  })

  it('without a published scale compare nothing, and say so instead of vanishing', () => {
    const found = compare(scored({ benchmarkId: 'mixed-scales', dimensionId: 'open-ended', unit: 'points' }, [2.71, 4.31]))
    expect(found[0]?.claim.effect).toEqual({ type: 'none', superlative: false })
    expect(found[0]?.explanation).toContain('2.71')
  })

  it('outside the benchmark’s own scale compare nothing', () => {
    expect(effectOf(scored({}, [101, 80]))).toEqual({ type: 'none', superlative: false })
  })

  it.each(['rank', 'price'])('do not include a %s', (dimensionId) => {
    const unit = dimensionId === 'rank' ? 'rank' : 'USD/min'
    expect(compare(scored({ benchmarkId: 'mixed-scales', dimensionId, unit }, [2, 3]))).toEqual([])
    expect(compare(scored({ benchmarkId: 'mixed-scales', dimensionId: 'wide', unit: 'score 1-5' }, [2, 3]))).toHaveLength(1)
  })
})

describe('ratings', () => {
  const pair = (row: Partial<Claim>) => [rated('hunyuanvideo', 1100, row), rated('cogvideox-1.5', 1050, row)]

  it('take the wider half of a lopsided interval', () => {
    expect(effectOf(pair({ ciLow: 1040, ciHigh: 1110 }))).toMatchObject({ ci95HalfC: 60, ci95HalfI: 60 })
  })

  it('have no half-width when none was published, or when it is zero', () => {
    expect(effectOf(pair({}))).toMatchObject({ ci95HalfC: null, votesC: null })
    const claims = [rated('hunyuanvideo', 1100, { ciLow: 1100, ciHigh: 1100 }), rated('cogvideox-1.5', 1050)]
    expect(effectOf(claims)).toMatchObject({ ci95HalfC: null })
  })

  it('take votes for votes and prompts for nothing', () => {
    expect(effectOf(pair({ sampleSize: 800, sampleUnit: 'votes' }))).toMatchObject({ votesC: 800, votesI: 800 })
    expect(effectOf(pair({ sampleSize: 800, sampleUnit: 'prompts' }))).toMatchObject({ votesC: null, votesI: null })
  })
})

describe('head-to-heads', () => {
  const seen = (row: Partial<Claim>, mirrored = false) =>
    headToHeadEffect({ claim: claim({ opponentId: 'cogvideox-1.5', value: null, unit: null, ...row }), mirrored })
  const none = { type: 'none', superlative: false }

  it.each<[string, Partial<Claim>, object]>([
    ['a share of wins', { value: 54, unit: '%' }, { type: 'win_rate', rate: 0.54, n: null, ci95: null }],
    ['a net share in points', { value: -20, unit: 'percentage points' }, { type: 'win_rate', rate: 0.4 }],
    ['a share on a scale of one', { value: 0.54, unit: 'score 0-1' }, { type: 'win_rate', rate: 0.54 }],
    ['an interval that misses its own rate', { value: 54, unit: '%', ciLow: 60, ciHigh: 70 }, { rate: 0.54, ci95: null }],
    ['wins with the number of comparisons', { wins: 30, ties: 10, sampleSize: 100 }, { type: 'pairwise', wins: 30, losses: 60, ties: 10 }],
    ['wins alone', { wins: 30 }, none],
    ['more wins than comparisons', { wins: 30, sampleSize: 20 }, none],
    ['a rate beyond 100 %', { value: 167, unit: '%' }, none],
    ['a number in another unit', { value: 54, unit: 'points' }, none],
    [
      'counts beyond what the engine takes',
      { wins: 3_000_000, losses: 1_000_000, ties: 0 },
      { type: 'win_rate', rate: 0.75, n: 4_000_000 },
    ],
  ])('read %s', (_, row, effect) => {
    expect(seen(row)).toMatchObject(effect)
  })

  it('turn the interval with the rate', () => {
    const effect = { rate: expect.closeTo(0.46, 12), ci95: [expect.closeTo(0.4, 12), expect.closeTo(0.5, 12)] }
    expect(seen({ value: 54, unit: '%', ciLow: 50, ciHigh: 60 }, true)).toMatchObject(effect)
  })
})
