import { Zip, ZipDeflate } from 'fflate'

/** Files never carry the time of their making, so that the same data gives the same bytes. The first minute a ZIP can name, in any zone. */
const madeOn = new Date(1980, 0, 1)

export type ZipEntry = { name: string; chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array> }

/** A ZIP whose parts are packed while they are read, so that it never stands in memory as a whole. */
export async function* zipped(entries: Iterable<ZipEntry> | AsyncIterable<ZipEntry>): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = []
  let failed: Error | null = null
  const zip = new Zip((error, chunk) => {
    if (error) failed = error
    else ready.push(chunk)
  })
  const taken = () => {
    if (failed) throw failed
    const chunks = ready
    ready = []
    return chunks
  }
  for await (const { name, chunks } of entries) {
    const file = new ZipDeflate(name, { level: 6 })
    file.mtime = madeOn
    zip.add(file)
    for await (const chunk of chunks) {
      file.push(chunk)
      yield* taken()
    }
    file.push(new Uint8Array(0), true)
  }
  zip.end()
  yield* taken()
}

const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
const endMark = 0x06054b50
const listMark = 0x02014b50
const firstDay = 0x0021_0000

/** Sets the time of every file in a ZIP to the same first minute, in place. */
export function withoutTimes(bytes: Uint8Array): Uint8Array {
  const zip = view(bytes)
  let end = bytes.length - 22
  while (end >= 0 && zip.getUint32(end, true) !== endMark) end--
  let at = zip.getUint32(end + 16, true)
  while (zip.getUint32(at, true) === listMark) {
    zip.setUint32(at + 12, firstDay, true)
    zip.setUint32(zip.getUint32(at + 42, true) + 10, firstDay, true)
    at += 46 + zip.getUint16(at + 28, true) + zip.getUint16(at + 30, true) + zip.getUint16(at + 32, true)
  }
  return bytes
}
