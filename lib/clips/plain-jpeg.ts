import { invalid } from '@/lib/errors'

export const mostPosterBytes = 200_000

const broken = () => invalid('This is no whole JPEG picture.')

/** Comments, and everything that programs add beside the picture itself. The first kind, 0xe0, says only how wide a pixel is. */
const isTold = (marker: number) => marker === 0xfe || (marker >= 0xe1 && marker <= 0xef)

/** A JPEG without comments, camera data or other additions; what follows the picture is cut off too. Throws `invalid` for anything else. */
export function plainJpeg(bytes: Uint8Array): Buffer {
  const all = Buffer.from(bytes)
  if (all.length > mostPosterBytes) throw invalid(`A still picture has at most ${mostPosterBytes / 1000} kB.`)
  if (all.length < 4 || all.readUInt16BE(0) !== 0xffd8) throw broken()
  const kept = [all.subarray(0, 2)]
  for (let at = 2; at + 4 <= all.length; ) {
    const marker = all[at + 1] ?? 0
    if (all[at] !== 0xff || marker < 0xc0) throw broken()
    // From the scan on come the coded pixels, up to the end mark.
    if (marker === 0xda) {
      const end = all.lastIndexOf(Buffer.from([0xff, 0xd9]))
      if (end < at) throw broken()
      return Buffer.concat([...kept, all.subarray(at, end + 2)])
    }
    const next = at + 2 + all.readUInt16BE(at + 2)
    if (!isTold(marker)) kept.push(all.subarray(at, next))
    at = next
  }
  throw broken()
}
