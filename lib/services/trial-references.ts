import 'server-only'
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { plainPicture } from '@/lib/clips/plain-picture'
import { allow, type Context, transaction } from '@/lib/context'
import type { Tx } from '@/lib/db/scope'
import { pictureKind } from '@/lib/domain/picture-kind'
import { Trial } from '@/lib/domain/trial'
import { conflict, invalid, notFound } from '@/lib/errors'
import { requireRoom } from '@/lib/storage/room'
import { newKey, storage } from '@/lib/storage/storage'
import { record } from './audit'
import { holdTrial } from './trial-rows'
import { usedBytes } from './trial-storage'

export const PromptRef = z.strictObject({ trialId: Trial.shape.id, promptId: z.string().min(1).max(40) })
export type PromptRef = z.infer<typeof PromptRef>

/** Pictures go to raters whole with every pair, also on a phone. */
export const mostPictureBytes = 5_000_000

async function holdPrompt(tx: Tx, ctx: Context, { trialId, promptId }: PromptRef): Promise<{ referenceKey: string | null }> {
  const trial = await holdTrial(tx, ctx.workspace.id, trialId)
  const prompt = await tx.trialPrompt.findFirst({ where: { trialId, id: promptId }, select: { referenceKey: true } })
  if (!prompt) throw notFound('This prompt')
  if (trial.lockedAt !== null) throw conflict('This trial is locked: its prompts and their pictures stay as they were planned.')
  return prompt
}

type Written = { referenceKey: string | null; referenceMime: string | null; referenceSha256: string | null; referenceBytes: number | null }

async function write(ctx: Context, { trialId, promptId }: PromptRef, data: Written): Promise<string | null> {
  return transaction(ctx, async (tx) => {
    const { referenceKey } = await holdPrompt(tx, ctx, { trialId, promptId })
    await tx.trialPrompt.updateMany({ where: { trialId, id: promptId }, data })
    await tx.trial.updateMany({ where: { id: trialId }, data: { version: { increment: 1 } } })
    const { referenceSha256: sha256 } = data
    await record(tx, ctx, sha256 ? 'trial.picture_set' : 'trial.picture_removed', { type: 'trial', id: trialId }, { promptId, sha256 })
    return referenceKey
  })
}

/** Gives a prompt of a draft the picture that both sides start from, without what cameras and programs wrote into it; one that was there before makes room for it. */
export async function setReference(ctx: Context, input: z.input<typeof PromptRef>, sent: Uint8Array): Promise<PromptRef> {
  allow(ctx, 'trial:run')
  const at = PromptRef.parse(input)
  if (sent.length > mostPictureBytes) throw invalid('This picture has more than 5 MB. Save it smaller, then send it again.')
  const mime = pictureKind(sent)
  if (mime === null) throw invalid('This file is no PNG, JPEG or WebP picture, whatever its name says. Save it as one of them.')
  const bytes = plainPicture(sent, mime)
  await transaction(ctx, (tx) => holdPrompt(tx, ctx, at))
  requireRoom({ used: await usedBytes(ctx), adding: bytes.length })
  const referenceKey = newKey(ctx.workspace.id)
  const referenceSha256 = createHash('sha256').update(bytes).digest('hex')
  await storage().put(referenceKey, whole(bytes), { bytes: bytes.length, sha256: referenceSha256, mime })
  try {
    const before = await write(ctx, at, { referenceKey, referenceMime: mime, referenceSha256, referenceBytes: bytes.length })
    if (before !== null) await storage().delete(before)
    return at
  } catch (error) {
    await storage().delete(referenceKey)
    throw error
  }
}

async function* whole(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** Takes the picture of a prompt of a draft away. */
export async function removeReference(ctx: Context, input: z.input<typeof PromptRef>): Promise<PromptRef> {
  allow(ctx, 'trial:run')
  const at = PromptRef.parse(input)
  const before = await write(ctx, at, { referenceKey: null, referenceMime: null, referenceSha256: null, referenceBytes: null })
  if (before !== null) await storage().delete(before)
  return at
}

/** Where the picture of a prompt lies. It was given to both sides, so it tells nothing and everybody in the workspace may see it. */
export async function referenceFile(ctx: Context, input: z.input<typeof PromptRef>): Promise<{ storageKey: string; mime: string }> {
  allow(ctx, 'workspace:read')
  const { trialId, promptId } = PromptRef.parse(input)
  const prompt = await ctx.db.trialPrompt.findFirst({
    where: { trialId, id: promptId },
    select: { referenceKey: true, referenceMime: true },
  })
  if (!prompt?.referenceKey || !prompt.referenceMime) throw notFound('This picture')
  return { storageKey: prompt.referenceKey, mime: prompt.referenceMime }
}
