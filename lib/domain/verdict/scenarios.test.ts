import { describe, expect, it } from 'vitest'
import {
  arenaClaim,
  blindTrial,
  type EngineInputJson,
  engineInput,
  passingFacts,
  payingEcon,
  vendorClaim,
  workflow,
} from '@/lib/testing/engine-inputs'
import type { Status } from './output'
import { verdict } from './verdict'

const week = (Q: number) => ({ levels: { Q, R: 2, E: 2 }, policyVersion: '1.0.0', engineVersion: 'verdict-1.0.0' })
const open = { dimensions: 'overall', dimsReported: 16, promptsPublic: true, settingsDisclosed: true, outputsOrCodePublic: true } as const
const openVendor = vendorClaim('v1', 0.62, { ...open, effect: { type: 'win_rate', rate: 0.62, n: 500 } })
const threeArenas = ['a', 'b', 'c'].map((id) => arenaClaim(id, 140))
const replication = { policyOverride: { requireOwnTrial: false } }
const boardWithTwoTasks = [
  arenaClaim('silent', 88, { evaluatorId: 'arena' }),
  arenaClaim('audio', -10, { evaluatorId: 'arena', task: 't2v_audio' }),
]
const unlicensed = passingFacts.map((fact) => (fact.gate === 'commercial_use' ? { ...fact, value: false } : fact))
const cheap = { ...payingEcon, costPerFinishedSecondChallenger: { low: 0.24, mode: 0.27, high: 0.33 } }
const dear = {
  ...payingEcon,
  costPerFinishedSecondChallenger: { low: 1.1, mode: 1.2, high: 1.3 },
  switchingCost: { low: 55_000, mode: 60_000, high: 65_000 },
}

describe('situations of a team', () => {
  const table: [string, Partial<EngineInputJson>, Status, string[], number][] = [
    ['an open vendor result is not hype in its first weeks', { claims: [openVendor] }, 'INSUFFICIENT', ['NO_INDEPENDENT_EVIDENCE'], 0.457],
    [
      'an open vendor result that nobody repeated for 40 days is hype',
      { claims: [{ ...openVendor, publishedAt: '2026-10-14' }] },
      'HYPE',
      ['UNREPLICATED'],
      0.454,
    ],
    ['two arenas against it mean stay', { claims: [arenaClaim('a', -60), arenaClaim('b', -60)] }, 'STAY', ['NO_WORTHWHILE_GAIN'], 0.019],
    [
      'a proven challenger three times as dear means stay',
      { claims: [arenaClaim('a', 60)], trials: [blindTrial(39, 15, 6)], econ: dear },
      'STAY',
      ['OWN_TRIAL_WON', 'ECONOMICS_HOPELESS'],
      0.947,
    ],
    [
      'a trial that was not blind proves nothing',
      { claims: [arenaClaim('a', 60)], trials: [blindTrial(39, 15, 6, { blind: false })] },
      'PROMISING',
      ['NO_OWN_TRIAL'],
      0.701,
    ],
    [
      'a board that disagrees with itself helps little when the workflow needs sound',
      { claims: boardWithTwoTasks, dependency: { ...workflow, task: 't2v_audio' } },
      'INSUFFICIENT',
      ['INDEPENDENT_EVIDENCE_BELOW_MID'],
      0.284,
    ],
    ['the same board is promising for a silent workflow', { claims: boardWithTwoTasks }, 'PROMISING', ['NO_OWN_TRIAL'], 0.582],
    [
      'last week justified, this week a little below the bar: it stays',
      { claims: [arenaClaim('a', 0)], trials: [blindTrial(40, 16, 4)], previous: week(4) },
      'JUSTIFIED',
      ['OWN_TRIAL_WON'],
      0.861,
    ],
    [
      'without that history the same evidence is not enough',
      { claims: [arenaClaim('a', 0)], trials: [blindTrial(40, 16, 4)] },
      'PROMISING',
      ['POSTERIOR_BELOW_BAR'],
      0.861,
    ],
    [
      'three arenas justify where the policy lets others prove a case',
      { claims: threeArenas, ...replication },
      'JUSTIFIED',
      ['INDEPENDENT_REPLICATION'],
      0.991,
    ],
    [
      'one dissenting arena stops such a proof',
      { claims: [...threeArenas, arenaClaim('d', -90)], ...replication },
      'PROMISING',
      ['NO_OWN_TRIAL', 'DISSENT'],
      0.877,
    ],
    [
      'a result for another version is no evidence for this one',
      { claims: [arenaClaim('a', 150, { versionMatch: 'other' })] },
      'INSUFFICIENT',
      ['NO_INDEPENDENT_EVIDENCE'],
      0.345,
    ],
    [
      'a missing licence stops even a promising challenger',
      { claims: [arenaClaim('a', 60)], facts: unlicensed },
      'NOT_READY',
      ['NO_OWN_TRIAL', 'GATE_FAIL:commercial_use'],
      0.535,
    ],
    ['on par is likely before anything is known', { goal: 'cost', econ: cheap }, 'PROMISING', ['BASIS_COST', 'NO_OWN_TRIAL'], 0.655],
  ]

  it.each(table)('%s', (_, overrides, status, reasons, P) => {
    const found = verdict(engineInput(overrides))
    expect(found.status).toBe(status)
    expect(found.reasons.filter((reason) => reason !== 'ECONOMICS_UNCLEAR')).toEqual(reasons)
    expect(Math.abs(found.posterior.P - P)).toBeLessThan(0.001)
  })

  it('knowing nothing is not enough evidence, with every gate unknown', () => {
    const found = verdict(engineInput({ facts: [], econ: null }))
    expect(found.status).toBe('INSUFFICIENT')
    expect(found.levels).toEqual({ Q: 2, R: 1, E: 1 })
    expect(found.reasons).toContain('NO_INDEPENDENT_EVIDENCE')
    expect(found.reasons.filter((reason) => reason.startsWith('GATE_UNKNOWN:'))).toHaveLength(8)
    expect(found.reasons.at(-1)).toBe('ECONOMICS_MISSING')
    expect(found.loo).toBeNull()
    expect(found.I2).toBeNull()
    expect(found.cs).toEqual([0, 1])
  })
})

describe('goals', () => {
  const retiring = (forcedMoveBy: string) => verdict(engineInput({ dependency: { ...workflow, forcedMoveBy } }))

  it('becomes a forced move 90 days before the incumbent ends, not earlier', () => {
    expect(retiring('2027-02-21').basis).toBe('forced')
    expect(retiring('2027-02-22').basis).toBe('capability')
    expect(retiring('2026-09-24').basis).toBe('forced')
  })

  it('asks a forced move only not to be worse, and leaves money aside', () => {
    const found = verdict(engineInput({ dependency: { ...workflow, forcedMoveBy: '2026-12-23' }, econ: null }))
    expect(found.delta).toBe(-0.1)
    expect(found.levels.E).toBe(2)
    expect(found.reasons).not.toContain('ECONOMICS_MISSING')
  })

  it('gives quality no cash value under the goal cost', () => {
    const claims = [arenaClaim('a', 60)]
    const [gain, cost] = [verdict(engineInput({ claims })), verdict(engineInput({ claims, goal: 'cost' }))]
    expect(cost.econ.npv).toBeCloseTo(1600 - 9500, 6)
    expect(gain.econ.npv ?? 0).toBeGreaterThan(cost.econ.npv ?? 0)
  })
})
