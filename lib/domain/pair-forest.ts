import { formatDate } from '@/lib/format'
import type { EvidenceCounts } from './evidence-kind'
import type { ForestInput, ForestInputRow } from './forest'
import type { Pair, Report } from './report'
import type { Effect } from './verdict/input'
import type { Appraisal } from './verdict/output'

/** One-sided 95 % quantile of the normal distribution: intervals of 90 %. */
const z90 = 1.6448536269514722

/** Whether the publisher gave any measure of uncertainty: an interval, a sample size or vote counts. */
const statesUncertainty = (effect: Effect): boolean => {
  if (effect.type === 'pairwise') return true
  if (effect.type === 'win_rate') return effect.n != null || effect.ci95 != null
  if (effect.type === 'elo')
    return (effect.ci95HalfC != null && effect.ci95HalfI != null) || (effect.votesC != null && effect.votesI != null)
  return effect.type === 'score' && effect.nC != null && effect.nI != null
}

const clipped = (value: number): number => Math.min(1, Math.max(-1, value))

/** All evidence about a pair, newest first, with the team's own trials and the two pooled results below it, ready for the forest plot. */
export function pairForest(
  pair: Pair,
  report: Pick<Report, 'policy'>,
  names: { incumbent: string; hrefOf: (claimId: string) => string },
): ForestInput {
  const { verdict } = pair
  const tau = report.policy.content.tau
  const published = pair.comparisons.flatMap((comparison) => {
    const appraisal = verdict.appraisals.find((entry) => entry.id === comparison.claim.id)
    return appraisal ? [{ comparison, appraisal }] : []
  })
  const rows = published
    .filter(({ appraisal }) => appraisal.included || isLoud(verdict, appraisal))
    .sort((a, b) => (a.comparison.claim.publishedAt < b.comparison.claim.publishedAt ? 1 : -1))
    .map(({ comparison, appraisal }): ForestInputRow => {
      const [claimId] = comparison.claimIds
      const sublabel = [comparison.benchmarkName, ...comparison.parts.map((part) => part.name)].filter(Boolean).join(' · ')
      return {
        id: comparison.claim.id,
        label: comparison.evaluatorOrg,
        sublabel: [sublabel, formatDate(comparison.claim.publishedAt)].filter(Boolean).join(' · '),
        kind: appraisal.evaluatorKind,
        ...counted(appraisal, tau, statesUncertainty(comparison.claim.effect)),
        raw: appraisal.raw,
        href: claimId === undefined ? null : names.hrefOf(claimId),
        weight: appraisal.v === null ? null : 1 / (appraisal.v + appraisal.sigmaB ** 2 + tau ** 2),
      }
    })
  return {
    rows: [...rows, ...ownTrials(pair), ...pooled(pair)],
    delta: verdict.delta,
    incumbentName: names.incumbent,
    challengerName: pair.challenger.modelTitle,
  }
}

/** Praise without a number is a voice where it counts as a promise; about another task it promises nothing here. */
const isLoud = ({ hype }: Pick<Pair['verdict'], 'hype'>, { reason }: Pick<Appraisal, 'reason'>): boolean =>
  reason === 'NO_EFFECT' && hype.claimed > 0

function counted({ yStar, v, sigmaB }: Appraisal, tau: number, stated: boolean): Pick<ForestInputRow, 'estimate' | 'lo90' | 'hi90'> {
  if (yStar === null || v === null || !stated) return { estimate: yStar, lo90: null, hi90: null }
  const reach = z90 * Math.sqrt(v + sigmaB ** 2 + tau ** 2)
  return { estimate: yStar, lo90: clipped(yStar - reach), hi90: clipped(yStar + reach) }
}

function ownTrials({ verdict, trials }: Pair): ForestInputRow[] {
  return verdict.groups
    .filter((group) => group.own)
    .map((group) => {
      const reach = z90 * Math.sqrt(group.V)
      const counts = trials.filter((trial) => group.members.includes(trial.id))
      const tally = counts.map((trial) => `${trial.wins} won, ${trial.losses} lost, ${trial.ties} tied`).join('; ')
      return {
        id: group.id,
        label: group.id === 'own:proof' ? 'Own blind trial' : 'Own trial, informal',
        sublabel: tally,
        kind: 'own_trial',
        estimate: group.y,
        lo90: clipped(group.y - reach),
        hi90: clipped(group.y + reach),
        raw: null,
        href: '#trials',
        weight: 1 / group.V,
      }
    })
}

/** The starting point alone is no finding. */
const nothing = { estimate: null, lo90: null, hi90: null }

function pooled({ verdict: { posterior, independent, groups } }: Pair): ForestInputRow[] {
  const reach = z90 * independent.s
  const row = { kind: 'pooled' as const, raw: null, href: null, weight: null }
  const voices = groups.filter((group) => group.independent).length
  const ownTrial = groups.some((group) => group.own)
  return [
    {
      ...row,
      id: 'independent',
      label: ownTrial ? 'Independent evidence and own trial' : 'Independent evidence',
      sublabel: voices === 0 ? 'none yet' : `${voices} ${voices === 1 ? 'voice' : 'voices'}, and the sceptical starting point`,
      ...(voices === 0 ? nothing : { estimate: independent.m, lo90: clipped(independent.m - reach), hi90: clipped(independent.m + reach) }),
    },
    {
      ...row,
      id: 'all',
      label: 'All evidence together',
      sublabel: null,
      ...(groups.length === 0 ? nothing : { estimate: posterior.m, lo90: posterior.lo90, hi90: posterior.hi90 }),
    },
  ]
}

/**
 * How many voices of each kind speak about a pair: an evaluator counts once, however much it published. Whoever only praised,
 * without a number, is a voice as well: it proves nothing, but it is what hype is made of.
 */
export function voiceCounts({ verdict: { groups, appraisals, hype } }: Pick<Pair, 'verdict'>): EvidenceCounts {
  const counts: EvidenceCounts = {}
  const heard = new Set(groups.map((group) => group.id))
  for (const { kind } of groups) counts[kind] = (counts[kind] ?? 0) + 1
  for (const { evaluatorId, evaluatorKind, reason } of appraisals) {
    if (!isLoud({ hype }, { reason }) || heard.has(evaluatorId)) continue
    heard.add(evaluatorId)
    counts[evaluatorKind] = (counts[evaluatorKind] ?? 0) + 1
  }
  return counts
}

/** The net preference to show: nothing where no evidence with a number exists, since the starting point alone is no finding. */
export function shownPreference({ verdict: { posterior, groups } }: Pick<Pair, 'verdict'>): {
  estimate: number | null
  low: number | null
  high: number | null
} {
  if (groups.length === 0) return { estimate: null, low: null, high: null }
  return { estimate: posterior.m, low: posterior.lo90, high: posterior.hi90 }
}
