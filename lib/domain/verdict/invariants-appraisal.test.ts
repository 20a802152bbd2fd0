import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { verdictOn } from '@/lib/testing/checked-input'
import { anyInput, claimBy, kinds, score } from '@/lib/testing/engine-arbitraries'
import { arenaClaim, engineInput } from '@/lib/testing/engine-inputs'
import { runs } from '@/lib/testing/property-runs'
import type { Effect, EngineClaim } from './input'

const grades = 'ABCDE'
const anyClaim = fc.constantFrom(...kinds).chain((kind) => claimBy('a', { id: 'x', kind }))

function appraised(claim: EngineClaim) {
  const [found] = verdictOn(engineInput({ claims: [claim] })).appraisals
  if (!found) throw new Error('no appraisal')
  return found
}

describe('one claim', () => {
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
      runs(),
    )
  })

  it('I15 disclosing prompts, settings or outputs never adds doubt or correction and never worsens the grade', () => {
    fc.assert(
      fc.property(anyClaim, fc.constantFrom('promptsPublic', 'settingsDisclosed', 'outputsOrCodePublic'), (claim, field) => {
        const [closed, open] = [appraised({ ...claim, [field]: false }), appraised({ ...claim, [field]: true })]
        fc.pre(closed.v !== null)
        expect(open.v).toBeLessThanOrEqual(closed.v)
        expect(open.mu).toBeLessThanOrEqual(closed.mu)
        expect(open.selection).toBeLessThanOrEqual(closed.selection)
        expect(grades.indexOf(open.grade)).toBeLessThanOrEqual(grades.indexOf(closed.grade))
      }),
      runs(),
    )
  })

  it('I16 a larger sample has less sampling variance', () => {
    const size = fc.integer({ min: 1, max: 100_000 })
    const rate = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(size, size, rate, fc.nat({ max: 3 }), (n, more, won, kind) => {
        const effects: [Effect, Effect][] = [
          [
            { type: 'win_rate', rate: won, n },
            { type: 'win_rate', rate: won, n: n + more },
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
        const [a, b] = (effects[kind] ?? []).map((effect) => appraised(arenaClaim('a', 0, { effect })).budget?.sampling ?? Number.NaN)
        expect(b).toBeLessThan(a as number)
      }),
      runs(),
    )
  })

  it('I30 the budget adds up to the claim variance', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const included = verdictOn(input).appraisals.filter(({ included: counts }) => counts)
        fc.pre(included.length > 0)
        for (const { budget, v } of included) {
          const items = Object.values(budget ?? {})
          expect(items).toHaveLength(8)
          expect(Math.min(...items)).toBeGreaterThanOrEqual(0)
          expect(Math.abs(items.reduce((sum, item) => sum + item, 0) - (v ?? Number.NaN))).toBeLessThan(1e-12)
        }
      }),
      runs(),
    )
  })

  it("I31 a vendor's self-serving claim never counts above face value nor flips its sign; against its interest it counts in full", () => {
    const voice = fc.constantFrom('vendor', 'vendor', 'collaborative', 'independent', 'unknown')
    const claims = voice.chain((kind) => claimBy('a', { id: 'x', kind: kind as EngineClaim['evaluatorKind'] }))
    fc.assert(
      fc.property(claims, (claim) => {
        const { y, yStar } = appraised(claim)
        fc.pre(y !== null && yStar !== null)
        const interested = ['vendor', 'collaborative'].includes(claim.evaluatorKind)
        const side = !interested ? 0 : claim.conflictOrgId === 'V_CHA' ? 1 : claim.conflictOrgId === 'V_INC' ? -1 : 0
        if (side === 0 || side * y <= 0) {
          expect(yStar).toBe(y)
        } else {
          expect(side * yStar).toBeLessThan(side * y)
          expect(side * yStar).toBeGreaterThanOrEqual(0)
        }
      }),
      runs(),
    )
  })
})
