import 'server-only'
import { z } from 'zod'
import { allow, type Context, transaction } from '@/lib/context'
import type { ScopedClient, Tx } from '@/lib/db/scope'
import { Trial } from '@/lib/domain/trial'
import { conflict, forbidden } from '@/lib/errors'
import { record } from './audit'
import { holdTrial, readTrial, type TrialRow } from './trial-rows'

type Db = Pick<ScopedClient | Tx, 'trialInsider' | 'trialRater'>

export const TrialCollecting = z.strictObject({ trialId: Trial.shape.id })

/** What somebody has to do with the clips of a trial. Whoever collects them knows which model made which, and does not vote. */
export type Part = 'collects' | 'rates' | 'watches'

export async function isInsider(db: Pick<Db, 'trialInsider'>, trialId: string, userId: string | null): Promise<boolean> {
  return userId !== null && (await db.trialInsider.count({ where: { trialId, userId } })) > 0
}

const userIdOf = ({ actor }: Context) => (actor.kind === 'user' ? actor.id : null)

async function readPart(db: Db, trialId: string, userId: string | null): Promise<Part | null> {
  if (userId === null) return null
  if (await isInsider(db, trialId, userId)) return 'collects'
  const rater = await db.trialRater.findFirst({ where: { trialId, userId, endedAt: null }, select: { vendorTie: true } })
  return rater && (rater.vendorTie ? 'watches' : 'rates')
}

/** The part that a person has in a trial; null for one who has none yet. */
export async function partIn(ctx: Context, trialId: string): Promise<Part | null> {
  allow(ctx, 'workspace:read')
  await readTrial(ctx.db, trialId)
  return readPart(ctx.db, trialId, userIdOf(ctx))
}

const votesHere = () =>
  conflict(
    'You vote in this trial, so you cannot see or send its clips: you would know which model made which. Somebody else has to, or your part has to be ended first.',
  )

/** Refuses whoever votes: before a clip is sent, so that nobody uploads for nothing. */
export async function refuseRater(db: Db, ctx: Context, trialId: string): Promise<void> {
  if ((await readPart(db, trialId, userIdOf(ctx))) === 'rates') throw votesHere()
}

/** Keeps that a person knows which model made which clip of a held trial; from then on their votes are not taken. */
export async function enterInsider(tx: Tx, ctx: Context, trialId: string): Promise<void> {
  const userId = userIdOf(ctx)
  const part = await readPart(tx, trialId, userId)
  if (userId === null || part === 'collects') return
  if (part === 'rates') throw votesHere()
  await tx.trialInsider.create({ data: { trialId, userId, since: ctx.now, workspaceId: ctx.workspace.id } })
  await record(tx, ctx, 'trial.insider', { type: 'trial', id: trialId })
}

/** The same, for somebody who is about to open a clip of a trial that nobody holds. */
export async function noteInsider(of: Context, trialId: string): Promise<void> {
  if (await isInsider(of.db, trialId, userIdOf(of))) return
  await transaction(of, async (tx) => {
    await holdTrial(tx, of.workspace.id, trialId)
    await enterInsider(tx, of, trialId)
  })
}

/** Takes the part of those who collect the clips of a trial, and with it leaves the vote to others. */
export async function collectClips(ctx: Context, input: z.input<typeof TrialCollecting>): Promise<{ trialId: string }> {
  allow(ctx, 'trial:run')
  const { trialId } = TrialCollecting.parse(input)
  return transaction(ctx, async (tx) => {
    const { lockedAt, state } = await holdTrial(tx, ctx.workspace.id, trialId)
    if (lockedAt === null || state === 'voided') throw conflict('Only a trial whose plan is locked has clips to collect.')
    await enterInsider(tx, ctx, trialId)
    return { trialId }
  })
}

/** Lets nobody but those who collect the clips look at what would tell a rater something, until the reveal. */
export async function requireInsider(of: Context, { id, lockedAt, revealedAt }: TrialRow): Promise<void> {
  const userId = userIdOf(of)
  if (lockedAt === null || revealedAt !== null || userId === null) return
  const part = await readPart(of.db, id, userId)
  if (part === 'rates')
    throw forbidden('You vote in this trial, so its clips and who is ahead are hidden from you until the result is revealed.')
  if (part !== 'collects')
    throw forbidden(
      'Only those who collect the clips of this trial see them and where it stands. Say on its page that you do; you do not vote then.',
    )
}

/** Raters who voted although they knew which model made which clip: the trial was not blind. */
export async function readInsiderRaters(db: Pick<ScopedClient | Tx, 'trialInsider' | 'trialRater'>, trialId: string): Promise<string[]> {
  const insiders = await db.trialInsider.findMany({ where: { trialId }, select: { userId: true, since: true } })
  if (insiders.length === 0) return []
  const raters = await db.trialRater.findMany({
    where: { trialId, userId: { in: insiders.map(({ userId }) => userId) } },
    select: { id: true, userId: true, votes: { orderBy: { votedAt: 'desc' }, take: 1, select: { votedAt: true } } },
  })
  const knew = new Map(insiders.map(({ userId, since }) => [userId, since]))
  return raters
    .filter(({ userId, votes: [last] }) => last !== undefined && last.votedAt >= (knew.get(userId ?? '') as Date))
    .map(({ id }) => id)
}
