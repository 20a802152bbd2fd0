import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import pg from 'pg'
import type { BenchRow } from '@/lib/cli/bench/row'
import { throwawayUrl } from '@/lib/cli/database'
import { median, type Query, readsOf } from '@/lib/cli/measure'
import { root } from '@/lib/cli/root'
import { systemContext } from '@/lib/context'
import { client } from '@/lib/db/client'
import { type Inventory, indexEvidence } from '@/lib/domain/evidence/evidence-index'
import { type World, weigh } from '@/lib/domain/report'
import { reweigh, weighed } from '@/lib/domain/reweigh'
import { getBoard } from '@/lib/services/board'
import { loadWorld } from '@/lib/services/world'

const WRITES = 25

/** The board of the demo workspace from a production server, against the SQL and the engine behind it, and the JavaScript that it ships. */
export async function bench(): Promise<BenchRow[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'switchboard-bench-'))
  const port = await freePort()
  const server = spawn(process.execPath, ['lib/cli/switchboard.mjs', 'start', '--throwaway'], {
    cwd: root,
    env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: folder, DATABASE_URL: '', BASE_URL: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    await ready(server)
    const base = `http://127.0.0.1:${port}`
    const cookie = await signIn(base, await readFile(path.join(folder, 'first-run-link'), 'utf8'))
    const address = `${base}/w/northlight`
    const page = await fetchText(address, cookie)
    const databaseUrl = await throwawayUrl(folder)
    const served = await median(() => fetchText(address, cookie))
    const renewed = await afterWrites(databaseUrl, () => fetchText(address, cookie))
    const { whole, again } = await ownWork(databaseUrl)
    const scripts = await scriptBytes(base, page)
    const row = (figure: string, ours: number, { sql, engine }: Work, goal: string): BenchRow => ({
      ...{ figure, ours, unit: 'ms', reference: sql + engine, ratio: ours / (sql + engine), goal },
      referenceName: `SQL ${sql.toFixed(1)} + engine ${engine.toFixed(1)}`,
    })
    return [
      row('board of the demo after a write, whole response', renewed, whole, '≤ 3'),
      row('board of the demo with nothing new, whole response', served, again, 'n/a'),
      {
        figure: 'JavaScript of the board, gzip',
        ours: scripts / 1000,
        unit: 'kB',
        reference: null,
        referenceName: '',
        ratio: null,
        goal: '≤ 170 kB',
      },
    ]
  } finally {
    server.kill('SIGTERM')
    await new Promise((resolve) => server.once('exit', resolve))
    await rm(folder, { recursive: true, force: true })
  }
}

const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

const ready = (server: ChildProcess) =>
  new Promise<void>((resolve, reject) => {
    server.once('exit', () => reject(new Error('The server ended before it was ready.')))
    server.stdout?.on('data', (text) => String(text).includes('Switchboard is ready') && resolve())
  })

async function signIn(base: string, link: string): Promise<string> {
  const token = new URL(link.trim()).searchParams.get('token') ?? ''
  const hello = await fetch(`${base}/api/auth/csrf`)
  const { csrfToken } = (await hello.json()) as { csrfToken: string }
  const cookies = (response: Response) => response.headers.getSetCookie().map((line) => line.split(';')[0])
  const first = cookies(hello)
  const answer = await fetch(`${base}/api/auth/callback/link`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded', cookie: first.join('; ') },
    body: new URLSearchParams({ csrfToken, token }),
  })
  return [...first, ...cookies(answer)].join('; ')
}

async function fetchText(address: string, cookie: string): Promise<string> {
  const response = await fetch(address, { headers: { cookie }, redirect: 'manual' })
  if (response.status !== 200) throw new Error(`${address} answered ${response.status}.`)
  return response.text()
}

/** The median time of `work` in milliseconds, each time after somebody wrote something that the board has to look at. */
async function afterWrites(databaseUrl: string, work: () => Promise<unknown>): Promise<number> {
  const bare = new pg.Client({ connectionString: databaseUrl })
  await bare.connect()
  const times: number[] = []
  try {
    for (let round = 0; round < WRITES; round++) {
      await bare.query(`update "Claim" set "note" = $1 where "id" = (select min("id") from "Claim")`, [`round ${round}`])
      const start = performance.now()
      await work()
      times.push(performance.now() - start)
    }
  } finally {
    await bare.end()
  }
  return times.sort((a, b) => a - b)[Math.floor(WRITES / 2)] as number
}

/** Milliseconds. */
type Work = { sql: number; engine: number }

/**
 * The statements that the board sends, sent again one by one over a bare connection, and the engine on the same world: `whole` when the world is
 * read and weighed from nothing, `again` when nothing is new.
 */
async function ownWork(databaseUrl: string): Promise<{ whole: Work; again: Work }> {
  const workspace = await client(databaseUrl).workspace.findFirstOrThrow({ where: { slug: 'northlight' } })
  const ctx = systemContext({ workspace, databaseUrl, now: new Date() })
  const first = await readsOf(() => getBoard(ctx))
  const later = await readsOf(() => getBoard(ctx))
  const { format: _format, dependencies: _d, claims: _c, sources: _s, signOffs: _o, ...frame } = (await getBoard(ctx)).view.report
  const world = await loadWorld(ctx)
  const known = weighed(world, frame, new Map())
  const bare = new pg.Client({ connectionString: databaseUrl })
  await bare.connect()
  const sqlOf = (queries: Query[]) =>
    median(async () => {
      for (const { text, values } of queries) await bare.query(text, values)
    })
  try {
    return {
      whole: { sql: await sqlOf(first), engine: await median(() => weigh(arrangedAnew(world), frame, new Map())) },
      again: { sql: await sqlOf(later), engine: await median(() => reweigh(known, world, frame, new Map())) },
    }
  } finally {
    await bare.end()
  }
}

/** The same world without the answers that an earlier pass has left behind: what a request that reads it starts from. */
function arrangedAnew(world: World): World {
  const { vendors, models, offerings, benchmarks, claims } = world.evidence
  const rows = { vendors, models, offerings, benchmarks, claims }
  const lists = Object.fromEntries(Object.entries(rows).map(([part, map]) => [part, [...map.values()]])) as unknown as Inventory
  return { ...world, evidence: indexEvidence({ ...lists, facts: world.facts, trials: world.trials }) }
}

async function scriptBytes(base: string, page: string): Promise<number> {
  // Scripts marked noModule are for browsers that know no modules; no other fetches them.
  const tags = [...page.matchAll(/<script[^>]+>/g)].map(([tag]) => tag).filter((tag) => !/nomodule/i.test(tag))
  const addresses = [...new Set(tags.flatMap((tag) => /src="([^"]+)"/.exec(tag)?.[1] ?? []))]
  const sizes = await Promise.all(addresses.map(async (src) => gzipSync(Buffer.from(await (await fetch(base + src)).arrayBuffer())).length))
  return sizes.reduce((sum, size) => sum + size, 0)
}
