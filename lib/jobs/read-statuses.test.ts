import { setTimeout as sleep } from 'node:timers/promises'
import type { Runner } from 'graphile-worker'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Context } from '@/lib/context'
import { testDatabase } from '@/lib/testing/database'
import { aVendor, testWorkspace } from '@/lib/testing/factories'
import { serverSettings } from '@/lib/testing/receiver'
import { incident, statuspage } from '@/lib/testing/status-answers'
import { type StatusSite, statusSite } from '@/lib/testing/status-site'
import { pruneReadings } from './prune-readings'
import { dueStatusPages } from './read-statuses-due'
import { startRunner } from './worker'

let url: string
let site: StatusSite
let ctx: Context
const running: Runner[] = []
beforeAll(async () => {
  site = await statusSite()
  url = (await testDatabase()).url
  serverSettings(url)
})
afterAll(() => site.close())
beforeEach(async () => {
  ctx = await testWorkspace(url, { now: new Date() })
  site.answer(statuspage({ past: [incident('a')] }))
  site.asked.length = 0
})
afterEach(async () => {
  for (const runner of running.splice(0)) await runner.stop()
  await ctx.db.statusPage.deleteMany({})
})

const start = async () => {
  const runner = await startRunner(url)
  running.push(runner)
  return runner
}

async function aPage(over: object = {}): Promise<string> {
  const vendorId = await aVendor(ctx)
  const page = { kind: 'statuspage' as const, url: site.url, createdByName: 'Ana', nextReadAt: new Date(ctx.now.getTime() - 1000) }
  await ctx.db.statusPage.create({ data: { workspaceId: ctx.workspace.id, vendorId, ...page, ...over } })
  return vendorId
}

async function until(settled: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await settled()); tries++) {
    if (tries > 600) throw new Error('It did not happen within 30 seconds.')
    await sleep(50)
  }
}

it('reads each page that is due once, with two workers and a second look at what is due', async () => {
  for (let count = 0; count < 4; count++) await aPage()
  const [first, second] = [await start(), await start()]
  await Promise.all([first.addJob('read_statuses_due', {}), second.addJob('read_statuses_due', {})])
  await until(async () => (await ctx.db.statusPage.count({ where: { readAt: null } })) === 0)
  expect(site.asked.sort()).toEqual([...Array(4).fill('/api/v2/incidents.json'), ...Array(4).fill('/api/v2/summary.json')])
  expect(await ctx.db.statusReading.count()).toBe(4)
  expect(await ctx.db.incident.count()).toBe(4)
  expect(await dueStatusPages(new Date())).toEqual([])
})

it('leaves alone what is paused, removed, not due or being read, and takes up what a dead worker held', async () => {
  const later = new Date(ctx.now.getTime() + 60_000)
  await aPage({ active: false })
  await aPage({ archivedAt: ctx.now })
  await aPage({ nextReadAt: later })
  await aPage({ leaseUntil: later })
  const left = await aPage({ leaseUntil: new Date(ctx.now.getTime() - 1) })
  expect(await dueStatusPages(ctx.now)).toEqual([{ workspaceId: ctx.workspace.id, vendorId: left }])
})

it('goes on with the other pages when one cannot be read', async () => {
  const bad = await aPage({ url: 'http://127.0.0.1:9/' })
  const good = await aPage()
  const runner = await start()
  await runner.addJob('read_statuses_due', {})
  await until(async () => (await ctx.db.statusPage.count({ where: { OR: [{ readAt: { not: null } }, { failures: 1 }] } })) === 2)
  const rows = await ctx.db.statusPage.findMany({ select: { vendorId: true, failure: true } })
  expect(rows.find(({ vendorId }) => vendorId === good)?.failure).toBeNull()
  expect(rows.find(({ vendorId }) => vendorId === bad)?.failure).toMatch(/cannot be reached from here/)
})

it('forgets readings after 400 days, and no incident', async () => {
  const vendorId = await aPage()
  const stamp = { workspaceId: ctx.workspace.id, vendorId }
  const ago = (days: number) => new Date(Date.now() - days * 86_400_000)
  await ctx.db.statusReading.createMany({ data: [401, 399].map((days) => ({ ...stamp, at: ago(days), indicator: 'none', affected: [] })) })
  const times = { startedAt: ago(500), resolvedAt: ago(499), firstSeenAt: ago(500), lastSeenAt: ago(499) }
  await ctx.db.incident.create({ data: { ...stamp, id: 'a', name: 'Old', impact: 'major', state: 'resolved', components: [], ...times } })
  await pruneReadings()
  expect(await ctx.db.statusReading.count({ where: { vendorId } })).toBe(1)
  expect(await ctx.db.incident.count({ where: { vendorId } })).toBe(1)
})
