import 'server-only'
import { allow, type Context } from '@/lib/context'
import { statement } from '@/lib/db/scope'
import type { Contradiction, Examined } from '@/lib/domain/contradiction'
import { grouped } from '@/lib/domain/grouped'
import { ownErrors } from '@/lib/domain/job-state'
import type { JobFigures } from '@/lib/domain/job-summary'
import { offeringTitle } from '@/lib/domain/offering'
import { type AvailabilityGap, availabilityGap, type JobHour, silentHours, statusContradiction } from '@/lib/domain/status-contradiction'
import { askedId } from './asked-id'
import { readStatusRecords } from './status-views'

const windowMs = 90 * 86_400_000

// As in the hours of a job summary: what the caller did wrong, refusals and cancelled jobs are no outage. Only hours that were lost come back.
const lostHours = statement(`select j."offeringId", date_trunc('hour', j."submittedAt") as "at", count(*)::integer as "jobs",
    count(*) filter (where j."state" = 'failed' and (lower(translate(j."errorCode", '- ', '__')) = any($4::text[])) is not true)::integer as "failed"
  from "GenerationJob" j
  where j."workspaceId" = $1 and j."offeringId" = any($2::text[]) and j."submittedAt" >= $3 and j."state" in ('finished', 'failed', 'refused')
  group by 1, 2
  having count(*) filter (where j."state" = 'failed') * 2 >= count(*)
  order by 2`)

type Lost = JobHour & { offeringId: string }

/** Offerings whose summaries know an hour without service; of no other are the jobs looked through again. */
async function withLostHours(ctx: Context, offeringIds: readonly string[]): Promise<string[]> {
  const rows = await ctx.db.jobSummary.findMany({
    where: { offeringId: { in: [...offeringIds] } },
    select: { offeringId: true, figures: true },
  })
  const down = rows.filter(({ figures }) => ((figures as Partial<JobFigures>).availability?.down ?? 0) > 0)
  return [...new Set(down.map(({ offeringId }) => offeringId))]
}

/** Offerings whose provider's status page admitted nothing in hours in which most of the team's jobs failed, over the last 90 days. */
export async function findStatusContradictions(ctx: Context, examined: readonly Examined[]): Promise<Contradiction[]> {
  allow(ctx, 'workspace:read')
  const ids = await withLostHours(
    ctx,
    examined.map(({ offering }) => offering.id),
  )
  if (ids.length === 0) return []
  const pages = await readStatusRecords(ctx)
  const vendorOf = ({ offering, maker }: Examined) => offering.providerId ?? maker.id
  const entries = examined.filter((entry) => ids.includes(entry.offering.id) && pages.has(vendorOf(entry)))
  if (entries.length === 0) return []
  const since = new Date(ctx.now.getTime() - windowMs)
  const hours = grouped(
    await ctx.db.$queryRawUnsafe<Lost[]>(lostHours, ctx.workspace.id, ids, since, ownErrors),
    ({ offeringId }) => offeringId,
  )
  return entries.flatMap((entry) => {
    const vendorId = vendorOf(entry)
    const page = pages.get(vendorId)
    const silent = page && silentHours(page, hours.get(entry.offering.id) ?? [])
    return silent ? [statusContradiction(entry, silent, { vendorId, vendorName: page.vendorName })] : []
  })
}

/** What the team's own jobs of one offering show beside the word of its provider's page. `gap` is set where the page tells of more. */
export type MeasuredBeside = {
  offeringId: string
  title: string
  setting: string
  hours: number
  estimate: number
  gap: AvailabilityGap | null
}

/** Availability as measured at the gates, of every offering that a vendor serves. */
export async function findMeasuredBeside(ctx: Context, vendorId: string): Promise<MeasuredBeside[]> {
  allow(ctx, 'workspace:read')
  const id = askedId(vendorId, 'This vendor')
  const served = { OR: [{ providerId: id }, { providerId: null, model: { vendorId: id } }] }
  const rows = await ctx.db.jobSummary.findMany({
    where: { atGates: true, offering: served },
    orderBy: [{ offeringId: 'asc' }],
    select: {
      ...{ offeringId: true, setting: true, figures: true },
      offering: {
        select: {
          kind: true,
          model: { select: { name: true, modelVersion: true, vendorId: true } },
          provider: { select: { id: true, name: true } },
        },
      },
    },
  })
  const record = rows.length > 0 ? (await readStatusRecords(ctx)).get(id) : undefined
  return rows.flatMap(({ offeringId, setting, figures, offering }) => {
    const { availability } = figures as Partial<JobFigures>
    if (!availability) return []
    const gap = record ? availabilityGap(record, availability) : null
    return { offeringId, title: offeringTitle(offering), setting, hours: availability.hours, estimate: availability.estimate, gap }
  })
}
