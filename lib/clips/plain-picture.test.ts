import { describe, expect, it } from 'vitest'
import { aPng, pngChunk } from '@/lib/testing/pictures'
import { plainPicture } from './plain-picture'

const segment = (marker: number, body: string | Buffer) => {
  const bytes = Buffer.from(body as string, 'latin1')
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(bytes.length + 2, 2)
  return Buffer.concat([head, bytes])
}
/** An Exif block with a place in words, and which way is up. */
const exif = (orientation: number, order: 'II' | 'MM') => {
  const little = order === 'II'
  const tiff = Buffer.alloc(26)
  tiff.write(order, 'latin1')
  const short = (value: number, at: number) => (little ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at))
  const long = (value: number, at: number) => (little ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at))
  short(42, 2)
  long(8, 4)
  short(1, 8)
  short(0x0112, 10)
  short(3, 12)
  long(1, 14)
  short(orientation, 18)
  return Buffer.concat([Buffer.from('Exif\0\0'), tiff, Buffer.from('52.5 north, shot by Ana')])
}
const jpeg = (...told: Buffer[]) =>
  Buffer.concat([
    ...[Buffer.from([0xff, 0xd8]), segment(0xe0, 'JFIF\0'), ...told, segment(0xdb, 'tables'), segment(0xda, 'scan')],
    ...[Buffer.from('pixels'), Buffer.from([0xff, 0xd9]), Buffer.from('a second picture')],
  ])
const webp = (...chunks: [string, string][]) => {
  const body = Buffer.concat(
    chunks.map(([kind, text]) => {
      const head = Buffer.alloc(8)
      head.write(kind, 'latin1')
      head.writeUInt32LE(text.length, 4)
      return Buffer.concat([head, Buffer.from(text, 'latin1'), Buffer.alloc(text.length % 2)])
    }),
  )
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1')
  head.writeUInt32LE(body.length + 4, 4)
  return Buffer.concat([head, body])
}

describe('a reference image', () => {
  it('as JPEG loses places, names and labels of origin, and keeps pixels and colours', () => {
    const told = [
      segment(0xe1, exif(1, 'II')),
      segment(0xe1, 'http://ns.adobe.com/xap/1.0/ by Ana'),
      segment(0xeb, 'c2pa'),
      segment(0xfe, 'note'),
    ]
    const colours = [segment(0xe2, 'ICC_PROFILE\0wide'), segment(0xee, 'Adobe\0')]
    const plain = plainPicture(jpeg(...told, ...colours), 'image/jpeg')
    expect(plain).toEqual(jpeg(...colours).subarray(0, -'a second picture'.length))
  })

  it.each(['II', 'MM'] as const)('as JPEG that lies on its side (%s) still says which way is up, and nothing else', (order) => {
    const plain = plainPicture(jpeg(segment(0xe1, exif(6, order))), 'image/jpeg')
    expect(plain.toString('latin1')).not.toMatch(/north|Ana/)
    expect(plain.readUInt16BE(2)).toBe(0xffe1)
    expect(plainPicture(plain, 'image/jpeg')).toEqual(plain)
    expect(plain.readUInt16BE(12 + 18)).toBe(6)
  })

  it('as PNG or WebP loses its texts, and says so in its flags', () => {
    const told = [pngChunk('tEXt', 'parameters\0a fox, seed 7'), pngChunk('eXIf', 'place'), pngChunk('caBX', 'c2pa')]
    expect(plainPicture(aPng('pixels', ...told), 'image/png')).toEqual(aPng())
    const flags = (text: string) => `${text}\0\0\0\0\0\0\0\0\0`
    const full = webp(['VP8X', flags('\x2c')], ['ICCP', 'wide'], ['VP8 ', 'pixels!'], ['EXIF', 'place'], ['XMP ', 'Ana'])
    expect(plainPicture(full, 'image/webp')).toEqual(webp(['VP8X', flags('\x20')], ['ICCP', 'wide'], ['VP8 ', 'pixels!']))
  })

  it.each([
    ['image/jpeg', jpeg().subarray(0, 20)],
    ['image/png', aPng().subarray(0, -6)],
    ['image/webp', webp(['VP8 ', 'pixels!']).subarray(0, -4)],
  ] as const)('that is cut off is refused (%s)', (kind, bytes) => {
    expect(() => plainPicture(bytes, kind)).toThrow('damaged or was cut off')
  })
})
