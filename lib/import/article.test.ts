import { describe, expect, it } from 'vitest'
import { type ArticleDraft, type ArticleNames, articleDrafts, readArticleText } from './article'

const model = (name: string, modelVersion: string, ...aliases: string[]) => {
  const id = `${name} ${modelVersion}`
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
  return { id, name, modelVersion, aliases, apiModelIds: [] }
}
const names: ArticleNames = {
  models: [
    ...[
      model('Veo', '3.0', 'Veo 3'),
      model('Veo', '3.1', 'veo-3.1'),
      model('Veo', '3.1 Fast'),
      model('Kling', '2.1 Master'),
      model('Kling', '3.0 Pro', '可灵 3.0 Pro'),
    ],
    ...[
      model('Kling', '3.0 Standard'),
      model('Seedance', '2.5', '即梦 2.5'),
      model('Wan', '3.0', '通义万相 3.0'),
      model('Sora', '2'),
      model('Gen', '4.5', 'Runway Gen-4.5'),
    ],
    ...[model('HappyHorse', '1.0'), model('HappyHorse', '1.1'), model('Goku-T2V', ''), model('Ray', '3')],
  ],
  benchmarks: [
    { id: 'vbench', name: 'VBench', benchmarkVersion: '1.0' },
    { id: 'vbench-2', name: 'VBench-2.0', benchmarkVersion: '2.0' },
    { id: 'vbench-i2v', name: 'VBench-I2V (VBench++)', benchmarkVersion: '1.0' },
    { id: 'physics-iq', name: 'Physics-IQ', benchmarkVersion: '1' },
    { id: 'aa-1', name: 'Video Quality Index', benchmarkVersion: 'v1' },
    { id: 'aa-2', name: 'Video Quality Index', benchmarkVersion: 'v2' },
  ],
  vendors: [
    { id: 'google', name: 'Google (DeepMind / Cloud)' },
    { id: 'kuaishou', name: 'Kuaishou (Kling AI)' },
    { id: 'runway', name: 'Runway' },
    { id: 'alibaba', name: 'Alibaba' },
  ],
  evaluators: [
    ...[
      { org: 'Artificial Analysis', kind: 'independent' as const },
      { org: 'Arena.ai (formerly LMArena)', kind: 'independent' as const },
    ],
    ...[
      { org: 'Google', kind: 'vendor' as const },
      { org: 'DesignArena', kind: 'community' as const },
    ],
  ],
}

type Expected = Partial<ArticleDraft>[]
const sentences: [text: string, drafts: Expected][] = [
  ['Veo 3.1 scores 83.24% on VBench.', [{ modelId: 'veo-3.1', value: 83.24, unit: '%', benchmarkId: 'vbench', evaluatorOrg: null }]],
  [
    'According to Artificial Analysis, Seedance 2.5 reached an Elo of 1,287.',
    [
      {
        modelId: 'seedance-2.5',
        value: 1287,
        unit: 'Elo',
        evaluatorOrg: 'Artificial Analysis',
        evaluatorKind: 'independent',
        interestId: null,
      },
    ],
  ],
  [
    'On LMArena, Veo 3.1 Fast holds 1,352 points after 12,480 votes.',
    [
      {
        modelId: 'veo-3.1-fast',
        value: 1352,
        unit: 'points',
        sampleSize: 12480,
        sampleUnit: 'votes',
        evaluatorOrg: 'Arena.ai (formerly LMArena)',
      },
    ],
  ],
  [
    'Kuaishou says Kling 2.1 Master wins 61% of comparisons against Veo 3.',
    [
      {
        modelId: 'kling-2.1-master',
        opponentId: 'veo-3.0',
        value: 61,
        unit: '%',
        evaluatorOrg: 'Kuaishou',
        evaluatorKind: 'vendor',
        interestId: 'kuaishou',
      },
    ],
  ],
  ['Veo 3.1 beat Kling 2.1 Master with a 58.4% win rate.', [{ modelId: 'veo-3.1', opponentId: 'kling-2.1-master', value: 58.4 }]],
  [
    'Veo 3.1 scored 83%, ahead of Kling 2.1 Master at 81%.',
    [
      { modelId: 'veo-3.1', value: 83, opponentId: null },
      { modelId: 'kling-2.1-master', value: 81, opponentId: null },
    ],
  ],
  [
    'The totals were 84.1% for Seedance 2.5 and 82.9% for Wan 3.0.',
    [
      { modelId: 'seedance-2.5', value: 84.1 },
      { modelId: 'wan-3.0', value: 82.9 },
    ],
  ],
  ['Kling 3.0 gets an Elo of 1240.', [{ modelId: null, modelChoices: ['kling-3.0-pro', 'kling-3.0-standard'], value: 1240 }]],
  ['HappyHorse has a win rate of 55%.', [{ modelId: null, modelChoices: ['happyhorse-1.0', 'happyhorse-1.1'], value: 55 }]],
  [
    'Runway Gen-4.5 achieved a MOS of 4.12 ± 0.08 in image-to-video with audio.',
    [{ modelId: 'gen-4.5', value: 4.12, unit: 'MOS', ciLow: 4.04, ciHigh: 4.2, task: 'i2v_audio' }],
  ],
  ['Wan 3.0 is 2.5x faster than Wan 2.9.', [{ modelId: 'wan-3.0', value: 2.5, unit: '×' }]],
  ['Raters gave Sora 2 an average of 7.9/10 for text-to-video.', [{ modelId: 'sora-2', value: 7.9, unit: 'out of 10', task: 't2v' }]],
  [
    'Veo 3.1 is the best video model in the world.',
    [{ modelId: 'veo-3.1', value: null, statement: 'Veo 3.1 is the best video model in the world.', unit: null }],
  ],
  [
    'Seedance 2.5 ranks #1 on the leaderboard, ahead of Veo 3.1.',
    [{ modelId: 'seedance-2.5', rank: 1, opponentId: 'veo-3.1', value: null }],
  ],
  [
    'Google’s Veo 3.1 scores 41.8 on Physics-IQ.',
    [{ modelId: 'veo-3.1', value: 41.8, unit: null, benchmarkId: 'physics-iq', evaluatorOrg: null }],
  ],
  [
    'In tests conducted by the Institute for Moving Images, Wan 3.0 scored 77%.',
    [{ modelId: 'wan-3.0', value: 77, evaluatorOrg: 'Institute for Moving Images', evaluatorKind: null }],
  ],
  ['As of 14 August 2026, Seedance 2.5 leads with 1,301 Elo.', [{ modelId: 'seedance-2.5', value: 1301, evaluatedOn: '2026-08-14' }]],
  [
    'On VBench-2.0, Veo 3.1 reached 66.72%; on VBench++, it got 88.1%.',
    [
      { benchmarkId: 'vbench-2', value: 66.72 },
      { benchmarkId: 'vbench-i2v', value: 88.1 },
    ],
  ],
  ['Veo 3.1 scores 12% on the Video Quality Index.', [{ benchmarkId: null, benchmarkChoices: ['aa-1', 'aa-2'] }]],
  ['Video Quality Index v2 puts Veo 3.1 at 14%.', [{ benchmarkId: 'aa-2', value: 14 }]],
  ['Goku-T2V scored 84.85 in total.', [{ modelId: 'goku-t2v', value: 84.85, unit: null }]],
  [
    'DesignArena voters preferred Ray 3 in 52% of pairs.',
    [{ modelId: 'ray-3', value: 52, evaluatorOrg: 'DesignArena', evaluatorKind: 'community' }],
  ],
  ['在盲测中，可灵 3.0 Pro 的胜率为61.2%。', [{ modelId: 'kling-3.0-pro', value: 61.2, unit: '%' }]],
  ['即梦 2.5 在文生视频榜单上得分1287分，位列第一名。', [{ modelId: 'seedance-2.5', value: 1287, unit: 'points', task: 't2v', rank: 1 }]],
  [
    '阿里表示，通义万相 3.0 是目前最强的视频模型。',
    [{ modelId: 'wan-3.0', value: null, statement: '阿里表示，通义万相 3.0 是目前最强的视频模型。' }],
  ],
  ['截至2026年8月14日，通义万相 3.0 的 MOS 为 4.3。', [{ modelId: 'wan-3.0', value: 4.3, unit: 'MOS', evaluatedOn: '2026-08-14' }]],
  [
    'Seedance 2.5 reached an Elo of 1,287, ahead of Veo 3.1 at 1,251.',
    [
      { modelId: 'seedance-2.5', value: 1287 },
      {
        modelId: 'veo-3.1',
        value: 1251,
        unit: null,
        missing: ['Task', 'Unit', 'Benchmark', 'Evaluator', 'Kind of evaluator', 'Published on'],
      },
    ],
  ],
  [
    'Google says Veo 3.1 scores 83.24% on VBench, based on 946 prompts.',
    [{ modelId: 'veo-3.1', evaluatorOrg: 'Google', evaluatorKind: 'vendor', interestId: 'google', sampleSize: 946, sampleUnit: 'prompts' }],
  ],
  ['An Elo of 1,299 was reached last week.', [{ modelId: null, modelChoices: [], value: 1299, unit: 'Elo' }]],
]

describe('an article becomes drafts', () => {
  it.each(sentences)('%s', (text, expected) => {
    const drafts = articleDrafts(text, names)
    expect(drafts).toHaveLength(expected.length)
    for (const [at, draft] of expected.entries()) expect(drafts[at]).toMatchObject(draft)
  })

  it.each([
    ['a sentence without a model or a score', 'The weather was 83% better.'],
    ['a model without a figure or praise', 'Veo 3.1 was released by Google.'],
    ['durations, resolutions, rates and prices', 'Veo 3.1 makes 8-second clips at 1080p and 24 fps for $0.40 per second.'],
    ['a year', 'Sora 2 came in 2025.'],
    ['a version that is not there', 'Sora 2.5 was announced.'],
    ['a word that is a name in small letters', 'A ray of light fell 30% of the time.'],
    ['a name inside a word', 'Vanguard and Wanda won 30% of it.'],
    ['nothing', ' \n\n '],
  ])('and nothing is made of %s', (_, text) => expect(articleDrafts(text, names)).toEqual([]))

  it('says what the text leaves open, and fills in none of it', () => {
    const [draft] = articleDrafts('Veo 3.1 scores 83%.', names)
    expect(draft).toMatchObject({
      task: null,
      benchmarkId: null,
      evaluatorOrg: null,
      evaluatorKind: null,
      publishedOn: null,
      opponentId: null,
    })
    expect(draft?.missing).toEqual(['Task', 'Benchmark', 'Evaluator', 'Kind of evaluator', 'Published on'])
  })

  it('quotes each sentence word for word, with the places of what it found', () => {
    const text = 'Video news\nPublished 12 May 2026\n\nIntro, e.g. this. Veo 3.1 scores 83.24% on VBench vs. others. The end.'
    const [draft, ...others] = articleDrafts(text, names)
    expect(others).toEqual([])
    expect(text.slice(draft?.start, draft?.end)).toBe(draft?.quote)
    expect(draft?.quote).toBe('Veo 3.1 scores 83.24% on VBench vs. others.')
    expect(draft?.marks.map(({ kind, start, end }) => [kind, text.slice(start, end)])).toEqual([
      ['model', 'Veo 3.1'],
      ['benchmark', 'VBench'],
      ['figure', '83.24'],
    ])
    expect(draft?.publishedOn).toBe('2026-05-12')
  })

  it('reads the rows of a pasted table one by one', () => {
    const drafts = articleDrafts('Model\tElo\nVeo 3.1\tElo 1,250\nSeedance 2.5\tElo 1,287', names)
    expect(drafts.map(({ modelId, value }) => [modelId, value])).toEqual([
      ['veo-3.1', 1250],
      ['seedance-2.5', 1287],
    ])
  })

  it('survives any text, in time that grows with its length', () => {
    for (const piece of [
      'Veo 3.1 83% ',
      '1,000,',
      '%',
      '(',
      'according to A ',
      '可灵3.0 ',
      'win rate ',
      '\n',
      'vs. ',
      '± 3',
      'Elo ',
      '95% CI 1,',
      '95 % confidence ',
      'preferred X ',
    ])
      expect(articleDrafts(piece.repeat(Math.ceil(60_000 / piece.length)), names).length, piece).toBeLessThanOrEqual(200)
  })
})

describe('what stands beside a figure', () => {
  const read = (text: string) =>
    articleDrafts(text, names).map(({ modelId, value, ciLow, ciHigh, sampleSize }) => ({ modelId, value, ciLow, ciHigh, sampleSize }))
  it('is its interval where a confidence level says so, and the level itself is no figure', () => {
    const veo = { modelId: 'veo-3.1', value: 1262, ciLow: 1250, ciHigh: 1274, sampleSize: null }
    expect(read('Veo 3.1 has an Elo of 1,262 (95% CI 1,250–1,274).')).toEqual([veo])
    expect(read('Veo 3.1 has an Elo of 1,262 (95 % confidence interval: [1250, 1274]).')).toEqual([veo])
    expect(read('Veo 3.1 has an Elo of 1,262 (95% CI ±12).')).toEqual([veo])
    expect(read('With 95% confidence Veo 3.1 has an Elo of 1,262.')).toEqual([{ ...veo, ciLow: null, ciHigh: null }])
    expect(read('Veo 3.1 has an Elo of 1,262 (95% CI 1,300–1,310).')).toEqual([{ ...veo, ciLow: null, ciHigh: null }])
  })
  it('is the count of its own model, and of no other', () => {
    const sizes = (text: string) => read(text).map(({ modelId, sampleSize }) => [modelId, sampleSize])
    expect(sizes('Veo 3.1 has 1,287 Elo from 6,836 votes, ahead of Seedance 2.5 at 1,251.')).toEqual([
      ['veo-3.1', 6836],
      ['seedance-2.5', null],
    ])
    expect(sizes('Veo 3.1 scored 83%, ahead of Seedance 2.5 at 81% after 500 clips.')).toEqual([
      ['veo-3.1', null],
      ['seedance-2.5', 500],
    ])
    expect(sizes('Over 1,946 prompts, Veo 3.1 scored 83% and Seedance 2.5 scored 81%.')).toEqual([
      ['veo-3.1', 1946],
      ['seedance-2.5', 1946],
    ])
    expect(sizes('Veo 3.1 scored 83% (400 clips) and Seedance 2.5 scored 81% (300 clips).')).toEqual([
      ['veo-3.1', 400],
      ['seedance-2.5', 300],
    ])
  })
  it('is listed as not read where no draft takes it up', () => {
    const unread = (text: string) => readArticleText(text, names).unread.map((number) => number.text)
    expect(unread('Veo 3.1 takes 41 seconds and costs $0.12 per second.')).toEqual(['41 seconds', '$0.12 per second'])
    expect(unread('Veo 3.1 scores 83.24% on VBench over 1,946 prompts, in 2026, and renders at 24 fps.')).toEqual(['24 fps'])
    expect(unread('Veo 3.1 has an Elo of 1,262 (95% CI 1,250–1,274).')).toEqual([])
    expect(unread('The bus comes in 12 minutes.')).toEqual([])
  })
})
