import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyInput, claimBy, strongInput } from '@/lib/testing/engine-arbitraries'
import { blindTrial, type EngineInputJson, engineInput, passingFacts } from '@/lib/testing/engine-inputs'
import { statusOf } from './decision'
import { confidenceSequence, evidence } from './trial'
import { verdict } from './verdict'

const runs = { numRuns: 300, seed: 20261123 }
const TOLERANCE = 1e-12
const counts = fc.tuple(fc.nat({ max: 120 }), fc.nat({ max: 120 }))
const p0 = fc.constantFrom(0.5, 0.45, 0.55, 0.35)
const either = fc.oneof(anyInput, strongInput)

function withTrial(input: EngineInputJson, wins: number, losses: number, ties = 0): EngineInputJson {
  return { ...input, trials: [...input.trials, blindTrial(wins, losses, ties, { id: 'z' })] }
}

describe('own trials', () => {
  it('I07 one more loss never helps', () => {
    fc.assert(
      fc.property(either, (input) => {
        const [before, after] = [verdict(input), verdict(withTrial(input, 0, 1))]
        // With no proof trial yet, a first loss adds a voice, which helps only if everything else was worse than losing.
        fc.pre(before.trial.N > 0)
        expect(after.levels.Q).toBeLessThanOrEqual(before.levels.Q)
        expect(after.levels.E).toBeLessThanOrEqual(before.levels.E)
        expect(after.posterior.P).toBeLessThanOrEqual(before.posterior.P + TOLERANCE)
        expect(after.e).toBeLessThanOrEqual(before.e * (1 + 1e-9))
      }),
      runs,
    )
  })

  it('I08 one more win never hurts P or the evidence', () => {
    fc.assert(
      fc.property(either, (input) => {
        const [before, after] = [verdict(input), verdict(withTrial(input, 1, 0))]
        fc.pre(before.trial.N > 0)
        expect(after.posterior.P).toBeGreaterThanOrEqual(before.posterior.P - TOLERANCE)
        expect(after.e).toBeGreaterThanOrEqual(before.e * (1 - 1e-9))
      }),
      runs,
    )
  })

  it('I18 the evidence is a fair game under the null hypothesis', () => {
    fc.assert(
      fc.property(counts, p0, ([wins, losses], p) => {
        const now = evidence(wins, losses, p)
        const next = p * evidence(wins + 1, losses, p) + (1 - p) * evidence(wins, losses + 1, p)
        expect(Math.abs(next / now - 1)).toBeLessThan(1e-9)
      }),
      { ...runs, numRuns: 1000 },
    )
  })

  it('I19 ties leave the evidence unchanged, and in a lone winning trial never raise P', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.nat({ max: 59 }), fc.nat({ max: 20 }), (wins, fewer, ties) => {
        const losses = fewer % wins
        const [before, after] = [ties, ties + 1].map((t) => verdict(engineInput({ trials: [blindTrial(wins, losses, t)] })))
        expect(after?.e).toBe(before?.e)
        expect(after?.posterior.P).toBeLessThanOrEqual((before?.posterior.P ?? 0) + TOLERANCE)
      }),
      runs,
    )
  })

  it('I20 the confidence sequence is ordered and contains the share seen', () => {
    fc.assert(
      fc.property(counts, ([wins, losses]) => {
        const [low, high] = confidenceSequence(wins, losses)
        expect(low).toBeLessThan(high)
        if (wins + losses === 0) return
        expect(low).toBeLessThanOrEqual(wins / (wins + losses))
        expect(high).toBeGreaterThanOrEqual(wins / (wins + losses))
      }),
      runs,
    )
  })

  it('I29 a trial that breaks a condition never supplies proof', () => {
    const flaw = fc.constantFrom('blind', 'sidesRandomised', 'ownPrompts', 'versionsExact')
    fc.assert(
      fc.property(either, flaw, (input, condition) => {
        const trials = input.trials.map((trial) => ({ ...trial, [condition]: false }))
        const found = verdict({ ...input, trials })
        expect([found.e, found.eLoss, found.trial.N]).toEqual([1, 1, 0])
        expect(found.reasons).not.toContain('OWN_TRIAL_WON')
      }),
      runs,
    )
  })
})

describe('readiness', () => {
  it('I09 removing a fact never raises R unless it removes a failure, and no facts never justify', () => {
    fc.assert(
      fc.property(either, fc.nat(), (input, pick) => {
        const gone = input.facts[pick % Math.max(1, input.facts.length)]
        const [before, after] = [input.facts, input.facts.filter((fact) => fact !== gone)].map((facts) => verdict({ ...input, facts }))
        const failed = before?.gates.find(({ gate }) => gate === gone?.gate)?.result === 'FAIL'
        if (!failed) expect(after?.levels.R).toBeLessThanOrEqual(before?.levels.R ?? 0)
        expect(verdict({ ...input, facts: [] }).status).not.toBe('JUSTIFIED')
      }),
      runs,
    )
  })

  it('I10 justified means that every required gate passed', () => {
    let justified = 0
    fc.assert(
      fc.property(strongInput, (input) => {
        const found = verdict(input)
        if (found.status !== 'JUSTIFIED') return
        justified++
        expect(found.gates.map(({ result }) => result)).toEqual(Array(8).fill('PASS'))
      }),
      runs,
    )
    expect(justified).toBeGreaterThan(50)
  })

  it('I32 wider margins never lower R', () => {
    const margins = fc.tuple(fc.double({ min: 0, max: 0.5, noNaN: true }), fc.double({ min: 0, max: 0.5, noNaN: true }))
    fc.assert(
      fc.property(either, margins, (input, [margin, wider]) => {
        const R = [margin, margin + wider].map((value) => {
          const gates = ['latency_p95', 'cost_per_finished_second', 'availability'].map((id) => ({ id, margin: value }))
          return verdict({ ...input, policyOverride: { gates } }).levels.R
        }) as [number, number]
        expect(R[1]).toBeGreaterThanOrEqual(R[0])
      }),
      runs,
    )
  })
})

describe('money', () => {
  it('I14 the currency does not matter', () => {
    fc.assert(
      fc.property(either, fc.constantFrom(0.5, 7, 100), (input, k) => {
        const [a, b] = [verdict(input), verdict(inCurrency(input, k))]
        expect([b.status, b.levels.E, b.econ.breakEven]).toEqual([a.status, a.levels.E, a.econ.breakEven])
      }),
      runs,
    )
  })

  it('I27 a cheaper challenger never lowers E', () => {
    fc.assert(
      fc.property(either, fc.double({ min: 0, max: 1, noNaN: true }), (input, factor) => {
        const cost = input.econ?.costPerFinishedSecondChallenger as { low: number; mode: number; high: number }
        // Cheaper by the same amount throughout, so that the spread stays as it is.
        const saved = cost.low * factor
        const cheaper = { low: cost.low - saved, mode: cost.mode - saved, high: cost.high - saved }
        const after = verdict({ ...input, econ: { ...input.econ, costPerFinishedSecondChallenger: cheaper } })
        expect(after.levels.E).toBeGreaterThanOrEqual(verdict(input).levels.E)
      }),
      runs,
    )
  })

  it('I28 missing economics never justify, unless the move is forced or money is advisory', () => {
    const required = ['costPerFinishedSecondIncumbent', 'costPerFinishedSecondChallenger', 'finishedSecondsPerMonth', 'switchingCost']
    fc.assert(
      fc.property(either, fc.constantFrom(...required), (input, field) => {
        const found = verdict({ ...input, econ: { ...input.econ, [field]: null } })
        if (found.basis !== 'forced') expect(found.status).not.toBe('JUSTIFIED')
        const advisory = verdict({ ...input, econ: null, policyOverride: { economics: { mode: 'advisory' } } })
        expect(advisory.levels.E).toBe(2)
      }),
      runs,
    )
  })
})

describe('quality', () => {
  it('I11 interested voices alone never get beyond insufficient', () => {
    const interested = fc.constantFrom('vendor' as const, 'collaborative' as const, 'unknown' as const)
    const claims = fc.array(
      fc.tuple(interested, fc.nat({ max: 3 })).chain(([kind, who]) => claimBy('a', { id: `${kind}${who}`, kind })),
      { maxLength: 8 },
    )
    fc.assert(
      fc.property(anyInput, claims, (input, said) => {
        const renamed = said.map((claim, i) => ({ ...claim, id: `c${i}` }))
        const found = verdict({ ...input, goal: 'capability', dependency: engineInput().dependency, claims: renamed, trials: [] })
        expect(found.levels.Q).toBeLessThanOrEqual(2)
      }),
      runs,
    )
  })

  it('I22 asking for a larger difference never raises Q', () => {
    const mids = fc.tuple(fc.integer({ min: 1, max: 25 }), fc.integer({ min: 1, max: 25 }))
    fc.assert(
      fc.property(either, mids, (input, [low, more]) => {
        const Q = [low, low + more].map((mid) => verdict({ ...input, dependency: { ...input.dependency, mid: mid / 100 } }).levels.Q) as [
          number,
          number,
        ]
        expect(Q[1]).toBeLessThanOrEqual(Q[0])
      }),
      runs,
    )
  })

  it('I25 having been proven never lowers Q', () => {
    const proven = { levels: { Q: 4, R: 2, E: 2 }, policyVersion: '1.0.0', engineVersion: 'verdict-1.0.0' }
    fc.assert(
      fc.property(either, (input) => {
        expect(verdict({ ...input, previous: proven }).levels.Q).toBeGreaterThanOrEqual(verdict({ ...input, previous: null }).levels.Q)
      }),
      runs,
    )
  })

  it('I26 a change of policy or engine discards history', () => {
    const levels = fc.record({ Q: fc.nat({ max: 4 }), R: fc.nat({ max: 2 }), E: fc.nat({ max: 2 }) })
    const versions = fc.constantFrom(['0.9.0', 'verdict-1.0.0'], ['1.0.0', 'verdict-0.9.0']) as fc.Arbitrary<[string, string]>
    fc.assert(
      fc.property(either, levels, versions, (input, old, [policyVersion, engineVersion]) => {
        const after = verdict({ ...input, previous: { levels: old, policyVersion, engineVersion } })
        expect(after).toEqual(verdict({ ...input, previous: null }))
      }),
      runs,
    )
  })

  it('I37 the status depends on the three levels alone', () => {
    const seen = new Map<string, string>()
    fc.assert(
      fc.property(either, (input) => {
        const { levels, status } = verdict(input)
        const cell = JSON.stringify(levels)
        expect(status).toBe(seen.get(cell) ?? status)
        expect(status).toBe(statusOf(levels))
        seen.set(cell, status)
      }),
      runs,
    )
    expect(new Set(seen.values()).size).toBe(6)
  })
})

function inCurrency(input: EngineInputJson, k: number): EngineInputJson {
  const scaled = (value: unknown): unknown => {
    if (typeof value === 'number') return value * k
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, scaled(each)]))
  }
  const { finishedSecondsPerMonth, ...money } = input.econ ?? {}
  const facts = input.facts.map((fact) =>
    fact.gate === 'cost_per_finished_second' && typeof fact.value === 'number' ? { ...fact, value: fact.value * k } : fact,
  )
  return { ...input, econ: { ...(scaled(money) as object), finishedSecondsPerMonth }, facts }
}

it('the passing facts used here do pass', () => expect(verdict(engineInput({ facts: [...passingFacts] })).levels.R).toBe(2))
