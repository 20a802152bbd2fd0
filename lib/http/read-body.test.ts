import { randomBytes } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { AppError } from '@/lib/errors'
import { readBody } from './read-body'

const most = 1000

async function read(body: BodyInit | null, headers: Record<string, string> = {}): Promise<string> {
  const parts: Uint8Array[] = []
  const init = { method: 'POST', body, headers, duplex: 'half' } as RequestInit
  for await (const part of readBody(new Request('https://switchboard.example/', init), most)) parts.push(part)
  return Buffer.concat(parts).toString()
}

/** A body that arrives in parts of so many bytes, and says whether somebody stopped reading it. */
function slowly(bytes: Uint8Array, size: number) {
  let at = 0
  const state = { sent: 0, stopped: false }
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (at >= bytes.length) return controller.close()
      controller.enqueue(bytes.subarray(at, at + size))
      at += size
      state.sent = at
    },
    cancel() {
      state.stopped = true
    },
  })
  return { body, state }
}

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) =>
      error instanceof AppError ? { name: error.name, message: error.message, status: Reflect.get(error, 'status') } : error,
  )
const text = 'id,state\njob-1,finished\n'
const packed = gzipSync(text)
const gzip = { 'content-encoding': 'gzip' }

describe('the body of a request', () => {
  it('arrives as it was sent, and nothing where nothing was sent', async () => {
    expect(await read(text)).toBe(text)
    expect(await read(null)).toBe('')
    expect(await read('', gzip)).toBe('')
  })

  it('is unpacked where the header says gzip, and where only the bytes do', async () => {
    expect(await read(packed, gzip)).toBe(text)
    expect(await read(packed, { 'content-encoding': 'X-GZIP' })).toBe(text)
    expect(await read(packed)).toBe(text)
    expect(await read(Buffer.concat([packed, packed]))).toBe(text + text)
  })

  it('is unpacked however small the parts are in which it arrives', async () => {
    for (const size of [1, 2, 7]) expect(await read(slowly(packed, size).body), `${size}`).toBe(text)
    expect(await read(slowly(Buffer.from('x'), 1).body)).toBe('x')
  })

  it.each(['br', 'zstd', 'deflate', 'gzip, gzip'])('is refused when it is packed with %s', async (packing) => {
    expect(await refusal(read(packed, { 'content-encoding': packing }))).toMatchObject({
      status: 415,
      message: expect.stringContaining('gzip'),
    })
  })

  it('is refused when it says gzip and is not, or is cut off', async () => {
    for (const body of [text, packed.subarray(0, -9), Buffer.concat([packed.subarray(0, 12), Buffer.alloc(20, 7)])])
      expect(await refusal(read(body, gzip))).toMatchObject({ name: 'AppError', message: expect.stringContaining('cannot be unpacked') })
  })

  it('is refused beyond the limit, before more of it is read', async () => {
    expect(await read('x'.repeat(most))).toHaveLength(most)
    expect(await refusal(read('x'.repeat(most + 1)))).toMatchObject({ status: 413 })
    expect(await refusal(read('x', { 'content-length': `${most + 1}` }))).toMatchObject({ status: 413 })
    const { body, state } = slowly(Buffer.alloc(100_000, 'x'), 100)
    expect(await refusal(read(body))).toMatchObject({ status: 413 })
    expect(state.stopped).toBe(true)
    expect(state.sent).toBeLessThan(3 * most)
  })

  it('is refused when it unpacks to more than the limit, without unpacking the rest', async () => {
    expect(await read(gzipSync('x'.repeat(most)), gzip)).toHaveLength(most)
    const bomb = gzipSync(Buffer.alloc(300_000))
    expect(bomb.length).toBeLessThan(most)
    expect(await refusal(read(bomb, gzip))).toMatchObject({ status: 413, message: expect.stringContaining('once it is unpacked') })
    expect(await refusal(read(bomb))).toMatchObject({ status: 413 })
  })

  it('passes on what went wrong on the way, and does not blame the packing', async () => {
    const broken = new ReadableStream<Uint8Array>({ start: (controller) => controller.error(new Error('connection lost')) })
    expect(await refusal(read(broken, gzip))).toMatchObject({ message: 'connection lost' })
    const large = slowly(gzipSync(randomBytes(9000)), 500)
    expect(await refusal(read(large.body, gzip))).toMatchObject({ status: 413 })
  })
})
