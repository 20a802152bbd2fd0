import type { EvaluatorKind } from '@/lib/domain/claim'
import { taskLabel } from '@/lib/domain/task'
import { formatNumber, plural } from '@/lib/format'
import type { EngineClaim } from './input'
import type { Appraisal, Budget } from './output'

export type DoubtId = keyof Budget | 'bias' | 'optimism'

/** One part of the doubt about a claim. `percent` is whole; all parts of a claim add up to 100. */
export interface DoubtPart {
  id: DoubtId
  /** In a few words, for a sentence: "vendor-run", "2 of 16 dimensions and nothing public". */
  words: string
  /** What is meant, for a table. */
  meaning: string
  percent: number
}

/**
 * Where the doubt about a claim comes from, most of it first: U² = sigmaB² + v + mu², split into its variances as whole percents that add
 * up to 100 (largest remainders). Parts that add nothing are left out. Empty for a claim that carries no evidence.
 */
export function doubtParts(appraisal: Appraisal, claim: EngineClaim, task: string): DoubtPart[] {
  const { budget, sigmaB, mu } = appraisal
  if (!budget) return []
  const variances: [DoubtId, number][] = [['bias', sigmaB ** 2], ['optimism', mu ** 2], ...(Object.entries(budget) as [DoubtId, number][])]
  const present = variances.filter(([, variance]) => variance > 0)
  const percents = wholePercents(present.map(([, variance]) => variance))
  return present
    .map(([id], index) => ({ id, ...partText[id]({ appraisal, claim, task }), percent: percents[index] ?? 0 }))
    .sort((a, b) => b.percent - a.percent)
}

/** Grade and the two largest doubts: "D: vendor-run 48% of the doubt, 2 of 16 dimensions and nothing public 35%". */
export function budgetText({ grade }: Pick<Appraisal, 'grade'>, parts: readonly DoubtPart[]): string {
  const [first, second] = parts
  if (!first) return `${grade}: no usable evidence`
  return `${grade}: ${first.words} ${first.percent}% of the doubt${second ? `, ${second.words} ${second.percent}%` : ''}`
}

/** How fast the claim ages: "its own doubt doubles in 22 months". */
export function halfLifeText({ halfLifeMonths }: Pick<Appraisal, 'halfLifeMonths'>): string {
  if (halfLifeMonths === null) return 'does not age under this policy'
  const months = Math.max(1, Math.round(halfLifeMonths))
  return `half-life ${plural(months, 'month')}: by then age alone has doubled the doubt it had when it was fresh`
}

function wholePercents(variances: readonly number[]): number[] {
  const total = variances.reduce((sum, variance) => sum + variance, 0)
  const exact = variances.map((variance) => (100 * variance) / total)
  const percents = exact.map(Math.floor)
  const missing = 100 - percents.reduce((sum, percent) => sum + percent, 0)
  const byRemainder = exact.map((value, index) => ({ index, rest: value - Math.floor(value) })).sort((a, b) => b.rest - a.rest)
  for (const { index } of byRemainder.slice(0, missing)) percents[index] = (percents[index] ?? 0) + 1
  return percents
}

const runBy: Record<EvaluatorKind, { words: string; meaning: string }> = {
  vendor: { words: 'vendor-run', meaning: 'the vendor tested its own model; more votes do not cure that' },
  collaborative: { words: 'run with a vendor', meaning: 'sponsored by a vendor, written with one, or run by a rival' },
  community: { words: 'hands-on impressions', meaning: 'no published method of testing' },
  independent: { words: 'one evaluator’s own leaning', meaning: 'every evaluator leans somehow, however many votes it collects' },
  peer_reviewed: { words: 'one study’s own leaning', meaning: 'every study leans somehow, even a reviewed one' },
  unknown: { words: 'nobody knows who ran it', meaning: 'the evaluator is unknown' },
}

type Part = { appraisal: Appraisal; claim: EngineClaim; task: string }

const partText: Record<DoubtId, (part: Part) => { words: string; meaning: string }> = {
  bias: ({ appraisal }) => runBy[appraisal.evaluatorKind],
  optimism: ({ claim }) => ({
    words: leftOut(claim),
    meaning: 'room to pick what flatters, for somebody who gains if one side wins',
  }),
  sampling: ({ claim }) => ({ words: sampleWords(claim), meaning: 'chance: another sample would have come out otherwise' }),
  task: ({ claim, task }) => ({
    words: claim.task === task ? 'other people’s prompts' : `a neighbouring task (${taskLabel(claim.task).toLowerCase()})`,
    meaning: claim.task === task ? 'the same task, but not your prompts' : 'leads change hands between tasks',
  }),
  dimension: () => ({ words: 'not all that you weigh', meaning: 'some dimensions that this dependency weighs were not measured' }),
  version: ({ claim }) => ({
    words: claim.versionMatch === 'family' ? 'a sibling version' : 'version unclear',
    meaning: 'not shown to be the version that you would run',
  }),
  age: ({ appraisal }) => ({ words: `${plural(appraisal.ageDays, 'day')} old`, meaning: 'models and services change under the same name' }),
  metric: ({ claim }) => ({
    words: metricWords[claim.metric],
    meaning: 'not a blind comparison by people, so it may miss what people see',
  }),
  repro: ({ claim }) => ({
    words: openCount(claim) === 0 ? 'nothing to repeat it with' : 'only partly repeatable',
    meaning: `${closedWords(claim)} not public`,
  }),
  saturation: () => ({
    words: 'benchmark at its ceiling',
    meaning: 'both are so close to the maximum that the scale no longer tells them apart',
  }),
}

const metricWords: Record<EngineClaim['metric'], string> = {
  human_pairwise: 'people comparing',
  human_rating: 'ratings instead of comparisons',
  vlm_judge: 'judged by a model',
  automatic: 'an automatic metric',
  unstated: 'metric not stated',
}

const disclosures = [
  { key: 'promptsPublic', word: 'prompts' },
  { key: 'settingsDisclosed', word: 'settings' },
  { key: 'outputsOrCodePublic', word: 'clips or code' },
] as const

const openCount = (claim: EngineClaim): number => disclosures.filter(({ key }) => claim[key]).length

const closedWords = (claim: EngineClaim): string =>
  disclosures
    .filter(({ key }) => !claim[key])
    .map(({ word }) => word)
    .join(', ')

/** What an interested party kept back. */
function leftOut(claim: EngineClaim): string {
  const { dimsReported, dimsAvailable } = claim
  const partly = dimsAvailable != null && (dimsReported ?? 0) < dimsAvailable
  const dimensions = partly ? `${dimsReported ?? 'an unknown number'} of ${plural(dimsAvailable, 'dimension')}` : null
  const closed = openCount(claim) === 0 ? 'nothing public' : openCount(claim) < 3 ? `${closedWords(claim)} not public` : null
  return [dimensions, closed].filter(Boolean).join(' and ') || 'an interest in the result'
}

function sampleWords({ effect }: EngineClaim): string {
  if (effect.type === 'pairwise') return plural(effect.wins + effect.losses + effect.ties, 'comparison')
  if (effect.type === 'win_rate') return effect.n == null ? intervalOrNone(effect.ci95 != null) : plural(effect.n, 'comparison')
  if (effect.type === 'elo') {
    const votes = effect.votesC != null && effect.votesI != null ? Math.min(effect.votesC, effect.votesI) : null
    return votes === null ? intervalOrNone(effect.ci95HalfC != null && effect.ci95HalfI != null) : `${formatNumber(votes)} votes`
  }
  if (effect.type === 'score' && effect.nC != null && effect.nI != null) return plural(Math.min(effect.nC, effect.nI), 'sample')
  return 'sample size not published'
}

const intervalOrNone = (published: boolean): string => (published ? 'the published interval' : 'sample size not published')
