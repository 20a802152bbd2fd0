import type { Claim } from '@/lib/domain/claim'
import type { Day } from '@/lib/domain/day'
import type { DimensionId } from '@/lib/domain/dimension'
import type { Policy } from '@/lib/domain/policy'
import { type NetPreference, netPreference } from '@/lib/domain/verdict/effect'
import type { EngineClaim } from '@/lib/domain/verdict/input'
import type { Comparison } from './comparison'
import { comparisons } from './comparisons'
import { type EvidenceIndex, joinKey } from './evidence-index'

/** What somebody without a stake found about the two models of a claim, seen from the claim's model. */
export interface Counter {
  rivalId: string
  comparison: Comparison
  /** Net preference for the claim's model, -1 to 1: the claim's own, and that of whoever disagrees. */
  claimed: number
  found: number
}

export interface CounterQuery {
  evidence: EvidenceIndex
  claim: Claim
  rivalIds: readonly string[]
  asOf: Day
  defaults: Policy['defaults']
}

export interface CounterResult {
  /** Rivals over or under whom the claim puts its model, and whom somebody independent measured together with it as well. */
  checked: number
  against: Counter[]
}

/** Nine in ten, two-sided: a difference this many standard errors from parity is not put down to chance. */
const z90 = 1.645

/** A lead that rounds to no point claims nothing that could be contradicted. */
export const leastLead = 0.005

/**
 * Independent and peer-reviewed comparisons that put the rival ahead where the claim puts its model ahead, or the reverse, on the same task and the
 * same dimension: a clip may be liked better and follow its prompt less. A lead that chance alone explains contradicts nothing. `checked` is 0 when nobody independent measured the
 * same two models, so that no answer is no agreement.
 */
export function counterEvidence(query: CounterQuery): CounterResult {
  const against: Counter[] = []
  let checked = 0
  for (const rivalId of query.rivalIds) {
    const found = comparisonsWith(query, rivalId)
    const own = found.find(({ claimIds }) => claimIds.includes(query.claim.id))
    const claimed = own ? preferenceOf(own, query) : null
    if (!own || !claimed || Math.abs(claimed.y) < leastLead) continue
    const others = newestOfEach(found.filter((entry) => isWitness(entry, own.claim)))
    if (others.length > 0) checked++
    for (const comparison of others) {
      const measured = preferenceOf(comparison, query)
      if (measured && opposes(measured, claimed)) against.push({ rivalId, comparison, claimed: claimed.y, found: measured.y })
    }
  }
  return { checked, against: against.sort((a, b) => Math.abs(b.found) - Math.abs(a.found)) }
}

/** On the other side of parity, and farther from parity and from the claim than chance explains. */
export function opposes(measured: NetPreference, claimed: NetPreference): boolean {
  if (Math.sign(measured.y) !== -Math.sign(claimed.y)) return false
  return Math.abs(measured.y) >= z90 * Math.sqrt(measured.v) && Math.abs(measured.y - claimed.y) >= z90 * Math.sqrt(measured.v + claimed.v)
}

/** Of the snapshots of one board the last: earlier ones with the same figures are no second voice. */
function newestOfEach(entries: readonly Comparison[]): Comparison[] {
  const newest = new Map<string, Comparison>()
  for (const entry of entries) {
    const { evaluatorId, benchmarkId, dimensions, publishedAt } = entry.claim
    const key = joinKey(evaluatorId, benchmarkId ?? null, String(dimensions))
    const known = newest.get(key)
    if (!known || known.claim.publishedAt < publishedAt) newest.set(key, entry)
  }
  return [...newest.values()]
}

function comparisonsWith({ evidence, claim, asOf }: CounterQuery, rivalId: string): Comparison[] {
  const dimension = evidence.benchmarks.get(claim.benchmarkId ?? '')?.dimensions.find(({ id }) => id === claim.dimensionId)?.dimension
  const dimensionWeights: Partial<Record<DimensionId, number>> = dimension && dimension !== 'overall' ? { [dimension]: 1 } : {}
  return comparisons({ evidence, challengerModelId: claim.modelId, incumbentModelId: rivalId, task: claim.task, dimensionWeights, asOf })
}

/** Somebody else, without an interest, about the same quality of the same kind of clip. */
function isWitness({ claim }: Comparison, own: EngineClaim): boolean {
  const { evaluatorKind, conflictOrgId, evaluatorId, task, dimensions } = claim
  const independent = evaluatorKind === 'independent' || evaluatorKind === 'peer_reviewed'
  const same = task === own.task && String(dimensions) === String(own.dimensions)
  return independent && conflictOrgId == null && evaluatorId !== own.evaluatorId && same
}

const preferenceOf = ({ claim }: Comparison, { defaults }: CounterQuery) => netPreference(claim.effect, { metric: claim.metric, defaults })
