import 'server-only'
import { fromOpaque, opaque } from '@/lib/auth/opaque'
import { allow, type Context } from '@/lib/context'
import { notFound } from '@/lib/errors'
import type { RaterSession } from './trial-joining'

/** How a member's voting page is addressed: the id of a trial names the challenger, so a rater must not read it in the address. */
export const seatKey = ({ workspace }: Context, trialId: string): string => opaque(['seat', workspace.id, trialId])

/** The trial of such an address; null for anything else, as the plain id of a trial. */
export function trialOfSeat({ workspace }: Context, key: string): string | null {
  const [kind, workspaceId, trialId] = fromOpaque(key) ?? []
  return kind === 'seat' && workspaceId === workspace.id && trialId ? trialId : null
}

/** The part that a member has in a trial; null for one who has not joined it yet. */
export async function findSeat(ctx: Context, trialId: string): Promise<RaterSession | null> {
  allow(ctx, 'trial:vote')
  const { actor } = ctx
  const trial = await ctx.db.trial.findFirst({ where: { id: trialId }, select: { id: true } })
  if (!trial) throw notFound('This trial')
  if (actor.kind !== 'user') return null
  const rater = await ctx.db.trialRater.findFirst({ where: { trialId, userId: actor.id }, select: { id: true } })
  return rater && { ctx, trialId, raterId: rater.id, guest: false }
}
