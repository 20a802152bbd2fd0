import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { CustomSource, EncodedPacketSink, Input, MP4, QTFF, WEBM } from 'mediabunny'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testClip } from '@/lib/testing/clips/test-clip'
import { cleanClip } from './clean-clip'
import { kindOf } from './clip-kind'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'clean-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function clean(bytes: Buffer, kind: 'mp4' | 'webm') {
  const [from, to] = [path.join(folder, 'in'), path.join(folder, 'out')]
  await writeFile(from, bytes)
  return { media: await cleanClip({ from, to, kind, bytes: bytes.length }), copy: await readFile(to) }
}

const open = (bytes: Buffer) =>
  new Input({
    source: new CustomSource({ getSize: () => bytes.length, read: (start, end) => new Uint8Array(bytes.subarray(start, end)) }),
    formats: [MP4, QTFF, WEBM],
  })

/** The slices of pictures in an H.264 packet; of every other packet, all of it. */
function pictureOf(data: Uint8Array, codec: string | null): Buffer {
  if (codec !== 'avc') return Buffer.from(data)
  const bytes = Buffer.from(data)
  const kept: Buffer[] = []
  for (let at = 0; at + 4 < bytes.length; ) {
    const end = at + 4 + bytes.readUInt32BE(at)
    const kind = (bytes[at + 4] ?? 0) & 31
    if (kind >= 1 && kind <= 5) kept.push(bytes.subarray(at, end))
    at = end
  }
  return Buffer.concat(kept)
}

/** Every packet of a file in its order: when it is shown, and a hash of what is in it. */
async function packetsOf(bytes: Buffer) {
  const input = open(bytes)
  const found: Record<string, string[]> = {}
  for (const track of await input.getTracks()) {
    const codec = await track.getCodec()
    const lines: string[] = []
    for await (const { timestamp, data } of new EncodedPacketSink(track).packets()) {
      const picture = pictureOf(data, codec)
      expect(picture.length).toBeGreaterThan(0)
      lines.push(`${timestamp.toFixed(3)} ${createHash('sha256').update(picture).digest('hex').slice(0, 12)}`)
    }
    found[track.type] = lines
  }
  input.dispose()
  return found
}

const marks = /kling|kuaishou|lavc|lavf|x264|libvpx|libopus|c2pa|urn:uuid/i
const box = (type: string, body: string | Buffer) => {
  const bytes = Buffer.from(body)
  const head = Buffer.alloc(8)
  head.writeUInt32BE(bytes.length + 8)
  head.write(type, 4, 'latin1')
  return Buffer.concat([head, bytes])
}

describe('the copy of a clip', () => {
  it('has none of the bytes that named its maker, in tags, track names, boxes of provenance, or packets, and the same pictures', async () => {
    const provenance = box('uuid', `${'\0'.repeat(16)}c2pa.manifest Kling 3.0 by Kuaishou urn:uuid:1`)
    const told = Buffer.concat([await testClip('tagged.mp4'), provenance, box('udta', 'Kling 3.0 by Kuaishou')])
    expect(told.toString('latin1').match(/Kling 3\.0 by Kuaishou/g)?.length).toBeGreaterThan(6)
    const { copy } = await clean(told, 'mp4')
    expect(copy.toString('latin1')).not.toMatch(marks)
    const { video } = await packetsOf(copy)
    expect(video).toHaveLength(24)
    expect(video).toEqual((await packetsOf(told)).video)
  })

  it.each([
    ['tagged.webm', 'webm'],
    ['vp8.webm', 'webm'],
    ['av1.mp4', 'mp4'],
  ] as const)('of %s has every packet as it was', async (name, kind) => {
    const bytes = await testClip(name)
    const { copy } = await clean(bytes, kind)
    expect(copy.toString('latin1')).not.toMatch(marks)
    expect(await packetsOf(copy)).toEqual(await packetsOf(bytes))
  })

  it('has the sound as it was, except for the name of the encoder in its filling', async () => {
    const bytes = await testClip('tagged.mp4')
    const [before, after] = [await packetsOf(bytes), await packetsOf((await clean(bytes, 'mp4')).copy)]
    const changed = before.audio?.filter((line, index) => line !== after.audio?.[index])
    expect(after.audio?.length).toBe(before.audio?.length)
    expect(changed).toHaveLength(1)
  })

  it('is the same to the byte each time, and whichever container the packets came in', async () => {
    const [first, again, other] = [await testClip('tagged.mp4'), await testClip('tagged.mp4'), await testClip('tagged.mov')]
    const hashes = [
      (await clean(first, 'mp4')).media.sha256,
      (await clean(again, 'mp4')).media.sha256,
      (await clean(other, 'mp4')).media.sha256,
    ]
    expect(new Set(hashes).size).toBe(1)
  })

  it('is measured on its packets', async () => {
    expect((await clean(await testClip('silent-30.mp4'), 'mp4')).media).toMatchObject({
      seconds: 1.5,
      frameRate: 30,
      frames: 45,
      hasAudio: false,
    })
    expect((await clean(await testClip('av1.mp4'), 'mp4')).media).toMatchObject({ width: 160, height: 90, codec: 'av1', frames: 12 })
  })
})

it('tells containers by their first bytes alone', async () => {
  const seen = async (name: string) => kindOf((await testClip(name)).subarray(0, 64))
  expect(await seen('tagged.mov')).toEqual({ kind: 'mp4' })
  expect(await seen('tagged.webm')).toEqual({ kind: 'webm' })
  expect(await seen('matroska.mkv')).toEqual({ kind: null, seen: 'a Matroska file' })
  expect(kindOf(new Uint8Array())).toEqual({ kind: null, seen: 'something else' })
})

/** The same numbers each run. */
function* numbers(seed: number): Generator<number> {
  for (let state = seed; ; ) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    yield state / 2 ** 32
  }
}

/** Flips bytes, cuts, repeats, or writes huge numbers, most often into the index, where lengths and offsets are. */
function damaged(bytes: Buffer, random: () => number): Buffer {
  const copy = Buffer.from(bytes)
  const index = Math.max(0, copy.indexOf('moov'))
  const any = () => Math.floor(random() < 0.7 ? index + random() * (copy.length - index) : random() * copy.length)
  const times = 1 + Math.floor(random() * 8)
  for (let i = 0; i < times; i++) {
    const kind = random()
    if (kind < 0.4) copy[any()] = Math.floor(random() * 256)
    else if (kind < 0.8 && copy.length > 8)
      copy.writeUInt32BE(random() < 0.5 ? 0xffffffff : Math.floor(random() * 2 ** 32), Math.min(any(), copy.length - 4))
    else if (kind < 0.9) copy.copy(copy, any(), any())
    else return copy.subarray(0, any())
  }
  return copy
}

describe('300 damaged clips', () => {
  it('end in a copy or a sentence, each within two seconds, and the next good clip is copied', { timeout: 120_000 }, async () => {
    const originals = await Promise.all(['tagged.mp4', 'tagged.webm', 'tagged.mov', 'av1.mp4'].map(testClip))
    const stream = numbers(20261126)
    const random = () => stream.next().value as number
    const slow: number[] = []
    const unexpected: string[] = []
    let refused = 0
    for (let i = 0; i < 300; i++) {
      const bytes = damaged(originals[i % originals.length] as Buffer, random)
      const began = performance.now()
      await clean(bytes, i % 4 === 1 ? 'webm' : 'mp4').catch((error: { code?: string; message: string }) => {
        refused++
        if (error.code !== 'invalid') unexpected.push(`${i}: ${error.code} ${error.message}`)
      })
      if (performance.now() - began > 2000) slow.push(i)
    }
    expect({ slow, unexpected }).toEqual({ slow: [], unexpected: [] })
    expect(refused).toBeGreaterThan(50)
    expect((await clean(await testClip('tagged.mp4'), 'mp4')).media.frames).toBe(24)
  })
})

describe('a clip made to be hard to read', () => {
  /** Sets a count or a size in the index to the largest number there is. */
  const withHuge = async (type: string, offset: number, value = 0xffffffff) => {
    const bytes = await testClip('tagged.mp4')
    bytes.writeUInt32BE(value, bytes.indexOf(type) + offset)
    return bytes
  }
  it.each([
    ['four thousand million samples of one size', 'stsz', 12],
    ['four thousand million durations', 'stts', 8],
    ['four thousand million chunks', 'stco', 8],
    ['four thousand million runs', 'stsc', 8],
    ['a table without an end', 'stbl', -4],
    ['an index without an end', 'moov', -4],
  ])('with %s is refused within two seconds', async (_, type, offset) => {
    const bytes = await withHuge(type, offset)
    const began = performance.now()
    const outcome = await clean(bytes, 'mp4').catch((error: { code?: string }) => error.code)
    expect(['invalid', 'object']).toContain(typeof outcome === 'object' ? 'object' : outcome)
    expect(performance.now() - began).toBeLessThan(2000)
  })

  it('with samples of four thousand million equal sizes and durations is refused within limits of time and memory', async () => {
    const bytes = await withHuge('stsz', 12)
    bytes.writeUInt32BE(1, bytes.indexOf('stsz') + 8)
    bytes.writeUInt32BE(0xffffffff, bytes.indexOf('stts') + 12)
    await expect(clean(bytes, 'mp4')).rejects.toMatchObject({ code: 'invalid' })
    expect((await clean(await testClip('tagged.mp4'), 'mp4')).media.frames).toBe(24)
  })

  it.each([0.2, 0.5, 0.9, 0.99])('cut off at %f of its length is refused', async (share) => {
    for (const [name, kind] of [
      ['tagged.mp4', 'mp4'],
      ['tagged.mov', 'mp4'],
    ] as const) {
      const bytes = await testClip(name)
      await expect(clean(bytes.subarray(0, Math.floor(bytes.length * share)), kind)).rejects.toThrow('damaged or was cut off')
    }
  })
})
