import 'server-only'
import { allow, type Context } from '@/lib/context'
import { statement } from '@/lib/db/scope'
import { notFound } from '@/lib/errors'
import { RowRef } from './archiving'
import { askedId } from './asked-id'
import { recordEach } from './audit'
import { longTransaction } from './import-plan'
import { summariseJobs } from './job-summaries'
import { waitForJobs } from './job-write'

/** What undoing a delivery did: jobs taken out, jobs given what was known before, and jobs left because a later delivery said more about them. */
export type UndoneJobLog = { id: string; removed: number; restored: number; kept: number }

const counted = (change: string) =>
  `with done as (${change} returning "offeringId") select "offeringId", count(*)::integer as "count" from done group by 1`

// Jobs about which a later delivery spoke last stay as they are. What that one keeps as "before" becomes what was known before this one, or
// nothing, if this one brought the job: then the later one counts as its source.
const handOver = statement(
  counted(
    `update "JobChange" later set "before" = mine."before", "beforeLogId" = mine."beforeLogId" from "JobChange" mine
     where later."workspaceId" = $1 and later."beforeLogId" = $2 and mine."workspaceId" = $1 and mine."logId" = $2
       and mine."offeringId" = later."offeringId" and mine."jobId" = later."jobId"`,
  ).replaceAll('returning "offeringId"', 'returning later."offeringId"'),
)
const forget = statement(counted(`delete from "JobChange" where "workspaceId" = $1 and "beforeLogId" = $2`))

const texts = ['setting', 'resolution', 'errorCode', 'currency'].map((name) => `"${name}" = c."before" ->> '${name}'`)
const values = Object.entries({ seconds: 'double precision', cost: 'numeric', accepted: 'boolean', state: '"JobState"' }).map(
  ([name, type]) => `"${name}" = (c."before" ->> '${name}')::${type}`,
)
const moments = ['submittedAt', 'queuedAt', 'startedAt', 'finishedAt'].map(
  (name) => `"${name}" = timestamp 'epoch' + (c."before" ->> '${name}')::float8 * interval '1 millisecond'`,
)
const restore = statement(
  counted(
    `update "GenerationJob" j set "logId" = c."beforeLogId", ${[...texts, ...values, ...moments].join(', ')} from "JobChange" c
     where j."workspaceId" = $1 and j."logId" = $2 and c."workspaceId" = $1 and c."logId" = $2
       and c."offeringId" = j."offeringId" and c."jobId" = j."id"`,
  ).replaceAll('returning "offeringId"', 'returning j."offeringId"'),
)
const remove = statement(counted(`delete from "GenerationJob" where "workspaceId" = $1 and "logId" = $2`))

type Counted = { offeringId: string; count: number }
const total = (rows: readonly Counted[]): number => rows.reduce((sum, { count }) => sum + count, 0)

/**
 * Takes a delivery of job records back: jobs that it brought are removed, jobs that it changed are what they were, and jobs about which a later
 * delivery said more stay. Its refused lines go with it, and the same file can be read again. Summaries and facts follow. Throws `not_found`.
 */
export async function undoJobLog(ctx: Context, input: RowRef): Promise<UndoneJobLog> {
  allow(ctx, 'claim:write')
  const id = askedId(RowRef.parse(input).id, 'This log')
  const workspaceId = ctx.workspace.id
  return longTransaction(ctx, async (tx) => {
    await waitForJobs(tx, workspaceId)
    const log = await tx.jobLog.findFirst({ where: { id }, select: { fileName: true, sha256: true } })
    if (!log) throw notFound('This log')
    const run = (text: string) => tx.$queryRawUnsafe<Counted[]>(text, workspaceId, id)
    const kept = total(await run(handOver)) + total(await run(forget))
    const restored = await run(restore)
    const removed = await run(remove)
    await tx.jobLog.deleteMany({ where: { id } })
    const counts = { removed: total(removed), restored: total(restored), kept }
    const touched = [...new Set([...removed, ...restored].map(({ offeringId }) => offeringId))].sort()
    const events = await summariseJobs(tx, ctx, touched, { facts: true })
    await recordEach(tx, ctx, [{ action: 'jobs.taken_back', subject: { type: 'job_log', id }, detail: { ...log, ...counts } }, ...events])
    return { id, ...counts }
  })
}
