import { beforeAll, beforeEach, expect, it } from 'vitest'
import type { Context } from '@/lib/context'
import { testDatabase } from '@/lib/testing/database'
import { anOffering, aVendor, testWorkspace } from '@/lib/testing/factories'
import { listContradictions } from './contradictions'
import { readinessWorld } from './readiness-world'
import { findMeasuredBeside, findStatusContradictions } from './status-contradictions'

let url: string
let ctx: Context
let vendorId: string
let offeringId: string
const hour = (number: number, minute = 0) => new Date(Date.UTC(2026, 10, 20, number, minute))

beforeAll(async () => {
  url = (await testDatabase()).url
})
beforeEach(async () => {
  ctx = await testWorkspace(url)
  vendorId = await aVendor(ctx, { name: 'Maker' })
  offeringId = await anOffering(ctx, { providerId: vendorId })
  const page = {
    url: 'https://status.maker.example',
    kind: 'statuspage' as const,
    nextReadAt: ctx.now,
    createdByName: 'Ana',
    components: [],
  }
  await ctx.db.statusPage.create({
    data: { ...page, workspaceId: ctx.workspace.id, vendorId, readAt: ctx.now, coveredFrom: hour(-500), indicator: 'none' },
  })
})

type Job = { at: Date; state?: 'finished' | 'failed' | 'refused' | 'cancelled'; errorCode?: string }

async function jobs(list: Job[], down = 1): Promise<void> {
  const workspaceId = ctx.workspace.id
  await ctx.db.jobLog.create({
    data: { workspaceId, id: 'log', via: 'api', format: 'jsonl', sha256: 'a'.repeat(64), createdByName: 'Ana' },
  })
  const row = { workspaceId, offeringId, logId: 'log', setting: '1080p' }
  await ctx.db.generationJob.createMany({
    data: list.map(({ at, state = 'failed', errorCode }, index) => ({
      ...row,
      id: `j${index}`,
      submittedAt: at,
      state,
      errorCode: errorCode ?? null,
    })),
  })
  const figures = { availability: { hours: 10, down, observed: 0.9, estimate: 0.9, relSe: 0.1 } }
  await ctx.db.jobSummary.create({
    data: { workspaceId, offeringId, setting: '1080p', fromOn: hour(0), toOn: hour(0), figures, computedAt: ctx.now },
  })
}

const five = (at: number, more: Omit<Job, 'at'> = {}): Job[] =>
  Array.from({ length: 5 }, (_, minute) => ({ at: hour(at, minute), ...more }))

const found = async () => {
  const { offerings } = await readinessWorld(ctx, [offeringId])
  return findStatusContradictions(ctx, offerings)
}

it('tells of hours in which jobs failed and the page admitted nothing, with a way to both', async () => {
  await jobs([...five(10), ...five(11, { state: 'finished' }), ...five(12)])
  expect(await found()).toMatchObject([
    {
      ...{ key: `status_page ${offeringId}`, kind: 'status_page', severity: 'check', offeringId, vendorIds: [expect.any(String)] },
      sentence: 'The status page of Maker admitted nothing in 2 hours in which 10 of 10 jobs failed, between 2026-11-20 and 2026-11-20.',
      sides: [{ place: { to: 'status', vendorId } }, { place: { to: 'measurements', offeringId } }],
    },
  ])
})

it('tells nothing where the page admitted it', async () => {
  await jobs(five(10))
  const incident = {
    id: 'a',
    name: 'Errors',
    impact: 'minor',
    state: 'resolved',
    startedAt: hour(10, 30),
    resolvedAt: hour(10, 40),
    components: [],
  }
  await ctx.db.incident.create({
    data: { ...incident, workspaceId: ctx.workspace.id, vendorId, firstSeenAt: hour(10), lastSeenAt: hour(11) },
  })
  expect(await found()).toEqual([])
})

it('takes no error of the caller, refusal or cancelled job for an outage', async () => {
  await jobs([...five(10, { errorCode: 'Rate-Limited' }), ...five(11, { state: 'refused' }), ...five(12, { state: 'cancelled' })])
  expect(await found()).toEqual([])
})

it('looks through no jobs whose summary knows no lost hour, and at no page that was removed', async () => {
  await jobs(five(10), 0)
  expect(await found()).toEqual([])
  await ctx.db.jobSummary.updateMany({ data: { figures: { availability: { down: 1 } } } })
  expect(await found()).toHaveLength(1)
  await ctx.db.statusPage.updateMany({ data: { archivedAt: ctx.now } })
  expect(await found()).toEqual([])
})

it('stands among all contradictions of an offering', async () => {
  await jobs(five(10))
  expect((await listContradictions(ctx, offeringId)).map(({ kind }) => kind)).toContain('status_page')
})

it('shows measured availability beside the page, and by how much the page tells of more', async () => {
  expect(await findMeasuredBeside(ctx, vendorId)).toEqual([])
  await jobs(five(10))
  await ctx.db.jobSummary.updateMany({ data: { atGates: true } })
  const [beside] = await findMeasuredBeside(ctx, vendorId)
  expect(beside).toMatchObject({ offeringId, setting: '1080p', hours: 10, estimate: 0.9, gap: { told: 1, measured: 0.9, days: 26 } })
  expect(await findMeasuredBeside(await testWorkspace(url), vendorId)).toEqual([])
})
