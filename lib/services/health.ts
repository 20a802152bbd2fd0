import 'server-only'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { client } from '@/lib/db/client'

export type Readiness = { ready: boolean; checks: { name: string; ok: boolean; detail: string }[] }

async function check(name: string, work: () => Promise<string>) {
  try {
    return { name, ok: true, detail: await work() }
  } catch {
    return { name, ok: false, detail: 'No answer.' }
  }
}

const folder = path.join(process.cwd(), 'prisma/migrations')

/** Whether this server can do its work: the database answers, and it has every migration of this version. */
export async function readiness(): Promise<Readiness> {
  const database = await check('database', async () => {
    await client().$queryRaw`select 1`
    return 'Answers.'
  })
  const migrations = await check('migrations', async () => {
    const wanted = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map((entry) => entry.name)
    const rows = await client().$queryRaw<{ migration_name: string }[]>`
      select migration_name from _prisma_migrations where finished_at is not null and rolled_back_at is null`
    const applied = new Set(rows.map((row) => row.migration_name))
    const missing = wanted.filter((name) => !applied.has(name))
    if (missing.length > 0) throw new Error(`Missing: ${missing.join(', ')}`)
    return `${wanted.length} applied.`
  })
  const checks = [database, migrations]
  return { ready: checks.every((entry) => entry.ok), checks }
}
