import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { withDatabase } from '@/lib/cli/database'
import type { Verb } from '@/lib/cli/verb'
import { ensureDatabase } from '@/lib/db/embedded/database'
import { startPostgres } from '@/lib/db/embedded/postmaster'
import { createMigration, deploy, migrationStatus } from '@/lib/db/migrate'
import { Stop } from '@/lib/stop'

const usage = `Usage: switchboard migrate deploy | status | create NAME

  deploy       applies the migrations that the database does not have yet, and prints their names
  status       prints every migration with its state
  create NAME  writes the migration that leads from the existing ones to prisma/schema.prisma; needs no database

deploy and status use DATABASE_URL, or else the built-in PostgreSQL in the data folder.`

async function runDeploy(): Promise<number> {
  const applied = await withDatabase((url) => deploy(url))
  for (const name of applied) console.log(name)
  if (applied.length === 0) console.error('The database is up to date.')
  return 0
}

async function runStatus(): Promise<number> {
  const status = await withDatabase((url) => migrationStatus(url))
  for (const [state, names] of Object.entries(status)) for (const name of names) console.log(`${state.padEnd(8)} ${name}`)
  return 0
}

async function runCreate(name: string | undefined): Promise<number> {
  if (!name || !/^[a-z0-9_]+$/.test(name)) {
    throw new Stop('migrate create needs a NAME of small letters, digits and underscores, such as add_trials.', 2)
  }
  const folder = path.join(tmpdir(), `switchboard-scratch-${process.pid}`)
  const postgres = await startPostgres({ folder: path.join(folder, 'postgres'), port: 0, throwaway: true })
  try {
    const { file, warnings } = await createMigration(await ensureDatabase(postgres, 'scratch'), name)
    for (const warning of warnings) console.error(`Careful: ${warning}`)
    if (file) console.log(path.relative(process.cwd(), file))
    else console.error('The schema has not changed since the last migration.')
    return 0
  } finally {
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

export const verb: Verb = {
  summary: 'applies, lists or writes the migrations of the database',
  usage,
  async run([action, name, ...rest]) {
    if (rest.length === 0 && action === 'create') return runCreate(name)
    if (name === undefined && action === 'deploy') return runDeploy()
    if (name === undefined && action === 'status') return runStatus()
    throw new Stop(usage, 2)
  },
}
