import { describe, expect, it } from 'vitest'
import { defaultPolicy } from '@/lib/domain/policy'
import { EngineInputFields } from '@/lib/domain/verdict/input'
import { type EngineInputQuery, engineInput } from './engine-input'
import type { Inventory } from './evidence-index'
import { dependency, evidenceOf, fact, models, offering, rated, trial, vendor } from './example-inventory'

const board = [rated('seedance-2.0', 1460), rated('veo-3.1', 1366, { variant: 'audio' })]
const page = (url: string) => [{ title: 'Documentation', url, readOn: '2026-08-20' }]
const offerings = [
  offering('veo-3.1--google', { kind: 'first_party_api', priceUsdPerSecond: 0.4, sources: page('https://ai.google.dev/pricing') }),
  offering('veo-3.1--fal', { sources: page('https://fal.ai') }),
  offering('seedance-2.0--fal', { priceUsdPerSecond: 0.3, sources: page('https://fal.ai/seedance') }),
  offering('seedance-2.0--replicate'),
]
const vendors = [vendor('google', { website: 'https://ai.google.dev' }), vendor('fal', { website: 'https://fal.ai' }), vendor('bytedance')]

const ask = (query: Partial<EngineInputQuery> = {}, rest: Partial<Inventory> = {}) =>
  engineInput({
    evidence: evidenceOf(board, { offerings, vendors, ...rest }),
    dependency: dependency(),
    challengerId: 'seedance-2.0--fal',
    asOf: '2026-11-25',
    goal: 'capability',
    policy: defaultPolicy,
    previous: null,
    currency: 'USD',
    perUsd: null,
    ...query,
  })

const given = (query: Partial<EngineInputQuery> = {}, rest: Partial<Inventory> = {}) => {
  const result = ask(query, rest)
  if (result.kind === 'refused') throw new Error(result.sentence)
  return result
}

describe('the input for one dependency and one challenger', () => {
  it('is one that the engine accepts', () => {
    const { input } = given({}, { facts: [fact({ offeringId: 'seedance-2.0--fal', gate: 'latency_p95', value: 60 })], trials: [trial()] })
    expect(EngineInputFields.safeParse(input).error).toBeUndefined()
  })

  it('names the models, not the offerings', () => {
    expect(given().input).toMatchObject({
      challenger: { id: 'seedance-2.0', vendorId: 'bytedance' },
      incumbent: { id: 'veo-3.1', vendorId: 'google' },
      claims: [{ challengerModelId: 'seedance-2.0', incumbentModelId: 'veo-3.1' }],
    })
  })

  it('brings the facts of both sides, stored and derived', () => {
    const facts = [
      fact({ id: 'a', offeringId: 'seedance-2.0--fal', gate: 'latency_p95', value: 60 }),
      fact({ id: 'b', offeringId: 'veo-3.1--google', gate: 'latency_p95', value: 55, relSe: 0.1 }),
      fact({ id: 'c', offeringId: 'veo-3.1--fal', gate: 'latency_p95', value: 1 }),
    ]
    const { input, derivedFacts } = given({}, { facts })
    const told = input.facts.map(({ gate, side, value }) => [side, gate, value])
    expect(told).toEqual([
      ['challenger', 'latency_p95', 60],
      ['challenger', 'api_ga', true],
      ['challenger', 'cost_per_finished_second', 0.3],
      ['incumbent', 'latency_p95', 55],
      ['incumbent', 'api_ga', true],
      ['incumbent', 'cost_per_finished_second', 0.4],
    ])
    expect(derivedFacts.map((derived) => derived.offeringId)).toContain('veo-3.1--google')
  })

  it('sees a stored fact from the day it was observed', () => {
    const facts = [fact({ offeringId: 'seedance-2.0--fal', gate: 'latency_p95', value: 60, observedOn: '2026-05-01' })]
    expect(given({ asOf: '2026-04-30' }, { facts }).input.facts).toEqual([])
    expect(given({ asOf: '2026-05-01' }, { facts }).input.facts).toMatchObject([{ gate: 'latency_p95', observedAt: '2026-05-01' }])
  })

  it('brings the money of the dependency and of this challenger', () => {
    const range = { low: 1, mode: 2, high: 3 }
    const priced = dependency({
      costPerFinishedSecond: range,
      finishedSecondsPerMonth: 900,
      challengers: [{ offeringId: 'seedance-2.0--fal', addedOn: '2026-04-01', switchingCost: range }],
    })
    expect(given({ dependency: priced }).input.econ).toEqual({
      costPerFinishedSecondIncumbent: range,
      costPerFinishedSecondChallenger: null,
      finishedSecondsPerMonth: 900,
      switchingCost: range,
      valuePerNetPointPerMonth: null,
    })
  })

  it('has no answer left over from another day', () => {
    const evidence = evidenceOf(board, { offerings, vendors })
    const on = (asOf: string) => given({ evidence, asOf }).input
    expect([on('2026-11-25').claims.length, on('2026-04-15').claims.length, on('2026-11-25').claims.length]).toEqual([1, 0, 1])
    expect([on('2026-08-19').facts.length, on('2026-08-20').facts.length]).toEqual([0, 4])
  })
})

describe('trials', () => {
  const seen = (row: Record<string, unknown>, asOf = '2026-11-25') => given({ asOf }, { trials: [trial(row)] }).input.trials

  it('count once closed, from the day they closed', () => {
    expect(seen({})).toMatchObject([{ asOf: '2026-10-20', wins: 39, losses: 15, ties: 6, blind: true }])
    expect(seen({}, '2026-10-19')).toEqual([])
    expect(seen({ state: 'running', closedOn: null, wins: null, losses: null, ties: null })).toEqual([])
    expect(seen({ state: 'voided', voidReason: 'Names were visible.' })).toEqual([])
  })

  it('belong to a dependency and to two models, whoever serves them', () => {
    expect(seen({ challengerId: 'seedance-2.0--replicate', incumbentId: 'veo-3.1--fal' })).toHaveLength(1)
    expect(seen({ challengerId: 'veo-3.1--fal', incumbentId: 'seedance-2.0--fal' })).toEqual([])
    expect(seen({ dependencyId: 'other' })).toEqual([])
  })
})

describe('ends', () => {
  const ended = (id: string, day: string) =>
    offerings.map((row) =>
      row.id === id ? { ...row, lifecycleStatus: 'retired' as const, retiresOn: day, retirementKnownOn: '2026-03-24' } : row,
    )

  it('of the incumbent make the move forced', () => {
    const result = given({}, { offerings: ended('veo-3.1--google', '2026-12-31') })
    expect(result.forcedMoveBy).toBe('2026-12-31')
    expect(result.input.dependency.forcedMoveBy).toBe('2026-12-31')
    expect(given().forcedMoveBy).toBeNull()
  })

  it('of the challenger leave nothing to judge from that day on', () => {
    const rest = { offerings: ended('seedance-2.0--fal', '2026-09-01') }
    expect(ask({ asOf: '2026-08-31' }, rest).kind).toBe('input')
    expect(ask({ asOf: '2026-09-01' }, rest)).toMatchObject({
      kind: 'refused',
      reason: 'challenger_retired',
      sentence: 'Seedance 2.0 ended on 2026-09-01. What has ended can be no challenger.',
    })
  })
})

describe('what cannot be judged', () => {
  it('is two ways to buy one model: their quality is equal by construction', () => {
    expect(ask({ challengerId: 'veo-3.1--fal' })).toMatchObject({
      kind: 'refused',
      reason: 'same_model',
      sentence: expect.stringContaining('Both offerings serve Veo 3.1'),
    })
  })

  it('is the incumbent itself, and an offering that is not in the inventory', () => {
    expect(ask({ challengerId: 'veo-3.1--google' })).toMatchObject({ reason: 'same_offering' })
    expect(ask({ challengerId: 'unheard-of' })).toMatchObject({ reason: 'unknown_offering' })
    expect(ask({}, { models: models.filter((model) => model.id !== 'veo-3.1') })).toMatchObject({ reason: 'unknown_offering' })
  })
})
