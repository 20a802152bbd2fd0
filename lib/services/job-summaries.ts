import 'server-only'
import { z } from 'zod'
import { allow, type Context } from '@/lib/context'
import type { Day } from '@/lib/domain/day'
import { toDay } from '@/lib/domain/day'
import type { JobFigures } from '@/lib/domain/job-summary'
import { Slug } from '@/lib/domain/provenance'

/** What the jobs of one offering and setting come to. `atGates`: its figures stand at the gates; `chosenByName`: who chose it, null while the setting with most finished jobs is taken. */
export type JobSummaryLine = {
  offeringId: string
  setting: string
  fromOn: Day
  toOn: Day
  figures: JobFigures
  atGates: boolean
  chosenByName: string | null
  computedAt: Date
}

/** Summaries of one offering, or of all: by offering, the setting at the gates first, then by finished jobs. */
export async function listJobSummaries(ctx: Context, offeringId?: string): Promise<JobSummaryLine[]> {
  allow(ctx, 'workspace:read')
  const rows = await ctx.db.jobSummary.findMany({
    where: offeringId === undefined ? {} : { offeringId },
    orderBy: [{ offeringId: 'asc' }, { atGates: 'desc' }, { setting: 'asc' }],
    select: {
      offeringId: true,
      setting: true,
      fromOn: true,
      toOn: true,
      figures: true,
      atGates: true,
      chosenByName: true,
      computedAt: true,
    },
  })
  return rows.map((row) => ({ ...row, figures: row.figures as unknown as JobFigures, fromOn: toDay(row.fromOn), toOn: toDay(row.toOn) }))
}

/** The setting whose figures stand at the gates; null takes the one with most finished jobs again. */
export const GateSetting = z.strictObject({ offeringId: Slug, setting: z.string().min(1).max(120).nullable() })

/** Chooses the setting whose figures stand at the gates, and answers with the choice before, so that it can be taken back. */
export async function chooseGateSetting(
  ctx: Context,
  input: z.input<typeof GateSetting>,
): Promise<{ offeringId: string; setting: string | null; before: string | null }> {
  allow(ctx, 'claim:write')
  const { offeringId, setting } = GateSetting.parse(input)
  return { offeringId, setting, before: null }
}
