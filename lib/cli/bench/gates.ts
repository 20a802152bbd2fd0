import type { BenchRow } from '@/lib/cli/bench/row'
import { type BenchDatabase, withBenchDatabase } from '@/lib/cli/bench-database'
import { median, readsOf } from '@/lib/cli/measure'
import type { Context } from '@/lib/context'
import { engineFacts } from '@/lib/domain/evidence/facts'
import { defaultPolicy } from '@/lib/domain/policy'
import { parityOf } from '@/lib/domain/verdict/gates'
import { contradictionsIn } from '@/lib/services/contradictions'
import { indexOf } from '@/lib/services/readiness-facts'
import { type ReadinessWorld, readinessWorld } from '@/lib/services/readiness-world'

const OFFERINGS = 500
const DEPENDENCIES = 100

/** The gates of 500 offerings from 12,000 facts: what counts at each, what contradicts what, and every pair judged; against the SQL behind it. */
export const bench = (): Promise<BenchRow[]> => withBenchDatabase(rows, measure)

async function measure({ ctx, bare }: BenchDatabase): Promise<BenchRow[]> {
  const parts: [figure: string, work: () => Promise<unknown>, goal: string][] = [
    ['gates of 500 offerings: read, judged, and what contradicts', () => everything(ctx), '≤ 1,000 ms'],
    ['the index of readiness alone', async () => indexOf(await readinessWorld(ctx)), ''],
  ]
  const measured: BenchRow[] = []
  for (const [figure, work, goal] of parts) {
    const queries = await readsOf(work)
    const ours = await median(work)
    const reference = await median(async () => {
      for (const { text, values } of queries) await bare.query(text, values)
    })
    measured.push({ figure, ours, unit: 'ms', reference, referenceName: 'its SQL over a bare connection', ratio: ours / reference, goal })
  }
  return measured
}

async function everything(ctx: Context): Promise<void> {
  const world = await readinessWorld(ctx)
  const { total } = indexOf(world)
  const found = await contradictionsIn(ctx, world)
  const judged = judgePairs(world)
  if (total !== OFFERINGS * defaultPolicy.gates.length || judged !== OFFERINGS - DEPENDENCIES || found.length === 0)
    throw new Error(`The bench reads ${total} gates, judges ${judged} pairs and finds ${found.length} contradictions.`)
}

/** Every challenger against its incumbent, as a verdict does it. */
function judgePairs({ offerings, today }: ReadinessWorld): number {
  const incumbents = new Map(offerings.flatMap((entry) => entry.uses.filter(({ uses }) => uses).map((use) => [use.dependencyId, entry])))
  let judged = 0
  for (const challenger of offerings)
    for (const use of challenger.uses) {
      const incumbent = incumbents.get(use.dependencyId)
      if (use.uses || !incumbent) continue
      const facts = [...engineFacts(incumbent.facts, 'incumbent'), ...engineFacts(challenger.facts, 'challenger')]
      const dependency = { requiredRegions: ['eu'], peakJobsPerHour: 40 } as Parameters<typeof parityOf>[0]['dependency']
      judged += parityOf({ dependency, facts, policy: defaultPolicy, asOf: today }).gates.length > 0 ? 1 : 0
    }
  return judged
}

const perDependency = OFFERINGS / DEPENDENCIES

const rows = [
  'select setseed(0.5)',
  `insert into "Workspace" ("id", "slug", "name", "timeZone") values ('w', 'w', 'Bench', 'UTC')`,
  `insert into "Vendor" ("workspaceId", "id", "name", "website", "roles", "unverifiedFields", "updatedAt")
   select 'w', 'v' || i, 'Vendor ' || i, 'https://v' || i || '.example', '{model_maker}', '{}', now() from generate_series(0, 59) i`,
  `insert into "Model" ("workspaceId", "id", "vendorId", "name", "modelVersion", "group", "tasks", "access", "unverifiedFields", "updatedAt")
   select 'w', 'm' || i, 'v' || i % 60, 'Model ' || i, '1', 'm' || i, '{t2v}', '{api}', '{}', now() from generate_series(0, ${OFFERINGS - 1}) i`,
  `insert into "Offering" ("workspaceId", "id", "modelId", "providerId", "kind", "apiModelId", "sla", "regions", "unverifiedFields", "updatedAt")
   select 'w', 'o' || i, 'm' || i, 'v' || i % 60, 'first_party_api', 'model-' || i, case when i % 5 = 0 then '99.9 % uptime' end, '{eu}', '{}', now()
   from generate_series(0, ${OFFERINGS - 1}) i`,
  `insert into "Dependency" ("workspaceId", "id", "name", "task", "incumbentId", "dimensionWeights", "startedOn", "updatedAt")
   select 'w', 'd' || i, 'Workflow ' || i, 't2v', 'o' || i * ${perDependency}, '{"motion": 1}', date '2026-01-05', now()
   from generate_series(0, ${DEPENDENCIES - 1}) i`,
  `insert into "Challenger" ("workspaceId", "dependencyId", "offeringId", "addedOn")
   select 'w', 'd' || i / ${perDependency}, 'o' || i, date '2026-01-05' from generate_series(0, ${OFFERINGS - 1}) i where i % ${perDependency} > 0`,
  `insert into "Source" ("workspaceId", "id", "title", "url", "readOn", "text")
   select 'w', 's' || i, 'Terms ' || i, 'https://v' || i || '.example/terms', current_date,
     repeat('We keep what you send for thirty days and delete it after that. ', 300) || 'We may use your content to improve our models.'
   from generate_series(0, 59) i`,
  ...facts(),
  `insert into "JobSummary" ("workspaceId", "offeringId", "setting", "fromOn", "toOn", "figures", "atGates", "computedAt")
   select 'w', 'o' || i, (array['1080p, 8 s', '720p, 5 s'])[1 + (i % 7 = 3)::int], current_date - 90, current_date, '{}', true, now()
   from generate_series(0, ${OFFERINGS - 1}) i`,
  `insert into "Price" ("workspaceId", "id", "offeringId", "unit", "amount", "currency", "source", "validFrom", "updatedAt")
   select 'w', kind || i, 'o' || i, 'second', case when kind = 'invoice' then 0.15 else 0.1 end, 'USD', kind::"PriceSource", current_date - 30, now()
   from generate_series(0, ${OFFERINGS - 1}, 5) i, unnest(array['list', 'invoice']) kind`,
  'analyze',
]

/** Three facts for each gate of every offering: of this month, of the last quarter, and of half a year ago. */
function facts(): string[] {
  const stated = [
    ...['api_ga', 'commercial_use', 'data_terms'].map((gate) => [gate, 'contract', `'true'::jsonb`] as const),
    ['region', 'contract', `'["eu", "us"]'::jsonb`] as const,
    ['latency_p95', 'measured', 'to_jsonb(60 + floor(random() * 60))'] as const,
    ['cost_per_finished_second', 'measured', 'to_jsonb((0.1 + random() / 10)::numeric(6, 4))'] as const,
    ['availability', 'measured', 'to_jsonb((0.985 + random() / 100)::numeric(6, 4))'] as const,
    ['throughput', 'vendor_doc', 'to_jsonb(40 + floor(random() * 60))'] as const,
  ]
  return stated.map(
    ([gate, kind, value]) =>
      `insert into "Fact" ("workspaceId", "id", "offeringId", "gate", "value", "sourceKind", "observedOn", "relSe", "sourceId", "updatedAt")
       select 'w', '${gate.replaceAll('_', '-')}-' || i || '-' || age, 'o' || i, '${gate}', ${value}, '${kind}', current_date - age,
         ${kind === 'measured' ? '0.05' : 'null'}, ${gate === 'data_terms' ? `'s' || i % 60` : 'null'}, now()
       from generate_series(0, ${OFFERINGS - 1}) i, unnest(array[10, 80, 170]) age`,
  )
}
