import { describe, expect, it } from 'vitest'
import { arenaClaim, blindTrial, engineInput, vendorClaim } from '@/lib/testing/engine-inputs'
import { rankChallengers, statusOf } from './decision'
import type { Levels, Status } from './output'
import { verdict } from './verdict'

describe('status', () => {
  it.each<[Levels['Q'], Levels['R'], Levels['E'], Status]>([
    [0, 2, 2, 'STAY'],
    [1, 2, 2, 'HYPE'],
    [1, 0, 0, 'HYPE'],
    [4, 2, 0, 'STAY'],
    [2, 0, 0, 'STAY'],
    [2, 0, 1, 'INSUFFICIENT'],
    [2, 2, 2, 'INSUFFICIENT'],
    [3, 0, 2, 'NOT_READY'],
    [4, 0, 2, 'NOT_READY'],
    [3, 1, 1, 'PROMISING'],
    [3, 2, 2, 'PROMISING'],
    [4, 1, 2, 'NOT_READY'],
    [4, 2, 1, 'NOT_READY'],
    [4, 2, 2, 'JUSTIFIED'],
  ])('Q%d R%d E%d is %s', (Q, R, E, status) => expect(statusOf({ Q, R, E })).toBe(status))
})

describe('from week to week', () => {
  const week = (levels: Levels, policyVersion = '1.0.0') => ({ levels, policyVersion, engineVersion: 'verdict-1.0.0' })
  const level = (overrides: Parameters<typeof engineInput>[0]) => verdict(engineInput(overrides)).levels

  it('a promising challenger stays promising a little below even odds', () => {
    const claims = [arenaClaim('a', 47)]
    expect(level({ claims }).Q).toBe(2)
    expect(level({ claims, previous: week({ Q: 3, R: 2, E: 1 }) }).Q).toBe(3)
    expect(level({ claims: [arenaClaim('a', 30)], previous: week({ Q: 3, R: 2, E: 1 }) }).Q).toBe(2)
  })

  it('a refuted challenger stays refuted a little above one in ten', () => {
    const claims = [arenaClaim('a', -38)]
    expect(level({ claims }).Q).toBe(2)
    expect(level({ claims, previous: week({ Q: 0, R: 2, E: 1 }) }).Q).toBe(0)
  })

  it('hype stays hype while most of the gap is left', () => {
    const claims = [vendorClaim('v', 0.59)]
    expect(level({ claims }).Q).toBe(2)
    expect(level({ claims, previous: week({ Q: 1, R: 2, E: 1 }) }).Q).toBe(1)
  })

  it('a paying switch stays paying a little below four in five', () => {
    const claims = [arenaClaim('a', 60)]
    expect(level({ claims }).E).toBe(1)
    expect(level({ claims, previous: week({ Q: 3, R: 2, E: 2 }) }).E).toBe(2)
  })

  it('a won trial counts on half the evidence once proven', () => {
    const overrides = { claims: ['a', 'b', 'c'].map((id) => arenaClaim(id, 140)), trials: [blindTrial(25, 10, 0)] }
    expect(verdict(engineInput(overrides)).e).toBeLessThan(20)
    expect(level(overrides).Q).toBe(3)
    expect(level({ ...overrides, previous: week({ Q: 4, R: 2, E: 2 }) }).Q).toBe(4)
  })

  it('levels of another policy version are forgotten', () =>
    expect(level({ claims: [arenaClaim('a', 47)], previous: week({ Q: 3, R: 2, E: 1 }, '0.9.0') }).Q).toBe(2))
})

describe('proof by an own trial', () => {
  const reasons = (wins: number, losses: number) =>
    verdict(engineInput({ claims: [arenaClaim('a', 60)], trials: [blindTrial(wins, losses, 0)] })).reasons

  it('needs fifteen wins, however clear the evidence', () => {
    expect(reasons(14, 0)).toEqual(['TRIAL_INCONCLUSIVE'])
    expect(reasons(15, 0)).toEqual(['OWN_TRIAL_WON'])
  })

  it('needs evidence of 20 to 1, however many wins', () => {
    expect(reasons(22, 8)).toEqual(['TRIAL_INCONCLUSIVE'])
    expect(reasons(23, 7)).toEqual(['OWN_TRIAL_WON'])
  })
})

describe('proof by others, where the policy allows it', () => {
  const judged = (...leads: number[]) =>
    verdict(engineInput({ claims: leads.map((lead, i) => arenaClaim(`a${i}`, lead)), policyOverride: { requireOwnTrial: false } }))

  it('needs two evaluators who see a worthwhile gain', () => {
    expect(judged(700).levels.Q).toBe(3)
    // The team's own unfinished trial is not a second evaluator, however well it goes.
    const withTrial = { claims: [arenaClaim('a', 250)], trials: [blindTrial(14, 1, 0)], policyOverride: { requireOwnTrial: false } }
    expect(verdict(engineInput(withTrial))).toMatchObject({ levels: { Q: 3 }, reasons: ['TRIAL_INCONCLUSIVE'] })
    expect(judged(300, 300).reasons).toEqual(['INDEPENDENT_REPLICATION'])
  })

  it('is stopped by one confident dissenter, however many agree', () => {
    const found = judged(250, 250, 250, 250, 250, 250, -90)
    expect(found.posterior.P).toBeGreaterThan(0.95)
    expect(found.dissent).toEqual(['arena:a6'])
    expect(found.reasons).toEqual(['NO_OWN_TRIAL', 'DISSENT'])
    expect(judged(250, 250, 250, 250, 250, 250, 0).reasons).toEqual(['INDEPENDENT_REPLICATION'])
  })

  it('does not rest on any single voice', () => {
    const found = judged(170, 70, 70)
    expect([found.posterior.P > 0.9, (found.loo ?? 1) < 0.7, found.levels.Q]).toEqual([true, true, 3])
  })

  it('is no proof under the default policy', () =>
    expect(verdict(engineInput({ claims: [arenaClaim('a', 300), arenaClaim('b', 300)] })).levels.Q).toBe(3))
})

describe('several challengers', () => {
  const entry = (id: string, status: Status, npv: number | null, P = 0.5) =>
    ({ id, verdict: { status, econ: { npv }, posterior: { P } } }) as unknown as Parameters<typeof rankChallengers>[0][number]

  it('ranks by status, then money (unknown last), then P, then id', () => {
    const ranked = rankChallengers([
      entry('h', 'STAY', 9),
      entry('g', 'HYPE', 9),
      entry('f', 'INSUFFICIENT', 9),
      entry('e', 'NOT_READY', 9),
      entry('d', 'PROMISING', null),
      entry('c', 'PROMISING', 5, 0.6),
      entry('b', 'PROMISING', 5, 0.6),
      entry('i', 'PROMISING', 5, 0.7),
      entry('a', 'JUSTIFIED', -4),
    ])
    expect(ranked.map(({ id }) => id).join('')).toBe('aibcdefgh')
  })

  it('leaves the given list as it was', () => {
    const list = [entry('b', 'STAY', 1), entry('a', 'JUSTIFIED', 1)]
    rankChallengers(list)
    expect(list.map(({ id }) => id)).toEqual(['b', 'a'])
  })
})
