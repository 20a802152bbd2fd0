import { doesNotApply, formatNumber } from '@/lib/format'
import type { Backtest, ForecasterScore } from './backtest'
import { against } from './summary'

type Scored = Pick<Backtest, 'scores' | 'n'>

/** The lowest Brier score among the rules that had something to go by; undefined when none had. */
export function bestRule({ scores }: Scored): ForecasterScore | undefined {
  const rules = scores.filter(({ id, spoke, brier }) => id !== 'engine' && spoke > 0 && brier !== null)
  return rules.sort((a, b) => (a.brier ?? 1) - (b.brier ?? 1))[0]
}

/**
 * One sentence about a back-test, `where` first: whether the engine beat the best simple rule, was beaten by it, or cannot be told apart from it.
 * @example contestSentence('On loud headlines', digest) // On loud headlines Switchboard (0.194) cannot be told apart from …
 */
export function contestSentence(where: string, test: Scored): string {
  const engine = test.scores.find(({ id }) => id === 'engine')
  const rule = bestRule(test)
  if (!engine || engine.brier === null || !rule) return `${where} nothing can be scored yet.`
  const own = `${where} Switchboard (${formatNumber(engine.brier, 3)})`
  const best = `“${rule.label}” (${formatNumber(rule.brier, 3)})`
  const result = against(rule)
  if (result === 'engine') return `${own} beats every simple rule; the best of them is ${best}.`
  if (rule.againstEngine === null) return `${own} has too few rows to be told from the best simple rule, ${best}.`
  if (result === 'rule') return `${own} is beaten by ${best}.`
  return `${own} cannot be told apart from the best simple rule, ${best}.`
}

/** What an interval of the difference says, in a few words: lower is better. */
export function againstText(score: ForecasterScore): string {
  if (score.id === 'engine') return doesNotApply
  if (score.againstEngine === null) return 'too few to tell'
  const result = against(score)
  return result === 'engine' ? 'worse' : result === 'rule' ? 'better' : 'no clear difference'
}
