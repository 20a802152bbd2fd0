import 'server-only'
import { allow, type Context } from '@/lib/context'
import { demoLogId } from './seed-jobs'

/** Offerings whose measurements rest, wholly or in part, on jobs that the demo made up. */
export async function listInventedMeasurements(ctx: Context): Promise<ReadonlySet<string>> {
  allow(ctx, 'workspace:read')
  if (!ctx.workspace.demo) return new Set()
  const rows = await ctx.db.generationJob.groupBy({ by: ['offeringId'], where: { logId: demoLogId } })
  return new Set(rows.map(({ offeringId }) => offeringId))
}
