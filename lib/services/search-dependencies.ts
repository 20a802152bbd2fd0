import 'server-only'
import { z } from 'zod'
import { allow, type Context } from '@/lib/context'
import { type LedgerPage, ledger } from '@/lib/db/ledger'
import { OfferingKind, titleFromRow } from '@/lib/domain/offering'
import { Origin } from '@/lib/domain/provenance'
import { tasks } from '@/lib/domain/task'
import { dayIn } from '@/lib/domain/week'
import { anyOf, type LedgerAddress, oneOf, readLedgerQuery } from './ledger-query'
import { offeringLifecycleSql } from './lifecycle-state'

const DependencyRow = z
  .object({
    id: z.string(),
    title: z.string(),
    task: z.string(),
    incumbentId: z.string(),
    kind: OfferingKind,
    modelName: z.string(),
    modelVersion: z.string(),
    vendorId: z.string(),
    providerId: z.string().nullable(),
    providerName: z.string().nullable(),
    state: z.string(),
    retiresOn: z.string().nullable(),
    challengers: z.int(),
    finishedSecondsPerMonth: z.number().nullable(),
    monthlySpend: z.number().nullable(),
    ownerName: z.string().nullable(),
    decisionDueOn: z.string().nullable(),
    contractEndsOn: z.string().nullable(),
    origin: Origin,
  })
  .transform(({ kind, modelName, modelVersion, vendorId, providerId, providerName, ...row }) => ({
    ...row,
    incumbent: titleFromRow({ kind, modelName, modelVersion, vendorId, providerId, providerName }),
  }))
export type DependencyRow = z.infer<typeof DependencyRow>

const sorts = {
  name: 'lower(title)',
  task: 'task',
  incumbent: 'lower("incumbentTitle")',
  challengers: 'challengers',
  volume: '"finishedSecondsPerMonth"',
  spend: '"monthlySpend"',
  owner: 'lower("ownerName")',
  decision: '"decisionDueOn"',
  contract: '"contractEndsOn"',
}

const end = offeringLifecycleSql('$7')

const dependencies = ledger(
  {
    rows: `
      select d.id, d.name as title, d.task, d."incumbentId", o.kind, m.name as "modelName", m."modelVersion", p.name as "providerName",
        concat_ws(' ', m.name, m."modelVersion", p.name) as "incumbentTitle", m."vendorId", o."providerId", d."ownerId",
        ${end.retiresOn} as "retiresOn", ${end.state} as state,
        coalesce(weighed.count, 0) as challengers, d."finishedSecondsPerMonth", d."monthlySpend", u.name as "ownerName",
        d."decisionDueOn", d."contractEndsOn", d.origin,
        concat_ws(' ', d.name, d.id, m.name, m."modelVersion", p.name, u.name, d.note) as haystack
      from "Dependency" d
      join "Offering" o on o."workspaceId" = $1 and o.id = d."incumbentId"
      join "Model" m on m."workspaceId" = $1 and m.id = o."modelId"
      left join "Vendor" p on p."workspaceId" = $1 and p.id = o."providerId"
      left join "Member" member on member."workspaceId" = $1 and member."userId" = d."ownerId"
      left join "User" u on u.id = member."userId"
      left join (
        select "dependencyId" as id, count(*)::int from "Challenger" where "workspaceId" = $1 group by 1
      ) weighed on weighed.id = d.id
      where d."workspaceId" = $1 and d."archivedAt" is null`,
    conditions: [
      '$4::text is null or task = $4',
      '$5::text is null or $5 in ("vendorId", "providerId")',
      `$6::text is null or "ownerId" = $6 or ($6 = 'nobody' and "ownerName" is null)`,
    ],
    sorts,
  },
  DependencyRow,
)

/** One page of the dependencies that match what stands in the address: `q`, `task`, `vendor` that makes or serves the incumbent, `owner`, `sort`, `after`. */
export async function searchDependencies(ctx: Context, address: LedgerAddress): Promise<LedgerPage<DependencyRow>> {
  allow(ctx, 'workspace:read')
  const task = oneOf(
    address.task,
    tasks.map((entry) => entry.id),
  )
  const parameters = [task, anyOf(address.vendor), anyOf(address.owner), dayIn(ctx.now, ctx.workspace.timeZone)]
  return dependencies(ctx.db, ctx.workspace.id, { ...readLedgerQuery(address, sorts, 'name'), parameters })
}
