import { evaluatorLabel } from '@/lib/domain/claim'
import type { CitedClaim, Report } from '@/lib/domain/report'
import { formatDate, formatNumber, hostOf, notPublished } from '@/lib/format'
import type { Citations } from './citations'

export type ClaimPrint = {
  number: string
  model: string
  variant: string | null
  benchmark: string
  dimension: string | null
  value: string
  unit: string | null
  interval: string
  sample: string | null
  evaluator: string
  mark: string
  kind: string
  published: string
  source: string | null
  locator: string | null
  relayed: boolean
}

export type SourcePrint = {
  number: string
  title: string
  href: string | null
  host: string | null
  address: string
  read: string
  sha256: string | null
}

/** As many decimals as the publisher gave, at most four. */
function figure(value: number | null): string {
  if (value === null) return notPublished
  const decimals = [0, 1, 2, 3].find((digits) => Math.abs(value * 10 ** digits - Math.round(value * 10 ** digits)) < 1e-6) ?? 4
  return formatNumber(value, decimals)
}

function claimPrint(claim: CitedClaim, number: string, citations: Citations): ClaimPrint {
  const { ciLow, ciHigh, sampleSize, sampleUnit } = claim
  return {
    number,
    model: claim.modelTitle,
    variant: claim.variant,
    benchmark: claim.benchmarkName ?? (claim.statement ? `“${claim.statement}”` : notPublished),
    dimension: claim.dimensionName ?? (claim.benchmarkName && claim.statement ? `“${claim.statement}”` : null),
    value: figure(claim.value),
    unit: claim.value === null ? null : claim.unit,
    interval: ciLow !== null && ciHigh !== null ? `${figure(ciLow)} to ${figure(ciHigh)}` : notPublished,
    sample: sampleSize === null ? null : `${formatNumber(sampleSize)} ${sampleUnit ?? ''}`.trim(),
    evaluator: claim.evaluatorOrg,
    mark: claim.evaluatorKind,
    kind: evaluatorLabel(claim.evaluatorKind).toLowerCase(),
    published: formatDate(claim.publishedOn),
    source: citations.source(claim.sourceId),
    locator: claim.locator,
    relayed: claim.tier === 'relay',
  }
}

/** Every published result that the report rests on. */
export function claimPrints(report: Report, citations: Citations): ClaimPrint[] {
  return citations.claimIds.flatMap((id) => {
    const [claim, number] = [report.claims[id], citations.claim(id)]
    return claim && number ? [claimPrint(claim, number, citations)] : []
  })
}

/** Every source that a claim or a fact of the report was read in. Only web addresses become links. */
export function sourcePrints(report: Report, citations: Citations): SourcePrint[] {
  return citations.sourceIds.flatMap((id) => {
    const [source, number] = [report.sources[id], citations.source(id)]
    if (!source || !number) return []
    const host = source.url === null ? null : hostOf(source.url)
    return [
      {
        number,
        title: source.title,
        href: host === null ? null : source.url,
        host,
        address: source.url ?? notPublished,
        read: formatDate(source.readOn),
        sha256: source.textSha256,
      },
    ]
  })
}
