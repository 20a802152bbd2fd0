import type { BenchRow } from '@/lib/cli/bench/row'
import { type BenchDatabase, withBenchDatabase } from '@/lib/cli/bench-database'
import { median, readsOf } from '@/lib/cli/measure'
import { listClaims } from '@/lib/services/claim-list'
import { searchTerms } from '@/lib/services/claim-search'

const goal = '≤ 150 ms'

const asked: [figure: string, text: string][] = [
  ['a name: "kling 3.1"', 'kling 3.1'],
  ['a word of some notes: "upscaled"', 'upscaled'],
  ['a rare word of the stored texts: "flickering"', 'flickering'],
  ['a word of every stored text: "clips"', 'clips'],
  ['a word begun: "flick"', 'flick'],
  ['Chinese in the stored texts: "可灵"', '可灵'],
  ['three words: "kling physics upscaled"', 'kling physics upscaled'],
  ['a figure: "83.24"', '83.24'],
  ['what nobody wrote', 'unheard-of'],
]

/** The first page of claims for a search text, over 100,000 claims and 2,000 stored texts of 10,000 characters. */
export const bench = (): Promise<BenchRow[]> =>
  withBenchDatabase(world, async (database) => {
    const rows: BenchRow[] = []
    for (const [figure, text] of asked) rows.push(await measure(database, { figure, text }))
    return rows
  })

async function measure({ ctx, bare }: BenchDatabase, { figure, text }: { figure: string; text: string }): Promise<BenchRow> {
  const search = () => listClaims(ctx, { q: text })
  const queries = await readsOf(search)
  const { rows } = await search()
  const terms = await searchTerms(ctx, text)
  const ours = await median(search)
  const reference = await median(async () => {
    for (const query of queries) await bare.query(query.text, query.values)
  })
  const found = `${rows.length === 50 ? '50 or more' : rows.length} found, ${terms.length} ${terms.length === 1 ? 'term' : 'terms'}`
  const ratio = ours / reference
  return { figure: `${figure} (${found})`, ours, unit: 'ms', reference, referenceName: 'its SQL over a bare connection', ratio, goal }
}

const words =
  '{clips,prompts,model,physics,motion,temporal,identity,fidelity,audio,preference,votes,raters,blind,seconds,frames,resolution,seed,sampler,score,interval}'

const world = [
  'select setseed(0.5)',
  `insert into "Workspace" ("id", "slug", "name", "timeZone") values ('w', 'w', 'Bench', 'UTC')`,
  `insert into "Vendor" ("workspaceId", "id", "name", "updatedAt") select 'w', 'v' || i, 'Vendor ' || i, now() from generate_series(0, 59) i`,
  `insert into "Model" ("workspaceId", "id", "vendorId", "name", "modelVersion", "group", "updatedAt")
   select 'w', 'm' || i, 'v' || i % 60, (array['Veo', 'Kling', 'Wan', 'Runway Gen', 'Seedance'])[1 + i % 5], (i / 10.0)::numeric(4, 1)::text, 'm' || i, now()
   from generate_series(0, 199) i`,
  `insert into "Benchmark" ("workspaceId", "id", "name", "maintainer", "maintainerKind", "updatedAt")
   select 'w', 'b' || i, 'Bench ' || i, 'A lab', 'academic', now() from generate_series(0, 44) i`,
  `insert into "BenchmarkDimension" ("workspaceId", "benchmarkId", "id", "name", "metric", "unit", "higherIsBetter")
   select 'w', 'b' || b, 'd' || d, (${`'${words}'::text[]`})[1 + d], 'automatic', '%', true from generate_series(0, 44) b, generate_series(0, 9) d`,
  `insert into "Source" ("workspaceId", "id", "title", "url", "text")
   select 'w', 's' || i, 'Paper ' || i || ' on video models', 'https://papers.example/' || i,
     (select string_agg((${`'${words}'::text[]`})[1 + floor(random() * 20)] || ' ' || case when n % 9 = 0 then (random() * 100)::numeric(5, 2)::text else '' end, ' ')
      from generate_series(1, 1200 + i % 10) n)
     || case when i % 100 = 0 then ' flickering' else '' end || case when i % 50 = 0 then '。在盲测中，可灵三点零的胜率为六成。' else '' end
   from generate_series(0, 1999) i`,
  `insert into "Claim" ("workspaceId", "id", "modelId", "benchmarkId", "dimensionId", "task", "value", "unit", "sampleSize", "evaluatorId", "evaluatorOrg",
     "evaluatorKind", "tableId", "publishedOn", "sourceId", "tier", "note", "statement", "updatedAt")
   select 'w', 'c' || i, 'm' || floor(random() * 200), 'b' || i % 45, 'd' || i % 10, (array['t2v', 'i2v', 't2v_audio'])[1 + i % 3],
     (random() * 100)::numeric(5, 2), '%', case when i % 3 = 0 then 1 + floor(random() * 5000) end,
     'e' || i % 40, 'Evaluator ' || i % 40, (array['peer_reviewed', 'independent', 'community', 'vendor']::"EvaluatorKind"[])[1 + i % 4],
     't' || i / 40, date '2024-01-01' + floor(random() * 1050)::int, 's' || floor(random() * 2000), (array['primary', 'relay']::"SourceTier"[])[1 + i % 2],
     'Read from row ' || i || ' of the table; settings as the paper states them' || case when i % 700 = 0 then ', upscaled.' else ', prompts as published.' end,
     case when i % 40 = 0 then 'The best video model of its class' end, now()
   from generate_series(1, 100000) i`,
  'analyze',
]
