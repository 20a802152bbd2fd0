import type { Policy } from '@/lib/domain/policy'
import { formatPercent, toPoints } from '@/lib/format'

/** How a verdict comes about, in ten lines, with the numbers of the policy in force. */
export function methodLines({ thresholds, midNetPreference, priorSd, economics }: Policy): string[] {
  const { proven, hype } = thresholds
  return [
    'Each challenger is weighed against the incumbent of one dependency, for its task. The unit is net preference: wins minus losses in 100 blind comparisons, in points.',
    'Published results of every form (votes, win rates, arena scores, benchmark scores) are turned into net preference; a result without a number counts as none.',
    'Who ran the test matters most. Results of interested parties are reduced by what such parties usually overstate, and more so the less they disclose.',
    'Every result carries doubt: from sampling, from another task, dimension, version or metric than the one in use, and from age. The more of it, the wider its interval.',
    'An evaluator is one voice, however much it publishes; copies of a result count once.',
    `The voices are pooled with a sceptical starting point: no difference, give or take ${toPoints(priorSd)} points. The interval is where the truth lies with a probability of 90%.`,
    'Readiness is judged gate by gate against the incumbent, from facts that are fresh and come from a source the policy accepts. Unknown is never a pass.',
    `Money is reckoned from ranges, not single figures: the result is the chance that the switch pays back within ${economics.horizonMonths} months. A missing estimate is never zero.`,
    `A switch is justified only if a gain of ${toPoints(midNetPreference)} points is proven, own blind trial with at least ${proven.minWins} wins included, every gate passes and the switch pays back with ${formatPercent(thresholds.pays.p)}. It is hype if claims stand ${toPoints(hype.gap)} points or more above what independent evidence supports.`,
    'A level once reached in a signed week is kept by a slightly lower bar, so that verdicts do not flutter. Numbers are rounded to nine decimals before they are held against a bar, so that the same inputs give the same status on every machine; figures are compared to nine digits. There is no language model in it.',
  ]
}
