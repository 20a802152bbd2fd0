import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyInput, claimBy, dayBefore, relevantClaim, score } from '@/lib/testing/engine-arbitraries'
import { arenaClaim, blindTrial, type EngineInputJson, engineInput, vendorClaim } from '@/lib/testing/engine-inputs'
import type { Effect, EngineClaim } from './input'
import type { Verdict } from './output'
import { parseEngineInput } from './parse'
import { verdict } from './verdict'

const runs = { numRuns: 400, seed: 20261123 }
const TOLERANCE = 1e-12
const independentKind = fc.constantFrom('peer_reviewed' as const, 'independent' as const, 'community' as const)

/** What a verdict says, without the list of what it looked at. */
function substance({ appraisals: _appraisals, dropped: _dropped, ...rest }: Verdict): string {
  return JSON.stringify(rest)
}

function addClaim(input: EngineInputJson, ...claims: EngineClaim[]): EngineInputJson {
  return { ...input, claims: [...input.claims, ...claims] }
}

const grades = 'ABCDE'

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

describe('pooled evidence', () => {
  it('I12 swapping the models mirrors the mean and keeps the spread', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const [a, b] = [verdict(input), verdict(swapped(input))]
        expect(b.posterior.m).toBeCloseTo(-a.posterior.m, 9)
        expect(b.posterior.s).toBeCloseTo(a.posterior.s, 9)
      }),
      runs,
    )
  })

  it('I21 the weight of an evaluator never exceeds what its bias allows', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        for (const { V, sigmaB } of verdict(input).groups) expect(V).toBeGreaterThanOrEqual(sigmaB ** 2)
      }),
      runs,
    )
  })

  it('I17 ageing of a single favourable evaluator never raises P', () => {
    fc.assert(
      fc.property(relevantClaim('a', { id: 'x', kind: 'independent' }, [40, 400]), fc.nat({ max: 300 }), (claim, days) => {
        const older = dayBefore(days + (Date.parse('2026-11-23') - Date.parse(claim.publishedAt)) / 86_400_000)
        const [young, old] = [claim, { ...claim, publishedAt: older }].map(
          (each) => verdict(engineInput({ claims: [each] })).posterior.P,
        ) as [number, number]
        expect(old).toBeLessThanOrEqual(young + TOLERANCE)
      }),
      runs,
    )
  })

  it('I24 claims on another pair or version never change the posterior', () => {
    const stranger = fc.tuple(relevantClaim('z', { id: 'ev0', kind: 'independent' }, [-400, 400]), fc.boolean())
    fc.assert(
      fc.property(anyInput, stranger, (input, [claim, otherPair]) => {
        const foreign = { ...claim, ...(otherPair ? { incumbentModelId: 'elsewhere' } : { versionMatch: 'other' as const }) }
        const [a, b] = [verdict(input), verdict(addClaim(input, foreign))]
        expect([b.posterior, b.independent, b.k]).toEqual([a.posterior, a.independent, a.k])
      }),
      runs,
    )
  })

  it('I33 every probability lies in [0, 1], intervals are ordered, and evidence never widens the prior', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const { posterior, independent, loo, econ } = verdict(input)
        for (const p of [posterior.P, posterior.pAny, independent.P, loo ?? 0, econ.pPays ?? 0]) {
          expect(p).toBeGreaterThanOrEqual(0)
          expect(p).toBeLessThanOrEqual(1)
        }
        expect(posterior.lo90).toBeLessThanOrEqual(posterior.hi90)
        expect(posterior.s).toBeGreaterThan(0)
        expect(posterior.s).toBeLessThanOrEqual(0.25 + TOLERANCE)
      }),
      runs,
    )
  })

  it('I34 the less independent the evaluator, the less a favourable claim counts among independents', () => {
    fc.assert(
      fc.property(relevantClaim('a', { id: 'x', kind: 'independent' }, [40, 400]), (claim) => {
        const P = (['independent', 'community', 'vendor'] as const).map(
          (evaluatorKind) => verdict(engineInput({ claims: [{ ...claim, evaluatorKind }] })).independent.P,
        ) as [number, number, number]
        expect(P[1]).toBeLessThanOrEqual(P[0] + TOLERANCE)
        expect(P[2]).toBeLessThanOrEqual(P[1] + TOLERANCE)
      }),
      runs,
    )
  })
})

describe('one more result', () => {
  const worsens = (before: Verdict, after: Verdict) => {
    expect(after.levels.Q).toBeLessThanOrEqual(before.levels.Q)
    expect(after.levels.R).toBeLessThanOrEqual(before.levels.R)
    expect(after.levels.E).toBeLessThanOrEqual(before.levels.E)
    expect(after.posterior.P).toBeLessThanOrEqual(before.posterior.P + TOLERANCE)
  }

  it('I06, I36 an unfavourable result from a new independent evaluator never helps', () => {
    const newcomer = independentKind.chain((kind) => relevantClaim('z', { id: 'zz', kind }, [-400, 40]))
    let effective = 0
    fc.assert(
      fc.property(anyInput, newcomer, (input, claim) => {
        const [before, after] = [verdict(input), verdict(addClaim(input, claim))]
        const said = after.appraisals.find(({ id }) => id === 'z')?.yStar ?? Number.NaN
        fc.pre(said <= Math.min(before.delta, before.posterior.m, before.independent.m))
        effective++
        worsens(before, after)
        expect(after.independent.P).toBeLessThanOrEqual(before.independent.P + TOLERANCE)
      }),
      { ...runs, numRuns: 600 },
    )
    expect(effective).toBeGreaterThanOrEqual(600)
  })

  it('I35 nor does a further unfavourable result from an evaluator already heard', () => {
    fc.assert(
      fc.property(anyInput, fc.nat(), relevantClaim('z', { id: 'x', kind: 'independent' }, [-400, 40]), (input, pick, result) => {
        const before = verdict(input)
        const heard = before.groups.filter(({ own }) => !own)
        const group = heard[pick % Math.max(1, heard.length)]
        fc.pre(group !== undefined)
        const claim = {
          ...result,
          evaluatorId: group.id,
          evaluatorKind: group.kind as EngineClaim['evaluatorKind'],
          benchmarkId: 'new',
          conflictOrgId: null,
        }
        const after = verdict(addClaim(input, claim))
        const said = after.appraisals.find(({ id }) => id === 'z')?.yStar ?? Number.NaN
        fc.pre(said <= Math.min(before.delta, before.posterior.m, before.independent.m, group.y))
        worsens(before, after)
      }),
      runs,
    )
  })

  it('I23 superlatives raise nothing and leave the posterior alone', () => {
    fc.assert(
      fc.property(anyInput, fc.constantFrom('vendor' as const, 'unknown' as const, 'community' as const), (input, evaluatorKind) => {
        const praise = vendorClaim('z', 0.5, { evaluatorKind, effect: { type: 'none', superlative: true } })
        const [before, after] = [verdict(input), verdict(addClaim(input, praise))]
        worsens(before, after)
        expect(after.posterior).toEqual(before.posterior)
      }),
      runs,
    )
  })
})

function swapped(input: EngineInputJson): EngineInputJson {
  return {
    ...input,
    challenger: input.incumbent,
    incumbent: input.challenger,
    claims: input.claims.map((claim) => ({
      ...claim,
      challengerModelId: claim.incumbentModelId,
      incumbentModelId: claim.challengerModelId,
      effect: mirrored(claim.effect),
    })),
    trials: input.trials.map((trial) => ({ ...trial, wins: trial.losses, losses: trial.wins })),
  }
}

function mirrored(effect: Effect): Effect {
  switch (effect.type) {
    case 'pairwise':
      return { ...effect, wins: effect.losses, losses: effect.wins }
    case 'win_rate':
      return { ...effect, rate: 1 - effect.rate, ci95: effect.ci95 ? [1 - effect.ci95[1], 1 - effect.ci95[0]] : effect.ci95 }
    case 'elo':
      return {
        ...effect,
        challenger: effect.incumbent,
        incumbent: effect.challenger,
        ci95HalfC: effect.ci95HalfI,
        ci95HalfI: effect.ci95HalfC,
        votesC: effect.votesI,
        votesI: effect.votesC,
      }
    case 'score':
      return { ...effect, challenger: effect.incumbent, incumbent: effect.challenger, nC: effect.nI, nI: effect.nC }
    case 'none':
      return effect
  }
}
