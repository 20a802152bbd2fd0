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

/** Money per second of finished video, of jobs with cost and length known; what failed jobs cost is in it. `accepted` is the share of judged seconds that was taken. */
export type JobCost = {
  currency: string
  n: number
  perFinishedSecond: number
  relSe: number | null
  accepted: { judged: number; share: number; perSecond: number | null } | null
}

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
