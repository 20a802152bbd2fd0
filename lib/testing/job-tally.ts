import type { JobRecord } from '@/lib/domain/job-record'
import { isOwnError } from '@/lib/domain/job-state'
import { type JobTally, p95Places, percentileDisc, summaryDays } from '@/lib/domain/job-summary'

const hourMs = 3_600_000
const sorted = (values: number[]): number[] => values.sort((a, b) => a - b)
const known = (values: (number | null)[]): number[] => sorted(values.filter((value) => value !== null))
const ended = ['finished', 'failed', 'refused', 'cancelled']

function spread(values: number[]) {
  const [p50, p95] = [percentileDisc(values, 0.5), percentileDisc(values, 0.95)]
  return p50 === null || p95 === null ? null : { n: values.length, p50, p95 }
}

function groups<Item>(items: readonly Item[], key: (item: Item) => string | number): Item[][] {
  const found = new Map<string | number, Item[]>()
  for (const item of items) found.set(key(item), [...(found.get(key(item)) ?? []), item])
  return [...found.values()]
}

/** The tally of the jobs of one offering and setting, counted one by one as its definition says; what the database counts must equal it. */
export function tallyOneByOne(jobs: readonly JobRecord[]): JobTally {
  const states = { submitted: 0, running: 0, finished: 0, failed: 0, refused: 0, cancelled: 0 }
  for (const { state } of jobs) states[state] += 1
  const finished = jobs.filter(({ state, finishedAt }) => state === 'finished' && finishedAt !== null)
  const latencies = sorted(finished.map(({ finishedAt, submittedAt }) => ((finishedAt as number) - submittedAt) / 1000))
  const places = p95Places(latencies.length)
  const latency = spread(latencies)
  const waits = jobs.map(({ startedAt, queuedAt, submittedAt }) =>
    startedAt === null ? null : Math.max(0, (startedAt - (queuedAt ?? submittedAt)) / 1000),
  )
  const inHours = groups(
    jobs.filter(({ state }) => ['finished', 'failed', 'refused'].includes(state)),
    ({ submittedAt }) => Math.floor(submittedAt / hourMs),
  )
  const vendorFailures = (hour: JobRecord[]) => hour.filter(({ state, errorCode }) => state === 'failed' && !isOwnError(errorCode)).length
  const busy = groups(finished, ({ finishedAt }) => Math.floor((finishedAt as number) / hourMs)).map(({ length }) => length)
  const costed = jobs
    .filter(({ state, cost, seconds }) => ended.includes(state) && cost !== null && (state !== 'finished' || seconds !== null))
    .map(({ state, cost, seconds }) => ({ cost: cost as number, seconds: state === 'finished' ? (seconds as number) : 0 }))
  const sum = (of: (job: { cost: number; seconds: number }) => number) => costed.reduce((total, job) => total + of(job), 0)
  const judged = jobs.filter(({ state, accepted, seconds }) => state === 'finished' && accepted !== null && seconds !== null)
  const seconds = (list: readonly JobRecord[]) => list.reduce((total, job) => total + (job.seconds ?? 0), 0)
  const submitted = sorted(jobs.map(({ submittedAt }) => submittedAt))
  const low = places && (latencies[places.low - 1] as number)
  const high = places && (latencies[places.high - 1] as number)
  return {
    states,
    ownFailures: jobs.filter(({ state, errorCode }) => state === 'failed' && isOwnError(errorCode)).length,
    firstAt: new Date(submitted[0] as number).toISOString(),
    newestAt: new Date(submitted.at(-1) as number).toISOString(),
    latency: latency && { ...latency, low, high },
    queue: spread(known(waits)),
    finishedHours: { hours: busy.length, most: Math.max(0, ...busy), jobs: finished.length },
    hours: { hours: inHours.length, down: inHours.filter((hour) => vendorFailures(hour) * 2 >= hour.length).length },
    currencies: [...new Set(jobs.flatMap(({ cost, currency }) => (cost !== null && currency !== null ? [currency] : [])))].sort(),
    cost: {
      ...{ n: costed.length, cost: sum((job) => job.cost), seconds: sum((job) => job.seconds), costCost: sum((job) => job.cost ** 2) },
      ...{ costSeconds: sum((job) => job.cost * job.seconds), secondsSeconds: sum((job) => job.seconds ** 2) },
    },
    judged: { jobs: judged.length, seconds: seconds(judged), acceptedSeconds: seconds(judged.filter(({ accepted }) => accepted)) },
  }
}

/** The jobs of the last 90 days up to the newest of them. */
export function inWindow(jobs: readonly JobRecord[]): JobRecord[] {
  const newest = Math.max(...jobs.map(({ submittedAt }) => submittedAt))
  return jobs.filter(({ submittedAt }) => submittedAt >= newest - summaryDays * 24 * hourMs)
}
