import { statusFace } from '@/lib/domain/status'
import { formatNumber, formatPercent, plural } from '@/lib/format'
import { type Backtest, ENOUGH_ROWS, type ForecasterScore } from './backtest'

/**
 * What came out of a back-test in plain sentences, worst news included: how many rows, how far off Switchboard was, which rules beat it and
 * which it beats, whether it says too much or too little, what became of each word, and what deciding by it would have cost. No sentence
 * claims more than its interval.
 */
export function summary(backtest: Backtest): string[] {
  const { n, asked, clusters, base } = backtest
  if (n === 0) return [`None of ${plural(asked, 'row')} can be told yet, so nothing can be scored.`]
  const few = n < ENOUGH_ROWS ? ` Fewer than ${ENOUGH_ROWS}: uncalibrated.` : ''
  return [
    `${formatNumber(n)} of ${plural(asked, 'row')} can be told, about ${plural(clusters, 'pair or model', 'pairs or models')}; ${formatPercent(base)} came true.${few}`,
    ...contest(backtest),
    ...leaning(backtest),
    ...words(backtest),
    ...costSentences(backtest),
  ]
}

const engineOf = ({ scores }: Pick<Backtest, 'scores'>): ForecasterScore | undefined => scores.find(({ id }) => id === 'engine')

/** How the 90 % interval of the difference reads: which of the two is better, or that it cannot be told. */
export function against({ againstEngine }: Pick<ForecasterScore, 'againstEngine'>): 'engine' | 'rule' | 'open' {
  if (againstEngine === null) return 'open'
  return againstEngine[0] > 0 ? 'engine' : againstEngine[1] < 0 ? 'rule' : 'open'
}

function contest(backtest: Backtest): string[] {
  const engine = engineOf(backtest)
  if (!engine || engine.brier === null) return []
  const rules = backtest.scores.filter(({ id, spoke }) => id !== 'engine' && spoke > 0)
  const untold = rules.filter(({ againstEngine }) => againstEngine === null).map(nameWithScore)
  const named = (result: 'engine' | 'rule' | 'open') =>
    rules.filter((rule) => rule.againstEngine !== null && against(rule) === result).map(nameWithScore)
  const sentence = (start: string, names: string[]) => (names.length > 0 ? [`${start} ${listed(names)}.`] : [])
  const silent = backtest.scores.filter(({ spoke }) => spoke === 0).map(({ label }) => `“${label}”`)
  return [
    `Switchboard’s Brier score is ${formatNumber(engine.brier, 3)}${spread(engine)}: 0 is perfect, 0.25 a coin.`,
    ...sentence('It is beaten by', named('rule')),
    ...sentence('It beats', named('engine')),
    ...sentence('No clear difference from', named('open')),
    ...sentence('Too few pairs to tell it from', untold),
    ...sentence('Nothing to go by had', silent),
  ]
}

const nameWithScore = ({ label, brier }: ForecasterScore): string => `“${label}” (${formatNumber(brier, 3)})`

const spread = ({ interval }: ForecasterScore): string =>
  interval === null ? '' : ` (90% interval ${formatNumber(interval[0], 3)} to ${formatNumber(interval[1], 3)})`

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`

/** Whether the sure forecasts came true more or less often than said. */
function leaning({ bins, rows, base }: Backtest): string[] {
  const resolved = rows.filter(({ y }) => y !== null)
  const expected = resolved.reduce((sum, { P }) => sum + P, 0) / resolved.length
  const above = bins.filter(({ low, n }) => low >= 0.4 && n >= 10)
  const timid = above.length > 0 && above.every(({ forecast, observed }) => (observed ?? 0) > (forecast ?? 1))
  const bold = above.length > 0 && above.every(({ forecast, observed }) => (observed ?? 1) < (forecast ?? 0))
  return [
    `On average it said ${formatPercent(expected)}, and ${formatPercent(base)} came true.`,
    ...(timid ? ['Where it leans towards yes it is too careful: more came true than it said.'] : []),
    ...(bold ? ['Where it leans towards yes it is too sure: less came true than it said.'] : []),
  ]
}

/** What became of the rows behind each status that a reader acts on. */
function words({ byStatus }: Backtest): string[] {
  const said = byStatus.filter(({ status }) => status !== 'INSUFFICIENT' && status !== 'NOT_READY')
  const parts = said.map(({ status, n, cameTrue }) => `“${statusFace(status).label}” ${formatNumber(cameTrue)} of ${formatNumber(n)}`)
  return parts.length > 0 ? [`Came true by what it said: ${listed(parts)}.`] : []
}

/** What deciding by the engine would have cost against the cheapest simple rule; empty when neither can be priced. */
export function costSentences(backtest: Pick<Backtest, 'scores'>): string[] {
  const engine = engineOf(backtest)
  const rules = backtest.scores.filter(({ id, cost, spoke }) => id !== 'engine' && cost !== null && spoke > 0)
  const cheapest = rules.reduce<ForecasterScore | null>(
    (best, rule) => (best === null || (rule.cost ?? 0) < (best.cost ?? 0) ? rule : best),
    null,
  )
  if (!engine || engine.cost === null || !cheapest || cheapest.cost === null) return []
  const own = `Deciding by it would have cost ${formatNumber(engine.cost)} a row on average`
  const other = `“${cheapest.label}” ${formatNumber(cheapest.cost)}`
  if (Math.round(cheapest.cost) < Math.round(engine.cost)) return [`${own}; the cheapest rule, ${other}, would have cost less.`]
  if (Math.round(cheapest.cost) === Math.round(engine.cost)) return [`${own}, as much as the cheapest rule, ${other}.`]
  return [`${own}, less than the cheapest rule, ${other}.`]
}
