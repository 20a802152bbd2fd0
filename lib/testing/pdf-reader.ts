import { inflateSync } from 'node:zlib'

/**
 * Reads back what this program writes: plain objects with a cross-reference table, flate streams, fonts of two-byte codes with a ToUnicode map.
 * It is no reader of other people's files.
 */
export type PdfContent = {
  pages: string[]
  text: string
  links: string[]
  roles: Map<string, number>
  catalogue: string
  bookmarks: string[]
  alts: string[]
}

type PdfObject = { head: string; stream: Buffer | null }

export function readPdf(bytes: Uint8Array): PdfContent {
  const objects = objectsOf(Buffer.from(bytes))
  const at = (id: string | undefined) => objects.get(id ?? '') ?? { head: '', stream: null }
  const all = [...objects.values()].map((object) => object.head)
  const catalogue = all.find((head) => /\/Type\s*\/Catalog\b/.test(head)) ?? ''
  const kids = /\/Kids\s*\[([^\]]*)\]/.exec(at(reference(catalogue, 'Pages')).head)?.[1] ?? ''
  const pages = [...kids.matchAll(/(\d+) 0 R/g)].map(([, id]) => pageText(at(id).head, at))
  const texts = (key: string, heads: readonly string[]) => heads.flatMap((head) => textsUnder(key, head))
  const roles = new Map<string, number>()
  for (const head of all) for (const [, role = ''] of head.matchAll(/\/S\s*\/(\w+)/g)) roles.set(role, (roles.get(role) ?? 0) + 1)
  return {
    pages,
    text: pages.join('\n'),
    links: texts('URI', all),
    roles,
    catalogue,
    bookmarks: texts(
      'Title',
      all.filter((head) => head.includes('/Dest') && head.includes('/Parent')),
    ),
    alts: texts('Alt', all),
  }
}

/** The text of a reading in one line, without the invisible places to break, so that a wrapped sentence is found. */
export const inOneLine = (text: string): string => text.replaceAll('\u200b', '').replace(/\s+/g, ' ')

const reference = (head: string, key: string): string | undefined => new RegExp(`/${key}\\s+(\\d+) 0 R`).exec(head)?.[1]

function objectsOf(file: Buffer): Map<string, PdfObject> {
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(file.toString('latin1', file.length - 64))?.[1])
  const table = file.toString('latin1', start)
  const objects = new Map<string, PdfObject>()
  for (const [, offset] of table.matchAll(/(\d{10}) \d{5} n/g)) {
    const from = Number(offset)
    const end = file.indexOf('endobj', from)
    const opening = file.indexOf('stream', from)
    const inline = opening < 0 || opening > end
    const head = file.toString('latin1', from, inline ? end : opening)
    const id = /^(\d+) 0 obj/.exec(head)?.[1] ?? ''
    objects.set(id, { head, stream: inline ? null : streamOf(file, head, opening) })
  }
  return objects
}

function streamOf(file: Buffer, head: string, opening: number): Buffer {
  const from = file.indexOf('\n', opening) + 1
  const raw = file.subarray(from, from + Number(/\/Length (\d+)/.exec(head)?.[1]))
  return head.includes('/FlateDecode') ? inflateSync(raw) : raw
}

const string = String.raw`\(((?:\\[\s\S]|\([^()]*\)|[^\\()])*)\)`
const tokens = new RegExp(
  String.raw`/ActualText\s*(?:<([0-9a-fA-F]*)>|${string})|/(\w+) [\d.]+ Tf|<([0-9a-fA-F]+)>|${string}|\bET\b|\bEMC\b`,
  'g',
)

type Find = (id: string | undefined) => PdfObject

function pageText(page: string, at: Find): string {
  const fonts = /\/Font\s*<<([^>]*)>>/.exec(page)?.[1] ?? ''
  const maps = new Map(
    [...fonts.matchAll(/\/(\w+) (\d+) 0 R/g)].map(([, name = '', id]) => [name, toUnicode(at(reference(at(id).head, 'ToUnicode')))]),
  )
  const content = at(reference(page, 'Contents')).stream?.toString('latin1') ?? ''
  let font = new Map<string, string>()
  let text = ''
  // What has no glyph, such as an emoji, is drawn as a box and stands in words before it.
  let instead = false
  for (const [token, actualHex, actual, name, hex, literal] of content.matchAll(tokens)) {
    if (token.startsWith('/ActualText')) {
      text += textOf(actualHex, actual)
      instead = true
    } else if (token === 'EMC') instead = false
    else if (name !== undefined) font = maps.get(name) ?? new Map()
    else if (token === 'ET') text += instead ? '' : '\n'
    else if (!instead)
      for (const code of codes(hex ?? Buffer.from(unescaped(literal ?? ''), 'latin1').toString('hex'))) text += font.get(code) ?? '\ufffd'
  }
  return text
}

const codes = (hex: string): string[] => hex.toLowerCase().match(/.{4}/g) ?? []

function toUnicode({ stream }: PdfObject): Map<string, string> {
  const text = stream?.toString('latin1') ?? ''
  const wide = (hex: string) => String.fromCharCode(...codes(hex).map((code) => Number.parseInt(code, 16)))
  return new Map(
    [...text.matchAll(/^<([0-9a-fA-F]{4})> <([0-9a-fA-F]+)>$/gm)].map(([, code = '', hex = '']) => [code.toLowerCase(), wide(hex)]),
  )
}

const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

const unescaped = (literal: string): string =>
  literal.replace(/\\([0-7]{1,3}|[\s\S])/g, (_, code: string) =>
    /^[0-7]/.test(code) ? String.fromCharCode(Number.parseInt(code, 8)) : (escapes[code] ?? code),
  )

/** Text strings stand as (literal) or <hex>; those that begin with a byte order mark are UTF-16. */
function textOf(hex: string | undefined, literal: string | undefined): string {
  const raw = hex === undefined ? Buffer.from(unescaped(literal ?? ''), 'latin1') : Buffer.from(hex, 'hex')
  return raw[0] === 0xfe && raw[1] === 0xff ? raw.subarray(2).swap16().toString('utf16le') : raw.toString('latin1')
}

function textsUnder(key: string, head: string): string[] {
  const found = head.matchAll(new RegExp(String.raw`/${key}\s*(?:<([0-9a-fA-F]*)>|${string})`, 'g'))
  return [...found].map(([, hex, literal]) => textOf(hex, literal))
}
