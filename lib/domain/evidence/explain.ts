import { benchmarkTitle } from '@/lib/domain/benchmark'
import type { Claim } from '@/lib/domain/claim'
import { dimensionLabel } from '@/lib/domain/dimension'
import { modelTitle } from '@/lib/domain/model'
import { formatDate } from '@/lib/format'
import type { Candidate } from './candidates'
import type { EvidenceIndex, IndexedClaim } from './evidence-index'
import type { HeadToHead, ScorePair } from './pairing'

const UNKNOWN_TEST = 'Test without a name'

/** "VBench 1.0, Motion smoothness: HunyuanVideo 99.4, Kling 1.6 99.1 (%). Measured by VBench Team, published 20 Nov 2024." */
export function explainScores(evidence: EvidenceIndex, pairs: readonly ScorePair[]): string {
  const [first] = pairs
  if (!first) return ''
  const columns = pairs.map((pair) => {
    const unit = pair.challenger.claim.unit
    const values = [pair.challenger, pair.incumbent].map(({ claim }) => `${testedName(evidence, claim)} ${claim.value}`).join(', ')
    return `${columnName(pair.challenger)}: ${values}${unit ? ` (${unit})` : ''}`
  })
  const mean = pairs.length > 1 ? ` Counted as one result, the mean of these ${pairs.length} columns.` : ''
  return `${testName(first.challenger)}, ${columns.join('; ')}.${mean} ${measuredBy([first.challenger.claim, first.incumbent.claim])}${standsIn([first.challenger, first.incumbent])}`
}

/** "MAGI-1 panel, Preferred overall: MAGI-1 against Hailuo 01, 54 (% of comparisons). Measured by Sand AI, published 21 Apr 2025." */
export function explainHeadToHead(evidence: EvidenceIndex, found: HeadToHead, reciprocal?: HeadToHead): string {
  const { claim } = found
  const names = `${testedName(evidence, claim)} against ${modelName(evidence, claim.opponentId)}`
  const other = reciprocal?.claim.value ?? null
  const rate = `${claim.value}${other === null ? '' : ` to ${other}`}${claim.unit ? ` (${claim.unit})` : ''}`
  const told = claim.wins === null ? rate : `${claim.wins} won, ${claim.losses ?? '—'} lost, ${claim.ties ?? '—'} tied`
  return `${testName(found)}, ${columnName(found)}: ${names}, ${told}. ${measuredBy([claim])}${standsIn([found])}`
}

/** A claim without a number, in the words in which it was stored. */
export function explainSuperlative(evidence: EvidenceIndex, { claim }: Candidate): string {
  return `${claim.evaluatorOrg} says of ${testedName(evidence, claim)}, without a number that can be compared: “${claim.statement ?? ''}”. Published ${origin([claim])}`
}

export const testName = ({ benchmark }: IndexedClaim): string => (benchmark ? benchmarkTitle(benchmark) : UNKNOWN_TEST)

export const columnName = ({ claim, dimension }: IndexedClaim): string => dimension?.name ?? claim.dimensionId ?? dimensionLabel('overall')

export function testedName(evidence: EvidenceIndex, claim: Claim): string {
  return claim.variant ? `${modelName(evidence, claim.modelId)} (${claim.variant})` : modelName(evidence, claim.modelId)
}

function modelName(evidence: EvidenceIndex, id: string | null): string {
  const model = id === null ? undefined : evidence.models.get(id)
  return model ? modelTitle(model) : (id ?? 'a model without a name')
}

const measuredBy = (claims: Claim[]): string => `Measured by ${claims[0]?.evaluatorOrg}, published ${origin(claims)}`

/** Day of publication and what a reader has to know about where the figures were read. */
function origin(claims: Claim[]): string {
  const latest = claims
    .map((claim) => claim.publishedOn)
    .sort()
    .at(-1)
  const relayed = claims.some((claim) => claim.tier === 'relay') ? ', read through a relay' : ''
  const unverified = claims.some((claim) => claim.unverified) ? '. Not verified' : ''
  return `${formatDate(latest ?? null)}${relayed}${unverified}.`
}

const standsIn = (candidates: { match: string }[]): string =>
  candidates.some(({ match }) => match === 'family') ? ' Another tier, size or stage of the version stands in for the model in use.' : ''
