import 'server-only'
import { allow, type Context } from '@/lib/context'
import { notFound } from '@/lib/errors'
import { csvText } from '@/lib/export/csv'
import type { JobLogFormat, RefusedJob } from '@/lib/import/read-jobs'
import { unpackedLines } from '@/lib/import/refused-jobs'
import { askedId } from './asked-id'
import { jobsByOffering, type OfferingShare } from './job-shares'

export type JobFormat = JobLogFormat
export type JobVia = 'upload' | 'api'

/** A line that was not taken: where it stands, which field is wrong, why, what to do, and how it read (cut where it is long). */
export type RefusedJobLine = RefusedJob

/** One delivery of job records as the list shows it. `skipped`: spans that are no video generation. */
export type JobLogLine = {
  id: string
  via: JobVia
  format: JobFormat
  fileName: string | null
  read: number
  added: number
  updated: number
  same: number
  skipped: number
  refused: number
  createdByName: string
  createdAt: Date
}
/** One delivery with the first refused lines. `kept`: how many of the refused lines were kept for download. `byOffering`: where its jobs went. */
export type JobLogPage = JobLogLine & { refusedLines: RefusedJobLine[]; kept: number; byOffering: OfferingShare[] }

const lineSelect = {
  ...{ id: true, via: true, format: true, fileName: true, read: true, added: true, updated: true, same: true, refused: true },
  ...{ createdByName: true, createdAt: true },
} as const

type Row = Omit<JobLogLine, 'via' | 'format' | 'skipped'> & { via: string; format: string }

const lineOf = (row: Row): JobLogLine => ({
  ...row,
  via: row.via as JobVia,
  format: row.format as JobFormat,
  skipped: row.read - row.added - row.updated - row.same - row.refused,
})

const mostShown = 200

/** The deliveries of job records, newest first. */
export async function listJobLogs(ctx: Context): Promise<JobLogLine[]> {
  allow(ctx, 'workspace:read')
  const rows = await ctx.db.jobLog.findMany({ orderBy: [{ createdAt: 'desc' }, { id: 'asc' }], take: mostShown, select: lineSelect })
  return rows.map(lineOf)
}

async function readLog(ctx: Context, id: string) {
  const row = await ctx.db.jobLog.findFirst({ where: { id: askedId(id, 'This log') }, select: { ...lineSelect, refusedLines: true } })
  if (!row) throw notFound('This log')
  const { refusedLines, ...rest } = row
  return { log: lineOf(rest), refused: await unpackedLines(refusedLines) }
}

/** One delivery with its first refused lines; throws `not_found`. */
export async function getJobLog(ctx: Context, id: string): Promise<JobLogPage> {
  allow(ctx, 'workspace:read')
  const [{ log, refused }, byOffering] = await Promise.all([
    readLog(ctx, id),
    jobsByOffering(ctx.db, ctx.workspace.id, { id, isNew: false }),
  ])
  return { ...log, refusedLines: refused.slice(0, mostShown), kept: refused.length, byOffering }
}

/** The refused lines of one delivery as files to correct and hand in again; throws `not_found`. The last line says how many were not kept. */
export async function refusedJobLines(ctx: Context, id: string): Promise<{ jsonl: string; csv: string; kept: number; refused: number }> {
  allow(ctx, 'workspace:read')
  const { log, refused } = await readLog(ctx, id)
  const lost = log.refused - refused.length
  const more = lost > 0 ? [`${lost} more lines were refused and not kept.`] : []
  const jsonl = [...refused, ...more.map((note) => ({ note }))].map((entry) => `${JSON.stringify(entry)}\n`).join('')
  const rows = refused.map(({ line, field, reason, fix, text }) => [line, field, reason, fix, text])
  const csv = csvText([['line', 'field', 'reason', 'fix', 'text'], ...rows, ...more.map((note) => [null, null, note, null, null])])
  return { jsonl, csv, kept: refused.length, refused: log.refused }
}
