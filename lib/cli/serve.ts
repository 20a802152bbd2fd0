import { existsSync } from 'node:fs'
import { type Address, chooseAddress } from '@/lib/cli/address'
import { buildIfNeeded } from '@/lib/cli/build'
import { clusterFolder, keepLink, lockFolder, openDataFolder, sessionSecret } from '@/lib/cli/data-folder'
import { databaseName, requireDatabase } from '@/lib/cli/database'
import { type Mode, startServer } from '@/lib/cli/server'
import { ensureDatabase } from '@/lib/db/embedded/database'
import { keepPostgres } from '@/lib/db/embedded/keep'
import { deploy } from '@/lib/db/migrate'

const log = (line: string) => console.error(line)

/** What has to be undone at the end, last first; a step is added before it has finished, so that an interruption misses none. */
type Undo = (() => Promise<void>)[]

async function openDatabase(undo: Undo, onLost: (error: unknown) => void): Promise<string> {
  const url = process.env.DATABASE_URL
  if (url) {
    await requireDatabase(url)
    return url
  }
  const starting = keepPostgres({ folder: clusterFolder() }, { log, onLost })
  undo.push(async () => (await starting.catch(() => undefined))?.stop())
  const postgres = await starting
  if (postgres.adopted) log('PostgreSQL had been left running; using it.')
  if (postgres.folder !== clusterFolder()) log(`The database is kept in ${postgres.folder}, where an account other than root can reach it.`)
  return ensureDatabase(postgres, databaseName)
}

async function fill(databaseUrl: string): Promise<void> {
  for (const name of await deploy(databaseUrl)) log(`Applied the migration ${name}.`)
  if (!existsSync('lib/services/seed.ts')) return
  const seed = '@/lib/services/seed'
  const { seedIfEmpty } = await import(seed)
  await seedIfEmpty({ databaseUrl, log })
}

async function announce(folder: string, databaseUrl: string, { baseUrl }: Address): Promise<void> {
  const firstRun = '@/lib/services/first-run'
  const link = existsSync('lib/services/first-run.ts') ? await (await import(firstRun)).firstRunLink({ databaseUrl, baseUrl }) : null
  await keepLink(folder, link)
  console.log(`Switchboard is ready: ${link ?? baseUrl}`)
  log('Ctrl-C stops it.')
}

type Run = { mode: Mode; undo: Undo; signal: AbortSignal; onLost(error: unknown): void }

async function run({ mode, undo, signal, onLost }: Run): Promise<never> {
  const folder = await openDataFolder()
  undo.push(await lockFolder(folder))
  const address = await chooseAddress(log)
  const secret = process.env.NEXTAUTH_SECRET || (await sessionSecret(folder))
  const databaseUrl = await openDatabase(undo, onLost)
  await fill(databaseUrl)
  if (mode === 'start') await buildIfNeeded(log, signal)
  signal.throwIfAborted()
  const server = startServer({ mode, address, databaseUrl, secret, dataFolder: folder })
  undo.push(server.stop)
  await server.ready()
  await announce(folder, databaseUrl, address)
  return server.ended
}

/** Everything between an empty folder and a running server; ends on Ctrl-C or SIGTERM, the server first, then PostgreSQL. */
export async function serve(mode: Mode): Promise<number> {
  const undo: Undo = []
  const interruption = new AbortController()
  const interrupted = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve())
  })
  const running = new Promise<never>((_, reject) => {
    run({ mode, undo, signal: interruption.signal, onLost: reject }).catch(reject)
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
