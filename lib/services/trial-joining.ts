import 'server-only'
import { z } from 'zod'
import { hashToken, newToken } from '@/lib/auth/token'
import { allow, type Context, systemContext, transaction } from '@/lib/context'
import { client } from '@/lib/db/client'
import type { Tx } from '@/lib/db/scope'
import { Trial } from '@/lib/domain/trial'
import { isAddressAt } from '@/lib/domain/vendor-tie'
import { AppError, conflict, forbidden } from '@/lib/errors'
import { record } from './audit'
import { isInsider } from './trial-insiders'
import { holdTrial, type TrialRow } from './trial-rows'

/** Somebody in front of the clips of one trial. Never leaves the server. */
export type RaterSession = { ctx: Context; trialId: string; raterId: string; guest: boolean }

export const TrialJoining = z.strictObject({ trialId: Trial.shape.id, vendorTie: z.boolean().default(false) })

/** A member takes part in a trial; coming back continues where they stopped. A tie to a vendor, once declared, stays. */
export async function joinTrial(ctx: Context, input: z.input<typeof TrialJoining>): Promise<RaterSession> {
  allow(ctx, 'trial:vote')
  const { trialId, vendorTie } = TrialJoining.parse(input)
  const { actor } = ctx
  if (actor.kind !== 'user') throw forbidden('Only a person can vote.')
  return transaction(ctx, async (tx) => {
    const trial = await holdTrial(tx, ctx.workspace.id, trialId)
    const known = await tx.trialRater.findFirst({ where: { trialId, userId: actor.id }, select: { id: true, vendorTie: true } })
    if (known) {
      if (vendorTie && !known.vendorTie) await tx.trialRater.updateMany({ where: { trialId, id: known.id }, data: { vendorTie } })
      return { ctx, trialId, raterId: known.id, guest: false }
    }
    requireRunning(trial)
    if (await isInsider(tx, trialId, actor.id)) throw knowing()
    const tied = vendorTie || (await worksForVendor(tx, trial, actor.id))
    const row = { trialId, userId: actor.id, name: actor.name, vendorTie: tied, joinedAt: ctx.now, createdAt: ctx.now }
    const { id } = await tx.trialRater.create({ data: { ...row, workspaceId: ctx.workspace.id }, select: { id: true } })
    await record(tx, ctx, 'trial.joined', { type: 'trial', id: trialId }, { name: actor.name, vendorTie: tied })
    return { ctx, trialId, raterId: id, guest: false }
  })
}

/** True when a member's e-mail address is at the website of a vendor that makes or serves either side. */
async function worksForVendor(tx: Tx, { challengerId, incumbentId }: TrialRow, userId: string): Promise<boolean> {
  const member = await tx.member.findFirst({ where: { userId }, select: { user: { select: { email: true } } } })
  const website = { select: { website: true } } as const
  const offerings = await tx.offering.findMany({
    where: { id: { in: [challengerId, incumbentId] } },
    select: { provider: website, model: { select: { vendor: website } } },
  })
  const sites = offerings.flatMap(({ provider, model }) => [provider?.website, model.vendor.website])
  return sites.some((site) => isAddressAt(member?.user.email ?? null, site ?? null))
}

const guestSelect = {
  ...{ trialId: true, id: true, name: true, expiresAt: true, endedAt: true, vendorTie: true },
  trial: { select: { state: true, lockedAt: true } },
  workspaceId: true,
} as const
const workspaceSelect = { id: true, slug: true, name: true, timeZone: true, currency: true, demo: true, catalogueVersion: true } as const

const nothingHere = () =>
  new AppError(
    'not_found',
    'This link opens no trial. A part of it may be missing, it was used already, or it has ended. Ask whoever sent it for a new one.',
  )

type Guest = { workspaceId: string; trialId: string; id: string; name: string }

async function guestSession(guest: Guest, now: Date): Promise<RaterSession> {
  const workspace = await client().workspace.findUnique({ where: { id: guest.workspaceId }, select: workspaceSelect })
  if (!workspace) throw nothingHere()
  const actor = { kind: 'system', name: `${guest.name} (guest)` } as const
  return { ctx: systemContext({ workspace, now, role: 'rater', actor }), trialId: guest.trialId, raterId: guest.id, guest: true }
}

async function findGuest(where: { tokenHash: string } | { sessionHash: string }, now: Date) {
  const guest = await client().trialRater.findUnique({ where, select: guestSelect })
  if (!guest || guest.endedAt !== null || (guest.expiresAt !== null && guest.expiresAt <= now)) throw nothingHere()
  return guest
}

/** What a one-time link leads to. Looking uses nothing up, so that a preview in a chat does not. */
export async function findGuestLink(token: string, now = new Date()): Promise<{ name: string; workspaceName: string }> {
  const guest = await findGuest({ tokenHash: hashToken(token) }, now)
  const { ctx } = await guestSession(guest, now)
  return { name: guest.name, workspaceName: ctx.workspace.name }
}

/** `userId`: the member whose browser it is, if it is a member's. */
type GuestJoining = { vendorTie?: boolean; userId?: string | null; now?: Date }

/** Uses a one-time link up and gives the secret that the guest's browser keeps for this trial. A tie to a vendor is kept, whoever named it. */
export async function joinAsGuest(
  token: string,
  { vendorTie = false, userId = null, now = new Date() }: GuestJoining = {},
): Promise<{ session: string; rater: RaterSession }> {
  const tokenHash = hashToken(token)
  const guest = await findGuest({ tokenHash }, now)
  if (guest.trial.state !== 'running') throw closed(guest.trial.state)
  const rater = await guestSession(guest, now)
  await refuseMember(rater, userId)
  const session = newToken()
  await transaction(rater.ctx, async (tx) => {
    const used = await tx.trialRater.updateMany({
      where: { trialId: guest.trialId, id: guest.id, tokenHash },
      data: { tokenHash: null, sessionHash: hashToken(session), joinedAt: now, vendorTie: guest.vendorTie || vendorTie },
    })
    if (used.count !== 1) throw nothingHere()
    await record(tx, rater.ctx, 'trial.joined', { type: 'trial', id: guest.trialId }, { name: guest.name, guest: true })
  })
  return { session, rater }
}

/** A link is for somebody else than those who know the sides already, or vote already. */
async function refuseMember({ ctx, trialId }: RaterSession, userId: string | null): Promise<void> {
  if (await isInsider(ctx.db, trialId, userId)) throw knowing()
  if (userId !== null && (await ctx.db.trialRater.count({ where: { trialId, userId, vendorTie: false } })) > 0)
    throw forbidden('You take part in this trial already, under your own name. This link is for somebody else: pass it on.')
}

const knowing = () =>
  forbidden(
    'You collect the clips of this trial, so you know which model made which, and your votes would not be blind. Leave them to others: members, or guests by a link.',
  )

/** The guest whose browser holds the secret; throws `not_found` when it has ended. */
export async function guestRater(session: string, now = new Date()): Promise<RaterSession> {
  return guestSession(await findGuest({ sessionHash: hashToken(session) }, now), now)
}

const closed = (state: string) =>
  conflict(
    state === 'voided'
      ? 'This trial was declared void. No more votes are taken; thank you for yours.'
      : state === 'closed'
        ? 'The voting in this trial has ended. No more votes are taken; thank you for yours.'
        : 'This trial is still being prepared. Come back when its plan is locked.',
  )

export function requireRunning({ state }: Pick<TrialRow, 'state'>): void {
  if (state !== 'running') throw closed(state)
}
