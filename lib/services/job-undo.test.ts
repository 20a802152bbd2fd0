import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Context } from '@/lib/context'
import { testDatabase } from '@/lib/testing/database'
import { addMember, testWorkspace } from '@/lib/testing/factories'
import { deliverJobs, jobLine, jobOfferings } from '@/lib/testing/job-logs'
import { listJobLogs } from './job-logs'
import { listJobSummaries } from './job-summaries'
import { undoJobLog } from './job-undo'

let url: string
beforeAll(async () => {
  url = (await testDatabase()).url
})

let ctx: Context
beforeEach(async () => {
  ctx = await testWorkspace(url)
  await jobOfferings(ctx)
})

const jobs = () => ctx.db.generationJob.findMany({ orderBy: { id: 'asc' } })
const hourly = (count: number, over = {}) => Array.from({ length: count }, (_, at) => jobLine({ id: `h${at}`, at: at * 60, ...over }))
const facts = () => ctx.db.fact.findMany({ orderBy: { id: 'asc' }, select: { id: true, value: true, observedOn: true } })
const queued = (id: string) => jobLine({ id, took: null, state: 'queued' })
const running = (id: string) => jobLine({ id, took: null, waited: 5.25, state: 'running' })
const done = (id: string) => jobLine({ id, waited: 5.25, took: 61.5, state: 'done', cost: 0.123456, accepted: 'true' })

describe('taking a delivery back', () => {
  it('removes its jobs, and summaries and facts follow; the file can be read again', async () => {
    const { id } = await deliverJobs(ctx, hourly(30))
    expect(await facts()).toHaveLength(2)
    expect(await undoJobLog(ctx, { id })).toEqual({ id, removed: 30, restored: 0, kept: 0 })
    expect([await jobs(), await facts(), await listJobSummaries(ctx), await listJobLogs(ctx)]).toEqual([[], [], [], []])
    expect(await ctx.db.auditEvent.count({ where: { action: 'jobs.taken_back' } })).toBe(1)
    expect(await ctx.db.auditEvent.count({ where: { action: 'fact.withdrawn' } })).toBe(2)
    expect(await deliverJobs(ctx, hourly(30))).toMatchObject({ before: false, added: 30 })
    expect(await facts()).toHaveLength(2)
  })

  it('gives jobs that it changed what was known before, to the last digit', async () => {
    await deliverJobs(ctx, [queued('a'), done('b'), jobLine({ id: 'c', took: null, error: 'oom', state: 'failed', cost: 0.25 })])
    const before = await jobs()
    const { id } = await deliverJobs(ctx, [done('a'), jobLine({ id: 'b', waited: 1, accepted: 'false', took: 99 }), done('c'), queued('d')])
    expect(await jobs()).not.toEqual(before)
    expect(await undoJobLog(ctx, { id })).toEqual({ id, removed: 1, restored: 3, kept: 0 })
    expect(await jobs()).toEqual(before)
  })

  it('leaves jobs about which a later delivery said more, and taking that one back as well leaves nothing of either', async () => {
    const [one, two, three] = [
      await deliverJobs(ctx, [queued('a'), queued('b')]),
      await deliverJobs(ctx, [running('a')]),
      await deliverJobs(ctx, [done('a')]),
    ]
    const end = await jobs()
    expect(await undoJobLog(ctx, { id: two.id })).toEqual({ id: two.id, removed: 0, restored: 0, kept: 1 })
    expect(await jobs()).toEqual(end)
    expect(await undoJobLog(ctx, { id: one.id })).toEqual({ id: one.id, removed: 1, restored: 0, kept: 1 })
    expect((await jobs()).map(({ id, state }) => [id, state])).toEqual([['a', 'finished']])
    expect(await undoJobLog(ctx, { id: three.id })).toEqual({ id: three.id, removed: 1, restored: 0, kept: 0 })
    expect(await jobs()).toEqual([])
    expect(await ctx.db.jobChange.count()).toBe(0)
  })

  it('in the middle lets the later one fall back to what was known before both', async () => {
    await deliverJobs(ctx, [queued('a')])
    const first = await jobs()
    const two = await deliverJobs(ctx, [running('a')])
    const three = await deliverJobs(ctx, [done('a')])
    await undoJobLog(ctx, { id: two.id })
    expect(await undoJobLog(ctx, { id: three.id })).toEqual({ id: three.id, removed: 0, restored: 1, kept: 0 })
    expect(await jobs()).toEqual(first)
  })

  it('withdraws facts of a week that no job is left for, and keeps those of the weeks before', async () => {
    const week = 7 * 24 * 60
    await deliverJobs(ctx, hourly(30))
    const before = await facts()
    const { id } = await deliverJobs(
      ctx,
      Array.from({ length: 30 }, (_, at) => jobLine({ id: `w${at}`, at: week + at * 60 })),
    )
    expect(await facts()).toHaveLength(4)
    await undoJobLog(ctx, { id })
    expect(await facts()).toEqual(before)
  })

  it('is refused to whoever may not write, and for a delivery that is not there', async () => {
    const { id } = await deliverJobs(ctx, [queued('a')])
    await expect(undoJobLog(await addMember(url, ctx, 'rater'), { id })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(undoJobLog(ctx, { id: 'nothing' })).rejects.toMatchObject({ code: 'not_found' })
    expect(await undoJobLog(await addMember(url, ctx, 'analyst'), { id })).toMatchObject({ removed: 1 })
    await expect(undoJobLog(ctx, { id })).rejects.toMatchObject({ code: 'not_found' })
  })
})
