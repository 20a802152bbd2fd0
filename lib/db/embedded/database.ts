import 'server-only'
import pg from 'pg'
import type { Postgres } from '@/lib/db/embedded/postmaster'

/** The address of the database of that name on the server, made if it does not exist. */
export async function ensureDatabase(postgres: Postgres, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: postgres.url('postgres') })
  await client.connect()
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
    if (!rowCount) await client.query(`create database ${client.escapeIdentifier(name)} template template0 encoding 'UTF8'`)
    return postgres.url(name)
  } finally {
    await client.end()
  }
}
