import type { JobState } from './job-state'
import { z90 } from './verdict/numerics'

/** Summaries look back so many days from the newest job of an offering. */
export const summaryDays = 90

/** The smallest sample for which the error of a p95 is stated. */
export const leastForError = 60

export type Spread = { n: number; p50: number; p95: number }

/** What the jobs of one offering and setting come to. Times in seconds; whatever is unknown is null, with the reason in `notes`. */
export type JobFigures = {
  /** Jobs submitted in the window, and how they stand. */
  jobs: number
  states: Record<JobState, number>
  /** Shares of the jobs that came to an end; null while none has. */
  shares: Record<'finished' | 'failed' | 'refused' | 'cancelled', number> | null
  /** Failed jobs whose error lies with the caller; part of `states.failed`. */
  ownFailures: number
  /** Submitted to finished, of finished jobs; `relSe` is of p95. */
  latency: (Spread & { relSe: number | null }) | null
  /** Queued (or submitted, where no queue time is known) to started. */
  queue: Spread | null
  /** Finished jobs by the clock hour in which they finished; `mean` is over the hours in which any did. */
  throughput: { mostPerHour: number; meanPerHour: number; hours: number } | null
  availability: Availability | null
  cost: JobCost | null
  /** Currencies of the jobs with a cost. More than one: no cost is worked out. */
  currencies: string[]
  /** Moments of the first and the newest submission in the window, ISO 8601. */
  firstAt: string
  newestAt: string
  /** Why a figure is missing, a sentence each. */
  notes: { figure: 'latency' | 'latency_error' | 'queue' | 'throughput' | 'availability' | 'cost' | 'accepted'; text: string }[]
}

/** `observed` is the bare share of good hours; `estimate` and `relSe` (of downtime) are what stands at the gates. */
export type Availability = { hours: number; down: number; observed: number; estimate: number; relSe: number }

/** Money per second of finished video, of jobs with cost and length known; what failed jobs cost is in it. `accepted`: how many finished clips were judged, and the share of their seconds that was taken. */
export type JobCost = {
  currency: string
  n: number
  perFinishedSecond: number
  relSe: number | null
  accepted: { judged: number; share: number; perSecond: number | null } | null
}

/** What has to be counted of the jobs of one offering and setting before figures can be worked out. Times in seconds. */
export type JobTally = {
  states: Record<JobState, number>
  ownFailures: number
  firstAt: string
  newestAt: string
  /** `low` and `high` are the values at `p95Places(n)`. */
  latency: (Spread & { low: number | null; high: number | null }) | null
  queue: Spread | null
  finishedHours: { hours: number; most: number; jobs: number }
  hours: { hours: number; down: number }
  currencies: string[]
  cost: CostSums
  /** Seconds of finished video about which somebody judged whether it is taken, and those that were. */
  judged: { jobs: number; seconds: number; acceptedSeconds: number }
}

/** Sums over ended jobs with a known cost: n, Σ cost, Σ seconds, Σ cost², Σ cost · seconds, Σ seconds². Jobs that did not finish have 0 seconds. */
export type CostSums = { n: number; cost: number; seconds: number; costCost: number; costSeconds: number; secondsSeconds: number }

/**
 * The value at a share of a sorted list, as PostgreSQL's `percentile_disc`: the first whose place reaches share × length. Null for an empty list.
 * @example percentileDisc([1, 2, 3, 4], 0.5) // 2
 */
export function percentileDisc(sorted: readonly number[], share: number): number | null {
  return sorted.length === 0 ? null : (sorted[placeOf(share, sorted.length) - 1] as number)
}

const placeOf = (share: number, n: number): number => Math.min(n, Math.max(1, Math.ceil(share * n)))

/**
 * The places (from 1) of the order statistics around a p95 of n values: 0.95 n ± z90 √(0.95 · 0.05 · n), rounded outwards and kept inside
 * the sample. Null below 60 values, where the upper one would be the largest value whatever it is.
 */
export function p95Places(n: number): { low: number; high: number } | null {
  if (n < leastForError) return null
  const reach = z90 * Math.sqrt(n * 0.95 * 0.05)
  return { low: Math.max(1, Math.floor(n * 0.95 - reach)), high: Math.min(n, Math.ceil(n * 0.95 + reach)) }
}

/** Relative standard error of a p95 from the order statistics around it: (high − low) / (2 z90 p95). Null where p95 is not positive. */
export const p95RelativeError = (p95: number, { low, high }: { low: number; high: number }): number | null =>
  p95 > 0 ? (high - low) / (2 * z90 * p95) : null

/**
 * Availability as the share of good hours. A clock hour (UTC) counts when a job that was submitted in it came to an end; it is good when
 * less than half of those jobs failed through the vendor. Refusals by policy, cancelled jobs and errors of the caller are no outage.
 * Downtime is estimated with half an outage added (the mean of the Jeffreys posterior, Beta(down + ½, hours − down + ½)), so that an outage
 * that was not seen is not ruled out: 50 hours without one give 0.990, not 1. `relSe` is that posterior's standard deviation over its mean.
 * Null without an hour.
 */
export function availabilityOf(hours: number, down: number): Availability | null {
  if (hours === 0) return null
  const downtime = (down + 0.5) / (hours + 1)
  const se = Math.sqrt((downtime * (1 - downtime)) / (hours + 2))
  return { hours, down, observed: 1 - down / hours, estimate: 1 - downtime, relSe: se / downtime }
}

/**
 * Money per finished second as a ratio of sums, Σ cost / Σ seconds, over ended jobs whose cost is known (and length, if they finished): what was paid
 * for failed jobs is paid for the video as well. `relSe` by linearisation (Cochran, Sampling Techniques, 6.4): √(n / (n − 1) · Σ (cost − R · seconds)²) / Σ cost.
 * Null without finished seconds.
 */
export function ratioOf({
  n,
  cost,
  seconds,
  costCost,
  costSeconds,
  secondsSeconds,
}: CostSums): { ratio: number; relSe: number | null } | null {
  if (!(seconds > 0)) return null
  const ratio = cost / seconds
  if (n < 2 || cost === 0) return { ratio, relSe: null }
  const squares = Math.max(0, costCost - 2 * ratio * costSeconds + ratio * ratio * secondsSeconds)
  const relSe = Math.sqrt((n / (n - 1)) * squares) / cost
  // Equal prices leave nothing but the noise of sums.
  return { ratio, relSe: relSe < 1e-7 ? 0 : relSe }
}

function costOf({ currencies, cost, judged }: JobTally): JobCost | null {
  const [currency] = currencies
  const paid = ratioOf(cost)
  if (currency === undefined || currencies.length > 1 || paid === null) return null
  const share = judged.seconds > 0 ? judged.acceptedSeconds / judged.seconds : null
  const accepted = share === null ? null : { judged: judged.jobs, share, perSecond: share > 0 ? paid.ratio / share : null }
  return { currency, n: cost.n, perFinishedSecond: paid.ratio, relSe: paid.relSe, accepted }
}

const endings = ['finished', 'failed', 'refused', 'cancelled'] as const

function sharesOf(states: Record<JobState, number>): JobFigures['shares'] {
  const ended = endings.reduce((sum, state) => sum + states[state], 0)
  if (ended === 0) return null
  return Object.fromEntries(endings.map((state) => [state, states[state] / ended])) as NonNullable<JobFigures['shares']>
}

/** Works out what the counted jobs of one offering and setting come to. Whatever they do not show is null, with a note that says why. */
export function figuresOf(tally: JobTally): JobFigures {
  const { states, latency, queue, finishedHours, hours, currencies } = tally
  const around = latency && latency.low !== null && latency.high !== null ? { low: latency.low, high: latency.high } : null
  const cost = costOf(tally)
  const figures = {
    jobs: Object.values(states).reduce((sum, count) => sum + count, 0),
    states,
    shares: sharesOf(states),
    ownFailures: tally.ownFailures,
    latency: latency && { n: latency.n, p50: latency.p50, p95: latency.p95, relSe: around && p95RelativeError(latency.p95, around) },
    queue,
    throughput:
      finishedHours.hours === 0
        ? null
        : { mostPerHour: finishedHours.most, meanPerHour: finishedHours.jobs / finishedHours.hours, hours: finishedHours.hours },
    availability: availabilityOf(hours.hours, hours.down),
    cost,
    currencies,
    firstAt: tally.firstAt,
    newestAt: tally.newestAt,
  }
  return { ...figures, notes: notesOf(figures) }
}

const times = (count: number): string => (count === 1 ? 'once' : `${count} times`)

function notesOf({ latency, queue, throughput, availability, cost, currencies }: Omit<JobFigures, 'notes'>): JobFigures['notes'] {
  const notes: JobFigures['notes'] = []
  if (latency === null) notes.push({ figure: 'latency', text: 'No finished job says when it was finished.' })
  else if (latency.relSe === null)
    notes.push({
      figure: 'latency_error',
      text: `The error of a p95 is stated from ${leastForError} finished jobs on; there are ${latency.n}.`,
    })
  if (queue === null) notes.push({ figure: 'queue', text: 'No job says when it was started.' })
  if (throughput === null) notes.push({ figure: 'throughput', text: 'No finished job says when it was finished.' })
  if (availability === null) notes.push({ figure: 'availability', text: 'No job has come to an end.' })
  if (currencies.length > 1)
    notes.push({ figure: 'cost', text: `Costs are in ${currencies.join(' and ')}; they are not added up across currencies.` })
  else if (cost === null)
    notes.push({
      figure: 'cost',
      text: currencies.length === 0 ? 'No job says what it cost.' : 'No finished job says both its cost and its length.',
    })
  if (cost !== null && cost.accepted === null) notes.push({ figure: 'accepted', text: 'No job says whether its clip was accepted.' })
  else if (cost?.accepted?.perSecond === null)
    notes.push({ figure: 'accepted', text: `Clips were judged ${times(cost.accepted.judged)}, and none was accepted.` })
  return notes
}
