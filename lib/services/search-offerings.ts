import 'server-only'
import { z } from 'zod'
import { allow, type Context } from '@/lib/context'
import { type LedgerPage, ledger } from '@/lib/db/ledger'
import { OfferingKind, titleFromRow } from '@/lib/domain/offering'
import { Origin } from '@/lib/domain/provenance'
import { dayIn } from '@/lib/domain/week'
import { anyOf, type LedgerAddress, oneOf, readLedgerQuery } from './ledger-query'
import { lifecycleStates, offeringLifecycleSql } from './lifecycle-state'

const OfferingRow = z
  .object({
    id: z.string(),
    modelId: z.string(),
    modelName: z.string(),
    modelVersion: z.string(),
    vendorId: z.string(),
    providerId: z.string().nullable(),
    providerName: z.string().nullable(),
    kind: OfferingKind,
    apiModelId: z.string().nullable(),
    priceUsdPerSecond: z.number().nullable(),
    priceBasis: z.string().nullable(),
    tiers: z.int(),
    regions: z.array(z.string()),
    state: z.string(),
    retiresOn: z.string().nullable(),
    unverifiedFields: z.array(z.string()),
    uses: z.int(),
    weighs: z.int(),
    origin: Origin,
  })
  .transform(({ modelName, modelVersion, ...row }) => ({ ...row, title: titleFromRow({ ...row, modelName, modelVersion }) }))
export type OfferingRow = z.infer<typeof OfferingRow>

const sorts = {
  name: 'lower(title)',
  provider: 'lower("providerName")',
  kind: 'kind::text',
  price: '"priceUsdPerSecond"',
  retires: '"retiresOn"',
  used: 'uses * 1000 + weighs',
}

const end = offeringLifecycleSql('$9')

const offerings = ledger(
  {
    rows: `
      select o.id, o."modelId", m.name as "modelName", m."modelVersion", 
        concat_ws(' ', m.name, nullif(m."modelVersion", ''), case when o.kind <> 'first_party_api' then coalesce(p.name, 'self-hosted') end)
          as title,
        m."vendorId", o."providerId", p.name as "providerName", o.kind, o."apiModelId", o."priceUsdPerSecond", o."priceBasis",
        jsonb_array_length(o."priceTiers") as tiers, coalesce(o.regions, '{}') as regions,
        coalesce(o."unverifiedFields", '{}') as "unverifiedFields", o.origin,
        ${end.retiresOn} as "retiresOn", ${end.state} as state,
        coalesce(used.count, 0) as uses, coalesce(weighed.count, 0) as weighs,
        concat_ws(' ', m.name, m."modelVersion", o.id, p.name, v.name, o."apiModelId", array_to_string(o.regions, ' '), o."priceBasis")
          as haystack
      from "Offering" o
      join "Model" m on m."workspaceId" = $1 and m.id = o."modelId"
      join "Vendor" v on v."workspaceId" = $1 and v.id = m."vendorId"
      left join "Vendor" p on p."workspaceId" = $1 and p.id = o."providerId"
      left join (
        select "incumbentId" as id, count(*)::int from "Dependency" where "workspaceId" = $1 and "archivedAt" is null group by 1
      ) used on used.id = o.id
      left join (
        select c."offeringId" as id, count(*)::int
        from "Challenger" c
        join "Dependency" d on d."workspaceId" = $1 and d.id = c."dependencyId" and d."archivedAt" is null
        where c."workspaceId" = $1
        group by 1
      ) weighed on weighed.id = o.id
      where o."workspaceId" = $1 and o."archivedAt" is null`,
    conditions: [
      '$4::text is null or "vendorId" = $4',
      '$5::text is null or "providerId" = $5',
      '$6::text is null or kind::text = $6',
      '$7::text is null or state = $7',
      '$8::text is null or "modelId" = $8',
    ],
    sorts,
  },
  OfferingRow,
)

/** One page of the offerings that match what stands in the address: `q`, `vendor`, `provider`, `kind`, `lifecycle`, `model`, `sort`, `after`. */
export async function searchOfferings(ctx: Context, address: LedgerAddress): Promise<LedgerPage<OfferingRow>> {
  allow(ctx, 'workspace:read')
  const parameters = [
    anyOf(address.vendor),
    anyOf(address.provider),
    oneOf(address.kind, OfferingKind.options),
    oneOf(
      address.lifecycle,
      lifecycleStates.map((state) => state.id),
    ),
    anyOf(address.model),
    dayIn(ctx.now, ctx.workspace.timeZone),
  ]
  return offerings(ctx.db, ctx.workspace.id, { ...readLedgerQuery(address, sorts, 'name'), parameters })
}
