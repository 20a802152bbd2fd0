import { describe, expect, it } from 'vitest'
import type { Known, KnownModel } from './known'
import { likeness, nameKey, nameMatcher } from './match-names'

const model = (id: string, name: string, modelVersion: string, over: Partial<KnownModel> = {}): KnownModel => ({
  ...{ id, vendorId: 'google', name, modelVersion, aliases: [], apiModelIds: [], archived: false },
  ...over,
})
const dimension = (id: string, name: string, measures: string | null) => ({ id, name, dimension: measures, unit: '%', min: 0, max: 100 })
const known: Known = {
  vendors: [
    { id: 'google', name: 'Google (DeepMind)' },
    { id: 'kuaishou', name: 'Kuaishou' },
  ],
  models: [
    model('veo-3-1', 'Veo', '3.1', { apiModelIds: ['veo-3.1-generate-preview'], aliases: ['Veo 3.1 Quality'] }),
    model('veo-3-0', 'Veo', '3.0'),
    model('kling-2-1', 'Kling', '2.1', { vendorId: 'kuaishou' }),
    model('kling-21', 'Kling', '21', { vendorId: 'kuaishou' }),
  ],
  offerings: [{ modelId: 'kling-2-1', apiModelId: 'fal-ai/kling-video/v2.1' }],
  benchmarks: [
    {
      ...{ id: 'vbench', name: 'VBench', benchmarkVersion: '1.0', tasks: [] },
      dimensions: [dimension('motion-smoothness', 'Motion smoothness', 'motion'), dimension('total', 'Total', 'overall')],
    },
    { id: 'vbench-2', name: 'VBench', benchmarkVersion: '2.0', tasks: [], dimensions: [] },
    { id: 'evalcrafter', name: 'EvalCrafter', benchmarkVersion: null, tasks: [], dimensions: [] },
  ],
  ...{ sources: [], evaluators: [] },
}
const names = nameMatcher(known)
const found = (vendor: string, name: string, version = '', id = '') => names.model({ vendor, model: name, version, id })

describe('a model is taken without asking', () => {
  it.each([
    ['its name and version', found('', 'Veo 3.1'), 'veo-3-1'],
    ['any case, spaces and hyphens', found('', 'VEO-3.1'), 'veo-3-1'],
    ['name and version in two cells', found('', 'Veo', '3.1'), 'veo-3-1'],
    ['the version said twice', found('', 'Veo 3.1', '3.1'), 'veo-3-1'],
    ['its maker before it', found('', 'Google Veo 3.1'), 'veo-3-1'],
    ['an alias', found('', 'veo 3.1 quality'), 'veo-3-1'],
    ['its id', found('', 'veo-3-1'), 'veo-3-1'],
    ['the API model id of the model', found('', '', '', 'veo-3.1-generate-preview'), 'veo-3-1'],
    ['the API model id of an offering', found('', 'fal-ai/kling-video/v2.1'), 'kling-2-1'],
  ])('by %s', (_by, match, id) => {
    expect(match).toEqual({ kind: 'exact', id })
  })
})

describe('a model is asked', () => {
  it('when only its family is named', () => {
    expect(found('Google', 'Veo')).toMatchObject({ kind: 'doubtful', candidates: [{ id: 'veo-3-0' }, { id: 'veo-3-1' }] })
  })
  it('when it is merely alike, and a dot counts', () => {
    expect(found('', 'Veo 3.2').kind).toBe('doubtful')
    expect(found('', 'Kling 2.1')).toEqual({ kind: 'exact', id: 'kling-2-1' })
    expect(found('', 'Kling 21')).toEqual({ kind: 'exact', id: 'kling-21' })
  })
  it('when another maker has a model of this name', () => {
    expect(found('Kuaishou', 'Veo 3.1')).toEqual({ kind: 'doubtful', candidates: [{ id: 'veo-3-1', title: 'Veo 3.1' }] })
  })
  it('when nothing is alike, without candidates', () => {
    expect(found('OpenAI', 'Sora 2')).toEqual({ kind: 'unknown', candidates: [] })
  })
})

describe('a benchmark', () => {
  const asked = (benchmark: string, version = '', id = '') => names.benchmark({ benchmark, version, id })
  it('is taken by name and version, by id, or by a name that only one has', () => {
    expect(asked('VBench 2.0')).toEqual({ kind: 'exact', id: 'vbench-2' })
    expect(asked('vbench', '1.0')).toEqual({ kind: 'exact', id: 'vbench' })
    expect(asked('', '', 'vbench-2')).toEqual({ kind: 'exact', id: 'vbench-2' })
    expect(asked('EvalCrafter')).toEqual({ kind: 'exact', id: 'evalcrafter' })
  })
  it('is asked when several versions bear the name, and another version is never the same', () => {
    expect(asked('VBench')).toMatchObject({ kind: 'doubtful', candidates: [{ id: 'vbench' }, { id: 'vbench-2' }] })
    expect(asked('EvalCrafter', '2')).toMatchObject({ kind: 'doubtful', candidates: [{ id: 'evalcrafter' }] })
  })
})

describe('a dimension', () => {
  const [vbench] = known.benchmarks
  const asked = (name: string) => names.dimension(vbench as Known['benchmarks'][number], name)
  it('is taken by its own name, or by what it measures where only one does', () => {
    expect(asked('motion_smoothness')).toEqual({ kind: 'exact', id: 'motion-smoothness' })
    expect(asked('Motion')).toEqual({ kind: 'exact', id: 'motion-smoothness' })
  })
  it('is asked with all of the benchmark’s otherwise', () => {
    expect(asked('Colour')).toMatchObject({ kind: 'doubtful', candidates: [{ id: 'motion-smoothness' }, { id: 'total' }] })
  })
})

describe('names', () => {
  it('are compared without case, accents, spaces and hyphens, and keep the dots between digits', () => {
    expect(nameKey('Vidéo-Gen 2.1 (Pro)')).toBe('videogen2.1pro')
    expect(nameKey('可灵 3.0')).toBe('可灵3.0')
    expect(likeness('Veo 3.1', 'veo-3.1')).toBe(1)
    expect(likeness('Veo', 'Sora')).toBe(0)
  })
})
