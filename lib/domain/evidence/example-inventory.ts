import { Benchmark } from '@/lib/domain/benchmark'
import { Claim } from '@/lib/domain/claim'
import { Dependency } from '@/lib/domain/dependency'
import { Fact } from '@/lib/domain/fact'
import { Model } from '@/lib/domain/model'
import { Offering } from '@/lib/domain/offering'
import { Trial } from '@/lib/domain/trial'
import { Vendor } from '@/lib/domain/vendor'
import { type EvidenceIndex, type Inventory, indexEvidence } from './evidence-index'

/** A small inventory with real names and figures, for the tests of this folder. Every builder takes only what a test is about. */
type Row = Record<string, unknown>

export const vendor = (id: string, row: Row = {}) => Vendor.parse({ id, name: id, ...row })

export const model = (id: string, row: Row = {}) =>
  Model.parse({ id, vendorId: id.split('-')[0], name: id, modelVersion: '', group: id, access: ['api'], ...row })

export const offering = (id: string, row: Row = {}) =>
  Offering.parse({ id, modelId: id.split('--')[0], providerId: id.split('--')[1], kind: 'aggregator', apiModelId: `${id}/api`, ...row })

export const fact = (row: Row) => Fact.parse({ id: 'fact', sourceKind: 'measured', observedOn: '2026-11-01', ...row })

export const trial = (row: Row = {}) =>
  Trial.parse({
    id: 'trial',
    dependencyId: 'ads',
    challengerId: 'seedance-2.0--fal',
    incumbentId: 'veo-3.1--google',
    state: 'closed',
    registeredOn: '2026-10-01',
    closedOn: '2026-10-20',
    plannedPrompts: 60,
    blind: true,
    sidesRandomised: true,
    ownPrompts: true,
    versionsExact: true,
    wins: 39,
    losses: 15,
    ties: 6,
    ...row,
  })

export const dependency = (row: Row = {}) =>
  Dependency.parse({
    id: 'ads',
    name: 'Adverts',
    task: 't2v_audio',
    incumbentId: 'veo-3.1--google',
    dimensionWeights: { prompt: 1, motion: 1 },
    startedOn: '2026-01-01',
    challengers: [{ offeringId: 'seedance-2.0--fal', addedOn: '2026-04-01' }],
    ...row,
  })

const percent = { metric: 'automatic', unit: '%', higherIsBetter: true, min: 0, max: 100 }
const rating = { dimension: 'overall', metric: 'human_pairwise', higherIsBetter: true }
const mos = { metric: 'human_rating', unit: 'MOS 1-5', higherIsBetter: true, min: 1, max: 5 }

export const benchmarks = [
  {
    id: 'vbench',
    name: 'VBench',
    benchmarkVersion: '1.0',
    maintainer: 'VBench Team',
    maintainerKind: 'academic',
    promptsPublic: true,
    codePublic: true,
    dimensions: [
      { id: 'total', name: 'Total', dimension: 'overall', ...percent },
      { id: 'object-class', name: 'Object class', dimension: 'prompt', ...percent },
      { id: 'color', name: 'Color', dimension: 'prompt', ...percent },
      { id: 'motion-smoothness', name: 'Motion smoothness', dimension: 'motion', ...percent },
      { id: 'diversity', name: 'Diversity', dimension: null, ...percent },
    ],
  },
  {
    id: 'lmarena-t2v',
    name: 'Arena.ai text to video',
    benchmarkVersion: 'rolling',
    maintainer: 'Arena.ai',
    maintainerKind: 'community_arena',
    promptsPublic: false,
    dimensions: [{ id: 'arena-score', name: 'Arena score', unit: 'arena points', ...rating }],
  },
  {
    id: 'aa-silent',
    name: 'Artificial Analysis, silent',
    benchmarkVersion: 'v1',
    maintainer: 'Artificial Analysis',
    maintainerKind: 'community_arena',
    dimensions: [{ id: 'arena-elo', name: 'Arena Elo', unit: 'Elo', ...rating }],
  },
  {
    id: 'aa-audio',
    name: 'Artificial Analysis, with audio',
    benchmarkVersion: 'v1',
    maintainer: 'Artificial Analysis',
    maintainerKind: 'community_arena',
    dimensions: [{ id: 'arena-elo', name: 'Arena Elo', unit: 'Elo', ...rating }],
  },
  {
    id: 'longcat-mos',
    name: 'LongCat panel',
    maintainer: 'Meituan',
    maintainerKind: 'vendor',
    dimensions: [
      { id: 'total', name: 'Overall quality', dimension: 'overall', ...mos },
      { id: 'text-alignment', name: 'Text alignment', dimension: 'prompt', ...mos },
    ],
  },
  {
    id: 'videophy',
    name: 'VideoPhy',
    maintainer: 'VideoPhy authors',
    maintainerKind: 'academic',
    dimensions: [
      { id: 'physical-commonsense', name: 'Physical commonsense', dimension: 'physics', ...mos, unit: '% of clips', min: 0, max: 100 },
    ],
  },
  {
    id: 'panel',
    name: 'In-house panel',
    maintainer: 'Sand AI',
    maintainerKind: 'vendor',
    dimensions: [{ id: 'preferred', name: 'Preferred overall', unit: '% of comparisons', min: 0, max: 100, ...rating }],
  },
  {
    id: 'mixed-scales',
    name: 'Mixed scales',
    maintainer: 'A university',
    maintainerKind: 'academic',
    dimensions: [
      { id: 'wide', name: 'Wide', dimension: 'motion', ...percent, unit: 'score 1-5', min: 1, max: 5 },
      { id: 'error', name: 'Error rate', dimension: 'motion', ...percent, higherIsBetter: false },
      { id: 'open-ended', name: 'Open-ended', dimension: 'motion', ...percent, unit: 'points', min: null, max: null },
      { id: 'rank', name: 'Average rank', dimension: 'motion', ...percent, unit: 'rank', min: 1, max: 7 },
      { id: 'price', name: 'Price', dimension: 'motion', ...percent, unit: 'USD/min' },
    ],
  },
].map((row) => Benchmark.parse(row))

export const models = [
  model('seedance-2.0', { vendorId: 'bytedance', name: 'Seedance', modelVersion: '2.0' }),
  model('seedance-2.0-fast', { vendorId: 'bytedance', name: 'Seedance', modelVersion: '2.0 Fast', group: 'seedance-2.0' }),
  model('veo-3.1', { vendorId: 'google', name: 'Veo', modelVersion: '3.1' }),
  model('veo-3.1-fast', { vendorId: 'google', name: 'Veo', modelVersion: '3.1 Fast', group: 'veo-3.1' }),
  model('hunyuanvideo', { vendorId: 'tencent', name: 'HunyuanVideo' }),
  model('cogvideox-1.5', { vendorId: 'zhipu', name: 'CogVideoX', modelVersion: '1.5' }),
  model('magi-1', { vendorId: 'sand-ai', name: 'MAGI-1' }),
  model('hailuo-01', { vendorId: 'minimax', name: 'Hailuo', modelVersion: '01' }),
]

let count = 0

/** A claim; unless told otherwise a score on VBench's total by the VBench team in the table `t1`. */
export const claim = (row: Row = {}) =>
  Claim.parse({
    id: `claim-${++count}`,
    modelId: 'hunyuanvideo',
    benchmarkId: 'vbench',
    dimensionId: 'total',
    task: 't2v',
    value: 80,
    unit: '%',
    evaluatorId: 'vbench-team',
    evaluatorOrg: 'VBench Team',
    evaluatorKind: 'independent',
    tableId: 't1',
    publishedOn: '2026-03-01',
    sourceId: 'source',
    tier: 'primary',
    ...row,
  })

/** A rating on the arena board of one day. */
export const rated = (modelId: string, value: number, row: Row = {}) =>
  claim({
    modelId,
    value,
    benchmarkId: 'lmarena-t2v',
    dimensionId: 'arena-score',
    unit: 'arena points',
    evaluatorId: 'arena-ai',
    evaluatorOrg: 'Arena.ai',
    tableId: `board-${row.publishedOn ?? '2026-04-16'}`,
    publishedOn: '2026-04-16',
    ...row,
  })

export const evidenceOf = (claims: readonly Claim[], rest: Partial<Inventory> = {}): EvidenceIndex =>
  indexEvidence({ vendors: [], models, offerings: [], benchmarks, facts: [], trials: [], ...rest, claims })
