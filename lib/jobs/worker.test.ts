import { setTimeout as sleep } from 'node:timers/promises'
import type { Runner } from 'graphile-worker'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { type Context, transaction } from '@/lib/context'
import { client } from '@/lib/db/client'
import { createChannel } from '@/lib/services/channels'
import { announce } from '@/lib/services/notify'
import { testDatabase } from '@/lib/testing/database'
import { exampleReport } from '@/lib/testing/example-report'
import { testWorkspace } from '@/lib/testing/factories'
import { type Receiver, receiver, serverSettings } from '@/lib/testing/receiver'
import { pruneDeliveries } from './prune-deliveries'
import { weekDigest } from './week-digest'
import { startRunner, startWorker } from './worker'

let url: string
let hook: Receiver
let owner: Context
const running: Runner[] = []
beforeAll(async () => {
  hook = await receiver()
  url = (await testDatabase()).url
  serverSettings(url)
})
afterAll(() => hook.close())
beforeEach(async () => {
  owner = await testWorkspace(url, { now: new Date() })
  await createChannel(owner, { kind: 'webhook', name: 'Hook', url: hook.url, events: ['week.signed', 'week.digest'] })
  hook.received.length = 0
  hook.answer(200)
})
afterEach(async () => {
  for (const runner of running.splice(0)) await runner.stop()
})

const start = async () => {
  const runner = await startRunner(url)
  running.push(runner)
  return runner
}
const sha256 = 'e'.repeat(64)
const sql = <Row>(text: string) => client(url).$queryRawUnsafe<Row[]>(text)

async function signWeeks(from: number, count: number): Promise<void> {
  for (let number = from; number < from + count; number++) {
    const report = exampleReport({ week: `2026-W${number}` })
    const frozen = { content: JSON.stringify(report), sha256, signedAt: owner.now, asOf: owner.now }
    await owner.db.review.create({ data: { workspaceId: owner.workspace.id, week: report.week, edition: 1, state: 'signed', ...frozen } })
    await transaction(owner, (tx) => announce(tx, owner, { event: 'week.signed', week: report.week, edition: 1, sha256 }))
  }
}

async function until(settled: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await settled()); tries++) {
    if (tries > 600) throw new Error('It did not happen within 30 seconds.')
    await sleep(50)
  }
}
const allSent = async () => (await owner.db.delivery.count({ where: { state: { not: 'sent' } } })) === 0
const weeks = () => hook.received.map(({ body }) => JSON.parse(body).data.week).sort()

it('sends what was told before there was a queue, and what is told while it runs at once', async () => {
  await signWeeks(20, 2)
  const runner = await start()
  await runner.addJob('deliver_due', {})
  await until(allSent)
  expect(weeks()).toEqual(['2026-W20', '2026-W21'])
  await signWeeks(22, 1)
  await until(allSent)
  expect(weeks()).toEqual(['2026-W20', '2026-W21', '2026-W22'])
})

it('sends each message once with two workers and a third look at what is due', async () => {
  const [first] = [await start(), await start()]
  await signWeeks(10, 12)
  await Promise.all([first.addJob('deliver_due', {}), first.addJob('deliver_due', {})])
  await until(allSent)
  expect(weeks()).toEqual(Array.from({ length: 12 }, (_, at) => `2026-W${10 + at}`))
  expect(new Set(hook.received.map(({ headers }) => headers['webhook-id'])).size).toBe(12)
})

it('finishes what it is at when it is stopped, and leaves the rest to the next start', async () => {
  const first = await start()
  let answer = () => undefined as undefined
  const asked = new Promise<void>((resolve) => {
    hook.answer((_, response) => {
      answer = () => {
        response.writeHead(200).end()
        return undefined
      }
      resolve()
    }, 200)
  })
  await signWeeks(30, 1)
  await asked
  const stopping = first.stop()
  await signWeeks(31, 1)
  answer()
  await stopping
  running.length = 0
  expect(await owner.db.delivery.count({ where: { state: 'sending' } })).toBe(0)
  expect(await owner.db.delivery.count({ where: { state: 'sent', eventKey: 'week.signed 2026-W30 1' } })).toBe(1)
  await start()
  await until(allSent)
  expect(weeks()).toEqual(['2026-W30', '2026-W31'])
})

it('takes up the deliveries of a worker that was killed, although the queue still holds its jobs for hours', async () => {
  const idle = await start()
  await idle.stop()
  running.length = 0
  await signWeeks(40, 2)
  await sql(`update graphile_worker._private_jobs set locked_at = now(), locked_by = 'dead', attempts = 1`)
  await owner.db.delivery.updateMany({
    where: { eventKey: 'week.signed 2026-W40 1' },
    data: { state: 'sending', attempts: 1, leaseUntil: new Date(owner.now.getTime() - 1000) },
  })
  const runner = await start()
  await runner.addJob('deliver_due', {})
  await until(allSent)
  expect(weeks()).toEqual(['2026-W40', '2026-W41'])
})

it('goes on with the digests of the other workspaces when one fails', async () => {
  const broken = await testWorkspace(url, { timeZone: 'Nowhere/Land' })
  await createChannel(broken, { kind: 'slack', name: 'Chat', url: hook.url, events: ['week.digest'] })
  await owner.db.channel.updateMany({ data: { listensSince: new Date('2026-01-01') } })
  await expect(weekDigest(new Date('2026-11-23T07:00:00Z'))).rejects.toThrow()
  expect(await owner.db.delivery.findMany({ select: { eventKey: true } })).toEqual([{ eventKey: 'week.digest 2026-W48' }])
  await broken.db.channel.deleteMany({})
})

it('forgets deliveries that were settled half a year ago, and none that still waits', async () => {
  const { id: channelId } = (await owner.db.channel.findFirst({ select: { id: true } })) ?? { id: '' }
  const row = { workspaceId: owner.workspace.id, channelId, event: 'week.signed', subject: {}, dueAt: owner.now }
  const ago = (days: number) => new Date(Date.now() - days * 86_400_000)
  await owner.db.delivery.createMany({
    data: [
      { ...row, eventKey: 'old', state: 'sent', createdAt: ago(181) },
      { ...row, eventKey: 'recent', state: 'sent', createdAt: ago(179) },
      { ...row, eventKey: 'waiting', state: 'sending', createdAt: ago(181) },
    ],
  })
  await pruneDeliveries()
  const left = await owner.db.delivery.findMany({ orderBy: { eventKey: 'asc' }, select: { eventKey: true } })
  expect(left.map(({ eventKey }) => eventKey)).toEqual(['recent', 'waiting'])
})

it('of a server is stopped within seconds, also when it never reached the database', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const worker = startWorker(url)
  const nowhere = new URL(url)
  nowhere.port = '1'
  const lost = startWorker(nowhere.href)
  await until(async () => (await sql<{ at: string | null }>(`select to_regnamespace('graphile_worker')::text as at`))[0]?.at !== null)
  await until(async () => said.mock.calls.length > 0)
  await Promise.all([worker.stop(), lost.stop()])
  expect(said).toHaveBeenCalledWith(expect.stringMatching(/^\[jobs\] .*ECONNREFUSED.*next try in 10 s$/))
  said.mockRestore()
})

it('never fails a change because the queue cannot be woken', async () => {
  url = (await testDatabase()).url
  await sql('create schema graphile_worker')
  owner = await testWorkspace(url)
  await createChannel(owner, { kind: 'webhook', name: 'Hook', url: hook.url, events: ['week.signed'] })
  await signWeeks(20, 1)
  expect(await owner.db.delivery.count({ where: { state: 'pending' } })).toBe(1)
})
