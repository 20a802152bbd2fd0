import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyInput, dayBefore, relevantClaim } from '@/lib/testing/engine-arbitraries'
import { type EngineInputJson, engineInput, vendorClaim } from '@/lib/testing/engine-inputs'
import type { Effect, EngineClaim } from './input'
import type { Verdict } from './output'
import { verdict } from './verdict'

const runs = { numRuns: 300, seed: 20261123 }
const TOLERANCE = 1e-12
const independentKind = fc.constantFrom('peer_reviewed' as const, 'independent' as const, 'community' as const)

function addClaim(input: EngineInputJson, claim: EngineClaim): EngineInputJson {
  return { ...input, claims: [...input.claims, claim] }
}

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
