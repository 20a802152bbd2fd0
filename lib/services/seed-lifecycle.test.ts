import { beforeAll, expect, it } from 'vitest'
import { type Context, transaction } from '@/lib/context'
import { orderProblem } from '@/lib/domain/lifecycle-clock'
import { outcomeProblems, promiseProblems } from '@/lib/domain/roadmap'
import { testDatabase } from '@/lib/testing/database'
import { testWorkspace } from '@/lib/testing/factories'
import { copyCatalogue, starterCatalogue } from './catalogue'
import { getLifecycleOverview } from './lifecycle-clocks'
import { listRoadmaps } from './roadmap'
import { seedLifecycle } from './seed-lifecycle'
import { loadWorld } from './world'

const today = '2026-11-25'
let ctx: Context
let before: unknown
beforeAll(async () => {
  ctx = await testWorkspace((await testDatabase()).url, { demo: true })
  const catalogue = await starterCatalogue()
  await transaction(ctx, (tx) => copyCatalogue(tx, ctx, catalogue))
  before = (await loadWorld(ctx)).evidence.offerings
  await seedLifecycle(ctx)
})

it('changes nothing of the offerings that a verdict reads', async () => {
  expect((await loadWorld(ctx)).evidence.offerings).toEqual(before)
  expect(await ctx.db.lifecycleEvent.count({ where: { stage: 'retired' } })).toBe(0)
})

it('gives events in the order of the stages, each with a source that can be opened', async () => {
  const { lines } = await getLifecycleOverview(ctx, { all: true })
  const told = lines.filter(({ days }) => days.some(({ saidBy }) => saidBy === 'event'))
  expect(told.length).toBeGreaterThan(8)
  for (const { days, sources } of told)
    for (const { eventId, stage, on } of days.filter((day) => day.saidBy === 'event')) {
      expect(sources[eventId ?? '']?.url).toMatch(/^https:/)
      expect(
        orderProblem(
          days.filter((day) => day.eventId !== eventId),
          { stage, happensOn: on },
        ),
      ).toBeNull()
    }
})

it('gives promises whose days fit, with a source for each and for what came of it, and questions that are marked as invented', async () => {
  const roadmaps = await listRoadmaps(ctx)
  const promises = roadmaps.flatMap((roadmap) => roadmap.promises)
  expect(promises.length).toBeGreaterThan(5)
  for (const promise of promises) {
    const { outcome, outcomeOn, source, outcomeSource } = promise
    expect(promiseProblems(promise, today)).toEqual({})
    expect(source?.url).toMatch(/^https?:/)
    if (outcome === null || outcomeOn === null) continue
    expect(outcomeProblems(promise, { outcome, outcomeOn }, today)).toEqual({})
    expect(outcomeSource?.url).toMatch(/^https?:/)
  }
  const asks = roadmaps.flatMap((roadmap) => roadmap.asks)
  expect(asks.length).toBeGreaterThan(0)
  for (const { origin, answer } of asks) expect([origin, answer]).toEqual(['demo', null])
})

it('adds nothing a second time', async () => {
  const counts = () =>
    Promise.all([ctx.db.lifecycleEvent.count(), ctx.db.roadmapPromise.count(), ctx.db.roadmapAsk.count(), ctx.db.source.count()])
  const once = await counts()
  await seedLifecycle(ctx)
  expect(await counts()).toEqual(once)
})
