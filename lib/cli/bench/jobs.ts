import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { chmod } from 'node:fs/promises'
import path from 'node:path'
import type pg from 'pg'
import type { BenchRow } from '@/lib/cli/bench/row'
import { type BenchDatabase, withBenchDatabase } from '@/lib/cli/bench-database'
import { ingestJobs, type JobDelivery } from '@/lib/services/job-ingest'
import { listJobSummaries } from '@/lib/services/job-summaries'
import { Stop } from '@/lib/stop'

const jobs = 1_000_000
const offerings = 20

/** A CSV log of a million jobs, read, judged, written and summed up in one transaction, against a bare COPY of the rows it made. */
export const bench = (): Promise<BenchRow[]> =>
  withBenchDatabase(world, async (database) => {
    // The server reads and writes the file of the reference itself.
    await chmod(database.folder, 0o777)
    return measure(database)
  })

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now()
  await work()
  return performance.now() - start
}

async function measure({ ctx, bare, folder }: BenchDatabase): Promise<BenchRow[]> {
  const log = path.join(folder, 'jobs.csv')
  const file = path.join(folder, 'jobs.copy')
  await writeCsv(log, ctx.now)
  const deliver = (content: JobDelivery['content']) => ingestJobs(ctx, { via: 'upload', format: 'csv', fileName: 'jobs.csv', content })
  const read = () => deliver(createReadStream(log))
  let most = 0
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss)
  }, 100)
  const ours = await timed(read)
  clearInterval(watch)
  await requireAll(bare)
  const differing = await differences(ctx, bare)
  const again = await timed(read)
  const posts: number[] = []
  for (let at = 0; at < 5; at++)
    posts.push(await timed(() => deliver(Buffer.from(`${head}\n${line(jobs - 1 - at * offerings, ctx.now.getTime(), 'post')}\n`))))
  await bare.query(`copy (select * from "GenerationJob" where "id" not like 'post-%') to '${file}'`)
  await bare.query('truncate "GenerationJob" cascade')
  const reference = await timed(() => bare.query(`copy "GenerationJob" from '${file}'`))
  const perSecond = (ms: number) => jobs / (ms / 1000)
  const alone = { reference: null, referenceName: '', ratio: null, goal: '' }
  return [
    {
      ...{ figure: '1,000,000 jobs from CSV: read, judged, written, summed up', ours: perSecond(ours), unit: 'rows/s' },
      ...{ reference: perSecond(reference), referenceName: 'COPY of the same rows', ratio: reference / ours, goal: '≥ 0.20' },
    },
    { ...alone, figure: 'settings whose p50 or p95 is not PostgreSQL’s percentile_disc', ours: differing, unit: '', goal: '0' },
    { ...alone, figure: 'memory of the process at its highest meanwhile', ours: most / 1e6, unit: 'MB' },
    { ...alone, figure: 'the same file again', ours: again, unit: 'ms' },
    { ...alone, figure: 'one job more, of an offering with 50,000', ours: posts.sort((a, b) => a - b)[2] as number, unit: 'ms' },
  ]
}

async function requireAll(bare: pg.Client): Promise<void> {
  const { rows } = await bare.query<{ count: string }>('select count(*) from "GenerationJob"')
  if (Number(rows[0]?.count) !== jobs) throw new Stop(`The bench read ${rows[0]?.count} jobs instead of ${jobs}.`)
}

async function differences(ctx: BenchDatabase['ctx'], bare: pg.Client): Promise<number> {
  const { rows } = await bare.query<{ key: string; p50: number; p95: number }>(
    `select "offeringId" || ' ' || "setting" as key,
       percentile_disc(0.5) within group (order by extract(epoch from "finishedAt" - "submittedAt")::float8) as p50,
       percentile_disc(0.95) within group (order by extract(epoch from "finishedAt" - "submittedAt")::float8) as p95
     from "GenerationJob" where "state" = 'finished' group by 1`,
  )
  const summaries = await listJobSummaries(ctx)
  const ours = new Map(summaries.map(({ offeringId, setting, figures }) => [`${offeringId} ${setting}`, figures.latency]))
  if (ours.size !== rows.length) throw new Stop(`The bench found ${ours.size} summaries instead of ${rows.length}.`)
  return rows.filter(({ key, p50, p95 }) => ours.get(key)?.p50 !== p50 || ours.get(key)?.p95 !== p95).length
}

const head = 'job_id,model,submitted_at,started_at,finished_at,status,seconds,resolution,cost,currency,accepted,error_code'

/** A job every few seconds over the last 80 days, of 20 offerings and two settings each; one in fifty fails or is refused. */
function line(at: number, end: number, mark = 'job'): string {
  const submitted = end - 600_000 - (jobs - at) * 6900
  const took = 20_000 + ((at * 7919) % 90_000)
  const iso = (ms: number) => new Date(ms).toISOString()
  const bad = at % 50 === 0
  const state = bad ? (at % 100 === 0 ? 'failed' : 'refused') : 'succeeded'
  const seconds = at % 3 === 0 ? 8 : 5
  const judged = at % 4 === 0 ? '' : at % 4 === 1 ? 'false' : 'true'
  return [
    ...[
      `${mark}-${(at * 48_271) % 2_147_483_647}-${at}`,
      `maker/model-${at % offerings}`,
      iso(submitted),
      iso(submitted + 2000),
      iso(submitted + took),
    ],
    ...[state, seconds, '1920x1080', bad ? '' : (seconds * 0.12).toFixed(2), 'USD', judged, bad ? 'internal_error' : ''],
  ].join(',')
}

async function writeCsv(file: string, now: Date): Promise<void> {
  const out = createWriteStream(file)
  out.write(`${head}\n`)
  const part = 10_000
  for (let from = 0; from < jobs; from += part) {
    const lines = Array.from({ length: part }, (_, at) => line(from + at, now.getTime()))
    if (!out.write(`${lines.join('\n')}\n`)) await once(out, 'drain')
  }
  out.end()
  await once(out, 'finish')
}

const world = [
  `insert into "Workspace" ("id", "slug", "name", "timeZone") values ('w', 'w', 'Bench', 'UTC')`,
  `insert into "Vendor" ("workspaceId", "id", "name", "updatedAt") values ('w', 'v', 'Vendor', now())`,
  `insert into "Model" ("workspaceId", "id", "vendorId", "name", "modelVersion", "group", "updatedAt")
   select 'w', 'm' || i, 'v', 'Model ' || i, '1', 'm' || i, now() from generate_series(0, ${offerings - 1}) i`,
  `insert into "Offering" ("workspaceId", "id", "modelId", "providerId", "kind", "apiModelId", "updatedAt")
   select 'w', 'm' || i || '--v', 'm' || i, 'v', 'first_party_api', 'maker/model-' || i, now() from generate_series(0, ${offerings - 1}) i`,
]
