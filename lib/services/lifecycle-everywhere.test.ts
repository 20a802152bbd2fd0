import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Context } from '@/lib/context'
import { changes } from '@/lib/domain/changes'
import { fromDay } from '@/lib/domain/day'
import { decisions } from '@/lib/domain/decide'
import { choiceLabel } from '@/lib/domain/end-text'
import { testDatabase } from '@/lib/testing/database'
import { aDependency, aModel, anOffering, testWorkspace } from '@/lib/testing/factories'
import { archiveLifecycleEvent, createLifecycleEvent } from './lifecycle-events'
import { liveReport } from './live-report'
import { listOfferingChoices } from './offerings'
import { listPalette } from './palette'
import { searchDependencies } from './search-dependencies'
import { searchOfferings } from './search-offerings'
import { importTrial } from './trial-import'

const week = '2026-W48'
let url: string
let ctx: Context
let incumbentId: string
let challengerId: string
beforeAll(async () => {
  url = (await testDatabase()).url
})
beforeEach(async () => {
  ctx = await testWorkspace(url, { role: 'analyst' })
  incumbentId = await anOffering(ctx, { modelId: await aModel(ctx, { name: 'Sora', modelVersion: '2' }) })
  challengerId = await anOffering(ctx)
})

const retire = (offeringId: string, happensOn = '2026-09-24') =>
  createLifecycleEvent(ctx, { offeringId, stage: 'retired', happensOn, knownOn: '2026-03-24' })
const choices = async () => new Map((await listOfferingChoices(ctx)).map((choice) => [choice.id, choice]))

describe('an offering that has retired', () => {
  it('is called so in every select, before anybody chooses it', async () => {
    await retire(incumbentId)
    await retire(challengerId, '2027-01-10')
    const known = await choices()
    expect(known.get(incumbentId)).toMatchObject({ title: 'Sora 2', ends: 'retired 24 Sep 2026' })
    expect(known.get(challengerId)?.ends).toBe('retires 10 Jan 2027')
    expect(choiceLabel({ title: 'Sora 2', ends: 'retired 24 Sep 2026' })).toBe('Sora 2 · retired 24 Sep 2026')
  })

  it('is called so where only its model has retired, unless the team hosts the weights itself', async () => {
    const modelId = await aModel(ctx)
    const ended = { retiresOn: fromDay('2026-06-30'), retirementKnownOn: fromDay('2026-01-01') }
    await ctx.db.model.updateMany({ where: { id: modelId }, data: ended })
    const [served, own] = [await anOffering(ctx, { modelId }), await anOffering(ctx, { modelId })]
    await ctx.db.offering.updateMany({ where: { id: own }, data: { kind: 'self_host', providerId: null } })
    const known = await choices()
    expect([known.get(served)?.ends, known.get(own)?.ends]).toEqual(['retired 30 Jun 2026', null])
    expect((await listPalette(ctx)).find(({ path }) => path.endsWith(modelId))?.label).toMatch(/, retired$/)
  })

  it('is found by search as retired, and so is the dependency on it', async () => {
    await aDependency(ctx, { incumbentId })
    const { id } = await retire(incumbentId)
    const state = async () => [
      (await searchOfferings(ctx, {})).rows.find((row) => row.id === incumbentId)?.state,
      (await searchDependencies(ctx, {})).rows[0]?.state,
    ]
    expect(await state()).toEqual(['retired', 'retired'])
    await archiveLifecycleEvent(ctx, { id })
    expect(await state()).toEqual(['unknown', 'unknown'])
  })
})

describe('the board of a team whose incumbent has retired', () => {
  it('says that it must move although no challenger is named, with the retirement as the cause of the change', async () => {
    await aDependency(ctx, { id: 'films', name: 'Films', incumbentId })
    const before = await liveReport(ctx, week)
    await retire(incumbentId)
    const report = await liveReport(ctx, week)
    expect(report.dependencies[0]).toMatchObject({ mustMoveBy: '2026-09-24', pairs: [], refused: [] })
    expect(decisions(report)[0]).toMatchObject({
      kind: 'must_move',
      text: 'Leave Sora 2 now: it ended on 24 Sep 2026. No challenger is weighed yet.',
    })
    expect(changes(before, report)[0]?.causes).toMatchObject([
      { kind: 'retirement', text: 'Sora 2 retires on 24 Sep 2026' },
      { kind: 'challenger', text: 'no challenger is left to weigh' },
    ])
  })

  it('says of a day that the team set itself that it is the team’s', async () => {
    await aDependency(ctx, { id: 'films', incumbentId })
    const before = await liveReport(ctx, week)
    await ctx.db.dependency.updateMany({ where: { id: 'films' }, data: { forcedMoveBy: fromDay('2026-12-01'), version: 2 } })
    const [change] = changes(before, await liveReport(ctx, week))
    expect(change?.causes[0]?.text).toBe('the team wants to have left Sora 2 by 1 Dec 2026')
  })
})

it('votes that were cast before a challenger retired are still taken, and prove nothing while it is not weighed', async () => {
  const dependencyId = await aDependency(ctx, { incumbentId, challengers: [challengerId] })
  await retire(challengerId)
  const votes = 'prompt,rater,choice\nA,ana,challenger\nB,ana,incumbent'
  const conditions = { blind: true, sidesRandomised: true, ownPrompts: true, versionsExact: true }
  const days = { registeredOn: '2026-08-01', closedOn: '2026-08-20' }
  expect(await importTrial(ctx, { dependencyId, challengerId, votes, ...days, ...conditions })).toMatchObject({
    counts: { wins: 1, losses: 1 },
  })
  const [entry] = (await liveReport(ctx, week)).dependencies
  expect(entry).toMatchObject({ pairs: [], refused: [{ reason: 'challenger_retired' }] })
})
