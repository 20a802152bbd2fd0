import { formatDate, plural } from '@/lib/format'
import { type Day, daysBetween } from './day'
import { type Ending, knownFrom, lifecycleOn, retirementOn } from './evidence/lifecycle'
import { type LifecycleEvent, type LifecycleStage, stageLabel, stageRank } from './lifecycle-event'
import type { LifecycleStatus, Model } from './model'
import type { Offering } from './offering'

/** One day of a clock: a stage, when it begins, since when that is known, and who says so. */
export type ClockDay = {
  stage: LifecycleStage
  on: Day
  /** The day from which it could be read; for a row that does not say it, the day the row was read. */
  knownOn: Day
  /** An event of its own, or what the row of the offering or of its model says. */
  saidBy: 'event' | 'offering' | 'model'
  eventId: string | null
  /** Of the days that sources give for this stage, the one that counts: the earliest that could be read. */
  counts: boolean
}

export type LifecycleClock = {
  /** The stage on the day of the clock; null where nobody has said anything. */
  stage: LifecycleStage | null
  /** The day on which the model came out, wherever; null where no source says it. */
  modelReleasedOn: Day | null
  /** By stage, then by day. */
  days: ClockDay[]
  /** The end that counts, the same as the engine's; null where none is known. */
  retiresOn: Day | null
  /** Days from the day on which that end could be read to the end; negative when it became known afterwards. */
  noticeDays: number | null
  /** Days until the end; negative once it has passed. */
  daysLeft: number | null
  /** Stages for which two sources give different days. */
  disagreements: LifecycleStage[]
  /** Why a day of an end that somebody gives does not count. */
  unsettled: 'disputed' | 'partly_retired' | 'not_on_row' | null
}

/** What a clock is made of. `asOf` is the day on which it is read: nothing that became known later is in it. */
export type ClockGround = {
  events: readonly Pick<LifecycleEvent, 'id' | 'stage' | 'happensOn' | 'knownOn'>[]
  offering: Ending & Pick<Offering, 'kind'>
  model: Ending
  asOf: Day
}

/**
 * The life of one offering on a day: its stages from its own events and from what the rows of the offering and of its model say. Where
 * sources give different days, all are kept and the earliest counts. The vendor's end of a model does not reach weights that the team hosts.
 * @example lifecycleClock({ events: [], offering, model, asOf: '2026-11-26' }).daysLeft // -63
 */
export function lifecycleClock(ground: ClockGround): LifecycleClock {
  const { offering, model, asOf } = ground
  // The end reads nothing else of the two rows.
  const retiresOn = retirementOn({ offering: offering as Offering, model: model as Model, asOf })
  const said = withoutRepeats(saidDays(ground))
  const first = (stage: LifecycleStage) =>
    said
      .filter((day) => day.stage === stage)
      .map(({ on }) => on)
      .sort()[0]
  const days = said
    .map((day) => ({ ...day, counts: day.on === (day.stage === 'retired' ? retiresOn : first(day.stage)) }))
    .sort((a, b) => stageRank(a.stage) - stageRank(b.stage) || (a.on < b.on ? -1 : 1))
  const known = days
    .filter((day) => day.stage === 'retired' && day.counts)
    .map(({ knownOn }) => knownOn)
    .sort()[0]
  return {
    stage: stageOn(days, ground, retiresOn),
    modelReleasedOn: model.releasedOn && model.releasedOn <= asOf ? model.releasedOn : null,
    days,
    retiresOn,
    noticeDays: retiresOn !== null && known !== undefined ? daysBetween(known, retiresOn) : null,
    daysLeft: retiresOn === null ? null : daysBetween(asOf, retiresOn),
    disagreements: [...new Set(days.map(({ stage }) => stage))].filter((stage) => daysOf(days, stage).size > 1),
    unsettled: unsettledEnd(days, ground, retiresOn),
  }
}

/** True of an offering that is deprecated, or announced to end, while nobody has named the day: it can end before anybody has planned for it. */
export const endsUndated = ({ stage, retiresOn }: Pick<LifecycleClock, 'stage' | 'retiresOn'>): boolean =>
  stage === 'deprecated' && retiresOn === null

/** True where no stage and no day is known, not even the one on which the model came out. */
export const nothingKnown = ({ stage, days, modelReleasedOn }: Pick<LifecycleClock, 'stage' | 'days' | 'modelReleasedOn'>): boolean =>
  stage === null && days.length === 0 && modelReleasedOn === null

const daysOf = (days: readonly ClockDay[], stage: LifecycleStage): Set<Day> =>
  new Set(days.filter((day) => day.stage === stage).map(({ on }) => on))

type SaidDay = Omit<ClockDay, 'counts'>

function saidDays({ events, offering, model, asOf }: ClockGround): SaidDay[] {
  const own = events
    .filter(({ knownOn }) => knownOn <= asOf)
    .map(({ id, stage, happensOn, knownOn }) => ({ stage, on: happensOn, knownOn, saidBy: 'event' as const, eventId: id }))
  const ofModel = offering.kind === 'self_host' ? [] : rowDay(model, 'model', asOf)
  return [...own, ...rowDay(offering, 'offering', asOf), ...ofModel]
}

/** The end that a row gives, whether or not its status lets it count; for an end without a day, the day it was read. */
function rowDay(row: Ending, saidBy: 'offering' | 'model', asOf: Day): SaidDay[] {
  const known = knownFrom(row)
  const on = row.retiresOn ?? (row.lifecycleStatus === 'retired' ? known : null)
  return on === null || known === null || known > asOf ? [] : [{ stage: 'retired', on, knownOn: known, saidBy, eventId: null }]
}

/** A row that only repeats the day of an event, or of the row before it, is not a second voice. */
const withoutRepeats = (days: readonly SaidDay[]): SaidDay[] =>
  days.filter(
    (day, at) => day.saidBy === 'event' || !days.slice(0, at).some((before) => before.stage === day.stage && before.on === day.on),
  )

const stageOfStatus: Record<LifecycleStatus, LifecycleStage> = {
  preview: 'preview',
  available: 'ga',
  legacy: 'deprecated',
  announced: 'deprecated',
  partly_retired: 'ga',
  retired: 'retired',
  disputed: 'ga',
}

function stageOn(days: readonly ClockDay[], { offering, model, asOf }: ClockGround, retiresOn: Day | null): LifecycleStage | null {
  if (retiresOn !== null) return retiresOn <= asOf ? 'retired' : 'deprecated'
  const row = lifecycleOn(offering, asOf).status ?? (offering.kind === 'self_host' ? null : lifecycleOn(model, asOf).status)
  const reached = days.filter(({ stage, on, counts }) => stage !== 'retired' && counts && on <= asOf).map(({ stage }) => stage)
  const stated = row === null || row === 'unreleased' ? [] : [stageOfStatus[row]]
  return [...reached, ...stated].sort((a, b) => stageRank(b) - stageRank(a))[0] ?? null
}

function unsettledEnd(days: readonly ClockDay[], { offering, model }: ClockGround, retiresOn: Day | null): LifecycleClock['unsettled'] {
  const ends = days.filter(({ stage }) => stage === 'retired')
  const earliest = ends[0]
  if (!earliest || (retiresOn !== null && retiresOn <= earliest.on)) return null
  const status = earliest.saidBy === 'model' ? model.lifecycleStatus : offering.lifecycleStatus
  return status === 'disputed' || status === 'partly_retired' ? status : 'not_on_row'
}

/**
 * Why a day cannot stand beside the other days of an offering: stages come in their order, so that nothing retires before it was generally
 * available. Null when it can. Two days of one stage never contradict each other in this sense.
 */
export function orderProblem(
  others: readonly Pick<ClockDay, 'stage' | 'on' | 'saidBy'>[],
  { stage, happensOn }: Pick<LifecycleEvent, 'stage' | 'happensOn'>,
): string | null {
  const rank = stageRank(stage)
  const wrong = others.find(
    ({ stage: other, on }) => (stageRank(other) < rank && on > happensOn) || (stageRank(other) > rank && on < happensOn),
  )
  if (!wrong) return null
  const where = { event: 'one of its events says', offering: 'the offering’s own row says', model: 'its model’s row says' }[wrong.saidBy]
  const side = stageRank(wrong.stage) < rank ? 'only' : 'already'
  return `${stageLabel(stage)} on ${formatDate(happensOn)} cannot be: ${where} ${stageLabel(wrong.stage).toLowerCase()} ${side} on ${formatDate(wrong.on)}. Correct one of the two days.`
}

/** How long before the end it could be known, in words. */
export function noticeText({ noticeDays }: Pick<LifecycleClock, 'noticeDays'>): string | null {
  if (noticeDays === null) return null
  if (noticeDays > 0) return `${plural(noticeDays, 'day')} of notice`
  return noticeDays === 0 ? 'no notice: known on the day itself' : `no notice: known ${plural(-noticeDays, 'day')} after the end`
}

/** What it means that a model id names one build, or floats. */
export function pinnedFace(pinned: boolean | null, kind: string): { label: string; meaning: string } {
  if (pinned === true) return { label: 'Pinned snapshot', meaning: 'The id names one build, which stays the same until it retires.' }
  if (pinned === false)
    return {
      label: 'Floating alias',
      meaning: 'A floating alias can change under you without notice: what was measured on it may not be what answers today.',
    }
  if (kind === 'self_host') return { label: 'n/a', meaning: 'The team holds the weights: they change when the team changes them.' }
  return { label: 'Not known', meaning: 'Nobody has looked up whether this id names one build or follows the newest one.' }
}
