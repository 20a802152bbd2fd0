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
  if (at !== data.length || kept.length === 0) return data
  const size = kept.reduce((sum, part) => sum + part.length, 0)
  if (size === data.length) return data
  const bytes = new Uint8Array(size)
  let to = 0
  for (const part of kept) {
    bytes.set(part, to)
    to += part.length
  }
  return bytes
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

export function withoutMarks(data, codec) {
  if (codec === 'avc') return avcWithoutMarks(data)
  return codec === 'aac' ? aacWithoutMarks(data) : data
}
