import 'server-only'
import { statement, type Tx } from '@/lib/db/scope'
import { ownErrors } from '@/lib/domain/job-state'
import { type JobTally, p95Places, summaryDays } from '@/lib/domain/job-summary'

// The window reaches back from the newest job of an offering, so that a setting nobody uses any more leaves it.
const windows = statement(
  `select "offeringId", (max("submittedAt") - interval '${summaryDays} days')::text as "from" from "GenerationJob"
   where "workspaceId" = $1 and "offeringId" = any($2::text[]) group by "offeringId"`,
)
// The windows come as a short list: as a part of the statement, PostgreSQL may work them out anew for every job.
const windowed = `unnest($2::text[], $3::timestamp[]) w("offeringId", "from")
   join "GenerationJob" j on j."offeringId" = w."offeringId" and j."submittedAt" >= w."from" where j."workspaceId" = $1`

const latency = `case when j."state" = 'finished' then extract(epoch from j."finishedAt" - j."submittedAt")::float8 end`
// greatest() takes null for less than anything, and a job that was not started has waited for no time that is known.
const queue = `case when j."startedAt" is not null then greatest(0, extract(epoch from j."startedAt" - coalesce(j."queuedAt", j."submittedAt"))::float8) end`
const isEnded = `j."state" in ('finished', 'failed', 'refused', 'cancelled')`
const isOwn = `lower(translate(j."errorCode", '- ', '__')) = any($4::text[])`
// Of a finished job without its length nobody can say what a second of it cost.
const isCosted = `${isEnded} and j."cost" is not null and (j."state" <> 'finished' or j."seconds" is not null)`
const costed = (what: string) => `coalesce(sum(${what}) filter (where ${isCosted}), 0)::float8`
const length = `(case when j."state" = 'finished' then j."seconds" else 0 end)`
const isJudged = `j."state" = 'finished' and j."accepted" is not null and j."seconds" is not null`
const count = (condition: string) => `count(*) filter (where ${condition})::integer`

const counts = statement(
  `select j."offeringId", j."setting",
     ${['submitted', 'running', 'finished', 'failed', 'refused', 'cancelled'].map((state) => `${count(`j."state" = '${state}'`)} as "${state}"`).join(', ')},
     ${count(`j."state" = 'failed' and ${isOwn}`)} as "ownFailures", min(j."submittedAt") as "firstAt", max(j."submittedAt") as "newestAt",
     count(${latency})::integer as "latencies", count(j."startedAt")::integer as "queues",
     coalesce(array_agg(distinct j."currency") filter (where j."cost" is not null), '{}') as "currencies",
     ${count(isCosted)} as "costed", ${costed('j."cost"')} as "cost", ${costed(length)} as "seconds", ${costed('j."cost"::float8 ^ 2')} as "costCost",
     ${costed(`j."cost"::float8 * ${length}`)} as "costSeconds", ${costed(`${length} ^ 2`)} as "secondsSeconds",
     ${count(isJudged)} as "judged", coalesce(sum(j."seconds") filter (where ${isJudged}), 0)::float8 as "judgedSeconds",
     coalesce(sum(j."seconds") filter (where ${isJudged} and j."accepted"), 0)::float8 as "acceptedSeconds"
   from ${windowed} group by 1, 2`,
)

// The order statistic at place k of n is the percentile (k − ½) / n, whatever is rounded on the way.
const spreads = statement(
  `select j."offeringId", j."setting", percentile_disc(array[0.5, 0.95, g."low", g."high"]) within group (order by ${latency}) as "latency",
     percentile_disc(array[0.5, 0.95]) within group (order by ${queue}) as "queue"
   from unnest($2::text[], $3::timestamp[], $4::text[], $5::float8[], $6::float8[]) g("offeringId", "from", "setting", "low", "high")
   join "GenerationJob" j on j."offeringId" = g."offeringId" and j."setting" = g."setting" and j."submittedAt" >= g."from"
   where j."workspaceId" = $1 group by 1, 2, g."low", g."high"`,
)

const badHours = statement(
  `select "offeringId", "setting", count(*)::integer as "hours", count(*) filter (where "failed" * 2 >= "ended")::integer as "down" from (
     select j."offeringId", j."setting", count(*) as "ended", count(*) filter (where j."state" = 'failed' and (${isOwn}) is not true) as "failed"
     from ${windowed} and j."state" in ('finished', 'failed', 'refused')
     group by 1, 2, date_trunc('hour', j."submittedAt")
   ) h group by 1, 2`,
)

const busyHours = statement(
  `select "offeringId", "setting", count(*)::integer as "hours", max("jobs")::integer as "most", sum("jobs")::integer as "jobs" from (
     select j."offeringId", j."setting", count(*) as "jobs" from ${windowed} and j."state" = 'finished' and j."finishedAt" is not null
     group by 1, 2, date_trunc('hour', j."finishedAt")
   ) h group by 1, 2`,
)

type Group = { offeringId: string; setting: string }
type Counts = Group &
  JobTally['states'] & { firstAt: Date; newestAt: Date; currencies: string[] } & Record<
    'ownFailures' | 'latencies' | 'queues' | 'costed' | 'judged' | 'cost' | 'seconds' | 'costCost' | 'costSeconds' | 'secondsSeconds',
    number
  > &
  Record<'judgedSeconds' | 'acceptedSeconds', number>
type Spreads = Group & { latency: number[] | null; queue: number[] | null }
type Bad = Group & JobTally['hours']
type Busy = Group & JobTally['finishedHours']

export type TalliedSetting = Group & { tally: JobTally }

const byGroup = <Row extends Group>(rows: readonly Row[]): ((group: Group) => Row | undefined) => {
  const found = new Map(rows.map((row) => [`${row.offeringId}\n${row.setting}`, row]))
  return ({ offeringId, setting }) => found.get(`${offeringId}\n${setting}`)
}

/** The middle of the places k − ½ of n, or the median where no error is worked out. */
const share = (place: number | undefined, n: number): number => (place === undefined ? 0.5 : (place - 0.5) / n)

type Windows = { offeringIds: string[]; from: string[] }

function spreadsOf(tx: Tx, workspaceId: string, { offeringIds, from }: Windows, rows: readonly Counts[]): Promise<Spreads[]> {
  const places = rows.map(({ latencies }) => p95Places(latencies))
  return tx.$queryRawUnsafe<Spreads[]>(
    spreads,
    workspaceId,
    rows.map(({ offeringId }) => offeringId),
    rows.map(({ offeringId }) => from[offeringIds.indexOf(offeringId)]),
    rows.map(({ setting }) => setting),
    rows.map(({ latencies }, at) => share(places[at]?.low, latencies)),
    rows.map(({ latencies }, at) => share(places[at]?.high, latencies)),
  )
}

async function windowsOf(tx: Tx, workspaceId: string, asked: readonly string[]): Promise<Windows> {
  const rows = await tx.$queryRawUnsafe<{ offeringId: string; from: string }[]>(windows, workspaceId, asked)
  return { offeringIds: rows.map(({ offeringId }) => offeringId), from: rows.map(({ from }) => from) }
}

/** Counts the jobs of these offerings over their last 90 days, setting by setting. Settings without a job in that time are not in it. */
export async function tallyJobs(tx: Tx, workspaceId: string, offeringIds: readonly string[]): Promise<TalliedSetting[]> {
  const asked = await windowsOf(tx, workspaceId, offeringIds)
  const window = [workspaceId, asked.offeringIds, asked.from] as const
  const rows = await tx.$queryRawUnsafe<Counts[]>(counts, ...window, ownErrors)
  const spread = byGroup(await spreadsOf(tx, workspaceId, asked, rows))
  const bad = byGroup(await tx.$queryRawUnsafe<Bad[]>(badHours, ...window, ownErrors))
  const busy = byGroup(await tx.$queryRawUnsafe<Busy[]>(busyHours, ...window))
  return rows.map((row) => ({
    offeringId: row.offeringId,
    setting: row.setting,
    tally: tallyOf(row, { spread: spread(row), bad: bad(row), busy: busy(row) }),
  }))
}

type Parts = { spread: Spreads | undefined; bad: Bad | undefined; busy: Busy | undefined }

function tallyOf(row: Counts, { spread, bad, busy }: Parts): JobTally {
  const { submitted, running, finished, failed, refused, cancelled } = row
  const [p50 = 0, p95 = 0, low = null, high = null] = spread?.latency ?? []
  const [queue50 = 0, queue95 = 0] = spread?.queue ?? []
  const around = p95Places(row.latencies) ? { low, high } : { low: null, high: null }
  return {
    states: { submitted, running, finished, failed, refused, cancelled },
    ownFailures: row.ownFailures,
    firstAt: row.firstAt.toISOString(),
    newestAt: row.newestAt.toISOString(),
    latency: row.latencies === 0 ? null : { n: row.latencies, p50, p95, ...around },
    queue: row.queues === 0 ? null : { n: row.queues, p50: queue50, p95: queue95 },
    finishedHours: { hours: busy?.hours ?? 0, most: busy?.most ?? 0, jobs: busy?.jobs ?? 0 },
    hours: { hours: bad?.hours ?? 0, down: bad?.down ?? 0 },
    currencies: row.currencies,
    cost: {
      ...{ n: row.costed, cost: row.cost, seconds: row.seconds },
      ...{ costCost: row.costCost, costSeconds: row.costSeconds, secondsSeconds: row.secondsSeconds },
    },
    judged: { jobs: row.judged, seconds: row.judgedSeconds, acceptedSeconds: row.acceptedSeconds },
  }
}
