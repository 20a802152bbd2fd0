import path from 'node:path'
import pg from 'pg'
import { clusterFolder } from '@/lib/cli/data-folder'
import { errorCode } from '@/lib/db/embedded/cluster'
import { ensureDatabase } from '@/lib/db/embedded/database'
import { startPostgres } from '@/lib/db/embedded/postmaster'
import { Stop } from '@/lib/stop'

const oldestVersion = 15
export const databaseName = 'switchboard'

function connectionProblem(error: unknown, { host, port, user, database }: pg.Client): Stop {
  const code = errorCode(error)
  const where = `${host}:${port}`
  const advice: Record<string, string> = {
    '28P01': `PostgreSQL at ${where} refuses the user "${user}": correct the user or the password in DATABASE_URL.`,
    '28000': `PostgreSQL at ${where} refuses the user "${user}": correct DATABASE_URL, or admit that user in pg_hba.conf.`,
    '3D000': `PostgreSQL at ${where} has no database "${database}": create it (createdb ${database}) or correct DATABASE_URL.`,
    '53300': `PostgreSQL at ${where} has no connection left: close some, or raise max_connections.`,
    ENOTFOUND: `The host "${host}" in DATABASE_URL cannot be found: correct the name or the network.`,
  }
  const reason = code || (error instanceof Error ? error.message : String(error))
  return new Stop(advice[code] ?? `No PostgreSQL can be reached at ${where} (${reason}): start it, or correct DATABASE_URL.`)
}

/** Checks that PostgreSQL 15 or newer answers there. */
export async function requireDatabase(url: string): Promise<void> {
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url)) {
    throw new Stop('DATABASE_URL is not an address of PostgreSQL: write it as postgresql://user:password@host:5432/database.')
  }
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
  } catch (error) {
    throw connectionProblem(error, client)
  }
  try {
    const { rows } = await client.query<{ version: string }>(`select current_setting('server_version') as version`)
    const version = rows[0]?.version ?? ''
    if (Number.parseInt(version, 10) >= oldestVersion) return
    throw new Stop(`The PostgreSQL at ${client.host}:${client.port} is version ${version}: Switchboard needs ${oldestVersion} or newer.`)
  } finally {
    await client.end()
  }
}

/** Runs `work` on DATABASE_URL or the built-in PostgreSQL, which is started for it unless it is running already. */
export async function withDatabase<T>(work: (url: string) => Promise<T>): Promise<T> {
  const url = process.env.DATABASE_URL
  if (url) {
    await requireDatabase(url)
    return work(url)
  }
  const postgres = await startPostgres({ folder: clusterFolder() })
  try {
    return await work(await ensureDatabase(postgres, databaseName))
  } finally {
    if (!postgres.adopted) await postgres.stop()
  }
}

/** The database of a server that runs with `--throwaway` on this data folder. */
export async function throwawayUrl(dataFolder: string): Promise<string> {
  // That server's PostgreSQL is up, so this finds it and starts nothing.
  return ensureDatabase(await startPostgres({ folder: path.join(dataFolder, 'throwaway') }), databaseName)
}
