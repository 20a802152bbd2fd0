// Encoders sign their work inside the packets too. These places say nothing about the picture or the sound, so a copy goes without them.

const supplemental = 6
/** Registered and unregistered user data: the settings of an encoder, labels of a generator. */
const userData = [4, 5]

/** The kinds of message in an H.264 supplemental unit; null when its length fields do not add up. */
function messageKinds(unit) {
  const kinds = []
  const field = (at) => {
    let value = 0
    while (unit[at] === 255) {
      value += 255
      at++
    }
    return at < unit.length ? [value + unit[at], at + 1] : [null, at]
  }
  let at = 1
  while (at + 1 < unit.length && unit[at] !== 0x80) {
    const [kind, afterKind] = field(at)
    const [length, afterLength] = field(afterKind)
    if (kind === null || length === null) return null
    kinds.push(kind)
    at = afterLength + length
  }
  return kinds
}

/** An H.264 packet, units with a length of four bytes each, without its user data. Anything else comes back as it was. */
function avcWithoutMarks(data) {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
  const kept = []
  let at = 0
  while (at + 4 <= data.length) {
    const end = at + 4 + view.getUint32(at)
    if (end > data.length || end === at + 4) return data
    const unit = data.subarray(at + 4, end)
    const kinds = (unit[0] & 31) === supplemental ? messageKinds(unit) : []
    if (kinds !== null && !kinds.some((kind) => userData.includes(kind))) kept.push(data.subarray(at, end))
    at = end
  }
  return at === data.length ? joined(kept, data) : data
}

const fill = 6

/** An AAC packet may begin with a fill element, which decoders skip and encoders write their name into: its content becomes zeros. */
function aacWithoutMarks(data) {
  if (data.length < 2 || data[0] >> 5 !== fill) return data
  const bit = (at) => (data[at >> 3] >> (7 - (at & 7))) & 1
  const bits = (at, count) => Array.from({ length: count }, (_, index) => bit(at + index)).reduce((value, one) => value * 2 + one, 0)
  const short = bits(3, 4)
  const [start, count] = short === 15 ? [15, 14 + bits(7, 8)] : [7, short]
  const end = start + count * 8
  // Only plain filling may go: other extensions carry a part of the sound.
  if (count === 0 || end > data.length * 8 || bits(start, 4) !== 0) return data
  const bytes = new Uint8Array(data)
  for (let at = start + 4; at < end; at++) bytes[at >> 3] &= ~(1 << (7 - (at & 7)))
  return bytes
}

const obu = { metadata: 5, tileList: 8, padding: 15 }
/** Light levels, mastering colours and layers belong to the picture (AV1 specification, 6.7.1); free data, time codes and private kinds do not. */
const pictureMetadata = [1, 2, 3]

/** A number in groups of seven bits, lowest first, and where it ends; null when it does not end within eight bytes. */
function leb128(data, from) {
  let value = 0
  for (let i = 0; i < 8 && from + i < data.length; i++) {
    value += (data[from + i] & 127) * 2 ** (7 * i)
    if (data[from + i] < 128) return [value, from + i + 1]
  }
  return null
}

/** Where a unit of AV1 begins and ends, and what it is; null when its length does not add up. Without a length it goes on to the end. */
function av1Unit(data, at) {
  const header = data[at]
  const start = at + (header & 4 ? 2 : 1)
  if (header & 128 || start > data.length) return null
  const size = header & 2 ? leb128(data, start) : [data.length - start, start]
  if (!size || size[1] + size[0] > data.length) return null
  const [length, body] = size
  return { kind: (header >> 3) & 15, body, end: body + length }
}

/** An AV1 packet without metadata that says nothing about the picture, and without padding. Anything else comes back as it was. */
function av1WithoutMarks(data) {
  const kept = []
  for (let at = 0; at < data.length; ) {
    const unit = av1Unit(data, at)
    if (!unit || unit.kind === obu.tileList) return data
    const [kind = 0] = unit.kind === obu.metadata ? (leb128(data, unit.body) ?? []) : []
    const told = unit.kind === obu.padding || (unit.kind === obu.metadata && !pictureMetadata.includes(kind))
    if (!told) kept.push(data.subarray(at, unit.end))
    at = unit.end
  }
  return joined(kept, data)
}

/** The parts in one piece; what they were cut from where nothing is gone, or nothing would be left. */
function joined(parts, whole) {
  const size = parts.reduce((sum, part) => sum + part.length, 0)
  if (size === whole.length || size === 0) return whole
  const bytes = new Uint8Array(size)
  let to = 0
  for (const part of parts) {
    bytes.set(part, to)
    to += part.length
  }
  return bytes
}

// VP8 and VP9 have no place for such data inside a packet; Opus has none but its padding, which encoders leave empty.
const ways = { avc: avcWithoutMarks, aac: aacWithoutMarks, av1: av1WithoutMarks }

export const withoutMarks = (data, codec) => ways[codec]?.(data) ?? data
