import 'server-only'
import { allow, type Context } from '@/lib/context'
import type { Week } from '@/lib/domain/week'

/** The weeks that have a signed edition, oldest first: names alone, without what they hold. */
export async function signedWeeks(ctx: Context): Promise<{ week: Week }[]> {
  allow(ctx, 'workspace:read')
  return ctx.db.review.findMany({ where: { state: 'signed' }, distinct: ['week'], orderBy: { week: 'asc' }, select: { week: true } })
}
