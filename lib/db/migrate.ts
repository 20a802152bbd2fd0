import 'server-only'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm'
import pg from 'pg'
import { withEngine } from '@/lib/db/migration-engine'
import { Stop } from '@/lib/stop'

const filters = { externalTables: [], externalEnums: [] }
const lockKey = 7_213_001

/** Where the schema and its migrations live: the product's own, unless a test brings another. */
export type MigrationFolder = string
const ownFolder: MigrationFolder = path.resolve(import.meta.dirname, '../../prisma')

export type MigrationStatus = { applied: string[]; pending: string[]; unknown: string[]; edited: string[]; failed: string[] }

const readOrNull = (file: string) => readFile(file, 'utf8').catch(() => null)

async function schemaOf(folder: MigrationFolder): Promise<[string, string]> {
  return ['schema.prisma', await readFile(path.join(folder, 'schema.prisma'), 'utf8')]
}

async function migrationsOf(folder: MigrationFolder): Promise<MigrationList> {
  const baseDir = path.join(folder, 'migrations')
  const entries = await readdir(baseDir, { withFileTypes: true }).catch(() => [])
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  return {
    baseDir,
    shadowDbInitScript: '',
    lockfile: { path: 'migration_lock.toml', content: await readOrNull(path.join(baseDir, 'migration_lock.toml')) },
    migrationDirectories: await Promise.all(
      names.sort().map(async (name) => {
        const sql = await readOrNull(path.join(baseDir, name, 'migration.sql'))
        if (sql === null)
          throw new Stop(`The folder prisma/migrations/${name} has no migration.sql: restore the file or delete the folder.`)
        return { path: name, migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: sql } } }
      }),
    ),
  }
}

/** Several servers may start at once on one database: one of them migrates, the others wait and find nothing left to do. */
async function oneAtATime<T>(url: string, work: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lockKey])
    return await work()
  } finally {
    await client.end()
  }
}

async function diagnose(engine: SchemaEngine, migrationsList: MigrationList): Promise<MigrationStatus> {
  const found = await engine.diagnoseMigrationHistory({ migrationsList, optInToShadowDatabase: false, filters })
  const history = found.history
  const pending = history && 'unappliedMigrationNames' in history ? history.unappliedMigrationNames : []
  const unknown = history && 'unpersistedMigrationNames' in history ? history.unpersistedMigrationNames : []
  const names = migrationsList.migrationDirectories.map((directory) => directory.path)
  const failed = found.failedMigrationNames
  const applied = names.filter((name) => !pending.includes(name) && !failed.includes(name))
  const edited = found.editedMigrationNames.filter((name) => !failed.includes(name))
  return { applied, pending, unknown, edited, failed }
}

export async function migrationStatus(url: string, folder = ownFolder): Promise<MigrationStatus> {
  const migrations = await migrationsOf(folder)
  return withEngine(url, await schemaOf(folder), (engine) => diagnose(engine, migrations))
}

/** Applies what is missing and returns the names of the applied migrations, in order. */
export async function deploy(url: string, folder = ownFolder): Promise<string[]> {
  const migrationsList = await migrationsOf(folder)
  const schema = await schemaOf(folder)
  return oneAtATime(url, () =>
    withEngine(url, schema, async (engine) => {
      const { edited, unknown, failed } = await diagnose(engine, migrationsList)
      if (edited.length > 0) {
        throw new Stop(
          `The migration ${edited.join(', ')} was changed after this database had applied it: restore the file with git, and put the change into a new migration.`,
        )
      }
      if (unknown.length > 0) {
        throw new Stop(
          `The database has the migration ${unknown.join(', ')}, which this version of Switchboard does not know: start the newer version it was made with.`,
        )
      }
      // A migration is one transaction, so one that was interrupted has left nothing behind and can simply run again.
      for (const migrationName of failed) await engine.markMigrationRolledBack({ migrationName })
      return (await engine.applyMigrations({ migrationsList, filters })).appliedMigrationNames
    }),
  )
}

export type CreatedMigration = { file: string | null; warnings: string[] }

/** Writes the migration that leads from the existing ones to the schema. `scratchUrl` is an empty database of a superuser. */
export async function createMigration(scratchUrl: string, name: string, folder = ownFolder): Promise<CreatedMigration> {
  const [file, content] = await schemaOf(folder)
  const migrationsList = await migrationsOf(folder)
  const schema = { files: [{ path: file, content }] }
  return withEngine(scratchUrl, [file, content], async (engine) => {
    await engine.applyMigrations({ migrationsList, filters })
    // Also makes the engine remember its shadow database; without this call, here, the next ones report that none was provided.
    const { action } = await engine.devDiagnostic({ migrationsList, filters })
    if (action.tag === 'reset') throw new Stop(`The migrations cannot be continued: ${action.reason}`)
    const loss = await engine.evaluateDataLoss({ migrationsList, schema, filters })
    const warnings = [...loss.unexecutableSteps, ...loss.warnings].map((step) => step.message)
    const created = await engine.createMigration({ draft: false, migrationName: name, migrationsList, schema, filters })
    if (!created.migrationScript) return { file: null, warnings }
    const target = path.join(migrationsList.baseDir, created.generatedMigrationName)
    await mkdir(target, { recursive: true })
    await writeFile(path.join(target, 'migration.sql'), created.migrationScript)
    if (migrationsList.lockfile.content === null) {
      await writeFile(path.join(migrationsList.baseDir, 'migration_lock.toml'), 'provider = "postgresql"\n')
    }
    return { file: path.join(target, 'migration.sql'), warnings }
  })
}
