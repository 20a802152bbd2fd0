import type { Claim } from '@/lib/domain/claim'
import type { Day } from '@/lib/domain/day'
import type { DimensionId } from '@/lib/domain/dimension'
import type { Policy } from '@/lib/domain/policy'
import { netPreference } from '@/lib/domain/verdict/effect'
import type { Comparison } from './comparison'
import { comparisons } from './comparisons'
import type { EvidenceIndex } from './evidence-index'

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

/**
 * Independent and peer-reviewed comparisons that put the rival ahead where the claim puts its model ahead, or the reverse, on the same task and on
 * the same dimension or the whole clip. A lead that chance alone explains contradicts nothing. `checked` is 0 when nobody independent measured the
 * same two models, so that no answer is no agreement.
 */
export function counterEvidence(query: CounterQuery): CounterResult {
  const against: Counter[] = []
  let checked = 0
  for (const rivalId of query.rivalIds) {
    const found = comparisonsWith(query, rivalId)
    const own = found.find(({ claimIds }) => claimIds.includes(query.claim.id))
    const claimed = own ? preferenceOf(own, query)?.y : undefined
    if (claimed === undefined || claimed === 0) continue
    const others = found.filter((entry) => isWitness(entry, query.claim))
    if (others.length > 0) checked++
    for (const comparison of others) {
      const measured = preferenceOf(comparison, query)
      if (!measured || Math.sign(measured.y) !== -Math.sign(claimed) || Math.abs(measured.y) < z90 * Math.sqrt(measured.v)) continue
      against.push({ rivalId, comparison, claimed, found: measured.y })
    }
  }
  return { checked, against: against.sort((a, b) => Math.abs(b.found) - Math.abs(a.found)) }
}

function comparisonsWith({ evidence, claim, asOf }: CounterQuery, rivalId: string): Comparison[] {
  const dimension = evidence.benchmarks.get(claim.benchmarkId ?? '')?.dimensions.find(({ id }) => id === claim.dimensionId)?.dimension
  const weights: Partial<Record<DimensionId, number>> = dimension && dimension !== 'overall' ? { [dimension]: 1 } : {}
  return comparisons({
    evidence,
    challengerModelId: claim.modelId,
    incumbentModelId: rivalId,
    task: claim.task,
    dimensionWeights: weights,
    asOf,
  })
}

/** Somebody else, without an interest, about the same kind of clip. */
function isWitness({ claim, claimIds }: Comparison, { id, evaluatorId, task }: Claim): boolean {
  const { evaluatorKind, conflictOrgId } = claim
  const independent = evaluatorKind === 'independent' || evaluatorKind === 'peer_reviewed'
  return independent && conflictOrgId == null && claim.evaluatorId !== evaluatorId && claim.task === task && !claimIds.includes(id)
}

const preferenceOf = ({ claim }: Comparison, { defaults }: CounterQuery) => netPreference(claim.effect, { metric: claim.metric, defaults })
