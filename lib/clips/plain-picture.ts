import { invalid } from '@/lib/errors'

type PictureKind = 'image/png' | 'image/jpeg' | 'image/webp'

const damaged = () => invalid('This picture is damaged or was cut off. Save it again, then send it.')

const soi = Buffer.from([0xff, 0xd8])
const startOfScan = 0xda

const textAt = (bytes: Buffer, from: number, to: number) => bytes.toString('latin1', from, to)

/** How a camera says that the picture lies on its side: 1 to 8 (Exif 2.32, tag 0x0112); 1 where it says nothing. */
function orientationOf(segment: Buffer): number {
  if (textAt(segment, 4, 10) !== 'Exif\0\0') return 1
  const tiff = segment.subarray(10)
  const little = textAt(tiff, 0, 2) === 'II'
  const short = (at: number) => (at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const long = (at: number) => (at + 4 > tiff.length ? 0 : little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at))
  const start = long(4)
  for (let entry = 0; entry < Math.min(short(start), 100); entry++) {
    const at = start + 2 + entry * 12
    const value = short(at + 8)
    if (short(at) === 0x0112) return value >= 1 && value <= 8 ? value : 1
  }
  return 1
}

/** The one thing that a picture cannot be shown without: which way is up. */
const exifWith = (orientation: number): Buffer => {
  const tiff = Buffer.from('4d4d002a00000008000101120003000000010000000000000000', 'hex')
  tiff.writeUInt16BE(orientation, 18)
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff])
  const head = Buffer.from([0xff, 0xe1, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}

/** Colours (ICC, Adobe) belong to the picture; everything else that programs and cameras add does not. */
function belongs(marker: number, segment: Buffer): boolean {
  if (marker === 0xee) return textAt(segment, 4, 9) === 'Adobe'
  if (marker === 0xe2) return textAt(segment, 4, 15) === 'ICC_PROFILE'
  return marker !== 0xfe && !(marker >= 0xe1 && marker <= 0xef)
}

function plainJpeg(bytes: Buffer): Buffer {
  const kept: Buffer[] = []
  let orientation = 1
  for (let at = 2; at + 4 <= bytes.length; ) {
    const marker = bytes[at + 1] ?? 0
    if (bytes[at] !== 0xff || marker < 0xc0) throw damaged()
    if (marker === startOfScan) {
      const end = bytes.lastIndexOf(Buffer.from([0xff, 0xd9]))
      if (end < at) throw damaged()
      const exif = orientation === 1 ? [] : [exifWith(orientation)]
      return Buffer.concat([soi, ...exif, ...kept, bytes.subarray(at, end + 2)])
    }
    const next = at + 2 + bytes.readUInt16BE(at + 2)
    const segment = bytes.subarray(at, next)
    if (marker === 0xe1 && orientation === 1) orientation = orientationOf(segment)
    if (belongs(marker, segment)) kept.push(segment)
    at = next
  }
  throw damaged()
}

/** Pixels, colours, transparency and animation; no text, times, camera data or labels of origin. */
const pngChunks = new Set([
  ...['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'cICP', 'sBIT', 'bKGD', 'pHYs', 'acTL', 'fcTL', 'fdAT'],
])

function plainPng(bytes: Buffer): Buffer {
  const kept = [bytes.subarray(0, 8)]
  for (let at = 8; at + 12 <= bytes.length; ) {
    const next = at + 12 + bytes.readUInt32BE(at)
    const kind = textAt(bytes, at + 4, at + 8)
    if (next > bytes.length) throw damaged()
    if (pngChunks.has(kind)) kept.push(bytes.subarray(at, next))
    if (kind === 'IEND') return Buffer.concat(kept)
    at = next
  }
  throw damaged()
}

const webpChunks = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP'])
/** In the flags of a VP8X chunk: Exif and XMP follow. */
const webpTold = 0b1100

function plainWebp(bytes: Buffer): Buffer {
  const kept: Buffer[] = []
  const end = Math.min(bytes.length, 8 + bytes.readUInt32LE(4))
  for (let at = 12; at + 8 <= end; ) {
    const size = bytes.readUInt32LE(at + 4)
    const next = at + 8 + size + (size % 2)
    const kind = textAt(bytes, at, at + 4)
    if (at + 8 + size > bytes.length) throw damaged()
    const chunk = Buffer.from(bytes.subarray(at, next))
    if (kind === 'VP8X') chunk[8] = (chunk[8] ?? 0) & ~webpTold
    if (webpChunks.has(kind)) kept.push(chunk)
    at = next
  }
  if (kept.length === 0) throw damaged()
  const body = Buffer.concat(kept)
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1')
  head.writeUInt32LE(body.length + 4, 4)
  return Buffer.concat([head, body])
}

const copies = { 'image/jpeg': plainJpeg, 'image/png': plainPng, 'image/webp': plainWebp }

/**
 * The same picture to the pixel, without what cameras and programs wrote beside it: places, times, names, prompts, labels of origin. Only which way is
 * up, and how colours are meant, stays. Throws `invalid` for a picture that is cut off.
 */
export const plainPicture = (bytes: Uint8Array, kind: PictureKind): Buffer => copies[kind](Buffer.from(bytes))
