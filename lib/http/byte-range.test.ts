import { expect, it } from 'vitest'
import { answerRange, askedRange } from './byte-range'
import { uploadRange } from './upload-range'

it.each([
  [null, 'whole'],
  ['', 'whole'],
  ['bytes=0-', '0-99'],
  ['bytes=0-0', '0-0'],
  ['bytes=90-1000', '90-99'],
  ['bytes=-10', '90-99'],
  ['bytes=-1000', '0-99'],
  ['bytes=100-', 'outside'],
  ['bytes=-0', 'outside'],
  ['bytes=5-3', 'whole'],
  ['bytes=-', 'whole'],
  ['bytes=0-1,5-6', 'whole'],
  ['items=0-1', 'whole'],
  ['bytes=99999999999999999999-', 'whole'],
])('the range %s of 100 bytes is %s', (header, text) => {
  const asked = askedRange(header, 100)
  expect(asked.kind === 'part' ? `${asked.range.start}-${asked.range.end}` : asked.kind).toBe(text)
})

it('answers a part with 206, a place outside with 416, and the whole with 200, each with its length', () => {
  const file = { etag: '"a"', size: 100, ifRange: null }
  const part = answerRange({ ...file, range: 'bytes=10-19' })
  expect(part).toMatchObject({
    status: 206,
    headers: { 'content-range': 'bytes 10-19/100', 'content-length': '10', 'accept-ranges': 'bytes' },
  })
  expect(answerRange({ ...file, range: 'bytes=200-' })).toMatchObject({
    status: 416,
    headers: { 'content-range': 'bytes */100' },
    range: null,
  })
  expect(answerRange({ ...file, range: null })).toMatchObject({ status: 200, headers: { 'content-length': '100', etag: '"a"' } })
})

it('serves a part only of the very file that was begun', () => {
  const asked = { range: 'bytes=10-19', etag: '"a"', size: 100 }
  expect(answerRange({ ...asked, ifRange: '"a"' }).status).toBe(206)
  expect(answerRange({ ...asked, ifRange: '"b"' }).status).toBe(200)
  expect(answerRange({ ...asked, ifRange: 'Thu, 26 Nov 2026 01:00:00 GMT' }).status).toBe(200)
})

const sent = (headers: Record<string, string>) => () => uploadRange(new Headers(headers))

it('reads which bytes of a file an upload brings', () => {
  expect(sent({ 'content-length': '100' })()).toEqual({ start: 0, length: 100, total: 100 })
  expect(sent({ 'content-length': '10', 'content-range': 'bytes 90-99/100' })()).toEqual({ start: 90, length: 10, total: 100 })
})

it.each([
  [{}, 'does not say how long'],
  [{ 'content-length': 'ten' }, 'does not say how long'],
  [{ 'content-length': '10', 'content-range': 'bytes 0-9/*' }, 'cannot be read'],
  [{ 'content-length': '10', 'content-range': 'bytes 95-104/100' }, 'outside of the file'],
  [{ 'content-length': '11', 'content-range': 'bytes 0-9/100' }, 'different numbers of bytes'],
])('refuses an upload with the headers %j', (headers, text) => {
  expect(sent(headers)).toThrow(text)
})
