import type { Context } from '@/lib/context'
import { ingestJobs, type JobDelivery } from '@/lib/services/job-ingest'
import { aModel, anOffering, aVendor } from './factories'

/** Two offerings that logs call "veo-3.1-generate" and "kling-3.0". */
export async function jobOfferings(ctx: Context): Promise<void> {
  for (const [id, apiModelId] of [
    ['veo', 'veo-3.1-generate'],
    ['kling', 'kling-3.0'],
  ] as const) {
    const vendorId = await aVendor(ctx, { id: `${id}-maker` })
    const modelId = await aModel(ctx, { id: `${id}-model`, vendorId })
    await anOffering(ctx, { id, modelId, providerId: vendorId, apiModelId })
  }
}

export const jobColumns = 'id,model,submitted_at,started_at,finished_at,state,seconds,resolution,cost,currency,accepted,error'

export type JobLine = Partial<Record<'id' | 'model' | 'state' | 'resolution' | 'currency' | 'accepted' | 'error', string>> & {
  at?: number
  took?: number | null
  waited?: number | null
  seconds?: number | null
  cost?: number | null
}

/** Minutes after the first of November as a line writes them. */
const moment = (minutes: number): string => new Date(Date.UTC(2026, 10, 1) + minutes * 60_000).toISOString()

/** A line of a CSV log: submitted `at` minutes after the first of November 2026, started and finished so many seconds later. */
export function jobLine({ at = 0, took = 60, waited = null, seconds = 8, cost = null, ...texts }: JobLine = {}): string {
  const { id = 'a', model = 'veo-3.1-generate', state = '', resolution = '1080p', currency = '', accepted = '', error = '' } = texts
  const later = (by: number | null) => (by === null ? '' : moment(at + by / 60))
  return [id, model, moment(at), later(waited), later(took), state, seconds ?? '', resolution, cost ?? '', currency, accepted, error].join(
    ',',
  )
}

export const jobCsv = (lines: readonly string[]): Buffer => Buffer.from(`${jobColumns}\n${lines.map((line) => `${line}\n`).join('')}`)

/** Hands in lines of a CSV log. */
export const deliverJobs = (ctx: Context, lines: readonly string[], over: Partial<JobDelivery> = {}) =>
  ingestJobs(ctx, { via: 'upload', format: 'csv', fileName: 'jobs.csv', content: jobCsv(lines), ...over })
