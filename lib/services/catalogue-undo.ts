import 'server-only'
import { allow, type Context, transaction } from '@/lib/context'
import { statement, type Tx } from '@/lib/db/scope'
import { partNames, type RowPart, rowParts } from '@/lib/domain/catalogue-parts'
import { fieldsOf, type HeldRow } from '@/lib/domain/catalogue-update'
import { conflict, notFound } from '@/lib/errors'
import { plural } from '@/lib/format'
import { RowRef } from './archiving'
import { askedId } from './asked-id'
import { type Reported, recordEach } from './audit'
import { forgetTaken } from './catalogue-editions'
import type { JournalEdition, JournalRow, StayedRow } from './catalogue-journal'
import { changeRow, dropDimension, findHeld, forgetBase } from './catalogue-rows'

const noRow = (table: string, column: string) =>
  `not exists (select from "${table}" x where x."workspaceId" = $1 and x."${column}" = t."id")`

// What may refer to a row: with none of it the row can go.
const free: Record<RowPart, { table: string; conditions: string[] }> = {
  claims: {
    table: 'Claim',
    conditions: [noRow('Claim', 'repeatsId'), noRow('ClaimTag', 'claimId'), noRow('Action', 'claimId')],
  },
  facts: { table: 'Fact', conditions: [] },
  offerings: {
    table: 'Offering',
    conditions: [
      ...[noRow('Fact', 'offeringId'), noRow('Dependency', 'incumbentId'), noRow('Challenger', 'offeringId')],
      ...[noRow('Forecast', 'challengerId'), noRow('Trial', 'challengerId'), noRow('Trial', 'incumbentId')],
    ],
  },
  models: {
    table: 'Model',
    conditions: [
      ...[noRow('Claim', 'modelId'), noRow('Claim', 'opponentId'), noRow('Offering', 'modelId')],
      ...[noRow('Model', 'replacementModelId'), noRow('Offering', 'replacementModelId')],
    ],
  },
  benchmarks: { table: 'Benchmark', conditions: [noRow('Claim', 'benchmarkId')] },
  sources: { table: 'Source', conditions: [noRow('Claim', 'sourceId'), noRow('Fact', 'sourceId'), noRow('SourceCapture', 'sourceId')] },
  vendors: {
    table: 'Vendor',
    conditions: [noRow('Model', 'vendorId'), noRow('Offering', 'providerId'), noRow('Claim', 'interestId')],
  },
}

const removals = Object.fromEntries(
  rowParts.map((part) => {
    const { table, conditions } = free[part]
    const where = ['t."workspaceId" = $1', 't."id" = $2', ...conditions].join(' and ')
    return [part, statement(`delete from "${table}" t where ${where} returning t."id"`)]
  }),
) as Record<RowPart, string>

// First what refers to others.
const order: readonly RowPart[] = ['claims', 'facts', 'offerings', 'models', 'benchmarks', 'sources', 'vendors']

export type AcceptanceUndone = { id: string; removed: number; restored: number; stayed: StayedRow[] }

/**
 * Takes an acceptance of catalogue rows back: what it added goes, what it changed is as before. Rows that somebody touched since, or that
 * something else needs, stay and are named. All of it in one transaction; the catalogue offers the rows again.
 */
export async function undoAcceptance(ctx: Context, input: RowRef): Promise<AcceptanceUndone> {
  allow(ctx, 'inventory:write')
  allow(ctx, 'claim:write')
  const { id } = RowRef.parse(input)
  return transaction(ctx, async (tx) => {
    const where = { id: askedId(id, 'This acceptance'), kind: 'catalogue' }
    const run = await tx.importRun.findFirst({ where, select: { fileSha256: true, mapping: true, counts: true, changed: true } })
    if (!run) throw notFound('This acceptance')
    const { count } = await tx.importRun.updateMany({ where: { ...where, state: 'applied' }, data: { state: 'undone', undoneAt: ctx.now } })
    if (count === 0) throw conflict('This acceptance was undone already. Reload the page.')
    const rows = run.changed as unknown as JournalRow[]
    const work: Undoing = { tx, ctx, stayed: [], events: [] }
    for (const row of rows.filter(({ before }) => before !== null)) await restore(work, row)
    const added = rows.filter(({ before }) => before === null)
    for (const part of order) for (const row of repeatsFirst(added.filter((each) => each.part === part))) await remove(work, row)
    const undone = { id, removed: told(work, 'removed'), restored: told(work, 'changed'), stayed: work.stayed }
    await tx.importRun.updateMany({ where, data: { counts: { ...(run.counts as object), stayed: work.stayed } } })
    const taken = run.mapping as unknown as JournalEdition
    await forgetTaken(tx, ctx, { sha256: run.fileSha256, before: await firstBefore(tx, run.fileSha256, taken) })
    const detail = { version: taken.version, removed: undone.removed, restored: undone.restored, stayed: undone.stayed.length }
    await recordEach(tx, ctx, [...work.events, { action: 'catalogue.undone', subject: { type: 'catalogue', id: taken.version }, detail }])
    return undone
  })
}

type Undoing = { tx: Tx; ctx: Context; stayed: StayedRow[]; events: Reported[] }

const told = ({ events }: Undoing, verb: string): number => events.filter(({ action }) => action.endsWith(`.${verb}`)).length

/** Claims were written after those they repeat; they go before them. */
const repeatsFirst = (rows: readonly JournalRow[]) => [...rows].reverse()

async function firstBefore(tx: Tx, fileSha256: string, own: JournalEdition): Promise<string | null> {
  const first = await tx.importRun.findFirst({
    where: { kind: 'catalogue', fileSha256 },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { mapping: true },
  })
  return ((first?.mapping as unknown as JournalEdition | null) ?? own).before
}

async function untouched({ tx, ctx, stayed }: Undoing, { part, id, version }: JournalRow): Promise<HeldRow | null> {
  const held = await findHeld(tx, ctx, { part, id })
  if (held && held.version === version && !held.archived) return held
  stayed.push({ part, id, why: held ? 'it was changed since' : 'it is gone' })
  return null
}

async function restore(work: Undoing, entry: JournalRow): Promise<void> {
  const { tx, ctx, events } = work
  const { part, id, before, base } = entry
  const held = await untouched(work, entry)
  if (!held || !before) return
  const [now, then] = [fieldsOf(held.row), fieldsOf(before)]
  const differing = Object.keys(then).filter((field) => JSON.stringify(now[field]) !== JSON.stringify(then[field]))
  await changeRow(tx, ctx, { part, id, row: before, base, taken: differing, held })
  if (base === null) await forgetBase(tx, ctx, { part, id })
  for (const field of Object.keys(now))
    if (!(field in then) && field.startsWith('dimensions.')) await dropDimension(tx, id, field.slice('dimensions.'.length))
  events.push({
    action: `${partNames[part].one}.changed`,
    subject: { type: partNames[part].one, id },
    detail: { before: held.row, after: before },
  })
}

async function remove(work: Undoing, entry: JournalRow): Promise<void> {
  const { tx, ctx, stayed, events } = work
  const { part, id } = entry
  const held = await untouched(work, entry)
  if (!held) return
  const gone = await tx.$queryRawUnsafe<{ id: string }[]>(removals[part], ctx.workspace.id, id)
  if (gone.length === 0) stayed.push({ part, id, why: 'something else uses it' })
  else events.push({ action: `${partNames[part].one}.removed`, subject: { type: partNames[part].one, id }, detail: { before: held.row } })
}

/** What people read after an undo. */
export const undoneText = ({ removed, restored, stayed }: AcceptanceUndone): string =>
  [
    `Undone: ${plural(removed, 'row')} removed, ${plural(restored, 'row')} as before.`,
    stayed.length > 0 ? `${plural(stayed.length, 'row')} stayed, because somebody changed or uses them.` : '',
  ]
    .filter(Boolean)
    .join(' ')
