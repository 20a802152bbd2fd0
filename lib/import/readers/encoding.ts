import { analyse } from 'chardet'
import type { ReadResult } from '@/lib/import/table'
import { refuse } from './refuse'

export type Decoded = { kind: 'text'; text: string } | Extract<ReadResult, { kind: 'refused' }>

/** Encodings that a table may come in when it is not UTF-8: as the detector names them, and as the decoder knows them. */
const latin: Record<string, string> = {
  'windows-1252': 'windows-1252',
  'ISO-8859-1': 'windows-1252',
  'windows-1250': 'windows-1250',
  'ISO-8859-2': 'windows-1250',
  'windows-1254': 'windows-1254',
  'ISO-8859-9': 'windows-1254',
  'windows-1257': 'windows-1257',
}
const known: Record<string, string> = {
  ...latin,
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
/** A few characters of Chinese, Korean or Russian fit several encodings alike. */
const leastOtherConfidence = 40

const refused = (reason: string, fix: string, place: string | null = null) =>
  refuse(reason, fix, { place }) as Extract<ReadResult, { kind: 'refused' }>

/** Windows-1252 from 0x80 to 0x9f; the five places without a sign stay as they are. */
const signs = [...'€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ']

function toText(bytes: Uint8Array, encoding: string, fatal: boolean): string {
  const text = new TextDecoder(encoding, { fatal }).decode(bytes)
  // Node's decoder takes windows-1252 for Latin-1, which has control characters where the other has quotes, dashes and the euro.
  return encoding === 'windows-1252' ? text.replace(/[\u0080-\u009f]/g, (char) => signs[char.charCodeAt(0) - 0x80] ?? char) : text
}

/** The text, or null where some bytes do not belong to the encoding. */
function decode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return toText(bytes, encoding, true)
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

const signInWord = /\p{L}[²³¹¼½¾£¥¦¶¸¬¯¿¡ª¤][\p{L}\d]|[²³¹¼½¾£¥¦¶¸¬¯¤]\p{L}{2}|\p{Ll}[À-ÖØ-Þ]/gu
const unbroken = /[^ -~\s]{4,}/gu

/** Latin text has its letters with accents one by one, and no signs inside words; what shows otherwise was written in another encoding. */
function isLatin(text: string): boolean {
  const high = [...text].filter((char) => char > '\x7f').length
  const odd = (text.match(signInWord)?.length ?? 0) + (text.match(unbroken) ?? []).reduce((sum, run) => sum + run.length, 0)
  return odd <= high * 0.1
}

function guessed(bytes: Uint8Array): string | null {
  const sample = telling(bytes)
  const found = analyse(sample).flatMap(({ name, confidence }) => {
    const encoding = known[name]
    if (encoding === undefined || confidence < (latin[name] ? leastConfidence : leastOtherConfidence)) return []
    const text = decode(bytes, encoding) === null ? null : toText(sample, encoding, false)
    return text === null || (latin[name] !== undefined && !isLatin(text)) ? [] : [{ encoding, confidence, text }]
  })
  const [best] = found
  // Two encodings that fit equally well and read differently: a guess would change people's words without a sign of it.
  const doubtful = found.some(({ confidence, text }) => confidence === best?.confidence && text !== best.text)
  return best && !doubtful ? best.encoding : null
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
  const unmarked = unmarkedUtf16(bytes)
  if (unmarked) return inEncoding(bytes, unmarked)
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
