import type { RawJob } from './job-fields'
import type { JobRefusal } from './job-judge'

/** One entry of a log before it is judged: a job, an entry that could not be read, or one that is about something else. */
export type JobEntry =
  | { kind: 'raw'; line: number; raw: RawJob; text: () => string }
  | { kind: 'unread'; line: number; refusal: JobRefusal; text: string }
  | { kind: 'other' }

/** What a reader learns about a file beside its entries. */
export type JobFileNotes = {
  /** Why nothing of the file can be read. */
  unreadable: { reason: string; fix: string } | null
  /** Headings, keys or attributes that stand for nothing; the first of them. */
  ignored: Set<string>
}

export const mostIgnored = 40

export const unread = (line: number, text: string, reason: string, fix: string): JobEntry => ({
  kind: 'unread',
  line,
  text,
  refusal: { field: null, reason, fix },
})

/** The refusal of a line that is longer than any job. */
export const tooLong = (line: number, text: string, longest: number): JobEntry =>
  unread(
    line,
    text,
    `The line is longer than ${longest.toLocaleString('en-US')} characters.`,
    'Check that each job stands on a line of its own.',
  )

/** The refusal of a line with bytes of another encoding, or with NUL. */
export const notText = (line: number, text: string): JobEntry =>
  unread(line, text.replaceAll('\u0000', '\uFFFD'), 'The line holds bytes that are no text in UTF-8.', 'Save the file as UTF-8.')

export const isText = (text: string): boolean => !text.includes('\uFFFD') && !text.includes('\u0000')
