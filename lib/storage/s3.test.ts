import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { finished } from 'node:stream/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { allBytes, inParts } from '@/lib/testing/clips/test-clip'
import { s3Settings, s3Storage } from './s3'
import { newKey, type Storage } from './storage'

const keyId = 'AKIDEXAMPLE'
const secret = 'a secret key'
const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest('hex')
const hmac = (key: string | Buffer, data: string) => createHmac('sha256', key).update(data).digest()

/** Works out the signature of a request on its own, as the published description of version 4 says. */
function signatureOf(request: IncomingMessage, signedHeaders: string, scope: string): string {
  const headers = signedHeaders.split(';').map((name) => `${name}:${String(request.headers[name]).trim()}\n`)
  const [path = ''] = (request.url ?? '').split('?')
  const canonical = [request.method, path, '', headers.join(''), signedHeaders, request.headers['x-amz-content-sha256']].join('\n')
  const [day = '', region = '', service = ''] = scope.split('/')
  const key = hmac(hmac(hmac(hmac(`AWS4${secret}`, day), region), service), 'aws4_request')
  return hmac(key, ['AWS4-HMAC-SHA256', request.headers['x-amz-date'], scope, sha256(canonical)].join('\n')).toString('hex')
}

function isSigned(request: IncomingMessage): boolean {
  const found = /^AWS4-HMAC-SHA256 Credential=([^/]+)\/([^,]+), ?SignedHeaders=([^,]+), ?Signature=(\w+)$/.exec(
    request.headers.authorization ?? '',
  )
  const [, id, scope = '', signedHeaders = '', signature] = found ?? []
  const asked = ['host', 'x-amz-content-sha256', 'x-amz-date'].every((name) => signedHeaders.split(';').includes(name))
  return id === keyId && asked && signature === signatureOf(request, signedHeaders, scope)
}

const kept = new Map<string, Buffer>()
let most = 0

/** A small bucket that checks signatures and the hash of what is put. */
const server: Server = createServer(async (request, response) => {
  const end = (status: number, body: Buffer | string = '', headers = {}) => response.writeHead(status, headers).end(body)
  if (!isSigned(request)) return end(403, '<Error><Code>SignatureDoesNotMatch</Code></Error>')
  const key = request.url ?? ''
  if (request.method === 'PUT') {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => {
      most = Math.max(most, part.length)
      parts.push(part)
    })
    const arrived = await finished(request).then(
      () => true,
      () => false,
    )
    if (!arrived) return
    const body = Buffer.concat(parts)
    const whole = Number(request.headers['content-length']) === body.length && sha256(body) === request.headers['x-amz-content-sha256']
    if (!whole) return end(400, '<Error><Code>XAmzContentSHA256Mismatch</Code></Error>')
    kept.set(key, body)
    return end(200)
  }
  const body = kept.get(key)
  if (request.method === 'DELETE') return end(kept.delete(key) ? 204 : 404)
  if (!body) return end(404, '<Error><Code>NoSuchKey</Code></Error>')
  if (request.method === 'HEAD') return end(200, '', { 'content-length': body.length })
  const [, start, last] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? []
  return start === undefined ? end(200, body) : end(206, body.subarray(Number(start), Number(last) + 1))
})

const environment = () => ({
  S3_ENDPOINT: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
  S3_BUCKET: 'clips',
  S3_ACCESS_KEY_ID: keyId,
  S3_SECRET_ACCESS_KEY: secret,
})
const storeWith = (over: Record<string, string> = {}): Storage => {
  const settings = s3Settings({ ...environment(), ...over })
  if (!settings) throw new Error('No settings.')
  return s3Storage(settings)
}

beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
afterAll(() => new Promise((resolve) => server.close(resolve)))

const bytes = Buffer.from('0123456789'.repeat(50_000))
const known = { bytes: bytes.length, sha256: sha256(bytes), mime: 'video/mp4' }

it('gives back what was put, whole and in parts, until it is deleted, with every request signed', async () => {
  const store = storeWith()
  const key = newKey('w1')
  await store.put(key, inParts(bytes, { size: 50_000 }), known)
  expect([...kept.keys()]).toEqual([`/clips/${key}`])
  expect(await store.size(key)).toBe(bytes.length)
  expect(await allBytes((await store.get(key)) ?? inParts(Buffer.alloc(0)))).toEqual(bytes)
  expect((await allBytes((await store.get(key, { start: 5, end: 7 })) ?? inParts(Buffer.alloc(0)))).toString()).toBe('567')
  await store.delete(key)
  expect([await store.size(key), await store.get(key)]).toEqual([null, null])
  await store.delete(key)
})

it('streams a file instead of holding it', async () => {
  most = 0
  await storeWith().put(newKey('w1'), inParts(bytes, { size: 50_000 }), known)
  expect(most).toBeLessThan(bytes.length / 2)
})

it.each([
  ['broken off', inParts(bytes, { breakAfter: 200_000 })],
  ['too short', inParts(bytes.subarray(1))],
  ['of other bytes', inParts(Buffer.alloc(bytes.length))],
])('keeps nothing of a stream that is %s', async (_, source) => {
  const key = newKey('w1')
  await expect(storeWith().put(key, source, known)).rejects.toThrow()
  expect(kept.has(`/clips/${key}`)).toBe(false)
})

it('is refused by the store with a wrong secret, and says so', async () => {
  await expect(storeWith({ S3_SECRET_ACCESS_KEY: 'another' }).get(newKey('w1'))).rejects.toThrow('status 403 SignatureDoesNotMatch')
})

it('says in words that the store does not answer', async () => {
  await expect(storeWith({ S3_ENDPOINT: 'http://127.0.0.1:9' }).size(newKey('w1'))).rejects.toThrow('The store for files does not answer')
})

it('is used when all four variables are set, not used when none is, and named in a sentence when some are', () => {
  expect(s3Settings({})).toBeNull()
  expect(s3Settings(environment())).toMatchObject({ S3_BUCKET: 'clips', S3_REGION: 'us-east-1' })
  expect(() => s3Settings({ S3_BUCKET: 'clips' })).toThrow('S3_ENDPOINT, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY missing or malformed')
})
