import { invalid } from '@/lib/errors'

export type UploadRange = { start: number; length: number; total: number }

const unclear = (text: string) => invalid(text, { file: text })

/**
 * Which bytes of a file a PUT brings, from Content-Length and Content-Range ("bytes 0-8388607/224000000", RFC 9110). Without a range it is the whole
 * file. Throws `invalid` when the length is missing or the two contradict each other.
 */
export function uploadRange(headers: Pick<Headers, 'get'>): UploadRange {
  const said = headers.get('content-length')
  if (said === null || !/^\d{1,15}$/.test(said)) throw unclear('The upload does not say how long it is. Send it with Content-Length.')
  const length = Number(said)
  const range = headers.get('content-range')
  if (range === null) return { start: 0, length, total: length }
  const [, first, last, of] = /^bytes (\d{1,15})-(\d{1,15})\/(\d{1,15})$/.exec(range.trim()) ?? []
  const [start, end, total] = [Number(first), Number(last), Number(of)]
  if (first === undefined) throw unclear('Content-Range cannot be read. Write it as bytes 0-8388607/224000000.')
  if (end < start || end >= total) throw unclear('Content-Range names bytes outside of the file.')
  if (end - start + 1 !== length) throw unclear('Content-Range and Content-Length name different numbers of bytes.')
  return { start, length, total }
}
