import 'server-only'
import { z } from 'zod'
import { allow, type Context } from '@/lib/context'
import { type LedgerPage, ledger } from '@/lib/db/ledger'
import { Access, CommercialUse } from '@/lib/domain/model'
import { Origin } from '@/lib/domain/provenance'
import { tasks } from '@/lib/domain/task'
import { dayIn } from '@/lib/domain/week'
import { anyOf, type LedgerAddress, oneOf, readLedgerQuery } from './ledger-query'
import { lifecycleStateSql, lifecycleStates } from './lifecycle-state'

const ModelRow = z.object({
  id: z.string(),
  title: z.string(),
  vendorId: z.string(),
  vendorName: z.string(),
  tasks: z.array(z.string()),
  access: z.array(Access),
  licence: z.string().nullable(),
  commercialUse: CommercialUse,
  maxResolution: z.string().nullable(),
  maxDurationSeconds: z.number().nullable(),
  nativeAudio: z.boolean().nullable(),
  state: z.string(),
  retiresOn: z.string().nullable(),
  unverifiedFields: z.array(z.string()),
  offerings: z.int(),
  claims: z.int(),
  origin: Origin,
})
export type ModelRow = z.infer<typeof ModelRow>

const sorts = {
  name: 'lower(title)',
  vendor: 'lower("vendorName")',
  seconds: '"maxDurationSeconds"',
  retires: '"retiresOn"',
  released: '"releasedOn"',
  offerings: 'offerings',
  claims: 'claims',
}

const models = ledger(
  {
    rows: `
      select m.id, concat_ws(' ', m.name, nullif(m."modelVersion", '')) as title, m."vendorId", v.name as "vendorName",
        coalesce(m.tasks, '{}') as tasks, coalesce(m.access::text[], '{}') as access, m.licence, m."commercialUse", m."maxResolution", m."maxDurationSeconds", m."nativeAudio",
        m."releasedOn", m."retiresOn", coalesce(m."unverifiedFields", '{}') as "unverifiedFields", m.origin,
        ${lifecycleStateSql('m."lifecycleStatus"', 'm."retiresOn"', '$8')} as state,
        coalesce(sold.count, 0) as offerings, coalesce(claimed.count, 0) as claims,
        concat_ws(' ', m.name, m."modelVersion", m.id, v.name, m.licence, array_to_string(m.aliases, ' '), array_to_string(m."apiModelIds", ' '))
          as haystack
      from "Model" m
      join "Vendor" v on v."workspaceId" = $1 and v.id = m."vendorId"
      left join (
        select "modelId" as id, count(*)::int from "Offering" where "workspaceId" = $1 and "archivedAt" is null group by 1
      ) sold on sold.id = m.id
      left join (
        select "modelId" as id, count(*)::int from "Claim" where "workspaceId" = $1 and "archivedAt" is null group by 1
      ) claimed on claimed.id = m.id
      where m."workspaceId" = $1 and m."archivedAt" is null`,
    conditions: [
      '$4::text is null or "vendorId" = $4',
      '$5::text is null or $5 = any(tasks)',
      '$6::text is null or $6 = any(access)',
      '$7::text is null or state = $7',
    ],
    sorts,
  },
  ModelRow,
)

/** One page of the models that match what stands in the address: `q`, `vendor`, `task`, `access`, `lifecycle`, `sort`, `after`. */
export async function searchModels(ctx: Context, address: LedgerAddress): Promise<LedgerPage<ModelRow>> {
  allow(ctx, 'workspace:read')
  const parameters = [
    anyOf(address.vendor),
    oneOf(
      address.task,
      tasks.map((task) => task.id),
    ),
    oneOf(address.access, Access.options),
    oneOf(
      address.lifecycle,
      lifecycleStates.map((state) => state.id),
    ),
    dayIn(ctx.now, ctx.workspace.timeZone),
  ]
  return models(ctx.db, ctx.workspace.id, { ...readLedgerQuery(address, sorts, 'name'), parameters })
}
