import { randomBytes } from 'node:crypto'
import { access, constants, mkdir, readFile, rm, rmdir, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { root } from '@/lib/cli/root'
import { errorCode, fileProblem } from '@/lib/db/embedded/cluster'
import { alive, commandLine } from '@/lib/db/embedded/process'
import { Stop } from '@/lib/stop'

/** Where the built-in PostgreSQL, the secret and the locks live. */
export const dataFolder = () => path.resolve(root, process.env.DATA_DIR || '.data')

export const clusterFolder = () => path.join(dataFolder(), 'postgres')

export async function openDataFolder(): Promise<string> {
  const folder = dataFolder()
  try {
    await mkdir(folder, { recursive: true })
    await access(folder, constants.W_OK | constants.X_OK)
    return folder
  } catch (error) {
    throw fileProblem(error, folder)
  }
}

/** Looking at a lock and replacing it is two steps; a folder, which only one can make, turns them into one. */
async function oneAtATime<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const guard = path.join(folder, 'running.taking')
  const take = () =>
    mkdir(guard).then(
      () => true,
      (error: unknown) => {
        if (errorCode(error) === 'EEXIST') return false
        throw error
      },
    )
  while (!(await take())) {
    // Held for milliseconds, so an old one belongs to a start that was killed.
    const made = await stat(guard).catch(() => undefined)
    if (made && Date.now() - made.mtimeMs > 10_000) await rmdir(guard).catch(() => undefined)
    await sleep(20)
  }
  try {
    return await work()
  } finally {
    await rmdir(guard)
  }
}

/** The process that holds the lock, if it still lives. */
async function ownerOf(file: string): Promise<number | undefined> {
  const [, pid, command] = /^(\d+)\n(.*)$/s.exec(await readFile(file, 'utf8').catch(() => '')) ?? []
  const owner = Number(pid)
  // The number alone would not do: after a restart it may belong to another program, or to this one.
  if (!(owner > 0) || owner === process.pid || !alive(owner) || (await commandLine(owner)) !== command) return undefined
  return owner
}

/** Makes this process the only server on the folder and returns how to give it back. A lock whose owner died does not count. */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const file = path.join(folder, 'running')
  try {
    await oneAtATime(folder, async () => {
      const owner = await ownerOf(file)
      if (owner) {
        throw new Stop(`Switchboard already runs on ${folder} (process ${owner}): stop that one first, or set DATA_DIR to another folder.`)
      }
      await writeFile(file, `${process.pid}\n${await commandLine(process.pid)}`, { mode: 0o600 })
    })
  } catch (error) {
    throw fileProblem(error, folder)
  }
  return () => rm(file, { force: true })
}

/** The secret that signs the sessions, made at the first start. */
export async function sessionSecret(folder: string): Promise<string> {
  const file = path.join(folder, 'secret')
  try {
    await writeFile(file, randomBytes(32).toString('base64'), { flag: 'wx', mode: 0o600 }).catch((error: unknown) => {
      if (errorCode(error) !== 'EEXIST') throw error
    })
    return await readFile(file, 'utf8')
  } catch (error) {
    throw fileProblem(error, file)
  }
}

/** Leaves the sign-in address where a script of the same user can read it; without an address, no file stays behind. */
export async function keepLink(folder: string, link: string | null): Promise<void> {
  const file = path.join(folder, 'first-run-link')
  await rm(file, { force: true })
  if (link) await writeFile(file, link, { mode: 0o600 })
}
