import { describe, expect, it } from 'vitest'
import type { MeasuredFact } from './job-facts'
import { insteadText, readInstead } from './job-gate-reading'
import { defaultPolicy } from './policy'

const measured: MeasuredFact[] = [
  { gate: 'latency_p95', fact: { value: 97.2, relSe: 0.03, note: '' } },
  { gate: 'availability', fact: { value: 0.9967, relSe: null, note: '' } },
  { gate: 'throughput', why: 'asked for' },
]
const fact = (gate: 'latency_p95' | 'availability' | 'throughput', value: number, relSe: number | null, observedOn = '2026-11-20') => ({
  ...{ gate, value, relSe, observedOn, sourceKind: 'measured' as const },
})
const reads = (...facts: ReturnType<typeof fact>[]) => readInstead(measured, { facts, gates: defaultPolicy.gates, today: '2026-11-25' })

describe('what the gates read instead of the jobs', () => {
  it('is nothing where the facts of the jobs count', () => {
    const own = [fact('latency_p95', 97.2, 0.03), fact('availability', 0.9967, null), fact('throughput', 6, null)]
    expect(reads(...own)).toEqual({ all: false, gates: [] })
  })

  it('is told by gate and day, and whether any gate reads the jobs', () => {
    const one = reads(fact('latency_p95', 97.2, 0.05, '2026-10-26'), fact('availability', 0.9967, null))
    expect(one).toEqual({ all: false, gates: [{ gate: 'latency_p95', observedOn: '2026-10-26' }] })
    expect(insteadText(one)).toMatch(/^but for .*latency.*: the fact of 26 Oct 2026$/)
    const both = reads(fact('latency_p95', 97, 0.05, '2026-10-26'), fact('availability', 0.997, 0.2, '2026-10-26'))
    expect(insteadText(both)).toBe('the gates read the fact of 26 Oct 2026')
    expect(insteadText(reads(fact('latency_p95', 97, 0.05, '2026-10-26'), fact('availability', 0.997, 0.2)))).toBe(
      'the gates read the facts of 26 Oct 2026 and 20 Nov 2026',
    )
  })

  it('is no fact where none counts', () => {
    expect(insteadText(reads())).toBe('the gates read no fact')
  })
})
