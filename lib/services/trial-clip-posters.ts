import 'server-only'
import { createHash } from 'node:crypto'
import type { z } from 'zod'
import { plainJpeg } from '@/lib/clips/plain-jpeg'
import { allow, type Context, transaction } from '@/lib/context'
import { conflict, notFound } from '@/lib/errors'
import { newKey, storage } from '@/lib/storage/storage'
import { record } from './audit'
import { ClipRef } from './trial-clip-matrix'
import { holdTrial } from './trial-rows'

/** Keeps a still picture of a clip, drawn by the browser that sent the clip. Raters never get it. */
export async function storePoster(ctx: Context, input: z.input<typeof ClipRef>, bytes: Uint8Array): Promise<{ clipId: string }> {
  allow(ctx, 'trial:run')
  const { trialId, clipId } = ClipRef.parse(input)
  const picture = plainJpeg(bytes)
  const sha256 = createHash('sha256').update(picture).digest('hex')
  const posterKey = newKey(ctx.workspace.id)
  await storage().put(posterKey, [picture], { bytes: picture.length, sha256, mime: 'image/jpeg' })
  try {
    const before = await enter(ctx, { trialId, clipId, posterKey, sha256 })
    if (before) await storage().delete(before)
    return { clipId }
  } catch (error) {
    await storage().delete(posterKey)
    throw error
  }
}

type Entry = { trialId: string; clipId: string; posterKey: string; sha256: string }

const enter = (ctx: Context, { trialId, clipId, posterKey, sha256 }: Entry): Promise<string | null> =>
  transaction(ctx, async (tx) => {
    await holdTrial(tx, ctx.workspace.id, trialId)
    const where = { trialId, id: clipId, state: 'ready' as const }
    const clip = await tx.trialClip.findFirst({ where, select: { promptId: true, posterKey: true } })
    if (!clip) throw notFound('This clip')
    if ((await tx.trialVote.count({ where: { trialId, promptId: clip.promptId } })) > 0)
      throw conflict('This clip was voted on, so its still picture stays as it is.')
    await tx.trialClip.updateMany({ where, data: { posterKey } })
    await record(tx, ctx, 'trial.still_stored', { type: 'trial', id: trialId }, { promptId: clip.promptId, sha256 })
    return clip.posterKey
  })
