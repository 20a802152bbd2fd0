import { analyse } from 'chardet'
import type { ReadResult } from '@/lib/import/table'
import { refuse } from './refuse'

export type Decoded = { kind: 'text'; text: string } | Extract<ReadResult, { kind: 'refused' }>

/** Encodings that a table may come in when it is not UTF-8, as the detector names them and as the decoder knows them. */
const known: Record<string, string> = {
  'windows-1252': 'windows-1252',
  'ISO-8859-1': 'windows-1252',
  'windows-1250': 'windows-1250',
  'ISO-8859-2': 'windows-1250',
  'windows-1251': 'windows-1251',
  'KOI8-R': 'koi8-r',
  GB18030: 'gb18030',
  Big5: 'big5',
  Shift_JIS: 'shift_jis',
  'EUC-JP': 'euc-jp',
  'EUC-KR': 'euc-kr',
}
const sampleSize = 32_000
const leastConfidence = 10

const refused = (reason: string, fix: string, place: string | null = null) =>
  refuse(reason, fix, { place }) as Extract<ReadResult, { kind: 'refused' }>

function decode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** UTF-16 without a mark shows as a zero in every other byte, because tables hold digits and separators. */
function unmarkedUtf16(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, 2000)
  let even = 0
  let odd = 0
  sample.forEach((byte, index) => {
    if (byte === 0 && index % 2 === 0) even += 1
    if (byte === 0 && index % 2 === 1) odd += 1
  })
  const half = sample.length / 2
  if (odd > half * 0.5 && even < half * 0.05) return 'utf-16le'
  if (even > half * 0.5 && odd < half * 0.05) return 'utf-16be'
  return null
}

/** What the detector needs: the stretches around bytes that are not ASCII, wherever in the file they stand. */
function telling(bytes: Uint8Array): Uint8Array {
  const sample = new Uint8Array(Math.min(bytes.length, sampleSize))
  let used = 0
  for (let index = 0; index < bytes.length && used < sample.length; index += 1) {
    if ((bytes[index] ?? 0) < 0x80) continue
    const from = Math.max(0, index - 8)
    const part = bytes.subarray(from, Math.min(bytes.length, index + 24, from + sample.length - used))
    sample.set(part, used)
    used += part.length
    index = from + part.length - 1
  }
  return sample.subarray(0, used)
}

function guessed(bytes: Uint8Array): string | null {
  const sample = telling(bytes)
  const found = analyse(sample)
    .filter(({ name, confidence }) => known[name] !== undefined && confidence >= leastConfidence)
    .map(({ name, confidence }) => ({ encoding: known[name] as string, confidence }))
    .filter(({ encoding }) => decode(bytes, encoding) !== null)
  const [best] = found
  const rival = found.find(({ encoding }) => encoding !== best?.encoding)
  if (!best) return null
  // Two encodings that fit equally well and read differently: a guess would change people's words without a sign of it.
  if (rival && rival.confidence >= best.confidence && decode(sample, rival.encoding) !== decode(sample, best.encoding)) return null
  return best.encoding
}

const marks: { mark: number[]; encoding: string | null }[] = [
  { mark: [0xff, 0xfe, 0, 0], encoding: null },
  { mark: [0, 0, 0xfe, 0xff], encoding: null },
  { mark: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { mark: [0xff, 0xfe], encoding: 'utf-16le' },
  { mark: [0xfe, 0xff], encoding: 'utf-16be' },
]

const lineOf = (bytes: Uint8Array, at: number): number => {
  let line = 1
  for (let index = 0; index < at; index += 1) if (bytes[index] === 10 || (bytes[index] === 13 && bytes[index + 1] !== 10)) line += 1
  return line
}

function inEncoding(bytes: Uint8Array, encoding: string): Decoded {
  const text = decode(bytes, encoding)
  if (text === null)
    return refused(
      `The file says it is ${encoding.toUpperCase()}, but some bytes do not belong to it: it is damaged or cut off.`,
      'Save it again as "CSV UTF-8" from the program it comes from.',
    )
  return { kind: 'text', text }
}

/**
 * The text of a file: by its byte order mark, as UTF-8, as UTF-16 without a mark, or in the encoding that the detector is surest of. Refused where
 * none can be told, or where the bytes hold NUL and so are no text.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const marked = marks.find(({ mark }) => mark.every((byte, index) => bytes[index] === byte))
  if (marked?.encoding === null) return refused('The file is written in UTF-32, which is not read.', 'Save it as UTF-8.')
  if (marked) return inEncoding(bytes, marked.encoding as string)
  const wide = unmarkedUtf16(bytes)
  if (wide) return inEncoding(bytes, wide)
  const zero = bytes.indexOf(0)
  if (zero >= 0)
    return refused(
      'The file holds NUL bytes, so it is no text table: it is damaged, or of a kind that is not read.',
      'Save it again as "CSV UTF-8" or XLSX from the program it comes from.',
      `line ${lineOf(bytes, zero)}`,
    )
  const plain = decode(bytes, 'utf-8')
  if (plain !== null) return { kind: 'text', text: plain }
  const encoding = guessed(bytes)
  const text = encoding === null ? null : decode(bytes, encoding)
  if (text !== null) return { kind: 'text', text }
  const odd = bytes.findIndex((byte) => byte >= 0x80)
  return refused(
    'The encoding of the file cannot be told, so that letters outside English could change silently.',
    'Save it as "CSV UTF-8" from the program it comes from.',
    `line ${lineOf(bytes, odd)}`,
  )
}
