// The tables of an MP4 say how long they are. A number that cannot be true would keep the parser busy for minutes, so the numbers are compared with
// the room that their boxes have before anything is read by them.

const inside = new Set(['trak', 'mdia', 'minf', 'stbl', 'traf', 'edts'])
const entryBytes = { stts: 8, ctts: 8, stsc: 12, stco: 4, co64: 8, stss: 4, elst: 12 }
const mostIndexBytes = 64 * 2 ** 20

function* boxesIn(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 0; at + 8 <= bytes.length; ) {
    const size = view.getUint32(at) || bytes.length - at
    const end = Math.min(bytes.length, at + size)
    if (size < 8) return
    yield { type: String.fromCharCode(...bytes.subarray(at + 4, at + 8)), body: bytes.subarray(at + 8, end) }
    at = end
  }
}

function isTrue(type, body, mostSamples) {
  if (body.length < 8) return !(type in entryBytes)
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength)
  const count = view.getUint32(4)
  if (type === 'trun') return count <= mostSamples
  if (type === 'stsz') {
    const samples = body.length < 12 ? Infinity : view.getUint32(8)
    return samples <= mostSamples && (count !== 0 || body.length >= 12 + samples * 4)
  }
  const each = entryBytes[type]
  if (each === undefined) return true
  if (body.length < 8 + count * each) return false
  if (type !== 'stts' && type !== 'ctts') return true
  let samples = 0
  for (let entry = 0; entry < count; entry++) samples += view.getUint32(8 + entry * 8)
  return samples <= mostSamples
}

function tablesAreTrue(bytes, mostSamples) {
  for (const { type, body } of boxesIn(bytes)) {
    if (inside.has(type) ? !tablesAreTrue(body, mostSamples) : !isTrue(type, body, mostSamples)) return false
  }
  return true
}

/** Whether the tables in the index of an MP4, and in the indexes of its fragments, can be as long as they say. `read(start, end)` gives bytes. */
export function hasTrueTables(read, size, mostSamples) {
  for (let at = 0; at + 8 <= size; ) {
    const head = Buffer.from(read(at, Math.min(size, at + 16)))
    const short = head.readUInt32BE(0)
    const [length, skip] = short === 1 && head.length === 16 ? [Number(head.readBigUInt64BE(8)), 16] : [short || size - at, 8]
    if (length < skip) return true
    const end = Math.min(size, at + length)
    if (['moov', 'moof'].includes(head.toString('latin1', 4, 8))) {
      if (end - at > mostIndexBytes || !tablesAreTrue(read(at + skip, end), mostSamples)) return false
    }
    at = end
  }
  return true
}
