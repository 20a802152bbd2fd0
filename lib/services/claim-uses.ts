import 'server-only'
import { allow, type Context } from '@/lib/context'
import { toNoun } from '@/lib/db/columns'
import {
  benchmarkSelect,
  claimSelect,
  dependencySelect,
  modelSelect,
  offeringNameSelect,
  offeringSelect,
  vendorSelect,
} from '@/lib/db/select'
import type { Benchmark } from '@/lib/domain/benchmark'
import type { Claim } from '@/lib/domain/claim'
import type { Dependency } from '@/lib/domain/dependency'
import type { Comparison } from '@/lib/domain/evidence/comparison'
import { comparisons } from '@/lib/domain/evidence/comparisons'
import { type EvidenceIndex, groupKey, indexEvidence } from '@/lib/domain/evidence/evidence-index'
import type { Model } from '@/lib/domain/model'
import { type Offering, offeringTitle } from '@/lib/domain/offering'
import type { Vendor } from '@/lib/domain/vendor'
import { appraisalContext, appraise } from '@/lib/domain/verdict/appraisal'
import type { EngineClaim } from '@/lib/domain/verdict/input'
import type { Appraisal } from '@/lib/domain/verdict/output'
import { dayIn } from '@/lib/domain/week'
import { policyOn } from './policies'

/** One comparison of the workspace that a claim takes part in. */
export type ClaimUse = {
  dependency: { id: string; name: string }
  challenger: { id: string; title: string }
  incumbent: string
  /** False when the claim only repeats another one, so that it counts as a mention. */
  counts: boolean
  /** The reading that counts in the place of a mere mention, and whether it stands there because it tells more; null when this one counts. */
  instead: { id: string; publishedOn: string; fuller: boolean } | null
  explanation: string
  /** What the claim is worth there, with the whole uncertainty budget; null for a mere mention. */
  worth: { appraisal: Appraisal; claim: EngineClaim; task: string } | null
}

type Pair = { dependency: Dependency; challengerId: string; challenger: Model; incumbent: Model }

/** The pairs of dependency and challenger whose verdict reads this claim today. */
export async function claimUses(ctx: Context, claim: Claim): Promise<ClaimUse[]> {
  allow(ctx, 'workspace:read')
  const rows = await ctx.db.dependency.findMany({
    where: { archivedAt: null },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: dependencySelect,
  })
  const dependencies = rows.map((row) => toNoun<Dependency>(row))
  const ids = dependencies.flatMap((row) => [row.incumbentId, ...row.challengers.map((challenger) => challenger.offeringId)])
  const [offerings, names, models] = await Promise.all([
    ctx.db.offering.findMany({ where: { id: { in: ids } }, select: offeringSelect }),
    ctx.db.offering.findMany({ where: { id: { in: ids } }, select: offeringNameSelect }),
    ctx.db.model.findMany({ select: modelSelect }),
  ])
  const inventory = { offerings: offerings.map((row) => toNoun<Offering>(row)), models: models.map((row) => toNoun<Model>(row)) }
  const pairs = pairsAbout(claim, dependencies, inventory)
  if (pairs.length === 0) return []
  const asOf = dayIn(ctx.now, ctx.workspace.timeZone)
  const [evidence, policy] = await Promise.all([evidenceFor(ctx, claim, pairs, inventory), policyOn(ctx, asOf)])
  const titles = new Map(names.map((row) => [row.id, offeringTitle(row)]))
  return pairs.flatMap(({ dependency, challengerId, challenger, incumbent }) => {
    const { task, dimensionWeights } = dependency
    const found = comparisons({ evidence, challengerModelId: challenger.id, incumbentModelId: incumbent.id, task, dimensionWeights, asOf })
    const used = found.find((entry) => entry.claimIds.includes(claim.id)) ?? found.find((entry) => entry.echoIds.includes(claim.id))
    if (!used) return []
    const counts = used.claimIds.includes(claim.id)
    const context = appraisalContext({ dependency, challenger, incumbent, policy: policy.content, asOf })
    return {
      dependency: { id: dependency.id, name: dependency.name },
      challenger: { id: challengerId, title: titles.get(challengerId) ?? challengerId },
      incumbent: titles.get(dependency.incumbentId) ?? dependency.incumbentId,
      counts,
      instead: counts ? null : insteadOf(claim, used, evidence),
      explanation: used.explanation,
      worth: counts ? { appraisal: appraise(used.claim, context), claim: used.claim, task } : null,
    }
  })
}

function insteadOf(claim: Claim, used: Comparison, evidence: EvidenceIndex): ClaimUse['instead'] {
  const readings = used.claimIds.flatMap((id) => evidence.claims.get(id) ?? [])
  const reading = readings.find((row) => row.modelId === claim.modelId) ?? readings[0]
  if (!reading) return null
  const fuller = (claim.ciLow === null && reading.ciLow !== null) || (claim.sampleSize === null && reading.sampleSize !== null)
  return { id: reading.id, publishedOn: reading.publishedOn, fuller: fuller && claim.repeatsId === null }
}

/** A result on one tier of a version also speaks, less clearly, about the others, so whole version groups are asked. */
function pairsAbout(claim: Claim, dependencies: Dependency[], { offerings, models }: { offerings: Offering[]; models: Model[] }): Pair[] {
  const model = new Map(models.map((row) => [row.id, row]))
  const modelOf = new Map(offerings.map((row) => [row.id, model.get(row.modelId)]))
  const groups = [claim.modelId, claim.opponentId].flatMap((id) => model.get(id ?? '') ?? []).map(groupKey)
  return dependencies.flatMap((dependency) =>
    dependency.challengers.flatMap(({ offeringId }) => {
      const [challenger, incumbent] = [modelOf.get(offeringId), modelOf.get(dependency.incumbentId)]
      if (!challenger || !incumbent || ![challenger, incumbent].some((side) => groups.includes(groupKey(side)))) return []
      return [{ dependency, challengerId: offeringId, challenger, incumbent }]
    }),
  )
}

/** A comparison never mixes evaluators, so the other claims of this one's evaluator are all that could stand beside it. */
async function evidenceFor(ctx: Context, claim: Claim, pairs: Pair[], { offerings, models }: { offerings: Offering[]; models: Model[] }) {
  const groups = new Set(pairs.flatMap(({ challenger, incumbent }) => [groupKey(challenger), groupKey(incumbent)]))
  const modelIds = models.filter((model) => groups.has(groupKey(model))).map((model) => model.id)
  const [claims, benchmarks, vendors] = await Promise.all([
    ctx.db.claim.findMany({
      where: { archivedAt: null, evaluatorId: claim.evaluatorId, OR: [{ modelId: { in: modelIds } }, { opponentId: { in: modelIds } }] },
      select: claimSelect,
    }),
    ctx.db.benchmark.findMany({ select: benchmarkSelect }),
    ctx.db.vendor.findMany({ select: vendorSelect }),
  ])
  return indexEvidence({
    vendors: vendors.map((row) => toNoun<Vendor>(row)),
    models,
    offerings,
    benchmarks: benchmarks.map((row) => toNoun<Benchmark>(row)),
    claims: claims.map((row) => toNoun<Claim>(row)),
    facts: [],
    trials: [],
  })
}
