import { readFile } from 'node:fs/promises'
import path from 'node:path'

/** The bytes of a clip that was made with ffmpeg by `make-clips.sh`. */
export const testClip = (name: string): Promise<Buffer> => readFile(path.join(import.meta.dirname, name))

/** Bytes as they come over a network: in parts, and perhaps with a break after so many. */
export async function* inParts(bytes: Uint8Array, { size = 4096, breakAfter = Infinity } = {}): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) {
    if (at + size > breakAfter) throw new Error('aborted')
    yield bytes.subarray(at, at + size)
  }
}

export async function allBytes(parts: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = []
  for await (const part of parts) all.push(part)
  return Buffer.concat(all)
}
