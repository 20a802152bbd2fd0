import type pg from 'pg'
import type { BenchRow } from '@/lib/cli/bench/row'
import { type BenchDatabase, withBenchDatabase } from '@/lib/cli/bench-database'
import { median, readsOf } from '@/lib/cli/measure'
import { claimFacets } from '@/lib/services/claim-facets'
import { listClaims } from '@/lib/services/claim-list'
import { cursorText } from '@/lib/services/claim-query'

const goal = '≤ 2 × its SQL + 5 ms'

/** One page of 100,000 claims, as the grid asks for it, against the SQL it sends. */
export const bench = (): Promise<BenchRow[]> => withBenchDatabase(world, measure)

async function measure({ ctx, bare }: BenchDatabase): Promise<BenchRow[]> {
  const after = await middle(bare)
  const pages: [string, () => Promise<unknown>][] = [
    ['50 newest of 100,000 claims', () => listClaims(ctx)],
    ['50 by value, from row 50,000', () => listClaims(ctx, { sort: '-value', after })],
    ['50 by name of the model', () => listClaims(ctx, { sort: 'model' })],
    ['50 of one vendor and kind, by value', () => listClaims(ctx, { vendor: ['v3'], kind: ['vendor'], sort: '-value' })],
    [
      '50 filtered by kind, range and date, by value',
      () => listClaims(ctx, { kind: ['independent'], min: 20, max: 80, from: '2024-06-01', sort: '-value' }),
    ],
    ['100 from number 50,000 on', () => listClaims(ctx, { at: 50_000, take: 100 })],
    ['100 after row 50,000 and 2,000 more', () => listClaims(ctx, { sort: '-value', after, skip: 2_000, take: 100 })],
    ['100 by name of the model, from number 50,000 on', () => listClaims(ctx, { sort: 'model', at: 50_000, take: 100 })],
    ['100 last of a filtered list by value', () => listClaims(ctx, { kind: ['independent'], sort: '-value', at: 24_900, take: 100 })],
    ['200 after row 50,000, as the grid scrolls', () => listClaims(ctx, { sort: '-value', after, take: 200 })],
    ['50 that bear three words', () => listClaims(ctx, { q: 'model k bench' })],
    ['nothing found in any note', () => listClaims(ctx, { q: 'unheard-of' })],
  ]
  const rows: BenchRow[] = []
  for (const [figure, work] of pages) rows.push(await against(bare, figure, work))
  // Each day is a filter of its own, so nothing kept from before can answer.
  let day = 0
  const anew = () => claimFacets(ctx, { from: new Date(Date.UTC(2020, 0, ++day)).toISOString().slice(0, 10) })
  const first = await against(bare, 'counts beside the filters, first time', anew)
  const again = await median(() => claimFacets(ctx))
  const kept = { ours: again, reference: first.ours, referenceName: 'counting them anew', ratio: again / first.ours, goal: '' }
  rows.push({ ...first, goal: '' }, { ...first, figure: 'counts beside the filters, again', ...kept })
  return rows
}

async function against(bare: pg.Client, figure: string, work: () => Promise<unknown>): Promise<BenchRow> {
  const queries = await readsOf(work)
  const ours = await median(work)
  const reference = await median(async () => {
    for (const { text, values } of queries) await bare.query(text, values)
  })
  return { figure, ours, unit: 'ms', reference, referenceName: 'its SQL over a bare connection', ratio: ours / reference, goal }
}

async function middle(bare: pg.Client): Promise<string> {
  const { rows } = await bare.query<{ id: string; key: string }>(
    `select "id", "value"::text as "key" from "Claim" where "value" is not null order by "value" desc, "id" desc offset 49999 limit 1`,
  )
  const [row] = rows
  if (!row) throw new Error('The bench has no claims.')
  return cursorText({ sort: 'value', descending: true, key: row.key, id: row.id, before: 50_000 })
}

/** 100,000 claims with everything they refer to, as statements. */
export const world = [
  'select setseed(0.5)',
  `insert into "Workspace" ("id", "slug", "name", "timeZone") values ('w', 'w', 'Bench', 'UTC')`,
  `insert into "Vendor" ("workspaceId", "id", "name", "updatedAt") select 'w', 'v' || i, 'Vendor ' || i, now() from generate_series(0, 59) i`,
  `insert into "Model" ("workspaceId", "id", "vendorId", "name", "modelVersion", "group", "updatedAt")
   select 'w', 'm' || i, 'v' || i % 60, 'Model ' || chr(65 + i % 26), (i / 10.0)::numeric(4, 1)::text, 'm' || i, now() from generate_series(0, 199) i`,
  `insert into "Benchmark" ("workspaceId", "id", "name", "maintainer", "maintainerKind", "updatedAt")
   select 'w', 'b' || i, 'Bench ' || i, 'A lab', 'academic', now() from generate_series(0, 44) i`,
  `insert into "BenchmarkDimension" ("workspaceId", "benchmarkId", "id", "name", "metric", "unit", "higherIsBetter")
   select 'w', 'b' || b, 'd' || d, 'Dimension ' || d, 'automatic', '%', true from generate_series(0, 44) b, generate_series(0, 9) d`,
  `insert into "Source" ("workspaceId", "id", "title", "url")
   select 'w', 's' || i, 'Paper ' || i || ' on video models', 'https://papers.example/' || i from generate_series(0, 1999) i`,
  `insert into "Claim" ("workspaceId", "id", "modelId", "benchmarkId", "dimensionId", "task", "value", "unit", "sampleSize", "evaluatorId", "evaluatorOrg",
     "evaluatorKind", "tableId", "publishedOn", "sourceId", "tier", "note", "updatedAt")
   select 'w', 'c' || i, 'm' || floor(random() * 200), 'b' || i % 45, 'd' || i % 10, (array['t2v', 'i2v', 't2v_audio'])[1 + i % 3],
     case when i % 30 > 0 then (random() * 100)::numeric(5, 2) end, '%', case when i % 3 = 0 then 1 + floor(random() * 5000) end,
     'e' || i % 40, 'Evaluator ' || i % 40, (array['peer_reviewed', 'independent', 'community', 'vendor']::"EvaluatorKind"[])[1 + i % 4],
     't' || i / 40, date '2024-01-01' + floor(random() * 1050)::int, 's' || floor(random() * 2000), (array['primary', 'relay']::"SourceTier"[])[1 + i % 2],
     'Read from row ' || i || ' of the table; settings as the paper states them, prompts as its maintainers published them.', now()
   from generate_series(1, 100000) i`,
  'analyze',
]
