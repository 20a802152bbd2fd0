import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'

async function create(options: string): Promise<{ url: string }> {
  const server = inject('testServer')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    await client.query(`create database ${name} ${options}`)
  } finally {
    await client.end()
  }
  const url = new URL(server)
  url.pathname = name
  return { url: url.href }
}

/** A fresh database with every migration applied. Call it once per test file or test; the server and all of it vanish after the run. */
export function testDatabase(): Promise<{ url: string }> {
  return create('template template_migrated')
}

/** A database without a single table. */
export function emptyDatabase(): Promise<{ url: string }> {
  return create('template template0')
}
