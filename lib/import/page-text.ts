import { decodeEntities } from './entities'

/** Read by the browser and not by people, up to their end tag whatever stands between. */
const raw = new Set(['script', 'style', 'noscript', 'template', 'iframe', 'object', 'svg', 'math', 'textarea', 'title', 'noframes'])
const dropped = new Set(['nav', 'select', 'dialog', 'menu'])
const paragraphs = new Set([
  'p',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'ul',
  'ol',
  'dl',
  'table',
  'blockquote',
  'pre',
  'figure',
  'article',
  'section',
])
const lines = new Set([
  'br',
  'div',
  'li',
  'tr',
  'dt',
  'dd',
  'hr',
  'header',
  'footer',
  'main',
  'aside',
  'figcaption',
  'caption',
  'thead',
  'tbody',
  'form',
])
const cells = new Set(['td', 'th'])

/** Where a tag that begins at `from` ends: the first `>` outside quotes, or the end of the page. */
function tagEnd(html: string, from: number): number {
  let quote = ''
  for (let at = from; at < html.length; at++) {
    const char = html[at] as string
    if (quote) quote = char === quote ? '' : quote
    // A quote opens a value only after "="; elsewhere it is somebody's slip.
    else if ((char === '"' || char === "'") && /=\s*$/.test(html.slice(Math.max(from, at - 3), at))) quote = char
    else if (char === '>') return at
  }
  return html.length
}

/** Where the end tag of a raw element begins, or the end of the page. */
function rawEnd(html: string, name: string, from: number): number {
  const close = new RegExp(`</${name}(?=[\\s/>])`, 'gi')
  close.lastIndex = from
  return close.exec(html)?.index ?? html.length
}

type Gap = 0 | 1 | 2

const gapOf = (name: string): Gap => (paragraphs.has(name) ? 2 : lines.has(name) ? 1 : 0)

/** Text and the gaps between it: several gaps in a row are as wide as the widest. */
function sheet() {
  const parts: string[] = []
  let gap: Gap = 0
  let cell = 0
  const write = (text: string, blankToo = false) => {
    if (!blankToo && (parts.length === 0 || gap > 0) && !/\S/.test(text)) return
    parts.push('\n'.repeat(gap), text)
    gap = 0
  }
  return {
    write,
    space: (wide: Gap) => {
      gap = Math.max(gap, wide) as Gap
    },
    row: () => {
      cell = 0
    },
    cell: () => {
      if (cell++ > 0) write('\t', true)
    },
    text: () => parts.join(''),
  }
}

/** Reads a page without building a tree: one pass, whose time grows with the length of the page whatever is in it. */
function readable(html: string): string {
  const page = sheet()
  const open = new Map<string, number>()
  let preformatted = 0
  const keep = (text: string) => {
    if (open.size === 0 && text) page.write(preformatted > 0 ? text : text.replace(/\s+/g, ' '))
  }
  const mark = (name: string, ends: boolean) => {
    if (name === 'pre') preformatted = Math.max(0, preformatted + (ends ? -1 : 1))
    if (dropped.has(name)) nest(open, name, ends ? -1 : 1)
    if (open.size > 0) return
    page.space(gapOf(name))
    if (name === 'tr') page.row()
    if (cells.has(name) && !ends) page.cell()
    if (name === 'li' && !ends) page.write('- ')
  }
  let at = 0
  for (let tag = html.indexOf('<'); tag >= 0; tag = html.indexOf('<', at)) {
    keep(html.slice(at, tag))
    const read = readTag(html, tag)
    if (read.kind === 'text') keep('<')
    if (read.kind === 'tag') mark(read.name, read.ends)
    at = read.next
  }
  keep(html.slice(at))
  return page.text()
}

type Read = { next: number } & ({ kind: 'text' } | { kind: 'skip' } | { kind: 'tag'; name: string; ends: boolean })

function readTag(html: string, at: number): Read {
  if (html.startsWith('<!--', at)) {
    const end = html.indexOf('-->', at + 4)
    return { kind: 'skip', next: end < 0 ? html.length : end + 3 }
  }
  const [, slash, word] = /^<(\/?)([a-z][a-z0-9]*)/i.exec(html.slice(at, at + 24)) ?? []
  if (word === undefined && !/[!?/]/.test(html[at + 1] ?? '')) return { kind: 'text', next: at + 1 }
  const end = tagEnd(html, at + 1)
  if (word === undefined) return { kind: 'skip', next: end + 1 }
  const name = word.toLowerCase()
  if (raw.has(name) && !slash && html[end - 1] !== '/') return { kind: 'skip', next: rawEnd(html, name, end + 1) }
  return { kind: 'tag', name, ends: slash === '/', next: end + 1 }
}

function nest(open: Map<string, number>, name: string, change: 1 | -1): void {
  const depth = (open.get(name) ?? 0) + change
  if (depth > 0) open.set(name, depth)
  else open.delete(name)
}

/** Line ends as `\n`, no control characters, no blanks around lines and at most one empty line: the form in which texts are kept and hashed. */
export const tidy = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufeff]/g, '')
    .split('\n')
    .map((line) => line.replace(/[^\S\n\t]+/g, ' ').trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()

/**
 * The text that a person reads on an HTML page: without scripts, styles and navigation, entities decoded, one line per block,
 * a tab between the cells of a table. Safe to show as text, not as HTML.
 */
export function pageText(html: string): string {
  return tidy(decodeEntities(readable(html)))
}
