import 'server-only'
import { createHash, randomUUID } from 'node:crypto'
import { z } from 'zod'
import { allow, type Context } from '@/lib/context'
import type { Tx } from '@/lib/db/scope'
import { Slug } from '@/lib/domain/provenance'
import { TimeZone } from '@/lib/domain/week'
import { invalid } from '@/lib/errors'
import { type HeldBytes, withHeldBytes } from '@/lib/import/held-bytes'
import type { JobFileNotes } from '@/lib/import/job-entry'
import type { JobRules } from '@/lib/import/job-judge'
import { offeringMatcher } from '@/lib/import/job-match'
import { looksLike, readJobs } from '@/lib/import/read-jobs'
import { refusedLines } from '@/lib/import/refused-jobs'
import { recordEach } from './audit'
import { longTransaction } from './import-plan'
import { type Taking, takeLines, takeWaiting } from './job-batch'
import type { JobFormat, JobVia, RefusedJobLine } from './job-logs'
import { knownOfferings } from './job-offerings'
import { jobsByOffering, type OfferingShare } from './job-shares'
import { summariseJobs } from './job-summaries'
import { waitForJobs } from './job-write'
import { checkReferences } from './references'

/** The largest delivery that is taken, in bytes. */
export const mostJobBytes = 1_000_000_000

/**
 * One delivery: its bytes at once or as they arrive. `zone` is for local times without a zone, `offeringId` for lines that name no offering.
 * `format` may be left to what the bytes look like.
 */
export type JobDelivery = {
  via: JobVia
  format: JobFormat | null
  fileName: string | null
  content: Uint8Array | AsyncIterable<Uint8Array>
  zone?: string | null
  offeringId?: string | null
}

/**
 * What became of a delivery. `before`: the same bytes were read earlier, nothing changed, and the counts are those of then. `read` is the
 * sum of the others; `skipped` are spans that are no video generation.
 */
export type IngestedJobs = {
  id: string
  before: boolean
  format: JobFormat
  read: number
  added: number
  updated: number
  same: number
  skipped: number
  refused: number
  /** The first refused lines; `refusedJobLines` has them all. */
  firstRefused: RefusedJobLine[]
  /** Headings, keys or attributes that stand for nothing, the first of them. */
  ignored: string[]
  /** To which offerings the jobs went that were added or updated. */
  byOffering: OfferingShare[]
  /** Offerings whose summaries and facts were worked out anew. */
  offeringIds: string[]
}

const About = z.strictObject({
  via: z.enum(['upload', 'api']),
  format: z.enum(['csv', 'jsonl', 'otlp']).nullable(),
  fileName: z.string().max(300).nullable(),
  zone: TimeZone.nullish().transform((zone) => zone || null),
  offeringId: Slug.nullish().transform((id) => id || null),
})
type About = z.output<typeof About>

/**
 * Reads a delivery of job records, all of it or nothing. Nothing is counted twice: the same id of the same offering is one job, which only
 * moves forward, in whichever order its lines come. Lines that cannot be taken are kept with their reasons. Summaries and facts of the offerings
 * follow. Throws `invalid` where nothing in it can be read.
 */
export async function ingestJobs(ctx: Context, { content, ...asked }: JobDelivery): Promise<IngestedJobs> {
  allow(ctx, 'claim:write')
  const about = About.parse(asked)
  return withHeldBytes(content, mostJobBytes, async (held) => {
    if (held.size === 0) throw invalid('Nothing was read.', { file: 'The file is empty. Export the log again.' })
    return longTransaction(ctx, async (tx) => {
      await waitForJobs(tx, ctx.workspace.id)
      const rules = await rulesOf(tx, ctx, about)
      const sha256 = sameness(held.sha256, about)
      const done = (await readBefore(tx, sha256)) ?? (await ingest(tx, ctx, { about, rules, held, sha256 }))
      return { ...done, byOffering: await jobsByOffering(tx, ctx.workspace.id, { id: done.id, isNew: !done.before }) }
    })
  })
}

/** The same bytes said to be about another offering are another delivery. */
const sameness = (sha256: string, { offeringId }: About): string =>
  offeringId === null ? sha256 : createHash('sha256').update(`${sha256}\n${offeringId}`).digest('hex')

const countsSelect = { id: true, format: true, read: true, added: true, updated: true, same: true, refused: true } as const

/** The delivery of the same bytes from which every line was taken; one with refused lines may be read again, when what was wrong is mended. */
async function readBefore(tx: Tx, sha256: string): Promise<Taken | null> {
  const row = await tx.jobLog.findFirst({ where: { sha256, refused: 0 }, orderBy: { createdAt: 'desc' }, select: countsSelect })
  return row && { ...result(row, true), firstRefused: [], ignored: [], offeringIds: [] }
}

type Taken = Omit<IngestedJobs, 'byOffering'>
type Counted = { id: string; format: string; read: number; added: number; updated: number; same: number; refused: number }

const result = (row: Counted, before: boolean) => ({
  ...row,
  before,
  format: row.format as JobFormat,
  skipped: row.read - row.added - row.updated - row.same - row.refused,
})

async function rulesOf(tx: Tx, ctx: Context, { zone, offeringId }: About): Promise<JobRules> {
  if (offeringId !== null) await checkReferences(tx, [{ field: 'offeringId', id: offeringId, to: 'offering' }])
  const match = offeringMatcher(await knownOfferings(tx), offeringId)
  return { match, zone, now: ctx.now.getTime(), currency: ctx.workspace.currency }
}

const shown = 20

type Delivered = { about: About; rules: JobRules; held: HeldBytes; sha256: string }

async function ingest(tx: Tx, ctx: Context, { about, rules, held, sha256 }: Delivered): Promise<Taken> {
  const { via, fileName } = about
  const format = about.format ?? looksLike(held.start)
  const id = randomUUID()
  const by = { createdById: ctx.actor.kind === 'user' ? ctx.actor.id : null, createdByName: ctx.actor.name, createdAt: ctx.now }
  await tx.jobLog.create({ data: { workspaceId: ctx.workspace.id, id, via, format, fileName, sha256, ...by } })
  const refused = refusedLines()
  const notes: JobFileNotes = { unreadable: null, ignored: new Set() }
  const tally = { added: 0, updated: 0, same: 0 }
  const taking: Taking = { workspaceId: ctx.workspace.id, logId: id, tally, touched: new Set(), refuse: refused.add, waiting: [] }
  const read = await takeAll(tx, taking, readJobs(held.parts(), format, rules, notes))
  if (notes.unreadable) throw invalid('Nothing was read.', { file: `${notes.unreadable.reason} ${notes.unreadable.fix}` })
  if (read === 0) throw invalid('Nothing was read.', { file: 'There is no job in it. Export the log again.' })
  const counts = { ...tally, read, refused: refused.count() }
  const rest = { firstRefused: refused.first(shown), ignored: [...notes.ignored] }
  if (tally.added + tally.updated === 0) {
    const earlier = await sameAsBefore(tx, id, sha256, counts)
    if (earlier) return { ...result(earlier, true), ...rest, offeringIds: [] }
  }
  await tx.jobLog.updateMany({ where: { id }, data: { ...counts, refusedLines: await refused.packed() } })
  const offeringIds = [...taking.touched].sort()
  const events = await summariseJobs(tx, ctx, offeringIds, { facts: true })
  const detail = { via, format, fileName, sha256, ...counts }
  await recordEach(tx, ctx, [{ action: 'jobs.delivered', subject: { type: 'job_log', id }, detail }, ...events])
  return { ...result({ id, format, ...counts }, false), ...rest, offeringIds }
}

/** The same bytes once more, of which just as many lines are refused and nothing is new: the earlier delivery stands for both. */
async function sameAsBefore(tx: Tx, id: string, sha256: string, { refused }: { refused: number }): Promise<Counted | null> {
  const earlier = await tx.jobLog.findFirst({
    where: { sha256, refused, NOT: { id } },
    orderBy: { createdAt: 'desc' },
    select: countsSelect,
  })
  if (earlier) await tx.jobLog.deleteMany({ where: { id } })
  return earlier
}

/** Writes each batch while the next one is read; answers with the count of entries. */
async function takeAll(tx: Tx, taking: Taking, batches: ReturnType<typeof readJobs>): Promise<number> {
  let read = 0
  let writing = Promise.resolve()
  for await (const { jobs, refused, read: part } of batches) {
    await writing
    read += part
    for (const line of refused) taking.refuse(line)
    writing = takeLines(tx, taking, jobs)
    // Whatever goes wrong is thrown where it is waited for.
    writing.catch(() => undefined)
  }
  await writing
  await takeWaiting(tx, taking)
  return read
}
