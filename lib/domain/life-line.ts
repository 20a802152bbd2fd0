import { formatDate } from '@/lib/format'
import { addDays, type Day, daysBetween } from './day'
import type { ClockDay, LifecycleClock } from './lifecycle-clock'
import { type LifecycleStage, stageLabel, stageRank } from './lifecycle-event'

/** A stretch of a life on the window of a time line, in fractions 0 to 1. `stage` is null where no source dates it. */
export type LifePart = { stage: LifecycleStage | null; from: number; to: number }
/** The beginning of a stage. `beyond` says on which side it lies outside the window. */
export type LifeMark = { stage: LifecycleStage; at: number; on: Day; counts: boolean; beyond: 'before' | 'after' | null }
export type LifeLine = { parts: LifePart[]; marks: LifeMark[]; today: number }
/** What of a clock a time line needs. */
export type LifeOf = Pick<LifecycleClock, 'days' | 'stage' | 'modelReleasedOn'>
export type LifeWindow = { from: Day; to: Day }

const daysBack = 456
const daysAhead = 274

/** Fifteen months back and nine ahead: what a team can still look back on, and what it can still plan for. */
export const lifeWindow = (today: Day): LifeWindow => ({ from: addDays(today, -daysBack), to: addDays(today, daysAhead) })

const clamp = (value: number): number => Math.min(1, Math.max(0, value))
const fraction = (day: Day, { from, to }: LifeWindow): number => daysBetween(from, day) / daysBetween(from, to)

/**
 * What the time line of an offering draws. A stage runs until the next one begins, and the last one until today: nobody knows more. From the
 * day on which an end could be read to the end, an offering is deprecated, whether or not anybody called it so.
 */
export function lifeLine(clock: LifeOf, today: Day, window: LifeWindow = lifeWindow(today)): LifeLine {
  const { days } = clock
  const counted = withNotice(days.filter(({ counts }) => counts))
  const at = (day: Day) => clamp(fraction(day, window))
  const parts = counted.flatMap(({ stage: begun, on }, index): LifePart[] => {
    const next = counted[index + 1]
    const until = next?.on ?? (on > today ? on : today)
    return begun === 'retired' ? [] : [{ stage: begun, from: at(on), to: at(until) }]
  })
  const undated = undatedUntil(clock, counted[0], today)
  const from = clock.modelReleasedOn === null ? 0 : at(clock.modelReleasedOn)
  return {
    parts: [...(undated === null ? [] : [{ stage: null, from, to: at(undated) }]), ...parts].filter((part) => part.to > part.from),
    marks: onceADay(days).map(({ stage: begun, on, counts }) => ({ stage: begun, at: at(on), on, counts, beyond: beyond(on, window) })),
    today: at(today),
  }
}

/** Two sources that give the same day of a stage are one mark. */
const onceADay = (days: readonly ClockDay[]): ClockDay[] =>
  days.filter((day, at) => days.findIndex(({ stage, on }) => stage === day.stage && on === day.on) === at)

/** Until when it was offered without a source that dates its stages; null where the first stage is dated, or nothing is known. */
function undatedUntil({ stage, modelReleasedOn }: LifeOf, first: Pick<ClockDay, 'stage' | 'on'> | undefined, today: Day): Day | null {
  if (first !== undefined) return stageRank(first.stage) > 1 ? first.on : null
  return stage === 'retired' || (stage === null && modelReleasedOn === null) ? null : today
}

const beyond = (day: Day, { from, to }: LifeWindow): LifeMark['beyond'] => (day < from ? 'before' : day > to ? 'after' : null)

/** Of each stage the day that counts, once, with the notice of an end as the beginning of its deprecation. */
function withNotice(counted: readonly ClockDay[]): Pick<ClockDay, 'stage' | 'on'>[] {
  const once = counted.filter((day, index) => counted.findIndex(({ stage }) => stage === day.stage) === index)
  const end = once.find(({ stage }) => stage === 'retired')
  if (!end || end.knownOn >= end.on || once.some(({ stage }) => stage === 'deprecated')) return once
  const before = once.filter((day) => day !== end)
  const noticed = [...before.map(({ on }) => on), end.knownOn].sort().at(-1) ?? end.knownOn
  return [...before, { stage: 'deprecated', on: noticed }, end]
}

/** The first of each quarter that lies in a window, as fractions; a new year is named. */
export function lifeTicks(window: LifeWindow): { at: number; label: string }[] {
  const first = Number(window.from.slice(0, 4))
  const last = Number(window.to.slice(0, 4))
  const years = Array.from({ length: last - first + 1 }, (_, index) => first + index)
  const quarters = years.flatMap((year) => [
    { day: `${year}-01-01`, label: String(year) },
    { day: `${year}-04-01`, label: 'Apr' },
    { day: `${year}-07-01`, label: 'Jul' },
    { day: `${year}-10-01`, label: 'Oct' },
  ])
  return quarters
    .filter(({ day }) => day >= window.from && day <= window.to)
    .map(({ day, label }) => ({ at: fraction(day, window), label }))
}

/** The time line in words: "Generally available 1 Mar 2026; retires 10 Jan 2027 (another source says 1 Feb 2027)". */
export function lifeText({ days, stage, modelReleasedOn }: LifeOf, today: Day): string {
  const released = modelReleasedOn === null ? [] : [`model released ${formatDate(modelReleasedOn)}`]
  const undated = stage === null ? 'nothing is known of its stages' : `${stageLabel(stage).toLowerCase()}, since when is not known`
  const stages = [...new Set(days.map((day) => day.stage))]
  const texts =
    stages.length === 0
      ? [undated]
      : stages.map((entry) =>
          stageText(
            days.filter((day) => day.stage === entry),
            today,
          ),
        )
  const text = [...released, ...texts].join('; ')
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}

/** One stage with all the days that sources give for it. */
function stageText(days: readonly ClockDay[], today: Day): string {
  const main = days.find(({ counts }) => counts) ?? days[0]
  if (!main) return ''
  const others = onceADay(days)
    .filter(({ on }) => on !== main.on)
    .map(({ on }) => formatDate(on))
  const word = main.stage === 'retired' ? (main.on <= today ? 'retired' : 'retires') : stageLabel(main.stage).toLowerCase()
  const unsettled = main.counts ? '' : ', which does not count'
  return `${word} ${formatDate(main.on)}${unsettled}${others.length > 0 ? ` (another source says ${others.join(', ')})` : ''}`
}
