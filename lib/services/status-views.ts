import 'server-only'
import { allow, type Context } from '@/lib/context'
import { grouped } from '@/lib/domain/grouped'
import type { Origin } from '@/lib/domain/provenance'
import {
  type ObservedAvailability,
  observedAvailability,
  type StatusDay,
  type StatusRecord,
  saidSince,
  statusDays,
  type TimedReading,
  watchedSpans,
} from '@/lib/domain/status-availability'
import type { KeptIncident } from '@/lib/domain/status-merge'
import { concerns, type StatusPageKind } from '@/lib/domain/status-page'
import { notFound } from '@/lib/errors'
import { askedId } from './asked-id'

const dayMs = 86_400_000
const shownDays = 90
const mostIncidents = 200

const pageSelect = {
  ...{ vendorId: true, kind: true, url: true, everyMinutes: true, active: true, components: true, listed: true, remarks: true },
  ...{ nextReadAt: true, readAt: true, failingSince: true, failure: true, failures: true, indicator: true, description: true },
  ...{ coveredFrom: true, origin: true, createdByName: true, archivedAt: true, version: true },
} as const

export type StatusPageRow = {
  vendorId: string
  kind: StatusPageKind
  url: string
  everyMinutes: number
  active: boolean
  components: string[]
  listed: string[]
  remarks: string[]
  nextReadAt: Date
  readAt: Date | null
  failingSince: Date | null
  failure: string | null
  failures: number
  indicator: string | null
  description: string | null
  coveredFrom: Date | null
  origin: Origin
  createdByName: string
  archivedAt: Date | null
  version: number
}

export type StatusIncident = KeptIncident & { lastSeenAt: Date }

export type StatusLine = StatusPageRow & {
  vendorName: string
  /** What it last said is older than three of its rhythms, so it says nothing about now. */
  stale: boolean
  /** Since when it says what it says now; null before the first reading. */
  since: Date | null
  observed: ObservedAvailability | null
  /** Incidents that concern the team and are not over, the newest first. */
  open: StatusIncident[]
}
export type StatusDetail = StatusLine & { incidents: StatusIncident[]; days: StatusDay[] }

const windowStart = (ctx: Context) => new Date(ctx.now.getTime() - (shownDays + 1) * dayMs)

const recentReadings = (ctx: Context, vendorIds: string[]) =>
  ctx.db.statusReading.findMany({
    where: { vendorId: { in: vendorIds }, OR: [{ at: { gte: windowStart(ctx) } }, { until: { gte: windowStart(ctx) } }] },
    orderBy: { at: 'asc' },
    select: { vendorId: true, at: true, until: true, indicator: true },
  })

const incidentSelect = {
  ...{ vendorId: true, id: true, name: true, impact: true, state: true, startedAt: true, startSeen: true },
  ...{ resolvedAt: true, endSeen: true, url: true, components: true, lastSeenAt: true },
} as const

const recentIncidents = (ctx: Context, vendorIds: string[]) =>
  ctx.db.incident.findMany({
    where: { vendorId: { in: vendorIds }, OR: [{ resolvedAt: null }, { resolvedAt: { gte: windowStart(ctx) } }] },
    orderBy: [{ startedAt: 'desc' }, { id: 'asc' }],
    select: incidentSelect,
  })

const recordOf = (row: StatusPageRow, incidents: readonly StatusIncident[], readings: readonly TimedReading[]): StatusRecord => ({
  ...{ incidents, watched: watchedSpans(readings), components: row.components, coveredFrom: row.coveredFrom, readAt: row.readAt },
  everyMinutes: row.everyMinutes,
})

function lineOf(ctx: Context, row: StatusPageRow, vendorName: string, record: StatusRecord, incidents: StatusIncident[]): StatusLine {
  const late = row.readAt !== null && ctx.now.getTime() - row.readAt.getTime() > 3 * row.everyMinutes * 60_000
  return {
    ...{
      ...row,
      vendorName,
      stale: late,
      since: saidSince(record, row.indicator),
      observed: observedAvailability(record, shownDays),
    },
    open: incidents.filter((incident) => incident.resolvedAt === null && concerns(incident, row.components)),
  }
}

/** The records of status pages that were read, by vendor: what contradictions are looked for in. */
export async function readStatusRecords(ctx: Context): Promise<Map<string, StatusRecord & { vendorName: string }>> {
  allow(ctx, 'workspace:read')
  const rows = await ctx.db.statusPage.findMany({
    where: { archivedAt: null, readAt: { not: null } },
    select: { ...pageSelect, vendor: { select: { name: true } } },
  })
  if (rows.length === 0) return new Map()
  const ids = rows.map(({ vendorId }) => vendorId)
  const [incidents, readings] = await Promise.all([recentIncidents(ctx, ids), recentReadings(ctx, ids)])
  const byVendor = grouped(incidents, ({ vendorId }) => vendorId)
  const read = grouped(readings, ({ vendorId }) => vendorId)
  const recordFor = (row: StatusPageRow) => recordOf(row, byVendor.get(row.vendorId) ?? [], read.get(row.vendorId) ?? [])
  return new Map(rows.map(({ vendor, ...row }) => [row.vendorId, { ...recordFor(row), vendorName: vendor.name }]))
}

/** Every status page that is set, with what it says, by the name of its vendor. */
export async function listStatusPages(ctx: Context): Promise<StatusLine[]> {
  allow(ctx, 'workspace:read')
  const rows = await ctx.db.statusPage.findMany({
    where: { archivedAt: null, vendor: { archivedAt: null } },
    select: { ...pageSelect, vendor: { select: { name: true } } },
  })
  const ids = rows.map(({ vendorId }) => vendorId)
  const [incidents, readings] = await Promise.all([recentIncidents(ctx, ids), recentReadings(ctx, ids)])
  const byVendor = grouped(incidents, ({ vendorId }) => vendorId)
  const read = grouped(readings, ({ vendorId }) => vendorId)
  return rows
    .map(({ vendor, ...row }) => {
      const own = byVendor.get(row.vendorId) ?? []
      return lineOf(ctx, row, vendor.name, recordOf(row, own, read.get(row.vendorId) ?? []), own)
    })
    .sort((a, b) => a.vendorName.localeCompare(b.vendorName))
}

/** A vendor's status page with its incidents and its last 90 days; null when none is set. A removed one only when it is asked for. */
export async function findStatusPage(ctx: Context, vendorId: string, removedToo = false): Promise<StatusDetail | null> {
  allow(ctx, 'workspace:read')
  const where = { vendorId: askedId(vendorId, 'This vendor'), ...(removedToo ? {} : { archivedAt: null }) }
  const found = await ctx.db.statusPage.findFirst({ where, select: { ...pageSelect, vendor: { select: { name: true } } } })
  if (!found) return null
  const { vendor, ...row } = found
  const [recent, readings, incidents] = await Promise.all([
    recentIncidents(ctx, [vendorId]),
    recentReadings(ctx, [vendorId]),
    ctx.db.incident.findMany({
      where: { vendorId },
      orderBy: [{ startedAt: 'desc' }, { id: 'asc' }],
      take: mostIncidents,
      select: incidentSelect,
    }),
  ])
  const record = recordOf(row, recent, readings)
  return {
    ...lineOf(ctx, row, vendor.name, record, recent),
    incidents,
    days: statusDays(record, ctx.now, ctx.workspace.timeZone, shownDays),
  }
}

/** As `findStatusPage`, also of a removed page; throws `not_found`. */
export async function getStatusPage(ctx: Context, vendorId: string): Promise<StatusDetail> {
  const found = await findStatusPage(ctx, vendorId, true)
  if (!found) throw notFound('This status page')
  return found
}

export type StatusProposal = { vendorId: string; vendorName: string; url: string }

/** Vendors of the inventory whose status page is known and not read. Nothing is read before somebody decides so. */
export async function listStatusProposals(ctx: Context): Promise<StatusProposal[]> {
  allow(ctx, 'workspace:read')
  const rows = await ctx.db.vendor.findMany({
    where: { archivedAt: null, statusPageUrl: { not: null }, statusPage: { is: null } },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, statusPageUrl: true },
  })
  return rows.flatMap(({ id, name, statusPageUrl }) => (statusPageUrl ? [{ vendorId: id, vendorName: name, url: statusPageUrl }] : []))
}

/** Vendors for which no status page is set, each with its address where the inventory knows one. */
export async function listStatusVendors(ctx: Context): Promise<{ vendorId: string; vendorName: string; url: string | null }[]> {
  allow(ctx, 'workspace:read')
  const rows = await ctx.db.vendor.findMany({
    where: { archivedAt: null, OR: [{ statusPage: { is: null } }, { statusPage: { archivedAt: { not: null } } }] },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, statusPageUrl: true },
  })
  return rows.map(({ id, name, statusPageUrl }) => ({ vendorId: id, vendorName: name, url: statusPageUrl }))
}

export type StatusAtGate = Pick<StatusLine, 'vendorId' | 'vendorName' | 'origin' | 'observed' | 'stale'> & { open: number }

/** What the status pages of the offerings' providers tell beside the availability gate, each once; none of a page that was never read. */
export async function findStatusAtGates(ctx: Context, offeringIds: readonly string[]): Promise<StatusAtGate[]> {
  allow(ctx, 'workspace:read')
  const offerings = await ctx.db.offering.findMany({
    where: { id: { in: [...offeringIds] } },
    select: { providerId: true, model: { select: { vendorId: true } } },
  })
  const vendors = new Set(offerings.map(({ providerId, model }) => providerId ?? model.vendorId))
  const pages = await Promise.all([...vendors].map((vendorId) => findStatusPage(ctx, vendorId)))
  return pages.flatMap((page) => {
    if (!page?.readAt) return []
    const { vendorId, vendorName, origin, observed, open, stale } = page
    return { vendorId, vendorName, origin, observed, open: open.length, stale }
  })
}
