import 'server-only'
import { allow, type Context } from '@/lib/context'
import { invalid } from '@/lib/errors'
import type { RowRef } from './archiving'

/** What undoing a delivery did: jobs taken out, jobs given what was known before, and jobs left because a later delivery said more about them. */
export type UndoneJobLog = { id: string; removed: number; restored: number; kept: number }

/** Takes a delivery of job records back; summaries and facts follow. Throws `not_found`. */
export async function undoJobLog(ctx: Context, _input: RowRef): Promise<UndoneJobLog> {
  allow(ctx, 'claim:write')
  throw invalid('Job records cannot be taken back yet.')
}
