import 'server-only'
import { z } from 'zod'
import { allow, type Context } from '@/lib/context'
import { type LedgerPage, ledger } from '@/lib/db/ledger'
import { Origin } from '@/lib/domain/provenance'
import { vendorRoles } from '@/lib/domain/vendor'
import { anyOf, type LedgerAddress, oneOf, readLedgerQuery } from './ledger-query'

const VendorRow = z.object({
  id: z.string(),
  title: z.string(),
  country: z.string().nullable(),
  countryUnverified: z.boolean(),
  roles: z.array(z.string()),
  models: z.int(),
  offerings: z.int(),
  claims: z.int(),
  dependencies: z.int(),
  origin: Origin,
})
export type VendorRow = z.infer<typeof VendorRow>

const sorts = {
  name: 'lower(title)',
  country: 'country',
  models: 'models',
  offerings: 'offerings',
  claims: 'claims',
  dependencies: 'dependencies',
}

const vendors = ledger(
  {
    rows: `
      select v.id, v.name as title, v.country, coalesce('country' = any(v."unverifiedFields"), false) as "countryUnverified",
        coalesce(v.roles::text[], '{}') as roles,
        coalesce(made.count, 0) as models, coalesce(served.count, 0) as offerings, coalesce(claimed.count, 0) as claims,
        coalesce(used.count, 0) as dependencies, v.origin, concat_ws(' ', v.name, v.id, v.country) as haystack
      from "Vendor" v
      left join (
        select "vendorId" as id, count(*)::int from "Model" where "workspaceId" = $1 and "archivedAt" is null group by 1
      ) made on made.id = v.id
      left join (
        select "providerId" as id, count(*)::int from "Offering" where "workspaceId" = $1 and "archivedAt" is null group by 1
      ) served on served.id = v.id
      left join (
        select m."vendorId" as id, sum(c.count)::int as count
        from (
          select "modelId", count(*) from "Claim" where "workspaceId" = $1 and "archivedAt" is null group by 1
        ) c
        join "Model" m on m."workspaceId" = $1 and m.id = c."modelId"
        group by 1
      ) claimed on claimed.id = v.id
      left join (
        select unnest(case when o."providerId" = m."vendorId" then array[m."vendorId"] else array[m."vendorId", o."providerId"] end) as id,
          count(*)::int
        from "Dependency" d
        join "Offering" o on o."workspaceId" = $1 and o.id = d."incumbentId"
        join "Model" m on m."workspaceId" = $1 and m.id = o."modelId"
        where d."workspaceId" = $1 and d."archivedAt" is null
        group by 1
      ) used on used.id = v.id
      where v."workspaceId" = $1 and v."archivedAt" is null`,
    conditions: ['$4::text is null or $4 = any(roles)', '$5::text is null or country = $5'],
    sorts,
  },
  VendorRow,
)

/** One page of the vendors that match what stands in the address: `q`, `role`, `country`, `sort`, `after`. */
export async function searchVendors(ctx: Context, address: LedgerAddress): Promise<LedgerPage<VendorRow>> {
  allow(ctx, 'workspace:read')
  const role = oneOf(
    address.role,
    vendorRoles.map((entry) => entry.id),
  )
  return vendors(ctx.db, ctx.workspace.id, { ...readLedgerQuery(address, sorts, 'name'), parameters: [role, anyOf(address.country)] })
}

/** The countries that vendors of this workspace are in, for a filter. */
export async function listCountries(ctx: Context): Promise<string[]> {
  allow(ctx, 'workspace:read')
  const rows = await ctx.db.vendor.groupBy({
    by: ['country'],
    where: { archivedAt: null, country: { not: null } },
    orderBy: { country: 'asc' },
  })
  return rows.flatMap((row) => row.country ?? [])
}
