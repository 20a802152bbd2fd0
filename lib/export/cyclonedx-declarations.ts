import { type Claim, type EvaluatorKind, evaluatorLabel } from '@/lib/domain/claim'
import { grouped } from '@/lib/domain/grouped'
import { taskLabel } from '@/lib/domain/task'
import { measured, refs } from './cyclonedx-terms'
import type { Inventory } from './inventory'

/** Whether an evaluator of this kind stands outside of what it assesses; null: not known. */
const outside: Record<EvaluatorKind, boolean | null> = {
  peer_reviewed: true,
  independent: true,
  community: true,
  collaborative: false,
  vendor: false,
  unknown: null,
}

const assessorRef = ({ evaluatorId, evaluatorKind }: Claim) => `assessor:${evaluatorId}:${evaluatorKind}`

/** Who assessed what, with which evidence: one assessor for each evaluator and kind, and what each of them attests. */
export function declarations({ claims, sources, models, benchmarks }: Inventory) {
  const about = claims.filter((claim) => models.has(claim.modelId))
  const byAssessor = [...grouped(about, assessorRef)].sort(([a], [b]) => (a < b ? -1 : 1))
  const cited = new Set(about.map(({ sourceId }) => sourceId))
  return {
    assessors: byAssessor.map(([ref, [claim]]) => assessor(ref, claim as Claim)),
    attestations: byAssessor.map(([ref, own]) => ({
      summary: `Results of ${(own[0] as Claim).evaluatorOrg} (${evaluatorLabel((own[0] as Claim).evaluatorKind)})`,
      assessor: ref,
      map: [{ claims: own.map(({ id }) => refs.claim(id)) }],
    })),
    claims: about.map((claim) => declared(claim, benchmarks, sources)),
    evidence: [...sources.values()]
      .filter(({ id }) => cited.has(id))
      .map(({ id, title, url }) => ({ 'bom-ref': refs.source(id), data: [{ name: title, ...(url ? { contents: { url } } : {}) }] })),
  }
}

function assessor(ref: string, { evaluatorOrg, evaluatorKind }: Claim) {
  const thirdParty = outside[evaluatorKind]
  return { 'bom-ref': ref, ...(thirdParty === null ? {} : { thirdParty }), organization: { name: evaluatorOrg } }
}

function declared(claim: Claim, benchmarks: Inventory['benchmarks'], sources: Inventory['sources']) {
  const evidence = sources.has(claim.sourceId) ? { evidence: [refs.source(claim.sourceId)] } : {}
  return {
    'bom-ref': refs.claim(claim.id),
    target: refs.model(claim.modelId),
    predicate: predicate(claim, benchmarks),
    reasoning: reasoning(claim),
    ...evidence,
  }
}

function predicate(claim: Claim, benchmarks: Inventory['benchmarks']): string {
  const { value, wins, losses, ties, opponentId, ciLow, ciHigh, statement } = claim
  const figure = value === null ? null : `${value}${ciLow !== null && ciHigh !== null ? ` (interval ${ciLow} to ${ciHigh})` : ''}`
  const record = wins === null ? null : `${wins} wins, ${losses ?? 'unknown'} losses, ${ties ?? 'unknown'} ties`
  const said = [figure, record, opponentId && `against ${refs.model(opponentId)}`, statement].filter(Boolean).join('; ')
  const what = [measured(claim, benchmarks), taskLabel(claim.task), claim.variant].filter(Boolean).join(', ')
  return `${what}: ${said}`
}

function reasoning(claim: Claim): string {
  const stated = claim.settingsDisclosed === null ? null : claim.settingsDisclosed ? 'settings stated' : 'settings not stated'
  return [
    `published ${claim.publishedOn}`,
    claim.evaluatedOn && `measured ${claim.evaluatedOn}`,
    claim.sampleSize === null ? 'sample size not published' : `${claim.sampleSize} ${claim.sampleUnit ?? 'samples'}`,
    claim.settings ?? stated,
    claim.tier === 'relay' ? 'read in a relay' : 'read in the primary source',
    claim.locator,
    claim.repeatsId && `repeats ${refs.claim(claim.repeatsId)}`,
    claim.derived && 'derived, not printed as such',
    claim.unverified && 'not verified yet',
    claim.retracted && 'withdrawn by its publisher',
    claim.note,
  ]
    .filter(Boolean)
    .join('; ')
}
