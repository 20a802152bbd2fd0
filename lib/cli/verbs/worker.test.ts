import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { type Context, transaction } from '@/lib/context'
import { createChannel } from '@/lib/services/channels'
import { announce } from '@/lib/services/notify'
import { testDatabase } from '@/lib/testing/database'
import { exampleReport } from '@/lib/testing/example-report'
import { testWorkspace } from '@/lib/testing/factories'
import { type Receiver, receiver, serverSettings } from '@/lib/testing/receiver'
import { runVerb } from '@/lib/testing/run-verb'
import { verb } from './worker'

let hook: Receiver
let owner: Context
const running: ChildProcess[] = []
beforeAll(async () => {
  hook = await receiver()
  const { url } = await testDatabase()
  serverSettings(url)
  owner = await testWorkspace(url, { now: new Date() })
  await createChannel(owner, { kind: 'webhook', name: 'Hook', url: hook.url, events: ['week.signed'] })
})
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})
afterAll(() => hook.close())

const sha256 = 'f'.repeat(64)

async function tellSignedWeek(): Promise<void> {
  const report = exampleReport({ week: '2026-W40' })
  const frozen = { content: JSON.stringify(report), sha256, signedAt: owner.now, asOf: owner.now }
  await owner.db.review.create({ data: { workspaceId: owner.workspace.id, week: report.week, edition: 1, state: 'signed', ...frozen } })
  await transaction(owner, (tx) => announce(tx, owner, { event: 'week.signed', week: report.week, edition: 1, sha256 }))
}

function startProcess(): ChildProcess {
  const args = ['--conditions=react-server', '--import', 'tsx', 'lib/cli/main.ts', 'worker']
  const child = spawn(process.execPath, args, {
    stdio: 'ignore',
    env: { ...process.env, BASE_URL: 'https://sb.example' },
  })
  running.push(child)
  return child
}

async function until(settled: () => Promise<boolean> | boolean): Promise<void> {
  for (let tries = 0; !(await settled()); tries++) {
    if (tries > 900) throw new Error('It did not happen within 45 seconds.')
    await sleep(50)
  }
}

it('killed while a message is being taken, another process sends it again under the same id, and ends well when asked', async () => {
  hook.answer(() => undefined, 200)
  await tellSignedWeek()
  const first = startProcess()
  await until(() => hook.received.length === 1)
  first.kill('SIGKILL')
  await once(first, 'exit')
  expect(await owner.db.delivery.findMany({ select: { state: true, attempts: true } })).toEqual([{ state: 'sending', attempts: 1 }])
  // Two minutes later.
  await owner.db.delivery.updateMany({ data: { leaseUntil: new Date(Date.now() - 1000) } })
  const second = startProcess()
  await until(async () => (await owner.db.delivery.count({ where: { state: 'sent' } })) === 1)
  expect(hook.received).toHaveLength(2)
  expect(new Set(hook.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
  second.kill('SIGTERM')
  expect(await once(second, 'exit')).toEqual([0, null])
})

it('is refused without the address that messages link to, and with an argument', async () => {
  vi.stubEnv('NEXTAUTH_URL', '')
  vi.stubEnv('BASE_URL', '')
  expect(await runVerb(verb, [])).toMatchObject({ code: 1, stderr: expect.stringContaining('BASE_URL is not set or no address') })
  vi.stubEnv('BASE_URL', 'switchboard.example.org')
  expect(await runVerb(verb, [])).toMatchObject({ code: 1, stderr: expect.stringContaining('BASE_URL is not set or no address') })
  expect(await runVerb(verb, ['now'])).toMatchObject({ code: 2, stderr: expect.stringContaining('Usage') })
})
