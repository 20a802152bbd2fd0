import 'server-only'
import { allow, type Context } from '@/lib/context'
import { toNoun } from '@/lib/db/columns'
import {
  benchmarkSelect,
  claimSelect,
  dependencySelect,
  factSelect,
  modelSelect,
  offeringSelect,
  trialSelect,
  vendorSelect,
} from '@/lib/db/select'
import type { Benchmark } from '@/lib/domain/benchmark'
import type { Claim } from '@/lib/domain/claim'
import type { Dependency } from '@/lib/domain/dependency'
import { indexEvidence } from '@/lib/domain/evidence/evidence-index'
import type { Fact } from '@/lib/domain/fact'
import type { Model } from '@/lib/domain/model'
import type { Offering } from '@/lib/domain/offering'
import type { Origin } from '@/lib/domain/provenance'
import type { CitedSource, World } from '@/lib/domain/report'
import type { Trial } from '@/lib/domain/trial'
import type { Vendor } from '@/lib/domain/vendor'

type Named<Noun> = Noun & { origin: Origin }

/**
 * Reads what the verdicts of a workspace, or of one dependency, rest on: only the claims on models of the version groups
 * that are weighed.
 */
export async function loadWorld(ctx: Context, dependencyId?: string): Promise<World> {
  allow(ctx, 'workspace:read')
  const [dependencies, vendors, models, offerings, benchmarks, facts, trials, members] = await Promise.all([
    ctx.db.dependency.findMany({
      where: { archivedAt: null, ...(dependencyId === undefined ? {} : { id: dependencyId }) },
      select: dependencySelect,
    }),
    ctx.db.vendor.findMany({ select: vendorSelect }),
    ctx.db.model.findMany({ select: modelSelect }),
    ctx.db.offering.findMany({ select: offeringSelect }),
    ctx.db.benchmark.findMany({ select: benchmarkSelect }),
    ctx.db.fact.findMany({ where: { archivedAt: null }, select: factSelect }),
    ctx.db.trial.findMany({ where: { state: 'closed' }, select: trialSelect }),
    ctx.db.member.findMany({ select: { userId: true, user: { select: { name: true } } } }),
  ])
  const modelOf = new Map(offerings.map((offering) => [offering.id, offering.modelId]))
  const weighed = new Set(
    dependencies.flatMap((row) => [row.incumbentId, ...row.challengers.map((entry) => entry.offeringId)].map((id) => modelOf.get(id))),
  )
  const groups = new Set(models.filter((model) => weighed.has(model.id)).map((model) => model.group))
  const modelIds = models.filter((model) => groups.has(model.group)).map((model) => model.id)
  const claims = await ctx.db.claim.findMany({ where: { archivedAt: null, modelId: { in: modelIds } }, select: claimSelect })
  const sourceIds = [...new Set([...claims.map((claim) => claim.sourceId), ...facts.flatMap((fact) => fact.sourceId ?? [])])]
  const sources = await ctx.db.source.findMany({
    where: { id: { in: sourceIds } },
    select: { id: true, title: true, url: true, readOn: true, textSha256: true },
  })
  const names = new Map(members.map((member) => [member.userId, member.user.name]))

  const inventory = {
    vendors: vendors.map((row) => toNoun<Vendor>(row)),
    models: models.map((row) => toNoun<Model>(row)),
    offerings: offerings.map((row) => toNoun<Named<Offering>>(row)),
    benchmarks: benchmarks.map((row) => toNoun<Benchmark>(row)),
    claims: claims.map((row) => toNoun<Claim>(row)),
    facts: facts.map((row) => toNoun<Named<Fact>>(row)),
    trials: trials.map((row) => toNoun<Named<Trial>>(row)),
  }
  return {
    evidence: indexEvidence(inventory),
    benchmarks: new Map(inventory.benchmarks.map((benchmark) => [benchmark.id, benchmark])),
    dependencies: dependencies.map((row) => ({
      ...bare(toNoun<Named<Dependency>>(row)),
      ownerName: row.ownerId === null ? null : (names.get(row.ownerId) ?? null),
    })),
    facts: inventory.facts.map(bare),
    trials: inventory.trials.map(bare),
    origins: new Map(inventory.offerings.map((offering) => [offering.id, offering.origin])),
    sources: new Map(sources.map((row) => [row.id, toNoun<CitedSource>(row)])),
  }
}

/** Leaves out the columns that say how a row is stored; the report is about what it says. */
function bare<Row extends object>(row: Row): Row {
  const { version: _version, archivedAt: _archivedAt, ...rest } = row as Row & { version?: number; archivedAt?: string | null }
  return rest as Row
}
