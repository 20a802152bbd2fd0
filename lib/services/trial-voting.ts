import 'server-only'
import { z } from 'zod'
import { hashToken, newToken } from '@/lib/auth/token'
import { allow, type Context, systemContext, transaction } from '@/lib/context'
import { client } from '@/lib/db/client'
import type { Tx } from '@/lib/db/scope'
import { Trial } from '@/lib/domain/trial'
import { type Showing, showings } from '@/lib/domain/trial-order'
import { isVotable } from '@/lib/domain/trial-outcome'
import { type NextPair, otherSide, type TrialSide, Vote } from '@/lib/domain/trial-vote'
import { isAddressAt } from '@/lib/domain/vendor-tie'
import { AppError, conflict, forbidden, notFound } from '@/lib/errors'
import { record } from './audit'
import { pairIdOf, readClipMedia, shownPair } from './trial-clip-addresses'
import { withLook } from './trial-looks'
import { holdTrial, type PromptWithVotes, readJudged, readTrial, type TrialRow } from './trial-rows'

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

type GuestJoining = { vendorTie?: boolean; now?: Date }

/** Uses a one-time link up and gives the secret that the guest's browser keeps for this trial. A tie to a vendor is kept, whoever named it. */
export async function joinAsGuest(
  token: string,
  { vendorTie = false, now = new Date() }: GuestJoining = {},
): Promise<{ session: string; rater: RaterSession }> {
  const tokenHash = hashToken(token)
  const guest = await findGuest({ tokenHash }, now)
  if (guest.trial.state !== 'running') throw closed(guest.trial.state)
  const rater = await guestSession(guest, now)
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

function requireRunning({ state }: Pick<TrialRow, 'state'>): void {
  if (state !== 'running') throw closed(state)
}

type Seen = { trial: TrialRow; prompts: Map<string, PromptWithVotes>; shown: Showing[]; raterId: string }

async function seenBy(db: Pick<Tx, 'trial' | 'trialPrompt'>, trial: TrialRow, raterId: string): Promise<Seen> {
  const prompts = await readJudged(db, trial.id)
  const { planSha256, lookEvery } = trial
  const shown = planSha256 === null ? [] : showings(prompts, { planSha256, lookEvery, raterId })
  return { trial, prompts: new Map(prompts.map((prompt) => [prompt.id, prompt])), shown, raterId }
}

const promptOf = ({ prompts }: Seen, { promptId }: Showing) => prompts.get(promptId) as PromptWithVotes
const votedOn = (prompt: PromptWithVotes, raterId: string) => prompt.votes.some((vote) => vote.raterId === raterId)
const isOpen = (prompt: PromptWithVotes, { trial, raterId }: Seen) =>
  isVotable(prompt) && !votedOn(prompt, raterId) && prompt.votes.length < trial.ratersPerPrompt

async function requireRater(db: Pick<Tx, 'trialRater'>, { trialId, raterId, ctx }: RaterSession) {
  const rater = await db.trialRater.findFirst({
    where: { trialId, id: raterId },
    select: { endedAt: true, expiresAt: true, vendorTie: true },
  })
  if (!rater) throw notFound('This trial')
  if (rater.endedAt !== null || (rater.expiresAt !== null && rater.expiresAt <= ctx.now))
    throw forbidden('Your part in this trial has ended. Your votes so far count; ask whoever runs the trial if you should go on.')
  return rater
}

/** The next pair for a rater, and the one after it. Nothing in it tells which model is which. */
export async function nextPair(rater: RaterSession): Promise<NextPair> {
  const { ctx, trialId, raterId } = rater
  allow(ctx, 'trial:vote')
  const { vendorTie } = await requireRater(ctx.db, rater)
  const trial = await readTrial(ctx.db, trialId)
  const seen = await seenBy(ctx.db, trial, raterId)
  const voted = seen.shown.filter((showing) => votedOn(promptOf(seen, showing), raterId)).length
  const open = trial.state === 'running' ? seen.shown.filter((showing) => isOpen(promptOf(seen, showing), seen)) : []
  const [first, second] = open.slice(0, 2)
  const media = await readClipMedia(
    ctx.db,
    trialId,
    open.slice(0, 2).map(({ promptId }) => promptId),
  )
  const of = voted + seen.shown.filter((showing) => mayCome(promptOf(seen, showing), seen)).length
  const pair = (showing: Showing | undefined, number: number) =>
    showing ? shownPair({ rater, prompt: promptOf(seen, showing), showing, media, number, of }) : null
  return { state: stateOf(seen, { first, vendorTie }), voted, of, pair: pair(first, voted + 1), ahead: pair(second, voted + 2) }
}

/** Still to be judged by this rater: open now, or as soon as its clips are there. */
const mayCome = (prompt: PromptWithVotes, { trial, raterId }: Seen) =>
  trial.state === 'running' &&
  !votedOn(prompt, raterId) &&
  prompt.votes.length < trial.ratersPerPrompt &&
  [prompt.clips.challenger, prompt.clips.incumbent].every((clip) => clip === null || clip === 'ready')

function stateOf(seen: Seen, { first, vendorTie }: { first: Showing | undefined; vendorTie: boolean }): NextPair['state'] {
  if (seen.trial.state !== 'running') return 'closed'
  if (first) return vendorTie ? 'watching' : 'voting'
  return seen.shown.some((showing) => mayCome(promptOf(seen, showing), seen)) ? 'waiting' : 'done'
}

const chosen = (choice: Vote['choice'], leftSide: TrialSide) =>
  choice === 'no_difference' ? choice : choice === 'left' ? leftSide : otherSide(leftSide)

function requireOpen(prompt: PromptWithVotes, { trial, raterId }: Seen): void {
  if (votedOn(prompt, raterId))
    throw conflict('You have voted on this pair already, perhaps in another tab. The first vote stands; go on with the next pair.')
  if (!isVotable(prompt)) throw conflict('This pair cannot be judged: a clip is missing. Go on with the next pair.')
  if (prompt.votes.length >= trial.ratersPerPrompt)
    throw conflict('Enough others have judged this pair in the meantime, so your vote was not needed. Go on with the next pair.')
}

/** Takes one vote. It stands for good; a second one for the same pair, one after the close, and one by somebody with a vendor tie are refused. */
export async function castVote(rater: RaterSession, input: z.input<typeof Vote>): Promise<{ voted: true }> {
  const { ctx, trialId, raterId } = rater
  allow(ctx, 'trial:vote')
  const vote = Vote.parse(input)
  return transaction(ctx, async (tx) => {
    const trial = await holdTrial(tx, ctx.workspace.id, trialId)
    const { vendorTie } = await requireRater(tx, rater)
    requireRunning(trial)
    if (vendorTie)
      throw forbidden('You belong to a vendor of one of these models, so you can watch the clips, but your votes are not taken.')
    const seen = await seenBy(tx, trial, raterId)
    const showing = seen.shown.find(({ promptId }) => pairIdOf(rater, promptId) === vote.pairId)
    if (!showing) throw notFound('This pair')
    const prompt = promptOf(seen, showing)
    requireOpen(prompt, seen)
    const write = () => writeVote(tx, rater, { vote, showing, trial })
    // Only the last of a prompt's raters can bring a look about.
    if (prompt.votes.length + 1 < trial.ratersPerPrompt) await write()
    else await withLook(tx, ctx, trial, write, [...seen.prompts.values()])
    return { voted: true as const }
  })
}

async function writeVote(
  tx: Tx,
  { ctx, trialId, raterId }: RaterSession,
  { vote, showing: { promptId, leftSide }, trial }: { vote: Vote; showing: Showing; trial: TrialRow },
): Promise<void> {
  const key = { workspaceId: ctx.workspace.id, trialId, promptId, raterId }
  const votedAt = trial.lockedAt !== null && ctx.now < trial.lockedAt ? trial.lockedAt : ctx.now
  await tx.trialVote.create({ data: { ...key, leftSide, choice: chosen(vote.choice, leftSide), tags: vote.tags, votedAt } })
  const { left, right } = vote.judgements
  const judgements = [
    { side: leftSide, judgement: left },
    { side: otherSide(leftSide), judgement: right },
  ].flatMap(({ side, judgement }) => (judgement ? [{ ...key, side, accepted: judgement.accepted, reasonCode: judgement.reason }] : []))
  await tx.clipJudgement.createMany({ data: judgements })
  await record(tx, ctx, 'trial.voted', { type: 'trial', id: trialId }, { raterId })
}
