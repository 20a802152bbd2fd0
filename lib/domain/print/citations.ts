import type { Report } from '@/lib/domain/report'

/** Short names under which the pages refer to the appendix: `C12` for a claim, `S3` for a source. */
export type Citations = {
  claim: (id: string) => string | null
  source: (id: string | null) => string | null
  claimIds: string[]
  sourceIds: string[]
}

/** Numbers claims and sources in the order in which a reader meets them; what no page mentions follows by id. */
export function numberCitations(report: Report): Citations {
  const pairs = report.dependencies.flatMap((entry) => entry.pairs)
  const claimIds = met(
    pairs.flatMap((pair) => pair.comparisons.flatMap((comparison) => comparison.claimIds)),
    report.claims,
  )
  const sourceIds = met(
    [...claimIds.map((id) => report.claims[id]?.sourceId), ...pairs.flatMap((pair) => pair.facts.map((fact) => fact.sourceId))],
    report.sources,
  )
  const numbers = (prefix: string, ids: readonly string[]) => new Map(ids.map((id, index) => [id, `${prefix}${index + 1}`]))
  const [claims, sources] = [numbers('C', claimIds), numbers('S', sourceIds)]
  return { claim: (id) => claims.get(id) ?? null, source: (id) => (id === null ? null : (sources.get(id) ?? null)), claimIds, sourceIds }
}

function met(mentioned: readonly (string | null | undefined)[], known: Record<string, unknown>): string[] {
  const ids = [...mentioned, ...Object.keys(known).sort()]
  return [...new Set(ids)].filter((id): id is string => id != null && Object.hasOwn(known, id))
}
