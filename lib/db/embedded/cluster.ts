import 'server-only'
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chown, mkdir, readdir, readFile, rename, rm, statfs, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Account } from '@/lib/db/embedded/account'
import { type Binaries, majorOf } from '@/lib/db/embedded/binaries'
import { Stop } from '@/lib/stop'

export const databaseUser = 'switchboard'
const roomNeeded = 200 * 1024 * 1024

export const passwordFile = (folder: string) => `${folder}.password`

const keepOrBeginAnew = (folder: string) =>
  `To keep the data, copy ${folder} and ${passwordFile(folder)} elsewhere or restore them from a backup; to begin anew, delete ${folder}; then start again.`

export const errorCode = (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : '')

/** Turns what the file system refuses into one sentence that says what to do. */
export function fileProblem(error: unknown, folder: string): unknown {
  const code = errorCode(error)
  if (code === 'ENOSPC' || code === 'EDQUOT') return new Stop(`The disk that holds ${folder} is full: free some space, then start again.`)
  if (code === 'EROFS') return new Stop(`${folder} is on a read-only file system: set DATA_DIR to a folder that can be written.`)
  if (code === 'EACCES' || code === 'EPERM') {
    return new Stop(
      `${folder} belongs to another user or may not be written: start as the user who owns it, hand it over with chown -R, or set DATA_DIR to a folder of your own.`,
    )
  }
  if (code === 'ENOTDIR' || code === 'EEXIST')
    return new Stop(`${folder} is not a folder: move that file away, or set DATA_DIR to a folder.`)
  return error
}

async function requireRoom(folder: string): Promise<void> {
  const { bavail, bsize } = await statfs(folder)
  const room = bavail * bsize
  if (room >= roomNeeded) return
  const megabytes = (bytes: number) => Math.round(bytes / 1024 / 1024)
  throw new Stop(
    `The disk that holds ${folder} has ${megabytes(room)} MB left and a new database needs ${megabytes(roomNeeded)} MB: free some space or set DATA_DIR to another disk.`,
  )
}

/** Written beside its final place and renamed when complete, so that a half-made cluster is never taken for a real one. */
async function create(folder: string, binaries: Binaries, account: Account, throwaway: boolean): Promise<void> {
  const parent = path.dirname(folder)
  const name = path.basename(folder)
  for (const left of await readdir(parent)) {
    if (left.startsWith(`${name}.new-`)) await rm(path.join(parent, left), { recursive: true, force: true })
  }
  await requireRoom(parent)
  const unfinished = `${folder}.new-${process.pid}`
  const secret = `${unfinished}.password`
  const password = randomBytes(18).toString('base64url')
  await mkdir(unfinished, { mode: 0o700 })
  await writeFile(secret, password, { mode: 0o600 })
  if (account.uid !== undefined && account.gid !== undefined) {
    await chown(unfinished, account.uid, account.gid)
    await chown(secret, account.uid, account.gid)
  }
  // Under the locale C, lower() and trigrams ignore every letter outside ASCII.
  const locale = [
    '--encoding=UTF8',
    `--locale=${process.platform === 'linux' ? 'C.UTF-8' : 'C'}`,
    '--locale-provider=icu',
    '--icu-locale=und',
  ]
  const args = ['-D', unfinished, '-U', databaseUser, `--pwfile=${secret}`, '--auth=scram-sha-256', ...locale]
  if (throwaway) args.push('--no-sync')
  const result = spawnSync(binaries.initdb, args, { ...account, cwd: parent, encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } })
  await rm(secret, { force: true })
  if (result.status !== 0) {
    await rm(unfinished, { recursive: true, force: true })
    const said = result.stderr ?? ''
    if (/No space left on device/.test(said)) throw fileProblem(Object.assign(new Error(), { code: 'ENOSPC' }), folder)
    throw new Error(`initdb failed: ${result.error?.message ?? said}`)
  }
  await writeFile(passwordFile(folder), password, { mode: 0o600 })
  await rename(unfinished, folder)
}

/** Makes the cluster if the folder is missing or empty, and refuses to touch anything that is not a cluster of this version. */
export async function prepareCluster(folder: string, binaries: Binaries, account: Account, throwaway: boolean): Promise<string> {
  try {
    const found = await readdir(folder).catch((error: unknown): string[] => {
      if (errorCode(error) === 'ENOENT') return []
      throw error
    })
    if (found.length === 0) await create(folder, binaries, account, throwaway)
    else if (!found.includes('PG_VERSION')) {
      throw new Stop(
        `${folder} holds files but no PostgreSQL database (PG_VERSION is missing). Nothing was changed. ${keepOrBeginAnew(folder)}`,
      )
    }
    const version = (await readFile(path.join(folder, 'PG_VERSION'), 'utf8')).trim()
    if (version !== String(majorOf(binaries.version))) {
      throw new Stop(
        `${folder} was made by PostgreSQL ${version || '(unreadable version)'} and cannot be opened by the built-in PostgreSQL ${binaries.version}. Nothing was changed. ${keepOrBeginAnew(folder)}`,
      )
    }
    return (await readFile(passwordFile(folder), 'utf8')).trim()
  } catch (error) {
    if (errorCode(error) === 'ENOENT') {
      throw new Stop(`The password of the database, ${passwordFile(folder)}, is missing. ${keepOrBeginAnew(folder)}`)
    }
    throw fileProblem(error, folder)
  }
}

export function unreadableCluster(folder: string, reason: string): Stop {
  return new Stop(`PostgreSQL cannot open ${folder}: ${reason}. ${keepOrBeginAnew(folder)}`)
}
