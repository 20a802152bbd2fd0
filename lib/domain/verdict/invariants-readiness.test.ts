import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkedInput, policyWith, verdictOn } from '@/lib/testing/checked-input'
import { either, facts, singleFacts, strongInput } from '@/lib/testing/engine-arbitraries'
import { type EngineInputJson, engineInput, passingFacts } from '@/lib/testing/engine-inputs'
import { runs } from '@/lib/testing/property-runs'
import { parityOf } from './gates'
import type { EngineFact } from './input'
import type { GateOutcome } from './output'

const order: GateOutcome[] = ['FAIL', 'UNKNOWN', 'PASS']
const parity = (input: EngineInputJson) => parityOf(checkedInput(input))

describe('readiness', () => {
  it('I09 removing a fact never raises R unless it removes a failure', () => {
    fc.assert(
      fc.property(fc.oneof(facts, singleFacts), fc.nat(), (known, pick) => {
        const gone = known[pick % Math.max(1, known.length)]
        const before = parity(engineInput({ facts: known }))
        const result = before.gates.find(({ gate }) => gate === gone?.gate)?.result
        const alone = known.filter(({ gate, side }) => gate === gone?.gate && side === gone.side).length === 1
        // Where an older fact stands behind a newer one that settles nothing, removing the newer one brings the older to bear.
        fc.pre(result === 'PASS' || (result === 'UNKNOWN' && alone))
        const after = parity(engineInput({ facts: known.filter((fact) => fact !== gone) }))
        expect(after.level).toBeLessThanOrEqual(before.level)
      }),
      runs(),
    )
  })

  it('I09 no facts never justify', () => {
    fc.assert(
      fc.property(strongInput, (input) => {
        fc.pre(verdictOn(input).status === 'JUSTIFIED')
        const found = verdictOn({ ...input, facts: [] })
        expect([found.status, found.levels.R]).toEqual(['NOT_READY', 1])
      }),
      runs(),
    )
  })

  it('I10 justified means that every required gate passed', () => {
    fc.assert(
      fc.property(fc.oneof({ weight: 4, arbitrary: strongInput }, { weight: 1, arbitrary: either }), (input) => {
        const found = verdictOn(input)
        fc.pre(found.status === 'JUSTIFIED')
        for (const { id, required } of policyWith(input.policyOverride).gates)
          if (required) expect(found.gates.find(({ gate }) => gate === id)?.result).toBe('PASS')
      }),
      runs(6),
    )
  })

  it('I32 wider margins never lower R, nor the result of any gate', () => {
    const margin = fc.integer({ min: 0, max: 20 }).map((step) => step / 40)
    const compared = ['latency_p95', 'cost_per_finished_second', 'availability']
    const measured = fc.array(fc.double({ min: 0.6, max: 1.1, noNaN: true }), { minLength: 11, maxLength: 11 }).map((factors) =>
      passingFacts.map((fact, i): EngineFact => {
        const near = compared.includes(fact.gate) && typeof fact.value === 'number' && fact.value * (factors[i] ?? 1)
        return typeof near === 'number' ? { ...fact, value: fact.gate === 'availability' ? Math.min(1, near) : near } : fact
      }),
    )
    let moved = 0
    fc.assert(
      fc.property(fc.oneof(measured, facts), margin, margin, (known, narrow, more) => {
        const [before, after] = [narrow, narrow + more].map((value) => {
          const gates = compared.map((id) => ({ id, margin: value }))
          return parity(engineInput({ facts: known, policyOverride: { gates } }))
        })
        if (!before || !after) throw new Error('no parity')
        expect(after.level).toBeGreaterThanOrEqual(before.level)
        before.gates.forEach(({ result }, i) => {
          const wider = after.gates[i]?.result as GateOutcome
          expect(order.indexOf(wider)).toBeGreaterThanOrEqual(order.indexOf(result))
          if (wider !== result) moved++
        })
      }),
      runs(),
    )
    expect(moved).toBeGreaterThan(runs().numRuns / 10)
  })
})
