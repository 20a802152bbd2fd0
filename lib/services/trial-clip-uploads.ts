import 'server-only'
import { randomUUID } from 'node:crypto'
import { open } from 'node:fs/promises'
import { z } from 'zod'
import { type ClipKind, kindOf } from '@/lib/clips/clip-kind'
import { clipLimits } from '@/lib/clips/clip-limits'
import { isNoClip } from '@/lib/clips/clip-refusals'
import { allow, type Context } from '@/lib/context'
import { openedNets } from '@/lib/env'
import { AppError, invalid } from '@/lib/errors'
import { type Download, type DownloadOptions, safeDownload } from '@/lib/http/safe-download'
import type { UploadRange } from '@/lib/http/upload-range'
import { abandon, consume, headBytes, receive, received, type UploadPart, unsettled } from '@/lib/storage/upload-parts'
import { admitClip, ClipPlace, type StoredClip, storeClip } from './trial-clips'

const uploadId = z.string().regex(/^[A-Za-z0-9-]{8,64}$/, 'An upload has an id of 8 to 64 letters, digits and hyphens.')
export const ClipUpload = ClipPlace.extend({ upload: uploadId })

/** The upload of one person to one place. */
function partOf(ctx: Context, { trialId, promptId, side }: ClipPlace, upload: string): UploadPart {
  const person = ctx.actor.kind === 'user' ? ctx.actor.id : ctx.actor.name
  return { workspaceId: ctx.workspace.id, owner: [person, trialId, promptId, side], upload }
}

export type Delivery = { range: UploadRange; body: AsyncIterable<Uint8Array>; upload: string | null; name: string | null }
export type Received = { received: number; total: number; clip: StoredClip | null }

function requireKind(head: Uint8Array): ClipKind {
  const found = kindOf(head)
  if (found.kind !== null) return found.kind
  const text = isNoClip(found.seen)
  throw invalid(text, { file: text })
}

async function readHead(file: string): Promise<Uint8Array> {
  const handle = await open(file, 'r')
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0).finally(() => handle.close())
  return buffer.subarray(0, bytesRead)
}

const storeUpload = (ctx: Context, at: ClipPlace, part: UploadPart, { bytes, name }: { bytes: number; name: string | null }) =>
  consume(part, async (files) => storeClip(ctx, at, { ...files, kind: requireKind(await readHead(files.from)), bytes, originalName: name }))

/**
 * Takes in a clip, or the next bytes of one, and stores it when it is whole. An upload with an id goes on where it broke off; one without leaves nothing
 * behind when it breaks off.
 */
export async function receiveClip(
  ctx: Context,
  input: z.input<typeof ClipPlace>,
  { range, body, upload, name }: Delivery,
): Promise<Received> {
  allow(ctx, 'trial:run')
  const at = ClipPlace.parse(input)
  const part = partOf(ctx, at, upload === null ? randomUUID() : uploadId.parse(upload))
  await admitClip(ctx, { ...at, bytes: range.total }, await received(part))
  try {
    const here = await receive(part, { ...range, body, inspect: requireKind })
    if (here < range.start + range.length)
      throw unsettled(`Only ${here} of ${range.total} bytes arrived. Send the rest, or the whole file again.`)
    if (here < range.total) return { received: here, total: range.total, clip: null }
  } catch (error) {
    if (upload === null) await abandon(part)
    throw error
  }
  const clip = await storeUpload(ctx, at, part, { bytes: range.total, name })
  return { received: range.total, total: range.total, clip }
}

/** How many bytes of an upload are here. */
export async function uploadState(ctx: Context, input: z.input<typeof ClipUpload>): Promise<{ received: number }> {
  allow(ctx, 'trial:run')
  const { upload, ...at } = ClipUpload.parse(input)
  return { received: await received(partOf(ctx, at, upload)) }
}

/** Forgets an upload. */
export async function giveUpUpload(ctx: Context, input: z.input<typeof ClipUpload>): Promise<void> {
  allow(ctx, 'trial:run')
  const { upload, ...at } = ClipUpload.parse(input)
  await abandon(partOf(ctx, at, upload))
}

export const ClipAddress = ClipPlace.extend({ url: z.string().trim().max(4000, 'This address is longer than 4000 characters.') })

/** Fetches a clip from an address on the public internet and stores it. Nothing of one that breaks off is kept. */
export async function fetchClip(ctx: Context, input: z.input<typeof ClipAddress>, options: DownloadOptions = {}): Promise<StoredClip> {
  allow(ctx, 'trial:run')
  const { url, ...at } = ClipAddress.parse(input)
  await admitClip(ctx, { ...at, bytes: 1 })
  const part = partOf(ctx, at, randomUUID())
  const last = new URL(URL.canParse(url) ? url : 'https://none').pathname.split('/').at(-1) ?? ''
  try {
    const bytes = await safeDownload(url, (download) => takeIn(ctx, at, part, download), { opened: openedNets(), ...options })
    return await storeUpload(ctx, at, part, { bytes, name: last || null })
  } finally {
    await abandon(part)
  }
}

async function takeIn(ctx: Context, at: ClipPlace, part: UploadPart, { bytes, body }: Download): Promise<number> {
  if (bytes !== null) await admitClip(ctx, { ...at, bytes })
  const most = bytes ?? clipLimits.mostBytes
  const here = await receive(part, { start: 0, length: most, total: most, body, inspect: requireKind }).catch((error: unknown) => {
    throw error instanceof AppError && error.code === 'conflict' ? brokenOff() : error
  })
  if (bytes !== null && here < bytes) throw brokenOff()
  return here
}

const brokenOff = () => {
  const text = 'The file broke off while it was fetched, so nothing of it was kept. Try again, or load it yourself and send it.'
  return invalid(text, { url: text })
}
