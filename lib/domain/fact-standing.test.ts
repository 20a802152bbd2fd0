import { describe, expect, it } from 'vitest'
import type { Day } from './day'
import type { Fact } from './fact'
import { factValueToType, typedFactValue } from './fact-entry'
import { factStanding } from './fact-standing'
import { defaultPolicy } from './policy'
import { usableFacts } from './verdict/gate-facts'

const gateOf = (id: string) => {
  const gate = defaultPolicy.gates.find((entry) => entry.id === id)
  if (!gate) throw new Error(`No gate ${id}`)
  return gate
}
const today: Day = '2026-11-25'
const fact = (over: Partial<Fact>) => ({ value: 90, sourceKind: 'measured', observedOn: '2026-11-20', ...over }) as Fact

describe('the standing of a fact', () => {
  it('counts from an accepted source until its last day', () => {
    const gate = gateOf('latency_p95')
    expect(factStanding(fact({}), gate, today)).toEqual({ counts: true, why: 'counts', ageDays: 5, freshUntil: '2027-02-18' })
    expect(factStanding(fact({ observedOn: '2026-08-27' }), gate, today).counts).toBe(true)
    expect(factStanding(fact({ observedOn: '2026-08-26' }), gate, today)).toMatchObject({ counts: false, why: 'older than 90 days' })
    expect(factStanding(fact({ observedOn: '2026-11-26' }), gate, today)).toMatchObject({ counts: false, why: 'lies ahead' })
  })

  it('does not count from a source the gate does not take, except for a no', () => {
    const gate = gateOf('commercial_use')
    expect(factStanding(fact({ value: true, sourceKind: 'independent' }), gate, today)).toMatchObject({
      counts: false,
      why: 'takes only: contract, vendor’s documentation',
    })
    expect(factStanding(fact({ value: false, sourceKind: 'independent' }), gate, today).counts).toBe(true)
    expect(factStanding(fact({ value: false, sourceKind: 'independent', observedOn: '2026-01-01' }), gate, today).counts).toBe(false)
  })

  it('agrees with what the engine uses, for every gate, kind of source and age', () => {
    for (const gate of defaultPolicy.gates)
      for (const sourceKind of ['contract', 'vendor_doc', 'measured', 'independent', 'vendor_claim'] as const)
        for (const observedOn of ['2026-11-26', '2026-11-25', '2026-08-27', '2026-05-29', '2026-05-28']) {
          const given = fact({ value: true, sourceKind, observedOn })
          const engine = {
            gate: gate.id,
            side: 'challenger' as const,
            value: true,
            source: sourceKind,
            observedAt: observedOn,
            relSe: null,
          }
          const { accepted } = usableFacts([engine], gate, { side: 'challenger', asOf: today })
          expect(factStanding(given, gate, today).counts).toBe(accepted.length === 1)
        }
  })
})

describe('a typed value', () => {
  it('becomes what its gate takes, and text where it does not fit', () => {
    expect(typedFactValue('latency_p95', ' 92.5 ')).toBe(92.5)
    expect(typedFactValue('latency_p95', 'fast')).toBe('fast')
    expect(typedFactValue('api_ga', 'yes')).toBe(true)
    expect(typedFactValue('api_ga', 'no')).toBe(false)
    expect(typedFactValue('api_ga', '')).toBe('')
    expect(typedFactValue('region', 'EU, us')).toEqual(['eu', 'us'])
    expect(typedFactValue('region', '')).toEqual([])
  })

  it('survives being shown and typed again', () => {
    expect(typedFactValue('availability', factValueToType(0.999))).toBe(0.999)
    expect(typedFactValue('region', factValueToType(['eu', 'us']))).toEqual(['eu', 'us'])
    expect(typedFactValue('data_terms', factValueToType(true))).toBe(true)
  })
})
