/** Where a text stops being JSON: after how many characters, inside which keys and positions (outermost first), and whether it just ends there. */
export type Break = { at: number; path: (string | number)[]; early: boolean }

/** Deeper than any week goes, and shallow enough to be walked by calling oneself. */
export const deepest = 100

/** How deep the brackets of a text go, outside its strings; stops counting beyond `deepest`. */
export function depthOf(text: string): number {
  let depth = 0
  let most = 0
  for (let at = 0; at < text.length && most <= deepest; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x22) at = endOfString(text, at) - 1
    else if (code === 0x7b || code === 0x5b) most = Math.max(most, ++depth)
    else if (code === 0x7d || code === 0x5d) depth--
  }
  return most
}

/** The character after the string that begins at `at`, whatever it contains; the end of the text when it is not closed. */
function endOfString(text: string, at: number): number {
  for (let end = text.indexOf('"', at + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let slashes = 0
    while (text[end - 1 - slashes] === '\\') slashes++
    if (slashes % 2 === 0) return end + 1
  }
  return text.length
}

/**
 * The first place at which a text breaks the grammar of JSON (RFC 8259), or null. The message of `JSON.parse` differs between browsers and does
 * not say in which part of the document the place lies.
 */
export function firstBreak(text: string): Break | null {
  const reading: Reading = { text, at: 0, path: [] }
  if (value(reading)) {
    skipSpace(reading)
    if (reading.at === text.length) return null
  }
  return { at: reading.at, path: reading.path, early: reading.at >= text.length }
}

type Reading = { text: string; at: number; path: (string | number)[] }

const escaped = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y
const bare = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y

/** A value and what it holds; false leaves the reading at the place that breaks the grammar, with its path. */
function value(reading: Reading): boolean {
  if (reading.path.length > deepest) return false
  if (take(reading, '{')) return list(reading, '}', () => member(reading))
  if (take(reading, '[')) return list(reading, ']', (index) => under(reading, index))
  return reading.text[reading.at] === '"' ? string(reading) : match(reading, bare)
}

function list(reading: Reading, close: string, entry: (index: number) => boolean): boolean {
  if (take(reading, close)) return true
  for (let index = 0; entry(index); index++) {
    if (take(reading, close)) return true
    if (!take(reading, ',')) return false
  }
  return false
}

function member(reading: Reading): boolean {
  skipSpace(reading)
  const start = reading.at + 1
  if (!string(reading)) return false
  const key = reading.text.slice(start, reading.at - 1)
  return take(reading, ':') && under(reading, key)
}

function under(reading: Reading, step: string | number): boolean {
  reading.path.push(step)
  if (!value(reading)) return false
  reading.path.pop()
  return true
}

function string(reading: Reading): boolean {
  if (!take(reading, '"')) return false
  for (;;) {
    const code = reading.text.charCodeAt(reading.at)
    if (Number.isNaN(code) || code < 0x20) return false
    if (code === 0x5c) {
      if (!match(reading, escaped)) return false
      continue
    }
    reading.at++
    if (code === 0x22) return true
  }
}

function match(reading: Reading, pattern: RegExp): boolean {
  pattern.lastIndex = reading.at
  if (!pattern.test(reading.text)) return false
  reading.at = pattern.lastIndex
  return true
}

function take(reading: Reading, char: string): boolean {
  skipSpace(reading)
  if (reading.text[reading.at] !== char) return false
  reading.at++
  return true
}

function skipSpace(reading: Reading): void {
  while (' \n\r\t'.includes(reading.text[reading.at] ?? '.')) reading.at++
}
