import 'server-only'
import type { Context } from '@/lib/context'
import type { Tx } from '@/lib/db/scope'
import { coveredSince, type KeptIncident, mergeIncidents, nextRead, nextReading } from '@/lib/domain/status-merge'
import { type Said, saidOf } from '@/lib/domain/status-page'
import type { PageReading } from '@/lib/domain/status-parts'
import { record } from './audit'

/** What the outcome of a reading is written to. */
export type ReadPage = {
  vendorId: string
  everyMinutes: number
  components: string[]
  listed: string[]
  failures: number
  failingSince: Date | null
  coveredFrom: Date | null
}

const incidentSelect = {
  ...{ id: true, name: true, impact: true, state: true, startedAt: true, startSeen: true },
  ...{ resolvedAt: true, endSeen: true, url: true, components: true },
} as const

/** A page that makes up incidents must not fill the database, nor the audit log. */
const mostKept = 5000
const mostSoftened = 20
const mostListed = 500

const subject = (vendorId: string) => ({ type: 'status_page', id: vendorId })

async function writeIncidents(tx: Tx, ctx: Context, vendorId: string, page: PageReading): Promise<void> {
  const at = ctx.now
  const ids = page.incidents.map(({ id }) => id)
  const known: KeptIncident[] = await tx.incident.findMany({
    where: { vendorId, OR: [{ id: { in: ids } }, { resolvedAt: null }] },
    select: incidentSelect,
  })
  const { added, changed, listed, softened } = mergeIncidents(known, page.incidents, at)
  const seen = { firstSeenAt: at, lastSeenAt: at }
  const room = added.length === 0 ? 0 : Math.max(0, mostKept - (await tx.incident.count({ where: { vendorId } })))
  await tx.incident.createMany({
    data: added.slice(0, room).map((incident) => ({ ...incident, ...seen, workspaceId: ctx.workspace.id, vendorId })),
  })
  for (const { id, ...incident } of changed) await tx.incident.updateMany({ where: { vendorId, id }, data: incident })
  await tx.incident.updateMany({ where: { vendorId, id: { in: listed } }, data: { lastSeenAt: at } })
  // A vendor may rewrite its past; that it did must not depend on who looked when.
  for (const { id, name, how } of softened.slice(0, mostSoftened))
    await record(tx, ctx, 'status_page.softened', subject(vendorId), { incident: id, name, how })
}

function listedNow({ listed }: ReadPage, { components, listsAll }: PageReading): string[] {
  const names = components.map(({ name }) => name)
  return listsAll ? names : [...new Set([...listed, ...names])].slice(0, mostListed)
}

const earlier = (known: Date | null, found: Date): Date => (known && known < found ? known : found)

async function keepReading(tx: Tx, ctx: Context, { vendorId, everyMinutes }: ReadPage, { indicator, affected }: Said): Promise<void> {
  const at = ctx.now
  const select = { at: true, until: true, indicator: true, affected: true } as const
  const last = await tx.statusReading.findFirst({ where: { vendorId }, orderBy: { at: 'desc' }, select })
  const { lengthens, isNew } = nextReading(last, { indicator, affected }, { at, everyMinutes })
  if (last && lengthens) await tx.statusReading.updateMany({ where: { vendorId, at: last.at }, data: { until: at } })
  const row = { workspaceId: ctx.workspace.id, vendorId, at, until: at, indicator, affected }
  if (isNew) await tx.statusReading.createMany({ data: [row], skipDuplicates: true })
}

/** Writes what a page said: a reading, its incidents, and when it is read next. */
export async function writeReading(tx: Tx, ctx: Context, row: ReadPage, page: PageReading): Promise<void> {
  const { vendorId } = row
  const at = ctx.now
  const said = saidOf(page, row.components)
  await writeIncidents(tx, ctx, vendorId, page)
  await keepReading(tx, ctx, row, said)
  await tx.statusPage.updateMany({
    where: { vendorId },
    data: {
      ...{ readAt: at, indicator: said.indicator, description: page.description, listed: listedNow(row, page) },
      ...{ remarks: [...page.remarks, ...said.remarks], coveredFrom: earlier(row.coveredFrom, coveredSince(page, at)) },
      ...{ failures: 0, failingSince: null, failure: null, leaseUntil: null, nextReadAt: nextRead(at, row.everyMinutes, 0) },
    },
  })
  if (row.failingSince) await record(tx, ctx, 'status_page.recovered', subject(vendorId), { failingSince: row.failingSince })
}

/** Writes that a reading failed. Nothing that is known is touched. */
export async function writeFailure(tx: Tx, ctx: Context, row: ReadPage, problem: string): Promise<void> {
  const { vendorId, everyMinutes } = row
  const failures = row.failures + 1
  const nextReadAt = nextRead(ctx.now, everyMinutes, failures)
  const data = { failures, failingSince: row.failingSince ?? ctx.now, failure: problem, leaseUntil: null, nextReadAt }
  await tx.statusPage.updateMany({ where: { vendorId }, data })
  if (!row.failingSince) await record(tx, ctx, 'status_page.failing', subject(vendorId), { problem })
}
