import { defaultPolicy } from '@/lib/domain/policy'
import { statuses } from '@/lib/domain/status'
import type { Status } from '@/lib/domain/verdict/output'
import { clusterIntervals, type Interval } from './bootstrap'
import { actOf, costOf, costOfFollowing, type Prices, prices } from './decisions'
import { type Forecast, type ForecasterId, forecast, forecasters } from './forecast'
import type { Outcome, Question } from './question'
import { type Bin, baseRate, brier, logLoss, type Murphy, murphy, type Resolved, reliabilityBins, skill, squaredError } from './score'

/** Below this many resolved rows, scores say more about luck than about the forecaster. */
export const ENOUGH_ROWS = 30

const UNTOLD = 'It cannot be told how it turned out.'

export type BacktestRow = Forecast & Pick<Outcome, 'y' | 'why' | 'resolvedOn'>

export interface ForecasterScore {
  id: ForecasterId
  label: string
  /** Rows on which the rule had something to go by; elsewhere it is scored as a coin. */
  spoke: number
  brier: number | null
  /** 90 % interval of the Brier score, drawn by cluster. */
  interval: Interval | null
  logLoss: number | null
  skill: number | null
  /** Mean cost per row of deciding by it, in the currency of the priced team. */
  cost: number | null
  /** 90 % interval of its Brier score less the engine's: above 0 the engine is better, below 0 this is. Null for the engine. */
  againstEngine: Interval | null
}

export interface StatusOutcome {
  status: Status
  n: number
  cameTrue: number
  /** Mean cost per row of doing what the status says. */
  cost: number | null
}

export interface Backtest {
  rows: BacktestRow[]
  /** Everything that was asked about, with what could not even be put to the engine. */
  asked: number
  /** Resolved rows and the clusters they form. */
  n: number
  clusters: number
  base: number | null
  calibrated: boolean
  scores: ForecasterScore[]
  murphy: Murphy | null
  bins: Bin[]
  byStatus: StatusOutcome[]
  prices: Prices
  dropped: { id: string; why: string }[]
}

type ResolvedRow = BacktestRow & { y: 0 | 1 }

/**
 * Forecasts every question, then joins what became of it and scores the engine beside the simple rules. No outcome is read before all
 * forecasts stand. A question without an outcome is dropped, as is one whose outcome cannot be told. Costs are priced under the default policy.
 */
export function backtest(questions: readonly Question[], outcomes: readonly Outcome[]): Backtest {
  return scoreForecasts(questions.map(forecast), outcomes)
}

/** `backtest` for forecasts that stand already, such as signed verdicts. */
export function scoreForecasts(forecasts: readonly Forecast[], outcomes: readonly Outcome[]): Backtest {
  const became = new Map(outcomes.map((outcome) => [outcome.id, outcome]))
  const rows = forecasts.map((made): BacktestRow => {
    const { y, why, resolvedOn } = became.get(made.id) ?? {
      y: null,
      why: 'Nothing is known yet about how it turned out.',
      resolvedOn: null,
    }
    return { ...made, y, why, resolvedOn }
  })
  const resolved = rows.filter((row): row is ResolvedRow => row.y !== null)
  const paid = prices(defaultPolicy.economics)
  const engine = resolved.map(({ P, y }) => ({ P, y }))
  const asked = new Set(rows.map(({ id }) => id))
  const unasked = outcomes.filter(({ id }) => !asked.has(id))
  return {
    rows,
    asked: rows.length + unasked.length,
    n: resolved.length,
    clusters: new Set(resolved.map(({ cluster }) => cluster)).size,
    base: baseRate(resolved),
    calibrated: resolved.length >= ENOUGH_ROWS,
    scores: scoresOf(resolved, paid),
    murphy: murphy(engine),
    bins: reliabilityBins(engine),
    byStatus: byStatus(resolved, paid),
    prices: paid,
    dropped: [...rows.filter(({ y }) => y === null), ...unasked].map(({ id, why }) => ({ id, why: why ?? UNTOLD })),
  }
}

/**
 * The same back-test without the rows that count only in a sense of their own, such as a headline nobody could use on its day; null where there
 * are none.
 */
export function withoutSpecial({ rows }: Backtest): Backtest | null {
  const plain = rows.filter(({ y, why }) => y !== null && why === null)
  const counted = rows.filter(({ y }) => y !== null)
  return plain.length === counted.length ? null : scoreForecasts(plain, plain)
}

/** What a forecaster said on a row; null where it had nothing to go by. */
function saidBy(id: ForecasterId, row: Forecast, base: number): number | null {
  if (id === 'engine') return row.P
  if (id === 'base') return base
  if (id === 'coin') return 0.5
  return row.opinions[id]
}

function scoresOf(rows: readonly ResolvedRow[], paid: Prices): ForecasterScore[] {
  const base = baseRate(rows) ?? 0.5
  const made = forecasters.map(({ id }) => rows.map((row): Resolved => ({ P: saidBy(id, row, base) ?? 0.5, y: row.y })))
  const columns = made.map((said) => said.map(squaredError))
  const [own = []] = columns
  const intervals = clusterIntervals(
    rows.map(({ cluster }, at) => ({
      cluster,
      losses: [...columns.map((losses) => losses[at] ?? 0), ...columns.map((losses) => (losses[at] ?? 0) - (own[at] ?? 0))],
    })),
  )
  return forecasters.map(({ id, label }, column): ForecasterScore => {
    const said = made[column] ?? []
    return {
      ...{ id, label, brier: brier(said), logLoss: logLoss(said), skill: skill(said) },
      spoke: rows.filter((row) => saidBy(id, row, base) !== null).length,
      interval: intervals?.[column] ?? null,
      cost: meanCost(rows.map((row, at) => costTo(id, row, said[at]?.P ?? 0.5, paid))),
      againstEngine: id === 'engine' ? null : (intervals?.[forecasters.length + column] ?? null),
    }
  })
}

/** The engine is followed by its status, a rule by its probability. */
const costTo = (id: ForecasterId, { status, y }: ResolvedRow, P: number, paid: Prices): number =>
  id === 'engine' ? costOf(actOf(status), y, paid) : costOfFollowing(P, y, paid)

function byStatus(rows: readonly ResolvedRow[], paid: Prices): StatusOutcome[] {
  return statuses.flatMap(({ id: status }) => {
    const said = rows.filter((row) => row.status === status)
    if (said.length === 0) return []
    const cameTrue = said.filter(({ y }) => y === 1).length
    return [{ status, n: said.length, cameTrue, cost: meanCost(said.map(({ y }) => costOf(actOf(status), y, paid))) }]
  })
}

const meanCost = (costs: readonly number[]): number | null =>
  costs.length === 0 ? null : costs.reduce((sum, cost) => sum + cost, 0) / costs.length
