import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import type { Problem } from '@/lib/domain/verdict/problem'
import { Stop } from '@/lib/stop'

/** One JSON value of a file, or the reason why the text at that place is none. */
export type Entry = { place: string } & ({ value: unknown } | { broken: string })

const MEGABYTE = 1024 * 1024
/** Far above any input a person or a program writes; below what a JavaScript string can hold. */
const LARGEST_TEXT = 256 * MEGABYTE

/** Makes sure that FILE is a readable, regular .json or .jsonl file; stops with a sentence otherwise. */
export async function checkJsonFile(file: string): Promise<void> {
  if (!['.json', '.jsonl'].includes(extension(file)))
    throw new Stop(
      `${file} ends neither in .json nor in .jsonl: name a .json file with one input, or a .jsonl file with one on each line.`,
      2,
    )
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR')
      throw new Stop(`There is no file ${path.resolve(file)}: check the path and the folder you are in.`, 2)
    throw unreadable(file, error)
  })
  if (found.isDirectory()) throw new Stop(`${file} is a folder: name the .json or .jsonl file in it.`, 2)
  if (!found.isFile())
    throw new Stop(`${file} is not a regular file: save its content to a .json or .jsonl file first, because it is read twice.`, 2)
  if (found.size === 0) throw new Stop(`${file} is empty: it must hold at least one input.`, 2)
}

/** The values of a file in their order: lines of a .jsonl file (blank ones skipped), entries of a list in a .json file, or its only value. */
export function readEntries(file: string): AsyncGenerator<Entry> {
  return extension(file) === '.jsonl' ? lineEntries(file) : documentEntries(file)
}

function extension(file: string): string {
  return path.extname(file).toLowerCase()
}

async function* documentEntries(file: string): AsyncGenerator<Entry> {
  let text = ''
  for await (const chunk of textChunks(file)) {
    text += chunk
    if (text.length > LARGEST_TEXT)
      throw new Stop(`${file} is larger than ${LARGEST_TEXT / MEGABYTE} MB: put its inputs into a .jsonl file, one on each line.`, 2)
  }
  const entry = parsed(text, '')
  if ('value' in entry && Array.isArray(entry.value)) {
    for (const [i, value] of entry.value.entries()) yield { place: `[${i}]`, value }
  } else {
    yield entry
  }
}

async function* lineEntries(file: string): AsyncGenerator<Entry> {
  let line = 0
  for await (const text of lines(file)) {
    line++
    if (text.trim() !== '') yield parsed(text, `line ${line}`)
  }
}

async function* lines(file: string): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of textChunks(file)) {
    const pieces = chunk.split('\n')
    pieces[0] = rest + pieces[0]
    rest = pieces.pop() ?? ''
    yield* pieces
    if (rest.length > LARGEST_TEXT)
      throw new Stop(`${file} has a line longer than ${LARGEST_TEXT / MEGABYTE} MB: put each input on its own line.`, 2)
  }
  if (rest !== '') yield rest
}

/** Decodes UTF-8 and drops a byte order mark; other encodings stop with a sentence. */
async function* textChunks(file: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const stream = createReadStream(file, { highWaterMark: MEGABYTE })
  try {
    for await (const chunk of stream) yield decoder.decode(chunk, { stream: true })
    yield decoder.decode()
  } catch (error) {
    if (error instanceof TypeError) throw new Stop(`${file} is not UTF-8 text: save it again with the encoding UTF-8.`, 2)
    throw isSystemError(error) ? unreadable(file, error) : error
  }
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error
}

function unreadable(file: string, { code, message }: NodeJS.ErrnoException): Stop {
  if (code === 'EACCES' || code === 'EPERM') return new Stop(`${file} cannot be read by this user: change its permissions or copy it.`, 2)
  return new Stop(`${file} cannot be read (${message}): check the path and the disk.`, 2)
}

function parsed(text: string, place: string): Entry {
  try {
    return { place, value: JSON.parse(text) }
  } catch (error) {
    return { place, broken: (error as Error).message }
  }
}

const MOST_PROBLEMS_SHOWN = 200

/** A problem with an entry as a line: which file and place, which field, what is wrong. */
export function problemLine(file: string, place: string, { path, message }: Problem): string {
  return `${[file, place].filter(Boolean).join(' ')}: ${path ? `${path} ` : ''}${message}`
}

/** What is wrong with an entry that is no JSON. */
export const brokenEntry = ({ broken }: { broken: string }): Problem => ({
  path: '',
  message: `is not JSON (${broken}); correct the text there`,
})

/** The first 200 complaints, how many more there are, and what follows from them. */
export function closedComplaints(lines: readonly string[], last: string): string[] {
  const hidden = lines.length - MOST_PROBLEMS_SHOWN
  return [...lines.slice(0, MOST_PROBLEMS_SHOWN), ...(hidden > 0 ? [`… and ${hidden} more problems.`] : []), last]
}
