import 'server-only'
import { spawnSync } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import path from 'node:path'

export function alive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

export async function commandLine(pid: number): Promise<string> {
  const listed = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => undefined)
  return listed ?? spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? ''
}

/** The wanted port if it is free (0: any), else undefined. */
export function freePort(wanted: number, host = '127.0.0.1'): Promise<number | undefined> {
  return new Promise((resolve) => {
    const probe = createServer().once('error', () => resolve(undefined))
    probe.listen(wanted, host, () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : undefined))
    })
  })
}

/** The PostgreSQL that already runs on the folder, if any. */
export async function findRunning(folder: string): Promise<{ pid: number; port: number } | undefined> {
  const pidFile = path.join(folder, 'postmaster.pid')
  const lines = (await readFile(pidFile, 'utf8').catch(() => '')).split('\n')
  const [pid, port] = [Number(lines[0]), Number(lines[3])]
  // A file with a dead pid is left to PostgreSQL: it looks for surviving back ends before it takes over.
  if (!(pid > 0) || !alive(pid)) return undefined
  const command = await commandLine(pid)
  if (command.includes('postgres') && command.includes(folder)) return port > 0 ? { pid, port } : undefined
  // After a restart of the machine or container the number may belong to another program.
  await rm(pidFile, { force: true })
  return undefined
}
