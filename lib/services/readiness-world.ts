import 'server-only'
import { allow, type Context } from '@/lib/context'
import { jsonRows, sqlColumns } from '@/lib/db/json-sql'
import { statement } from '@/lib/db/scope'
import { factSelect, modelSelect, offeringSelect, vendorSelect } from '@/lib/db/select'
import type { Day } from '@/lib/domain/day'
import { type DerivedFact, offeringFacts } from '@/lib/domain/evidence/facts'
import type { Fact } from '@/lib/domain/fact'
import { grouped } from '@/lib/domain/grouped'
import type { Model } from '@/lib/domain/model'
import { type Offering, offeringTitle } from '@/lib/domain/offering'
import type { GatePolicy } from '@/lib/domain/policy'
import type { Origin } from '@/lib/domain/provenance'
import type { Vendor } from '@/lib/domain/vendor'
import { dayIn } from '@/lib/domain/week'
import { policyOn } from './policies'

/** A dependency that uses an offering as its incumbent, or weighs it. */
export type UseOf = { dependencyId: string; name: string; uses: boolean }

export type StoredFact = Fact & { origin: Origin; source: { id: string; title: string; url: string | null; readOn: Day | null } | null }
/** A fact somebody entered, or one that follows from the offering's own row. */
export type KnownFact = StoredFact | DerivedFact
export const isStored = (fact: KnownFact): fact is StoredFact => 'origin' in fact

/** One offering with all that its gates can read. */
export type ReadyOffering = {
  offering: Offering
  model: Model
  maker: Vendor
  provider: Vendor | null
  title: string
  facts: KnownFact[]
  uses: UseOf[]
}

export type ReadinessWorld = { today: Day; gates: readonly GatePolicy[]; offerings: ReadyOffering[] }

const within = (alias: string): string => `${alias}."workspaceId" = $1`

// As in the world of a board: one statement, so that facts and offerings are of one moment.
const worldStatement = statement(`
  with used as (
    select d."id" as "dependencyId", d."name", d."incumbentId" as "offeringId", true as "uses" from "Dependency" d
    where d."workspaceId" = $1 and d."archivedAt" is null
    union all
    select d."id", d."name", c."offeringId", false from "Challenger" c
    join "Dependency" d on ${within('d')} and d."id" = c."dependencyId" and d."archivedAt" is null
    where ${within('c')}
  ), offering as (
    select ${sqlColumns(offeringSelect, 'o')} from "Offering" o
    where ${within('o')} and case when $2::text[] is null then o."id" in (select u."offeringId" from used u) else o."id" = any($2) end
  ), model as (
    select ${sqlColumns(modelSelect, 'm')} from "Model" m where ${within('m')} and m."id" in (select o."modelId" from offering o)
  )
  select json_build_object(
    'offerings', ${jsonRows('select * from offering order by "id"')},
    'models', ${jsonRows('select * from model')},
    'vendors', ${jsonRows(`
      select ${sqlColumns(vendorSelect, 'v')} from "Vendor" v
      where ${within('v')} and v."id" in (select m."vendorId" from model m union select o."providerId" from offering o)`)},
    'facts', ${jsonRows(`
      select ${sqlColumns(factSelect, 'f')} from "Fact" f
      where ${within('f')} and f."archivedAt" is null and f."offeringId" in (select o."id" from offering o)
      order by f."observedOn" desc, f."id"`)},
    'sources', ${jsonRows(`
      select s."id", s."title", s."url", s."readOn" from "Source" s
      where ${within('s')} and s."id" in (
        select f."sourceId" from "Fact" f
        where ${within('f')} and f."archivedAt" is null and f."offeringId" in (select o."id" from offering o))`)},
    'uses', ${jsonRows(`select * from used where "offeringId" in (select o."id" from offering o) order by "uses" desc, "name", "dependencyId"`)}
  ) as world`)

type Read = {
  offerings: Offering[]
  models: Model[]
  vendors: Vendor[]
  facts: (Fact & { origin: Origin })[]
  sources: NonNullable<StoredFact['source']>[]
  uses: (UseOf & { offeringId: string })[]
}

/** What the gates can read of every offering that the team uses or weighs; with ids, of those offerings, used or not. */
export async function readinessWorld(ctx: Context, ids?: readonly string[]): Promise<ReadinessWorld> {
  allow(ctx, 'workspace:read')
  const today = dayIn(ctx.now, ctx.workspace.timeZone)
  const [[row], policy] = await Promise.all([
    ctx.db.$queryRawUnsafe<{ world: Read }[]>(worldStatement, ctx.workspace.id, ids ?? null),
    policyOn(ctx, today),
  ])
  if (!row) throw new Error('The statement of readiness answers with one row.')
  return { today, gates: policy.content.gates, offerings: arrange(row.world, today, ctx.workspace.currency) }
}

export type NamedOffering = { id: string; title: string }

/** The offerings of a world that a dependency uses, by title. */
export const offeringsInUse = ({ offerings }: ReadinessWorld): NamedOffering[] =>
  offerings
    .filter(({ uses }) => uses.some((use) => use.uses))
    .map(({ offering: { id }, title }) => ({ id, title }))
    .sort((a, b) => a.title.localeCompare(b.title, 'en'))

function arrange(read: Read, today: Day, currency: string): ReadyOffering[] {
  const models = new Map(read.models.map((model) => [model.id, model]))
  const vendors = new Map(read.vendors.map((vendor) => [vendor.id, vendor]))
  const sources = new Map(read.sources.map((source) => [source.id, source]))
  const facts = grouped(read.facts, ({ offeringId }) => offeringId)
  const uses = grouped(read.uses, ({ offeringId }) => offeringId)
  return read.offerings.flatMap((offering) => {
    const model = models.get(offering.modelId)
    const maker = model && vendors.get(model.vendorId)
    if (!model || !maker) return []
    const provider = (offering.providerId && vendors.get(offering.providerId)) || null
    const stored = (facts.get(offering.id) ?? []).map((fact) => ({
      ...fact,
      source: (fact.sourceId && sources.get(fact.sourceId)) || null,
    }))
    const perUsd = currency === 'USD' ? 1 : null
    const derived = offeringFacts({ offering, model, vendor: maker, provider, task: null, asOf: today, currency, perUsd })
    const used = (uses.get(offering.id) ?? []).map(({ dependencyId, name, uses: incumbent }) => ({ dependencyId, name, uses: incumbent }))
    return [
      {
        offering,
        model,
        maker,
        provider,
        title: offeringTitle({ ...offering, model, provider }),
        facts: [...stored, ...derived],
        uses: used,
      },
    ]
  })
}
