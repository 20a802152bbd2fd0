import 'server-only'
import { allow, type Context } from '@/lib/context'
import { toNoun } from '@/lib/db/columns'
import { jsonRows } from '@/lib/db/json-sql'
import { statement } from '@/lib/db/scope'
import { priceSelect } from '@/lib/db/select'
import { byGravity, type Contradiction, type StoredPage } from '@/lib/domain/contradiction'
import type { StageEvent } from '@/lib/domain/contradiction-lifecycle'
import type { ServedId } from '@/lib/domain/contradiction-pages'
import { invoiceContradictions, type ReadPrice } from '@/lib/domain/contradiction-prices'
import type { MeasuredAt } from '@/lib/domain/contradiction-settings'
import { contradictions } from '@/lib/domain/contradictions'
import { grouped } from '@/lib/domain/grouped'
import { type ReadinessWorld, readinessWorld } from './readiness-world'
import { findStatusContradictions } from './status-contradictions'

/** Terms and lists of models are shorter; of a longer text only the beginning is looked through. */
const longestText = 200_000

// Of all stored texts only those that can matter are read: the sources of facts about data terms, and pages of a provider's own site. Which
// of the latter are really its own is judged by the domain; comparing hosts here, with the
// owner's name where a host is shared, only spares reading the others.
const besideStatement = statement(`
  with offering as (
    select o."id", o."providerId" from "Offering" o where o."workspaceId" = $1 and o."id" = any($2::text[])
  ), site as (
    select regexp_replace(lower(substring(v."website" from case
        when v."website" ~* '^https?://(www\\.)?(github|gitlab|bitbucket|huggingface|modelscope|medium)\\.' then '^https?://([^/:]+/[^/?#]+)'
        else '^https?://([^/:]+)' end)), '^www\\.', '') as "host" from "Vendor" v
    where v."workspaceId" = $1 and v."website" is not null and v."id" in (select o."providerId" from offering o)
  ), terms as (
    select s."id", s."url" from "Source" s
    where s."workspaceId" = $1 and s."id" in (
      select f."sourceId" from "Fact" f
      where f."workspaceId" = $1 and f."gate" = 'data_terms' and f."archivedAt" is null and f."offeringId" in (select o."id" from offering o))
  )
  select json_build_object(
    'pages', ${jsonRows(`
      select s."id", s."title", s."url", s."readOn", left(s."text", ${longestText}) as "text" from "Source" s
      where s."workspaceId" = $1 and s."text" is not null and (
        s."id" in (select t."id" from terms t) or s."url" in (select t."url" from terms t)
        or exists (select from site where position(site."host" in lower(s."url")) > 0))`)},
    'served', ${jsonRows(`
      select o."id" as "offeringId", o."providerId" as "vendorId", o."apiModelId" from "Offering" o
      where o."workspaceId" = $1 and o."archivedAt" is null and o."apiModelId" is not null
        and o."providerId" in (select w."providerId" from offering w)`)},
    'events', ${jsonRows(`
      select e."id", e."offeringId", e."stage", e."happensOn", e."knownOn" from "LifecycleEvent" e
      where e."workspaceId" = $1 and e."archivedAt" is null and e."offeringId" in (select o."id" from offering o)`)},
    'measured', ${jsonRows(`
      select j."offeringId", j."setting", j."toOn" from "JobSummary" j
      where j."workspaceId" = $1 and j."atGates" and j."offeringId" in (select o."id" from offering o)`)}
  ) as beside`)

type Beside = { pages: StoredPage[]; served: ServedId[]; events: StageEvent[]; measured: (MeasuredAt & { offeringId: string })[] }

/** What of the offerings in use or weighed cannot all be true, gravest first; with an id, what concerns that offering alone. */
export async function listContradictions(ctx: Context, offeringId?: string): Promise<Contradiction[]> {
  allow(ctx, 'workspace:read')
  if (offeringId === undefined) return contradictionsIn(ctx, await readinessWorld(ctx))
  const found = await contradictionsIn(ctx, await readinessWorld(ctx, [offeringId, ...(await weighedWith(ctx, offeringId))]))
  return found.filter((entry) => entry.offeringId === offeringId)
}

/** Incumbents that an offering is weighed against. */
async function weighedWith(ctx: Context, offeringId: string): Promise<string[]> {
  const rows = await ctx.db.dependency.findMany({
    where: { archivedAt: null, challengers: { some: { offeringId } } },
    select: { incumbentId: true },
  })
  return [...new Set(rows.map(({ incumbentId }) => incumbentId))]
}

/** The contradictions of a world that has been read. */
export async function contradictionsIn(ctx: Context, world: ReadinessWorld): Promise<Contradiction[]> {
  allow(ctx, 'workspace:read')
  const ids = world.offerings.map(({ offering }) => offering.id)
  const { today, gates, offerings: examined } = world
  const { currency } = ctx.workspace
  const [[row], prices, silent] = await Promise.all([
    ctx.db.$queryRawUnsafe<{ beside: Beside }[]>(besideStatement, ctx.workspace.id, ids),
    readPrices(ctx, ids),
    findStatusContradictions(ctx, examined),
  ])
  if (!row) throw new Error('The statement of contradictions answers with one row.')
  const { pages, served, events, measured } = row.beside
  const measuredAt = new Map(measured.map(({ offeringId, ...at }) => [offeringId, at]))
  const invoices = examined.flatMap((entry) => invoiceContradictions(entry, prices.get(entry.offering.id) ?? [], { today, currency }))
  const found = contradictions({ gates, today, currency, examined, pairs: pairsOf(world), pages, served, measuredAt, events })
  return [...found, ...invoices, ...silent].sort(byGravity)
}

/** Prices of offerings that have an invoice; of the others nothing was paid that could differ. */
async function readPrices(ctx: Context, ids: readonly string[]): Promise<Map<string, ReadPrice[]>> {
  const rows = await ctx.db.price.findMany({
    where: { archivedAt: null, offeringId: { in: [...ids] }, offering: { prices: { some: { source: 'invoice', archivedAt: null } } } },
    orderBy: [{ validFrom: 'asc' }, { id: 'asc' }],
    select: priceSelect,
  })
  return grouped(
    rows.map((price) => toNoun<ReadPrice>(price)),
    ({ offeringId }) => offeringId,
  )
}

/** Every challenger with the incumbent it is weighed against. */
function pairsOf({ offerings }: ReadinessWorld): { incumbentId: string; challengerId: string }[] {
  const uses = offerings.flatMap(({ offering, uses: of }) => of.map((use) => ({ ...use, offeringId: offering.id })))
  const byDependency = grouped(uses, ({ dependencyId }) => dependencyId)
  return [...byDependency.values()].flatMap((group) => {
    const incumbent = group.find((use) => use.uses)
    return incumbent
      ? group.filter((use) => !use.uses).map((use) => ({ incumbentId: incumbent.offeringId, challengerId: use.offeringId }))
      : []
  })
}
