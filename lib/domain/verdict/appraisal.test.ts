import { describe, expect, it } from 'vitest'
import { arenaClaim, blindTrial, engineInput, vendorClaim, workflow } from '@/lib/testing/engine-inputs'
import type { EngineClaim } from './input'
import { verdict } from './verdict'

const appraisal = (claim: EngineClaim, overrides = {}) => {
  const found = verdict(engineInput({ claims: [claim], ...overrides })).appraisals[0]
  if (!found) throw new Error('no appraisal')
  return found
}

describe('claims that carry no evidence', () => {
  it.each<[string, Partial<EngineClaim>]>([
    ['FUTURE', { publishedAt: '2026-11-24' }],
    ['RETRACTED', { retracted: true }],
    ['WRONG_PAIR', { challengerModelId: 'other' }],
    ['WRONG_PAIR', { challengerModelId: 'inc', incumbentModelId: 'cha' }],
    ['NO_EFFECT', { effect: { type: 'none', superlative: true } }],
    ['NO_EFFECT', { effect: { type: 'pairwise', wins: 0, losses: 0, ties: 0 } }],
    ['WRONG_VERSION', { versionMatch: 'other' }],
    ['UNRELATED_TASK', { task: 'lipsync' }],
    ['FUTURE', { publishedAt: '2026-11-24', retracted: true }],
    ['RETRACTED', { retracted: true, challengerModelId: 'other' }],
    ['WRONG_PAIR', { challengerModelId: 'other', effect: { type: 'none', superlative: false } }],
    ['NO_EFFECT', { effect: { type: 'none', superlative: false }, versionMatch: 'other' }],
    ['WRONG_VERSION', { versionMatch: 'other', task: 'lipsync' }],
  ])('%s: %j', (reason, change) => {
    const found = appraisal(arenaClaim('a', 60, change))
    expect(found).toMatchObject({ included: false, reason, grade: 'E', y: null, v: null, budget: null })
    expect(verdict(engineInput({ claims: [arenaClaim('a', 60, change)] })).groups).toEqual([])
  })

  it('a claim published today counts', () => expect(appraisal(arenaClaim('a', 60, { publishedAt: '2026-11-23' })).included).toBe(true))
})

describe('doubt about the right question', () => {
  const budget = (change: Partial<EngineClaim>, overrides = {}) => appraisal(arenaClaim('a', 60, change), overrides).budget

  it('the own workflow is exact, the same task near, a listed task adjacent in both directions', () => {
    expect(budget({ ownWorkflowOf: 'dep1', task: 'lipsync' })?.task).toBe(0)
    expect(budget({ ownWorkflowOf: 'dep2' })?.task).toBeCloseTo(0.0064, 12)
    expect(budget({ task: 'i2v' })?.task).toBeCloseTo(0.04, 12)
    expect(budget({ task: 't2v' }, { dependency: { ...workflow, task: 'i2v' } })?.task).toBeCloseTo(0.04, 12)
  })

  it('counts the weight of the dimensions reported, each once', () => {
    expect(budget({ dimensions: ['prompt', 'prompt', 'motion'] })?.dimension).toBeCloseTo((0.2 * 0.45) ** 2, 12)
    expect(budget({ dimensions: [] })?.dimension).toBeCloseTo(0.04, 12)
    expect(budget({ dimensions: ['constructor', 'toString'] })?.dimension).toBeCloseTo(0.04, 12)
    expect(budget({ dimensions: ['prompt', 'motion', 'identity', 'fidelity'] })?.dimension).toBeCloseTo(0, 12)
  })

  it('does not depend on the sum of the weights', () => {
    const tenfold = { ...workflow, dimensionWeights: { prompt: 3, motion: 2.5, identity: 3, fidelity: 1.5 } }
    expect(budget({ dimensions: ['prompt'] }, { dependency: tenfold })?.dimension).toBeCloseTo(
      budget({ dimensions: ['prompt'] })?.dimension ?? 1,
      12,
    )
  })

  it('adds doubt for an unnamed version, a proxy metric and a benchmark that is used up', () => {
    expect(budget({ versionMatch: 'unknown' })?.version).toBeCloseTo(0.04, 12)
    expect(budget({ metric: 'vlm_judge' })?.metric).toBeCloseTo(0.0225, 12)
    expect(budget({ saturated: true })?.saturation).toBeCloseTo(0.04, 12)
    expect(budget({ saturated: null })?.saturation).toBe(0)
  })

  it('ages from the day of evaluation, slowly when versions are pinned, and never backwards', () => {
    expect(budget({ evaluatedAt: '2026-10-01' })?.age).toBeCloseTo((0.004 * 53) / 30.4375, 12)
    expect(budget({ versionsPinned: true })?.age).toBeCloseTo((0.0008 * 22) / 30.4375, 12)
    expect(budget({ evaluatedAt: '2026-12-01' })?.age).toBe(0)
  })
})

describe('correction for interest', () => {
  it('takes up to 27 points from a vendor, half from a partner, nothing from an outsider', () => {
    expect(appraisal(vendorClaim('v', 0.78)).mu).toBeCloseTo(0.27 * 0.95, 12)
    expect(appraisal(vendorClaim('v', 0.78, { evaluatorKind: 'collaborative' })).mu).toBeCloseTo(0.135 * 0.95, 12)
    expect(appraisal(vendorClaim('v', 0.78, { evaluatorKind: 'independent' })).mu).toBe(0)
    expect(appraisal(vendorClaim('v', 0.78, { conflictOrgId: 'V_THIRD' })).mu).toBe(0)
  })

  it('can leave nothing of a claim, never less than nothing', () => expect(appraisal(vendorClaim('v', 0.55)).yStar).toBe(0))

  it('leaves a statement against own interest whole', () => {
    const found = appraisal(vendorClaim('v', 0.4))
    expect(found.yStar).toBe(found.y)
  })

  it('corrects the vendor of the incumbent the other way', () => {
    const rival = appraisal(vendorClaim('v', 0.22, { evaluatorId: 'V_INC', conflictOrgId: 'V_INC' }))
    expect(rival.side).toBe(-1)
    expect(rival.yStar).toBeCloseTo((rival.y ?? 0) + 0.2565, 12)
  })

  it('counts how much of the benchmark was reported only when both numbers are known', () => {
    const selection = (change: Partial<EngineClaim>) => appraisal(vendorClaim('v', 0.7, change)).selection
    expect(selection({ dimsReported: 8 })).toBeCloseTo(0.8, 12)
    expect(selection({ dimsReported: null })).toBe(1)
    expect(selection({ dimsAvailable: null })).toBe(1)
    expect(selection({ dimsAvailable: null, dimensions: 'overall' })).toBeCloseTo(0.6, 12)
  })
})

describe('repeated claims', () => {
  const find = (claims: EngineClaim[]) => {
    const found = verdict(engineInput({ claims }))
    return { kept: found.appraisals.map(({ id }) => id), dropped: found.dropped }
  }
  const board = (id: string, points: number, publishedAt: string) => arenaClaim(id, points, { evaluatorId: 'arena', publishedAt })

  it('a refreshed board replaces the figure of last week', () =>
    expect(find([board('w1', 50, '2026-11-01'), board('w2', 60, '2026-11-08')])).toEqual({ kept: ['w2'], dropped: ['w1'] }))

  it('publishing the same figure again does not make it fresher', () =>
    expect(find([board('w1', 60, '2026-11-01'), board('w2', 60, '2026-11-08'), board('w3', 60, '2026-11-15')])).toEqual({
      kept: ['w1'],
      dropped: ['w2', 'w3'],
    }))

  it('a figure that returned counts from when it first stood', () =>
    expect(find([board('w1', 60, '2026-11-01'), board('w2', 40, '2026-11-08'), board('w3', 60, '2026-11-15')]).kept).toEqual(['w1']))

  it('an absent field and a null one are the same figure', () => {
    const again = board('w2', 60, '2026-11-08')
    expect(
      find([board('w1', 60, '2026-11-01'), { ...again, effect: { ...again.effect, votesC: null } as EngineClaim['effect'] }]).kept,
    ).toEqual(['w1'])
  })

  it('of claims dated alike the smallest id stays', () =>
    expect(find([board('b', 50, '2026-11-01'), board('a', 60, '2026-11-01')]).kept).toEqual(['a']))

  it('another task, version, metric or benchmark is another measurement', () => {
    const first = board('a', 60, '2026-11-01')
    for (const change of [{ task: 'i2v' }, { versionMatch: 'family' }, { metric: 'human_rating' }, { benchmarkVersion: '2' }] as const)
      expect(find([first, { ...first, id: 'b', ...change }]).kept).toEqual(['a', 'b'])
  })

  it('the order of dimensions does not make a new measurement', () => {
    const first = arenaClaim('a', 60, { dimensions: ['prompt', 'motion'] })
    expect(find([first, { ...first, id: 'b', dimensions: ['motion', 'prompt'] }]).dropped).toEqual(['b'])
  })

  it('a retracted or future figure replaces nothing', () => {
    expect(find([board('w1', 50, '2026-11-01'), { ...board('w2', 60, '2026-11-08'), retracted: true }]).dropped).toEqual([])
    expect(find([board('w1', 50, '2026-11-01'), board('w2', 60, '2026-11-24')]).dropped).toEqual([])
  })
})

describe('voices', () => {
  const groups = (claims: EngineClaim[], trials = [blindTrial(3, 1, 0)]) => verdict(engineInput({ claims, trials })).groups

  it('one evaluator is one voice, and the own trial another', () => {
    const found = groups([
      arenaClaim('a', 60, { evaluatorId: 'x' }),
      arenaClaim('b', 40, { evaluatorId: 'x', task: 'i2v' }),
      arenaClaim('c', 9),
    ])
    expect(found.map(({ id, members }) => [id, members])).toEqual([
      ['arena:c', ['c']],
      ['own:proof', ['t1']],
      ['x', ['a', 'b']],
    ])
  })

  it('an evaluator who once spoke for a vendor is not independent and carries the larger bias', () => {
    const mixed = groups([arenaClaim('a', 60, { evaluatorId: 'x' }), vendorClaim('b', 0.7, { evaluatorId: 'x' })], [])
    expect(mixed).toMatchObject([{ kind: 'vendor', independent: false, sigmaB: 0.3 }])
  })

  it('informal trials weigh like a community voice', () => {
    const [own] = groups([], [blindTrial(39, 15, 6, { ownPrompts: false })])
    expect(own?.id).toBe('own:informal')
    expect(own?.V).toBeCloseTo(1 / 61 + 0.25 ** 2 + 0.08 ** 2, 12)
  })

  it('a trial without any outcome says nothing', () => expect(groups([], [blindTrial(0, 0, 0)])).toEqual([]))
})
