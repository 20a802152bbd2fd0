import 'server-only'
import { allow, type Context } from '@/lib/context'
import { sqlColumns as columns, jsonRows as rows } from '@/lib/db/json-sql'
import { statement } from '@/lib/db/scope'
import {
  benchmarkDimensionSelect,
  benchmarkSelect,
  challengerSelect,
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
import { type EvidenceIndex, indexEvidence } from '@/lib/domain/evidence/evidence-index'
import type { Model } from '@/lib/domain/model'
import type { Offering } from '@/lib/domain/offering'
import type { Origin } from '@/lib/domain/provenance'
import type { CitedSource, World } from '@/lib/domain/report'
import type { Vendor } from '@/lib/domain/vendor'
import { asKnown } from '@/lib/domain/world-difference'

const within = (alias: string): string => `${alias}."workspaceId" = $1`

/** Every row of the workspace that a report can depend on: its table, and what identifies it there. */
const stamped: [table: string, key: string][] = [
  ...['Dependency', 'Offering', 'Model', 'Claim', 'Fact', 'Trial', 'Benchmark', 'Vendor', 'Source'].map((table): [string, string] => [
    `"${table}" t`,
    't."id"',
  ]),
  ['"Challenger" t', `t."dependencyId" || chr(1) || t."offeringId"`],
  ['"BenchmarkDimension" t', `t."benchmarkId" || chr(1) || t."id"`],
  ['"Member" t', 't."userId"'],
  ['"Member" t join "User" u on u."id" = t."userId"', `u."id" || chr(1) || u.xmin::text`],
]

// PostgreSQL gives a row the number of the transaction that wrote it, by whatever path, so rows and numbers together tell one state from
// another. Of a written row both are new; of one that is rolled back neither is ever seen.
const stamp = stamped
  .map(
    ([rows, key]) =>
      `(select count(*) || '/' || coalesce(sum(hashtextextended(${key} || chr(1) || t.xmin::text, 0)), 0) from ${rows} where t."workspaceId" = $1)`,
  )
  .join(` || ' ' || `)

const stampStatement = statement(`select current_database() || ' ' || pg_postmaster_start_time() as "place", ${stamp} as "stamp"`)

// One statement, since a board needs all of it or nothing, and JSON, which PostgreSQL writes and Node reads faster than
// either passes on a thousand rows. Days arrive as days and decimals as numbers, just as the domain has them.
const worldSql = (extra: string): string => `
  with dependency as (
    select ${columns(dependencySelect, 'd')}, u."name" as "ownerName", ${rows(`
      select ${columns(challengerSelect, 'c')} from "Challenger" c
      where c."workspaceId" = $1 and c."dependencyId" = d."id" order by c."addedOn", c."offeringId"`)} as "challengers"
    from "Dependency" d
    left join "Member" m on ${within('m')} and m."userId" = d."ownerId"
    left join "User" u on u."id" = m."userId"
    where d."workspaceId" = $1 and d."archivedAt" is null and ($2::text is null or d."id" = $2)
  ), offering as (
    select ${columns(offeringSelect, 'o')} from "Offering" o
    where ${within('o')} and o."id" in (
      select d."incumbentId" from dependency d
      union select c."offeringId" from "Challenger" c where ${within('c')} and c."dependencyId" in (select d."id" from dependency d)
    )
  ), model as (
    select ${columns(modelSelect, 'm')} from "Model" m
    where ${within('m')} and m."group" in (
      select g."group" from "Model" g where ${within('g')} and g."id" in (select o."modelId" from offering o)
    )
  ), claim as (
    select ${columns(claimSelect, 'c')} from "Claim" c
    where ${within('c')} and c."archivedAt" is null and c."modelId" in (select m."id" from model m)
  ), fact as (
    select ${columns(factSelect, 'f')} from "Fact" f
    where ${within('f')} and f."archivedAt" is null and f."offeringId" in (select o."id" from offering o)
  )
  select json_build_object(
    'dependencies', ${rows('select * from dependency')},
    'offerings', ${rows('select * from offering')},
    'models', ${rows('select * from model')},
    'claims', ${rows('select * from claim')},
    'facts', ${rows('select * from fact')},
    'trials', ${rows(`
      select ${columns(trialSelect, 't')} from "Trial" t
      where ${within('t')} and t."state" = 'closed' and t."wins" is not null and t."dependencyId" in (select d."id" from dependency d)`)},
    'benchmarks', ${rows(`
      select ${columns(benchmarkSelect, 'b')}, ${rows(`
        select ${columns(benchmarkDimensionSelect, 'd')} from "BenchmarkDimension" d
        where d."workspaceId" = $1 and d."benchmarkId" = b."id" order by d."id"`)} as "dimensions"
      from "Benchmark" b where ${within('b')} and b."id" in (select c."benchmarkId" from claim c)`)},
    'vendors', ${rows(`
      select ${columns(vendorSelect, 'v')} from "Vendor" v
      where ${within('v')} and v."id" in (
        select m."vendorId" from model m union select o."providerId" from offering o union select c."interestId" from claim c)`)},
    'sources', ${rows(`
      select s."id", s."title", s."url", s."readOn", s."textSha256" from "Source" s
      where ${within('s')} and s."id" in (select c."sourceId" from claim c union select f."sourceId" from fact f)`)}
  ) as world${extra}`

const worldStatement = statement(worldSql(''))
const stampedWorldStatement = statement(worldSql(`, ${stamp} as "stamp"`))

type Read = {
  [Part in 'dependencies' | 'facts' | 'trials']: World[Part]
} & {
  vendors: Vendor[]
  models: Model[]
  offerings: (Offering & { origin: Origin })[]
  benchmarks: Benchmark[]
  claims: Claim[]
  sources: CitedSource[]
}

/** Which database it is, since when it runs, and what all that a report can depend on comes to: equal stamps of one place, equal worlds. */
export type Stamp = { place: string; stamp: string }

export async function readStamp(ctx: Context): Promise<Stamp> {
  allow(ctx, 'workspace:read')
  const [row] = await ctx.db.$queryRawUnsafe<Stamp[]>(stampStatement, ctx.workspace.id)
  return row ?? noRow()
}

/**
 * Reads what the verdicts of a workspace, or of one dependency, rest on: only the claims on models of the version groups
 * that are weighed.
 */
export async function loadWorld(ctx: Context, dependencyId?: string): Promise<World> {
  allow(ctx, 'workspace:read')
  const [row] = await ctx.db.$queryRawUnsafe<{ world: Read }[]>(worldStatement, ctx.workspace.id, dependencyId ?? null)
  return worldOf((row ?? noRow()).world)
}

/** The world of a workspace with the stamp of the very state it was read from; `known`: an earlier world of it, which saves arranging the same again. */
export async function loadStampedWorld(ctx: Context, known?: World): Promise<{ world: World; stamp: string }> {
  allow(ctx, 'workspace:read')
  const [row] = await ctx.db.$queryRawUnsafe<{ world: Read; stamp: string }[]>(stampedWorldStatement, ctx.workspace.id, null)
  const { world, stamp: taken } = row ?? noRow()
  if (!known) return { world: worldOf(world), stamp: taken }
  const { evidence } = known
  const claims = asKnown(world.claims, evidence.claims)
  const benchmarks = asKnown(world.benchmarks, evidence.benchmarks)
  return { world: worldOf({ ...world, claims, benchmarks }, evidence), stamp: taken }
}

const noRow = (): never => {
  throw new Error('The statements of the world answer with one row.')
}

function worldOf({ dependencies, facts, trials, sources, ...inventory }: Read, before?: EvidenceIndex): World {
  const evidence = indexEvidence({ ...inventory, facts, trials }, before)
  return {
    evidence,
    benchmarks: new Map(inventory.benchmarks.map((benchmark) => [benchmark.id, benchmark])),
    dependencies,
    facts,
    trials,
    origins: new Map(inventory.offerings.map((offering) => [offering.id, offering.origin])),
    sources: new Map(sources.map((source) => [source.id, source])),
  }
}
