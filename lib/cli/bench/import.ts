import { createHash } from 'node:crypto'
import { chmod } from 'node:fs/promises'
import path from 'node:path'
import type pg from 'pg'
import type { BenchRow } from '@/lib/cli/bench/row'
import { type BenchDatabase, withBenchDatabase } from '@/lib/cli/bench-database'
import type { Context } from '@/lib/context'
import { readImport } from '@/lib/import/read'
import { applyImport } from '@/lib/services/import-apply'
import { dryRun } from '@/lib/services/import-views'
import { startImport } from '@/lib/services/imports'
import { Stop } from '@/lib/stop'

const claims = 100_000
const rounds = 3

/** A CSV file of 100,000 claims, read, matched, validated and written in one transaction, against a bare COPY of the rows it made. */
export const bench = (): Promise<BenchRow[]> =>
  withBenchDatabase(world, async (database) => {
    // The server reads and writes the file of the reference itself.
    await chmod(database.folder, 0o777)
    return measure(database)
  })

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now()
  await work()
  return performance.now() - start
}
const middle = (times: number[]): number => times.sort((a, b) => a - b)[Math.floor(times.length / 2)] as number

type Times = { read: number[]; dry: number[]; apply: number[]; copy: number[] }

async function measure({ ctx, bare, folder }: BenchDatabase): Promise<BenchRow[]> {
  const file = path.join(folder, 'claims.copy')
  const text = csv()
  const times: Times = { read: [], dry: [], apply: [], copy: [] }
  for (let round = 0; round < rounds; round++) await oneRound({ ctx, bare, file, text }, times)
  const whole = middle(times.read.map((read, at) => read + (times.apply[at] as number)))
  const reference = middle(times.copy)
  const perSecond = (ms: number) => claims / (ms / 1000)
  const row = { unit: 'rows/s', referenceName: 'COPY of the same rows' }
  const part = (figure: string, list: number[]) => {
    const ours = middle(list)
    return { figure, ours: perSecond(ours), ...row, reference: perSecond(reference), ratio: reference / ours, goal: '' }
  }
  return [
    { ...part('100,000 claims from CSV: read, matched, checked, written', [whole]), goal: '≥ 0.25' },
    part('of which: reading the file and keeping it as a draft', times.read),
    part('of which: matching, checking and writing', times.apply),
    part('the dry run before', times.dry),
  ]
}

type Round = { ctx: Context; bare: pg.Client; file: string; text: string }

async function oneRound({ ctx, bare, file, text }: Round, times: Times): Promise<void> {
  const took = await importClaims(ctx, text)
  for (const name of ['read', 'dry', 'apply'] as const) times[name].push(took[name])
  const { rows } = await bare.query<{ count: string }>('select count(*) from "Claim"')
  if (Number(rows[0]?.count) !== claims) throw new Stop(`The bench imported ${rows[0]?.count} claims instead of ${claims}.`)
  const columns = await copied(bare)
  await bare.query(`copy "Claim" (${columns}) to '${file}'`)
  await bare.query('truncate "Claim" cascade')
  times.copy.push(await timed(() => bare.query(`copy "Claim" (${columns}) from '${file}'`)))
  await bare.query('truncate "Claim" cascade')
}

/** Imports a CSV file of claims the way a person does, and says how many milliseconds each step took. */
export async function importClaims(ctx: Context, text: string): Promise<Record<'read' | 'dry' | 'apply', number>> {
  let id = ''
  let digest = ''
  const read = await timed(async () => {
    const result = await readImport({ bytes: Buffer.from(text), fileName: 'claims.csv' })
    if (result.kind === 'refused') throw new Stop(`The bench cannot be read: ${result.problems[0]?.reason}`)
    const fileSha256 = createHash('sha256').update(text).digest('hex')
    ;({ id } = await startImport(ctx, { fileName: 'claims.csv', fileSha256, table: result.table }))
  })
  const dry = await timed(async () => {
    ;({ digest } = await dryRun(ctx, id, 'new'))
  })
  const apply = await timed(() => applyImport(ctx, { id, digest }))
  return { read, dry, apply }
}

/** Columns that the database works out by itself cannot be copied in. */
async function copied(bare: pg.Client): Promise<string> {
  const { rows } = await bare.query<{ name: string }>(
    `select column_name as name from information_schema.columns where table_name = 'Claim' and is_generated = 'NEVER' order by ordinal_position`,
  )
  return rows.map(({ name }) => `"${name}"`).join(', ')
}

const head = 'Vendor,Model,Benchmark,Metric,Task,Score,Unit,N,Evaluated by,Evaluator type,Table,Published,Source,Link,Tier,Note'

function csv(): string {
  const lines = [head]
  for (let at = 0; at < claims; at++) {
    const model = at % 200
    const day = new Date(Date.UTC(2024, 0, 1 + (at % 1000))).toISOString().slice(0, 10)
    const source = at % 2000
    lines.push(
      [
        ...[`Vendor ${model % 60}`, `Model ${String.fromCharCode(65 + (model % 26))} ${(model / 10).toFixed(1)}`, `Bench ${at % 45}`],
        ...[`Dimension ${at % 10}`, ['t2v', 'i2v', 'text to video with audio'][at % 3], ((at * 7919) % 10_000) / 100, '%'],
        ...[1 + (at % 5000), `Evaluator ${at % 40}`, ['peer-reviewed', 'independent', 'community', 'vendor'][at % 4], `t${at}`],
        ...[day, `Paper ${source} on video models`, `https://papers.example/${source}`, at % 2 === 0 ? 'primary' : 'relay'],
        `"Read from row ${at} of the table; settings as the paper states them, prompts as its maintainers published them."`,
      ].join(','),
    )
  }
  return lines.join('\n')
}

const world = [
  `insert into "Workspace" ("id", "slug", "name", "timeZone") values ('w', 'w', 'Bench', 'UTC')`,
  `insert into "Vendor" ("workspaceId", "id", "name", "updatedAt") select 'w', 'v' || i, 'Vendor ' || i, now() from generate_series(0, 59) i`,
  `insert into "Model" ("workspaceId", "id", "vendorId", "name", "modelVersion", "group", "updatedAt")
   select 'w', 'm' || i, 'v' || i % 60, 'Model ' || chr(65 + i % 26), (i / 10.0)::numeric(4, 1)::text, 'm' || i, now() from generate_series(0, 199) i`,
  `insert into "Benchmark" ("workspaceId", "id", "name", "maintainer", "maintainerKind", "updatedAt")
   select 'w', 'b' || i, 'Bench ' || i, 'A lab', 'academic', now() from generate_series(0, 44) i`,
  `insert into "BenchmarkDimension" ("workspaceId", "benchmarkId", "id", "name", "metric", "unit", "higherIsBetter", "min", "max")
   select 'w', 'b' || b, 'd' || d, 'Dimension ' || d, 'automatic', '%', true, 0, 100 from generate_series(0, 44) b, generate_series(0, 9) d`,
  `insert into "Source" ("workspaceId", "id", "title", "url")
   select 'w', 's' || i, 'Paper ' || i || ' on video models', 'https://papers.example/' || i from generate_series(0, 1999) i`,
  'analyze',
]
