import 'server-only'
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum, type ErrorRegistry, type SqlQuery } from '@prisma/driver-adapter-utils'
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg'
import pg from 'pg'
import { Stop } from '@/lib/stop'

const CHAR = 18
const TEXT = 25

/** Positions of the columns of PostgreSQL's internal type "char" per result, which the adapter cannot map by itself. */
const charColumns = new WeakMap<object, number[]>()

type Query = (...args: unknown[]) => Promise<pg.QueryResult>

function connectionPool(url: string, database?: string): pg.Pool {
  // With a connection string, node-postgres ignores `database`: the shadow database would be the real one.
  const { host, port, user, password, ssl, ...rest } = new pg.Client({ connectionString: url })
  const pool = new pg.Pool({ host, port, user, password: password ?? undefined, ssl, database: database ?? rest.database, max: 1 })
  const query = pool.query.bind(pool) as unknown as Query
  const patched: Query = async (...args) => {
    const result = await query(...args)
    // A script of several statements gives an array without fields.
    if (!result.fields) return result
    charColumns.set(
      result.rows,
      result.fields.flatMap((field, index) => (field.dataTypeID === CHAR ? [index] : [])),
    )
    for (const field of result.fields) if (field.dataTypeID === CHAR) field.dataTypeID = TEXT
    return result
  }
  pool.query = patched as unknown as pg.Pool['query']
  return pool
}

/** The adapter as the schema engine needs it: whole scripts, the type "char", and a shadow database that is another database. */
class MigrationAdapter extends PrismaPg {
  private readonly pools: pg.Pool[] = []

  constructor(
    private readonly url: string,
    database?: string,
  ) {
    super(connectionPool(url, database), { disposeExternalPool: true })
  }

  override async connect() {
    const adapter = await super.connect()
    this.pools.push(adapter.underlyingDriver())
    // The stock function splits at every ";", also inside $$ bodies and strings. One simple query is one transaction,
    // so a migration that fails leaves nothing behind.
    adapter.executeScript = async (script: string) => {
      await adapter.underlyingDriver().query(script)
    }
    const queryRaw = adapter.queryRaw.bind(adapter)
    adapter.queryRaw = async (query: SqlQuery) => {
      const result = await queryRaw(query)
      for (const index of charColumns.get(result.rows) ?? []) result.columnTypes[index] = ColumnTypeEnum.Character
      return result
    }
    return adapter
  }

  /** The engine never closes its connections, and with them it holds its lock on the database. */
  async close() {
    await Promise.all(this.pools.filter((pool) => !pool.ended).map((pool) => pool.end()))
  }

  override async connectToShadowDb() {
    const name = `shadow_${randomUUID().replaceAll('-', '')}`
    const admin = connectionPool(this.url)
    await admin.query(`create database "${name}"`)
    const adapter = await new MigrationAdapter(this.url, name).connect()
    const dispose = adapter.dispose.bind(adapter)
    adapter.dispose = async () => {
      await dispose()
      await admin.query(`drop database if exists "${name}" with (force)`)
      await admin.end()
    }
    return adapter
  }
}

/** The engine reports "External error id#0"; what PostgreSQL said is kept in the adapter's registry. */
function explained(error: unknown, registry: ErrorRegistry): Error {
  const text = error instanceof Error ? error.message : String(error)
  const id = /External error id#(\d+)/.exec(text)?.[1]
  const cause = id === undefined ? undefined : registry.consumeError(Number(id))?.error
  if (!(cause instanceof pg.DatabaseError)) return error instanceof Error && cause === undefined ? error : new Error(text, { cause })
  const migration = /migration_name="([^"]+)"/.exec(text)?.[1]
  const parts = [cause.message, cause.detail, cause.hint, cause.where, cause.position && `at character ${cause.position} of the script`]
  return new Stop(`${migration ? `The migration ${migration} failed and left nothing behind: ` : ''}${parts.filter(Boolean).join(', ')}.`)
}

async function loadBindings(): Promise<typeof bindings> {
  const file = createRequire(import.meta.url)
    .resolve('@prisma/schema-engine-wasm/schema_engine_bg')
    .replace(/\.js$/, '.wasm')
  const { instance } = await WebAssembly.instantiate(await readFile(file), { './schema_engine_bg.js': { ...bindings } })
  bindings.__wbg_set_wasm(instance.exports)
  const start = instance.exports.__wbindgen_start
  if (typeof start === 'function') start()
  // Without a registry of this name a panic surfaces as a TypeError about `undefined`.
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: (message: string) => console.error('schema engine:', message) } })
  return bindings
}

let loading: ReturnType<typeof loadBindings> | undefined

/** Runs `work` with Prisma's schema engine (WASM, no native binary) connected to the database. */
export async function withEngine<T>(
  url: string,
  schema: [path: string, content: string],
  work: (engine: bindings.SchemaEngine) => Promise<T>,
): Promise<T> {
  loading ??= loadBindings()
  const { SchemaEngine } = await loading
  const factory = new MigrationAdapter(url)
  const adapter = bindMigrationAwareSqlAdapterFactory(factory)
  try {
    const engine = await SchemaEngine.new({ datamodels: [schema] }, () => undefined, adapter)
    return await work(engine)
  } catch (error) {
    throw explained(error, adapter.errorRegistry)
  } finally {
    await factory.close()
  }
}
