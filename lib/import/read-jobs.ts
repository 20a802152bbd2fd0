import type { JobNews } from '@/lib/domain/job-record'
import { csvEntries } from './job-csv'
import type { JobEntry, JobFileNotes } from './job-entry'
import { jobJsonEntries } from './job-json'
import { type JobRefusal, type JobRules, jobJudge } from './job-judge'
import { otlpEntries } from './job-otlp'

export type JobLogFormat = 'csv' | 'jsonl' | 'otlp'

export type ReadJob = { line: number; job: JobNews; text: () => string }
/** A line that is not taken: where it stands, why, and how it reads, cut where it is long. */
export type RefusedJob = JobRefusal & { line: number; text: string }

/** A part of a log. `skipped` counts entries that are about something else; `read` is the sum of all three. */
export type JobBatch = { jobs: ReadJob[]; refused: RefusedJob[]; skipped: number; read: number }

const batchSize = 4000
const mostText = 2000

const readers = { csv: csvEntries, jsonl: jobJsonEntries, otlp: otlpEntries }

/** Long texts are cut with a mark, so that nobody takes the beginning for the whole. */
export const cutText = (text: string): string => (text.length > mostText ? `${text.slice(0, mostText)}…` : text)

const emptyBatch = (): JobBatch => ({ jobs: [], refused: [], skipped: 0, read: 0 })

/**
 * Reads a log of jobs as its bytes arrive, in batches of about 4,000 entries; however long the log is, no more than that is held. A line that cannot be
 * taken is refused by itself with its reason. Where nothing of the file can be read, `notes.unreadable` says why.
 */
export async function* readJobs(
  parts: AsyncIterable<Uint8Array>,
  format: JobLogFormat,
  rules: JobRules,
  notes: JobFileNotes,
): AsyncGenerator<JobBatch> {
  const judge = jobJudge(rules)
  let batch = emptyBatch()
  for await (const entries of readers[format](parts, notes)) {
    for (const entry of entries) {
      take(entry, batch, judge)
      if (batch.read < batchSize) continue
      yield batch
      batch = emptyBatch()
    }
  }
  if (batch.read > 0) yield batch
}

function take(entry: JobEntry, batch: JobBatch, judge: ReturnType<typeof jobJudge>): void {
  batch.read += 1
  if (entry.kind === 'other') {
    batch.skipped += 1
    return
  }
  if (entry.kind === 'unread') {
    batch.refused.push({ ...entry.refusal, line: entry.line, text: cutText(entry.text) })
    return
  }
  const judged = judge(entry.raw)
  if (judged.kind === 'job') batch.jobs.push({ line: entry.line, job: judged.job, text: entry.text })
  else batch.refused.push({ ...judged.refusal, line: entry.line, text: cutText(entry.text()) })
}

/** The format that the first bytes of a log look like; traces and lists of jobs are both JSON, and only traces have resourceSpans. */
export function looksLike(start: Uint8Array): JobLogFormat {
  const text = new TextDecoder().decode(start.subarray(0, 4000)).trimStart()
  if (!/^[[{]/.test(text)) return 'csv'
  return text.includes('"resourceSpans"') ? 'otlp' : 'jsonl'
}
