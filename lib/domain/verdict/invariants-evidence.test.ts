import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { policyWith, verdictOn } from '@/lib/testing/checked-input'
import { claimBy, dayBefore, either, kinds, relevantClaim } from '@/lib/testing/engine-arbitraries'
import { type EngineInputJson, engineInput } from '@/lib/testing/engine-inputs'
import { swapped } from '@/lib/testing/mirrored'
import { runs } from '@/lib/testing/property-runs'
import type { EngineClaim } from './input'
import type { Group, Verdict } from './output'

const TOLERANCE = 1e-12
const independentKind = fc.constantFrom('peer_reviewed' as const, 'independent' as const, 'community' as const)
/** How far below every bar a result lies; on the bar itself it is just unfavourable. */
const shortfall = fc.oneof(fc.constant(0), fc.double({ min: 0, max: 0.6, noNaN: true }))

function addClaim(input: EngineInputJson, claim: EngineClaim): EngineInputJson {
  return { ...input, claims: [...input.claims, claim] }
}

/** The claim with the Elo lead that stands for this net preference. */
function at(netPreference: number, claim: EngineClaim): EngineClaim {
  const lead = Math.atanh(netPreference) * (800 / Math.log(10))
  return { ...claim, effect: { ...claim.effect, challenger: lead, incumbent: 0 } as EngineClaim['effect'] }
}

/** A result is unfavourable when it lies below the bar, below what is believed so far, and below what its evaluator said so far. */
function unfavourable({ delta, posterior, independent }: Verdict, ...own: Pick<Group, 'y'>[]): number {
  return Math.min(delta, posterior.m, independent.m, ...own.map(({ y }) => y))
}

function worsens(before: Verdict, after: Verdict): void {
  for (const level of ['Q', 'R', 'E'] as const) expect(after.levels[level]).toBeLessThanOrEqual(before.levels[level])
  expect(after.posterior.P).toBeLessThanOrEqual(before.posterior.P + TOLERANCE)
}

describe('pooled evidence', () => {
  it('I12 swapping the models mirrors the mean and keeps the spread', () => {
    fc.assert(
      fc.property(either, (input) => {
        const [a, b] = [verdictOn(input), verdictOn(swapped(input))]
        for (const part of ['posterior', 'independent'] as const) {
          expect(b[part].m).toBeCloseTo(-a[part].m, 9)
          expect(b[part].s).toBeCloseTo(a[part].s, 9)
        }
      }),
      runs(),
    )
  })

  it('I17 ageing of a single favourable evaluator never raises P', () => {
    const single = fc.constantFrom(...kinds).chain((kind) => relevantClaim('a', { id: 'x', kind }, [40, 400]))
    fc.assert(
      fc.property(single, fc.nat({ max: 300 }), (claim, days) => {
        const earlier = (day: string) => dayBefore(days + (Date.parse('2026-11-23') - Date.parse(day)) / 86_400_000)
        const { evaluatedAt, publishedAt } = claim
        const older = { ...claim, publishedAt: earlier(publishedAt), evaluatedAt: evaluatedAt ? earlier(evaluatedAt) : evaluatedAt }
        const [young, old] = [verdictOn(engineInput({ claims: [claim] })), verdictOn(engineInput({ claims: [older] }))]
        fc.pre((young.appraisals[0]?.yStar ?? 0) > young.delta)
        expect(old.posterior.P).toBeLessThanOrEqual(young.posterior.P + TOLERANCE)
      }),
      runs(),
    )
  })

  it('I21 the weight of an evaluator never exceeds what its bias allows', () => {
    fc.assert(
      fc.property(either, (input) => {
        const { groups, appraisals } = verdictOn(input)
        fc.pre(groups.length > 0)
        const { biasSd } = policyWith(input.policyOverride)
        for (const { id, own, members, V } of groups) {
          const claims = appraisals.filter((each) => members.includes(each.id))
          const least = own
            ? biasSd[id === 'own:proof' ? 'own_trial' : 'community']
            : Math.max(...claims.map((c) => biasSd[c.evaluatorKind]))
          expect(1 / V).toBeLessThanOrEqual(1 / least ** 2)
        }
      }),
      runs(),
    )
  })

  it('I33 every probability lies in [0, 1], intervals are ordered, and evidence never widens the prior', () => {
    fc.assert(
      fc.property(either, (input) => {
        const { posterior, independent, loo, econ } = verdictOn(input)
        for (const p of [posterior.P, posterior.pAny, independent.P, loo ?? 0, econ.pPays ?? 0]) {
          expect(p).toBeGreaterThanOrEqual(0)
          expect(p).toBeLessThanOrEqual(1)
        }
        expect(posterior.lo90).toBeLessThanOrEqual(posterior.hi90)
        const { priorSd } = policyWith(input.policyOverride)
        for (const { s } of [posterior, independent]) {
          expect(s).toBeGreaterThan(0)
          expect(s).toBeLessThanOrEqual(priorSd * (1 + TOLERANCE))
        }
      }),
      runs(),
    )
  })

  it('I34 the less independent the evaluator, the less a favourable claim counts among independents', () => {
    fc.assert(
      fc.property(either, relevantClaim('z', { id: 'zz', kind: 'independent' }, [0, 400]), (input, claim) => {
        const [before, ...told] = [null, ...kinds].map((evaluatorKind) =>
          verdictOn(evaluatorKind ? addClaim(input, { ...claim, evaluatorKind, conflictOrgId: null }) : input),
        ) as [Verdict, ...Verdict[]]
        const said = told[0]?.appraisals.find(({ id }) => id === 'z')?.yStar ?? Number.NaN
        fc.pre(said >= Math.max(before.delta, before.independent.m))
        for (let i = 1; i < told.length; i++)
          expect(told[i]?.independent.P).toBeLessThanOrEqual((told[i - 1]?.independent.P ?? 0) + TOLERANCE)
      }),
      runs(),
    )
  })
})

describe('one more result', () => {
  it('I06 an unfavourable result of any kind from a new independent evaluator never helps', () => {
    const visible = { challengerModelId: 'cha', retracted: false, publishedAt: '2026-10-01' }
    const newcomer = independentKind.chain((kind) => claimBy('z', { id: 'zz', kind })).map((claim) => ({ ...claim, ...visible }))
    fc.assert(
      fc.property(either, newcomer, (input, claim) => {
        const after = verdictOn(addClaim(input, claim))
        const said = after.appraisals.find(({ id }) => id === 'z')?.yStar ?? Number.NaN
        fc.pre(said <= after.delta)
        const before = verdictOn(input)
        fc.pre(said <= unfavourable(before))
        worsens(before, after)
        expect(after.independent.P).toBeLessThanOrEqual(before.independent.P + TOLERANCE)
      }),
      runs(6),
    )
  })

  it('I36 nor does one aimed at or below every bar', () => {
    const newcomer = independentKind.chain((kind) => relevantClaim('z', { id: 'zz', kind }, [0, 0]))
    fc.assert(
      fc.property(either, newcomer, shortfall, (input, claim, short) => {
        const before = verdictOn(input)
        const said = unfavourable(before) - short
        fc.pre(said > -0.999)
        const after = verdictOn(addClaim(input, at(said, claim)))
        expect(after.appraisals.find(({ id }) => id === 'z')?.yStar).toBeCloseTo(said, 9)
        worsens(before, after)
        expect(after.independent.P).toBeLessThanOrEqual(before.independent.P + TOLERANCE)
      }),
      runs(),
    )
  })

  it('I35 nor does a further unfavourable result from an evaluator already heard', () => {
    const further = relevantClaim('z', { id: 'x', kind: 'independent' }, [0, 0])
    fc.assert(
      fc.property(either, fc.nat(), further, shortfall, (input, pick, result, short) => {
        const before = verdictOn(input)
        const heard = before.groups.filter(({ own }) => !own)
        const group = heard[pick % Math.max(1, heard.length)]
        fc.pre(group !== undefined)
        const said = unfavourable(before, group) - short
        fc.pre(said > -0.999)
        const voice = { evaluatorId: group.id, evaluatorKind: group.kind as EngineClaim['evaluatorKind'], conflictOrgId: null }
        const after = verdictOn(addClaim(input, at(said, { ...result, ...voice, benchmarkId: 'new' })))
        expect(after.groups.find(({ id }) => id === group.id)?.members).toContain('z')
        worsens(before, after)
        if (group.independent) expect(after.independent.P).toBeLessThanOrEqual(before.independent.P + TOLERANCE)
      }),
      runs(),
    )
  })
})
