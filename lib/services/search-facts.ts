import 'server-only'
import { z } from 'zod'
import { allow, type Context } from '@/lib/context'
import { type LedgerPage, ledger } from '@/lib/db/ledger'
import { addDays } from '@/lib/domain/day'
import { Fact, FactSource } from '@/lib/domain/fact'
import { knownGates } from '@/lib/domain/gate'
import { OfferingKind, titleFromRow } from '@/lib/domain/offering'
import { Origin } from '@/lib/domain/provenance'
import { dayIn } from '@/lib/domain/week'
import { anyOf, type LedgerAddress, oneOf, readLedgerQuery } from './ledger-query'
import { policyOn } from './policies'

const { gate, value, sourceKind, observedOn, relSe, note } = Fact.shape

const StoredFact = z
  .object({
    id: z.string(),
    offeringId: z.string(),
    kind: OfferingKind,
    modelName: z.string(),
    modelVersion: z.string(),
    vendorId: z.string(),
    providerId: z.string().nullable(),
    providerName: z.string().nullable(),
    gate,
    value,
    sourceKind,
    observedOn,
    relSe,
    note,
    source: z.string().nullable(),
    origin: Origin,
  })
  .transform(({ kind, modelName, modelVersion, vendorId, providerId, providerName, ...row }) => ({
    ...row,
    title: titleFromRow({ kind, modelName, modelVersion, vendorId, providerId, providerName }),
  }))

/** `freshUntil`: the last day on which the policy in force lets its gate read it. */
export type FactRow = z.infer<typeof StoredFact> & { freshUntil: string | null; stale: boolean }

const sorts = { name: 'lower(title)', gate: 'gate', kind: '"sourceKind"::text', seen: '"observedOn"' }

const facts = ledger(
  {
    rows: `
      select f.id, f."offeringId", f.gate, f.value, f."sourceKind", f."observedOn", f."relSe", f.note, s.title as source, f.origin,
        o.kind, m.name as "modelName", m."modelVersion", m."vendorId", o."providerId", p.name as "providerName",
        concat_ws(' ', m.name, nullif(m."modelVersion", ''), case when o.kind <> 'first_party_api' then coalesce(p.name, 'self-hosted') end)
          as title,
        concat_ws(' ', m.name, m."modelVersion", f."offeringId", p.name, f.gate, f.note, f.quote, s.title) as haystack
      from "Fact" f
      join "Offering" o on o."workspaceId" = $1 and o.id = f."offeringId" and o."archivedAt" is null
      join "Model" m on m."workspaceId" = $1 and m.id = o."modelId"
      left join "Vendor" p on p."workspaceId" = $1 and p.id = o."providerId"
      left join "Source" s on s."workspaceId" = $1 and s.id = f."sourceId"
      where f."workspaceId" = $1 and f."archivedAt" is null`,
    conditions: [
      '$4::text is null or gate = $4',
      '$5::text is null or "sourceKind"::text = $5',
      '$6::text is null or "vendorId" = $6',
      '$7::text is null or "providerId" = $7',
    ],
    sorts,
  },
  StoredFact,
)

/** One page of the facts that match what stands in the address: `q`, `gate`, `kind` of source, `vendor`, `provider`, `sort`, `after`. */
export async function searchFacts(ctx: Context, address: LedgerAddress): Promise<LedgerPage<FactRow>> {
  allow(ctx, 'workspace:read')
  const today = dayIn(ctx.now, ctx.workspace.timeZone)
  const parameters = [
    oneOf(
      address.gate,
      knownGates.map(({ id }) => id),
    ),
    oneOf(address.kind, FactSource.options),
    anyOf(address.vendor),
    anyOf(address.provider),
  ]
  const [page, policy] = await Promise.all([
    facts(ctx.db, ctx.workspace.id, { ...readLedgerQuery(address, sorts, 'name'), parameters }),
    policyOn(ctx, today),
  ])
  const ages = new Map<string, number>(policy.content.gates.map(({ id, maxAgeDays }) => [id, maxAgeDays]))
  const rows = page.rows.map((fact) => {
    const age = ages.get(fact.gate)
    const freshUntil = age === undefined ? null : addDays(fact.observedOn, age)
    return { ...fact, freshUntil, stale: freshUntil !== null && freshUntil < today }
  })
  return { ...page, rows }
}
