import { evidenceFace } from '@/lib/domain/evidence-kind'
import { type Forest, type ForestRow, forest } from '@/lib/domain/forest'
import { pairForest } from '@/lib/domain/pair-forest'
import type { Pair, Report } from '@/lib/domain/report'
import { exclusionText } from '@/lib/domain/verdict/exclusion'
import { formatDate, formatNumber, formatPercent, plural } from '@/lib/format'
import type { Citations } from './citations'

export type ForestRowPrint = Omit<ForestRow, 'id' | 'href' | 'kind' | 'description'> & {
  mark: string | null
  kind: string | null
  pooled: boolean
  interested: boolean
  cites: string[]
  alt: string
}

export type ForestPrint = Omit<Forest, 'rows'> & { rows: ForestRowPrint[] }

type Frame = { report: Report; incumbent: string; citations: Citations }

/** The forest plot of a pair, each row with its entries in the appendix. */
export function forestPrint(pair: Pair, { report, incumbent, citations }: Frame): ForestPrint {
  const { rows, ...plot } = forest(pairForest(pair, report, { incumbent, hrefOf: (id) => id }))
  const claims = new Map(pair.comparisons.map((comparison) => [comparison.claim.id, comparison.claimIds]))
  return {
    ...plot,
    rows: rows.map(({ id, href: _, kind, description, ...row }) => ({
      ...row,
      mark: kind === 'pooled' ? null : kind,
      kind: kind === 'pooled' ? null : evidenceFace(kind).label.toLowerCase(),
      pooled: kind === 'pooled',
      interested: kind === 'vendor' || kind === 'collaborative' || kind === 'unknown',
      cites: (claims.get(id) ?? []).flatMap((claimId) => citations.claim(claimId) ?? []),
      alt: `${row.label}: ${description}`,
    })),
  }
}

/** How many comparisons carry no evidence here, and why; null when all count. */
export function uncountedText({ verdict, comparisons }: Pair): string | null {
  const repeated = new Set(verdict.dropped)
  const reasons = new Map<string, number>()
  const count = (reason: string) => reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
  for (const { claim } of comparisons) {
    const appraisal = verdict.appraisals.find((entry) => entry.id === claim.id)
    if (repeated.has(claim.id)) count('older or repeated')
    else if (appraisal && !appraisal.included && appraisal.reason !== 'NO_EFFECT') count(exclusionText(appraisal.reason))
  }
  if (reasons.size === 0) return null
  const total = [...reasons.values()].reduce((sum, number) => sum + number, 0)
  const why = [...reasons].sort(([a], [b]) => (a < b ? -1 : 1)).map(([reason, number]) => `${number} ${reason}`)
  return `Not drawn, because not counted: ${plural(total, 'published comparison')} (${why.join(', ')}).`
}

const conditions = [
  { key: 'blind', word: 'blind' },
  { key: 'sidesRandomised', word: 'sides randomised' },
  { key: 'ownPrompts', word: 'own prompts' },
  { key: 'versionsExact', word: 'exact versions' },
] as const

export type TrialPrint = {
  closed: string
  won: string
  lost: string
  tied: string
  prompts: string
  raters: string
  conditions: string
  counts: string
  demo: boolean
}

/** The team's own trials of a pair, oldest first, each with the four conditions of proof. */
export function trialPrints({ trials }: Pair): TrialPrint[] {
  const inOrder = [...trials].sort((a, b) => ((a.closedOn ?? '') + a.id < (b.closedOn ?? '') + b.id ? -1 : 1))
  return inOrder.map((trial) => {
    const failed = conditions.filter(({ key }) => !trial[key])
    return {
      closed: formatDate(trial.closedOn),
      won: formatNumber(trial.wins),
      lost: formatNumber(trial.losses),
      tied: formatNumber(trial.ties),
      prompts: formatNumber(trial.plannedPrompts),
      raters: formatNumber(trial.ratersPerPrompt),
      conditions:
        failed.length === 0 ? conditions.map(({ word }) => word).join(', ') : `not ${failed.map(({ word }) => word).join(', not ')}`,
      counts: failed.length === 0 ? 'proof' : 'informal evidence',
      demo: trial.origin === 'demo',
    }
  })
}

/** What the team's own trials prove so far, or what a trial would take. */
export function trialText({ verdict, trials }: Pair, report: Pick<Report, 'policy'>): string {
  const { thresholds } = report.policy.content
  const needed = verdict.basis === 'capability' ? thresholds.proven : thresholds.provenNi
  if (trials.length === 0) {
    return `No blind trial of this pair on the team’s own prompts yet. Proof takes at least ${needed.minWins} wins and evidence of ${needed.e}:1.`
  }
  if (verdict.trial.N === 0) return `No trial here meets the four conditions of proof; informal trials count like hands-on impressions.`
  const { w, l, N } = verdict.trial
  const evidence = verdict.e >= 1e6 ? 'over a million' : formatNumber(verdict.e, verdict.e < 10 ? 1 : 0)
  const than = verdict.basis === 'capability' ? '' : ' than the margin allows'
  return `Evidence ${evidence}:1 that the challenger is better${than}, of ${needed.e}:1 needed. Share of decisive prompts won: ${formatPercent(w / Math.max(1, w + l))} (${formatPercent(verdict.cs[0])} to ${formatPercent(verdict.cs[1])}, 95% confidence sequence over ${plural(N, 'prompt')}).`
}
