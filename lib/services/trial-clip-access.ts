import 'server-only'
import { hashToken } from '@/lib/auth/token'
import { type Context, systemContext } from '@/lib/context'
import { client } from '@/lib/db/client'
import { showings } from '@/lib/domain/trial-order'
import { otherSide } from '@/lib/domain/trial-vote'
import { AppError } from '@/lib/errors'
import { readClipAddress } from './trial-clip-addresses'
import { readPrompts, readTrial } from './trial-rows'

/** Who asks for a clip: a signed-in person, or a guest by the secret in their browser; either may be absent. */
export type Visitor = { userId: string | null; guestSession: string | null }

/** The stored file behind an address: where it lies and what it is, and nothing about who made it. */
export type OpenedClip = { storageKey: string; mime: string; bytes: number | null }

const noClip = () =>
  new AppError('not_found', 'There is no clip here. It may be shown only to the person it was prepared for, while their trial runs.')

const workspaceSelect = { id: true, slug: true, name: true, timeZone: true, currency: true, demo: true, catalogueVersion: true } as const

async function contextOf(workspaceId: string, now: Date): Promise<Context> {
  const workspace = await client().workspace.findUnique({ where: { id: workspaceId }, select: workspaceSelect })
  if (!workspace) throw noClip()
  return systemContext({ workspace, now, role: 'rater', actor: { kind: 'system', name: 'Clip' } })
}

/**
 * Opens one clip of a pair for the rater whose address it is. The side is worked out here from the locked plan and the rater, so that the address
 * cannot tell it. Throws `not_found`, always the same, for everybody else.
 */
export async function openClip(text: string, visitor: Visitor, now = new Date()): Promise<OpenedClip> {
  const address = readClipAddress(text)
  if (!address) throw noClip()
  const { workspaceId, trialId, raterId, promptId, position } = address
  const { db } = await contextOf(workspaceId, now)
  const rater = await db.trialRater.findFirst({
    where: { trialId, id: raterId, endedAt: null },
    select: { userId: true, sessionHash: true, expiresAt: true },
  })
  if (!rater || (rater.expiresAt !== null && rater.expiresAt <= now)) throw noClip()
  const isMember = rater.userId !== null && rater.userId === visitor.userId
  const isGuest = rater.sessionHash !== null && visitor.guestSession !== null && rater.sessionHash === hashToken(visitor.guestSession)
  if (!isMember && !isGuest) throw noClip()
  if (isMember && (await db.member.count({ where: { userId: rater.userId as string } })) === 0) throw noClip()
  const trial = await readTrial(db, trialId)
  if (trial.planSha256 === null || trial.state !== 'running') throw noClip()
  const prompts = await readPrompts(db, trialId)
  if (position === 'given') return referenceOf(prompts.find(({ id }) => id === promptId))
  const shown = showings(prompts, { planSha256: trial.planSha256, lookEvery: trial.lookEvery, raterId }).find(
    (one) => one.promptId === promptId,
  )
  if (!shown) throw noClip()
  const side = position === 'left' ? shown.leftSide : otherSide(shown.leftSide)
  const select = { storageKey: true, mime: true, bytes: true } as const
  const clip = await db.trialClip.findFirst({ where: { trialId, promptId, side, state: 'ready' }, select })
  if (!clip?.storageKey || !clip.mime) throw noClip()
  return { storageKey: clip.storageKey, mime: clip.mime, bytes: clip.bytes }
}

function referenceOf(prompt: { referenceKey: string | null; referenceMime: string | null } | undefined): OpenedClip {
  if (!prompt?.referenceKey || !prompt.referenceMime) throw noClip()
  return { storageKey: prompt.referenceKey, mime: prompt.referenceMime, bytes: null }
}
