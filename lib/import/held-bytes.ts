import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { invalid } from '@/lib/errors'

/** The bytes of a delivery that are all there, and can be read more than once. */
export type HeldBytes = { size: number; sha256: string; start: Uint8Array; parts(): AsyncIterable<Uint8Array> }

const part = 1 << 18
const startLength = 4000

const tooLarge = (most: number) =>
  invalid('Nothing was read.', {
    file: `It is larger than ${Math.floor(most / 1_000_000)} MB. Split it and hand in the parts one after the other; nothing is counted twice.`,
  })

async function* slices(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += part) {
    // Other requests get their turn between two parts.
    await new Promise(setImmediate)
    yield bytes.subarray(at, at + part)
  }
}

function heldInMemory(bytes: Uint8Array, most: number): HeldBytes {
  if (bytes.length > most) throw tooLarge(most)
  return {
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    start: bytes.subarray(0, startLength),
    parts: () => slices(bytes),
  }
}

async function heldOnDisk(content: AsyncIterable<Uint8Array>, file: string, most: number): Promise<HeldBytes> {
  const hash = createHash('sha256')
  const out = await open(file, 'w')
  let size = 0
  let start = new Uint8Array()
  try {
    for await (const bytes of content) {
      size += bytes.length
      if (size > most) throw tooLarge(most)
      if (start.length < startLength) start = Buffer.concat([start, bytes.subarray(0, startLength)])
      hash.update(bytes)
      await out.write(bytes)
    }
  } finally {
    await out.close()
  }
  return { size, sha256: hash.digest('hex'), start, parts: () => createReadStream(file, { highWaterMark: part }) }
}

/**
 * Holds a delivery of at most `most` bytes until `work` is done with it: what arrives bit by bit is written to a temporary file first, so that a slow sender keeps no
 * transaction open and a broken one leaves nothing behind.
 */
export async function withHeldBytes<Result>(
  content: Uint8Array | AsyncIterable<Uint8Array>,
  most: number,
  work: (held: HeldBytes) => Promise<Result>,
): Promise<Result> {
  if (content instanceof Uint8Array) return work(heldInMemory(content, most))
  const folder = await mkdtemp(path.join(tmpdir(), 'switchboard-jobs-'))
  try {
    return await work(await heldOnDisk(content, path.join(folder, 'log'), most))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
