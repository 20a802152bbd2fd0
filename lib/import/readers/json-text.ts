import type { ImportProblem, ReadResult } from '@/lib/import/table'
import { isReserved, limits, problem, refuse, refuseAll, short, tooManyCells } from './refuse'

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
export type JsonObject = { [key: string]: Json }
export type Parsed = { kind: 'json'; value: Json } | Extract<ReadResult, { kind: 'refused' }>

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const refused = (reason: string, fix: string, place: string | null = null, column: string | null = null) =>
  refuse(reason, fix, { place, column }) as Extract<ReadResult, { kind: 'refused' }>

const lineAt = (text: string, at: number, first: number) => {
  let line = first
  for (let found = text.indexOf('\n'); found >= 0 && found < at; found = text.indexOf('\n', found + 1)) line += 1
  return line
}

type Shape = { deepest: number; at: number; members: number; values: number }

/** How deep the brackets go and how many members objects have, without building anything. */
function shapeOf(text: string): Shape {
  const shape: Shape = { deepest: 0, at: 0, members: 0, values: 0 }
  let depth = 0
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (code === 0x22) {
      for (index = text.indexOf('"', index + 1); index >= 0; index = text.indexOf('"', index + 1)) {
        let slashes = 0
        while (text.charCodeAt(index - 1 - slashes) === 0x5c) slashes += 1
        if (slashes % 2 === 0) break
      }
      if (index < 0) break
    } else if (code === 0x7b || code === 0x5b) {
      depth += 1
      if (depth > shape.deepest) Object.assign(shape, { deepest: depth, at: index })
      if (depth > limits.depth) break
    } else if (code === 0x7d || code === 0x5d) depth -= 1
    else if (code === 0x3a) shape.members += 1
    else if (code === 0x2c) shape.values += 1
  }
  return shape
}

type Kept = { members: number; problems: ImportProblem[]; path: (string | number)[] }

const pathText = (path: readonly (string | number)[]) =>
  path.map((part, index) => (typeof part === 'number' ? `[${part}]` : index === 0 ? part : `.${part}`)).join('') || null

function note(kept: Kept, reason: string, fix: string, column: string | null = null): void {
  kept.problems.push(problem(reason, fix, { place: pathText(kept.path), column }))
}

function checkKey(key: string, kept: Kept): void {
  if (isReserved(key)) note(kept, `The key ${short(key)} is a word that programs keep for themselves.`, 'Rename or delete it.', key)
  if (key.includes('\u0000')) note(kept, 'A key holds a NUL character, which cannot be kept.', 'Rename or delete it.')
}

/** Counts the members that are left after parsing, and finds what cannot be kept. The depth is known to be small here. */
function walk(value: Json, kept: Kept): void {
  if (typeof value === 'string') {
    if (value.includes('\u0000')) note(kept, 'The text holds a NUL character, which cannot be kept.', 'Delete the character.')
  } else if (typeof value === 'number') {
    if (Number.isInteger(value) && !Number.isSafeInteger(value) && Math.abs(value) < 1e21)
      note(kept, 'The whole number has too many digits to be kept exactly.', 'Write it in double quotes.')
    if (!Number.isFinite(value)) note(kept, 'The number is larger than any that can be kept.', 'Check the number.')
  } else if (Array.isArray(value)) {
    for (const [index, entry] of value.entries()) {
      kept.path.push(index)
      walk(entry, kept)
      kept.path.pop()
    }
  } else if (isObject(value)) {
    for (const key of Object.keys(value)) {
      kept.members += 1
      checkKey(key, kept)
      kept.path.push(key)
      walk(value[key] as Json, kept)
      kept.path.pop()
    }
  }
}

/** The key that stands twice in one object, and its line. Only called where the counts show that there is one. */
function repeatedKey(text: string, firstLine: number): { key: string; line: number } {
  const open: (Set<string> | null)[] = []
  const token = /"(?:[^"\\]|\\.)*"|[{}[\]]/g
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const [found] = match
    if (found === '{') open.push(new Set())
    else if (found === '[') open.push(null)
    else if (found === '}' || found === ']') open.pop()
    else if (/^\s*:/.test(text.slice(token.lastIndex, token.lastIndex + 200))) {
      const key = JSON.parse(found) as string
      if (open.at(-1)?.has(key)) return { key, line: lineAt(text, match.index, firstLine) }
      open.at(-1)?.add(key)
    }
  }
  return { key: '', line: firstLine }
}

/** A longer text is not walked again to find its error. */
const mostWalked = 4_000_000

const token =
  /\s*(?:("(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|true|false|null)|([{}[\],:]))/uy

/** What may follow: a value, a key, or what continues after a value. */
type Expected = 'value' | 'value or ]' | 'key' | 'key or }' | ':' | 'next' | 'nothing'

function after(found: RegExpExecArray, expected: Expected, open: string[]): Expected | null {
  const [, text, literal, sign] = found
  const isValue = expected === 'value' || expected === 'value or ]'
  const closed = (): Expected => (open.length === 0 ? 'nothing' : 'next')
  if (text !== undefined && (expected === 'key' || expected === 'key or }')) return ':'
  if (text !== undefined || literal !== undefined) return isValue ? closed() : null
  if (sign === '{' || sign === '[') {
    if (!isValue) return null
    open.push(sign)
    return sign === '{' ? 'key or }' : 'value or ]'
  }
  if (sign === ':') return expected === ':' ? 'value' : null
  if (sign === ',') return expected !== 'next' ? null : open.at(-1) === '{' ? 'key' : 'value'
  if (open.at(-1) !== (sign === '}' ? '{' : '[')) return null
  if (expected !== 'next' && expected !== (sign === '}' ? 'key or }' : 'value or ]')) return null
  open.pop()
  return closed()
}

/** Where JSON stops being well-formed, which the built-in parser does not always say. */
function firstError(text: string): number {
  const open: string[] = []
  let expected: Expected = 'value'
  for (token.lastIndex = 0; ; ) {
    const at = token.lastIndex
    const found = token.exec(text)
    const next: Expected | null = found ? after(found, expected, open) : null
    if (next === null) return at + (/^\s*/.exec(text.slice(at, at + 10_000))?.[0].length ?? 0)
    expected = next
  }
}

/** Where the parser's message shows the text around the error: close enough in a text too long to be walked again. */
function shownPosition(text: string, error: unknown): number {
  const shown = /\.\.\."?([\s\S]+?)"(?:\.\.\.)? is not valid JSON$/.exec(error instanceof Error ? error.message : '')?.[1]
  const found = shown === undefined ? -1 : text.indexOf(shown)
  return found < 0 ? text.length : found + Math.min(10, shown?.length ?? 0)
}

function errorPosition(text: string, error: unknown): number {
  if (text.length > mostWalked) return shownPosition(text, error)
  try {
    return firstError(text)
  } catch {
    // A single text of megabytes is more than the expression can take.
    return text.length
  }
}

function whyNot(text: string, firstLine: number, error: unknown): Extract<ReadResult, { kind: 'refused' }> {
  const at = errorPosition(text, error)
  const line = `line ${lineAt(text, Math.min(at, text.length), firstLine)}`
  const rest = text.slice(at, at + 20_000)
  if (rest.trim() === '' || /^"(?:[^"\\\n\r]|\\.)*\\?$/.test(rest))
    return refused('The JSON breaks off before it is complete.', 'Copy or download it again to its end.', line)
  const around = short(rest.slice(0, 12).trim())
  return refused(`The JSON is not well-formed: ${around} cannot stand there.`, 'Check quotes, commas and brackets just before it.', line)
}

/**
 * Parses JSON from people: not deeper than 40 brackets, no key twice in an object, none that would reach into objects of the program, and no number or
 * text that would be kept changed. `firstLine` is the line of the file at which the text starts.
 */
export function parseJson(text: string, firstLine = 1): Parsed {
  const shape = shapeOf(text)
  if (shape.deepest > limits.depth)
    return refused(
      `The JSON has more than ${limits.depth} brackets inside each other.`,
      'Give a list of claims, each with its fields side by side.',
      `line ${lineAt(text, shape.at, firstLine)}`,
    )
  if (shape.values > limits.cells) return tooManyCells() as Extract<ReadResult, { kind: 'refused' }>
  let value: Json
  try {
    value = JSON.parse(text) as Json
  } catch (error) {
    return whyNot(text, firstLine, error)
  }
  const kept: Kept = { members: 0, problems: [], path: [] }
  walk(value, kept)
  if (kept.problems.length > 0) return refuseAll(kept.problems) as Extract<ReadResult, { kind: 'refused' }>
  if (kept.members === shape.members) return { kind: 'json', value }
  const { key, line } = repeatedKey(text, firstLine)
  return refused(`The key ${short(key)} stands twice in the same object.`, 'Rename or delete one of them.', `line ${line}`, key)
}
