import { randomBytes, randomUUID } from 'node:crypto'
import { access, constants, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { root } from '@/lib/cli/root'
import { fileProblem } from '@/lib/db/embedded/cluster'
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

async function requireNoOwner(folder: string, file: string): Promise<void> {
  const [pid, command] = (await readFile(file, 'utf8')).split('\n')
  const owner = Number(pid)
  // The number alone would not do: after a restart it may belong to another program, or to this one.
  if (!(owner > 0) || owner === process.pid || !alive(owner) || (await commandLine(owner)) !== command) return
  throw new Stop(`Switchboard already runs on ${folder} (process ${owner}): stop that one first, or set DATA_DIR to another folder.`)
}

/** Makes this process the only server on the folder and returns how to give it back. A lock whose owner died does not count. */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const file = path.join(folder, 'running')
  const mark = `${process.pid}\n${await commandLine(process.pid)}\n${randomUUID()}`
  const take = () => writeFile(file, mark, { flag: 'wx', mode: 0o600 })
  try {
    await take().catch(async () => {
      await requireNoOwner(folder, file)
      await rm(file, { force: true })
      await take()
      // Two starts may have found the same dead owner: whoever wrote last keeps the lock.
      await sleep(50)
    })
  } catch (error) {
    throw fileProblem(error, folder)
  }
  const isOurs = async () => (await readFile(file, 'utf8').catch(() => '')) === mark
  if (!(await isOurs())) throw new Stop(`Another start on ${folder} was quicker: use that one, or set DATA_DIR to another folder.`)
  return async () => {
    if (await isOurs()) await rm(file, { force: true })
  }
}

/** The secret that signs the sessions, made at the first start. */
export async function sessionSecret(folder: string): Promise<string> {
  const file = path.join(folder, 'secret')
  try {
    await writeFile(file, randomBytes(32).toString('base64'), { flag: 'wx', mode: 0o600 }).catch((error: unknown) => {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
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
