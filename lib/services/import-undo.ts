import 'server-only'
import { allow, type Context } from '@/lib/context'
import { toNoun } from '@/lib/db/columns'
import { statement, type Tx } from '@/lib/db/scope'
import { claimSelect } from '@/lib/db/select'
import type { Claim } from '@/lib/domain/claim'
import { conflict } from '@/lib/errors'
import { RowRef } from './archiving'
import { askedId } from './asked-id'
import { record, recordEach } from './audit'
import { waitForImports } from './import-apply'
import { longTransaction, readRun } from './import-plan'
import { replaceClaims } from './import-write'

/** A row that an undo left as it is, and why. `path` is below the workspace's address. */
export type KeptRow = { kind: 'claim' | 'model' | 'vendor' | 'benchmark' | 'source'; id: string; why: string; path: string }
export type Undone = { id: string; removed: number; restored: number; kept: KeptRow[]; keptCount: number }

const made = (column: string) => `select unnest("${column}") as "id" from "ImportRun" where "workspaceId" = $1 and "id" = $2`

// Claims that were touched since, and those that a claim which stays repeats, however long the chain.
const claimsThatStay = statement(
  `with recursive mine as (${made('madeClaims')}),
   touched as (
     select c."id", case when c."archivedAt" is not null then 'it was archived since' when c."version" > 1 then 'it was edited since'
         when exists (select from "ClaimTag" t where t."workspaceId" = $1 and t."claimId" = c."id") then 'it was tagged since' else 'an action is about it' end as "why"
     from "Claim" c join mine using ("id")
     where c."workspaceId" = $1 and (c."version" > 1 or c."archivedAt" is not null
       or exists (select from "ClaimTag" t where t."workspaceId" = $1 and t."claimId" = c."id")
       or exists (select from "Action" a where a."workspaceId" = $1 and a."claimId" = c."id"))
     union
     select c."repeatsId", 'a claim that stays repeats it' from "Claim" c join mine on mine."id" = c."repeatsId"
     where c."workspaceId" = $1 and c."id" not in (select "id" from mine)
   ), staying as (
     select "id", "why" from touched
     union
     select c."repeatsId", 'a claim that stays repeats it' from "Claim" c join staying on staying."id" = c."id" join mine on mine."id" = c."repeatsId"
     where c."workspaceId" = $1
   )
   select distinct on ("id") "id", "why" from staying order by "id", "why" desc`,
)

const removeClaims = statement(
  `with gone as (
     delete from "Claim" c using (${made('madeClaims')}) mine
     where c."workspaceId" = $1 and c."id" = mine."id" and not (c."id" = any($3::text[])) returning c."id"
   ) select count(*)::integer as "count" from gone`,
)

const unused = (table: string, column: string, conditions: readonly string[]) => ({
  stays: statement(
    `select t."id" from "${table}" t join (${made(column)}) mine using ("id")
     where t."workspaceId" = $1 and not (${conditions.join(' and ')}) order by t."id"`,
  ),
  remove: statement(
    `with gone as (
       delete from "${table}" t using (${made(column)}) mine
       where t."workspaceId" = $1 and t."id" = mine."id" and ${conditions.join(' and ')} returning t."id"
     ) select count(*)::integer as "count" from gone`,
  ),
})

const noRow = (table: string, column: string) =>
  `not exists (select from "${table}" x where x."workspaceId" = $1 and x."${column}" = t."id")`
const untouched = 't."version" = 1'

// In the order in which they may be removed: first what refers to others.
const others = [
  {
    kind: 'model' as const,
    path: '/inventory/models/',
    ...unused('Model', 'madeModels', [
      ...[untouched, 't."archivedAt" is null', noRow('Claim', 'modelId'), noRow('Claim', 'opponentId'), noRow('Offering', 'modelId')],
      ...[noRow('Model', 'replacementModelId'), noRow('Offering', 'replacementModelId')],
    ]),
  },
  {
    kind: 'vendor' as const,
    path: '/inventory/vendors/',
    ...unused('Vendor', 'madeVendors', [
      ...[untouched, 't."archivedAt" is null', noRow('Model', 'vendorId'), noRow('Offering', 'providerId'), noRow('Claim', 'interestId')],
    ]),
  },
  {
    kind: 'benchmark' as const,
    path: '/benchmarks/',
    ...unused('Benchmark', 'madeBenchmarks', [untouched, noRow('Claim', 'benchmarkId')]),
  },
  {
    kind: 'source' as const,
    path: '/sources/',
    ...unused('Source', 'madeSources', [
      ...[noRow('Claim', 'sourceId'), noRow('Fact', 'sourceId'), noRow('SourceCapture', 'sourceId'), 't."text" is null'],
    ]),
  },
]

const shown = 200

/**
 * Takes a whole import back: removes what it made and gives what it changed its values from before. Rows that somebody touched since, and
 * whatever they need, stay as they are and are named. All of it in one transaction.
 */
export async function undoImport(ctx: Context, input: RowRef): Promise<Undone> {
  allow(ctx, 'claim:write')
  const { id } = RowRef.parse(input)
  return longTransaction(ctx, async (tx) => {
    await waitForImports(tx, ctx.workspace.id)
    const run = await readRun(tx, askedId(id, 'This import'))
    if (run.state === 'undone') throw conflict('This import was undone already.')
    if (run.state !== 'applied') throw conflict('This import was never applied, so there is nothing to undo.')
    const restored = await restore(tx, ctx, id)
    const removed = await remove(tx, ctx, id)
    const kept = [...restored.kept, ...removed.kept]
    const counts = { removed: removed.count, restored: restored.count, keptCount: kept.length }
    const undone = { id, ...counts, kept: kept.slice(0, shown) }
    const data = { state: 'undone', undoneAt: ctx.now, content: null, counts: { ...(run.counts as object), undone } }
    await tx.importRun.updateMany({ where: { id, state: 'applied' }, data })
    await record(tx, ctx, 'import.undone', { type: 'import', id }, { fileName: run.fileName, ...counts })
    return undone
  })
}

// One list as one parameter: an import may have changed more claims than a statement can have parameters.
const livingVersions = statement(
  `select "id", "version" from "Claim" where "workspaceId" = $1 and "id" = any($2::text[]) and "archivedAt" is null`,
)

type Changed = { version: number; before: Claim }

async function restore(tx: Tx, ctx: Context, id: string): Promise<{ count: number; kept: KeptRow[] }> {
  const row = await tx.importRun.findFirst({ where: { id }, select: { changed: true } })
  const changed = (row?.changed ?? []) as unknown as Changed[]
  if (changed.length === 0) return { count: 0, kept: [] }
  const ids = changed.map(({ before }) => before.id)
  const now = await tx.$queryRawUnsafe<{ id: string; version: number }[]>(livingVersions, ctx.workspace.id, ids)
  const versions = new Map(now.map((claim) => [claim.id, claim.version]))
  const same = changed.filter(({ before, version }) => versions.get(before.id) === version)
  const standing = await claimsNow(
    tx,
    same.map(({ before }) => before.id),
  )
  await replaceClaims(
    tx,
    ctx.workspace.id,
    same.map(({ before, version }) => ({ claim: before, version })),
  )
  if (same.length > 0) {
    const told = same.map(({ before }) => ({
      action: 'claim.changed',
      subject: { type: 'claim', id: before.id },
      detail: { before: standing.get(before.id), after: before, undone: id },
    }))
    await recordEach(tx, ctx, told)
  }
  const kept = changed
    .filter((entry) => !same.includes(entry))
    .map(({ before }) => keptRow('claim', before.id, 'it was edited since', '/claims/'))
  return { count: same.length, kept }
}

/** Fewer than a statement can have parameters. */
const mostIds = 5000

async function claimsNow(tx: Tx, ids: readonly string[]): Promise<Map<string, Claim>> {
  const found = new Map<string, Claim>()
  for (let at = 0; at < ids.length; at += mostIds) {
    const rows = await tx.claim.findMany({ where: { id: { in: ids.slice(at, at + mostIds) } }, select: claimSelect })
    for (const row of rows) found.set(row.id, toNoun<Claim>(row))
  }
  return found
}

const keptRow = (kind: KeptRow['kind'], id: string, why: string, path: string): KeptRow => ({ kind, id, why, path: `${path}${id}` })

async function remove(tx: Tx, ctx: Context, id: string): Promise<{ count: number; kept: KeptRow[] }> {
  const workspaceId = ctx.workspace.id
  const stay = await tx.$queryRawUnsafe<{ id: string; why: string }[]>(claimsThatStay, workspaceId, id)
  const [gone] = await tx.$queryRawUnsafe<{ count: number }[]>(
    removeClaims,
    workspaceId,
    id,
    stay.map((row) => row.id),
  )
  const kept = stay.map((row) => keptRow('claim', row.id, row.why, '/claims/'))
  let count = gone?.count ?? 0
  for (const { kind, path, stays, remove: removal } of others) {
    const [part] = await tx.$queryRawUnsafe<{ count: number }[]>(removal, workspaceId, id)
    count += part?.count ?? 0
    const left = await tx.$queryRawUnsafe<{ id: string }[]>(stays, workspaceId, id)
    kept.push(...left.map((row) => keptRow(kind, row.id, 'something else uses it, or it was edited since', path)))
  }
  return { count, kept }
}
