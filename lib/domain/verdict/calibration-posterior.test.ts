import { describe, expect, it } from 'vitest'
import { defaultPolicy } from '@/lib/domain/policy'
import { verdictOn } from '@/lib/testing/checked-input'
import { arenaClaim, engineInput, vendorClaim } from '@/lib/testing/engine-inputs'
import { fourErrors, type Seeded, seeded } from '@/lib/testing/seeded'
import type { EngineClaim } from './input'
import { z90 } from './numerics'
import type { Verdict } from './output'

const WORLDS = 4000
const SLOPE = Math.log(10) / 800
const { priorSd, biasSd, tau } = defaultPolicy

/** One evaluator in a world where the net preference is D: its claim says D plus its bias, its own view of the task, and its noise. */
function voice(id: string, random: Seeded, D: number, inflation: number | null): EngineClaim {
  const shell = inflation === null ? soundClaim(id, random) : vendorClaim(id, 0.5, { evaluatorId: id, effect: withHalfWidth(random) })
  const { v, mu } = verdictOn(engineInput({ claims: [shell] })).appraisals[0] as { v: number; mu: number }
  const error = Math.sqrt(biasSd[shell.evaluatorKind] ** 2 + tau ** 2 + v)
  const said = Math.max(-0.995, Math.min(0.995, random.normal(D + (inflation === null ? 0 : inflation * mu), error)))
  return { ...shell, effect: { ...shell.effect, challenger: Math.atanh(said) / SLOPE, incumbent: 0 } as EngineClaim['effect'] }
}

function soundClaim(id: string, random: Seeded): EngineClaim {
  return arenaClaim(id, 0, {
    evaluatorKind: random.pick(['peer_reviewed', 'independent', 'community']),
    task: random.pick(['t2v', 't2v', 'i2v']),
    metric: random.pick(['human_pairwise', 'human_rating', 'vlm_judge', 'automatic']),
    versionMatch: random.pick(['exact', 'family']),
    dimensions: random.pick<EngineClaim['dimensions']>(['overall', ['prompt', 'motion']]),
    effect: withHalfWidth(random),
  })
}

/** From a handful of votes to thousands. */
function withHalfWidth(random: Seeded): EngineClaim['effect'] {
  const half = 4 * 30 ** random.uniform()
  return { type: 'elo', challenger: 0, incumbent: 0, ci95HalfC: half, ci95HalfI: half }
}

type Outcome = { D: number; found: Verdict }

function worlds(seed: number, { sound, vendors, inflation }: { sound: number; vendors: number; inflation: number }): Outcome[] {
  const random = seeded(seed)
  return Array.from({ length: WORLDS }, () => {
    const D = random.normal(0, priorSd)
    const claims = [
      ...Array.from({ length: Math.floor(random.uniform() * (sound + 1)) }, (_, i) => voice(`a${i}`, random, D, null)),
      ...Array.from({ length: vendors }, (_, i) => voice(`v${i}`, random, D, inflation)),
    ]
    return { D, found: verdictOn(engineInput({ claims })) }
  })
}

const share = (outcomes: readonly Outcome[], holds: (outcome: Outcome) => boolean) => outcomes.filter(holds).length / outcomes.length
const covered = ({ D, found: { posterior } }: Outcome) => D >= posterior.lo90 && D <= posterior.hi90
const coveredByIndependents = ({ D, found: { independent } }: Outcome) => Math.abs(D - independent.m) <= z90 * independent.s

function expectCalibrated(outcomes: readonly Outcome[], chance: (found: Verdict) => number, bar: number): void {
  for (let low = 0; low < 1; low += 0.2) {
    const bin = outcomes.filter(({ found }) => chance(found) >= low && chance(found) < low + 0.2)
    if (bin.length < 100) continue
    const said = bin.reduce((sum, { found }) => sum + chance(found), 0) / bin.length
    const seen = share(bin, ({ D }) => D > bar)
    expect(Math.abs(seen - said), `chances from ${low}: said ${said}, seen ${seen}`).toBeLessThan(fourErrors(said, bin.length))
  }
}

describe('when evaluators err as the policy says', () => {
  const outcomes = worlds(11, { sound: 4, vendors: 0, inflation: 0 })

  it('the 90 % interval holds the truth in 90 % of cases', () =>
    expect(Math.abs(share(outcomes, covered) - 0.9)).toBeLessThan(fourErrors(0.9, WORLDS)))

  it('what is given a chance of P to matter, does so in P of cases', () => expectCalibrated(outcomes, ({ posterior }) => posterior.P, 0.1))

  it('what is given a chance of P to be better at all, is so in P of cases', () =>
    expectCalibrated(outcomes, ({ posterior }) => posterior.pAny, 0))

  it('the mean is off by its spread, no more and no less', () => {
    const squares = outcomes.reduce((sum, { D, found: { posterior } }) => sum + ((D - posterior.m) / posterior.s) ** 2, 0) / WORLDS
    expect(Math.abs(squares - 1)).toBeLessThan(4 * Math.sqrt(2 / WORLDS))
  })
})

describe('when vendors speak too', () => {
  it('and inflate as the policy expects, the interval still holds the truth in about 90 % of cases', () => {
    const outcomes = worlds(12, { sound: 3, vendors: 1, inflation: 1 })
    expect(Math.abs(share(outcomes, covered) - 0.9)).toBeLessThan(0.02)
    expect(Math.abs(share(outcomes, coveredByIndependents) - 0.9)).toBeLessThan(fourErrors(0.9, WORLDS))
  })

  it('and are honest, the interval holds it no more rarely than in 88 % of cases', () =>
    expect(share(worlds(13, { sound: 3, vendors: 1, inflation: 0 }), covered)).toBeGreaterThan(0.88))

  it('and inflate twice as much as expected, what independents say stays exact and the whole bends little', () => {
    const outcomes = worlds(14, { sound: 3, vendors: 2, inflation: 2 })
    expect(Math.abs(share(outcomes, coveredByIndependents) - 0.9)).toBeLessThan(fourErrors(0.9, WORLDS))
    expectCalibrated(outcomes, ({ independent }) => independent.P, 0.1)
    expect(share(outcomes, covered)).toBeGreaterThan(0.8)
  })
})
