import { formatDate, plural } from '@/lib/format'
import { addDays, type Day, dayNumber } from './day'
import { gateLabel } from './gate'
import { dayIn, firstDay, type Week, weekOfDay } from './week'

/** One entry of a team's calendar: a calendar day, or a day of every week from `on` on. A day belongs to no time zone. */
export type CalendarEntry = {
  /** The same as long as it is about the same thing, also when its day moves. */
  uid: string
  on: Day
  weekly: boolean
  summary: string
  description: string
  /** Where members read more, below the address of the workspace. */
  path: string
  /** Never falls while the thing exists. */
  sequence: number
  changedAt: Date
}

type Row = { id: string; version: number; updatedAt: Date }

export type CalendarDependency = Row & {
  name: string
  incumbentId: string
  challengerIds: string[]
  forcedMoveBy: Day | null
  contractEndsOn: Day | null
  decisionDueOn: Day | null
}
/** `retiresOn`: the end of the offering or of its model, as far as it is known. */
export type CalendarOffering = Row & { title: string; retiresOn: Day | null }
/** What makes a fact's last day: the newest that its gate may read. `counts` is false for facts that only add to the sequence. */
export type CalendarFact = Omit<Row, 'id'> & { offeringId: string; gate: string; counts: boolean; freshUntil: Day }
export type CalendarAction = Row & { title: string; dueOn: Day; dependencyId: string | null; ownerName: string | null }
/** The day from which an offering is deprecated; `sequence` counts all edits of its events, so that it never falls. */
export type CalendarDeprecation = { offeringId: string; on: Day; sequence: number; updatedAt: Date }
/** A promise of which nothing has come yet. */
export type CalendarPromise = Row & { vendorId: string; vendorName: string; statement: string; dueOn: Day }
export type SignedDay = { week: Week; at: Date }

export type CalendarGround = {
  timeZone: string
  running: Week
  dependencies: CalendarDependency[]
  offerings: CalendarOffering[]
  facts: CalendarFact[]
  actions: CalendarAction[]
  deprecations: CalendarDeprecation[]
  promises: CalendarPromise[]
  /** Oldest first. */
  signed: SignedDay[]
}

const friday = 4
const looksBackWeeks = 8
const habitFrom = 3

/** Monday is 0. */
const weekdayOf = (day: Day): number => (dayNumber(day) + 3) % 7

/**
 * The weekday on which a team signs: the one of more than half of its last eight signed weeks, where at least three were signed within themselves;
 * else Friday. 0 is Monday.
 */
export function reviewWeekday(signed: readonly SignedDay[], timeZone: string): number {
  const days = signed
    .map(({ week, at }) => ({ week, day: dayIn(at, timeZone) }))
    .filter(({ week, day }) => weekOfDay(day) === week)
    .slice(-looksBackWeeks)
    .map(({ day }) => weekdayOf(day))
  if (days.length < habitFrom) return friday
  return days.find((weekday) => days.filter((other) => other === weekday).length * 2 > days.length) ?? friday
}

/** Everything a team's calendar shows, soonest first. */
export function calendarEntries(ground: CalendarGround): CalendarEntry[] {
  const used = usesOf(ground.dependencies)
  const entries = [
    ...ground.dependencies.flatMap((dependency) => dependencyEntries(dependency, ground)),
    ...ground.offerings.flatMap((offering) => retirementEntry(offering, used)),
    ...ground.deprecations.flatMap((deprecation) => deprecationEntry(deprecation, ground, used)),
    ...staleEntries(ground),
    ...ground.promises.map(promiseEntry),
    ...ground.actions.map((action) => actionEntry(action, ground)),
  ]
  const soonest = entries.sort((a, b) => (a.on === b.on ? (a.uid < b.uid ? -1 : 1) : a.on < b.on ? -1 : 1))
  return [reviewEntry(ground), ...soonest]
}

function reviewEntry({ signed, timeZone, running }: CalendarGround): CalendarEntry {
  const from = signed[0]?.week ?? running
  const on = addDays(firstDay(from), reviewWeekday(signed, timeZone))
  return {
    uid: 'review',
    on,
    weekly: true,
    summary: 'Review and sign the week',
    description: `Read what changed, decide, and sign. Weeks run from Monday to Sunday in ${timeZone}.`,
    path: 'reviews',
    sequence: signed.length,
    changedAt: signed.at(-1)?.at ?? new Date(`${on}T00:00:00Z`),
  }
}

function dependencyEntries(dependency: CalendarDependency, { offerings }: CalendarGround): CalendarEntry[] {
  const incumbent = offerings.find(({ id }) => id === dependency.incumbentId)?.title ?? dependency.incumbentId
  const entry = (kind: string, on: Day | null, summary: string, description: string): CalendarEntry[] =>
    on === null
      ? []
      : [
          {
            ...{ uid: `${kind}-${dependency.id}`, on, weekly: false, summary, description },
            ...{ path: `dependencies/${dependency.id}`, sequence: dependency.version - 1, changedAt: dependency.updatedAt },
          },
        ]
  const { name, forcedMoveBy, contractEndsOn, decisionDueOn } = dependency
  return [
    ...entry('move', forcedMoveBy, `${name}: leave ${incumbent}`, `The team set this day as the last one on ${incumbent}.`),
    ...entry('contract', contractEndsOn, `${name}: contract ends`, `The contract for ${incumbent} ends.`),
    ...entry('decision', decisionDueOn, `${name}: decision is due`, `Stay with ${incumbent}, or switch.`),
  ]
}

type Uses = Map<string, { incumbent: string[]; challenger: string[] }>

function usesOf(dependencies: readonly CalendarDependency[]): Uses {
  const uses: Uses = new Map()
  const of = (id: string) => {
    const known = uses.get(id) ?? { incumbent: [], challenger: [] }
    uses.set(id, known)
    return known
  }
  for (const { name, incumbentId, challengerIds } of dependencies) {
    of(incumbentId).incumbent.push(name)
    for (const id of challengerIds) of(id).challenger.push(name)
  }
  return uses
}

function whoUses(uses: Uses, offeringId: string): string {
  const { incumbent = [], challenger = [] } = uses.get(offeringId) ?? {}
  const parts = [
    incumbent.length > 0 ? `Used by ${incumbent.join(', ')}.` : '',
    challenger.length > 0 ? `Weighed for ${challenger.join(', ')}.` : '',
  ]
  return parts.filter(Boolean).join(' ')
}

function retirementEntry({ id, title, retiresOn, version, updatedAt }: CalendarOffering, uses: Uses): CalendarEntry[] {
  if (retiresOn === null) return []
  const pressing = (uses.get(id)?.incumbent.length ?? 0) > 0
  return [
    {
      uid: `retirement-${id}`,
      on: retiresOn,
      weekly: false,
      summary: `${title} retires${pressing ? '' : ' (challenger)'}`,
      description: whoUses(uses, id),
      path: `inventory/offerings/${id}`,
      sequence: version - 1,
      changedAt: updatedAt,
    },
  ]
}

function deprecationEntry({ offeringId, on, ...row }: CalendarDeprecation, { offerings }: CalendarGround, uses: Uses): CalendarEntry[] {
  const offering = offerings.find(({ id }) => id === offeringId)
  if (!offering) return []
  const pressing = (uses.get(offeringId)?.incumbent.length ?? 0) > 0
  const ends = offering.retiresOn === null ? 'No day of its end is known.' : `It retires on ${formatDate(offering.retiresOn)}.`
  return [
    {
      ...{ uid: `deprecation-${offeringId}`, on, weekly: false },
      summary: `${offering.title} is deprecated${pressing ? '' : ' (challenger)'}`,
      description: `${whoUses(uses, offeringId)} ${ends}`,
      ...{ path: `inventory/offerings/${offeringId}`, sequence: row.sequence, changedAt: row.updatedAt },
    },
  ]
}

const promiseEntry = ({ id, vendorId, vendorName, statement, dueOn, version, updatedAt }: CalendarPromise): CalendarEntry => ({
  ...{ uid: `promise-${id}`, on: dueOn, weekly: false, summary: `${vendorName} promised: ${statement}` },
  description: 'The last day of the time that was promised. Record what came of it, or ask again.',
  ...{ path: `readiness/roadmap/${vendorId}`, sequence: version - 1, changedAt: updatedAt },
})

/** Facts that share their last day are one entry: a calendar with a line for each would show nothing else. */
function staleEntries({ facts, offerings }: CalendarGround): CalendarEntry[] {
  const newest = new Map<string, CalendarFact>()
  for (const fact of facts.filter(({ counts }) => counts)) {
    const key = `${fact.offeringId} ${fact.gate}`
    const known = newest.get(key)
    if (!known || known.freshUntil < fact.freshUntil) newest.set(key, fact)
  }
  const sequence = facts.reduce((sum, { version }) => sum + version, 0)
  const changedAt = new Date(Math.max(0, ...facts.map(({ updatedAt }) => updatedAt.getTime())))
  return [...new Set([...newest.values()].map(({ freshUntil }) => freshUntil))].map((on) => {
    const last = [...newest.values()].filter(({ freshUntil }) => freshUntil === on)
    const sold = offerings.filter(({ id }) => last.some(({ offeringId }) => offeringId === id))
    const gatesOf = (id: string) => last.filter(({ offeringId }) => offeringId === id).map(({ gate }) => gateLabel(gate))
    const [only] = last.length === 1 ? last : []
    const what = only ? `${gateLabel(only.gate)} of` : `${plural(last.length, 'fact')} of`
    const whose = sold.length === 1 ? sold[0]?.title : plural(sold.length, 'offering')
    const lists = sold.map(({ id, title }) => `${title}: ${gatesOf(id).sort().join(', ')}.`)
    return {
      ...{ uid: `stale-${on}`, on, weekly: false, summary: `${what} ${whose} ${only ? 'goes' : 'go'} stale` },
      ...{
        description: `They count up to ${formatDate(on)}; look them up again. ${lists.join(' ')}`,
        path: 'inventory?tab=facts',
        sequence,
        changedAt,
      },
    }
  })
}

function actionEntry(
  { id, title, dueOn, dependencyId, ownerName, ...row }: CalendarAction,
  { dependencies }: CalendarGround,
): CalendarEntry {
  const dependency = dependencies.find((entry) => entry.id === dependencyId)
  return {
    uid: `action-${id}`,
    on: dueOn,
    weekly: false,
    summary: `${title}${dependency ? ` · ${dependency.name}` : ''}`,
    description: ownerName ? `Due. Owner: ${ownerName}.` : 'Due. Nobody owns it yet.',
    path: 'this-week',
    sequence: row.version - 1,
    changedAt: row.updatedAt,
  }
}
