import 'server-only'
import { allow, type Context } from '@/lib/context'
import { invalid } from '@/lib/errors'
import type { JobFormat, JobVia, RefusedJobLine } from './job-logs'

/** The largest delivery that is taken, in bytes. */
export const mostJobBytes = 1_000_000_000

/**
 * One delivery: its bytes at once or as they arrive. `zone` is for local times without a zone, `offeringId` for lines that name no offering.
 * `format` may be left to what the bytes look like.
 */
export type JobDelivery = {
  via: JobVia
  format: JobFormat | null
  fileName: string | null
  content: Uint8Array | AsyncIterable<Uint8Array>
  zone?: string | null
  offeringId?: string | null
}

/**
 * What became of a delivery. `before`: the same bytes were read earlier, nothing changed, and the counts are those of then. `read` is the
 * sum of the others; `skipped` are spans that are no video generation.
 */
export type IngestedJobs = {
  id: string
  before: boolean
  format: JobFormat
  read: number
  added: number
  updated: number
  same: number
  skipped: number
  refused: number
  /** The first refused lines; `refusedJobLines` has them all. */
  firstRefused: RefusedJobLine[]
  /** Offerings whose summaries and facts were worked out anew. */
  offeringIds: string[]
}

/** Reads a delivery of job records, all of it or nothing. Throws `invalid` where nothing in it can be read. */
export async function ingestJobs(ctx: Context, _delivery: JobDelivery): Promise<IngestedJobs> {
  allow(ctx, 'claim:write')
  throw invalid('Job records cannot be read yet.')
}
