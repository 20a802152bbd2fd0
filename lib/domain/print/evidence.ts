import { evidenceFace } from '@/lib/domain/evidence-kind'
import { type Forest, type ForestRow, forest } from '@/lib/domain/forest'
import { pairForest } from '@/lib/domain/pair-forest'
import type { Pair, Report } from '@/lib/domain/report'
import { exclusionText } from '@/lib/domain/verdict/exclusion'
import { plural } from '@/lib/format'
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
