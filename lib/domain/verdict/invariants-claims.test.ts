import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyInput, claimBy, dayBefore, relevantClaim, score } from '@/lib/testing/engine-arbitraries'
import { arenaClaim, blindTrial, type EngineInputJson, engineInput } from '@/lib/testing/engine-inputs'
import type { Effect, EngineClaim } from './input'
import type { Verdict } from './output'
import { parseEngineInput } from './parse'
import { verdict } from './verdict'

const runs = { numRuns: 300, seed: 20261123 }
const grades = 'ABCDE'

/** What a verdict says, without the list of what it looked at. */
function substance({ appraisals: _appraisals, dropped: _dropped, ...rest }: Verdict): string {
  return JSON.stringify(rest)
}

function addClaim(input: EngineInputJson, claim: EngineClaim): EngineInputJson {
  return { ...input, claims: [...input.claims, claim] }
}

function appraised(claim: EngineClaim) {
  const [found] = verdict(engineInput({ claims: [claim] })).appraisals
  if (!found) throw new Error('no appraisal')
  return found
}

it('the generated inputs are valid', () => {
  fc.assert(
    fc.property(anyInput, (input) => {
      expect(parseEngineInput(input)).toMatchObject({ ok: true })
    }),
    runs,
  )
})

it('every number of a verdict is finite, so that it survives JSON', () => {
  const huge = { low: 0, mode: 1e15, high: 1e15 }
  const money = {
    costPerFinishedSecondIncumbent: huge,
    costPerFinishedSecondChallenger: huge,
    finishedSecondsPerMonth: 1e15,
    switchingCost: huge,
    valuePerNetPointPerMonth: 1e15,
  }
  const precise = arenaClaim('p', 1e14, {
    ownWorkflowOf: 'dep1',
    publishedAt: '2026-11-23',
    effect: { type: 'elo', challenger: 1e15, incumbent: -1e15, ci95HalfC: 1e-300, ci95HalfI: 1e-300 },
  })
  const extremes = fc.record({ extreme: fc.boolean(), wins: fc.constantFrom(0, 1, 1_000_000), losses: fc.constantFrom(0, 1, 1_000_000) })
  fc.assert(
    fc.property(anyInput, extremes, (input, { extreme, wins, losses }) => {
      const stretched = { ...addClaim(input, precise), econ: money, trials: [blindTrial(wins, losses, 1_000_000)] }
      const found = verdict(extreme ? stretched : input)
      expect(JSON.parse(JSON.stringify(found))).toEqual(found)
    }),
    runs,
  )
})

describe('the same evidence gives the same verdict', () => {
  it('I01 a copy of the input gives the same bytes', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        expect(JSON.stringify(verdict(structuredClone(input)))).toBe(JSON.stringify(verdict(input)))
      }),
      runs,
    )
  })

  it('I02 the order of claims, trials and facts changes no byte', () => {
    const shuffled = anyInput.chain((input) =>
      fc.tuple(
        fc.constant(input),
        fc.shuffledSubarray(input.claims, { minLength: input.claims.length }),
        fc.shuffledSubarray(input.trials, { minLength: input.trials.length }),
        fc.shuffledSubarray(input.facts, { minLength: input.facts.length }),
      ),
    )
    fc.assert(
      fc.property(shuffled, ([input, claims, trials, facts]) => {
        expect(JSON.stringify(verdict({ ...input, claims, trials, facts }))).toBe(JSON.stringify(verdict(input)))
      }),
      runs,
    )
  })

  it('I03 a duplicate claim under a new id changes nothing', () => {
    fc.assert(
      fc.property(anyInput, fc.nat(), (input, pick) => {
        const claim = input.claims[pick % Math.max(1, input.claims.length)]
        fc.pre(claim !== undefined)
        expect(substance(verdict(addClaim(input, { ...claim, id: `${claim.id}~` })))).toBe(substance(verdict(input)))
      }),
      runs,
    )
  })

  it('I04 publishing the figures that stand again later is not fresher', () => {
    fc.assert(
      fc.property(anyInput, fc.nat(), fc.double({ min: 0, max: 1, noNaN: true }), (input, pick, part) => {
        const before = verdict(input)
        const standing = input.claims.filter(
          ({ id }) => !before.dropped.includes(id) && before.appraisals.some((a) => a.id === id && a.included),
        )
        const claim = standing[pick % Math.max(1, standing.length)]
        fc.pre(claim !== undefined)
        const age = (Date.parse('2026-11-23') - Date.parse(claim.publishedAt)) / 86_400_000
        const again = { ...claim, id: `${claim.id}~`, publishedAt: dayBefore(Math.floor(age * part)) }
        expect(substance(verdict(addClaim(input, again)))).toBe(substance(before))
      }),
      runs,
    )
  })

  it('I05 claims, trials and facts dated after the day are invisible', () => {
    fc.assert(
      fc.property(
        anyInput,
        relevantClaim('z', { id: 'ev0', kind: 'independent' }, [-400, 400]),
        fc.integer({ min: 1, max: 99 }),
        (input, claim, days) => {
          const later = dayBefore(-days)
          const future = {
            ...addClaim(input, { ...claim, publishedAt: later }),
            trials: [...input.trials, blindTrial(60, 0, 0, { id: 'z', asOf: later })],
            facts: [...input.facts, ...input.facts.map((fact) => ({ ...fact, observedAt: later, value: false }))],
          }
          expect(substance(verdict(future))).toBe(substance(verdict(input)))
        },
      ),
      runs,
    )
  })
})

describe('one claim', () => {
  const anyClaim = claimBy('a', { id: 'x', kind: 'vendor' })

  it('I13 the scale of a score does not matter', () => {
    fc.assert(
      fc.property(score, fc.double({ min: 0.01, max: 50, noNaN: true }), fc.integer({ min: -90, max: 90 }), (effect, k, c) => {
        const moved = (x: number) => k * x + c
        const rescaled: Effect = {
          ...effect,
          challenger: moved(effect.challenger),
          incumbent: moved(effect.incumbent),
          min: moved(effect.min),
          max: moved(effect.max),
          sd: effect.sd === null ? null : k * effect.sd,
        }
        const [a, b] = [effect, rescaled].map((each) => appraised(arenaClaim('a', 0, { effect: each })))
        expect(b?.y).toBeCloseTo(a?.y ?? Number.NaN, 9)
        expect(b?.v).toBeCloseTo(a?.v ?? Number.NaN, 12)
      }),
      runs,
    )
  })

  it('I15 disclosing prompts, settings or outputs never adds doubt or correction and never worsens the grade', () => {
    fc.assert(
      fc.property(anyClaim, fc.constantFrom('promptsPublic', 'settingsDisclosed', 'outputsOrCodePublic'), (claim, field) => {
        const [closed, open] = [false, true].map((value) => appraised({ ...claim, [field]: value }))
        fc.pre(closed !== undefined && open !== undefined)
        if (closed.v !== null && open.v !== null) expect(open.v).toBeLessThanOrEqual(closed.v)
        expect(open.mu).toBeLessThanOrEqual(closed.mu)
        expect(grades.indexOf(open.grade)).toBeLessThanOrEqual(grades.indexOf(closed.grade))
      }),
      runs,
    )
  })

  it('I16 a larger sample never has more sampling variance', () => {
    const sized = fc.tuple(
      fc.integer({ min: 1, max: 100_000 }),
      fc.integer({ min: 1, max: 100_000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
    )
    fc.assert(
      fc.property(sized, ([n, more, rate]) => {
        const effects: [Effect, Effect][] = [
          [
            { type: 'win_rate', rate, n },
            { type: 'win_rate', rate, n: n + more },
          ],
          [
            { type: 'pairwise', wins: n, losses: n, ties: 0 },
            { type: 'pairwise', wins: n + more, losses: n, ties: 0 },
          ],
          [
            { type: 'elo', challenger: 1, incumbent: 0, votesC: n, votesI: n },
            { type: 'elo', challenger: 1, incumbent: 0, votesC: n + more, votesI: n },
          ],
          [
            { type: 'score', challenger: 1, incumbent: 0, min: 0, max: 9, higherIsBetter: true, nC: n, nI: n },
            { type: 'score', challenger: 1, incumbent: 0, min: 0, max: 9, higherIsBetter: true, nC: n, nI: n + more },
          ],
        ]
        for (const [small, large] of effects) {
          const [a, b] = [small, large].map((effect) => appraised(arenaClaim('a', 0, { effect })).budget?.sampling ?? Number.NaN) as [
            number,
            number,
          ]
          expect(b).toBeLessThan(a)
        }
      }),
      { ...runs, numRuns: 200 },
    )
  })

  it('I30 the budget adds up to the claim variance', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        for (const { budget, v } of verdict(input).appraisals)
          if (budget) expect(Math.abs(Object.values(budget).reduce((sum, item) => sum + item, 0) - (v ?? Number.NaN))).toBeLessThan(1e-12)
      }),
      runs,
    )
  })

  it("I31 a vendor's self-serving claim never counts above face value nor flips its sign; against its interest it counts in full", () => {
    fc.assert(
      fc.property(anyClaim, (claim) => {
        const { y, yStar, side } = appraised(claim)
        fc.pre(y !== null && yStar !== null)
        if (side === 0 || side * y <= 0) {
          expect(yStar).toBe(y)
        } else {
          expect(side * yStar).toBeLessThanOrEqual(side * y)
          expect(side * yStar).toBeGreaterThanOrEqual(0)
        }
      }),
      runs,
    )
  })
})
