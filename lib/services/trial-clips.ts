import 'server-only'
import { z } from 'zod'
import { type ClipMedia, cleanClip } from '@/lib/clips/clean-clip'
import type { ClipKind } from '@/lib/clips/clip-kind'
import { clipLimits } from '@/lib/clips/clip-limits'
import { tooLarge } from '@/lib/clips/clip-refusals'
import { allow, type Context, transaction } from '@/lib/context'
import type { ScopedClient, Tx } from '@/lib/db/scope'
import { Trial } from '@/lib/domain/trial'
import { TrialSide } from '@/lib/domain/trial-vote'
import { conflict, invalid, notFound } from '@/lib/errors'
import { readFileParts } from '@/lib/storage/read-file-parts'
import { requireRoom } from '@/lib/storage/room'
import { newKey, storage } from '@/lib/storage/storage'
import { record } from './audit'
import { enterInsider, refuseRater } from './trial-insiders'
import { withLook } from './trial-looks'
import { settleReports } from './trial-reports'
import { holdTrial, readTrial, type TrialRow } from './trial-rows'
import { usedBytes } from './trial-storage'

const place = { trialId: Trial.shape.id, promptId: z.string().min(1).max(40), side: TrialSide }

export const ClipPlace = z.strictObject(place)
export type ClipPlace = z.infer<typeof ClipPlace>
export const ClipAdmission = z.strictObject({ ...place, bytes: z.int().positive('The file is empty. Export the clip again.') })
export const ClipFailure = z.strictObject({
  ...place,
  state: z.enum(['failed', 'refused'], 'Say whether the model failed or refused.'),
  reason: z.string().trim().min(1, 'Say what the model answered instead of a clip.').max(500, 'Keep the reason within 500 characters.'),
})

/** A file that was received whole and is read from there; `to` is a free place beside it. */
export type ClipFile = { from: string; to: string; kind: ClipKind; bytes: number; originalName: string | null }

type Db = Pick<ScopedClient | Tx, 'trialPrompt' | 'trialClip' | 'trialVote' | 'clipReport'>

function requireCollecting({ state, settings }: TrialRow): void {
  if (state === 'closed') throw conflict('This trial is closed: its clips stay as they were judged.')
  if (state === 'voided') throw conflict('This trial was declared void. Plan a new one to collect clips.')
  if (settings === null) throw conflict('This trial was recorded by hand, without clips. Plan a trial to vote on clips.')
  if (state === 'registered') throw conflict('Lock the plan first: clips that somebody has seen could shape it.')
}

const samePlace = ({ trialId, promptId, side }: ClipPlace) => ({ trialId, promptId, side })

/** Once votes are cast, places may still be filled, but what fills one already stays, unless a rater reported it before anybody voted on it. */
async function requireFree(
  db: Db,
  at: ClipPlace,
  what: 'replaced' | 'replaced by a failure' | 'removed',
): Promise<{ id: string; sha256: string | null; keys: string[] } | null> {
  const { trialId, promptId } = at
  if ((await db.trialPrompt.count({ where: { trialId, id: promptId } })) === 0) throw notFound('This prompt')
  const select = { id: true, sha256: true, storageKey: true, posterKey: true } as const
  const there = await db.trialClip.findFirst({ where: samePlace(at), select })
  if (there && (await db.trialVote.count({ where: { trialId } })) > 0) await requireReported(db, at, what)
  return there && { ...there, keys: [there.storageKey, there.posterKey].filter((key) => key !== null) }
}

async function requireReported(db: Db, at: ClipPlace, what: string): Promise<void> {
  const { trialId, promptId } = at
  const reports = what === 'removed' ? 0 : await db.clipReport.count({ where: { ...samePlace(at), remedy: null } })
  if (reports === 0)
    throw conflict(`Votes have been cast in this trial, so this clip can no longer be ${what}. Clips that are still missing can be added.`)
  if ((await db.trialVote.count({ where: { trialId, promptId } })) > 0)
    throw conflict('This clip was reported, but others have voted on it, so it stays. Keep it, or end the part of whoever cannot see it.')
}

const forget = (keys: readonly string[]) => Promise.all(keys.map((key) => storage().delete(key)))

/** Whether a clip of so many bytes would be taken at this place, asked before the first byte is received. `received` of them are here already. */
export async function admitClip(ctx: Context, input: z.input<typeof ClipAdmission>, received = 0): Promise<void> {
  allow(ctx, 'trial:run')
  const { bytes, ...at } = ClipAdmission.parse(input)
  requireCollecting(await readTrial(ctx.db, at.trialId))
  await refuseRater(ctx.db, ctx, at.trialId)
  await requireFree(ctx.db, at, 'replaced')
  if (bytes > clipLimits.mostBytes) throw invalid(tooLarge, { file: tooLarge })
  requireRoom({ used: await usedBytes(ctx), adding: bytes - received })
}

async function requireNew(db: Db, at: ClipPlace, sha256: string): Promise<void> {
  const twin = await db.trialClip.findFirst({
    where: { trialId: at.trialId, sha256, NOT: { promptId: at.promptId, side: at.side } },
    select: { side: true, promptId: true, prompt: { select: { position: true } } },
  })
  if (!twin) return
  const where = twin.promptId === at.promptId ? 'of this prompt on the other side' : `of prompt ${twin.prompt.position} (${twin.side})`
  const text = `The same clip is already there as the clip ${where}: picture and sound are equal to the byte. Choose the right file, or remove the other one first.`
  throw invalid(text, { file: text })
}

async function write(tx: Tx, ctx: Context, at: ClipPlace, row: object): Promise<string> {
  const { actor, workspace, now } = ctx
  const by = { uploadedById: actor.kind === 'user' ? actor.id : null, uploadedByName: actor.name, uploadedAt: now }
  await tx.trialClip.deleteMany({ where: samePlace(at) })
  const data = { ...by, state: 'ready' as const, ...row, ...samePlace(at), workspaceId: workspace.id }
  const { id } = await tx.trialClip.create({ data, select: { id: true } })
  return id
}

export type StoredClip = { id: string; media: ClipMedia }
type Stored = { id: string; unused: string[] }

async function enter(
  ctx: Context,
  at: ClipPlace,
  { media, storageKey, originalName }: { media: ClipMedia; storageKey: string; originalName: string | null },
) {
  return transaction(ctx, async (tx): Promise<Stored> => {
    const trial = await holdTrial(tx, ctx.workspace.id, at.trialId)
    requireCollecting(trial)
    await enterInsider(tx, ctx, at.trialId)
    const before = await requireFree(tx, at, 'replaced')
    if (before?.sha256 === media.sha256) return { id: before.id, unused: [storageKey] }
    await requireNew(tx, at, media.sha256)
    const { sha256, bytes, mime, seconds, width, height, frameRate, hasAudio, codec } = media
    const shape = { sha256, bytes, mime, seconds, width, height, frameRate, hasAudio, codec }
    await settleReports(tx, ctx, at, 'replaced')
    const id = await write(tx, ctx, at, { ...shape, storageKey, originalName: originalName?.slice(0, 200) ?? null })
    await record(
      tx,
      ctx,
      'trial.clip_stored',
      { type: 'trial', id: at.trialId },
      { promptId: at.promptId, side: at.side, sha256, bytes, replaced: before !== null },
    )
    return { id, unused: before?.keys ?? [] }
  })
}

/**
 * Keeps a received clip: looks into it, copies its packets into a clean file, and stores that under a name that says nothing. The same clip sent twice
 * to one place is kept once; the same clip at two places is refused. Throws `invalid` with a sentence for a clip that is not taken.
 */
export async function storeClip(ctx: Context, input: z.input<typeof ClipPlace>, file: ClipFile): Promise<StoredClip> {
  allow(ctx, 'trial:run')
  const at = ClipPlace.parse(input)
  await admitClip(ctx, { ...at, bytes: file.bytes }, file.bytes)
  const media = await cleanClip(file)
  await requireNew(ctx.db, at, media.sha256)
  const storageKey = newKey(ctx.workspace.id)
  await storage().put(storageKey, readFileParts(file.to), media)
  try {
    const { id, unused } = await enter(ctx, at, { media, storageKey, originalName: file.originalName })
    await forget(unused)
    return { id, media }
  } catch (error) {
    await forget([storageKey])
    throw error
  }
}

/** Records that a side made no clip for a prompt. It counts as a loss of that side; when both made none, as a tie. */
export async function recordFailure(ctx: Context, input: z.input<typeof ClipFailure>): Promise<ClipPlace> {
  allow(ctx, 'trial:run')
  const { state, reason, ...at } = ClipFailure.parse(input)
  const replaced = await transaction(ctx, async (tx) => {
    const trial = await holdTrial(tx, ctx.workspace.id, at.trialId)
    requireCollecting(trial)
    await enterInsider(tx, ctx, at.trialId)
    const before = await requireFree(tx, at, 'replaced by a failure')
    await settleReports(tx, ctx, at, 'failed')
    await withLook(tx, ctx, trial, () => write(tx, ctx, at, { state, reason }))
    await record(tx, ctx, `trial.clip_${state}`, { type: 'trial', id: at.trialId }, { promptId: at.promptId, side: at.side, reason })
    return before?.keys ?? []
  })
  await forget(replaced)
  return at
}

/** Takes a clip, or the record of a failure, back out. Only before the first vote. */
export async function removeClip(ctx: Context, input: z.input<typeof ClipPlace>): Promise<ClipPlace> {
  allow(ctx, 'trial:run')
  const at = ClipPlace.parse(input)
  const removed = await transaction(ctx, async (tx) => {
    requireCollecting(await holdTrial(tx, ctx.workspace.id, at.trialId))
    await enterInsider(tx, ctx, at.trialId)
    const before = await requireFree(tx, at, 'removed')
    if (!before) throw notFound('This clip')
    await tx.trialClip.deleteMany({ where: samePlace(at) })
    await record(
      tx,
      ctx,
      'trial.clip_removed',
      { type: 'trial', id: at.trialId },
      { promptId: at.promptId, side: at.side, sha256: before.sha256 },
    )
    return before.keys
  })
  await forget(removed)
  return at
}
