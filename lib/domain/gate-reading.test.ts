import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from './day'
import { gateReading, type ReadableFact } from './gate-reading'
import { defaultPolicy, type GatePolicy } from './policy'
import { parityOf } from './verdict/gates'

const today = '2026-11-26'
const gateOf = (id: string): GatePolicy => defaultPolicy.gates.find((gate) => gate.id === id) as GatePolicy
const latency = (over: Partial<ReadableFact> = {}): ReadableFact => ({
  ...{ gate: 'latency_p95', value: 90, sourceKind: 'measured', observedOn: '2026-11-20', relSe: 0.05 },
  ...over,
})
const read = (facts: ReadableFact[], id = 'latency_p95') => gateReading(facts, gateOf(id), today)

describe('what a gate reads of an offering', () => {
  it('is the newest accepted fact, and says of the older one that a newer counts', () => {
    const newest = latency()
    const reading = read([latency({ observedOn: '2026-11-01', value: 60 }), newest])
    expect(reading).toMatchObject({ state: 'fresh', counts: newest, freshUntil: '2027-02-18' })
    expect(reading.history.map(({ standing }) => [standing.counts, standing.why])).toEqual([
      [true, 'counts'],
      [false, 'a newer one of 20 Nov 2026 counts'],
    ])
  })

  it.each([
    ['nothing is known', [], 'missing', /^needs a measurement by the team or an independent source, at most 90 days old$/],
    [
      'only the vendor claims it',
      [latency({ sourceKind: 'vendor_claim' })],
      'not_accepted',
      /^known only from: vendor’s claim, 20 Nov 2026/,
    ],
    ['the newest is too old', [latency({ observedOn: '2026-08-01' })], 'stale', /^newest of 1 Aug 2026, 117 days old; at most 90$/],
    ['it lies ahead', [latency({ observedOn: '2026-11-27' })], 'not_accepted', /lies ahead/],
  ] as const)('is unknown where %s, and says why', (_case, facts, state, why) => {
    const reading = read([...facts])
    expect(reading).toMatchObject({ state, counts: null, freshUntil: null, daysLeft: null })
    expect(reading.why).toMatch(why)
  })

  it('warns from 14 days before it goes stale, on the last day too, and not before', () => {
    const left = (days: number) => read([latency({ observedOn: addDays(today, days - 90) })])
    expect(left(15)).toMatchObject({ state: 'fresh', daysLeft: 15 })
    expect(left(14)).toMatchObject({ state: 'ageing', daysLeft: 14, why: 'too old after 10 Dec 2026, in 14 days' })
    expect(left(0)).toMatchObject({ state: 'ageing', daysLeft: 0, why: 'too old after 26 Nov 2026, today' })
    expect(left(-1)).toMatchObject({ state: 'stale' })
  })

  it('lets a fresh no of anyone count before a newer yes', () => {
    const no: ReadableFact = { gate: 'data_terms', value: false, sourceKind: 'independent', observedOn: '2026-11-01', relSe: null }
    const yes: ReadableFact = { ...no, value: true, sourceKind: 'contract', observedOn: '2026-11-20' }
    const reading = read([yes, no], 'data_terms')
    expect(reading.counts).toBe(no)
    expect(reading.history[1]?.standing.why).toBe('a no of 1 Nov 2026 counts before it')
  })

  it('is the fact that the engine uses', () => {
    const kinds = ['contract', 'vendor_doc', 'measured', 'independent', 'vendor_claim'] as const
    const gate = fc.constantFrom('api_ga', 'latency_p95', 'availability', 'throughput')
    const fact = fc.record({
      value: fc.integer({ min: 1, max: 9 }),
      sourceKind: fc.constantFrom(...kinds),
      age: fc.integer({ min: -3, max: 200 }),
      relSe: fc.constantFrom(null, 0.1, 0.2),
    })
    fc.assert(
      fc.property(gate, fc.array(fact, { maxLength: 6 }), (id, drawn) => {
        const facts = drawn.map(({ value, sourceKind, age, relSe }): ReadableFact => {
          const typed = id === 'api_ga' ? value > 3 : id === 'availability' ? value / 10 : value
          return { gate: id, value: typed, sourceKind, observedOn: addDays(today, -age), relSe }
        })
        const sides = facts.map(({ gate, value, sourceKind, observedOn, relSe }) => ({
          ...{ gate, side: 'challenger' as const, value, source: sourceKind, observedAt: observedOn, relSe },
        }))
        const { evidence } = parityOf({ dependency: {} as never, facts: sides, policy: defaultPolicy, asOf: today })
        const used = evidence.find((entry) => entry.gate === id)?.used.find(({ side }) => side === 'challenger')
        const { counts, freshUntil } = read(facts, id)
        const ours = counts && {
          value: counts.value,
          source: counts.sourceKind,
          observedAt: counts.observedOn,
          relSe: counts.relSe,
          freshUntil,
        }
        expect(ours).toEqual(
          used
            ? { value: used.value, source: used.source, observedAt: used.observedAt, relSe: used.relSe, freshUntil: used.freshUntil }
            : null,
        )
      }),
      { numRuns: 300 },
    )
  })
})
