import { beforeAll, describe, expect, it } from 'vitest'
import type { Context } from '@/lib/context'
import { fromDay, toDay } from '@/lib/domain/day'
import { weekIn } from '@/lib/domain/week'
import { problem } from '@/lib/http/problem'
import { testDatabase } from '@/lib/testing/database'
import { aDependency, addMember, aModel, anOffering, aVendor, testWorkspace } from '@/lib/testing/factories'
import { getLifecycleOverview, getOfferingClock } from './lifecycle-clocks'
import {
  archiveLifecycleEvent,
  createLifecycleEvent,
  getLifecycleEvent,
  listLifecycleEvents,
  unarchiveLifecycleEvent,
  updateLifecycleEvent,
} from './lifecycle-events'
import { setPinned } from './lifecycle-pinned'
import { liveReport } from './live-report'
import { getOffering, updateOffering } from './offerings'
import { listCalendarEntries } from './share-calendar'

let url: string
let ctx: Context
beforeAll(async () => {
  url = (await testDatabase()).url
  ctx = await testWorkspace(url, { role: 'analyst' })
})

const refusal = async (work: () => Promise<unknown>) =>
  work().then(
    () => null,
    (error: unknown) => problem(error),
  )

const ends = (offeringId: string, happensOn = '2027-01-10', knownOn = '2026-11-01') => ({
  ...{ offeringId, stage: 'retired' as const, happensOn, knownOn },
})
const endOf = async (id: string) => {
  const { retiresOn, retirementKnownOn } = await getOffering(ctx, id)
  return [retiresOn, retirementKnownOn]
}
const withEnd = async (retiresOn: string, retirementKnownOn: string | null = '2026-10-01') => {
  const id = await anOffering(ctx)
  const known = retirementKnownOn && fromDay(retirementKnownOn)
  await ctx.db.offering.updateMany({ where: { id }, data: { retiresOn: fromDay(retiresOn), retirementKnownOn: known } })
  return id
}

describe('a lifecycle event', () => {
  it('is created with its source, listed under its offering and written into the audit log', async () => {
    const offeringId = await anOffering(ctx)
    const source = { title: 'Deprecations page', url: 'https://example.org/deprecations', readOn: '2026-11-20' }
    const { id } = await createLifecycleEvent(ctx, { offeringId, stage: 'ga', happensOn: '2026-03-01', knownOn: '2026-03-01', source })
    expect(await listLifecycleEvents(ctx, offeringId)).toMatchObject([
      { id, stage: 'ga', happensOn: '2026-03-01', origin: 'team', version: 1, source },
    ])
    const events = await ctx.db.auditEvent.findMany({ where: { subjectId: id }, select: { action: true } })
    expect(events).toEqual([{ action: 'lifecycle.created' }])
    expect(await getOfferingClock(ctx, offeringId)).toMatchObject({ stage: 'ga', retiresOn: null, sources: { [id]: { url: source.url } } })
  })

  it('is entered once for a stage and a day; another day of the same stage stands beside it', async () => {
    const offeringId = await anOffering(ctx)
    const { id } = await createLifecycleEvent(ctx, ends(offeringId))
    expect(await refusal(() => createLifecycleEvent(ctx, ends(offeringId)))).toMatchObject({ code: 'conflict', current: { id } })
    await createLifecycleEvent(ctx, ends(offeringId, '2027-02-01'))
    expect(await getOfferingClock(ctx, offeringId)).toMatchObject({ retiresOn: '2027-01-10', disagreements: ['retired'] })
  })

  it.each([
    ['a day of knowledge that lies ahead', { knownOn: '2026-11-26' }, 'knownOn'],
    ['a day that is not in the calendar', { happensOn: '2026-02-30' }, 'happensOn'],
    ['an end before it was generally available', { happensOn: '2026-02-28' }, 'happensOn'],
    ['a stage that there is not', { stage: 'sunset' }, 'stage'],
    ['an offering that there is not', { offeringId: 'nowhere' }, 'offeringId'],
    ['a field that there is not', { retires: true }, ''],
  ])('is refused with %s, at the field', async (_, over, field) => {
    const offeringId = await anOffering(ctx)
    await createLifecycleEvent(ctx, { offeringId, stage: 'ga', happensOn: '2026-03-01', knownOn: '2026-03-01' })
    const found = await refusal(() => createLifecycleEvent(ctx, { ...ends(offeringId), ...over } as never))
    expect(found?.code).toBe('invalid')
    if (field) expect(Object.keys(found?.fields ?? {})).toContain(field)
    expect(await listLifecycleEvents(ctx, offeringId)).toHaveLength(1)
    expect(await endOf(offeringId)).toEqual([null, null])
  })

  it('is refused when it comes after an end that only the model’s row knows', async () => {
    const modelId = await aModel(ctx)
    await ctx.db.model.updateMany({
      where: { id: modelId },
      data: { retiresOn: fromDay('2026-06-30'), retirementKnownOn: fromDay('2026-01-01') },
    })
    const offeringId = await anOffering(ctx, { modelId })
    const late = { offeringId, stage: 'ga' as const, happensOn: '2026-07-10', knownOn: '2026-07-10' }
    expect((await refusal(() => createLifecycleEvent(ctx, late)))?.fields?.happensOn).toContain('its model’s row says retired already')
    await createLifecycleEvent(ctx, { ...late, happensOn: '2026-03-10' })
  })

  it('is changed with its version counted up; a second change of the same version is a conflict', async () => {
    const offeringId = await anOffering(ctx)
    const { id } = await createLifecycleEvent(ctx, ends(offeringId))
    await updateLifecycleEvent(ctx, { ...ends(offeringId, '2027-03-01'), id, version: 1 })
    expect(await getLifecycleEvent(ctx, id)).toMatchObject({ happensOn: '2027-03-01', version: 2 })
    const late = await refusal(() => updateLifecycleEvent(ctx, { ...ends(offeringId, '2027-04-01'), id, version: 1 }))
    expect(late).toMatchObject({ code: 'conflict', current: { happensOn: '2027-03-01' } })
    expect(await endOf(offeringId)).toEqual(['2027-03-01', '2026-11-01'])
  })

  it('stays with its offering', async () => {
    const [offeringId, other] = [await anOffering(ctx), await anOffering(ctx)]
    const { id } = await createLifecycleEvent(ctx, ends(offeringId))
    const moved = await refusal(() => updateLifecycleEvent(ctx, { ...ends(other), id, version: 1 }))
    expect(Object.keys(moved?.fields ?? {})).toEqual(['offeringId'])
    expect(await endOf(other)).toEqual([null, null])
  })
})

describe('an event of retirement', () => {
  it('makes the dependencies on the offering move, and archiving it lets them stay again', async () => {
    const owner = await testWorkspace(url)
    const incumbentId = await anOffering(owner)
    await aDependency(owner, { id: 'films', incumbentId })
    const mustMove = async () =>
      (await liveReport(owner, weekIn(owner.now, 'Europe/Berlin'))).dependencies.map(({ mustMoveBy }) => mustMoveBy)
    expect(await mustMove()).toEqual([null])
    const { id } = await createLifecycleEvent(owner, ends(incumbentId))
    expect(await mustMove()).toEqual(['2027-01-10'])
    expect((await getLifecycleOverview(owner)).moves).toMatchObject([{ offeringId: incumbentId, on: '2027-01-10', daysLeft: 46 }])
    await archiveLifecycleEvent(owner, { id })
    expect(await mustMove()).toEqual([null])
    await unarchiveLifecycleEvent(owner, { id })
    expect(await mustMove()).toEqual(['2027-01-10'])
  })

  it('of a challenger takes it out of the weighing with its reason, and leaves the forced move of the incumbent standing', async () => {
    const owner = await testWorkspace(url)
    const [incumbentId, challenger] = [await anOffering(owner), await anOffering(owner)]
    await aDependency(owner, { id: 'films', incumbentId, challengers: [challenger] })
    await createLifecycleEvent(owner, ends(incumbentId))
    await createLifecycleEvent(owner, ends(challenger, '2026-09-24', '2026-03-24'))
    const [entry] = (await liveReport(owner, weekIn(owner.now, 'Europe/Berlin'))).dependencies
    expect(entry).toMatchObject({
      mustMoveBy: '2027-01-10',
      pairs: [],
      refused: [{ challenger: { id: challenger }, reason: 'challenger_retired' }],
    })
    expect(entry?.refused[0]?.sentence).toContain('ended on 2026-09-24')
  })

  it('writes the day into the offering with an audit row, in one version', async () => {
    const offeringId = await anOffering(ctx)
    const { id } = await createLifecycleEvent(ctx, ends(offeringId))
    expect(await getOffering(ctx, offeringId)).toMatchObject({ retiresOn: '2027-01-10', retirementKnownOn: '2026-11-01', version: 2 })
    const [event] = await ctx.db.auditEvent.findMany({ where: { subjectId: offeringId }, select: { action: true, detail: true } })
    expect(event).toMatchObject({ action: 'offering.changed', detail: { after: { retiresOn: '2027-01-10' }, lifecycleEvent: id } })
  })

  it('leaves the offering untouched when it is of another stage', async () => {
    const offeringId = await anOffering(ctx)
    await createLifecycleEvent(ctx, { ...ends(offeringId), stage: 'deprecated' })
    expect(await getOffering(ctx, offeringId)).toMatchObject({ retiresOn: null, version: 1 })
  })

  it('lets the earlier of two days count, and gives back the day that stood there before', async () => {
    const offeringId = await withEnd('2027-06-01')
    const { id } = await createLifecycleEvent(ctx, ends(offeringId))
    expect(await endOf(offeringId)).toEqual(['2027-01-10', '2026-11-01'])
    expect((await listLifecycleEvents(ctx, offeringId)).map(({ happensOn }) => happensOn)).toEqual(['2027-01-10', '2027-06-01'])
    await archiveLifecycleEvent(ctx, { id })
    expect(await endOf(offeringId)).toEqual(['2027-06-01', '2026-10-01'])
  })

  it('that comes later counts only once the earlier day is archived: an end that was put off', async () => {
    const offeringId = await withEnd('2026-12-24')
    await createLifecycleEvent(ctx, ends(offeringId))
    expect(await endOf(offeringId)).toEqual(['2026-12-24', '2026-10-01'])
    const [earlier] = await listLifecycleEvents(ctx, offeringId)
    await archiveLifecycleEvent(ctx, { id: earlier?.id ?? '' })
    expect(await endOf(offeringId)).toEqual(['2027-01-10', '2026-11-01'])
  })

  it('with a source for the day that stands on the row already disagrees with nobody, and leaves that day when it is archived', async () => {
    const offeringId = await withEnd('2027-01-10', '2026-10-01')
    const { id } = await createLifecycleEvent(ctx, ends(offeringId))
    expect(await getOfferingClock(ctx, offeringId)).toMatchObject({ retiresOn: '2027-01-10', disagreements: [] })
    await archiveLifecycleEvent(ctx, { id })
    expect(await endOf(offeringId)).toEqual(['2027-01-10', '2026-10-01'])
  })

  it('takes up a day that was written into the row by another way', async () => {
    const offeringId = await anOffering(ctx)
    const { id } = await createLifecycleEvent(ctx, ends(offeringId))
    await ctx.db.offering.updateMany({ where: { id: offeringId }, data: { retiresOn: fromDay('2026-12-31'), retirementKnownOn: null } })
    await updateLifecycleEvent(ctx, { ...ends(offeringId, '2027-05-05'), id, version: 1 })
    expect((await endOf(offeringId))[0]).toBe('2026-12-31')
  })

  it('is not taken for a second day when its own stage or day is changed', async () => {
    const offeringId = await anOffering(ctx)
    const { id } = await createLifecycleEvent(ctx, ends(offeringId))
    await updateLifecycleEvent(ctx, { ...ends(offeringId), stage: 'deprecated', id, version: 1 })
    expect(await endOf(offeringId)).toEqual([null, null])
    expect(await listLifecycleEvents(ctx, offeringId)).toHaveLength(1)
  })

  it('keeps the form of the offering from saying another day, and lets every other field change', async () => {
    const offeringId = await anOffering(ctx)
    await createLifecycleEvent(ctx, ends(offeringId))
    const { origin: _origin, archivedAt: _archivedAt, ...row } = await getOffering(ctx, offeringId)
    const late = await refusal(() => updateOffering(ctx, { ...row, retiresOn: '2027-12-31' }))
    expect(late?.fields?.retiresOn).toContain('2027-01-10')
    const unknown = await refusal(() => updateOffering(ctx, { ...row, retirementKnownOn: null }))
    expect(Object.keys(unknown?.fields ?? {})).toEqual(['retirementKnownOn'])
    await updateOffering(ctx, { ...row, note: 'Asked on Monday' })
    expect(await endOf(offeringId)).toEqual(['2027-01-10', '2026-11-01'])
  })
})

describe('the calendar', () => {
  const entry = async (owner: Context, uid: string) => (await listCalendarEntries(owner)).find((found) => found.uid === uid)

  it('has a deprecation under one id, whose sequence never falls, also when another event takes its place', async () => {
    const owner = await testWorkspace(url)
    const offeringId = await anOffering(owner)
    await aDependency(owner, { id: 'films', incumbentId: offeringId })
    const deprecated = { ...ends(offeringId, '2026-12-01'), stage: 'deprecated' as const }
    const { id } = await createLifecycleEvent(owner, deprecated)
    const first = await entry(owner, `deprecation-${offeringId}`)
    expect(first).toMatchObject({ on: '2026-12-01', path: `inventory/offerings/${offeringId}` })
    await archiveLifecycleEvent(owner, { id })
    expect(await entry(owner, `deprecation-${offeringId}`)).toBeUndefined()
    await createLifecycleEvent(owner, { ...deprecated, happensOn: '2026-12-15' })
    const second = await entry(owner, `deprecation-${offeringId}`)
    expect(second?.on).toBe('2026-12-15')
    expect(second?.sequence).toBeGreaterThan(first?.sequence ?? Number.POSITIVE_INFINITY)
  })

  it('has the retirement that an event gives', async () => {
    const owner = await testWorkspace(url)
    const offeringId = await anOffering(owner)
    await aDependency(owner, { id: 'films', incumbentId: offeringId })
    await createLifecycleEvent(owner, ends(offeringId))
    expect(await entry(owner, `retirement-${offeringId}`)).toMatchObject({ on: '2027-01-10', description: 'Used by films.' })
  })
})

describe('whether an id is pinned', () => {
  const stored = async (id: string) => await ctx.db.offering.findFirst({ where: { id }, select: { pinned: true, version: true } })
  it('is said by whoever may edit the inventory, once for each version', async () => {
    const id = await anOffering(ctx)
    await setPinned(ctx, { id, version: 1, pinned: false })
    expect(await stored(id)).toEqual({ pinned: false, version: 2 })
    expect((await refusal(() => setPinned(ctx, { id, version: 1, pinned: true })))?.code).toBe('conflict')
    await setPinned(ctx, { id, version: 2, pinned: null })
    expect(await stored(id)).toEqual({ pinned: null, version: 3 })
    const events = await ctx.db.auditEvent.findMany({ where: { subjectId: id }, orderBy: { seq: 'asc' }, select: { detail: true } })
    expect(events[0]?.detail).toEqual({ before: { pinned: null }, after: { pinned: false } })
  })

  it('is refused to raters', async () => {
    const rater = await addMember(url, ctx, 'rater')
    const id = await anOffering(ctx)
    expect((await refusal(() => setPinned(rater, { id, version: 1, pinned: true })))?.code).toBe('forbidden')
  })
})

describe('the overview', () => {
  it('shows what is used and weighed, overdue moves first, and the rest only when asked', async () => {
    const owner = await testWorkspace(url)
    const [gone, soon, weighed, idle] = [await anOffering(owner), await anOffering(owner), await anOffering(owner), await anOffering(owner)]
    await aDependency(owner, { id: 'a', incumbentId: soon, challengers: [weighed] })
    await aDependency(owner, { id: 'b', incumbentId: gone })
    await owner.db.dependency.updateMany({ where: { id: 'b' }, data: { monthlySpend: 900 } })
    await createLifecycleEvent(owner, ends(soon))
    await createLifecycleEvent(owner, ends(gone, '2026-09-24', '2026-03-24'))
    const found = await getLifecycleOverview(owner)
    expect(found.moves.map(({ offeringId, daysLeft, spend, unstated }) => [offeringId, daysLeft, spend, unstated])).toEqual([
      [gone, -62, 900, 0],
      [soon, 46, null, 1],
    ])
    expect(found.lines.map(({ id }) => id)).toEqual([gone, soon, weighed])
    expect(found.others).toBe(1)
    expect((await getLifecycleOverview(owner, { all: true })).lines.map(({ id }) => id)).toEqual([gone, soon, weighed, idle])
  })

  it('names what is deprecated without a day, what rests on it and what that could fall back on', async () => {
    const owner = await testWorkspace(url)
    const [risky, weighed, idle, spare] = [
      await anOffering(owner),
      await anOffering(owner),
      await anOffering(owner),
      await anOffering(owner),
    ]
    await aDependency(owner, { id: 'a', name: 'Ads', incumbentId: risky, challengers: [weighed] })
    await aDependency(owner, { id: 'b', name: 'Blog', incumbentId: spare, challengers: [risky] })
    await owner.db.fallback.create({ data: { workspaceId: owner.workspace.id, dependencyId: 'a', offeringId: spare } })
    expect((await getLifecycleOverview(owner)).atRisk).toEqual([])
    await owner.db.offering.updateMany({ where: { id: { in: [risky, idle] } }, data: { lifecycleStatus: 'legacy' } })
    await createLifecycleEvent(owner, ends(weighed))
    const { atRisk } = await getLifecycleOverview(owner, { all: true })
    expect(atRisk.map(({ id }) => id)).toEqual([risky])
    expect(atRisk[0]?.dependencies.map(({ id, uses, fallbacks }) => [id, uses, fallbacks.length])).toEqual([
      ['a', true, 1],
      ['b', false, 0],
    ])
  })

  it('follows one vendor, by what it makes and what it serves', async () => {
    const owner = await testWorkspace(url)
    const vendorId = await aVendor(owner)
    const made = await anOffering(owner, { modelId: await aModel(owner, { vendorId }) })
    const served = await anOffering(owner, { providerId: vendorId, modelId: await aModel(owner) })
    await anOffering(owner)
    const ids = (await getLifecycleOverview(owner, { all: true, vendorId })).lines.map(({ id }) => id)
    expect(ids.sort()).toEqual([made, served].sort())
  })

  it('moves a dependency by the day that the team set itself when that is earlier', async () => {
    const owner = await testWorkspace(url)
    const incumbentId = await anOffering(owner)
    await aDependency(owner, { id: 'a', incumbentId })
    await owner.db.dependency.updateMany({ where: { id: 'a' }, data: { forcedMoveBy: fromDay('2026-12-01') } })
    await createLifecycleEvent(owner, ends(incumbentId))
    expect((await getLifecycleOverview(owner)).moves).toMatchObject([{ on: toDay(fromDay('2026-12-01')), retiresOn: '2027-01-10' }])
  })
})
