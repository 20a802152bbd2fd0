import { readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { ensureDatabase } from '@/lib/db/embedded/database'
import { discard, startPostgres } from '@/lib/db/embedded/postmaster'
import { alive } from '@/lib/db/embedded/process'
import { deploy } from '@/lib/db/migrate'

declare module 'vitest' {
  interface ProvidedContext {
    /** The server that all test files share: the address of its database "postgres". */
    testServer: string
  }
}

const prefix = 'switchboard-test-'

/** A run that was killed could not stop its server. */
async function sweep(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = Number(name.startsWith(prefix) && name.slice(prefix.length))
    if (!(pid > 0) || alive(pid)) continue
    const folder = path.join(tmpdir(), name)
    await discard(path.join(folder, 'postgres'))
    await rm(folder, { recursive: true, force: true })
  }
}

export default async function setup(project: TestProject) {
  await sweep()
  const folder = path.join(tmpdir(), `${prefix}${process.pid}`)
  const postgres = await startPostgres({ folder: path.join(folder, 'postgres'), port: 0, throwaway: true })
  await deploy(await ensureDatabase(postgres, 'template_migrated'))
  project.provide('testServer', postgres.url('postgres'))
  return async () => {
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
