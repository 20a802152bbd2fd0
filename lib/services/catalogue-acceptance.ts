import 'server-only'
import { z } from 'zod'
import { allow, type Context, transaction } from '@/lib/context'
import type { Tx } from '@/lib/db/scope'
import { type Acceptance, acceptance, type Choice, type RowWrite } from '@/lib/domain/catalogue-acceptance'
import { partNames, rowKey, rowParts } from '@/lib/domain/catalogue-parts'
import { type RowUpdate, takesItself, updateKinds, waits } from '@/lib/domain/catalogue-update'
import type { VerdictShift } from '@/lib/domain/under-policy'
import { conflict, invalid } from '@/lib/errors'
import { plural } from '@/lib/format'
import { type Reported, recordEach } from './audit'
import { addCatalogueRows, asTaken, type CatalogueTables } from './catalogue'
import { type Compared, compare, keyOf, matches, stampOf } from './catalogue-comparison'
import { noteTaken, type OfferedEdition, offeredEdition } from './catalogue-editions'
import { type AcceptedCounts, keepAcceptance } from './catalogue-journal'
import { changeRow } from './catalogue-rows'
import { staleWrite } from './rows'
import { rolledBack, shiftsText, writeAndWeigh } from './verdict-forecast'

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const RowKey = z.string().regex(/^[a-z]+\/[a-z0-9._-]+@(?:new|\d{1,10})$/, 'Name a row of the list.')
const Rows = z.array(RowKey).min(1, 'Choose at least one row.').max(5000)
const Take = z.strictObject({ row: RowKey, field: z.string().min(1).max(200), take: z.enum(['', 'mine', 'theirs']) })

/** Rows to take from a catalogue, in the state in which they were shown, and whose value each field with a conflict gets. */
export const CatalogueAcceptance = z.strictObject({ edition: Sha256, rows: Rows, choices: z.array(Take).max(5000).default([]) })
/** All rows of a filter that need no decision, as they were shown. */
export const ShownAcceptance = z.strictObject({
  edition: Sha256,
  table: z.enum(rowParts).nullable().default(null),
  kind: z
    .enum([...updateKinds, 'dismissed'])
    .nullable()
    .default(null),
  stamp: Sha256,
})
export const CatalogueDismissals = z.strictObject({ edition: Sha256, rows: Rows })

export type Accepted = AcceptedCounts & { shifts: VerdictShift[] }

const replaced = () =>
  conflict('The catalogue or its rows changed while you were looking. Nothing was taken. Reload the page and look again.')

async function compareAgain(tx: Tx, ctx: Context, sha256: string): Promise<Compared> {
  const edition = await offeredEdition(tx, ctx)
  if (edition?.sha256 !== sha256) throw replaced()
  return compare(tx, ctx, edition)
}

/** The rows that are meant, if they still stand as they were shown. */
function meant(compared: Compared, keys: readonly string[]): RowUpdate[] {
  const byKey = new Map(compared.updates.map((update) => [keyOf(update), update]))
  const byRow = new Map(compared.updates.map((update) => [rowKey(update), update]))
  return keys.map((key) => {
    const update = byKey.get(key)
    if (update) return update
    const [row = key, version] = key.split('@')
    const now = byRow.get(row)
    throw now?.held && version !== 'new' ? staleWrite(partNames[now.part].one, now.held.row) : replaced()
  })
}

/**
 * Takes rows of the newer catalogue, with those they refer to, in one transaction. A field that the team corrected itself stays as it is
 * unless there is a choice for it. Throws `conflict` when a row changed since it was shown.
 */
export async function acceptCatalogueRows(ctx: Context, input: z.input<typeof CatalogueAcceptance>): Promise<Accepted> {
  allow(ctx, 'inventory:write')
  allow(ctx, 'claim:write')
  const asked = CatalogueAcceptance.parse(input)
  return transaction(ctx, async (tx) => accept(tx, ctx, await chosenRows(tx, ctx, asked)))
}

/** Which verdicts taking these rows would change: they are taken, weighed, and put back. */
export async function forecastCatalogueRows(ctx: Context, input: z.input<typeof CatalogueAcceptance>): Promise<VerdictShift[]> {
  allow(ctx, 'inventory:write')
  allow(ctx, 'claim:write')
  const asked = CatalogueAcceptance.parse(input)
  return rolledBack(ctx, async (tx) => (await weighedWrite(tx, ctx, await chosenRows(tx, ctx, asked))).shifts)
}

async function chosenRows(tx: Tx, ctx: Context, { edition, rows, choices }: z.infer<typeof CatalogueAcceptance>): Promise<Taking> {
  const compared = await compareAgain(tx, ctx, edition)
  const updates = meant(compared, rows)
  const made = choices.flatMap(({ row, field, take }): Choice[] => {
    const update = updates.find((each) => keyOf(each) === row)
    return update && take ? [{ part: update.part, id: update.id, field, take }] : []
  })
  return { compared, ...acceptance({ updates: compared.updates, rows: updates, choices: made }) }
}

/** Takes every row of a filter that needs no decision. Throws `conflict` when any of them changed since they were shown. */
export async function acceptShownRows(ctx: Context, input: z.input<typeof ShownAcceptance>): Promise<Accepted> {
  allow(ctx, 'inventory:write')
  allow(ctx, 'claim:write')
  const asked = ShownAcceptance.parse(input)
  return transaction(ctx, async (tx) => accept(tx, ctx, await shownRows(tx, ctx, asked)))
}

/** Which verdicts taking every row of a filter that needs no decision would change. */
export async function forecastShownRows(ctx: Context, input: z.input<typeof ShownAcceptance>): Promise<VerdictShift[]> {
  allow(ctx, 'inventory:write')
  allow(ctx, 'claim:write')
  const asked = ShownAcceptance.parse(input)
  return rolledBack(ctx, async (tx) => (await weighedWrite(tx, ctx, await shownRows(tx, ctx, asked))).shifts)
}

async function shownRows(tx: Tx, ctx: Context, { edition, table, kind, stamp }: z.infer<typeof ShownAcceptance>): Promise<Taking> {
  const compared = await compareAgain(tx, ctx, edition)
  const rows = compared.updates.filter((update) => matches(update, { part: table, kind, page: 1 }) && takesItself(update))
  if (stampOf(rows) !== stamp) throw replaced()
  return { compared, ...acceptance({ updates: compared.updates, rows }) }
}

type Taking = Acceptance & { compared: Compared }

async function weighedWrite(tx: Tx, ctx: Context, { writes, problems }: Taking) {
  const [problem] = problems
  if (problem)
    throw invalid(`This row does not fit together: ${problem.message} Choose differently, or edit the row first.`, {
      [problem.field]: problem.message,
    })
  if (writes.length === 0) throw invalid('Nothing was taken: choose, for the fields that both changed, whose value counts.')
  const added = writes.filter(({ held }) => held === null)
  const changed = writes.filter(({ held }) => held !== null)
  const kept = changed.filter(({ taken }) => taken.length === 0).length
  const { shifts } = await writeAndWeigh(tx, ctx, async () => {
    // What stands already may refer to what is new, and a new claim to a dimension that its benchmark gains.
    for (const late of [false, true]) {
      const now = ({ part }: RowWrite) => (part === 'claims' || part === 'facts') === late
      await addCatalogueRows(tx, ctx, tablesOf(added.filter(now)))
      for (const write of changed.filter(now)) await changeRow(tx, ctx, write)
    }
  })
  return { shifts, counts: { added: added.length, changed: changed.length - kept, kept } }
}

async function accept(tx: Tx, ctx: Context, taking: Taking): Promise<Accepted> {
  const { counts, shifts } = await weighedWrite(tx, ctx, taking)
  const { compared, writes } = taking
  await report(tx, ctx, compared.edition, writes)
  const { updates: left, held: after } = await compare(tx, ctx, compared.edition)
  await noteTaken(tx, ctx, compared.edition, { took: true, left })
  await keepAcceptance(tx, ctx, compared.edition, { counts, shifts, writes, after })
  return { ...counts, shifts }
}

const tablesOf = (writes: readonly RowWrite[]): CatalogueTables =>
  Object.fromEntries(rowParts.map((part) => [part, writes.filter((write) => write.part === part).map(({ row }) => row)])) as CatalogueTables

async function report(tx: Tx, ctx: Context, { version, sha256 }: OfferedEdition, writes: readonly RowWrite[]): Promise<void> {
  const events = writes.map(({ part, id, row, taken, held }): Reported => {
    const type = partNames[part].one
    const subject = { type, id }
    if (held) return { action: `${type}.changed`, subject, detail: { before: held.row, after: row, taken, catalogue: version } }
    return { action: `${type}.created`, subject, detail: { ...row, catalogue: version } }
  })
  const counts = Object.fromEntries(rowParts.map((part) => [part, writes.filter((write) => write.part === part).length]))
  const whole = { action: 'catalogue.accepted', subject: { type: 'catalogue', id: version }, detail: { version, sha256, counts } }
  await recordEach(tx, ctx, [...events, whole])
}

/** Turns rows of a newer catalogue down: they are not shown again until the catalogue says something else about them. */
export async function dismissCatalogueRows(ctx: Context, input: z.input<typeof CatalogueDismissals>): Promise<{ rows: string[] }> {
  allow(ctx, 'inventory:write')
  const { edition, rows } = CatalogueDismissals.parse(input)
  return transaction(ctx, async (tx) => {
    const compared = await compareAgain(tx, ctx, edition)
    const updates = meant(compared, rows).filter(waits)
    await forget(tx, updates)
    await tx.catalogueDismissal.createMany({
      data: updates.map(({ part, id, theirs }) => ({
        workspaceId: ctx.workspace.id,
        part,
        rowId: id,
        ...(theirs ? { row: asTaken(theirs) } : {}),
        dismissedByName: ctx.actor.name,
        dismissedAt: ctx.now,
      })),
    })
    await reportDismissals(tx, ctx, compared.edition, updates, 'dismissed')
    return { rows }
  })
}

/** Brings dismissed rows back into the list. */
export async function recallCatalogueRows(ctx: Context, input: z.input<typeof CatalogueDismissals>): Promise<{ rows: string[] }> {
  allow(ctx, 'inventory:write')
  const { edition, rows } = CatalogueDismissals.parse(input)
  return transaction(ctx, async (tx) => {
    const compared = await compareAgain(tx, ctx, edition)
    const updates = meant(compared, rows).filter(({ dismissed }) => dismissed)
    await forget(tx, updates)
    await reportDismissals(tx, ctx, compared.edition, updates, 'recalled')
    return { rows }
  })
}

const forget = async (tx: Tx, updates: readonly RowUpdate[]): Promise<unknown> =>
  updates.length > 0 && tx.catalogueDismissal.deleteMany({ where: { OR: updates.map(({ part, id }) => ({ part, rowId: id })) } })

async function reportDismissals(
  tx: Tx,
  ctx: Context,
  { version, sha256 }: OfferedEdition,
  updates: readonly RowUpdate[],
  verb: string,
): Promise<void> {
  if (updates.length === 0) return
  const detail = { version, sha256, rows: updates.map(rowKey) }
  await recordEach(tx, ctx, [{ action: `catalogue.${verb}`, subject: { type: 'catalogue', id: version }, detail }])
}

/** What people read after an acceptance. */
export function acceptedText({ added, changed, kept, shifts }: Accepted): string {
  const said = [
    added > 0 ? `${plural(added, 'row')} added` : '',
    changed > 0 ? `${plural(changed, 'row')} changed` : '',
    kept > 0 ? `${plural(kept, 'row')} kept as ${kept === 1 ? 'it was' : 'they were'}` : '',
  ]
  return [`${said.filter(Boolean).join(', ')}.`, shifts.length > 0 ? shiftsText(shifts, 'Changed') : ''].filter(Boolean).join(' ')
}
