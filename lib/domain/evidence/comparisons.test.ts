import { describe, expect, it } from 'vitest'
import type { Claim } from '@/lib/domain/claim'
import { EngineClaim } from '@/lib/domain/verdict/input'
import { type ComparisonQuery, comparisons } from './comparisons'
import { claim, evidenceOf, rated } from './example-inventory'

const compare = (claims: readonly Claim[], query: Partial<ComparisonQuery> = {}) =>
  comparisons({
    evidence: evidenceOf(claims),
    challengerModelId: 'hunyuanvideo',
    incumbentModelId: 'cogvideox-1.5',
    task: 't2v',
    dimensionWeights: { prompt: 1, motion: 1 },
    asOf: '2026-11-25',
    ...query,
  })

const arena = (claims: readonly Claim[], query: Partial<ComparisonQuery> = {}) =>
  compare(claims, { challengerModelId: 'seedance-2.0', incumbentModelId: 'veo-3.1', ...query })

describe('which figures may be compared', () => {
  const skywork = { evaluatorId: 'skywork', evaluatorOrg: 'Skywork AI', evaluatorKind: 'vendor', interestId: 'skywork' }
  const totals = [
    claim({ value: 83.24, tableId: 'vbench-board' }),
    claim({ value: 82.7, tableId: 'skyreels-v2', publishedOn: '2025-04-30', ...skywork }),
    claim({ value: 81.23, tableId: 'skyreels-v1', variant: '540p', publishedOn: '2025-02-28', ...skywork }),
  ]

  it('never pairs totals of one model by three parties with the rival of another party’s table', () => {
    const rival = claim({ modelId: 'cogvideox-1.5', value: 80.3, tableId: 'skyreels-v2', publishedOn: '2025-04-30', ...skywork })
    const found = compare([...totals, rival])
    expect(found.map((comparison) => comparison.claim.effect)).toMatchObject([{ type: 'score', challenger: 82.7, incumbent: 80.3 }])
    expect(found[0]?.claimIds).toEqual([totals[1]?.id, rival.id])
  })

  it('keeps two tables of one evaluator apart', () => {
    const rival = claim({ modelId: 'cogvideox-1.5', value: 82.17, tableId: 'open-sora-plan' })
    expect(compare([...totals, rival])).toEqual([])
  })

  const row = (change: Partial<Claim>) => claim({ modelId: 'cogvideox-1.5', value: 79, ...change })
  it.each<[string, Claim]>([
    ['another evaluator', row({ evaluatorId: 'skywork' })],
    ['another benchmark', row({ benchmarkId: 'longcat-mos' })],
    ['another task', row({ task: 'i2v' })],
    ['another dimension', row({ dimensionId: 'color' })],
    ['another unit, such as a raw beside a normalised score', row({ unit: 'score 0-1', value: 0.79 })],
    ['another table', row({ tableId: 't2' })],
  ])('does not compare across %s', (_, rival) => {
    expect(compare([claim(), row({})])).toHaveLength(1)
    expect(compare([claim(), rival])).toEqual([])
  })

  it('never compares Artificial Analysis silent with its board with audio', () => {
    const elo = { dimensionId: 'arena-elo', unit: 'Elo', evaluatorId: 'artificial-analysis', tableId: null }
    const withAudio = rated('seedance-2.0', 1222, { ...elo, benchmarkId: 'aa-audio', task: 't2v_audio' })
    const silent = rated('veo-3.1', 1214, { ...elo, benchmarkId: 'aa-silent' })
    expect(arena([withAudio, silent])).toEqual([])
    expect(arena([withAudio, rated('veo-3.1', 1091, { ...elo, benchmarkId: 'aa-audio', task: 't2v_audio' })])).toHaveLength(1)
  })

  it.each<[string, Partial<Claim>, number]>([
    ['31 days apart', { publishedOn: '2026-04-01' }, 1],
    ['32 days apart', { publishedOn: '2026-04-02' }, 0],
    ['at another resolution', { variant: '720p' }, 0],
    ['at a resolution stated by one side only', {}, 1],
  ])('pairs results without a common table only when close in time and without contradicting settings: %s', (_, change, expected) => {
    const mine = claim({ tableId: null, settings: change.variant ? '1080p, 5 s' : '5 s' })
    expect(compare([mine, row({ tableId: null, ...change })])).toHaveLength(expected)
  })

  it('pairs a row of a table with a row that names no table', () => {
    expect(compare([claim({ tableId: 't1' }), row({ tableId: null })])).toHaveLength(1)
  })

  it('compares nothing for an unknown model, or a model with itself', () => {
    const claims = [claim(), row({})]
    expect(compare(claims, { incumbentModelId: 'unheard-of' })).toEqual([])
    expect(compare(claims, { incumbentModelId: 'hunyuanvideo' })).toEqual([])
  })
})

describe('what becomes of the figures', () => {
  it('reads arena points as a rating with half-widths and votes', () => {
    const board = [
      rated('seedance-2.0', 1460, { ciLow: 1449, ciHigh: 1471, sampleSize: 6836, sampleUnit: 'votes', variant: '720p' }),
      rated('veo-3.1', 1366, { ciLow: 1352, ciHigh: 1380, sampleSize: 13_690, sampleUnit: 'votes', variant: 'audio' }),
    ]
    const [found] = arena(board)
    const effect = { type: 'elo', challenger: 1460, incumbent: 1366, ci95HalfC: 11, ci95HalfI: 14, votesC: 6836, votesI: 13_690 }
    expect(found?.claim).toMatchObject({ effect, dimensions: 'overall', metric: 'human_pairwise', benchmarkVersion: 'rolling' })
    expect(found?.explanation).toBe(
      'Arena.ai text to video rolling, Arena score: Seedance 2.0 (720p) 1460, Veo 3.1 (audio) 1366 (arena points). Measured by Arena.ai, published 16 Apr 2026.',
    )
  })

  it('dates a comparison to the later of its two results', () => {
    const [found] = compare([
      claim({ evaluatedOn: '2026-01-05', publishedOn: '2026-02-01' }),
      claim({ modelId: 'cogvideox-1.5', evaluatedOn: '2026-01-20', publishedOn: '2026-03-01' }),
    ])
    expect(found?.claim).toMatchObject({ publishedAt: '2026-03-01', evaluatedAt: '2026-01-20' })
  })

  it('shows a vendor’s own run of a public benchmark as disclosing its settings at most', () => {
    const pair = (row: object) => [
      claim({ settingsDisclosed: true, ...row }),
      claim({ modelId: 'cogvideox-1.5', settingsDisclosed: true, ...row }),
    ]
    const open = { promptsPublic: true, settingsDisclosed: true, outputsOrCodePublic: true }
    expect(compare(pair({}))[0]?.claim).toMatchObject(open)
    const own = compare(pair({ evaluatorId: 'tencent', evaluatorKind: 'vendor', interestId: 'tencent' }))[0]?.claim
    expect(own).toMatchObject({ promptsPublic: false, settingsDisclosed: true, outputsOrCodePublic: false })
    expect(own).toMatchObject({ evaluatorKind: 'vendor', conflictOrgId: 'tencent' })
  })

  it('counts settings as disclosed only when both results disclose them', () => {
    expect(compare([claim({ settingsDisclosed: true }), claim({ modelId: 'cogvideox-1.5' })])[0]?.claim.settingsDisclosed).toBe(false)
  })

  it('marks scores as saturated when both reach 95 % of the scale', () => {
    const at = (a: number, b: number) => compare([claim({ value: a }), claim({ modelId: 'cogvideox-1.5', value: b })])[0]?.claim.saturated
    expect(at(99.1, 95)).toBe(true)
    expect(at(99.1, 94.9)).toBe(false)
  })

  it('gives only what the engine accepts', () => {
    const long = `${'x'.repeat(100)}-end`
    const found = compare([claim({ id: `a-${long}` }), claim({ id: `b-${long}`, modelId: 'cogvideox-1.5' })])
    expect(found.map((comparison) => EngineClaim.safeParse(comparison.claim).success)).toEqual([true])
  })
})

describe('dimensions and totals', () => {
  const both = (dimensionId: string, values: [number, number], row: object = {}) => [
    claim({ dimensionId, value: values[0], ...row }),
    claim({ dimensionId, value: values[1], modelId: 'cogvideox-1.5', ...row }),
  ]
  const table = [
    ...both('total', [83, 82]),
    ...both('object-class', [90, 80]),
    ...both('color', [70, 72]),
    ...both('motion-smoothness', [99, 98]),
    ...both('diversity', [50, 51]),
  ]

  it('uses the dimensions that the dependency weighs and not the total', () => {
    expect(compare(table).map((comparison) => comparison.claim.dimensions)).toEqual([['prompt'], ['motion']])
    expect(compare(table, { dimensionWeights: { motion: 1, prompt: 0 } }).map((found) => found.claim.dimensions)).toEqual([['motion']])
  })

  it('counts columns that measure one dimension as one result, their mean', () => {
    const [prompt] = compare(table)
    expect(prompt?.claim.effect).toMatchObject({ type: 'score', challenger: 80, incumbent: 76 })
    expect(prompt?.parts.map((part) => part.name)).toEqual(['Color', 'Object class'])
    expect(prompt?.claimIds).toHaveLength(4)
  })

  it('uses the total when nothing finer was published', () => {
    const [total] = compare([...both('total', [83, 82]), ...both('diversity', [50, 51])])
    expect(total?.claim).toMatchObject({ dimensions: 'overall', dimsReported: 1, dimsAvailable: 4 })
  })

  it('does not fall back on the total when what was published is not what the dependency weighs', () => {
    expect(compare(table, { dimensionWeights: { audio: 1 } })).toEqual([])
  })

  it('chooses between dimensions and total across the tables of one evaluator, not of another', () => {
    const early = both('object-class', [90, 80], { tableId: 'early' })
    expect(compare([...early, ...both('total', [83, 82])]).map((found) => found.claim.dimensions)).toEqual([['prompt']])
    const other = both('total', [83, 82], { evaluatorId: 'skywork' })
    expect(compare([...early, ...other]).map((found) => found.claim.dimensions)).toEqual([['prompt'], 'overall'])
  })

  it('says how many of the benchmark’s dimensions the source published', () => {
    expect(compare(both('color', [70, 72]))[0]?.claim).toMatchObject({ dimsReported: 1, dimsAvailable: 4 })
    expect(compare(table)[0]?.claim).toMatchObject({ dimsReported: 4, dimsAvailable: 4 })
  })

  it('counts people’s choice between whole clips as overall, beside the same source’s dimensions', () => {
    const panel = claim({
      benchmarkId: 'panel',
      dimensionId: 'preferred',
      unit: '% of comparisons',
      value: 54,
      opponentId: 'cogvideox-1.5',
    })
    expect(compare([panel], { dimensionWeights: { audio: 1 } })[0]?.claim).toMatchObject({ dimensions: 'overall' })
  })
})

describe('versions and variants', () => {
  it('takes the exact model where it is on the board, and another tier of its version otherwise', () => {
    const veo = rated('veo-3.1', 1366)
    const tiers = [rated('seedance-2.0', 1460), rated('seedance-2.0-fast', 1490)]
    expect(arena([veo, ...tiers])[0]?.claim).toMatchObject({ versionMatch: 'exact', effect: { challenger: 1460 } })
    expect(arena([veo, rated('seedance-2.0-fast', 1490)])[0]?.claim).toMatchObject({ versionMatch: 'family', effect: { challenger: 1490 } })
    expect(arena([veo, rated('hunyuanvideo', 1490)])).toEqual([])
  })

  it('does not let a newer figure for another tier update the figure for the model itself', () => {
    const older = [rated('veo-3.1', 1366), rated('seedance-2.0', 1460)]
    const newer = { publishedOn: '2026-08-14' }
    const found = arena([...older, rated('veo-3.1', 1364, newer), rated('seedance-2.0-fast', 1490, newer)])
    expect(found.map((comparison) => comparison.claim)).toMatchObject([{ versionMatch: 'exact', publishedAt: '2026-04-16' }])
    expect(arena([rated('veo-3.1', 1364, newer), rated('seedance-2.0-fast', 1490, newer)])).toHaveLength(1)
  })

  it('keeps the models of one version apart when they are compared with one another', () => {
    const query = { challengerModelId: 'veo-3.1-fast', incumbentModelId: 'veo-3.1' }
    expect(arena([rated('veo-3.1', 1366)], query)).toEqual([])
    expect(arena([rated('veo-3.1', 1366), rated('veo-3.1-fast', 1362)], query)[0]?.claim.versionMatch).toBe('exact')
  })

  it('answers each pair for itself, whichever pair of the inventory was asked before', () => {
    const evidence = evidenceOf([
      rated('veo-3.1', 1366),
      rated('veo-3.1-fast', 1362, { tableId: 'other' }),
      rated('seedance-2.0', 1460, { tableId: 'other' }),
    ])
    const ask = (challengerModelId: string, incumbentModelId: string) => arena([], { evidence, challengerModelId, incumbentModelId })
    expect(ask('veo-3.1-fast', 'veo-3.1')).toEqual([])
    expect(ask('seedance-2.0', 'veo-3.1').map((found) => found.claim.versionMatch)).toEqual(['family'])
    expect(ask('veo-3.1-fast', 'veo-3.1')).toEqual([])
  })

  const variants = [
    rated('veo-3.1', 1341, { variant: 'audio' }),
    rated('veo-3.1', 1390, { variant: 'audio, 1080p' }),
    rated('veo-3.1', 1254, { variant: 'silent' }),
  ]
  it.each([
    ['t2v_audio' as const, 1341],
    ['t2v' as const, 1254],
    ['v2v' as const, 1341],
  ])('chooses the variant that fits %s, the plainest of several, never the best-looking', (task, value) => {
    const [found] = arena([rated('seedance-2.0', 1460), ...variants], { task })
    expect(found?.claim.effect).toMatchObject({ incumbent: value })
  })

  it('prefers verified figures', () => {
    const unverified = rated('veo-3.1', 1400, { unverified: true })
    const [found] = arena([rated('seedance-2.0', 1460), unverified])
    expect(found?.explanation).toContain('Not verified.')
    expect(
      arena([rated('seedance-2.0', 1460), unverified, rated('veo-3.1', 1366, { variant: 'audio, 1080p' })])[0]?.claim.effect,
    ).toMatchObject({
      incumbent: 1366,
    })
  })
})

describe('head-to-heads', () => {
  const panel = { benchmarkId: 'panel', dimensionId: 'preferred', unit: '% of comparisons', task: 'i2v', evaluatorId: 'sand-ai' }
  const query = { challengerModelId: 'magi-1', incumbentModelId: 'hailuo-01' }
  const mirrored = { challengerModelId: 'hailuo-01', incumbentModelId: 'magi-1' }

  it('reads a published share of wins as a comparison by itself, mirrored for the other model', () => {
    const claims = [claim({ ...panel, modelId: 'magi-1', opponentId: 'hailuo-01', value: 54, sampleSize: 200, ciLow: 50, ciHigh: 58 })]
    expect(compare(claims, query)[0]?.claim.effect).toEqual({ type: 'win_rate', rate: 0.54, n: 200, ci95: [0.5, 0.58] })
    const [seen] = compare(claims, mirrored)
    expect(seen?.claim.effect).toMatchObject({ type: 'win_rate', rate: expect.closeTo(0.46, 12), n: 200 })
    expect(seen?.claim).toMatchObject({ challengerModelId: 'hailuo-01', incumbentModelId: 'magi-1' })
  })

  it('mirrors counts of wins and losses', () => {
    const claims = [claim({ ...panel, modelId: 'magi-1', opponentId: 'hailuo-01', value: null, unit: null, wins: 39, losses: 15, ties: 6 })]
    expect(compare(claims, query)[0]?.claim.effect).toEqual({ type: 'pairwise', wins: 39, losses: 15, ties: 6 })
    expect(compare(claims, mirrored)[0]?.claim.effect).toEqual({ type: 'pairwise', wins: 15, losses: 39, ties: 6 })
  })

  it('joins two reports of one contest and splits what is missing to 100 % as ties', () => {
    const claims = [
      claim({ ...panel, modelId: 'magi-1', opponentId: 'hailuo-01', value: 30 }),
      claim({ ...panel, modelId: 'hailuo-01', opponentId: 'magi-1', value: 22 }),
    ]
    const found = compare(claims, query)
    expect(found).toHaveLength(1)
    expect(found[0]?.claim.effect).toMatchObject({ rate: expect.closeTo(0.54, 12) })
    expect(found[0]?.claimIds).toHaveLength(2)
    expect(compare(claims, mirrored)[0]?.claim.effect).toMatchObject({ rate: expect.closeTo(0.46, 12) })
  })

  it('ignores a head-to-head with a third model', () => {
    expect(compare([claim({ ...panel, modelId: 'magi-1', opponentId: 'veo-3.1', value: 54 })], query)).toEqual([])
  })
})

describe('claims without a number', () => {
  const boast = claim({ value: null, unit: null, benchmarkId: null, dimensionId: null, tableId: null, statement: 'Best in class.' })

  it('hears a superlative from the challenger’s side alone', () => {
    const [found] = compare([boast])
    expect(found?.claim).toMatchObject({ effect: { type: 'none', superlative: true }, dimensions: 'overall' })
    expect(found?.explanation).toContain('“Best in class.”')
    expect(compare([boast], { challengerModelId: 'cogvideox-1.5', incumbentModelId: 'hunyuanvideo' })).toEqual([])
  })

  it('hears a boast against a named rival only when that rival is the incumbent', () => {
    expect(compare([{ ...boast, opponentId: 'veo-3.1' }])).toEqual([])
    expect(compare([{ ...boast, opponentId: 'cogvideox-1.5' }])).toHaveLength(1)
  })
})
