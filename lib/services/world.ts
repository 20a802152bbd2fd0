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
  const [dependencies, members] = await Promise.all([
    ctx.db.dependency.findMany({
      where: { archivedAt: null, ...(dependencyId === undefined ? {} : { id: dependencyId }) },
      select: dependencySelect,
    }),
    ctx.db.member.findMany({ select: { userId: true, user: { select: { name: true } } } }),
  ])
  const offeringIds = [...new Set(dependencies.flatMap((row) => [row.incumbentId, ...row.challengers.map((entry) => entry.offeringId)]))]
  const dependencyIds = dependencies.map((row) => row.id)
  const [offerings, facts, trials, models] = await Promise.all([
    ctx.db.offering.findMany({ where: { id: { in: offeringIds } }, select: offeringSelect }),
    ctx.db.fact.findMany({ where: { archivedAt: null, offeringId: { in: offeringIds } }, select: factSelect }),
    ctx.db.trial.findMany({ where: { state: 'closed', dependencyId: { in: dependencyIds } }, select: trialSelect }),
    weighedModels(ctx, offeringIds),
  ])
  const modelIds = models.map((model) => model.id)
  const claims = await ctx.db.claim.findMany({ where: { archivedAt: null, modelId: { in: modelIds } }, select: claimSelect })
  const [benchmarks, sources, vendors] = await Promise.all([
    ctx.db.benchmark.findMany({ where: { id: { in: distinct(claims.map((claim) => claim.benchmarkId)) } }, select: benchmarkSelect }),
    ctx.db.source.findMany({
      where: { id: { in: distinct([...claims, ...facts].map((row) => row.sourceId)) } },
      select: { id: true, title: true, url: true, readOn: true, textSha256: true },
    }),
    ctx.db.vendor.findMany({
      where: {
        id: {
          in: distinct([
            ...models.map((row) => row.vendorId),
            ...offerings.map((row) => row.providerId),
            ...claims.map((row) => row.interestId),
          ]),
        },
      },
      select: vendorSelect,
    }),
  ])
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

const distinct = (ids: readonly (string | null)[]): string[] => [...new Set(ids)].filter((id) => id !== null)

/** The models behind the offerings and all others of their version groups. */
async function weighedModels(ctx: Context, offeringIds: readonly string[]) {
  const weighed = await ctx.db.model.findMany({
    where: { offerings: { some: { id: { in: [...offeringIds] } } } },
    select: { group: true },
  })
  return ctx.db.model.findMany({ where: { group: { in: distinct(weighed.map((model) => model.group)) } }, select: modelSelect })
}

/** Leaves out the columns that say how a row is stored; the report is about what it says. */
function bare<Row extends object>(row: Row): Row {
  const { version: _version, archivedAt: _archivedAt, ...rest } = row as Row & { version?: number; archivedAt?: string | null }
  return rest as Row
}
