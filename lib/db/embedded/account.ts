import 'server-only'
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, cp, mkdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Binaries } from '@/lib/db/embedded/binaries'
import { Stop } from '@/lib/stop'

/** Whom PostgreSQL runs as; empty means the present user. */
export type Account = { uid?: number; gid?: number }

function lookUp(user: string): Account | undefined {
  const id = (flag: string) => Number(spawnSync('id', [flag, user], { encoding: 'utf8' }).stdout)
  const uid = id('-u')
  return uid > 0 ? { uid, gid: id('-g') } : undefined
}

/** PostgreSQL refuses to run as root: use the owner of the data, else an account without rights. */
export async function accountFor(folder: string): Promise<Account> {
  if (process.getuid?.() !== 0) return {}
  const owner = await stat(folder).catch(() => undefined)
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  const account = lookUp('postgres') ?? lookUp('nobody')
  if (!account) {
    throw new Stop('PostgreSQL cannot run as root and there is no account "postgres" or "nobody": start Switchboard as an ordinary user.')
  }
  return account
}

export function canReach(account: Account, file: string): boolean {
  return account.uid === undefined || spawnSync('test', ['-x', file], account).status === 0
}

/** A place outside private folders such as /root, its name bound to the folder it stands in for. */
function standIn(folder: string): string {
  return `/var/lib/switchboard-${createHash('sha256').update(folder).digest('hex').slice(0, 10)}`
}

export async function reachableBinaries(account: Account, binaries: Binaries): Promise<Binaries> {
  if (canReach(account, binaries.postgres)) return binaries
  const source = path.resolve(binaries.postgres, '../..')
  const target = path.join(standIn(source), `postgresql-${binaries.version}`)
  if (!existsSync(target)) {
    await mkdir(path.dirname(target), { recursive: true, mode: 0o755 })
    const unfinished = `${target}.${process.pid}`
    await cp(source, unfinished, { recursive: true, verbatimSymlinks: true })
    // A second start may have been quicker.
    await rename(unfinished, target).catch(() => rm(unfinished, { recursive: true, force: true }))
  }
  return { ...binaries, initdb: path.join(target, 'bin/initdb'), postgres: path.join(target, 'bin/postgres') }
}

export async function reachableFolder(account: Account, folder: string): Promise<string> {
  if (canReach(account, path.dirname(folder))) return folder
  await mkdir(standIn(folder), { recursive: true, mode: 0o755 })
  return path.join(standIn(folder), 'postgres')
}

/** A cluster that root restored from a backup belongs to root; PostgreSQL opens only what belongs to its own account. */
export async function handOver(account: Account, folder: string): Promise<void> {
  if (account.uid === undefined || (await stat(folder)).uid === account.uid) return
  spawnSync('chown', ['-R', `${account.uid}:${account.gid}`, folder])
  await chmod(folder, 0o700)
}
