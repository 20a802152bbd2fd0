import { about, type Contradiction, type Examined } from './contradiction'
import type { Availability } from './job-summary'
import { observedAvailability, type StatusRecord } from './status-availability'
import { concerns } from './status-page'

const hourMs = 3_600_000
/** Fewer jobs in an hour say little about a service. */
const fewestJobs = 5
/** From this share on an hour counts as lost: single failures are everyday. */
const lostShare = 0.5

/** The jobs of one offering that were submitted within one clock hour and came to an end; `failed` counts those that failed through the vendor. */
export type JobHour = { at: Date; jobs: number; failed: number }

/** Hours in which most of a team's jobs failed while the vendor's page admitted nothing. */
export type SilentHours = {
  /** Hours with at least five jobs of which half or more failed, within the time that the page is known for. */
  lost: number
  /** Those of them in which no incident was admitted. */
  silent: number
  jobs: number
  failed: number
  from: Date
  to: Date
}

const admits = (impact: string): boolean => impact !== 'none' && impact !== 'maintenance'

/**
 * Compares a status page with the team's own jobs, hour by hour: in how many hours half or more of at least five jobs failed while the page admitted
 * nothing that concerns the team. An incident of any size counts as admitted, also when it begins or ends within the hour; maintenance does not. Null
 * when there is no such hour, or the page was never read.
 */
export function silentHours(record: StatusRecord, hours: readonly JobHour[]): SilentHours | null {
  const { coveredFrom, readAt, components } = record
  if (coveredFrom === null || readAt === null) return null
  const admitted = record.incidents.filter((incident) => admits(incident.impact) && concerns(incident, components))
  const readBad = record.watched.filter(({ indicator }) => admits(indicator))
  const lost = hours.filter(
    ({ at, jobs, failed }) =>
      jobs >= fewestJobs && failed / jobs >= lostShare && at >= coveredFrom && at.getTime() + hourMs <= readAt.getTime(),
  )
  const silent = lost.filter(({ at }) => {
    const end = new Date(at.getTime() + hourMs)
    const told = admitted.some(({ startedAt, resolvedAt }) => startedAt < end && (resolvedAt ?? readAt) >= at)
    return !told && !readBad.some(({ from, to }) => from < end && to > at)
  })
  const [first] = silent
  const last = silent.at(-1)
  if (!first || !last) return null
  const sum = (of: (hour: JobHour) => number) => silent.reduce((total, hour) => total + of(hour), 0)
  const span = { from: first.at, to: new Date(last.at.getTime() + hourMs) }
  return { lost: lost.length, silent: silent.length, jobs: sum(({ jobs }) => jobs), failed: sum(({ failed }) => failed), ...span }
}

export type AvailabilityGap = {
  /** Availability that the page tells of, and the one that the team measured; shares, 0 to 1. */
  told: number
  measured: number
  /** Length of the page's window in days. */
  days: number
}

/**
 * Whether a page tells of more availability than the team measured: the measured estimate lies below the told share by more than two standard errors,
 * which are `relSe` of the measured downtime. Null when it does not, or when either is unknown.
 */
export function availabilityGap(record: StatusRecord, measured: Pick<Availability, 'estimate' | 'relSe'> | null): AvailabilityGap | null {
  const told = observedAvailability(record)
  if (told === null || measured === null) return null
  const standardError = measured.relSe * (1 - measured.estimate)
  if (told.share - measured.estimate <= 2 * standardError) return null
  return { told: told.share, measured: measured.estimate, days: Math.round((told.to.getTime() - told.from.getTime()) / 86_400_000) }
}

const hoursText = (count: number): string => (count === 1 ? '1 hour' : `${count} hours`)

/**
 * Says that a vendor's page admitted nothing while most of the team's jobs failed. The page belongs to whoever serves the offering, or makes the model
 * where nobody else serves it.
 */
export function statusContradiction(entry: Examined, hours: SilentHours, page: { vendorId: string; vendorName: string }): Contradiction {
  const { vendorId, vendorName } = page
  const between = `${hours.from.toISOString().slice(0, 10)} and ${hours.to.toISOString().slice(0, 10)}`
  const jobs = `${hours.failed} of ${hours.jobs} jobs`
  return {
    ...about(entry),
    key: `status_page ${entry.offering.id}`,
    ...{ kind: 'status_page', severity: 'check' },
    sentence: `The status page of ${vendorName} admitted nothing in ${hoursText(hours.silent)} in which ${jobs} failed, between ${between}.`,
    sides: [
      {
        says: 'nothing was wrong',
        by: `the status page of ${vendorName}`,
        on: hours.to.toISOString().slice(0, 10),
        source: null,
        place: { to: 'status', vendorId },
      },
      {
        ...{
          says: `${jobs} failed in ${hoursText(hours.silent)}`,
          by: 'the team’s own jobs',
          on: hours.to.toISOString().slice(0, 10),
          source: null,
        },
        place: { to: 'measurements', offeringId: entry.offering.id },
      },
    ],
    todo: `Ask ${vendorName} about these hours, and read availability from your own jobs.`,
    fix: { label: 'See what the page admitted', place: { to: 'status', vendorId } },
  }
}
