import type { Backtest } from './backtest'
import { summary } from './summary'

/** A back-test without its rows: what a page shows of thousands. */
export type Digest = Omit<Backtest, 'rows' | 'dropped'> & {
  summary: string[]
  /** How many rows were dropped for each reason, most first. */
  dropped: { why: string; count: number }[]
}

export function digest(backtest: Backtest): Digest {
  const { rows: _rows, dropped, ...scores } = backtest
  const counts = new Map<string, number>()
  for (const { why } of dropped) counts.set(why, (counts.get(why) ?? 0) + 1)
  const reasons = [...counts].map(([why, count]) => ({ why, count })).sort((a, b) => b.count - a.count || (a.why < b.why ? -1 : 1))
  return { ...scores, summary: summary(backtest), dropped: reasons }
}
