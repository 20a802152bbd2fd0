import 'server-only'
import { z } from 'zod'
import { allow, type Context, transaction } from '@/lib/context'
import type { Tx } from '@/lib/db/scope'
import { Slug } from '@/lib/domain/provenance'
import { StatusPageKind, statusRoot } from '@/lib/domain/status-page'
import type { Outcome, PageReading } from '@/lib/domain/status-parts'
import { conflict, invalid, notFound } from '@/lib/errors'
import { record } from './audit'
import { staleWrite } from './rows'
import { type Ask, askOutside, detectStatus, fetchStatus } from './status-fetch'
import { writeFailure, writeReading } from './status-write'

const httpUrl = z.url({ protocol: /^https?$/, error: 'Write the full address of the status page, starting with https://' }).max(2000)

/** A vendor's status page as somebody sets it. Without a kind, it is found out by what answers; without a version, it is a new one. */
export const StatusPageInput = z.strictObject({
  vendorId: Slug,
  url: httpUrl,
  kind: StatusPageKind.nullable().default(null),
  everyMinutes: z
    .int()
    .min(5, 'Read it every 5 minutes at most.')
    .max(1440, 'Read it once a day at least: every 1440 minutes.')
    .default(15),
  components: z.array(z.string().trim().min(1).max(300)).max(60, 'Choose at most 60 components.').default([]),
  version: z.int().positive().nullable().default(null),
})
export const StatusPageRef = z.strictObject({ vendorId: Slug })
export const StatusPageSwitch = z.strictObject({ vendorId: Slug, active: z.boolean() })

/** Longer than any reading can take; after it, whoever was reading is taken for dead. */
const leaseMs = 120_000
/** A page is somebody else's server: nobody asks it again at once. */
const restMs = 20_000

const select = {
  ...{
    vendorId: true,
    kind: true,
    url: true,
    everyMinutes: true,
    active: true,
    components: true,
    listed: true,
    version: true,
    archivedAt: true,
  },
  ...{ failures: true, failingSince: true, coveredFrom: true, readAt: true, updatedAt: true },
} as const
const find = (db: Pick<Tx, 'statusPage'>, vendorId: string) => db.statusPage.findFirst({ where: { vendorId }, select })
type Row = NonNullable<Awaited<ReturnType<typeof find>>>

async function mustFind(db: Pick<Tx, 'statusPage'>, vendorId: string): Promise<Row> {
  const row = await find(db, vendorId)
  if (!row || row.archivedAt) throw notFound('This status page')
  return row
}

const subject = (vendorId: string) => ({ type: 'status_page', id: vendorId })
const atUrl = (message: string) => invalid(message, { url: message })

async function checkVendor(ctx: Context, vendorId: string): Promise<void> {
  if ((await ctx.db.vendor.count({ where: { id: vendorId, archivedAt: null } })) > 0) return
  const message = 'This vendor does not exist in this workspace, or is archived. Choose one from the list.'
  throw invalid('Nothing was saved. Please correct the marked fields.', { vendorId: message })
}

type Parsed = z.output<typeof StatusPageInput>
type FirstRead = { kind: StatusPageKind; outcome: Outcome<PageReading> }

/** The first reading decides what kind of page it is. A page of a chosen kind may fail at first; one of which nothing is known may not. */
async function firstRead(ctx: Context, root: string, { kind }: Parsed, ask: Ask): Promise<FirstRead> {
  if (kind) return { kind, outcome: await fetchStatus(root, kind, ctx.now, ask) }
  const found = await detectStatus(root, ctx.now, ask)
  if (found.kind === null) throw atUrl(found.ok ? 'This page cannot be read.' : found.problem)
  return { kind: found.kind, outcome: found }
}

const samePage = (row: Row | null, root: string, kind: StatusPageKind | null): row is Row =>
  row !== null && row.archivedAt === null && row.url === root && kind === row.kind

/** What was read of another address is not what this page says. */
async function forgetOther(tx: Tx, vendorId: string): Promise<{ readings: number; incidents: number }> {
  const readings = await tx.statusReading.deleteMany({ where: { vendorId } })
  const incidents = await tx.incident.deleteMany({ where: { vendorId } })
  return { readings: readings.count, incidents: incidents.count }
}

async function writePage(tx: Tx, ctx: Context, input: Parsed, root: string, first: FirstRead | null): Promise<void> {
  const { vendorId, everyMinutes, components, version } = input
  const before = await find(tx, vendorId)
  if (before && !before.archivedAt && version === null) throw conflict('This vendor has a status page already. Open it to change it.')
  if (before && !before.archivedAt && before.version !== version) throw staleWrite('status page', before)
  if (version !== null && (!before || before.archivedAt)) throw notFound('This status page')
  const moved = before !== null && before.url !== root
  const fresh = {
    readAt: null,
    indicator: null,
    description: null,
    coveredFrom: null,
    listed: [],
    remarks: [],
    failures: 0,
    failingSince: null,
    failure: null,
  }
  const said = { url: root, everyMinutes, components, ...(first ? { kind: first.kind } : {}), ...(moved ? fresh : {}) }
  if (before) {
    // Bound to what was read above: of two who save at once, one is told.
    const where = { vendorId, version: before.version }
    const data = { ...said, archivedAt: null, version: { increment: 1 }, ...(before.archivedAt ? { active: true } : {}) }
    if ((await tx.statusPage.updateMany({ where, data })).count !== 1) throw staleWrite('status page', await find(tx, vendorId))
  } else {
    const kind = first?.kind ?? 'statuspage'
    await tx.statusPage.create({
      data: { ...said, kind, workspaceId: ctx.workspace.id, vendorId, nextReadAt: ctx.now, createdByName: ctx.actor.name },
    })
  }
  const forgot = moved ? { forgot: await forgetOther(tx, vendorId) } : {}
  await record(tx, ctx, before && !before.archivedAt ? 'status_page.changed' : 'status_page.set', subject(vendorId), {
    ...{ url: root, everyMinutes, components, kind: first?.kind ?? before?.kind },
    ...forgot,
  })
}

/**
 * Sets a vendor's status page and reads it at once, so that nobody waits for something that can never be read. Only rhythm and components change
 * without a reading. A changed address forgets what was read of the one before.
 */
export async function setStatusPage(
  ctx: Context,
  input: z.input<typeof StatusPageInput>,
  ask: Ask = askOutside,
): Promise<{ vendorId: string; failure: string | null }> {
  allow(ctx, 'claim:write')
  const parsed = StatusPageInput.parse(input)
  const { vendorId } = parsed
  await checkVendor(ctx, vendorId)
  const root = statusRoot(parsed.url)
  const before = await find(ctx.db, vendorId)
  // Outside of the transaction: a slow page must not hold rows.
  const first = samePage(before, root, parsed.kind) ? null : await firstRead(ctx, root, parsed, ask)
  const failure = first && !first.outcome.ok ? first.outcome.problem : null
  return transaction(ctx, async (tx) => {
    await writePage(tx, ctx, parsed, root, first)
    if (first) await writeOutcome(tx, ctx, await mustFind(tx, vendorId), first.outcome)
    return { vendorId, failure }
  })
}

const writeOutcome = (tx: Tx, ctx: Context, row: Row, outcome: Outcome<PageReading>): Promise<void> =>
  outcome.ok ? writeReading(tx, ctx, row, outcome.value) : writeFailure(tx, ctx, row, outcome.problem)

/** What may be read now: what is due, not paused, not put away with or without its vendor, and not being read by somebody. */
export const dueToRead = (now: Date) => ({
  ...{ active: true, archivedAt: null, nextReadAt: { lte: now }, vendor: { archivedAt: null } },
  OR: [{ leaseUntil: null }, { leaseUntil: { lte: now } }],
})

const freeToRead = (now: Date) => ({ archivedAt: null, OR: [{ leaseUntil: null }, { leaseUntil: { lte: now } }] })

/** Takes a page for this reader alone; of any number that ask at once, one gets it. */
async function take(ctx: Context, vendorId: string, free: ReturnType<typeof freeToRead>): Promise<{ row: Row; leaseUntil: Date } | null> {
  const leaseUntil = new Date(ctx.now.getTime() + leaseMs)
  const { count } = await ctx.db.statusPage.updateMany({ where: { ...free, vendorId }, data: { leaseUntil } })
  return count === 1 ? { row: await mustFind(ctx.db, vendorId), leaseUntil } : null
}

type ReadOutcome = { vendorId: string; failure: string | null }

async function readTaken(
  ctx: Context,
  { row, leaseUntil }: { row: Row; leaseUntil: Date },
  ask: Ask,
  byHand: boolean,
): Promise<ReadOutcome | null> {
  const { vendorId } = row
  const outcome = await fetchStatus(row.url, row.kind, ctx.now, ask)
  return transaction(ctx, async (tx) => {
    const now = await find(tx, vendorId)
    // Bound to this lease and this address: a reader that was taken for dead must not overwrite what its successor found.
    const { count } = await tx.statusPage.updateMany({
      where: { vendorId, leaseUntil, url: row.url, archivedAt: null },
      data: { leaseUntil: null },
    })
    if (count !== 1 || !now) return null
    await writeOutcome(tx, ctx, now, outcome)
    const failure = outcome.ok ? null : outcome.problem
    if (byHand) await record(tx, ctx, 'status_page.read', subject(vendorId), { failure })
    return { vendorId, failure }
  })
}

/** Reads a page because somebody wants to know now, also while it is paused. */
export async function readStatusNow(ctx: Context, input: z.input<typeof StatusPageRef>, ask: Ask = askOutside): Promise<ReadOutcome> {
  allow(ctx, 'claim:write')
  const { vendorId } = StatusPageRef.parse(input)
  const { readAt } = await mustFind(ctx.db, vendorId)
  if (readAt && ctx.now.getTime() - readAt.getTime() < restMs)
    throw conflict('This page was read a moment ago. Wait half a minute before you ask it again.')
  const taken = await take(ctx, vendorId, freeToRead(ctx.now))
  const result = taken && (await readTaken(ctx, taken, ask, true))
  if (!result) throw conflict('This page is being read right now. Reload this screen in a moment.')
  return result
}

/** Reads a page if it is due and nobody else is at it; null when there is nothing to do. */
export async function readStatusDue(ctx: Context, vendorId: string, ask: Ask = askOutside): Promise<ReadOutcome | null> {
  allow(ctx, 'claim:write')
  const taken = await take(ctx, vendorId, dueToRead(ctx.now))
  return taken && readTaken(ctx, taken, ask, false)
}

/** Pauses the reading of a page, or goes on with it. What happens in between stays unknown, unless the page lists past incidents. */
export async function switchStatusPage(ctx: Context, input: z.input<typeof StatusPageSwitch>): Promise<z.output<typeof StatusPageSwitch>> {
  allow(ctx, 'claim:write')
  const { vendorId, active } = StatusPageSwitch.parse(input)
  return transaction(ctx, async (tx) => {
    await mustFind(tx, vendorId)
    const data = { active, version: { increment: 1 }, ...(active ? { nextReadAt: ctx.now } : {}) }
    const { count } = await tx.statusPage.updateMany({ where: { vendorId, active: !active }, data })
    if (count > 0) await record(tx, ctx, active ? 'status_page.resumed' : 'status_page.paused', subject(vendorId))
    return { vendorId, active }
  })
}

async function putAway(ctx: Context, input: z.input<typeof StatusPageRef>, away: boolean): Promise<{ vendorId: string }> {
  const { vendorId } = StatusPageRef.parse(input)
  return transaction(ctx, async (tx) => {
    if (!(await find(tx, vendorId))) throw notFound('This status page')
    const where = { vendorId, archivedAt: away ? null : { not: null } }
    const data = { archivedAt: away ? ctx.now : null, leaseUntil: null, version: { increment: 1 } }
    if ((await tx.statusPage.updateMany({ where, data })).count !== 1)
      throw conflict(`This status page is ${away ? 'removed already' : 'not removed'}. Reload the page.`)
    await record(tx, ctx, away ? 'status_page.archived' : 'status_page.unarchived', subject(vendorId))
    return { vendorId }
  })
}

/** Removes a status page: it is read no more, and what was read is kept. */
export async function archiveStatusPage(ctx: Context, input: z.input<typeof StatusPageRef>): Promise<{ vendorId: string }> {
  allow(ctx, 'claim:write')
  return putAway(ctx, input, true)
}

/** Takes a removal back. */
export async function unarchiveStatusPage(ctx: Context, input: z.input<typeof StatusPageRef>): Promise<{ vendorId: string }> {
  allow(ctx, 'claim:write')
  return putAway(ctx, input, false)
}
