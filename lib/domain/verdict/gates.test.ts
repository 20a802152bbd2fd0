import { describe, expect, it } from 'vitest'
import { defaultPolicy, type Policy } from '@/lib/domain/policy'
import { passingFacts, workflow } from '@/lib/testing/engine-inputs'
import { parityOf } from './gates'
import type { EngineDependency, EngineFact } from './input'

interface Change {
  facts?: readonly EngineFact[]
  dependency?: Partial<EngineDependency>
  policy?: Policy
}

const parity = ({ facts = passingFacts, dependency = {}, policy = defaultPolicy }: Change = {}) =>
  parityOf({ facts, dependency: { ...workflow, ...dependency }, policy, asOf: '2026-11-23' })

function outcome(gate: string, change: Change = {}) {
  const { result, why } = parity(change).gates.find((entry) => entry.gate === gate) ?? {}
  return [result, why]
}

/** The passing facts with one gate's fact changed on one side; null removes it. */
function changed(gate: string, change: Partial<EngineFact> | null, side: EngineFact['side'] = 'challenger') {
  const at = (fact: EngineFact) => fact.gate === gate && fact.side === side
  return { facts: passingFacts.flatMap((fact) => (!at(fact) ? [fact] : change ? [{ ...fact, ...change }] : [])) }
}

function added(fact: Omit<EngineFact, 'side' | 'observedAt'> & Partial<EngineFact>) {
  return { facts: [...passingFacts, { side: 'challenger' as const, observedAt: '2026-11-10', ...fact }] }
}

const evidenceOf = (gate: string, change: Change = {}) => parity(change).evidence.find((entry) => entry.gate === gate)

describe('worked gates', () => {
  it('latency of 92 s against 90 s is on par', () => {
    const found = evidenceOf('latency_p95')
    expect(found?.estimate).toBeCloseTo(0.021978907, 8)
    expect(found?.bound).toBeCloseTo(0.150446082, 8)
    expect(found?.limit).toBeCloseTo(0.223143551, 8)
    expect(outcome('latency_p95')).toEqual(['PASS', 'non-inferior'])
  })

  it('availability of 0.9955 against 0.9960 is on par', () => {
    const found = evidenceOf('availability')
    expect(found?.estimate).toBeCloseTo(-0.0005, 9)
    expect(found?.bound).toBeCloseTo(-0.002480666, 8)
    expect(found?.limit).toBe(-0.003)
    expect(outcome('availability')).toEqual(['PASS', 'non-inferior'])
  })

  it('says until when each fact counts', () =>
    expect(evidenceOf('latency_p95')?.used.map(({ side, freshUntil }) => [side, freshUntil])).toEqual([
      ['challenger', '2027-02-08'],
      ['incumbent', '2027-02-08'],
    ]))
})

describe('unknown is never a pass', () => {
  it.each(defaultPolicy.gates.map(({ id }) => id))('%s without a fact is unknown', (gate) => {
    expect(outcome(gate, changed(gate, null))).toEqual(['UNKNOWN', 'missing'])
    expect(parity(changed(gate, null)).level).toBe(1)
    expect(outcome(gate)[0]).toBe('PASS')
  })

  it.each(defaultPolicy.gates.map(({ id }) => id))('%s from marketing alone is unknown', (gate) =>
    expect(outcome(gate, changed(gate, { source: 'vendor_claim' }))).toEqual(['UNKNOWN', 'stale or source not accepted']),
  )

  it('a fact counts up to its greatest age, and not a day longer', () => {
    expect(outcome('latency_p95', changed('latency_p95', { observedAt: '2026-08-25' }))[0]).toBe('PASS')
    expect(outcome('latency_p95', changed('latency_p95', { observedAt: '2026-08-24' }))).toEqual([
      'UNKNOWN',
      'stale or source not accepted',
    ])
  })

  it('a fact of tomorrow is not known today', () =>
    expect(outcome('api_ga', changed('api_ga', { observedAt: '2026-11-24' }))).toEqual(['UNKNOWN', 'missing']))

  it.each<[string, EngineFact['value']]>([
    ['api_ga', 'yes' as unknown as boolean],
    ['region', true],
    ['latency_p95', 0],
    ['latency_p95', -3],
    ['latency_p95', Number.NaN],
    ['cost_per_finished_second', [] as string[]],
    ['availability', 99.5],
    ['throughput', Number.POSITIVE_INFINITY],
    ['throughput', false],
  ])('%s with the malformed value %s is unknown', (gate, value) =>
    expect(outcome(gate, changed(gate, { value }))).toEqual(['UNKNOWN', 'malformed']),
  )

  it('an unstated need cannot be met', () => {
    expect(outcome('region', { dependency: { requiredRegions: null } })).toEqual(['UNKNOWN', 'required regions not stated'])
    expect(outcome('region', { dependency: { requiredRegions: [] } })[0]).toBe('PASS')
    expect(outcome('throughput', { dependency: { peakJobsPerHour: null } })).toEqual(['UNKNOWN', 'peak demand not stated'])
  })

  it('not significantly worse is not on par', () =>
    expect(outcome('latency_p95', changed('latency_p95', { relSe: 0.2 }))).toEqual(['UNKNOWN', 'inconclusive']))
})

describe('failing', () => {
  it('a fresh denial fails from any source, even beside a contract', () => {
    const denial = added({ gate: 'commercial_use', value: false, source: 'vendor_claim' })
    expect(outcome('commercial_use', denial)).toEqual(['FAIL', 'stated unavailable'])
    expect(parity(denial).level).toBe(0)
    expect(
      outcome('commercial_use', added({ gate: 'commercial_use', value: false, source: 'vendor_claim', observedAt: '2026-05-01' }))[0],
    ).toBe('PASS')
  })

  it('an offered list must contain every required region, whatever the spelling of case', () => {
    expect(outcome('region', { dependency: { requiredRegions: ['EU', 'jp'] } })).toEqual(['FAIL', 'required region not offered'])
    expect(outcome('region', { dependency: { requiredRegions: ['EU', 'us'] } })[0]).toBe('PASS')
  })

  it('capacity must exceed the peak by the headroom', () => {
    expect(outcome('throughput', changed('throughput', { value: 120 }))[0]).toBe('PASS')
    expect(outcome('throughput', changed('throughput', { value: 119.9 }))).toEqual(['FAIL', 'below peak with headroom'])
  })

  it('a price exactly at the margin passes, a shade above fails', () => {
    expect(outcome('cost_per_finished_second', changed('cost_per_finished_second', { value: 0.44 }))[0]).toBe('PASS')
    expect(outcome('cost_per_finished_second', changed('cost_per_finished_second', { value: 0.4401 }))).toEqual(['FAIL', 'inferior'])
  })

  it('a measurement that states no error gets one of a fifth', () => {
    expect(outcome('latency_p95', changed('latency_p95', { value: 85, relSe: null }))[0]).toBe('UNKNOWN')
    expect(outcome('latency_p95', changed('latency_p95', { value: 60, relSe: null }))[0]).toBe('PASS')
    expect(outcome('latency_p95', changed('latency_p95', { value: 200, relSe: null }))[0]).toBe('FAIL')
  })

  it('availability far below fails', () =>
    expect(outcome('availability', changed('availability', { value: 0.95, relSe: 0.05 }))).toEqual(['FAIL', 'inferior']))
})

describe('which fact counts', () => {
  it('the newest accepted one', () => {
    expect(outcome('throughput', added({ gate: 'throughput', value: 50, source: 'measured', observedAt: '2026-11-12' }))[0]).toBe('FAIL')
    expect(outcome('throughput', added({ gate: 'throughput', value: 50, source: 'measured', observedAt: '2026-11-09' }))[0]).toBe('PASS')
    expect(outcome('throughput', added({ gate: 'throughput', value: 50, source: 'independent', observedAt: '2026-11-12' }))[0]).toBe('PASS')
  })

  it.each<[string, EngineFact['side'], EngineFact['value']]>([
    ['throughput', 'challenger', 50],
    ['region', 'challenger', ['us']],
    ['cost_per_finished_second', 'challenger', 9],
    ['cost_per_finished_second', 'incumbent', 0.01],
    ['availability', 'challenger', 0.5],
  ])('of two on the same day the less favourable: %s of the %s', (gate, side, value) =>
    expect(outcome(gate, added({ gate, side, value, source: 'contract', relSe: 0 }))[0]).toBe('FAIL'),
  )
})

describe('readiness level', () => {
  it('passes only when every required gate passes', () => {
    expect(parity().level).toBe(2)
    expect(parity({ facts: [] }).level).toBe(1)
  })

  it('leaves gates that are not required out', () => {
    const gates = defaultPolicy.gates.map((gate) => (gate.id === 'latency_p95' ? { ...gate, required: false } : gate))
    const found = parity({ ...changed('latency_p95', null), policy: { ...defaultPolicy, gates } })
    expect(found.level).toBe(2)
    expect(found.gates.find(({ gate }) => gate === 'latency_p95')?.result).toBe('UNKNOWN')
  })

  it('a failure outweighs an unknown', () => {
    const facts = passingFacts
      .filter(({ gate }) => gate !== 'latency_p95')
      .map((fact) => (fact.gate === 'api_ga' ? { ...fact, value: false } : fact))
    expect(parity({ facts }).level).toBe(0)
  })
})
