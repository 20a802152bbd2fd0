import 'server-only'
import type { Tx } from '@/lib/db/scope'
import { type JobNews, type JobRecord, mergeJobs, sameJob, timeConflict } from '@/lib/domain/job-record'
import { cutText, type ReadJob, type RefusedJob } from '@/lib/import/read-jobs'
import { addJobs, changeJobs, findJobs, jobKey, type StoredJob } from './job-write'

/** What came of the lines of a delivery so far. */
export type Tally = { added: number; updated: number; same: number }

/** Where the lines of a delivery go: into the jobs of a workspace, under the delivery's id. */
export type Taking = {
  workspaceId: string
  logId: string
  tally: Tally
  touched: Set<string>
  refuse(refused: RefusedJob): void
  /** Lines about jobs that nobody has said when they were submitted; asked again when all lines are read. */
  waiting: ReadJob[]
}

/** More lines than this do not wait for the line that says when their job was submitted. */
const mostWaiting = 100_000

const isRecord = (job: JobNews): job is JobNews & { submittedAt: number } => job.submittedAt !== null
const recordOf = (job: JobNews & { submittedAt: number }): JobRecord => ({ ...job, state: job.state ?? 'submitted' })

const refusedLine = ({ line, text }: ReadJob, field: RefusedJob['field'], reason: string, fix: string): RefusedJob => ({
  ...{ line, field, reason, fix },
  text: cutText(text()),
})

const noSubmission = (read: ReadJob): RefusedJob =>
  refusedLine(
    read,
    'submitted',
    'The line does not say when the job was submitted, and no job with this id is known.',
    'Add the time of submission, or hand in the line that has it.',
  )

/** Takes lines about one job in their order, beginning with what is known; a line that contradicts it is refused. */
function follow(known: JobRecord, lines: readonly ReadJob[], { tally, refuse }: Taking): JobRecord {
  let job = known
  for (const read of lines) {
    const merged = mergeJobs(job, read.job)
    const conflict = timeConflict(merged)
    if (conflict) {
      refuse(refusedLine(read, conflict.field, `With what is known of this job: ${conflict.reason}`, 'Check the zones of the times.'))
    } else if (sameJob(job, merged)) tally.same += 1
    else {
      tally.updated += 1
      job = merged
    }
  }
  return job
}

/** One job of a batch that is not stored yet: its first line with a time of submission, then the others. */
function firstOf(lines: readonly ReadJob[], taking: Taking): JobRecord {
  const at = lines.findIndex(({ job }) => isRecord(job))
  const first = (lines[at] as ReadJob).job as JobNews & { submittedAt: number }
  const rest = [...lines.slice(0, at), ...lines.slice(at + 1)]
  return rest.length === 0 ? recordOf(first) : follow(recordOf(first), rest, taking)
}

function grouped(lines: readonly ReadJob[]): Map<string, ReadJob[]> {
  const groups = new Map<string, ReadJob[]>()
  for (const read of lines) {
    const key = jobKey(read.job)
    const group = groups.get(key)
    if (group) group.push(read)
    else groups.set(key, [read])
  }
  return groups
}

/** Writes a batch of lines: new jobs are added; jobs that are there move forward where a line says more. */
export async function takeLines(tx: Tx, taking: Taking, lines: readonly ReadJob[]): Promise<void> {
  const groups = grouped(lines)
  const fresh = new Map<string, { job: JobRecord; tally: Tally; refused: RefusedJob[] }>()
  for (const [key, group] of groups) {
    if (!group.some(({ job }) => isRecord(job))) continue
    // Whether the job is new is known after the attempt to add it, so what its lines come to is kept apart until then.
    const own = { tally: { added: 0, updated: 0, same: 0 }, refused: [] as RefusedJob[] }
    fresh.set(key, { ...own, job: firstOf(group, { ...taking, tally: own.tally, refuse: (line) => own.refused.push(line) }) })
  }
  const { workspaceId, logId } = taking
  const there = await addJobs(
    tx,
    workspaceId,
    logId,
    [...fresh.values()].map(({ job }) => job),
  )
  for (const [key, { job, tally, refused }] of fresh) {
    if (there.has(key)) continue
    taking.touched.add(job.offeringId)
    taking.tally.added += 1
    taking.tally.updated += tally.updated
    taking.tally.same += tally.same
    for (const line of refused) taking.refuse(line)
  }
  await followStored(
    tx,
    taking,
    [...groups].flatMap(([key, group]) => (there.has(key) || !fresh.has(key) ? [group] : [])),
  )
}

async function followStored(tx: Tx, taking: Taking, groups: readonly ReadJob[][]): Promise<void> {
  const { workspaceId, logId } = taking
  const known = await findJobs(
    tx,
    workspaceId,
    groups.map(([first]) => (first as ReadJob).job),
  )
  const changes: { before: StoredJob; after: JobRecord }[] = []
  for (const group of groups) {
    const before = known.get(jobKey((group[0] as ReadJob).job))
    if (!before) {
      for (const read of group) wait(taking, read)
      continue
    }
    const after = follow(before.job, group, taking)
    if (after === before.job) continue
    changes.push({ before, after })
    taking.touched.add(after.offeringId)
  }
  await changeJobs(tx, workspaceId, logId, changes)
}

function wait(taking: Taking, read: ReadJob): void {
  if (taking.waiting.length < mostWaiting) taking.waiting.push(read)
  else taking.refuse(noSubmission(read))
}

const batchSize = 4000

/** Asks again for the jobs of lines that came before them; what is unknown even now is refused. */
export async function takeWaiting(tx: Tx, taking: Taking): Promise<void> {
  const lines = taking.waiting.splice(0)
  for (let at = 0; at < lines.length; at += batchSize) {
    await takeLines(tx, taking, lines.slice(at, at + batchSize))
    for (const read of taking.waiting.splice(0)) taking.refuse(noSubmission(read))
  }
}
