import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { passwordFile } from '@/lib/db/embedded/cluster'
import { ensureDatabase } from '@/lib/db/embedded/database'
import { keepPostgres } from '@/lib/db/embedded/keep'
import { discard, type Postgres, startPostgres } from '@/lib/db/embedded/postmaster'
import { alive } from '@/lib/db/embedded/process'
import { Stop } from '@/lib/stop'

let home: string
let folder: string
const started: { stop(): Promise<void> }[] = []

const start = async (options: Partial<Parameters<typeof startPostgres>[0]> = {}) => {
  const postgres = await startPostgres({ folder, port: 0, ...options })
  started.push(postgres)
  return postgres
}

async function query(postgres: Postgres, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: postgres.url('postgres') })
  await client.connect()
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows.flat()
  } finally {
    await client.end()
  }
}

/** Names, contents and rights of everything below the folder. */
async function bytes(of: string): Promise<string> {
  const hash = createHash('sha256')
  const entries = await readdir(of, { recursive: true, withFileTypes: true })
  for (const file of entries.map((entry) => path.join(entry.parentPath, entry.name)).sort()) {
    hash.update(file).update(await readFile(file).catch(() => 'folder'))
  }
  return hash.digest('hex')
}

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'switchboard-embedded-'))
  // The account that PostgreSQL runs as has to pass through.
  await chmod(home, 0o755)
  folder = path.join(home, 'first', 'postgres')
  const postgres = await startPostgres({ folder, port: 0 })
  await query(postgres, 'create table kept as select 42 as answer')
  await postgres.stop()
})

afterEach(async () => {
  for (const postgres of started.splice(0)) await postgres.stop()
})

afterAll(() => rm(home, { recursive: true, force: true }))

describe('the built-in PostgreSQL', () => {
  test('keeps its data from one start to the next, and knows letters outside ASCII', async () => {
    const postgres = await start()
    expect(await query(postgres, 'select answer from kept')).toEqual([42])
    expect(await query(postgres, `select lower('ÉCOLE')`)).toEqual(['école'])
  })

  test('does not let anybody in without the password', async () => {
    const postgres = await start()
    const client = new pg.Client({ connectionString: postgres.url('postgres').replace(/:[^:@]+@/, ':guess@') })
    await expect(client.connect()).rejects.toThrow(/password authentication failed/)
  })

  test('takes another port when the wanted one is taken', async () => {
    const holder = createServer().listen(0, '127.0.0.1')
    await once(holder, 'listening')
    const address = holder.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const postgres = await start({ port })
    expect(postgres.port).not.toBe(port)
    expect(await query(postgres, 'select answer from kept')).toEqual([42])
    holder.close()
  })

  test('makes a database once, however often it is asked for', async () => {
    const postgres = await start()
    const url = await ensureDatabase(postgres, 'twice')
    expect(await ensureDatabase(postgres, 'twice')).toBe(url)
  })

  test('a throw-away server leaves nothing behind', async () => {
    const place = path.join(home, 'throwaway')
    const postgres = await startPostgres({ folder: path.join(place, 'postgres'), port: 0, throwaway: true })
    await postgres.stop()
    expect(await readdir(place)).toEqual([])
    await discard(path.join(place, 'postgres'))
  })
})

describe('after a crash', () => {
  async function holdInAnotherProcess(): Promise<{ holder: ChildProcess; pid: number }> {
    const args = ['--conditions=react-server', '--import', 'tsx', 'lib/testing/hold-postgres.ts', folder]
    const holder = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
    const [line] = await once(holder.stdout, 'data')
    return { holder, pid: JSON.parse(String(line)).pid }
  }

  test('of the program that started it, the next start uses the server that is still running', async () => {
    const { holder, pid } = await holdInAnotherProcess()
    holder.kill('SIGKILL')
    await once(holder, 'exit')
    const postgres = await start()
    expect(postgres).toMatchObject({ pid, adopted: true })
    expect(await query(postgres, 'select answer from kept')).toEqual([42])
  })

  test('of PostgreSQL itself, it comes back on the same port with its data', async () => {
    const lines: string[] = []
    const postgres = await keepPostgres(
      { folder, port: 0 },
      { log: (line) => lines.push(line), onLost: (error) => lines.push(String(error)) },
    )
    started.push(postgres)
    process.kill(postgres.pid, 'SIGKILL')
    for (let tries = 0; tries < 100 && lines.length < 2; tries++) await sleep(100)
    expect(lines).toEqual(['PostgreSQL stopped unexpectedly; starting it again.', 'PostgreSQL is back.'])
    expect(await query(postgres, 'select answer from kept')).toEqual([42])
  })

  test('of PostgreSQL itself with its data damaged, the program is told once, with what to do', async () => {
    const control = path.join(folder, 'global/pg_control')
    const lost: unknown[] = []
    const postgres = await keepPostgres({ folder, port: 0 }, { log: () => undefined, onLost: (error) => lost.push(error) })
    const whole = await readFile(control)
    await truncate(control, 100)
    process.kill(postgres.pid, 'SIGKILL')
    for (let tries = 0; tries < 300 && lost.length === 0; tries++) await sleep(100)
    expect(lost).toEqual([expect.any(Stop)])
    await postgres.stop()
    await writeFile(control, whole)
    expect(await query(await start(), 'select answer from kept')).toEqual([42])
  })

  test('of both at once, the next start recovers', async () => {
    const { holder, pid } = await holdInAnotherProcess()
    holder.kill('SIGKILL')
    process.kill(pid, 'SIGKILL')
    await once(holder, 'exit')
    const postgres = await start()
    expect(postgres.adopted).toBe(false)
    expect(await query(postgres, 'select answer from kept')).toEqual([42])
  })

  test('of the machine, a process number that now belongs to another program does not stop the start', async () => {
    await writeFile(path.join(folder, 'postmaster.pid'), `${process.pid}\n${folder}\n0\n1\n\n127.0.0.1\n`)
    const postgres = await start()
    expect(postgres).toMatchObject({ adopted: false })
    expect(alive(process.pid)).toBe(true)
  })

  test('during the very first start, the half-made cluster is swept away and made anew', async () => {
    const place = path.join(home, 'half', 'postgres')
    await mkdir(`${place}.new-1`, { recursive: true })
    await writeFile(`${place}.new-1/PG_VERSION`, '18\n')
    await start({ folder: place, throwaway: true })
    expect((await readdir(path.dirname(place))).filter((name) => name.includes('.new-'))).toEqual([])
  })
})

describe('a folder that cannot be opened', () => {
  async function pretendCluster(name: string): Promise<string> {
    const place = path.join(home, name.replaceAll(' ', '-'), 'postgres')
    await mkdir(path.join(place, 'base/1'), { recursive: true })
    await writeFile(path.join(place, 'PG_VERSION'), '18\n')
    await writeFile(path.join(place, 'base/1/1259'), 'a table')
    await writeFile(passwordFile(place), 'guess')
    return place
  }

  async function expectUntouched(place: string, reason: RegExp): Promise<void> {
    const before = await bytes(place)
    const failure = await start({ folder: place }).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(Stop)
    expect(String(failure)).toMatch(reason)
    expect(String(failure)).toMatch(/To keep the data, copy .* to begin anew, delete/)
    expect(await bytes(place)).toBe(before)
  }

  const damages: [string, RegExp, (place: string) => Promise<void>][] = [
    ['without PG_VERSION', /holds files but no PostgreSQL database/, (place) => rm(path.join(place, 'PG_VERSION'))],
    ['of another version', /made by PostgreSQL 15 and cannot be opened/, (place) => writeFile(path.join(place, 'PG_VERSION'), '15\n')],
    ['without its password', /password of the database, .* is missing/, (place) => rm(passwordFile(place))],
    ['without its configuration', /PostgreSQL cannot open .*postgresql\.conf/, async () => undefined],
  ]

  test.each(damages)(
    '%s is left untouched byte for byte, and the sentence says how to keep it or begin anew',
    async (name, reason, damage) => {
      const place = await pretendCluster(name)
      await damage(place)
      await expectUntouched(place, reason)
    },
  )

  test('with a broken control file is left untouched byte for byte, and opens again once that file is restored', async () => {
    const control = path.join(folder, 'global/pg_control')
    const whole = await readFile(control)
    await truncate(control, 100)
    await expectUntouched(folder, /PostgreSQL cannot open .*pg_control/)
    await writeFile(control, whole)
    expect(await query(await start(), 'select answer from kept')).toEqual([42])
  })

  test('whose password file is another one is named, and opens again with the right one', async () => {
    const password = await readFile(passwordFile(folder))
    await writeFile(passwordFile(folder), 'guess')
    await expect(start()).rejects.toThrow(/is not the one of the database in/)
    await writeFile(passwordFile(folder), password)
    expect(await query(await start(), 'select answer from kept')).toEqual([42])
  })

  test('because a file stands in its place is named', async () => {
    const place = path.join(home, 'file')
    await writeFile(place, 'a file')
    await expect(start({ folder: place })).rejects.toThrow(/is not a folder: move that file away/)
    await expect(start({ folder: path.join(place, 'postgres') })).rejects.toThrow(/is not a folder: move that file away/)
    expect(await readFile(place, 'utf8')).toBe('a file')
  })
})
