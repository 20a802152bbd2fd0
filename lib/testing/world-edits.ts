import fc from 'fast-check'
import type { Claim } from '@/lib/domain/claim'
import { type Inventory, indexEvidence } from '@/lib/domain/evidence/evidence-index'
import { benchmarks, claim, dependency, fact, models, offering, trial, vendor } from '@/lib/domain/evidence/example-inventory'
import { defaultPolicy } from '@/lib/domain/policy'
import { pairKey, type ReportFrame, type World } from '@/lib/domain/report'
import type { Previous } from '@/lib/domain/verdict/input'
import type { Levels } from '@/lib/domain/verdict/output'
import { asKnown } from '@/lib/domain/world-difference'

type Row = Record<string, unknown> & { id: string }
/** A workspace as its tables hold it, with the day and the policy under which it is weighed. */
export type Tables = Record<
  'vendors' | 'models' | 'offerings' | 'benchmarks' | 'claims' | 'facts' | 'trials' | 'dependencies' | 'sources',
  Row[]
> & {
  previous: [string, Previous][]
  frame: ReportFrame
}

const weighedModels = models.slice(0, 5)
const modelIds = weighedModels.map(({ id }) => id)
const offeringIds = [...modelIds.map((id) => `${id}--fal`), 'veo-3.1--direct']
const dependencyIds = ['ads', 'films', 'loops']
const claimIds = Array.from({ length: 24 }, (_, i) => `c${i}`)
const sourceIds = ['paper', 'board', 'launch']
const days = ['2026-03-01', '2026-03-20', '2026-06-01', '2026-11-20', '2026-12-24']
const pick = <T>(...values: T[]) => fc.constantFrom(...values)

const score = fc.record({
  of: pick(
    { benchmarkId: 'vbench', dimensionId: 'color', unit: '%' },
    { benchmarkId: 'lmarena-t2v', dimensionId: 'arena-score', unit: 'arena points' },
  ),
  value: pick(40, 41, 41.4, 96),
})
const contest = fc.record({ opponentId: pick(...modelIds), wins: fc.nat(40), losses: fc.nat(40) })
const boast = fc.constant({ value: null, unit: null, benchmarkId: null, dimensionId: null, statement: 'Ahead of all.' })
const about = fc.oneof(
  { weight: 5, arbitrary: score.map(({ of, value }) => ({ ...of, value })) },
  contest.map((row) => ({ ...row, benchmarkId: 'panel', dimensionId: 'preferred', value: null, unit: null, ties: 2 })),
  boast,
)
const party = pick(
  { evaluatorId: 'lab', evaluatorOrg: 'Lab', evaluatorKind: 'independent', interestId: null },
  { evaluatorId: 'lab', evaluatorOrg: 'Lab', evaluatorKind: 'independent', interestId: null },
  { evaluatorId: 'arena', evaluatorOrg: 'Arena', evaluatorKind: 'community', interestId: null },
  { evaluatorId: 'bytedance', evaluatorOrg: 'ByteDance', evaluatorKind: 'vendor', interestId: 'bytedance' },
)
const anyClaim = (id: fc.Arbitrary<string>): fc.Arbitrary<Row> =>
  fc
    .record({
      id,
      modelId: pick(...modelIds),
      about,
      party,
      task: pick('t2v', 't2v', 't2v', 't2v', 't2v_audio'),
      variant: pick(null, null, 'audio', 'preview'),
      tableId: pick(null, 'march', 'march', 'april'),
      publishedOn: pick(...days),
      tier: pick('primary', 'relay'),
      repeatsId: fc.option(pick(...claimIds), { freq: 3 }),
      sourceId: pick(...sourceIds),
      retracted: pick(false, false, false, true),
    })
    .map(({ about: said, party: who, ...row }): Row => {
      const opponent = 'opponentId' in said && said.opponentId === row.modelId ? { opponentId: 'magi-1' } : {}
      return claim({ ...row, ...said, ...who, ...opponent, repeatsId: row.repeatsId === row.id ? null : row.repeatsId }) as Claim & Row
    })

const anyFact = fc
  .record({
    id: pick('f0', 'f1', 'f2', 'f3'),
    offeringId: pick(...offeringIds),
    of: pick({ gate: 'data_terms', value: true }, { gate: 'latency_p95', value: 80 }, { gate: 'latency_p95', value: 120 }),
    observedOn: pick(...days),
    sourceId: pick(null, ...sourceIds),
  })
  .map(({ of, ...row }): Row => ({ ...fact({ ...row, ...of, sourceKind: 'measured' }), origin: 'team' }))

const anyTrial = fc
  .record({
    id: pick('t0', 't1'),
    dependencyId: pick(...dependencyIds),
    sides: fc.shuffledSubarray(offeringIds, { minLength: 2, maxLength: 2 }),
    closedOn: pick('2026-11-01', '2026-12-24'),
    wins: fc.integer({ min: 20, max: 38 }),
  })
  .map(({ sides: [challengerId, incumbentId], ...row }): Row => ({ ...trial({ ...row, challengerId, incumbentId }), origin: 'team' }))

const anyDependency = (id: fc.Arbitrary<string>) =>
  fc
    .record({
      id,
      name: pick('Adverts', 'Films'),
      task: pick('t2v', 't2v_audio'),
      sides: fc.shuffledSubarray(offeringIds, { minLength: 2, maxLength: 5 }),
      dimensionWeights: pick({ prompt: 1 }, { prompt: 1, motion: 2 }),
      costGoal: fc.boolean(),
      forcedMoveBy: pick(null, null, '2026-12-31'),
      addedOn: pick('2026-04-01', '2026-12-24'),
      startedOn: pick('2026-01-01', '2026-01-01', '2026-12-24'),
      ownerName: pick(null, 'Ana'),
    })
    .map(({ sides: [incumbentId, ...rivals], addedOn, ownerName, ...row }): Row => {
      const challengers = rivals.map((offeringId) => ({ offeringId, addedOn }))
      return { ...dependency({ ...row, incumbentId, challengers }), origin: 'team', ownerName }
    })

const levels: fc.Arbitrary<Levels> = fc.record({ Q: pick(0, 1, 2, 3, 4), R: pick(0, 1, 2), E: pick(0, 1, 2) }) as fc.Arbitrary<Levels>
const anyPrevious = fc
  .record({ dependencyId: pick(...dependencyIds), offeringId: pick(...offeringIds), goal: pick('capability', 'cost'), levels })
  .map(({ dependencyId, offeringId, goal, levels: last }): [string, Previous] => [
    pairKey(dependencyId, offeringId, goal),
    { levels: last, policyVersion: defaultPolicy.policyVersion, engineVersion: defaultPolicy.engineVersion },
  ])

const frame: ReportFrame = {
  workspace: { id: 'w', name: 'Studio', timeZone: 'UTC', currency: 'USD', demo: false },
  ...{ week: '2026-W48', edition: 1, asOf: '2026-11-25', previousSha256: null, supersedes: null },
  policy: { policyVersion: defaultPolicy.policyVersion, sha256: '', content: defaultPolicy },
}

export const someTables: fc.Arbitrary<Tables> = fc
  .record({
    claims: fc.tuple(...claimIds.slice(0, 18).map((id) => anyClaim(fc.constant(id)))),
    facts: fc.uniqueArray(anyFact, { selector: ({ id }) => id, maxLength: 4 }),
    trials: fc.uniqueArray(anyTrial, { selector: ({ id }) => id, maxLength: 2 }),
    dependencies: fc.tuple(...dependencyIds.slice(0, 2).map((id) => anyDependency(fc.constant(id)))),
    previous: fc.array(anyPrevious, { maxLength: 3 }),
  })
  .map((rows) => ({
    vendors: ['bytedance', 'google', 'tencent', 'zhipu', 'fal'].map((id): Row => vendor(id)),
    models: weighedModels.map((row): Row => ({ ...row })),
    offerings: offeringIds.map((id): Row => ({ ...offering(id), origin: 'team' })),
    benchmarks: benchmarks.map((row): Row => ({ ...row })),
    sources: sourceIds.map((id): Row => ({ id, title: id, url: null, readOn: null, textSha256: null })),
    frame,
    ...rows,
  }))

export interface Edit {
  name: string
  make: (tables: Tables) => Tables
}

type Table = Exclude<keyof Tables, 'previous' | 'frame'>
const put = (table: Table, row: Row): Edit => ({
  name: `put ${table} ${row.id}`,
  make: (tables) => ({ ...tables, [table]: [...tables[table].filter(({ id }) => id !== row.id), row] }),
})
const drop = (table: Table, id: string): Edit => ({
  name: `drop ${table} ${id}`,
  make: (tables) => ({ ...tables, [table]: tables[table].filter((row) => row.id !== id) }),
})
const change = (table: Table, at: number, fields: Record<string, unknown>): Edit => ({
  name: `change ${table} ${at} ${JSON.stringify(fields)}`,
  make: (tables) => ({
    ...tables,
    [table]: tables[table].map((row, index) => (index === at % tables[table].length ? { ...row, ...fields } : row)),
  }),
})
const changes = (table: Table, ...fields: Record<string, unknown>[]) =>
  fc.tuple(fc.nat(30), pick(...fields)).map(([at, some]) => change(table, at, some))
const reframe = (fields: Partial<ReportFrame>): Edit => ({
  name: `frame ${Object.keys(fields)}`,
  make: (tables) => ({ ...tables, frame: { ...tables.frame, ...fields } }),
})

/** One write of any kind that a person or an import makes, or a night that passes. */
export const anyEdit: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 4, arbitrary: anyClaim(pick(...claimIds)).map((row) => put('claims', row)) },
  { weight: 2, arbitrary: pick(...claimIds).map((id) => drop('claims', id)) },
  changes('claims', { retracted: true }, { statement: 'Again.' }, { tableId: 'may' }, { publishedOn: '2026-03-09' }, { locator: 'p. 3' }),
  anyFact.map((row) => put('facts', row)),
  pick('f0', 'f1').map((id) => drop('facts', id)),
  anyTrial.map((row) => put('trials', row)),
  pick('t0').map((id) => drop('trials', id)),
  anyDependency(pick(...dependencyIds)).map((row) => put('dependencies', row)),
  pick(...dependencyIds).map((id) => drop('dependencies', id)),
  changes(
    'offerings',
    { priceUsdPerSecond: 0.2, asOf: '2026-10-01' },
    { lifecycleStatus: 'retired', retiresOn: '2026-10-01' },
    { origin: 'demo' },
  ),
  pick('veo-3.1', 'hunyuanvideo').map((modelId) => change('offerings', 5, { modelId })),
  changes('offerings', { modelId: 'veo-3.1' }, { providerId: null, kind: 'self_host' }),
  changes(
    'models',
    { retiresOn: '2026-12-31', asOf: '2026-10-01' },
    { name: 'Renamed' },
    { group: 'veo-3.1', vendorId: 'google' },
    { vendorId: 'google' },
  ),
  pick(1, 3).map((at) => change('models', at, { group: 'alone' })),
  changes(
    'models',
    { lifecycleStatus: 'preview' },
    { group: 'seedance-2.0', vendorId: 'bytedance' },
    { commercialUse: 'yes', asOf: '2026-10-01' },
  ),
  changes('vendors', { name: 'Renamed' }, { website: 'https://fal.ai' }),
  fc
    .tuple(pick(0, 1), pick<Record<string, unknown>>({ saturated: true }, { name: 'Renamed' }, { promptsPublic: null }, { dimensions: [] }))
    .map(([at, fields]) => change('benchmarks', at, fields)),
  changes('sources', { title: 'Another title' }),
  anyPrevious.map(
    (entry): Edit => ({ name: `previous ${entry[0]}`, make: (tables) => ({ ...tables, previous: [...tables.previous, entry] }) }),
  ),
  pick<Partial<ReportFrame>>({ asOf: '2026-11-26' }, { asOf: '2026-12-25' }, { previousSha256: 'ab' }).map(reframe),
  pick<Partial<ReportFrame>>(
    { workspace: { ...frame.workspace, currency: 'EUR' } },
    { policy: { ...frame.policy, content: { ...defaultPolicy, tau: 0.2 } } },
  ).map(reframe),
)

/** Reads a world as a service does: every row a new object, in an order of its own; rows that say what `known` says are taken from there. */
export function worldOf(tables: Tables, { backwards, known }: { backwards: boolean; known?: World | undefined }): World {
  const rows = structuredClone({ ...tables, frame: null })
  if (backwards) for (const table of Object.values(rows)) if (Array.isArray(table)) table.reverse()
  const read = rows as unknown as Inventory & Pick<World, 'dependencies' | 'facts' | 'trials'>
  const kept = known && {
    claims: asKnown(read.claims, known.evidence.claims),
    benchmarks: asKnown(read.benchmarks, known.evidence.benchmarks),
  }
  const inventory = { ...read, ...kept }
  return {
    evidence: indexEvidence(inventory, known?.evidence),
    benchmarks: new Map(inventory.benchmarks.map((row) => [row.id, row])),
    ...{ dependencies: inventory.dependencies, facts: inventory.facts, trials: inventory.trials },
    origins: new Map(rows.offerings.map(({ id, origin }) => [id, origin as 'team'])),
    sources: new Map(
      rows.sources.map((row) => [row.id, row as unknown as World['sources'] extends Map<string, infer Source> ? Source : never]),
    ),
  }
}
