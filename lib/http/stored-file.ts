import 'server-only'
import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { notFound } from '@/lib/errors'
import { storage } from '@/lib/storage/storage'
import { answerRange } from './byte-range'

export type StoredFile = { storageKey: string; mime: string }
type Asking = { method: string; range: string | null | undefined; ifRange: string | null | undefined }
type Reply = { status: number; headers: Record<string, string>; body: Readable | null }

/** Nothing in the headers says where a file came from: no name, no date, and no key. */
const always = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'content-disposition': 'inline',
  'content-security-policy': "default-src 'none'; media-src 'self'; img-src 'self'; style-src 'unsafe-inline'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex, nofollow',
}

/** Answers a request for a stored file or a part of it. */
export async function replyWith({ storageKey, mime }: StoredFile, { method, range, ifRange }: Asking): Promise<Reply> {
  const store = storage()
  const size = await store.size(storageKey)
  if (size === null) throw notFound('This file')
  const etag = `"${createHash('sha256').update(storageKey).digest('hex').slice(0, 24)}"`
  const answer = answerRange({ range, ifRange, etag, size })
  const headers = { ...always, ...answer.headers, 'content-type': mime }
  if (method === 'HEAD' || answer.status === 416) return { status: answer.status, headers, body: null }
  const bytes = await store.get(storageKey, answer.range ?? undefined)
  if (bytes === null) throw notFound('This file')
  return { status: answer.status, headers, body: bytes instanceof Readable ? bytes : Readable.from(bytes) }
}
