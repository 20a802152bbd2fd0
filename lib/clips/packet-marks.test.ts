import { describe, expect, it } from 'vitest'
import { withoutMarks } from './packet-marks.mjs'

const clean = (...parts: Uint8Array[]): Buffer => Buffer.from(withoutMarks(new Uint8Array(Buffer.concat(parts)), 'av1'))
/** A unit of AV1 with its length: `kind` as in table 5 of the specification's section 6.2.2. */
const unit = (kind: number, body: number[] | string) => {
  const bytes = Buffer.from(body as string, 'latin1')
  return Buffer.from([(kind << 3) | 2, bytes.length, ...bytes])
}
const metadata = (kind: number, text: string) => unit(5, [kind, ...Buffer.from(text)])
const sequence = unit(1, 'sequence')
const frame = unit(6, 'pixels')

describe('an AV1 packet', () => {
  it('loses free data, time codes, private metadata and padding, and keeps light levels, colours and frames', () => {
    const picture = [metadata(1, 'light'), metadata(2, 'colours'), metadata(3, 'layers')]
    const told = [metadata(4, 'Kling 3.0 by Kuaishou'), metadata(5, '09:00'), metadata(31, 'c2pa'), unit(15, 'Kuaishou')]
    const plain = clean(sequence, ...picture, ...told, frame)
    expect(plain).toEqual(Buffer.concat([sequence, ...picture, frame]))
    expect(clean(plain)).toEqual(plain)
  })

  it('is read with long lengths, with an extension, and with a last unit that has no length', () => {
    const long = Buffer.concat([Buffer.from([(5 << 3) | 2, 0x80 | 72, 1, 4]), Buffer.alloc(199, 'K')])
    const layered = Buffer.from([(6 << 3) | 4 | 2, 0x20, 2, 1, 2])
    const last = Buffer.from([6 << 3, 1, 2, 3])
    expect(clean(sequence, long, layered, last)).toEqual(Buffer.concat([sequence, layered, last]))
  })

  it.each([
    ['a length that goes past its end', Buffer.concat([sequence, Buffer.from([(5 << 3) | 2, 40, 4, 1])])],
    ['a length that never ends', Buffer.concat([sequence, Buffer.from([(5 << 3) | 2, ...Array<number>(9).fill(255)])])],
    ['a forbidden bit', Buffer.from([128 | (5 << 3) | 2, 1, 4])],
    ['nothing but metadata', metadata(4, 'Kling')],
  ])('with %s comes back as it was, for the reader to judge', (_, bytes) => {
    expect(clean(bytes)).toEqual(bytes)
  })
})
