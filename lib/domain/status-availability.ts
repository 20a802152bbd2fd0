import { TZDate } from '@date-fns/tz'
import { addDays, type Day } from './day'
import { concerns } from './status-page'
import { isOutage, type StatusImpact, worstImpact } from './status-parts'
import { dayIn } from './week'

const dayMs = 86_400_000

export type Span = { from: Date; to: Date }
export type TimedIncident = { impact: string; startedAt: Date; resolvedAt: Date | null; components: readonly string[] }
export type TimedReading = { at: Date; until: Date | null; indicator: string }
export type WatchedSpan = Span & { indicator: string }

/** What is known about a page over time. */
export type StatusRecord = {
  incidents: readonly TimedIncident[]
  /** What was read, as spans in which readings followed each other. */
  watched: readonly WatchedSpan[]
  /** Components that concern the team; empty: all. */
  components: readonly string[]
  /** Since when the incidents are complete, and when the page was last read; null before the first reading. */
  coveredFrom: Date | null
  readAt: Date | null
  /** How often it is read: what a reading told may have ended so long before the next one. */
  everyMinutes: number
}

export type ObservedAvailability = {
  /** The window that the figure holds for. */
  from: Date
  to: Date
  /** Share of the window without a major or critical incident, 0 to 1. */
  share: number
  outageSeconds: number
  /** Major and critical incidents within the window. */
  outages: number
  /** All incidents within it, maintenance left out. */
  incidents: number
  /** How much of the window was watched by readings. */
  watchedSeconds: number
}

/** The union of spans, each cut to a window; in order and without overlaps. */
export function unionOf(spans: readonly Span[], { from, to }: Span): Span[] {
  const cut = spans
    .map((span) => ({ from: Math.max(span.from.getTime(), from.getTime()), to: Math.min(span.to.getTime(), to.getTime()) }))
    .filter((span) => span.to > span.from)
    .sort((a, b) => a.from - b.from)
  const union: { from: number; to: number }[] = []
  for (const span of cut) {
    const last = union.at(-1)
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to)
    else union.push({ ...span })
  }
  return union.map((span) => ({ from: new Date(span.from), to: new Date(span.to) }))
}

const secondsOf = (spans: readonly Span[]): number => spans.reduce((sum, { from, to }) => sum + (to.getTime() - from.getTime()) / 1000, 0)

/** Readings, the oldest first, as spans; those that follow each other and say the same make one. */
export function watchedSpans(readings: readonly TimedReading[]): WatchedSpan[] {
  const spans: WatchedSpan[] = []
  for (const { at, until, indicator } of readings) {
    const to = until ?? at
    const last = spans.at(-1)
    if (last && last.indicator === indicator && last.to >= at) last.to = to
    else spans.push({ from: at, to, indicator })
  }
  return spans
}

const outage = (impact: string): boolean => isOutage(impact as StatusImpact)
const spanOf = ({ startedAt, resolvedAt }: TimedIncident, until: Date): Span => ({ from: startedAt, to: resolvedAt ?? until })

/**
 * A reading speaks until the next one, but where the page itself dates the end of an incident between the two, its own date goes before: the rest of the
 * time was well. A tail longer than one and a half rhythms is no gap between two readings, so it stays.
 */
function untilToldEnd(span: WatchedSpan, { incidents, components, everyMinutes }: StatusRecord): WatchedSpan {
  const ends = incidents.flatMap(({ resolvedAt, ...incident }) =>
    resolvedAt && resolvedAt >= span.from && incident.startedAt <= span.to && concerns(incident, components) ? resolvedAt.getTime() : [],
  )
  const end = Math.max(...ends)
  const tail = span.to.getTime() - end
  return ends.length > 0 && tail > 0 && tail <= everyMinutes * 90_000 ? { ...span, to: new Date(end) } : span
}

/** Since when a page says what it says now; the end of an incident that the page dates itself, where that is what made it well again. */
export function saidSince(record: StatusRecord, indicator: string | null): Date | null {
  const { watched, readAt } = record
  if (readAt === null) return null
  const before = watched.findLast((span) => span.indicator !== indicator)
  const first = watched.find(({ from }) => !before || from >= before.to)
  const since = first?.from ?? readAt
  if (indicator !== 'none' || !before || before.to.getTime() !== since.getTime()) return since
  return untilToldEnd(before, record).to
}

const touches = (span: Span, window: Span): boolean => span.from < window.to && (span.to > window.from || span.from >= window.from)

/**
 * Availability as a vendor admits it on its status page, over the last `days` days before its last reading: the share of the time without a major or critical incident,
 * nor a reading that said so. It is the vendor's own word about itself, so no gate takes it as a measurement. The window begins where the page's
 * incidents are complete; null before the first reading, and for a window shorter than a day.
 * @example observedAvailability({ incidents: [], watched: [], components: [], coveredFrom: null, readAt: null, everyMinutes: 15 }) // null
 */
export function observedAvailability(record: StatusRecord, days = 90): ObservedAvailability | null {
  const { coveredFrom, readAt, components, watched } = record
  if (coveredFrom === null || readAt === null) return null
  const window = { from: new Date(Math.max(coveredFrom.getTime(), readAt.getTime() - days * dayMs)), to: readAt }
  const seconds = secondsOf([window])
  if (seconds < dayMs / 1000) return null
  const told = record.incidents.filter((incident) => concerns(incident, components) && touches(spanOf(incident, readAt), window))
  const down = [
    ...told.filter(({ impact }) => outage(impact)).map((incident) => spanOf(incident, readAt)),
    ...watched.filter(({ indicator }) => outage(indicator)).map((span) => untilToldEnd(span, record)),
  ]
  const outageSeconds = secondsOf(unionOf(down, window))
  return {
    ...window,
    ...{ share: 1 - outageSeconds / seconds, outageSeconds },
    outages: told.filter(({ impact }) => outage(impact)).length,
    incidents: told.filter(({ impact }) => impact !== 'maintenance' && impact !== 'none').length,
    watchedSeconds: secondsOf(unionOf(watched, window)),
  }
}

export type StatusDay = { day: Day; state: StatusImpact | null; incidents: number }

/** The instant at which a calendar day begins in a time zone. */
function startOf(day: Day, zone: string): Date {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(new TZDate(year, month - 1, date, zone).getTime())
}

/**
 * The worst that was admitted or read on each of the last `days` days of a time zone, the oldest first, up to the day of `now`. A day of which nothing
 * is known has the state null: before the page's incidents are complete, and after it was last read.
 */
export function statusDays(record: StatusRecord, now: Date, zone: string, days = 90): StatusDay[] {
  const today = dayIn(now, zone)
  const { coveredFrom, readAt, components, watched } = record
  const incidents = record.incidents.filter((incident) => concerns(incident, components))
  return Array.from({ length: days }, (_, index) => {
    const day = addDays(today, 1 - days + index)
    const window = { from: startOf(day, zone), to: startOf(addDays(day, 1), zone) }
    const known = coveredFrom !== null && readAt !== null && coveredFrom < window.to && readAt >= window.from
    const on = incidents.filter((incident) => touches(spanOf(incident, readAt ?? now), window))
    const read = watched.filter((span) => touches(span, window)).map(({ indicator }) => indicator as StatusImpact)
    const state = known || on.length > 0 ? worstImpact([...on.map(({ impact }) => impact as StatusImpact), ...read]) : null
    return { day, state, incidents: on.length }
  })
}
