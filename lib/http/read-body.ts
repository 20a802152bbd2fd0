import 'server-only'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { invalid } from '@/lib/errors'
import { HttpRefusal } from './http-refusal'

type Bytes = AsyncIterable<Uint8Array>

const megabytes = (bytes: number): string => `${Math.floor(bytes / 1_000_000)} MB`

/** Passes bytes on until there are more than `most`; then throws, so that whoever reads them keeps nothing. */
async function* capped(bytes: Bytes, most: number, where: string): AsyncGenerator<Uint8Array> {
  let size = 0
  for await (const part of bytes) {
    size += part.length
    if (size > most)
      throw new HttpRefusal(413, `${where} is larger than ${megabytes(most)}: split it and send the parts one after the other.`)
    yield part
  }
}

const isGzip = ([first, second]: Uint8Array): boolean => first === 0x1f && second === 0x8b

async function* gunzipped(bytes: Bytes): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip()
  // What goes wrong on the way in, such as a body that is too large, must not be taken for a broken archive.
  let before: unknown = null
  const fed = pipeline(Readable.from(bytes, { objectMode: false }), gunzip).catch((error: unknown) => {
    before = error
  })
  try {
    for await (const part of gunzip) yield part as Uint8Array
  } catch (error) {
    await fed
    const cause = (before ?? error) as { code?: string }
    if (!cause.code?.startsWith('Z_')) throw cause
    throw invalid('What was sent says that it is packed with gzip, but it cannot be unpacked: a part of it may be missing. Send it again.')
  } finally {
    gunzip.destroy()
  }
}

/** The first part, made of the first two where a sender begins with a single byte. */
async function firstOf(bytes: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  let first: Uint8Array = new Uint8Array()
  while (first.length < 2) {
    const part = await bytes.next()
    if (part.done) break
    first = first.length === 0 ? part.value : Buffer.concat([first, part.value])
  }
  return first
}

async function* startingWith(first: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first
  for (let part = await rest.next(); !part.done; part = await rest.next()) yield part.value
}

async function* bodyParts(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  const reader = body?.getReader()
  if (!reader) return
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) if (part.value.length > 0) yield part.value
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

/**
 * The bytes of a request as they arrive, unpacked where the header or the bytes themselves say gzip. Reading throws beyond `most` bytes, which
 * are counted as sent and again as unpacked: a small archive that unpacks to terabytes ends there. Throws `HttpRefusal` 415 at once for another
 * packing.
 */
export function readBody(request: Pick<Request, 'headers' | 'body'>, most: number): AsyncGenerator<Uint8Array> {
  const packing = request.headers.get('content-encoding')?.trim().toLowerCase() || 'identity'
  if (!['identity', 'gzip', 'x-gzip'].includes(packing))
    throw new HttpRefusal(415, `What is packed with ${packing.slice(0, 20)} is not read: pack it with gzip, or send it as it is.`)
  const length = Number(request.headers.get('content-length') ?? 0)
  if (length > most)
    throw new HttpRefusal(413, `What was sent is larger than ${megabytes(most)}: split it and send the parts one after the other.`)
  return unpacked(capped(bodyParts(request.body), most, 'What was sent'), { most, said: packing !== 'identity' })
}

async function* unpacked(sent: AsyncGenerator<Uint8Array>, { most, said }: { most: number; said: boolean }): AsyncGenerator<Uint8Array> {
  const first = await firstOf(sent)
  if (first.length === 0) return
  const whole = startingWith(first, sent)
  if (said || isGzip(first)) yield* capped(gunzipped(whole), most, 'What was sent, once it is unpacked,')
  else yield* whole
}
