import { describe, expect, test } from 'vitest'
import { engineInput, passingFacts, workflow } from '@/lib/testing/engine-inputs'
import { differenceText, gateNeed, gateStanding, standingsText } from './gate-standing'
import type { EngineFact } from './input'
import { parseEngineInput } from './parse'
import { evaluate } from './verdict'

type Edit = { facts?: EngineFact[]; dependency?: Record<string, unknown> }

function told(gate: string, { facts = [...passingFacts], dependency = workflow }: Edit = {}) {
  const parsed = parseEngineInput(engineInput({ facts, dependency }))
  if (!parsed.ok) throw new Error('The input is invalid.')
  const { gates, gateEvidence } = evaluate(parsed.input)
  const result = gates.find((entry) => entry.gate === gate)
  const evidence = gateEvidence.find((entry) => entry.gate === gate)
  const kind = parsed.input.policy.gates.find(({ id }) => id === gate)?.kind
  if (!result || !evidence || !kind) throw new Error(gate)
  return { word: gateStanding(result, kind, evidence.estimate), need: gateNeed(result, kind, evidence) }
}

const without = (gate: string, side?: 'challenger' | 'incumbent') =>
  passingFacts.filter((fact) => fact.gate !== gate || (side !== undefined && fact.side !== side))
const withValue = (gate: string, value: EngineFact['value']) =>
  passingFacts.map((fact) => (fact.gate === gate && fact.side === 'challenger' ? { ...fact, value } : fact))

describe('a gate against the incumbent', () => {
  test.each([
    ['faster within the margin', 'latency_p95', 80, 'better'],
    ['a little slower within the margin', 'latency_p95', 92, 'on par'],
    ['much slower', 'latency_p95', 180, 'worse'],
    ['cheaper', 'cost_per_finished_second', 0.39, 'better'],
    ['equally dear', 'cost_per_finished_second', 0.4, 'on par'],
    ['dearer than the margin', 'cost_per_finished_second', 0.6, 'worse'],
    ['up more often', 'availability', 0.999, 'better'],
    ['up as often', 'availability', 0.996, 'on par'],
    ['a licence', 'commercial_use', true, 'met'],
    ['no licence', 'commercial_use', false, 'not met'],
    ['too few jobs', 'throughput', 10, 'not met'],
  ] as const)('%s is told as it is', (_case, gate, value, word) => {
    expect(told(gate, { facts: withValue(gate, value) })).toEqual({ word, need: null })
  })

  test('unknown is never told as on par, and says whose fact is missing', () => {
    expect(told('latency_p95', { facts: without('latency_p95', 'incumbent') })).toEqual({
      word: 'unknown',
      need: { where: 'incumbent', text: 'a fact' },
    })
    expect(told('latency_p95', { facts: without('latency_p95') }).need?.where).toBe('challenger')
    expect(told('commercial_use', { facts: without('commercial_use') })).toEqual({
      word: 'unknown',
      need: { where: 'challenger', text: 'a fact' },
    })
  })

  test('what the dependency has not said is asked of the dependency, not of the vendor', () => {
    const { requiredRegions: _, peakJobsPerHour: __, ...silent } = workflow
    expect(told('region', { dependency: silent }).need).toEqual({ where: 'dependency', text: 'the regions that the workflow needs' })
    expect(told('throughput', { dependency: silent }).need).toEqual({ where: 'dependency', text: 'the jobs per hour at peak' })
  })

  test('an old fact, a rough one and a malformed one each say what would do instead', () => {
    const old = passingFacts.map((fact) => (fact.gate === 'commercial_use' ? { ...fact, observedAt: '2020-01-01' } : fact))
    expect(told('commercial_use', { facts: old }).need?.text).toBe('a newer fact, or one from a source that counts')
    const rough = passingFacts.map((fact) => (fact.gate === 'latency_p95' ? { ...fact, relSe: 0.5 } : fact))
    expect(told('latency_p95', { facts: rough }).need?.text).toBe('a measurement with less spread')
    expect(told('throughput', { facts: withValue('throughput', true) }).need?.text).toBe('a value in the right form')
  })

  test('all gates are counted in one line', () => {
    expect(standingsText(['met', 'better', 'met', 'unknown', 'worse'])).toBe('1 better, 2 met, 1 worse, 1 unknown')
  })
})

describe('the difference between the two sides', () => {
  test('is told in percent for seconds and money, in points for shares, and not at all where nothing is compared', () => {
    expect(differenceText('ni_ratio', Math.log(0.77))).toBe('23% less than the incumbent')
    expect(differenceText('ni_ratio', Math.log(1.12))).toBe('12% more than the incumbent')
    expect(differenceText('ni_diff', 0.0034)).toBe('0.34 points more than the incumbent')
    expect(differenceText('ni_diff', 0)).toBe('the same as the incumbent')
    expect([differenceText('bool', null), differenceText('min_demand', 50)]).toEqual([null, null])
  })
})
