import { describe, expect, it } from 'vitest'
import { arenaClaim, engineInput, vendorClaim } from '@/lib/testing/engine-inputs'
import { hypeIndex } from './hype'
import type { EngineClaim } from './input'
import { verdict } from './verdict'

const hype = (...claims: EngineClaim[]) => verdict(engineInput({ claims })).hype

describe('what is claimed', () => {
  it('is the loudest interested or unnamed voice, as published', () => {
    expect(hype(vendorClaim('v', 0.78), vendorClaim('w', 0.6, { metric: 'human_rating' })).claimed).toBeCloseTo(0.56, 12)
    expect(hype(arenaClaim('a', 200, { evaluatorKind: 'unknown' })).claimed).toBeGreaterThan(0.5)
    expect(hype(vendorClaim('v', 0.78, { evaluatorKind: 'collaborative' })).claimed).toBeCloseTo(0.56, 12)
  })

  it('is not what outsiders, the incumbent or other pairs and tasks say', () => {
    const silent: Partial<EngineClaim>[] = [
      { evaluatorKind: 'independent' },
      { conflictOrgId: 'V_INC' },
      { challengerModelId: 'other' },
      { task: 'lipsync' },
      { effect: { type: 'none', superlative: false } },
      { effect: { type: 'win_rate', rate: 0.4 } },
      { retracted: true },
      { publishedAt: '2026-11-24' },
    ]
    for (const change of silent)
      expect(hype(vendorClaim('v', 0.78, change)), JSON.stringify(change)).toMatchObject({ claimed: 0, maxSel: 0, oldest: 0 })
  })

  it('counts a superlative without numbers as 30 points', () =>
    expect(hype(vendorClaim('v', 0.5, { effect: { type: 'none', superlative: true } })).claimed).toBe(0.3))

  it('is dated from publication, even when measured earlier', () =>
    expect(hype(vendorClaim('v', 0.78, { evaluatedAt: '2026-01-01' })).oldest).toBe(10))
})

describe('hype index', () => {
  it('is the percent of the claim without independent support', () => {
    expect(hypeIndex({ claimed: 0.4, supported: 0.1, gap: 0.3, maxSel: 0, oldest: 0 })).toBe(75)
    expect(hypeIndex({ claimed: 0.4, supported: 0.6, gap: -0.2, maxSel: 0, oldest: 0 })).toBe(0)
    expect(hypeIndex({ claimed: 0.4, supported: 0, gap: 0.4, maxSel: 0, oldest: 0 })).toBe(100)
  })

  it('is silent about quiet claims', () => expect(hypeIndex({ claimed: 0.09, supported: 0, gap: 0.09, maxSel: 0, oldest: 0 })).toBe(0))
})
