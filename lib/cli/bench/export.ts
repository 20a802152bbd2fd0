import { monitorEventLoopDelay } from 'node:perf_hooks'
import type pg from 'pg'
import { world } from '@/lib/cli/bench/claims'
import type { BenchRow } from '@/lib/cli/bench/row'
import { type BenchDatabase, withBenchDatabase } from '@/lib/cli/bench-database'
import type { Context } from '@/lib/context'
import { type ExportFile, exportClaims, exportFile } from '@/lib/services/exports'

/** 100,000 claims as a file, against PostgreSQL's own COPY of the same table. */
export const bench = (): Promise<BenchRow[]> => withBenchDatabase(world, measure)

async function measure({ ctx, bare }: BenchDatabase): Promise<BenchRow[]> {
  const copied = await quickest(() => copyOut(bare, `copy "Claim" to stdout (format csv, header)`))
  const joined = await quickest(() => copyOut(bare, `copy (${joinedSql}) to stdout (format csv, header)`))
  const files: [string, () => Promise<ExportFile>, string][] = [
    ['100,000 claims as CSV', () => exportFile(ctx, 'claims.csv'), '≤ 2 s'],
    ['100,000 claims of a list as CSV, by value', () => exportClaims(ctx, { sort: '-value' }), '≤ 2 s'],
    ['100,000 claims as JSON', () => exportFile(ctx, 'claims.json'), ''],
    ['the workspace as a ZIP of CSV files', () => exportFile(ctx, 'workspace.zip'), ''],
  ]
  const rows: BenchRow[] = []
  for (const [figure, file, goal] of files) {
    const ours = await quickest(async () => drain(await file()))
    rows.push({ figure, ours, unit: 'ms', reference: copied, referenceName: 'COPY TO STDOUT of the table', ratio: ours / copied, goal })
    if (rows.length === 1)
      rows.push({
        figure,
        ours,
        unit: 'ms',
        reference: joined,
        referenceName: 'COPY TO STDOUT of the same joined rows',
        ratio: ours / joined,
        goal: '',
      })
  }
  rows.push(...(await sheet(ctx, copied)), await memory(ctx))
  return rows
}

const joinedSql = `select c.*, m."name", v."name", b."name", d."name", s."title", s."url" from "Claim" c
join "Model" m on m."workspaceId" = c."workspaceId" and m."id" = c."modelId" join "Vendor" v on v."workspaceId" = c."workspaceId" and v."id" = m."vendorId"
join "Source" s on s."workspaceId" = c."workspaceId" and s."id" = c."sourceId"
left join "Benchmark" b on b."workspaceId" = c."workspaceId" and b."id" = c."benchmarkId"
left join "BenchmarkDimension" d on d."workspaceId" = c."workspaceId" and d."benchmarkId" = c."benchmarkId" and d."id" = c."dimensionId"`

/** Seconds are long enough that the best of three tells what the machine can do. */
async function quickest(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < 3; round++) {
    const start = performance.now()
    await work()
    times.push(performance.now() - start)
  }
  return Math.min(...times)
}

async function drain({ chunks }: ExportFile): Promise<number> {
  let bytes = 0
  for await (const chunk of chunks) bytes += chunk.length
  return bytes
}

/** A workbook comes whole, after its last row: how long that takes, and how long other requests wait in the meantime. */
async function sheet(ctx: Context, copied: number): Promise<BenchRow[]> {
  const waits = monitorEventLoopDelay({ resolution: 5 })
  waits.enable()
  const start = performance.now()
  await drain(await exportFile(ctx, 'claims.xlsx'))
  const ours = performance.now() - start
  waits.disable()
  return [
    {
      figure: '100,000 claims as XLSX',
      ours,
      unit: 'ms',
      reference: copied,
      referenceName: 'COPY TO STDOUT of the table',
      ratio: ours / copied,
      goal: '',
    },
    {
      figure: 'the longest that anything else waits meanwhile',
      ours: waits.max / 1e6,
      unit: 'ms',
      reference: null,
      referenceName: '',
      ratio: null,
      goal: '',
    },
  ]
}

/** How much more the process holds in the middle of the stream than at its start. */
async function memory(ctx: Context): Promise<BenchRow> {
  const before = process.memoryUsage().rss
  let most = before
  const { chunks } = await exportFile(ctx, 'claims.csv')
  for await (const _ of chunks) most = Math.max(most, process.memoryUsage().rss)
  const ours = (most - before) / 1e6
  return { figure: 'memory that 100,000 claims as CSV add', ours, unit: 'MB', reference: null, referenceName: '', ratio: null, goal: '' }
}

/** Runs a COPY and counts what it sends; the driver has no call for this, but passes the messages on. */
function copyOut(bare: pg.Client, text: string): Promise<number> {
  return new Promise((resolve, reject) => {
    let bytes = 0
    const copy = {
      submit: (connection: { query(text: string): void }) => connection.query(text),
      handleCopyData: ({ chunk }: { chunk: Uint8Array }) => {
        bytes += chunk.length
      },
      handleCommandComplete: () => {},
      handleReadyForQuery: () => resolve(bytes),
      handleError: reject,
    }
    bare.query(copy as unknown as pg.Submittable)
  })
}
