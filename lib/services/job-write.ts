import 'server-only'
import { statement, type Tx } from '@/lib/db/scope'
import type { JobRecord } from '@/lib/domain/job-record'

const oneAtATime = statement(
  `select pg_advisory_xact_lock(hashtextextended("workspaceId", 7215))::text from (values ($1::text)) bound("workspaceId") where "workspaceId" = $1`,
)

/** Whatever changes the jobs of a workspace or their summaries waits for its turn: two deliveries at once would stand in each other's way. */
export const waitForJobs = (tx: Tx, workspaceId: string) => tx.$queryRawUnsafe(oneAtATime, workspaceId)

// Columns travel as one text each, which PostgreSQL takes apart: one parameter for each cell, or even lists, cost several times as much.
const between = '\u001f'
const nothing = '\u001e'

type Column = readonly [name: keyof JobRecord, type: string]
const columns: readonly Column[] = [
  ...(['offeringId', 'id', 'setting', 'resolution', 'errorCode', 'currency'] as const).map((name): Column => [name, 'text']),
  ...(['submittedAt', 'queuedAt', 'startedAt', 'finishedAt'] as const).map((name): Column => [name, 'timestamp']),
  ['seconds', 'double precision'],
  ['cost', 'numeric'],
  ['accepted', 'boolean'],
  ['state', '"JobState"'],
]
const names = columns.map(([name]) => `"${name}"`)
const lists = (first: number) => columns.map((_, at) => `string_to_array($${at + first}, E'\\x1f', E'\\x1e')`).join(', ')
const cast = columns.map(([name, type]) => (type === 'text' ? `r."${name}"` : `r."${name}"::${type}`))

/** Adds jobs that are not there, and answers with the places, from 1, of those that are. */
const insertion = statement(
  `with r as (select * from unnest(${lists(3)}) with ordinality r(${names.join(', ')}, "place")),
   added as (
     insert into "GenerationJob" ("workspaceId", "logId", ${names.join(', ')})
     select bound."workspaceId", $2, ${cast.join(', ')} from r, (values ($1::text)) bound("workspaceId") where bound."workspaceId" = $1
     on conflict ("workspaceId", "offeringId", "id") do nothing returning "offeringId", "id"
   )
   select r."place"::integer as "place" from r left join added a on a."offeringId" = r."offeringId" and a."id" = r."id" where a."id" is null`,
)

const change = statement(
  `update "GenerationJob" j set "logId" = $2, ${names.map((name, at) => `${name} = ${cast[at]}`).join(', ')}
   from unnest(${lists(3)}) r(${names.join(', ')})
   where j."workspaceId" = $1 and j."offeringId" = r."offeringId" and j."id" = r."id"`,
)

const stored = statement(
  `select j."logId", ${names.map((name) => `j.${name}`).join(', ')}
   from unnest(string_to_array($2, E'\\x1f'), string_to_array($3, E'\\x1f')) r("offeringId", "id")
   join "GenerationJob" j on j."workspaceId" = $1 and j."offeringId" = r."offeringId" and j."id" = r."id"`,
)

const keep = statement(
  `insert into "JobChange" ("workspaceId", "logId", "offeringId", "jobId", "beforeLogId", "before")
   select bound."workspaceId", $2, r."offeringId", r."jobId", r."beforeLogId", r."before"::jsonb
   from (values ($1::text)) bound("workspaceId"), unnest(${[3, 4, 5, 6].map((at) => `string_to_array($${at}, E'\\x1f')`).join(', ')})
     r("offeringId", "jobId", "beforeLogId", "before")
   where bound."workspaceId" = $1`,
)

function cell(job: JobRecord, [name, type]: Column): string {
  const value = job[name]
  if (value === null) return nothing
  return type === 'timestamp' ? new Date(value as number).toISOString().slice(0, -1) : String(value)
}

const texts = (jobs: readonly JobRecord[]): string[] => columns.map((column) => jobs.map((job) => cell(job, column)).join(between))

/** A job as it is stored, with the delivery that spoke last about it. */
export type StoredJob = { logId: string; job: JobRecord }

/** The key under which a job is one job. */
export const jobKey = ({ offeringId, id }: { offeringId: string; id: string }): string => `${offeringId}\n${id}`

/** Adds those jobs that are not there yet; answers with the keys of the others. No two of them may have the same key. */
export async function addJobs(tx: Tx, workspaceId: string, logId: string, jobs: readonly JobRecord[]): Promise<Set<string>> {
  if (jobs.length === 0) return new Set()
  const rows = await tx.$queryRawUnsafe<{ place: number }[]>(insertion, workspaceId, logId, ...texts(jobs))
  return new Set(rows.map(({ place }) => jobKey(jobs[place - 1] as JobRecord)))
}

type Row = { [Name in keyof JobRecord]: JobRecord[Name] extends number | null ? Date | number | null : JobRecord[Name] } & { logId: string }

const moment = (value: unknown): number | null => (value === null ? null : (value as Date).getTime())
const amount = (value: unknown): number | null => (value === null ? null : Number(value))

/** A job from a row of the database. */
export const jobOfRow = ({ logId: _, ...row }: Row): JobRecord => ({
  ...row,
  seconds: amount(row.seconds),
  cost: amount(row.cost),
  submittedAt: moment(row.submittedAt) as number,
  queuedAt: moment(row.queuedAt),
  startedAt: moment(row.startedAt),
  finishedAt: moment(row.finishedAt),
})

/** The stored jobs of these keys. */
export async function findJobs(
  tx: Tx,
  workspaceId: string,
  keys: readonly { offeringId: string; id: string }[],
): Promise<Map<string, StoredJob>> {
  if (keys.length === 0) return new Map()
  const lists = [keys.map(({ offeringId }) => offeringId).join(between), keys.map(({ id }) => id).join(between)]
  const rows = await tx.$queryRawUnsafe<Row[]>(stored, workspaceId, ...lists)
  return new Map(rows.map((row) => [jobKey(row), { logId: row.logId, job: jobOfRow(row) }]))
}

/** Writes what is known of jobs after a delivery, and keeps what was known before of those about which another one had spoken last. */
export async function changeJobs(
  tx: Tx,
  workspaceId: string,
  logId: string,
  changes: readonly { before: StoredJob; after: JobRecord }[],
): Promise<void> {
  if (changes.length === 0) return
  const others = changes.filter(({ before }) => before.logId !== logId).map(({ before }) => before)
  if (others.length > 0) {
    const list = (text: (stored: StoredJob) => string) => others.map(text).join(between)
    await tx.$queryRawUnsafe(
      keep,
      workspaceId,
      logId,
      ...[
        list(({ job }) => job.offeringId),
        list(({ job }) => job.id),
        list((known) => known.logId),
        list(({ job }) => JSON.stringify(job)),
      ],
    )
  }
  await tx.$queryRawUnsafe(change, workspaceId, logId, ...texts(changes.map(({ after }) => after)))
}
