import 'server-only'
import { allow, type Context, transaction } from '@/lib/context'
import { digestDue } from '@/lib/domain/notification/schedule'
import type { Week } from '@/lib/domain/week'
import { announce } from './notify'

/**
 * Announces the digest of the running week once its Monday 08:00 has come in the workspace's zone. One that was missed while nothing ran is told
 * when it runs again, within the week; asking again, or a clock that goes back, tells nothing twice.
 */
export async function tellDigest(ctx: Context): Promise<Week | null> {
  allow(ctx, 'workspace:manage')
  const week = digestDue(ctx.now, ctx.workspace.timeZone)
  if (week === null) return null
  await transaction(ctx, (tx) => announce(tx, ctx, { event: 'week.digest', week }))
  return week
}
