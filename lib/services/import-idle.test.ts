import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { type Context, systemContext } from '@/lib/context'
import { statement } from '@/lib/db/scope'
import { testDatabase } from '@/lib/testing/database'
import { aBenchmark, aModel, aVendor, testWorkspace } from '@/lib/testing/factories'
import { everythingIn } from '@/lib/testing/workspace-rows'
import { applyImport } from './import-apply'
import { dryRun } from './import-views'
import { startImport } from './imports'

const shortMs = 400

// Nobody waits two minutes for a test: an import may be idle for less here, and is ended all the same.
vi.mock(import('./import-plan'), async (original) => {
  const real = await original()
  return { ...real, longTransaction: (of, work) => real.longTransaction(of, work, shortMs) }
})

const columns = ['Vendor', 'Model', 'Benchmark', 'Metric', 'Task', 'Score (%)', 'Evaluated by', 'Published', 'Source', 'Link']
const rows = Array.from({ length: 20 }, (_, at) => ({
  place: `line ${at + 2}`,
  cells: [
    ...['Google', 'Veo 3.1', 'VBench', 'Score', 'text-to-video', String(at + 5)],
    ...[`Lab ${at}`, '2026-10-01', 'A paper', 'https://papers.example/1'],
  ],
}))

let url: string
beforeAll(async () => {
  url = (await testDatabase()).url
})

async function waiting(): Promise<{ ctx: Context; application: { id: string; digest: string } }> {
  const ctx = await testWorkspace(url)
  const vendorId = await aVendor(ctx, { id: 'google', name: 'Google' })
  await aModel(ctx, { id: 'veo-3-1', vendorId, name: 'Veo', modelVersion: '3.1' })
  await aBenchmark(ctx, { id: 'vbench', name: 'VBench', benchmarkVersion: '1.0' })
  const { id } = await startImport(ctx, { fileName: 'a.csv', fileSha256: 'a'.repeat(64), table: { format: 'CSV', columns, rows } })
  return { ctx, application: { id, digest: (await dryRun(ctx, id, 'new')).digest } }
}

const closers: (() => void)[] = []
afterEach(() => {
  for (const close of closers.splice(0)) close()
})

/** A way to the database that falls silent, without closing, once it has carried the claims. */
async function silentWay(): Promise<{ databaseUrl: string; silent: Promise<unknown> }> {
  const target = new URL(url)
  const sockets: Socket[] = []
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname)
    sockets.push(near, far)
    let carried = false
    let gone = false
    for (const side of [near, far]) side.on('error', () => undefined)
    far.on('data', (bytes) => {
      if (carried && !gone) server.emit('silent')
      gone = carried
      if (!gone) near.write(bytes)
    })
    near.on('data', (bytes) => {
      if (gone) return
      far.write(bytes)
      carried ||= bytes.includes('insert into "Claim"')
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  closers.push(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  const silent = once(server, 'silent')
  const way = new URL(url)
  way.port = String((server.address() as AddressInfo).port)
  return { databaseUrl: way.href, silent }
}

test('an import whose computer vanishes in the middle leaves nothing, and soon lets the next one do all of it', async () => {
  const { ctx, application } = await waiting()
  const before = await everythingIn(url, ctx.workspace.id)
  const { databaseUrl, silent } = await silentWay()
  const far = systemContext({ workspace: ctx.workspace, databaseUrl, now: ctx.now, actor: ctx.actor })
  const vanished = expect(applyImport(far, application)).rejects.toThrow()
  await silent
  expect(await everythingIn(url, ctx.workspace.id)).toEqual(before)
  expect(await applyImport(ctx, application)).toMatchObject({ before: false, counts: { new: rows.length } })
  for (const close of closers.splice(0)) close()
  await vanished
})

test('an import that leaves the database waiting for too long is ended and leaves nothing; one that does not is applied', async () => {
  const { ctx, application } = await waiting()
  const before = await everythingIn(url, ctx.workspace.id)
  const pause = (ms: number) => () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)
  await expect(applyImport(ctx, application, pause(3 * shortMs))).rejects.toThrow()
  expect(await everythingIn(url, ctx.workspace.id)).toEqual(before)
  expect(await applyImport(ctx, application, pause(1))).toMatchObject({ before: false, counts: { new: rows.length } })
})

test('outside of this test an import may be idle for two minutes and take eleven, and its session may do anything else afterwards', async () => {
  const { longTransaction } = await vi.importActual<typeof import('./import-plan')>('./import-plan')
  const limits = statement(
    `select current_setting('idle_in_transaction_session_timeout') as "idle", current_setting('transaction_timeout') as "whole"
     from (values ($1::text)) bound("workspaceId") where "workspaceId" = $1`,
  )
  const ctx = await testWorkspace(url)
  expect(await longTransaction(ctx, (tx) => tx.$queryRawUnsafe(limits, ctx.workspace.id))).toEqual([{ idle: '2min', whole: '11min' }])
  expect(await ctx.db.$queryRawUnsafe(limits, ctx.workspace.id)).toEqual([{ idle: '0', whole: '0' }])
})
