import { describe, expect, it } from 'vitest'
import { catalogue, demo, demoInput, type Rows, today, demoWeeks as weeks } from '@/lib/testing/demo-weeks'
import { addDays, daysBetween } from './day'
import { readDemo } from './demo'
import type { DependencyReport, Pair } from './report'
import type { Week } from './week'

function on(week: Week, dependencyId: string): DependencyReport {
  const row = weeks.get(week)?.dependencies.find(({ dependency }) => dependency.id === dependencyId)
  if (!row) throw new Error(`${dependencyId} is not on the board of ${week}.`)
  return row
}

function against(week: Week, dependencyId: string, challengerId: string): Pair {
  const pair = on(week, dependencyId).pairs.find(({ challenger }) => challenger.id === challengerId)
  if (!pair) throw new Error(`${challengerId} is not weighed for ${dependencyId} in ${week}.`)
  return pair
}

const headline = (week: Week, dependencyId: string) => on(week, dependencyId).pairs[0]?.verdict

describe('the demo workspace', () => {
  it('fits the catalogue: every offering exists, every trial and fact belongs to something', () => {
    expect(readDemo(demoInput(), catalogue)).toMatchObject({ ok: true })
    expect(demo.dependencies.length).toBeGreaterThanOrEqual(8)
    for (const { challengers } of demo.dependencies) expect(challengers.length).toBeGreaterThanOrEqual(1)
  })

  it('has people with the roles that sign and nobody with a password', () => {
    expect(demo.members.map(({ role }) => role)).toEqual(['analyst', 'approver', 'owner'])
    expect(JSON.stringify(demo.members)).not.toMatch(/password/i)
  })

  it('shows all six statuses and a forced move on the board of 2026-W48', () => {
    const board = weeks.get('2026-W48')?.dependencies ?? []
    expect(Object.fromEntries(board.map(({ dependency, pairs }) => [dependency.id, pairs[0]?.verdict.status]))).toEqual({
      animatics: 'PROMISING',
      'background-plates': 'NOT_READY',
      'clean-up-edits': 'INSUFFICIENT',
      'event-teasers': 'NOT_READY',
      explainers: 'STAY',
      'mood-films': 'PROMISING',
      packshots: 'JUSTIFIED',
      'performance-transfer': 'HYPE',
      'product-shots': 'PROMISING',
      'recurring-characters': 'HYPE',
      'social-loops': 'STAY',
      'weekly-recaps': 'NOT_READY',
    })
    expect(board.filter(({ mustMoveBy }) => mustMoveBy !== null).map(({ dependency }) => dependency.id)).toEqual(['product-shots'])
  })

  it('changes from week to week', () => {
    const changed = [...weeks.keys()].slice(1).filter((week, index) => {
      const before = weeks.get([...weeks.keys()][index] ?? '')?.dependencies ?? []
      return before.some(
        ({ dependency }) => headline(week, dependency.id)?.status !== headline([...weeks.keys()][index] ?? '', dependency.id)?.status,
      )
    })
    expect(changed.length).toBeGreaterThanOrEqual(10)
  })
})

describe('the story of 2026', () => {
  it('forces a move from Sora 2 once its end is less than 90 days away, and keeps forcing after it has ended', () => {
    expect(on('2026-W25', 'product-shots').mustMoveBy).toBeNull()
    for (const week of ['2026-W26', '2026-W38', '2026-W48']) expect(on(week, 'product-shots').mustMoveBy).toBe('2026-09-24')
    expect(against('2026-W48', 'product-shots', 'alibaba-wan-3-0--alibaba').verdict.reasons).toContain('TRIAL_INCONCLUSIVE')
  })

  it('justifies MiniMax H3 by a won trial, with every gate shown to pass by facts that are still fresh', () => {
    const { verdict } = against('2026-W48', 'packshots', 'minimax-h3--minimax')
    expect(verdict).toMatchObject({ status: 'JUSTIFIED', levels: { Q: 4, R: 2, E: 2 } })
    expect(verdict.gates.map(({ result }) => result)).toEqual(verdict.gates.map(() => 'PASS'))
    for (const { used } of verdict.gateEvidence)
      for (const { freshUntil } of used) expect(daysBetween(today, freshUntil)).toBeGreaterThan(7)
    expect(headline('2026-W41', 'packshots')?.status).toBe('PROMISING')
    expect(headline('2026-W43', 'packshots')?.status).toBe('JUSTIFIED')
  })

  it('ranks Seedance 2.0 first in quality in April and still not ready, because its own API was not for sale', () => {
    const { verdict } = against('2026-W16', 'event-teasers', 'bytedance-seedance-2-0--bytedance')
    expect(verdict.status).toBe('NOT_READY')
    expect(verdict.reasons).toContain('GATE_FAIL:api_ga')
  })

  it('refuses Seedance 2.5 for its region and HunyuanVideo 1.5 for its licence', () => {
    const seedance = against('2026-W48', 'event-teasers', 'bytedance-seedance-2-5--bytedance').verdict
    expect(seedance.reasons).toContain('GATE_FAIL:region')
    expect(headline('2026-W20', 'background-plates')?.status).toBe('PROMISING')
    expect(headline('2026-W21', 'background-plates')?.reasons).toContain('GATE_FAIL:commercial_use')
  })

  it('calls numbers from one vendor alone hype, and a board of independent votes something else', () => {
    const { verdict, comparisons } = against('2026-W48', 'recurring-characters', 'skywork-skyreels-v3--self')
    expect(verdict.status).toBe('HYPE')
    expect(new Set(comparisons.map(({ claim }) => claim.evaluatorKind))).toEqual(new Set(['vendor']))
    const omni = (week: Week) => against(week, 'mood-films', 'google-gemini-omni-flash--google--gemini-api').verdict.status
    expect([omni('2026-W22'), omni('2026-W24')]).toEqual(['HYPE', 'PROMISING'])
  })

  it('sees HappyHorse lead on a silent board and trail on the board with sound', () => {
    const { comparisons, verdict } = against('2026-W48', 'explainers', 'alibaba-happyhorse-1-0--alibaba')
    const lead = (benchmarkId: string) =>
      comparisons.flatMap(({ claim }) =>
        claim.benchmarkId === benchmarkId && claim.effect.type === 'elo' ? [claim.effect.challenger - claim.effect.incumbent] : [],
      )
    expect(Math.max(...lead('aa-arena-t2v-silent'))).toBe(81)
    expect(Math.min(...lead('aa-arena-t2v-audio'))).toBe(-96)
    expect(verdict.status).toBe('STAY')
  })

  it('finds Veo 3.1 Fast justified on cost until a measurement goes stale', () => {
    const cost = (week: Week) => headline(week, 'weekly-recaps')
    expect(cost('2026-W36')).toMatchObject({ status: 'JUSTIFIED', basis: 'cost' })
    expect(cost('2026-W45')).toMatchObject({ status: 'JUSTIFIED', basis: 'cost' })
    expect(cost('2026-W46')).toMatchObject({ status: 'NOT_READY', basis: 'cost' })
    expect(cost('2026-W46')?.reasons).toContain('GATE_UNKNOWN:availability')
  })

  it('never shows a week anything that was published later', () => {
    for (const { asOf, dependencies } of weeks.values())
      for (const { comparisons, input: engine } of dependencies.flatMap(({ pairs }) => pairs)) {
        for (const { claim } of comparisons) expect(claim.publishedAt <= asOf, claim.id).toBe(true)
        for (const fact of engine.facts) expect(fact.observedAt <= asOf).toBe(true)
        for (const trial of engine.trials) expect(trial.asOf <= asOf, trial.id).toBe(true)
      }
  })
})

describe('reading a demo workspace', () => {
  const spoilt = (spoil: (rows: Rows) => void): string[] => {
    const rows = demoInput()
    spoil(rows)
    const read = readDemo(rows, catalogue)
    return read.ok ? [] : read.problems
  }
  const row = (rows: Rows, part: string, id: string): Record<string, unknown> => {
    const found = rows[part]?.find((entry) => entry.id === id)
    if (!found) throw new Error(`There is no ${id}.`)
    return found
  }

  it('accepts the file as it is', () => {
    expect(spoilt(() => undefined)).toEqual([])
  })

  it.each([
    ['an incumbent nobody sells', 'dependencies', 'packshots', 'incumbentId', 'veo-9', 'There is no offering “veo-9”.'],
    ['an owner who is no member', 'dependencies', 'packshots', 'ownerId', 'zoe', 'There is no member “zoe”.'],
    ['a workflow younger than its challenger', 'dependencies', 'packshots', 'startedOn', '2026-03-01', 'added before the workflow began'],
    ['a trial of no dependency', 'trials', 'packshots-h3-october', 'dependencyId', 'nothing', 'There is no dependency “nothing”.'],
    ['a trial of somebody who does not challenge', 'trials', 'packshots-h3-october', 'challengerId', 'pika-2-2--fal', 'is no challenger'],
    ['a trial registered too early', 'trials', 'packshots-h3-october', 'registeredOn', '2026-08-01', 'registered before its challenger'],
  ])('finds %s', (_, part, id, field, value, message) => {
    const problems = spoilt((rows) => Object.assign(row(rows, part, id), { [field]: value }))
    expect(problems.some((text) => text.startsWith(`${id}: `) && text.includes(message))).toBe(true)
  })

  it('finds facts about offerings nobody has, ids used twice, and unknown fields', () => {
    const [first] = demo.facts
    const id = first?.id ?? ''
    expect(spoilt((rows) => Object.assign(row(rows, 'facts', id), { offeringId: 'veo-9' }))).toEqual([
      `${id}: There is no offering “veo-9”.`,
    ])
    expect(spoilt((rows) => rows.facts?.push({ ...row(rows, 'facts', id) }))).toEqual([`${id}: This id is used twice.`])
    expect(spoilt((rows) => Object.assign(row(rows, 'facts', id), { colour: 'blue' }))[0]).toContain('colour')
  })

  it('holds nothing that was observed or closed after the day it ships', () => {
    expect(demo.facts.every((fact) => fact.observedOn <= today)).toBe(true)
    expect(demo.trials.every((trial) => (trial.closedOn ?? addDays(today, -1)) <= today)).toBe(true)
  })
})
