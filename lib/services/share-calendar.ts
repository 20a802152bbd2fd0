import 'server-only'
import { allow, type Context } from '@/lib/context'
import {
  type CalendarDeprecation,
  type CalendarEntry,
  type CalendarFact,
  type CalendarOffering,
  type CalendarPromise,
  calendarEntries,
} from '@/lib/domain/calendar-entry'
import { addDays, type Day, toDay } from '@/lib/domain/day'
import { retirementOn } from '@/lib/domain/evidence/lifecycle'
import type { Fact } from '@/lib/domain/fact'
import { factStanding } from '@/lib/domain/fact-standing'
import type { Model } from '@/lib/domain/model'
import { type Offering, offeringTitle, shortName } from '@/lib/domain/offering'
import type { Policy } from '@/lib/domain/policy'
import { dayIn, weekIn } from '@/lib/domain/week'
import { policyOn } from './policies'

const looksBackDays = 92

/** The weekly review, and every day from three months ago on by which something ends, goes stale or is due. */
export async function listCalendarEntries(ctx: Context): Promise<CalendarEntry[]> {
  allow(ctx, 'workspace:read')
  const { timeZone } = ctx.workspace
  const today = dayIn(ctx.now, timeZone)
  const [dependencies, actions, signed, promises, policy] = await Promise.all([
    readDependencies(ctx),
    readActions(ctx),
    readSigned(ctx),
    readPromises(ctx),
    policyOn(ctx, today),
  ])
  const ids = [...new Set(dependencies.flatMap(({ incumbentId, challengerIds }) => [incumbentId, ...challengerIds]))]
  const [offerings, deprecations, facts] = await Promise.all([
    readOfferings(ctx, ids, today),
    readDeprecations(ctx, ids, today),
    readFacts(ctx, ids, { policy: policy.content, today }),
  ])
  const running = weekIn(ctx.now, timeZone)
  const all = calendarEntries({ timeZone, running, dependencies, offerings, facts, actions, deprecations, promises, signed })
  const from = addDays(today, -looksBackDays)
  return all.filter(({ weekly, on }) => weekly || on >= from)
}

const dayOf = (at: Date | null): Day | null => (at === null ? null : toDay(at))
const versioned = { id: true, version: true, updatedAt: true } as const

async function readDependencies(ctx: Context) {
  const rows = await ctx.db.dependency.findMany({
    where: { archivedAt: null },
    orderBy: { id: 'asc' },
    select: {
      ...versioned,
      ...{ name: true, incumbentId: true, forcedMoveBy: true, contractEndsOn: true, decisionDueOn: true },
      challengers: { select: { offeringId: true }, orderBy: { offeringId: 'asc' } },
    },
  })
  return rows.map(({ challengers, forcedMoveBy, contractEndsOn, decisionDueOn, ...row }) => ({
    ...row,
    challengerIds: challengers.map(({ offeringId }) => offeringId),
    ...{ forcedMoveBy: dayOf(forcedMoveBy), contractEndsOn: dayOf(contractEndsOn), decisionDueOn: dayOf(decisionDueOn) },
  }))
}

const ending = { lifecycleStatus: true, retiresOn: true, retirementKnownOn: true, replacementModelId: true, asOf: true } as const

async function readOfferings(ctx: Context, ids: string[], today: Day): Promise<CalendarOffering[]> {
  const rows = await ctx.db.offering.findMany({
    where: { id: { in: ids } },
    orderBy: { id: 'asc' },
    select: {
      ...versioned,
      ...ending,
      kind: true,
      model: { select: { ...versioned, ...ending, name: true, modelVersion: true, vendorId: true, releasedOn: true } },
      provider: { select: { id: true, name: true } },
    },
  })
  return rows.map((row) => {
    const days = <Ending extends { retiresOn: Date | null; retirementKnownOn: Date | null; asOf: Date | null }>(end: Ending) => ({
      ...end,
      ...{ retiresOn: dayOf(end.retiresOn), retirementKnownOn: dayOf(end.retirementKnownOn), asOf: dayOf(end.asOf) },
    })
    // An end reads only the days and the states of both rows.
    const offering = days(row) as unknown as Offering
    const model = { ...days(row.model), releasedOn: dayOf(row.model.releasedOn) } as unknown as Model
    return {
      ...{ id: row.id, title: offeringTitle(row), retiresOn: retirementOn({ offering, model, asOf: today }) },
      version: row.version + row.model.version - 1,
      updatedAt: row.updatedAt > row.model.updatedAt ? row.updatedAt : row.model.updatedAt,
    }
  })
}

async function readFacts(ctx: Context, ids: string[], { policy, today }: { policy: Policy; today: Day }): Promise<CalendarFact[]> {
  const rows = await ctx.db.fact.findMany({
    where: { offeringId: { in: ids } },
    orderBy: { id: 'asc' },
    select: {
      offeringId: true,
      gate: true,
      value: true,
      sourceKind: true,
      observedOn: true,
      archivedAt: true,
      version: true,
      updatedAt: true,
    },
  })
  return rows.flatMap(({ value, observedOn, archivedAt, ...row }) => {
    const gate = policy.gates.find(({ id }) => id === row.gate)
    if (!gate) return []
    const fact = { value: value as Fact['value'], sourceKind: row.sourceKind, observedOn: toDay(observedOn) }
    const { counts, freshUntil } = factStanding(fact, gate, today)
    return [{ ...row, counts: counts && archivedAt === null, freshUntil }]
  })
}

/** Archived events count for the sequence only. Of several days of deprecation the earliest counts, as on the clock of the offering. */
async function readDeprecations(ctx: Context, ids: string[], today: Day): Promise<CalendarDeprecation[]> {
  const rows = await ctx.db.lifecycleEvent.findMany({
    where: { offeringId: { in: ids } },
    orderBy: [{ happensOn: 'asc' }, { id: 'asc' }],
    select: { offeringId: true, stage: true, happensOn: true, knownOn: true, archivedAt: true, version: true, updatedAt: true },
  })
  return ids.flatMap((offeringId) => {
    const events = rows.filter((row) => row.offeringId === offeringId)
    const first = events.find(({ stage, archivedAt, knownOn }) => stage === 'deprecated' && archivedAt === null && toDay(knownOn) <= today)
    if (!first) return []
    const updatedAt = new Date(Math.max(...events.map((event) => event.updatedAt.getTime())))
    return [{ offeringId, on: toDay(first.happensOn), sequence: events.reduce((sum, { version }) => sum + version, -1), updatedAt }]
  })
}

async function readPromises(ctx: Context): Promise<CalendarPromise[]> {
  const rows = await ctx.db.roadmapPromise.findMany({
    where: { archivedAt: null, outcome: null, dueOn: { not: null } },
    orderBy: { id: 'asc' },
    select: { ...versioned, vendorId: true, statement: true, dueOn: true, vendor: { select: { name: true } } },
  })
  return rows.flatMap(({ dueOn, vendor, ...row }) =>
    dueOn === null ? [] : [{ ...row, dueOn: toDay(dueOn), vendorName: shortName(vendor.name) }],
  )
}

async function readActions(ctx: Context) {
  const rows = await ctx.db.action.findMany({
    where: { state: 'open', dueOn: { not: null } },
    orderBy: { id: 'asc' },
    select: { ...versioned, title: true, dueOn: true, dependencyId: true, ownerName: true },
  })
  return rows.flatMap(({ dueOn, ...row }) => (dueOn === null ? [] : [{ ...row, dueOn: toDay(dueOn) }]))
}

async function readSigned(ctx: Context) {
  const rows = await ctx.db.review.findMany({
    where: { state: 'signed' },
    orderBy: [{ week: 'asc' }, { edition: 'asc' }],
    select: { week: true, signedAt: true },
  })
  return rows.flatMap(({ week, signedAt }) => (signedAt === null ? [] : [{ week, at: signedAt }]))
}
