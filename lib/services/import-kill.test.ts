import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { type AddressInfo, connect, createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Context, systemContext } from '@/lib/context'
import type { Answer } from '@/lib/import/answers'
import type { ImportTable } from '@/lib/import/table'
import { testDatabase } from '@/lib/testing/database'
import { aBenchmark, aModel, aVendor, testWorkspace } from '@/lib/testing/factories'
import { seeded } from '@/lib/testing/seeded'
import { everythingIn } from '@/lib/testing/workspace-rows'
import { applyImport } from './import-apply'
import { dryRun, importNames } from './import-views'
import { answerImport, startImport } from './imports'

const columns = ['Vendor', 'Model', 'Benchmark', 'Metric', 'Task', 'Score (%)', 'Evaluated by', 'Published', 'Source', 'Link']
// More than one part of what is written at once.
const size = 2200
const dice = seeded(20261125)

/** The first row corrects a claim of the workspace; of the others every third is about a new model, every fifth about a new benchmark. */
const rowOf = (at: number, score: number) => {
  const model = at % 3 === 1 ? ['Alibaba', 'Wan 2.2'] : ['Google', 'Veo 3.1']
  const benchmark = at % 5 === 1 ? 'ClipCheck' : 'VBench'
  const rest = [String(score), `Lab ${at}`, '2026-10-01', `Paper ${at % 40}`, `https://papers.example/${at % 40}`]
  return { place: `line ${at + 2}`, cells: [...model, benchmark, 'Score', 'text-to-video', ...rest] }
}
const fileOf = (mark: string, rows: ImportTable['rows']) => ({
  fileName: `${mark}.csv`,
  fileSha256: mark.repeat(64),
  table: { format: 'CSV', columns, rows },
})
const small = fileOf('a', [rowOf(0, 4)])
const big = fileOf(
  'b',
  Array.from({ length: size }, (_, at) => rowOf(at, (at % 90) + 5)),
)

type Import = { ctx: Context; application: { id: string; digest: string }; before: Record<string, string> }
type Hold = (of: Import) => Promise<unknown>

let url: string
/** Holds what an import needs next; and one beside it that looks on, because a transaction sees the sessions of its own beginning only. */
let holder: pg.Client
let watcher: pg.Client
/** What is known from an import of the same file that nobody disturbed. */
let undisturbed: { answers: Answer[]; digest: string; end: Awaited<ReturnType<typeof standing>>; ids: string[]; writingMs: number }

async function draft(): Promise<{ ctx: Context; id: string }> {
  const ctx = await testWorkspace(url)
  const vendorId = await aVendor(ctx, { id: 'google', name: 'Google' })
  await aModel(ctx, { id: 'veo-3-1', vendorId, name: 'Veo', modelVersion: '3.1' })
  await aBenchmark(ctx, { id: 'vbench', name: 'VBench', benchmarkVersion: '1.0' })
  const first = await startImport(ctx, small)
  await applyImport(ctx, { id: first.id, digest: (await dryRun(ctx, first.id, 'new')).digest })
  return { ctx, id: (await startImport(ctx, big)).id }
}

/** A workspace with one claim, and an import of many rows that waits to be applied. */
async function waiting(): Promise<Import> {
  const { ctx, id } = await draft()
  await answerImport(ctx, { id, answers: undisturbed.answers })
  return { ctx, application: { id, digest: undisturbed.digest }, before: await everythingIn(url, ctx.workspace.id) }
}

const made = { maintainer: '', maintainerKind: 'independent_lab', vendor: '', name: '', version: '', choice: 'make' } as const
const named = (key: string) =>
  key.startsWith('["model"') ? { vendor: 'Alibaba', name: 'Wan', version: '2.2' } : { name: 'ClipCheck', maintainer: 'A lab' }

async function withoutDisturbance(): Promise<typeof undisturbed> {
  const { ctx, id } = await draft()
  const answers = (await importNames(ctx, id)).questions.map(({ key }) => ({ ...made, key, ...named(key) }))
  await answerImport(ctx, { id, answers })
  const { digest } = await dryRun(ctx, id, 'new')
  let planned = performance.now()
  await applyImport(ctx, { id, digest }, (done) => {
    if (done <= size / 2) planned = performance.now()
  })
  const writingMs = performance.now() - planned
  const run = await ctx.db.importRun.findFirst({ where: { id }, select: { madeClaims: true } })
  return { answers, digest, end: await standing(ctx), ids: run?.madeClaims ?? [], writingMs }
}

/** What an import writes, without what differs between two workspaces with the same content. */
async function standing({ db }: Context) {
  const byId = { orderBy: { id: 'asc' } } as const
  const made = { madeVendors: true, madeModels: true, madeBenchmarks: true, madeSources: true, madeClaims: true }
  return {
    claims: await db.claim.findMany({ ...byId, select: { id: true, modelId: true, sourceId: true, value: true, version: true } }),
    vendors: await db.vendor.findMany({ ...byId, select: { id: true } }),
    models: await db.model.findMany({ ...byId, select: { id: true, tasks: true } }),
    benchmarks: await db.benchmark.findMany({ ...byId, select: { id: true, tasks: true } }),
    dimensions: await db.benchmarkDimension.findMany({ ...byId, select: { id: true, benchmarkId: true } }),
    sources: await db.source.findMany({ ...byId, select: { id: true, url: true } }),
    events: await db.auditEvent.findMany({ orderBy: { seq: 'asc' }, select: { seq: true, action: true } }),
    runs: await db.importRun.findMany({ orderBy: { fileName: 'asc' }, select: { state: true, counts: true, ...made } }),
  }
}

const everything = (of: Import) => everythingIn(url, of.ctx.workspace.id)

async function appliesOnceAndForAll(of: Import): Promise<void> {
  expect(await applyImport(of.ctx, of.application)).toMatchObject({ before: false, counts: { new: size - 1, changed: 1 } })
  await changesNothingMore(of)
}

async function changesNothingMore(of: Import): Promise<void> {
  expect(await standing(of.ctx)).toEqual(undisturbed.end)
  const all = await everything(of)
  expect(await applyImport(of.ctx, of.application)).toMatchObject({ before: true, counts: { new: size - 1, changed: 1 } })
  expect(await everything(of)).toEqual(all)
}

async function found(text: string): Promise<number> {
  for (let tries = 0; tries < 2000; tries++) {
    const { rows } = await watcher.query<{ pid: number }>(text)
    if (rows[0]) return rows[0].pid
    await sleep(5)
  }
  throw new Error(`No session appeared: ${text}`)
}

const waitsFor = (pid: number) => found(`select pid from pg_stat_activity where ${pid} = any(pg_blocking_pids(pid))`)
/** The session that waits for what the holder holds: it stands still in the middle of a statement. */
const stopped = async () => waitsFor((await holder.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]?.pid ?? 0)
const applying = () =>
  found(
    `select pid from pg_locks where locktype = 'advisory' and granted and database = (select oid from pg_database where datname = current_database())`,
  )
const end = (pid: number) => watcher.query('select pg_terminate_backend($1)', [pid])
const gone = (pid: number) => found(`select ${pid} as pid where not exists (select from pg_stat_activity where pid = ${pid})`)

/** Applies the import and ends its session so long after the writing began. */
async function endedAfter(of: Import, ms: number): Promise<'all' | 'nothing'> {
  const session = applying()
  let timer: NodeJS.Timeout | undefined
  let ending: Promise<unknown> | undefined
  const outcome = await applyImport(of.ctx, of.application, (done) => {
    if (done < size / 2) return
    timer ??= setTimeout(() => {
      ending = session.then(end)
    }, ms)
  }).then(
    () => 'all' as const,
    () => 'nothing' as const,
  )
  clearTimeout(timer)
  if (await ending) await gone(await session)
  return outcome
}

const holds = {
  table:
    (name: string): Hold =>
    () =>
      holder.query(`lock table "${name}" in share mode`),
  row:
    (name: string, row: string): Hold =>
    ({ ctx }) =>
      holder.query(`select from "${name}" where "workspaceId" = $1 and ${row} for update`, [ctx.workspace.id]),
  /** Takes the place of a claim that is not there yet: a row of the same name that is not committed. */
  newClaim:
    (share: number): Hold =>
    ({ ctx }) =>
      holder.query(
        `insert into "Claim" ("workspaceId", "id", ${taken}) select "workspaceId", $2, ${taken} from "Claim" where "workspaceId" = $1`,
        [ctx.workspace.id, undisturbed.ids[Math.floor(share * undisturbed.ids.length)]],
      ),
}
const taken = [
  ...['modelId', 'task', 'value', 'unit', 'publishedOn', 'tier', 'sourceId', 'evaluatorId', 'evaluatorOrg', 'evaluatorKind', 'updatedAt'],
]
  .map((name) => `"${name}"`)
  .join(', ')

beforeAll(async () => {
  url = (await testDatabase()).url
  undisturbed = await withoutDisturbance()
  expect(undisturbed.end.claims).toHaveLength(size)
})

const connected = async () => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client
}
beforeEach(async () => {
  holder = await connected()
  watcher = await connected()
})
afterEach(() => Promise.all([holder.end(), watcher.end()]))

describe('an import whose session with the database ends leaves nothing behind, and can be applied whole afterwards', () => {
  const early = 0.9 * dice.uniform()
  const late = 0.92 + 0.08 * dice.uniform()
  const moments: [string, Hold][] = [
    ['before its first vendor', holds.table('Vendor')],
    ['before its first source', holds.table('Source')],
    [`when ${Math.round(100 * early)} % of its claims are written`, holds.newClaim(early)],
    [`when ${Math.round(100 * late)} % of its claims are written`, holds.newClaim(late)],
    ['at the claim that it corrects', holds.row('Claim', '"version" = 1')],
    ['when it notes that it is applied', holds.row('ImportRun', `"state" = 'draft'`)],
    ['before its line in the audit trail', holds.table('AuditEvent')],
  ]
  let of: Import
  beforeAll(async () => {
    of = await waiting()
  })
  test.each(moments)('%s', async (_, hold) => {
    await holder.query('begin')
    await hold(of)
    const refusal = expect(applyImport(of.ctx, of.application)).rejects.toThrow()
    await end(await stopped())
    await refusal
    await holder.query('rollback')
    expect(await everything(of)).toEqual(of.before)
  })

  test('at seeded moments of the writing, or all of it when the end comes too late', async () => {
    for (const share of [dice.uniform(), dice.uniform(), dice.uniform()].sort()) {
      const outcome = await endedAfter(of, share * undisturbed.writingMs)
      if (outcome === 'all') return changesNothingMore(of)
      expect(await everything(of)).toEqual(of.before)
    }
    await appliesOnceAndForAll(of)
  })

  test('while another application of it waits, which then does all of it', async () => {
    const of = await waiting()
    await holder.query('begin')
    await holds.newClaim(dice.uniform())(of)
    const first = expect(applyImport(of.ctx, of.application)).rejects.toThrow()
    const session = await stopped()
    const second = applyImport(of.ctx, of.application)
    await waitsFor(session)
    await end(session)
    await first
    await holder.query('rollback')
    expect(await second).toMatchObject({ before: false, counts: { new: size - 1, changed: 1 } })
    await changesNothingMore(of)
  })
})

test('an import whose process is killed leaves nothing behind, and is applied whole by the next try', async () => {
  const of = await waiting()
  await holder.query('begin')
  await holds.newClaim(dice.uniform())(of)
  const task = JSON.stringify({ workspace: of.ctx.workspace, databaseUrl: url, now: of.ctx.now, application: of.application })
  const args = ['--conditions=react-server', '--import', 'tsx', 'lib/testing/apply-import.ts', task]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] })
  const session = await stopped().finally(() => child.kill('SIGKILL'))
  if (child.signalCode === null) await once(child, 'exit')
  expect(child.signalCode).toBe('SIGKILL')
  const next = applyImport(of.ctx, of.application)
  await holder.query('rollback')
  expect(await next).toMatchObject({ before: false, counts: { new: size - 1, changed: 1 } })
  await gone(session)
  await changesNothingMore(of)
})

describe('an import whose connection breaks at the commit', () => {
  /** A way to the database that breaks when the commit passes, just before the database hears of it or just after. */
  async function breakingWay(heard: boolean) {
    const target = new URL(url)
    let broken: Promise<unknown> | undefined
    const server = createServer((near) => {
      const far = connect(Number(target.port), target.hostname)
      for (const side of [near, far]) side.on('error', () => undefined)
      far.on('data', (bytes) => near.write(bytes)).on('close', () => near.destroy())
      near.on('close', () => far.end())
      near.on('data', (bytes) => {
        if (!bytes.includes('COMMIT')) return far.write(bytes)
        broken = once(far, 'close')
        if (heard) far.write(bytes)
        far.end()
        near.destroy()
      })
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const way = new URL(url)
    way.port = String((server.address() as AddressInfo).port)
    return { databaseUrl: way.href, broken: () => broken, close: () => server.close() }
  }

  async function applyThrough(of: Import, heard: boolean): Promise<void> {
    const way = await breakingWay(heard)
    const ctx = systemContext({ workspace: of.ctx.workspace, databaseUrl: way.databaseUrl, now: of.ctx.now, actor: of.ctx.actor })
    await expect(applyImport(ctx, of.application)).rejects.toThrow()
    await way.broken()
    way.close()
  }

  test('before the database hears of it, leaves nothing behind and is applied whole by the next try', async () => {
    const of = await waiting()
    await applyThrough(of, false)
    expect(await everything(of)).toEqual(of.before)
    await appliesOnceAndForAll(of)
  })

  test('after the database heard of it, is there whole, and the next try says so', async () => {
    const of = await waiting()
    await applyThrough(of, true)
    await changesNothingMore(of)
  })
})
