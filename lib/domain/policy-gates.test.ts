import { describe, expect, it } from 'vitest'
import { Fact } from './fact'
import { typedFactValue } from './fact-entry'
import { gateLabel, gates, knownGates, policyGates } from './gate'
import { gateLaws, lawsOf } from './gate-laws'
import { defaultPolicy, mergePolicy, Policy } from './policy'
import { readyGates } from './policy-gates'
import { guideEntry } from './policy-guide'
import { policyLedger } from './policy-ledger'

const withReady = () => Policy.parse(mergePolicy(defaultPolicy, { gates: readyGates.map(({ gate }) => gate) }))

describe('gates on law and terms', () => {
  it('are no part of the default policy', () => {
    const ids = defaultPolicy.gates.map(({ id }) => id)
    for (const { id } of policyGates) expect(ids).not.toContain(id)
    expect(ids).toEqual(gates.map(({ id }) => id))
  })

  it('can all be added to it as they are', () => {
    expect(withReady().gates.map(({ id }) => id)).toEqual(knownGates.map(({ id }) => id))
  })

  it('keep their kind and never accept more sources than they were made with', () => {
    for (const { gate } of readyGates) {
      const widened = { ...gate, sources: ['contract', 'vendor_doc', 'measured', 'independent'] }
      const other = { ...gate, kind: gate.kind === 'bool' ? 'superset' : 'bool' }
      expect(Policy.safeParse(mergePolicy(defaultPolicy, { gates: [other] })).success, gate.id).toBe(false)
      expect(Policy.safeParse(mergePolicy(defaultPolicy, { gates: [widened] })).success, gate.id).toBe(gate.sources.length === 4)
    }
  })

  it('have a letter and a label of their own and are named by it wherever the policy is shown', () => {
    expect(new Set(knownGates.map(({ letter }) => letter)).size).toBe(knownGates.length)
    expect(gateLabel('ip_indemnity')).toBe('IP indemnity')
    expect(guideEntry('gates.ip_indemnity.required').group).toBe('IP indemnity')
    const groups = policyLedger(withReady(), 'USD').flatMap(({ lines }) => lines.map(({ group }) => group))
    for (const { label } of readyGates) expect(groups).toContain(label)
  })

  it('take facts of their kind and refuse others', () => {
    const fact = { id: 'f', offeringId: 'o', sourceKind: 'contract', observedOn: '2026-11-01' }
    expect(Fact.safeParse({ ...fact, gate: 'ip_indemnity', value: true }).success).toBe(true)
    expect(Fact.safeParse({ ...fact, gate: 'ip_indemnity', value: 3 }).success).toBe(false)
    expect(Fact.safeParse({ ...fact, gate: 'data_residency', value: typedFactValue('data_residency', 'EU, us') }).success).toBe(true)
    expect(Fact.safeParse({ ...fact, gate: 'watermark', value: true }).success).toBe(false)
  })
})

describe('laws', () => {
  it('name a known gate, a place on the web where each date was read, and the day of reading', () => {
    for (const { id, gates: named, dates, sources, readOn } of gateLaws) {
      for (const gate of named)
        expect(
          policyGates.map(({ id: known }) => known),
          id,
        ).toContain(gate)
      expect(dates.length, id).toBeGreaterThan(0)
      for (const { on } of dates) expect(on).toMatch(/^20\d\d-\d\d-\d\d$/)
      expect(sources.length, id).toBeGreaterThan(0)
      for (const { url } of sources) expect(url).toMatch(/^https:\/\//)
      expect(readOn).toMatch(/^2026-/)
    }
  })

  it('are told per gate, and none is told where none was found', () => {
    expect(lawsOf('provenance_marking').map(({ where }) => where)).toEqual(['European Union', 'China', 'California'])
    expect(lawsOf('ip_indemnity')).toEqual([])
  })
})
