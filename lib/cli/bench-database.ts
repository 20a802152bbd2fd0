import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { type Context, systemContext } from '@/lib/context'
import { client } from '@/lib/db/client'
import { ensureDatabase } from '@/lib/db/embedded/database'
import { startPostgres } from '@/lib/db/embedded/postmaster'
import { deploy } from '@/lib/db/migrate'

/** A PostgreSQL that exists for one bench: its workspace "w" through the application, and the same rows over a bare connection. */
export type BenchDatabase = { ctx: Context; bare: pg.Client; folder: string; url: string }

/** Starts one, fills it with the statements of `rows`, and removes it again whatever happens. */
export async function withBenchDatabase<T>(rows: readonly string[], work: (database: BenchDatabase) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'switchboard-bench-'))
  const postgres = await startPostgres({ folder, port: 0, throwaway: true })
  try {
    const url = await ensureDatabase(postgres, 'bench')
    await deploy(url)
    const bare = new pg.Client({ connectionString: url })
    await bare.connect()
    try {
      for (const text of rows) await bare.query(text)
      return await work({ ctx: contextOf(url), bare, folder, url })
    } finally {
      await bare.end()
      await client(url).$disconnect()
    }
  } finally {
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

const contextOf = (databaseUrl: string): Context =>
  systemContext({
    workspace: { id: 'w', slug: 'w', name: 'Bench', timeZone: 'UTC', currency: 'USD', demo: false, catalogueVersion: null },
    databaseUrl,
    now: new Date(),
  })
