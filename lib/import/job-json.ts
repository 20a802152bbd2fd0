import { isText, type JobEntry, type JobFileNotes, mostIgnored, notText, tooLong, unread } from './job-entry'
import { jobFieldOf, nestedFieldOf, type RawJob } from './job-fields'
import { type FileLine, fileLines } from './job-lines'

/** Parsed JSON, before anything is known about it. */
export type JsonValue = null | boolean | number | string | JsonValue[] | JsonMap
export type JsonMap = { [key: string]: JsonValue }

export const isMap = (value: JsonValue | undefined): value is JsonMap =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const deepest = 40
/** A document that spans lines is read whole up to so many characters. */
const mostWhole = 32_000_000
const mostText = 2000

/** How deep the brackets of a text go; stops where it is too deep. */
function isDeep(text: string): boolean {
  let depth = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === 0x22) {
      for (at = text.indexOf('"', at + 1); at >= 0 && isEscaped(text, at); at = text.indexOf('"', at + 1));
      if (at < 0) return false
    } else if (code === 0x7b || code === 0x5b) {
      depth += 1
      if (depth > deepest) return true
    } else if (code === 0x7d || code === 0x5d) depth -= 1
  }
  return false
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0
  while (text.charCodeAt(at - 1 - slashes) === 0x5c) slashes += 1
  return slashes % 2 === 1
}

type Parsed = { kind: 'value'; value: JsonValue } | { kind: 'deep' } | { kind: 'broken' }

function parsed(text: string): Parsed {
  if (isDeep(text)) return { kind: 'deep' }
  try {
    return { kind: 'value', value: JSON.parse(text) as JsonValue }
  } catch {
    return { kind: 'broken' }
  }
}

/** Takes the entries of one parsed value; `line` is where it stands. */
export type Unfold = (value: JsonValue, line: number, text: () => string) => JobEntry[]

function linesOneByOne(lines: readonly FileLine[], unfold: Unfold, longest: number): JobEntry[] {
  return lines.flatMap((line): JobEntry[] => {
    const { number, text } = line
    if (text.trim() === '') return []
    if (line.cut) return [tooLong(number, text, longest)]
    if (!isText(text)) return [notText(number, text)]
    const read = parsed(text)
    if (read.kind === 'value') return unfold(read.value, number, () => text)
    return [read.kind === 'deep' ? tooDeep(number, text) : broken(number, text)]
  })
}

const tooDeep = (line: number, text: string): JobEntry =>
  unread(
    line,
    text,
    `The JSON has more than ${deepest} brackets inside each other.`,
    'Give each job as an object with its fields side by side.',
  )
const broken = (line: number, text: string): JobEntry =>
  unread(line, text, 'The line is no well-formed JSON.', 'It may have been cut off: write it to its end, each job on a line of its own.')

const itemText = (value: JsonValue) => () => JSON.stringify(value).slice(0, mostText)

/** A list counts as its items, wherever it stands. */
const inLists =
  (unfold: Unfold, whole: boolean): Unfold =>
  (value, line, text) =>
    Array.isArray(value)
      ? value.flatMap((item, at) => unfold(item, whole ? at + 1 : line, itemText(item)))
      : unfold(value, line, whole ? itemText(value) : text)

/**
 * JSON values line by line, or one document over several lines. A line that is no JSON is refused by itself, and reading goes on behind it.
 * Items of one document are counted instead of lines.
 */
export async function* jsonEntries(parts: AsyncIterable<Uint8Array>, unfold: Unfold, longest: number): AsyncGenerator<JobEntry[]> {
  const byLine = inLists(unfold, false)
  let mode: 'start' | 'whole' | 'lines' = 'start'
  let held: FileLine[] = []
  let size = 0
  for await (const lines of fileLines(parts, longest)) {
    if (mode === 'start') {
      const first = lines.find(({ text }) => text.trim() !== '')
      if (first) mode = !first.cut && parsed(first.text).kind === 'broken' && /^[\s\uFEFF]*[[{]/.test(first.text) ? 'whole' : 'lines'
    }
    if (mode === 'whole') {
      held.push(...lines)
      for (const { text } of lines) size += text.length + 1
      if (size <= mostWhole) continue
      mode = 'lines'
      yield linesOneByOne(held, byLine, longest)
      held = []
    } else yield linesOneByOne(lines, byLine, longest)
  }
  if (mode !== 'whole') return
  const text = held.map((line) => line.text).join('\n')
  const read = isText(text) && !held.some(({ cut }) => cut) ? parsed(text) : ({ kind: 'broken' } as const)
  if (read.kind === 'value') yield inLists(unfold, true)(read.value, 1, () => text)
  else yield linesOneByOne(held, byLine, longest)
}

const longestLine = 1_000_000

/** Takes the values of an object under the names that stand for something, also one level down; a surer name wins over another. */
function rawOf(value: JsonMap, notes: JobFileNotes): RawJob {
  const raw: RawJob = {}
  const ranks = new Map<string, number>()
  const put = (place: ReturnType<typeof jobFieldOf>, given: JsonValue): boolean => {
    if (place === null) return false
    const before = ranks.get(place.field)
    if (given === null || (before !== undefined && before <= place.rank)) return true
    ranks.set(place.field, place.rank)
    raw[place.field] = given
    return true
  }
  for (const [key, given] of Object.entries(value)) {
    if (isMap(given)) {
      for (const [inner, item] of Object.entries(given)) {
        if (!isMap(item) && !put(nestedFieldOf(key, inner), item)) ignore(`${key}.${inner}`, notes)
      }
    } else if (!put(jobFieldOf(key), given)) ignore(key, notes)
  }
  return raw
}

const ignore = (name: string, notes: JobFileNotes): void => {
  if (notes.ignored.size < mostIgnored) notes.ignored.add(name.slice(0, 80))
}

/** The jobs of JSON Lines, of lists of jobs, or of one document. */
export const jobJsonEntries = (parts: AsyncIterable<Uint8Array>, notes: JobFileNotes): AsyncGenerator<JobEntry[]> =>
  jsonEntries(
    parts,
    (value, line, text) =>
      isMap(value)
        ? [{ kind: 'raw', line, raw: rawOf(value, notes), text }]
        : [
            unread(
              line,
              text(),
              'Here stands no object with the fields of a job.',
              'Write {"id": …, "model": …, "submitted_at": …} for each job.',
            ),
          ],
    longestLine,
  )
