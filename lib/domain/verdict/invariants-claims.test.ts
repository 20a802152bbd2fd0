import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkedInput, verdictOn } from '@/lib/testing/checked-input'
import { anyInput, claimBy, dayBefore, either, relevantClaim } from '@/lib/testing/engine-arbitraries'
import { blindTrial, type EngineInputJson } from '@/lib/testing/engine-inputs'
import { runs } from '@/lib/testing/property-runs'
import type { EngineClaim } from './input'
import type { Verdict } from './output'
import { parseEngineInput } from './parse'
import { verdict } from './verdict'

const TODAY = '2026-11-23'

/** What a verdict says, without the list of what it looked at. */
function substance({ appraisals: _appraisals, dropped: _dropped, ...rest }: Verdict): string {
  return JSON.stringify(rest)
}

function addClaim(input: EngineInputJson, claim: EngineClaim): EngineInputJson {
  return { ...input, claims: [...input.claims, claim] }
}

it('the generated inputs are valid, and parsing them gives what the other properties judge', () => {
  fc.assert(
    fc.property(either, (input) => {
      const parsed = parseEngineInput(input)
      expect(parsed.ok && JSON.stringify(sorted(parsed.input))).toBe(JSON.stringify(sorted(checkedInput(input))))
    }),
    runs(),
  )
})

it('every number of a verdict is finite, so that it survives JSON', () => {
  fc.assert(
    fc.property(either, (input) => {
      const found = verdictOn(input)
      expect(JSON.parse(JSON.stringify(found))).toEqual(found)
    }),
    runs(),
  )
})

describe('the same evidence gives the same verdict', () => {
  it('I01 a copy of the input gives the same bytes', () => {
    fc.assert(
      fc.property(either, (input) => {
        expect(JSON.stringify(verdict(structuredClone(input)))).toBe(JSON.stringify(verdict(input)))
      }),
      runs(),
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
        expect(JSON.stringify(verdictOn({ ...input, claims, trials, facts }))).toBe(JSON.stringify(verdictOn(input)))
      }),
      runs(),
    )
  })

  it('I03 a duplicate claim under a new id changes nothing', () => {
    fc.assert(
      fc.property(anyInput, fc.nat(), (input, pick) => {
        const claim = input.claims[pick % Math.max(1, input.claims.length)]
        fc.pre(claim !== undefined)
        expect(substance(verdictOn(addClaim(input, { ...claim, id: `${claim.id}~` })))).toBe(substance(verdictOn(input)))
      }),
      runs(),
    )
  })

  it('I03 nor does it under an id that sorts first, apart from which of the two is named', () => {
    fc.assert(
      fc.property(anyInput, fc.nat(), (input, pick) => {
        const claim = input.claims[pick % Math.max(1, input.claims.length)]
        // Two figures of one measurement dated alike are told apart by id alone, so a new id may tell them apart differently.
        fc.pre(claim !== undefined && !input.claims.some((other) => other !== claim && sameDay(other, claim)))
        const [after, before] = [verdictOn(addClaim(input, { ...claim, id: `!${claim.id}` })), verdictOn(input)]
        expect(after.groups.map(({ members }) => members.length)).toEqual(before.groups.map(({ members }) => members.length))
        expect(after.posterior.m).toBeCloseTo(before.posterior.m, 12)
        expect([after.status, after.levels, after.k.toFixed(9)]).toEqual([before.status, before.levels, before.k.toFixed(9)])
      }),
      runs(),
    )
  })

  it('I04 publishing the figures that stand again later is not fresher', () => {
    fc.assert(
      fc.property(anyInput, fc.nat(), fc.double({ min: 0, max: 1, noNaN: true }), (input, pick, part) => {
        const before = verdictOn(input)
        const standing = input.claims.filter(({ id }) =>
          before.appraisals.some((a) => a.id === id && !['FUTURE', 'RETRACTED'].includes(a.reason ?? '')),
        )
        const claim = standing[pick % Math.max(1, standing.length)]
        fc.pre(claim !== undefined)
        const age = (Date.parse(TODAY) - Date.parse(claim.publishedAt)) / 86_400_000
        const again = { ...claim, id: `${claim.id}~`, publishedAt: dayBefore(Math.floor(age * part)), evaluatedAt: null }
        expect(substance(verdictOn(addClaim(input, again)))).toBe(substance(before))
      }),
      runs(),
    )
  })

  it('I05 claims, trials and facts dated after the day are invisible', () => {
    const newcomer = relevantClaim('z', { id: 'ev0', kind: 'independent' }, [-400, 400])
    fc.assert(
      fc.property(either, newcomer, fc.integer({ min: 1, max: 99 }), (input, claim, days) => {
        const later = dayBefore(-days)
        const future = {
          ...addClaim(input, { ...claim, publishedAt: later }),
          trials: [...input.trials, blindTrial(60, 0, 0, { id: 'z', asOf: later })],
          facts: [...input.facts, ...input.facts.map((fact) => ({ ...fact, observedAt: later, value: false }))],
        }
        expect(substance(verdictOn(future))).toBe(substance(verdictOn(input)))
      }),
      runs(),
    )
  })
})

describe('what a claim says about others', () => {
  it('I24 claims on another pair or version never change the posterior', () => {
    const kind = fc.constantFrom('independent' as const, 'peer_reviewed' as const, 'vendor' as const)
    const stranger = kind.chain((is) => relevantClaim('z', { id: 'ev0', kind: is }, [-400, 400]))
    const foreign = fc.constantFrom<Partial<EngineClaim>>(
      { incumbentModelId: 'elsewhere' },
      { challengerModelId: 'elsewhere' },
      { challengerModelId: 'inc', incumbentModelId: 'cha' },
      { versionMatch: 'other' },
    )
    fc.assert(
      fc.property(either, stranger, foreign, (input, claim, change) => {
        const [a, b] = [verdictOn(input), verdictOn(addClaim(input, { ...claim, ...change }))]
        expect([b.posterior, b.independent, b.k, b.loo, b.dissent]).toEqual([a.posterior, a.independent, a.k, a.loo, a.dissent])
      }),
      runs(),
    )
  })

  it('I23 superlatives raise nothing and leave the posterior alone', () => {
    const speaker = fc.tuple(fc.constantFrom('vendor', 'unknown', 'community', 'independent'), fc.constantFrom('ev0', 'new'))
    const praise = speaker.chain(([kind, id]) => claimBy('z', { id, kind: kind as EngineClaim['evaluatorKind'] }))
    fc.assert(
      fc.property(either, praise, (input, claim) => {
        const [before, after] = [verdictOn(input), verdictOn(addClaim(input, { ...claim, effect: { type: 'none', superlative: true } }))]
        for (const level of ['Q', 'R', 'E'] as const) expect(after.levels[level]).toBeLessThanOrEqual(before.levels[level])
        expect([after.posterior, after.independent]).toEqual([before.posterior, before.independent])
      }),
      runs(),
    )
  })
})

function sameDay(a: EngineClaim, b: EngineClaim): boolean {
  return (a.evaluatedAt ?? a.publishedAt) === (b.evaluatedAt ?? b.publishedAt)
}

/** The same object with its keys in order, and without those that say nothing. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, each]) => each !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, sorted(each)]),
  )
}
