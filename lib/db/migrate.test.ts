import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createMigration, deploy, migrationStatus } from '@/lib/db/migrate'
import { emptyDatabase, testDatabase } from '@/lib/testing/database'

const schema = (fields: string) => `datasource db {\n  provider = "postgresql"\n}\n\nmodel Pet {\n  id Int @id\n${fields}\n}\n`

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'switchboard-migrations-'))
  await writeFile(path.join(folder, 'schema.prisma'), schema('  name String'))
})

afterEach(() => rm(folder, { recursive: true, force: true }))

async function write(name: string, sql: string): Promise<void> {
  await mkdir(path.join(folder, 'migrations', name), { recursive: true })
  await writeFile(path.join(folder, 'migrations', name, 'migration.sql'), sql)
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows
  } finally {
    await client.end()
  }
}

describe('deploy', () => {
  test('three servers that start at once apply every migration exactly once', async () => {
    const { url } = await emptyDatabase()
    await write('1_pets', 'create table pets (id int primary key); select pg_sleep(0.3);')
    await write('2_name', 'alter table pets add name text;')
    const results = await Promise.all([deploy(url, folder), deploy(url, folder), deploy(url, folder)])
    expect(results.flat()).toEqual(['1_pets', '2_name'])
    expect(results.filter((names) => names.length === 0)).toHaveLength(2)
  })

  test('a script keeps its semicolons inside functions, strings and comments', async () => {
    const { url } = await emptyDatabase()
    await write(
      '1_all',
      `-- one; two
      create function greet() returns text language plpgsql as $$ begin perform 1; return 'a;b'; end; $$;
      create table t (v text default 'x;y');`,
    )
    await deploy(url, folder)
    expect(await query(url, 'select greet()')).toEqual([{ greet: 'a;b' }])
  })

  test('a migration that fails leaves nothing behind, names its reason, and runs again once it is corrected', async () => {
    const { url } = await emptyDatabase()
    await write('1_good', 'create table good (id int);')
    await write('2_bad', 'create table half (id int); insert into nope values (1);')
    await expect(deploy(url, folder)).rejects.toThrow(/migration 2_bad failed and left nothing behind: relation "nope" does not exist/)
    expect(await query(url, `select to_regclass('good') is not null as good, to_regclass('half') as half`)).toEqual([
      { good: true, half: null },
    ])
    await write('2_bad', 'create table half (id int);')
    expect(await deploy(url, folder)).toEqual(['2_bad'])
  })

  test('a migration changed after it was applied stops the start', async () => {
    const { url } = await emptyDatabase()
    await write('1_pets', 'create table pets (id int);')
    await deploy(url, folder)
    await write('1_pets', 'create table pets (id bigint);')
    await expect(deploy(url, folder)).rejects.toThrow(/1_pets was changed after this database had applied it/)
  })

  test('a database made by a newer version stops the start', async () => {
    const { url } = await emptyDatabase()
    await write('1_pets', 'create table pets (id int);')
    await write('2_newer', 'create table newer (id int);')
    await deploy(url, folder)
    await rm(path.join(folder, 'migrations/2_newer'), { recursive: true })
    await expect(deploy(url, folder)).rejects.toThrow(/2_newer, which this version of Switchboard does not know/)
  })
})

describe('create', () => {
  test('writes the step from the existing migrations to the schema, and nothing when there is no difference', async () => {
    const first = await createMigration((await emptyDatabase()).url, 'pets', folder)
    expect(await readFile(first.file ?? '', 'utf8')).toContain('CREATE TABLE "Pet"')
    await writeFile(path.join(folder, 'schema.prisma'), schema('  name String\n  age Int?'))
    // Both may fall into one second; by name alone the second one then still sorts behind the first.
    const second = await createMigration((await emptyDatabase()).url, 'pets_age', folder)
    expect(await readFile(second.file ?? '', 'utf8')).toContain('ADD COLUMN     "age" INTEGER')
    expect(await createMigration((await emptyDatabase()).url, 'nothing', folder)).toEqual({ file: null, warnings: [] })
    expect((await readdir(path.join(folder, 'migrations'))).at(-1)).toBe('migration_lock.toml')
  })

  test('warns before a step that loses data', async () => {
    await createMigration((await emptyDatabase()).url, 'pets', folder)
    await writeFile(path.join(folder, 'schema.prisma'), schema(''))
    const { url } = await emptyDatabase()
    await deploy(url, folder)
    await query(url, `insert into "Pet" values (1, 'Rex')`)
    const { warnings } = await createMigration(url, 'drop', folder)
    expect(warnings.join()).toContain('drop the column `name`')
  })
})

test('the migrations of the product lead to its schema, with none pending', async () => {
  const { url } = await testDatabase()
  const status = await migrationStatus(url)
  expect(status).toMatchObject({ pending: [], unknown: [], edited: [], failed: [] })
  expect((await createMigration((await emptyDatabase()).url, 'missing')).file).toBeNull()
})
