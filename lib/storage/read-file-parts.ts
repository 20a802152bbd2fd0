import 'server-only'
import { createReadStream } from 'node:fs'

/** A file on the disk as a stream of its bytes, opened when it is read. */
export async function* readFileParts(file: string): AsyncGenerator<Uint8Array> {
  yield* createReadStream(file, { highWaterMark: 256 * 1024 })
}
