import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Context } from '@/lib/context'
import { replyWith } from '@/lib/http/stored-file'
import { storage } from '@/lib/storage/storage'
import { aPlan, raters, votesOnAll } from '@/lib/testing/a-trial'
import { allBytes, inParts, testClip } from '@/lib/testing/clips/test-clip'
import { testDatabase } from '@/lib/testing/database'
import { addMember, testWorkspace } from '@/lib/testing/factories'
import { clipFile, clipMatrix } from './trial-clip-matrix'
import { storePoster } from './trial-clip-posters'
import { giveUpUpload, receiveClip, uploadState } from './trial-clip-uploads'
import { admitClip, recordFailure, removeClip } from './trial-clips'
import { collectClips } from './trial-insiders'
import { joinTrial } from './trial-joining'
import { createTrial, lockTrial } from './trial-plans'

let url: string
let folder: string
beforeAll(async () => {
  url = (await testDatabase()).url
  folder = await mkdtemp(path.join(tmpdir(), 'clips-'))
  process.env.DATA_DIR = folder
  process.env.NEXTAUTH_SECRET ??= 'a secret of the tests, long enough for them'
  process.env.NEXTAUTH_URL ??= 'http://127.0.0.1'
  process.env.DATABASE_URL = url
})
afterAll(() => rm(folder, { recursive: true }))

let analyst: Context
let trialId: string
beforeEach(async () => {
  analyst = await addMember(url, await testWorkspace(url), 'analyst', 'Ana')
  trialId = await lockedTrial()
})

async function lockedTrial(): Promise<string> {
  const { id } = await createTrial(analyst, await aPlan(analyst, { count: 2, ratersPerPrompt: 1 }))
  await lockTrial(analyst, { id, version: 1 })
  return id
}

const at = (promptId = 'p1', side: 'challenger' | 'incumbent' = 'challenger') => ({ trialId, promptId, side })

/** Sends a clip whole, as a browser does that has nothing to resume. */
async function send(place: ReturnType<typeof at>, file: string | Buffer, name: string | null = null, ctx = analyst) {
  const bytes = typeof file === 'string' ? await testClip(file) : file
  const range = { start: 0, length: bytes.length, total: bytes.length }
  return receiveClip(ctx, place, { range, body: inParts(bytes), upload: null, name })
}

const said = (text: RegExp | string) => expect.objectContaining({ message: expect.stringMatching(text) })
const auditOf = (action: string) =>
  analyst.db.auditEvent.findFirst({ where: { action }, orderBy: { seq: 'desc' }, select: { detail: true } })
const filesOf = async () => (await readdir(path.join(folder, 'files', analyst.workspace.id)).catch(() => [])).sort()
const unfinished = async () =>
  (await readdir(path.join(folder, 'files'), { recursive: true })).filter((name) => /\.(part|clean)$/.test(name))

describe('storing a clip', () => {
  it('keeps a measured, clean copy and writes who did it into the audit log', async () => {
    const { clip } = await send(at(), 'tagged.mp4', 'Kling 3.0.mp4')
    expect(clip?.media).toMatchObject({
      width: 320,
      height: 180,
      seconds: 1,
      frameRate: 24,
      hasAudio: true,
      codec: 'avc',
      mime: 'video/mp4',
    })
    const { rows, counts, state } = await clipMatrix(analyst, trialId)
    expect(state).toBe('open')
    expect(rows[0]?.clips.challenger).toMatchObject({ state: 'ready', width: 320, byName: 'Ana' })
    expect(counts).toEqual({ ready: 0, settled: 0, waiting: 2, mismatched: 0 })
    expect((await auditOf('trial.clip_stored'))?.detail).toMatchObject({ promptId: 'p1', side: 'challenger', sha256: clip?.media.sha256 })
    expect(await filesOf()).toHaveLength(1)
    expect(await unfinished()).toEqual([])
  })

  it('serves nothing that names the maker, in bytes or in headers', async () => {
    const { clip } = await send(at(), 'tagged.mp4', 'Kling 3.0 by Kuaishou.mp4')
    const file = await clipFile(analyst, { trialId, clipId: clip?.id ?? '' })
    const { headers, body } = await replyWith(file, { method: 'GET', range: null, ifRange: null })
    const served = (await allBytes(body ?? inParts(Buffer.alloc(0)))).toString('latin1')
    expect(served.length).toBe(clip?.media.bytes)
    for (const text of [served, JSON.stringify(headers)]) expect(text).not.toMatch(/kling|kuaishou|lavc|lavf|x264/i)
    expect(JSON.stringify(headers)).not.toContain(file.storageKey.split('/')[1])
  })

  it('replaces a clip before the first vote and removes the file that it replaces', async () => {
    await send(at(), 'tagged.mp4')
    const [before] = await filesOf()
    await send(at(), 'plain.mp4')
    const after = await filesOf()
    expect(after).toHaveLength(1)
    expect(after[0]).not.toBe(before)
  })

  it('keeps a clip that is sent twice to one place once', async () => {
    const first = await send(at(), 'tagged.mp4')
    expect((await send(at(), 'tagged.mp4')).clip?.id).toBe(first.clip?.id)
    expect(await filesOf()).toHaveLength(1)
  })

  it('refuses the same clip for both sides and for two prompts, also in another container, and says where it is', async () => {
    await send(at(), 'tagged.mp4')
    await expect(send(at('p1', 'incumbent'), 'tagged.mp4')).rejects.toEqual(said('of this prompt on the other side'))
    await expect(send(at('p2', 'incumbent'), 'tagged.mov')).rejects.toEqual(said(/of prompt 1 \(challenger\)/))
    expect(await filesOf()).toHaveLength(1)
    expect(await unfinished()).toEqual([])
  })

  it.each([
    ['a program under the name of a clip', Buffer.from(`MZ${'\0'.repeat(500)}`), /a program for Windows, whatever its name says/],
    ['a script', Buffer.from('#!/bin/sh\nexit 0\n'), /This is a script/],
    ['an archive', Buffer.from(`PK\x03\x04${'\0'.repeat(500)}`), /This is an archive/],
    ['a page', Buffer.from('<html><body>not found</body></html>'), /a web page or another text/],
    ['an empty MP4', Buffer.concat([Buffer.from([0, 0, 0, 16]), Buffer.from('ftypisom\0\0\0\0')]), /damaged or was cut off/],
  ])('refuses %s and leaves nothing behind', async (_, bytes, text) => {
    await expect(send(at(), bytes, 'clip.mp4')).rejects.toEqual(said(text))
    expect(await filesOf()).toEqual([])
    expect(await unfinished()).toEqual([])
  })

  it.each([
    ['hevc.mp4', /H\.265.*Browsers play H\.264, VP8, VP9 and AV1, with AAC or Opus/],
    ['prores.mov', /ProRes/],
    ['pcm.mov', /PCM/],
    ['sound-only.mp4', /no picture/],
    ['matroska.mkv', /Matroska/],
    ['long.mp4', /lasts 601\.0 s, and at most 600 s are taken/],
    ['short.mp4', /lasts only 0\.04 s/],
    ['wide.mp4', /4112 × 64 pixels, and at most 4096 are taken on the longer side/],
    ['small.webm', /64 × 8 pixels, too few to judge/],
  ])('says of %s what is wrong and what to do, and keeps nothing', async (name, text) => {
    await expect(send(at(), name, 'clip.mp4')).rejects.toEqual(said(text))
    expect(await filesOf()).toEqual([])
  })

  it('refuses a file of 4 GB before reading a byte of it', async () => {
    const body = inParts(Buffer.alloc(10), { breakAfter: 0 })
    const range = { start: 0, length: 4e9, total: 4e9 }
    await expect(receiveClip(analyst, at(), { range, body, upload: null, name: null })).rejects.toEqual(said('larger than 1 GB'))
  })

  it('refuses what does not fit into the quota of the workspace', async () => {
    process.env.STORAGE_QUOTA_GB = '0.00001'
    await expect(send(at(), 'tagged.mp4')).rejects.toEqual(said('may keep 0.000 GB'))
    delete process.env.STORAGE_QUOTA_GB
    expect((await send(at(), 'tagged.mp4')).clip).not.toBeNull()
  })

  it('refuses clips for a draft, for an unknown prompt, and after the close', async () => {
    await collectClips(analyst, { trialId })
    await expect(admitClip(analyst, { ...at('p9'), bytes: 1 })).rejects.toEqual(said('This prompt does not exist'))
    const draft = await createTrial(analyst, await aPlan(analyst))
    await expect(admitClip(analyst, { ...at(), trialId: draft.id, bytes: 1 })).rejects.toEqual(said('Lock the plan first'))
    await analyst.db.trial.updateMany({ where: { id: trialId }, data: { state: 'closed', closedAt: analyst.now, closeReason: 'person' } })
    expect((await clipMatrix(analyst, trialId)).state).toBe('over')
    await expect(send(at(), 'tagged.mp4')).rejects.toEqual(said('This trial is closed'))
  })
})

describe('an upload that breaks off', () => {
  const upload = 'upload-0001'
  const part = async (bytes: Buffer, start: number, breakAfter = Infinity) =>
    receiveClip(analyst, at(), {
      range: { start, length: bytes.length - start, total: bytes.length },
      body: inParts(bytes.subarray(start), { size: 100, breakAfter }),
      upload,
      name: null,
    })

  it('at 99 % goes on where it stopped', async () => {
    const bytes = await testClip('tagged.mp4')
    await expect(part(bytes, 0, bytes.length * 0.99)).rejects.toEqual(said('The connection broke off at byte 143'))
    const { received } = await uploadState(analyst, { ...at(), upload })
    expect(received / bytes.length).toBeGreaterThan(0.98)
    expect((await part(bytes, received)).clip?.media.frames).toBe(24)
    expect(await unfinished()).toEqual([])
  })

  it('is refused when it goes on at another place, and keeps what it has', async () => {
    const bytes = await testClip('tagged.mp4')
    await part(bytes, 0, 5000).catch(() => undefined)
    await expect(part(bytes, 6000)).rejects.toEqual(said('goes on at byte 5000, and not at 6000'))
    expect(await uploadState(analyst, { ...at(), upload })).toEqual({ received: 5000 })
    await giveUpUpload(analyst, { ...at(), upload })
    expect(await uploadState(analyst, { ...at(), upload })).toEqual({ received: 0 })
  })

  it('is left alone by a second tab while it is being received, and can be given up afterwards', async () => {
    const bytes = await testClip('tagged.mp4')
    let pour: () => void = () => undefined
    const gate = new Promise<void>((resolve) => {
      pour = resolve
    })
    async function* slowly() {
      yield bytes.subarray(0, 5000)
      await gate
      yield bytes.subarray(5000)
    }
    const range = { start: 0, length: bytes.length, total: bytes.length }
    const first = receiveClip(analyst, at(), { range, body: slowly(), upload, name: null })
    await expect.poll(() => uploadState(analyst, { ...at(), upload })).toEqual({ received: 5000 })
    await expect(part(bytes, 5000)).rejects.toMatchObject({ code: 'conflict', fields: { upload: expect.stringContaining('already') } })
    await expect(giveUpUpload(analyst, { ...at(), upload })).rejects.toMatchObject({ code: 'conflict' })
    pour()
    expect((await first).clip?.media.frames).toBe(24)
    await giveUpUpload(analyst, { ...at(), upload })
  })

  it('belongs to the person who began it', async () => {
    const bytes = await testClip('tagged.mp4')
    await part(bytes, 0, 5000).catch(() => undefined)
    const other = await addMember(url, analyst, 'analyst', 'Bo')
    expect(await uploadState(other, { ...at(), upload })).toEqual({ received: 0 })
    await giveUpUpload(analyst, { ...at(), upload })
  })

  it('without an id leaves nothing behind', async () => {
    const bytes = await testClip('tagged.mp4')
    const range = { start: 0, length: bytes.length, total: bytes.length }
    const body = inParts(bytes, { size: 100, breakAfter: 5000 })
    await expect(receiveClip(analyst, at(), { range, body, upload: null, name: null })).rejects.toEqual(said('broke off'))
    const short = { range, body: inParts(bytes.subarray(0, 9000)), upload: null, name: null }
    await expect(receiveClip(analyst, at(), short)).rejects.toEqual(said('Only 9000 of'))
    expect(await unfinished()).toEqual([])
  })
})

describe('a side that made no clip', () => {
  it('is recorded with its reason, replaces a clip, and is told from a refusal', async () => {
    await send(at(), 'tagged.mp4')
    await recordFailure(analyst, { ...at(), state: 'refused', reason: 'Blocked by the filter' })
    const { rows, counts } = await clipMatrix(analyst, trialId)
    expect(rows[0]?.clips.challenger).toMatchObject({ state: 'refused', reason: 'Blocked by the filter' })
    expect(counts).toMatchObject({ settled: 1, waiting: 1 })
    expect(await filesOf()).toEqual([])
    expect((await auditOf('trial.clip_refused'))?.detail).toMatchObject({ side: 'challenger', reason: 'Blocked by the filter' })
  })

  it('needs a reason', async () => {
    const { error } = await recordFailure(analyst, { ...at(), state: 'failed', reason: ' ' }).then(
      () => ({ error: null }),
      (error: Error) => ({ error }),
    )
    expect(error?.message).toContain('Say what the model answered')
  })
})

describe('once votes are cast', () => {
  it('clips that are there stay, and missing ones can be added', async () => {
    await send(at('p1', 'challenger'), 'tagged.mp4')
    await send(at('p1', 'incumbent'), 'plain.mp4')
    const [rater] = await raters(url, analyst, trialId, 1)
    if (rater) expect(await votesOnAll(rater, () => 'challenger')).toBe(1)
    expect((await clipMatrix(analyst, trialId)).state).toBe('voting')
    await expect(send(at('p1', 'incumbent'), 'silent-30.mp4')).rejects.toEqual(said('can no longer be replaced'))
    await expect(removeClip(analyst, at('p1', 'incumbent'))).rejects.toEqual(said('can no longer be removed'))
    await expect(recordFailure(analyst, { ...at('p1'), state: 'failed', reason: 'x' })).rejects.toEqual(
      said('can no longer be replaced by a failure'),
    )
    expect((await send(at('p2'), 'silent-30.mp4')).clip).not.toBeNull()
  })

  it('nothing could be taken out before it was put in, and everything before the first vote', async () => {
    await expect(removeClip(analyst, at())).rejects.toEqual(said('This clip does not exist'))
    await send(at(), 'tagged.mp4')
    await removeClip(analyst, at())
    expect((await clipMatrix(analyst, trialId)).rows[0]?.clips.challenger).toBeNull()
    expect(await filesOf()).toEqual([])
    expect((await auditOf('trial.clip_removed'))?.detail).toMatchObject({ promptId: 'p1' })
  })
})

describe('who sees a clip', () => {
  it('whoever runs the trial, unless they vote in it, and does not vote any more; nobody of another workspace', async () => {
    const { clip } = await send(at(), 'tagged.mp4')
    const ref = { trialId, clipId: clip?.id ?? '' }
    const viewer = await addMember(url, analyst, 'viewer')
    const other = await addMember(url, analyst, 'analyst', 'Bo')
    expect(await storage().size((await clipFile(other, ref)).storageKey)).toBe(clip?.media.bytes)
    await expect(clipFile(viewer, ref)).rejects.toEqual(said('This clip does not exist'))
    await expect(joinTrial(other, { trialId })).rejects.toEqual(said('your votes would not be blind'))
    const rater = await addMember(url, analyst, 'analyst', 'Chi')
    await joinTrial(rater, { trialId })
    await expect(clipFile(rater, ref)).rejects.toEqual(said('You vote in this trial'))
    await expect(clipMatrix(rater, trialId)).rejects.toEqual(said('You vote in this trial'))
    await expect(send(at('p2'), 'plain.mp4', null, rater)).rejects.toEqual(said('You vote in this trial'))
    await expect(clipFile(await testWorkspace(url), ref)).rejects.toEqual(said('This trial does not exist'))
  })
})

describe('a still picture', () => {
  const segment = (marker: number, body: string) => Buffer.concat([Buffer.from([0xff, marker, 0, body.length + 2]), Buffer.from(body)])
  const jpeg = Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe1, 'Exif Kling 3.0'),
    segment(0xdb, 'table'),
    segment(0xfe, 'by Kuaishou'),
    segment(0xda, 'scan'),
    Buffer.from('pixels'),
    Buffer.from([0xff, 0xd9]),
    Buffer.from('trailer of Kling'),
  ])
  const stored = async (clipId: string) => {
    const { posterKey } = await clipFile(analyst, { trialId, clipId })
    return allBytes((await storage().get(posterKey ?? '')) ?? inParts(Buffer.alloc(0)))
  }

  it('is kept without what programs wrote into it, replaced by the next one, and goes with its clip', async () => {
    const { clip } = await send(at(), 'tagged.mp4')
    const ref = { trialId, clipId: clip?.id ?? '' }
    await storePoster(analyst, ref, jpeg)
    expect((await stored(ref.clipId)).toString('latin1')).toMatch(/table.*scanpixels\xff\xd9$/s)
    expect((await stored(ref.clipId)).toString('latin1')).not.toMatch(/kling|kuaishou/i)
    await storePoster(analyst, ref, jpeg)
    expect(await filesOf()).toHaveLength(2)
    expect((await auditOf('trial.still_stored'))?.detail).toMatchObject({ promptId: 'p1' })
    await removeClip(analyst, at())
    expect(await filesOf()).toEqual([])
  })

  it('is refused when it is no whole JPEG, too large, or of a clip that is not there', async () => {
    const { clip } = await send(at(), 'tagged.mp4')
    const ref = { trialId, clipId: clip?.id ?? '' }
    for (const bytes of [Buffer.alloc(0), Buffer.from('<svg>'), jpeg.subarray(0, 40)])
      await expect(storePoster(analyst, ref, bytes)).rejects.toEqual(said('no whole JPEG'))
    await expect(storePoster(analyst, ref, Buffer.alloc(200_001))).rejects.toEqual(said('at most 200 kB'))
    await expect(storePoster(analyst, { ...ref, clipId: 'none' }, jpeg)).rejects.toEqual(said('This clip does not exist'))
    expect(await filesOf()).toHaveLength(1)
  })
})

describe('the two clips of a prompt', () => {
  it('are compared in size, frame rate, duration, sound and container', async () => {
    await send(at('p1', 'challenger'), 'tagged.mp4')
    await send(at('p1', 'incumbent'), 'vp8.webm')
    await send(at('p2', 'challenger'), 'plain.mp4')
    await send(at('p2', 'incumbent'), 'silent-30.mp4')
    const { rows, counts } = await clipMatrix(analyst, trialId)
    expect(rows.map(({ mismatches }) => mismatches)).toEqual([
      ['320 × 180 and 160 × 90 pixels', '1 and 0.5 s', 'sound and no sound', 'MP4 and WebM'],
      ['24 and 30 pictures a second', '1 and 1.5 s', 'sound and no sound'],
    ])
    expect(counts).toEqual({ ready: 2, settled: 0, waiting: 0, mismatched: 2 })
  })
})
