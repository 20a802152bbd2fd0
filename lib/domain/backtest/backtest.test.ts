import { describe, expect, it } from 'vitest'
import { defaultPolicy } from '@/lib/domain/policy'
import type { EngineClaim } from '@/lib/domain/verdict/input'
import { backtest, ENOUGH_ROWS, scoreForecasts, withoutSpecial } from './backtest'
import { readBoardFile } from './board-file'
import { costOf, prices } from './decisions'
import { forecast } from './forecast'
import { judged } from './later-evidence'
import type { Outcome, Question } from './question'
import { summary } from './summary'
import { qualityInput } from './workflow'

const pair = { challengerModelId: 'cha', incumbentModelId: 'inc', versionMatch: 'exact', task: 't2v', dimensions: 'overall' } as const
const arena = (gap: number, day = '2026-06-01'): EngineClaim => ({
  ...pair,
  ...{ id: `arena ${day}`, publishedAt: day, evaluatorId: 'arena', evaluatorKind: 'independent', metric: 'human_pairwise' },
  effect: { type: 'elo', challenger: 1000 + gap, incumbent: 1000, ci95HalfC: 10, ci95HalfI: 10 },
})
const vendor = (rate: number | null): EngineClaim => ({
  ...pair,
  ...{ id: 'vendor', publishedAt: '2026-06-01', evaluatorId: 'maker', evaluatorKind: 'vendor', conflictOrgId: 'maker', metric: 'unstated' },
  effect: rate === null ? { type: 'none', superlative: true } : { type: 'win_rate', rate, n: 100 },
})
const ask = (claims: EngineClaim[], id = 'q', cluster = 'c'): Question => ({
  ...{ id, cluster, challenger: 'Challenger', incumbent: 'Incumbent' },
  input: qualityInput({
    ...{ task: 't2v', claims, asOf: '2026-06-02' },
    challenger: { id: 'cha', vendorId: 'maker' },
    incumbent: { id: 'inc', vendorId: 'other' },
  }),
})
const became = (id: string, y: Outcome['y'], why: string | null = null): Outcome => ({ id, y, why, resolvedOn: null })

describe('the simple rules', () => {
  it.each([
    ['a vendor far ahead', [vendor(0.72)], { claims: 0.95, leader: null, gap: null }],
    ['a vendor against its own interest', [vendor(0.3)], { claims: 0.05, leader: null, gap: null }],
    ['a boast without a number', [vendor(null)], { claims: 0.95, leader: null, gap: null }],
    ['ahead on a board by less than the bar', [arena(20)], { claims: null, leader: 0.95, gap: 0.01 }],
    ['ahead on a board by more than the bar', [arena(60)], { claims: null, leader: 0.95, gap: 0.99 }],
    ['behind on a board', [arena(-60)], { claims: null, leader: 0.05, gap: 0.01 }],
    ['the newest board counts', [arena(60, '2026-03-01'), arena(-60, '2026-05-01')], { claims: null, leader: 0.05, gap: 0.01 }],
    ['nothing known', [], { claims: null, leader: null, gap: null }],
  ])('%s', (_, claims, opinions) => {
    expect(forecast(ask(claims)).opinions).toEqual(opinions)
  })

  it('a claim of tomorrow is heard by nobody', () => {
    const tomorrow = { ...arena(200), publishedAt: '2026-06-03' }
    expect(forecast(ask([tomorrow]))).toEqual(forecast(ask([])))
  })
})

describe('a back-test', () => {
  const many = Array.from({ length: ENOUGH_ROWS }, (_, at) => ask([arena(at * 10 - 100)], `q${at}`, `c${at % 10}`))
  const outcomes = many.map(({ id }, at) => became(id, at > 15 ? 1 : 0))

  it('is uncalibrated below 30 resolved rows and calibrated from 30 on', () => {
    expect(backtest(many, outcomes).calibrated).toBe(true)
    const short = backtest(many, [...outcomes.slice(1), became('q0', null, 'Nobody looked again.')])
    expect(short).toMatchObject({ n: 29, calibrated: false, dropped: [{ id: 'q0', why: 'Nobody looked again.' }] })
    expect(summary(short)[0]).toContain('uncalibrated')
  })

  it('drops a question that has no outcome and an outcome that has no question, each with a reason', () => {
    const result = backtest([ask([], 'a'), ask([], 'b')], [became('a', 1), became('z', null)])
    expect(result).toMatchObject({ asked: 3, n: 1 })
    expect(result.dropped.map(({ id }) => id)).toEqual(['b', 'z'])
    for (const { why } of result.dropped) expect(why).toMatch(/\.$/)
  })

  it('without any resolved row every score is missing, none is 0', () => {
    const empty = backtest([ask([])], [])
    expect(empty.scores.every((score) => score.brier === null && score.logLoss === null && score.cost === null)).toBe(true)
    expect([empty.base, empty.murphy]).toEqual([null, null])
    expect(summary(empty)).toEqual(['None of 1 row can be told yet, so nothing can be scored.'])
  })

  it('the coin scores 0.25 and the base rate its own variance', () => {
    const { scores, base } = backtest(many, outcomes)
    const score = (id: string) => scores.find((entry) => entry.id === id)?.brier
    expect(score('coin')).toBe(0.25)
    expect(score('base')).toBeCloseTo((base ?? 0) * (1 - (base ?? 0)), 12)
  })

  it('says so when a rule beats the engine, and when the engine beats it', () => {
    const sure = backtest(
      many,
      many.map(({ id }, at) => became(id, at * 10 - 100 > 35 ? 1 : 0)),
    )
    expect(summary(sure).find((line) => line.startsWith('It is beaten by'))).toContain('Gap at face value')
    const wrong = backtest(
      many,
      many.map(({ id }, at) => became(id, at * 10 - 100 > 35 ? 0 : 1)),
    )
    expect(summary(wrong).find((line) => line.startsWith('It beats'))).toContain('Gap at face value')
  })

  it('is scored again without the rows that count in a sense of their own', () => {
    const special = outcomes.map((outcome, at) => (at < 5 ? { ...outcome, why: 'Nobody could use it on the day.' } : outcome))
    const plain = withoutSpecial(backtest(many, special))
    expect(plain?.n).toBe(ENOUGH_ROWS - 5)
    expect(plain?.scores).toEqual(backtest(many.slice(5), outcomes.slice(5)).scores)
    expect(withoutSpecial(backtest(many, outcomes))).toBeNull()
  })

  it('forecasts that stand already are scored like fresh ones', () => {
    expect(scoreForecasts(many.map(forecast), outcomes)).toEqual(backtest(many, outcomes))
  })
})

describe('decision costs', () => {
  const paid = prices(defaultPolicy.economics)

  it('a false switch costs what was spent, a missed gain what was lost, a trial its price', () => {
    expect(paid.falseSwitch).toBe(7900)
    expect(paid.missedGain).toBeCloseTo(150 * 20 * 6.12434636162 - 7900, 6)
    expect([costOf('switch', 1, paid), costOf('switch', 0, paid)]).toEqual([0, 7900])
    expect([costOf('stay', 1, paid), costOf('stay', 0, paid)]).toEqual([paid.missedGain, 0])
    expect([costOf('trial', 1, paid), costOf('trial', 0, paid)]).toEqual([1500, 1500])
  })
})

describe('what judges a forecast', () => {
  const voice = (y: number, V: number, independent = true) => ({
    id: 'v',
    kind: 'independent' as const,
    own: false,
    independent,
    y,
    V,
    sigmaB: 0.12,
    members: [],
  })

  it.each([
    ['clearly above the bar', [voice(0.4, 0.02)], 1],
    ['clearly below the bar', [voice(-0.2, 0.02)], 0],
    ['an interval that holds the bar', [voice(0.2, 0.02)], null],
    ['two voices are sharper than one', [voice(0.25, 0.02), voice(0.25, 0.02)], 1],
    ['a party with a stake is no judge', [voice(0.9, 0.02, false)], null],
    ['nobody', [], null],
  ])('%s', (_, groups, y) => {
    const result = judged(groups, 0.1)
    expect(result.y).toBe(y)
    expect(result.why === null).toBe(y !== null)
  })
})

describe('a board history', () => {
  const snapshot = {
    board: 'text-to-video',
    fetched: '2026-03-19',
    board_last_updated: null as string | null,
    columns: ['rank', 'model', 'vendor', 'score', 'ci', 'votes'],
    rows: [
      [1, 'a', 'A', 1300, 10, 500],
      [2, 'b', 'B', 1200, null, null],
    ] as (string | number | null)[][],
  }

  it('is dated by the board’s own date where it has one, else by the day it was fetched', () => {
    const read = readBoardFile({ snapshots: [{ ...snapshot, board_last_updated: 'Mar 2, 2026' }, snapshot] })
    expect(read.ok && read.snapshots.map(({ day }) => day)).toEqual(['2026-03-02', '2026-03-19'])
    expect(read.ok && read.snapshots[0]?.standings[1]).toEqual({ model: 'b', vendor: 'B', score: 1200, half: null, votes: null })
  })

  it.each([
    ['an unknown board', { board: 'text-to-song' }, 'snapshots[0].board'],
    ['a date that is none', { board_last_updated: 'Feb 30, 2026' }, 'snapshots[0].board_last_updated'],
    ['a missing column', { columns: ['rank', 'model'] }, 'snapshots[0].columns'],
    ['a score that is no number', { rows: [[1, 'a', 'A', 'high', 10, 5]] }, 'snapshots[0].rows[0].score'],
    ['a model listed twice', { rows: [snapshot.rows[0], snapshot.rows[0]] }, 'snapshots[0].rows[1]'],
    ['a field nobody knows', { colour: 'red' }, 'snapshots[0]'],
  ])('refuses %s and says where', (_, wrong, path) => {
    const read = readBoardFile({ snapshots: [{ ...snapshot, ...wrong }] })
    expect(read.ok ? [] : read.problems.map((problem) => problem.path)).toContain(path)
  })
})
