import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { alive } from '@/lib/db/embedded/process'

const preload = pathToFileURL(path.join(import.meta.dirname, 'parent.mjs')).href

/** A parent that starts a server the way the program does, prints its process number and waits. */
const parent = `
  const child = require('node:child_process').spawn(process.execPath, ['--import=${preload}', '-e', 'setInterval(() => {}, 1000)'], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, SWITCHBOARD_PARENT: process.env.CLAIMED || String(process.pid) },
  })
  console.log(child.pid)
  setInterval(() => {}, 1000)`

async function serverAfterKill(claimed: string): Promise<number> {
  const process = spawn(globalThis.process.execPath, ['-e', parent], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...globalThis.process.env, CLAIMED: claimed },
  })
  const [line] = await once(process.stdout, 'data')
  await sleep(500)
  process.kill('SIGKILL')
  await once(process, 'exit')
  return Number(String(line))
}

const gone = async (pid: number) => {
  for (let tries = 0; tries < 30 && alive(pid); tries++) await sleep(100)
  return !alive(pid)
}

test('a server ends by itself when the program that started it is killed', async () => {
  expect(await gone(await serverAfterKill(''))).toBe(true)
})

test('a process that the server forked itself is left alone', async () => {
  const pid = await serverAfterKill('1')
  await sleep(500)
  expect(alive(pid)).toBe(true)
  process.kill(pid, 'SIGKILL')
})
