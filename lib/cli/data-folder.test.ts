import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { keepLink, lockFolder, openDataFolder, sessionSecret } from '@/lib/cli/data-folder'
import { commandLine } from '@/lib/db/embedded/process'

let folder: string
let other: ChildProcess

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'switchboard-data-'))
  other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
})

afterEach(async () => {
  other.kill('SIGKILL')
  Reflect.deleteProperty(process.env, 'DATA_DIR')
  await rm(folder, { recursive: true, force: true })
})

describe('the lock of a data folder', () => {
  const lockFile = () => path.join(folder, 'running')

  test('lets one server in, and the next one when the first has left', async () => {
    const leave = await lockFolder(folder)
    await leave()
    const leaveAgain = await lockFolder(folder)
    await leaveAgain()
    await expect(readFile(lockFile())).rejects.toThrow(/ENOENT/)
  })

  test('keeps a second server out with a sentence that names the first', async () => {
    await writeFile(lockFile(), `${other.pid}\n${await commandLine(other.pid ?? 0)}`)
    await expect(lockFolder(folder)).rejects.toThrow(
      `already runs on ${folder} (process ${other.pid}): stop that one first, or set DATA_DIR`,
    )
  })

  test('does not count when its owner died, even if another program has got its number', async () => {
    await writeFile(lockFile(), `${other.pid}\nnode lib/cli/main.ts start`)
    const leave = await lockFolder(folder)
    await leave()
  })

  test('goes to one of two servers that start at the same moment after a crash', async () => {
    await writeFile(lockFile(), '999999\nnode lib/cli/main.ts start')
    const program = `
      const { lockFolder } = await import(${JSON.stringify(path.join(import.meta.dirname, 'data-folder.ts'))})
      await lockFolder(${JSON.stringify(folder)}).then(() => console.log('in'), (error) => console.log(error.message))
      setTimeout(() => undefined, 500)`
    const args = ['--conditions=react-server', '--import', 'tsx', '--input-type=module', '--eval', program]
    const starts = [1, 2].map(async () => {
      const start = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
      const [line] = await once(start.stdout, 'data')
      await once(start, 'exit')
      return String(line).trim()
    })
    const lines = (await Promise.all(starts)).sort()
    expect(lines).toEqual([expect.stringMatching(/^Switchboard already runs on /), 'in'])
  })
})

describe('the data folder', () => {
  test('that cannot be made, because a file stands in its place, is named with what to do', async () => {
    process.env.DATA_DIR = path.join(folder, 'file')
    await writeFile(process.env.DATA_DIR, 'a file')
    await expect(openDataFolder()).rejects.toThrow(
      `${process.env.DATA_DIR} is not a folder: move that file away, or set DATA_DIR to a folder.`,
    )
    process.env.DATA_DIR = path.join(folder, 'new')
    expect(await openDataFolder()).toBe(path.join(folder, 'new'))
  })

  test('keeps one secret from start to start, readable by its owner only', async () => {
    const secret = await sessionSecret(folder)
    expect(secret.length).toBeGreaterThanOrEqual(32)
    expect(await sessionSecret(folder)).toBe(secret)
    expect((await stat(path.join(folder, 'secret'))).mode & 0o777).toBe(0o600)
  })

  test('holds the sign-in address only as long as there is one', async () => {
    const file = path.join(folder, 'first-run-link')
    await keepLink(folder, 'http://127.0.0.1:3000/setup?token=t')
    expect(await readFile(file, 'utf8')).toBe('http://127.0.0.1:3000/setup?token=t')
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    await keepLink(folder, null)
    await expect(stat(file)).rejects.toThrow(/ENOENT/)
  })
})
