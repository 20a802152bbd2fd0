/** The containers that are read. MOV is an older dialect of MP4, and its copy is written as MP4. */
export type ClipKind = 'mp4' | 'webm'

const ascii = (head: Uint8Array, from: number, to: number) => String.fromCharCode(...head.subarray(from, to))
const starts = (head: Uint8Array, bytes: readonly number[]) => bytes.every((byte, index) => head[index] === byte)

const boxes = ['ftyp', 'moov', 'mdat', 'wide', 'free', 'skip', 'pnot']
const stills = ['avif', 'avis', 'heic', 'heix', 'hevc', 'mif1', 'msf1']

const others: readonly [string, (head: Uint8Array) => boolean][] = [
  ['a program for Windows', (head) => ascii(head, 0, 2) === 'MZ'],
  ['a program', (head) => starts(head, [0x7f, 0x45, 0x4c, 0x46]) || starts(head, [0xcf, 0xfa, 0xed, 0xfe])],
  ['a script', (head) => ascii(head, 0, 2) === '#!'],
  ['an archive', (head) => ascii(head, 0, 2) === 'PK' || starts(head, [0x1f, 0x8b]) || ascii(head, 0, 4) === 'Rar!'],
  ['a PDF', (head) => ascii(head, 0, 5) === '%PDF-'],
  ['a picture', (head) => starts(head, [0xff, 0xd8, 0xff]) || starts(head, [0x89, 0x50, 0x4e, 0x47]) || ascii(head, 0, 4) === 'GIF8'],
  ['an AVI file', (head) => ascii(head, 0, 4) === 'RIFF' && ascii(head, 8, 12) === 'AVI '],
  ['a picture', (head) => ascii(head, 0, 4) === 'RIFF' && ascii(head, 8, 12) === 'WEBP'],
  ['a sound file', (head) => ascii(head, 0, 3) === 'ID3' || ascii(head, 0, 4) === 'RIFF' || ascii(head, 0, 4) === 'OggS'],
  ['an MPEG stream', (head) => head[0] === 0x47 || starts(head, [0, 0, 1, 0xba]) || starts(head, [0, 0, 1, 0xb3])],
  ['a web page or another text', (head) => /^[\s\ufeff]*[<{[]/.test(ascii(head, 0, 64))],
]

const docType = (head: Uint8Array): string | null => /\x42\x82[\x80-\xff]([a-z]{1,10})/.exec(ascii(head, 0, 64))?.[1] ?? null

/**
 * What the first bytes of a file say that it is: a container that is read, or the name of something else. The file's own name says nothing.
 * @example kindOf(bytes) // { kind: 'mp4' }, or { kind: null, seen: 'an archive' }
 */
export function kindOf(head: Uint8Array): { kind: ClipKind } | { kind: null; seen: string } {
  if (starts(head, [0x1a, 0x45, 0xdf, 0xa3])) return docType(head) === 'webm' ? { kind: 'webm' } : { kind: null, seen: 'a Matroska file' }
  if (boxes.includes(ascii(head, 4, 8))) return stills.includes(ascii(head, 8, 12)) ? { kind: null, seen: 'a picture' } : { kind: 'mp4' }
  const other = others.find(([, is]) => is(head))
  return { kind: null, seen: other?.[0] ?? 'something else' }
}
