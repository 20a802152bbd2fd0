import path from 'node:path'
import { type Address, chooseAddress } from '@/lib/cli/address'
import { buildIfNeeded } from '@/lib/cli/build'
import { dataFolder, keepLink, lockFolder, openDataFolder, sessionSecret } from '@/lib/cli/data-folder'
import { databaseName, requireDatabase } from '@/lib/cli/database'
import { root } from '@/lib/cli/root'
import { type Mode, startServer } from '@/lib/cli/server'
import { ensureDatabase } from '@/lib/db/embedded/database'
import { keepPostgres } from '@/lib/db/embedded/keep'
import { discard } from '@/lib/db/embedded/postmaster'
import { deploy } from '@/lib/db/migrate'

const log = (line: string) => console.error(line)

/** What has to be undone at the end, last first; a step is added before it has finished, so that an interruption misses none. */
type Undo = (() => Promise<void>)[]

export type ServeOptions = {
  mode: Mode
  /** Begins with an empty database of its own, beside that of the data folder, and deletes it at the end. */
  throwaway?: boolean
}

type Run = ServeOptions & { undo: Undo; signal: AbortSignal; onLost(error: unknown): void }

async function openDatabase({ throwaway, undo, onLost }: Run): Promise<string> {
  const url = process.env.DATABASE_URL
  if (url) {
    await requireDatabase(url)
    return url
  }
  const folder = path.join(dataFolder(), throwaway ? 'throwaway' : 'postgres')
  if (throwaway) await discard(folder)
  const starting = keepPostgres({ folder, throwaway }, { log, onLost })
  undo.push(async () => (await starting.catch(() => undefined))?.stop())
  const postgres = await starting
  if (postgres.adopted) log('PostgreSQL had been left running; using it.')
  if (postgres.folder !== folder) log(`The database is kept in ${postgres.folder}, where an account other than root can reach it.`)
  return ensureDatabase(postgres, databaseName)
}

async function fill(databaseUrl: string): Promise<void> {
  for (const name of await deploy(databaseUrl)) log(`Applied the migration ${name}.`)
  const { seedIfEmpty } = await import('@/lib/services/seed')
  await seedIfEmpty({ databaseUrl, log })
}

async function announce(folder: string, databaseUrl: string, { baseUrl }: Address): Promise<void> {
  const { firstRunLink } = await import('@/lib/services/first-run')
  const link = await firstRunLink({ databaseUrl, baseUrl })
  await keepLink(folder, link)
  console.log(`Switchboard is ready: ${link ?? baseUrl}`)
  log('Ctrl-C stops it.')
}

async function run(options: Run): Promise<never> {
  const { mode, undo, signal } = options
  const folder = await openDataFolder()
  undo.push(await lockFolder(folder))
  const address = await chooseAddress(log)
  const secret = process.env.NEXTAUTH_SECRET || (await sessionSecret(folder))
  const databaseUrl = await openDatabase(options)
  await fill(databaseUrl)
  if (mode === 'start') await buildIfNeeded({ log, signal })
  signal.throwIfAborted()
  const server = startServer({ mode, address, databaseUrl, secret, dataFolder: folder })
  undo.push(server.stop)
  await server.ready()
  await announce(folder, databaseUrl, address)
  return server.ended
}

/** Everything between an empty folder and a running server; ends on Ctrl-C or SIGTERM, the server first, then PostgreSQL. */
export async function serve(options: ServeOptions): Promise<number> {
  // The catalogue and the migrations are looked up from the working folder, as Next does.
  process.chdir(root)
  const undo: Undo = []
  const interruption = new AbortController()
  const interrupted = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve())
  })
  const running = new Promise<never>((_, reject) => {
    run({ ...options, undo, signal: interruption.signal, onLost: reject }).catch(reject)
  })
  try {
    await Promise.race([running, interrupted])
    return 0
  } finally {
    interruption.abort()
    running.catch(() => undefined)
    for (const step of undo.reverse()) await step()
  }
}
