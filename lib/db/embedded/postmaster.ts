import 'server-only'
import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, openSync } from 'node:fs'
import { mkdir, readFile, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { type Account, accountFor, handOver, reachableBinaries, reachableFolder } from '@/lib/db/embedded/account'
import { findBinaries } from '@/lib/db/embedded/binaries'
import { databaseUser, fileProblem, passwordFile, prepareCluster, unreadableCluster } from '@/lib/db/embedded/cluster'
import { alive, findRunning, freePort } from '@/lib/db/embedded/process'
import { Stop } from '@/lib/stop'

export type Postgres = {
  /** Where the cluster really is: elsewhere than asked for when an unprivileged account could not reach that folder. */
  folder: string
  pid: number
  port: number
  /** True when an earlier start had left the server running. */
  adopted: boolean
  url(database: string): string
  running(): boolean
  stop(): Promise<void>
}

export type PostgresOptions = {
  folder: string
  /** The wanted port; a free one replaces it, unless `samePort` is set. */
  port?: number
  samePort?: boolean
  /** For tests: nothing is forced to disk, and the cluster is deleted when the server stops. */
  throwaway?: boolean
  /** For tests: a folder with other server programs than the built-in ones. */
  binaries?: string
}

const usualPort = 54329
const answerWithinMs = 60_000
const retryWithinMs = 15_000
const unsafe = ['fsync', 'synchronous_commit', 'full_page_writes'].flatMap((name) => ['-c', `${name}=off`])
// Left by a server that died a moment ago, or by another start that was quicker.
const passing = /already exists|pre-existing shared memory|could not bind|could not create any TCP\/IP sockets/

export const logFile = (folder: string) => `${folder}.log`

/** Keeps the log small and returns where the next message will begin. */
async function trimLog(folder: string): Promise<number> {
  const size = await stat(logFile(folder)).then(
    (found) => found.size,
    () => 0,
  )
  if (size < 5_000_000) return size
  await rm(logFile(folder), { force: true })
  return 0
}

async function reasonSince(folder: string, offset: number): Promise<string> {
  const said = (await readFile(logFile(folder))).subarray(offset).toString('utf8').trim().split('\n')
  const reason = said.findLast((line) => /(FATAL|PANIC|ERROR): /.test(line)) ?? said.at(-1) ?? ''
  return reason.replace(/^.*?(FATAL|PANIC|ERROR): +/, '')
}

type Place = { folder: string; account: Account; postgres: string; password: string; throwaway: boolean }

async function locate(wanted: string): Promise<{ folder: string; account: Account }> {
  const folder = await reachableFolder(await accountFor(wanted), wanted)
  return { folder, account: await accountFor(folder) }
}

async function prepare(options: PostgresOptions): Promise<Place> {
  const wanted = path.resolve(options.folder)
  const throwaway = options.throwaway ?? false
  await mkdir(path.dirname(wanted), { recursive: true }).catch((error: unknown) => {
    throw fileProblem(error, path.dirname(wanted))
  })
  const packaged = await findBinaries(options.binaries)
  const { folder, account } = await locate(wanted)
  const binaries = await reachableBinaries(account, packaged)
  const password = await prepareCluster(folder, binaries, account, throwaway)
  await handOver(account, folder)
  return { folder, account, postgres: binaries.postgres, password, throwaway }
}

function launch({ folder, account, postgres, throwaway }: Place, port: number): ChildProcess {
  const log = openSync(logFile(folder), 'a', 0o600)
  const settings = ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', ...(throwaway ? unsafe : [])]
  // Detached: Ctrl-C reaches a whole process group, and the database has to outlive the server that uses it.
  const child = spawn(postgres, ['-D', folder, '-p', String(port), ...settings], {
    ...account,
    cwd: path.dirname(folder),
    detached: true,
    stdio: ['ignore', log, log],
    env: { ...process.env, LC_ALL: 'C' },
  })
  child.on('error', () => undefined)
  child.unref()
  closeSync(log)
  return child
}

async function answers(url: string, folder: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.end()
    return true
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || error.code !== '28P01') return false
    throw new Stop(`The password in ${passwordFile(folder)} is not the one of the database in ${folder}: restore the file from a backup.`)
  }
}

async function waitForAnswer(url: string, folder: string, running: () => boolean): Promise<boolean> {
  const deadline = Date.now() + answerWithinMs
  while (running()) {
    if (await answers(url, folder)) return true
    if (Date.now() > deadline) throw new Stop(`PostgreSQL did not answer within a minute: read ${logFile(folder)} for the reason.`)
    await sleep(40)
  }
  return false
}

async function shutDown(pid: number, folder: string, throwaway: boolean): Promise<void> {
  // A process that nobody reaps counts as alive; the file goes when the server has gone.
  const gone = () => !alive(pid) || !existsSync(path.join(folder, 'postmaster.pid'))
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    if (alive(pid)) process.kill(pid, signal)
    for (const deadline = Date.now() + 15_000; !gone() && Date.now() < deadline; ) await sleep(25)
    if (gone()) break
  }
  if (throwaway) await removeCluster(folder)
}

async function removeCluster(folder: string): Promise<void> {
  await Promise.all([folder, passwordFile(folder), logFile(folder)].map((file) => rm(file, { recursive: true, force: true })))
}

/** Stops the server that a killed run left on the throw-away folder, and deletes the folder. */
export async function discard(wanted: string): Promise<void> {
  const { folder } = await locate(path.resolve(wanted))
  const running = await findRunning(folder)
  if (running) await shutDown(running.pid, folder, true)
  else await removeCluster(folder)
}

/** A server that dies over a broken control file leaves its process number behind. */
async function forget(folder: string, pid: number): Promise<void> {
  const pidFile = path.join(folder, 'postmaster.pid')
  const content = await readFile(pidFile, 'utf8').catch(() => '')
  if (Number.parseInt(content, 10) === pid) await rm(pidFile, { force: true })
}

/** Starts PostgreSQL on the folder, or adopts the server that already runs on it; makes the cluster if there is none. */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const place = await prepare(options)
  const { folder, password, throwaway } = place
  const url = (port: number, database: string) => `postgresql://${databaseUser}:${password}@127.0.0.1:${port}/${database}`
  const postgres = (pid: number, port: number, child?: ChildProcess): Postgres => ({
    folder,
    pid,
    port,
    adopted: child === undefined,
    url: (database) => url(port, database),
    running: () => (child ? child.exitCode === null && child.signalCode === null : alive(pid)),
    stop: () => shutDown(pid, folder, throwaway),
  })
  for (const deadline = Date.now() + retryWithinMs; ; await sleep(100)) {
    const running = await findRunning(folder)
    if (running && (await waitForAnswer(url(running.port, 'postgres'), folder, () => alive(running.pid)))) {
      return postgres(running.pid, running.port)
    }
    const port = options.samePort ? (options.port ?? usualPort) : ((await freePort(options.port ?? usualPort)) ?? (await freePort(0)) ?? 0)
    const offset = await trimLog(folder)
    const child = launch(place, port)
    const started = postgres(child.pid ?? 0, port, child)
    try {
      if (child.pid !== undefined && (await waitForAnswer(started.url('postgres'), folder, started.running))) return started
    } catch (error) {
      await started.stop()
      throw error
    }
    const reason = await reasonSince(folder, offset)
    if (/control/.test(reason)) await forget(folder, started.pid)
    if (passing.test(reason) && Date.now() < deadline) continue
    if (/No space left on device/.test(reason)) throw fileProblem(Object.assign(new Error(reason), { code: 'ENOSPC' }), folder)
    throw unreadableCluster(folder, reason || `see ${logFile(folder)}`)
  }
}
