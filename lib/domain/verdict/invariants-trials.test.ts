import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { verdictOn } from '@/lib/testing/checked-input'
import { either } from '@/lib/testing/engine-arbitraries'
import { blindTrial, type EngineInputJson, engineInput } from '@/lib/testing/engine-inputs'
import { runs } from '@/lib/testing/property-runs'
import { confidenceSequence, evidence } from './trial'

const TOLERANCE = 1e-12
const counts = fc.oneof(
  fc.tuple(fc.nat({ max: 12 }), fc.nat({ max: 12 })),
  fc.tuple(fc.nat({ max: 120 }), fc.nat({ max: 120 })),
  fc.tuple(fc.nat({ max: 400 }), fc.nat({ max: 400 })),
)
const p0 = fc.oneof(fc.constantFrom(0.5, 0.45), fc.double({ min: 0.35, max: 0.65, noNaN: true }))

function withTrial(input: EngineInputJson, wins: number, losses: number, ties = 0): EngineInputJson {
  return { ...input, trials: [...input.trials, blindTrial(wins, losses, ties, { id: 'z' })] }
}

describe('one more prompt of an own trial', () => {
  it('I07 lost: never helps', () => {
    fc.assert(
      fc.property(either, (input) => {
        const [before, after] = [verdictOn(input), verdictOn(withTrial(input, 0, 1))]
        // The first prompt of all is a new voice at -0.5, which is good news when everything else was worse than that.
        fc.pre(before.trial.N > 0 || Math.min(before.delta, before.posterior.m, before.independent.m) >= -0.5)
        for (const level of ['Q', 'R', 'E'] as const) expect(after.levels[level]).toBeLessThanOrEqual(before.levels[level])
        expect(after.posterior.P).toBeLessThanOrEqual(before.posterior.P + TOLERANCE)
        expect(after.e).toBeLessThanOrEqual(before.e * (1 + 1e-9))
        expect(after.eLoss).toBeGreaterThanOrEqual(before.eLoss * (1 - 1e-9))
      }),
      runs(),
    )
  })

  it('I08 won: never lowers P or the evidence', () => {
    fc.assert(
      fc.property(either, (input) => {
        const [before, after] = [verdictOn(input), verdictOn(withTrial(input, 1, 0))]
        fc.pre(before.trial.N > 0 || Math.max(before.delta, before.posterior.m) <= 0.5)
        expect(after.posterior.P).toBeGreaterThanOrEqual(before.posterior.P - TOLERANCE)
        expect(after.e).toBeGreaterThanOrEqual(before.e * (1 - 1e-9))
      }),
      runs(),
    )
  })

  it('I19 tied: leaves the evidence unchanged', () => {
    fc.assert(
      fc.property(either, fc.integer({ min: 1, max: 20 }), (input, ties) => {
        const [before, after] = [verdictOn(input), verdictOn(withTrial(input, 0, 0, ties))]
        expect([after.e, after.eLoss, after.cs]).toEqual([before.e, before.eLoss, before.cs])
      }),
      runs(),
    )
  })

  it('I19 tied in a lone winning trial: never raises P', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.nat({ max: 59 }), fc.nat({ max: 200 }), (wins, fewer, ties) => {
        const losses = fewer % wins
        const [before, after] = [ties, ties + 1].map((t) => verdictOn(engineInput({ trials: [blindTrial(wins, losses, t)] })))
        expect(after?.posterior.P).toBeLessThanOrEqual((before?.posterior.P ?? 0) + TOLERANCE)
      }),
      runs(),
    )
  })
})

describe('evidence of own trials', () => {
  it('I18 is a fair game under the null hypothesis', () => {
    fc.assert(
      fc.property(counts, p0, ([wins, losses], p) => {
        const now = evidence(wins, losses, p)
        const next = p * evidence(wins + 1, losses, p) + (1 - p) * evidence(wins, losses + 1, p)
        expect(Math.abs(next / now - 1)).toBeLessThan(1e-9)
      }),
      runs(),
    )
  })

  it('I20 gives an ordered interval that contains the share seen', () => {
    fc.assert(
      fc.property(counts, ([wins, losses]) => {
        const [low, high] = confidenceSequence(wins, losses)
        expect(low).toBeLessThan(high)
        expect(low).toBeGreaterThanOrEqual(0)
        expect(high).toBeLessThanOrEqual(1)
        if (wins + losses === 0) return
        expect(low).toBeLessThanOrEqual(wins / (wins + losses))
        expect(high).toBeGreaterThanOrEqual(wins / (wins + losses))
      }),
      runs(),
    )
  })

  it('I29 never comes from a trial that breaks a condition', () => {
    const flaw = fc.constantFrom('blind', 'sidesRandomised', 'ownPrompts', 'versionsExact')
    fc.assert(
      fc.property(either, flaw, (input, condition) => {
        fc.pre(verdictOn(input).trial.N > 0)
        const found = verdictOn({ ...input, trials: input.trials.map((trial) => ({ ...trial, [condition]: false })) })
        expect([found.e, found.eLoss, found.trial.N, found.cs]).toEqual([1, 1, 0, [0, 1]])
        expect(found.reasons).not.toContain('OWN_TRIAL_WON')
      }),
      runs(),
    )
  })

  it('I29 is not changed by one beside a proof', () => {
    const flaw = fc.constantFrom('blind', 'sidesRandomised', 'ownPrompts', 'versionsExact')
    fc.assert(
      fc.property(either, flaw, fc.nat({ max: 60 }), (input, condition, wins) => {
        const informal = blindTrial(wins, 1, 0, { id: 'z', [condition]: false })
        const [before, after] = [verdictOn(input), verdictOn({ ...input, trials: [...input.trials, informal] })]
        expect([after.e, after.eLoss, after.trial]).toEqual([before.e, before.eLoss, before.trial])
        expect(after.groups.some(({ id }) => id === 'own:informal')).toBe(true)
      }),
      runs(),
    )
  })
})
