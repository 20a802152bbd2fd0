import { formatChance, formatDate, formatNumber, plural } from '@/lib/format'
import type { Pair, Report } from './report'
import type { Verdict } from './verdict/output'

const conditions = [
  { key: 'blind', word: 'blind' },
  { key: 'sidesRandomised', word: 'sides randomised' },
  { key: 'ownPrompts', word: 'own prompts' },
  { key: 'versionsExact', word: 'exact versions' },
] as const

export type TrialLine = {
  id: string
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
export function trialLines({ trials, verdict }: Pair): TrialLine[] {
  const reached = verdict.reasons.includes('OWN_TRIAL_WON')
  const inOrder = [...trials].sort((a, b) => ((a.closedOn ?? '') + a.id < (b.closedOn ?? '') + b.id ? -1 : 1))
  return inOrder.map((trial) => {
    const failed = conditions.filter(({ key }) => !trial[key])
    return {
      id: trial.id,
      closed: formatDate(trial.closedOn),
      won: formatNumber(trial.wins),
      lost: formatNumber(trial.losses),
      tied: formatNumber(trial.ties),
      prompts: formatNumber(trial.plannedPrompts),
      raters: formatNumber(trial.ratersPerPrompt),
      conditions:
        failed.length === 0 ? conditions.map(({ word }) => word).join(', ') : `not ${failed.map(({ word }) => word).join(', not ')}`,
      counts: failed.length > 0 ? 'informal evidence' : reached ? 'proof' : 'valid, bar not reached',
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
  const evidence = verdict.e >= 1e6 ? 'over a million' : formatNumber(verdict.e, verdict.e < 10 ? 1 : 0)
  const than = verdict.basis === 'capability' ? '' : ' than the margin allows'
  return `Evidence ${evidence}:1 that the challenger is better${than}, of ${needed.e}:1 needed; it stays valid however often one looks. ${shareText(verdict)}`
}

/** The share of decisive prompts that were won; without a decisive prompt there is none, and none is not zero. */
function shareText({ trial: { w, l, N }, cs }: Verdict): string {
  if (w + l === 0) return `All ${plural(N, 'prompt')} were tied, so no share can be given.`
  return `Decisive prompts won: ${w} of ${w + l}; the true share lies between ${formatChance(cs[0])} and ${formatChance(cs[1])} (95% confidence sequence over ${plural(N, 'prompt')}).`
}
