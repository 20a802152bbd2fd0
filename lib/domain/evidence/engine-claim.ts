import type { BenchmarkDimension } from '@/lib/domain/benchmark'
import type { Claim } from '@/lib/domain/claim'
import type { Day } from '@/lib/domain/day'
import type { DimensionId } from '@/lib/domain/dimension'
import type { Effect, EngineClaim } from '@/lib/domain/verdict/input'
import type { Candidate, PairQuery } from './candidates'
import { isQuality } from './effects'
import { evaluatorOfPair } from './evaluator'

/** What a result is about: one of the workspace's dimensions, or the whole clip. */
export type Target = DimensionId | 'overall'

/** One result on the pair, before it is put into the engine's terms. */
export interface Finding {
  claims: readonly Claim[]
  lead: Candidate
  match: Candidate['match']
  target: Target
  effect: Effect
  /** How many of the benchmark's dimensions the source published for this pair. */
  published: number
  saturated: boolean
}

/** A column that sums up others. People's choice between whole clips is no sum: it asks the very question the engine answers. */
export const isTotal = ({ id, dimension, metric }: BenchmarkDimension): boolean =>
  id === 'total' || (dimension === 'overall' && metric !== 'human_pairwise')

/** A finding as the engine reads it. Whatever was not stated is left at the least favourable value. */
export function engineClaim({ challenger, incumbent }: PairQuery, finding: Finding): EngineClaim {
  const { claims, lead, target } = finding
  const { benchmark, dimension } = lead
  const available = benchmark?.dimensions.filter((column) => !isTotal(column) && isQuality(column.unit)).length ?? 0
  return {
    id: comparisonId(claims),
    publishedAt: latest(claims.map((claim) => claim.publishedOn)) ?? lead.claim.publishedOn,
    evaluatedAt: latest(claims.flatMap((claim) => claim.evaluatedOn ?? [])),
    evaluatorId: lead.claim.evaluatorId,
    ...evaluatorOfPair(claims, { challenger: challenger.vendorId, incumbent: incumbent.vendorId }),
    challengerModelId: challenger.id,
    incumbentModelId: incumbent.id,
    versionMatch: finding.match,
    task: lead.claim.task,
    benchmarkId: lead.claim.benchmarkId,
    benchmarkVersion: benchmark?.benchmarkVersion ?? null,
    dimensions: target === 'overall' || target === 'preference' ? 'overall' : [target],
    dimsReported: available > 0 ? Math.min(finding.published, available) : null,
    dimsAvailable: available > 0 ? available : null,
    metric: dimension?.metric ?? 'unstated',
    ...openness(finding),
    saturated: benchmark?.saturated === true || finding.saturated,
    effect: finding.effect,
  }
}

/** What a benchmark publishes is its maintainer's run; a vendor that runs it shows only the settings it states itself. */
function openness({ claims, lead }: Finding) {
  const vendorRun = claims.some((claim) => claim.evaluatorKind === 'vendor')
  return {
    promptsPublic: vendorRun ? false : (lead.benchmark?.promptsPublic ?? null),
    settingsDisclosed: claims.every((claim) => claim.settingsDisclosed === true),
    outputsOrCodePublic: vendorRun ? false : (lead.benchmark?.codePublic ?? null),
  }
}

/** The engine allows 200 characters and claim ids may have 120 each; long ones differ at their ends. */
const comparisonId = (claims: readonly Claim[]): string =>
  claims
    .slice(0, 2)
    .map((claim) => claim.id.slice(-99))
    .join('+')

const latest = (days: readonly Day[]): Day | null => [...days].sort().at(-1) ?? null
