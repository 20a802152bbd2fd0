import type { ByteRange } from '@/lib/storage/storage'

/** What a Range header asks of a file: the whole, a part, or something outside of it. */
export type Asked = { kind: 'whole' } | { kind: 'part'; range: ByteRange } | { kind: 'outside' }

/**
 * Reads a Range header for a file of `size` bytes (RFC 9110, section 14). One range of bytes is served; what is malformed, in another unit, or asks for
 * several ranges gets the whole file, as the standard allows.
 * @example askedRange('bytes=-500', 2000) // { kind: 'part', range: { start: 1500, end: 1999 } }
 */
export function askedRange(header: string | null | undefined, size: number): Asked {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '') ?? []
  if (from === '' && to === '') return { kind: 'whole' }
  if (from === '') {
    const last = Number(to)
    return last === 0 || size === 0 ? { kind: 'outside' } : { kind: 'part', range: { start: Math.max(0, size - last), end: size - 1 } }
  }
  const start = Number(from)
  if (to !== '' && Number(to) < start) return { kind: 'whole' }
  if (start >= size) return { kind: 'outside' }
  return { kind: 'part', range: { start, end: to === '' ? size - 1 : Math.min(Number(to), size - 1) } }
}

type Request = { range: string | null | undefined; ifRange: string | null | undefined; etag: string; size: number }
export type RangeAnswer = { status: 200 | 206 | 416; headers: Record<string, string>; range: ByteRange | null }

/** Status and headers for a file or a part of it. A part is served only of the very file that the browser has begun (If-Range). */
export function answerRange({ range, ifRange, etag, size }: Request): RangeAnswer {
  const asked: Asked = ifRange && ifRange !== etag ? { kind: 'whole' } : askedRange(range, size)
  const always = { 'accept-ranges': 'bytes', etag }
  if (asked.kind === 'outside')
    return { status: 416, headers: { ...always, 'content-range': `bytes */${size}`, 'content-length': '0' }, range: null }
  if (asked.kind === 'whole') return { status: 200, headers: { ...always, 'content-length': String(size) }, range: null }
  const { start, end } = asked.range
  const part = { 'content-range': `bytes ${start}-${end}/${size}`, 'content-length': String(end - start + 1) }
  return { status: 206, headers: { ...always, ...part }, range: asked.range }
}
