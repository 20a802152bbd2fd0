import 'server-only'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { hashToken, newToken } from '@/lib/auth/token'
import { allow, type Context, transaction } from '@/lib/context'
import { Trial } from '@/lib/domain/trial'
import { conflict, invalid, notFound } from '@/lib/errors'
import { record } from './audit'
import { holdTrial, readTrial } from './trial-rows'

export const GuestInvite = z.strictObject({
  trialId: Trial.shape.id,
  name: z.string().trim().min(1, 'Say who the guest is: this name stands beside their votes.').max(100),
  vendorTie: z.boolean().default(false),
  days: z.int().min(1).max(60).default(14),
})
export const RaterRef = z.strictObject({ trialId: Trial.shape.id, raterId: z.string().min(1).max(100) })

const dayMs = 86_400_000

/** Makes a link by which one person without an account can vote in one trial. It opens once; the token is shown once and stored only as a hash. */
export async function inviteGuest(
  ctx: Context,
  input: z.input<typeof GuestInvite>,
): Promise<{ raterId: string; name: string; token: string }> {
  allow(ctx, 'trial:run')
  const { trialId, name, vendorTie, days } = GuestInvite.parse(input)
  const { actor, now, workspace } = ctx
  if (actor.kind !== 'user') throw invalid('Only a person can invite somebody.')
  const [id, token, expiresAt] = [randomUUID(), newToken(), new Date(now.getTime() + days * dayMs)]
  return transaction(ctx, async (tx) => {
    const trial = await holdTrial(tx, workspace.id, trialId)
    if (trial.settings === null || trial.state === 'closed' || trial.state === 'voided')
      throw conflict('Nobody can vote in this trial any more, so nobody is invited to it.')
    const row = { trialId, id, name, vendorTie, guest: true, tokenHash: hashToken(token), expiresAt, invitedById: actor.id, createdAt: now }
    await tx.trialRater.create({ data: { ...row, workspaceId: workspace.id } })
    await record(tx, ctx, 'trial.guest_invited', { type: 'trial', id: trialId }, { raterId: id, name, vendorTie, expiresAt })
    return { raterId: id, name, token }
  })
}

/** One rater as whoever runs the trial sees them; what they voted is not in it. */
export type RaterLine = {
  id: string
  name: string
  guest: boolean
  vendorTie: boolean
  state: 'invited' | 'voting' | 'ended'
  votes: number
  joinedAt: Date | null
  expiresAt: Date | null
}

export async function listRaters(ctx: Context, trialId: string): Promise<RaterLine[]> {
  allow(ctx, 'trial:run')
  await readTrial(ctx.db, trialId)
  const rows = await ctx.db.trialRater.findMany({
    where: { trialId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, guest: true, vendorTie: true, joinedAt: true, expiresAt: true, endedAt: true },
  })
  const votes = await ctx.db.trialVote.groupBy({ by: ['raterId'], where: { trialId }, _count: true })
  const counts = new Map(votes.map(({ raterId, _count }) => [raterId, _count]))
  return rows.map(({ endedAt, ...row }) => {
    const over = endedAt !== null || (row.expiresAt !== null && row.expiresAt <= ctx.now)
    return { ...row, state: over ? 'ended' : row.joinedAt === null ? 'invited' : 'voting', votes: counts.get(row.id) ?? 0 }
  })
}

/** Ends a rater's part: the link and the session stop working, and the votes so far stay. */
export async function endRater(ctx: Context, input: z.input<typeof RaterRef>): Promise<{ raterId: string }> {
  allow(ctx, 'trial:run')
  const { trialId, raterId } = RaterRef.parse(input)
  return transaction(ctx, async (tx) => {
    const rater = await tx.trialRater.findFirst({ where: { trialId, id: raterId }, select: { name: true } })
    if (!rater) throw notFound('This rater')
    const ended = await tx.trialRater.updateMany({
      where: { trialId, id: raterId, endedAt: null },
      data: { endedAt: ctx.now, tokenHash: null, sessionHash: null },
    })
    if (ended.count === 1) await record(tx, ctx, 'trial.rater_ended', { type: 'trial', id: trialId }, { raterId, name: rater.name })
    return { raterId }
  })
}
