import 'server-only'
import { statement, type Tx } from '@/lib/db/scope'
import { toDay } from '@/lib/domain/day'
import type { Known } from '@/lib/import/known'
import type { KnownClaim, Reading } from '@/lib/import/plan'

const evaluatorsOf = statement(
  `select distinct on ("evaluatorOrg") "evaluatorId" as "id", "evaluatorOrg" as "org" from "Claim" where "workspaceId" = $1 order by "evaluatorOrg", "id"`,
)

/** Everything in the workspace that a file may name; archived models too, so that a row can say why it is refused. */
export async function knownNames(tx: Tx, workspaceId: string): Promise<Known> {
  const [vendors, models, offerings, benchmarks, dimensions, sources, evaluators] = await Promise.all([
    tx.vendor.findMany({ orderBy: { id: 'asc' }, select: { id: true, name: true } }),
    tx.model.findMany({
      orderBy: { id: 'asc' },
      select: { id: true, vendorId: true, name: true, modelVersion: true, aliases: true, apiModelIds: true, archivedAt: true },
    }),
    tx.offering.findMany({ where: { apiModelId: { not: null } }, orderBy: { id: 'asc' }, select: { modelId: true, apiModelId: true } }),
    tx.benchmark.findMany({ orderBy: { id: 'asc' }, select: { id: true, name: true, benchmarkVersion: true, tasks: true } }),
    tx.benchmarkDimension.findMany({
      orderBy: { id: 'asc' },
      select: { benchmarkId: true, id: true, name: true, dimension: true, unit: true, min: true, max: true },
    }),
    tx.source.findMany({ orderBy: [{ createdAt: 'asc' }, { id: 'asc' }], select: { id: true, title: true, url: true, readOn: true } }),
    tx.$queryRawUnsafe<Known['evaluators'][number][]>(evaluatorsOf, workspaceId),
  ])
  const ofBenchmark = new Map<string, typeof dimensions>()
  for (const row of dimensions) ofBenchmark.set(row.benchmarkId, [...(ofBenchmark.get(row.benchmarkId) ?? []), row])
  return {
    vendors,
    models: models.map(({ archivedAt, ...model }) => ({ ...model, archived: archivedAt !== null })),
    offerings: offerings.flatMap(({ modelId, apiModelId }) => (apiModelId === null ? [] : [{ modelId, apiModelId }])),
    benchmarks: benchmarks.map((row) => ({ ...row, dimensions: ofBenchmark.get(row.id) ?? [] })),
    sources: sources.map((source) => ({ ...source, readOn: source.readOn ? toDay(source.readOn) : null })),
    evaluators,
  }
}

const columns = [
  ...['id', 'modelId', 'variant', 'benchmarkId', 'dimensionId', 'task', 'statement', 'value', 'unit', 'ciLow', 'ciHigh', 'sampleSize'],
  ...['sampleUnit', 'opponentId', 'wins', 'losses', 'ties', 'evaluatorId', 'evaluatorOrg', 'interestId', 'settingsDisclosed', 'settings'],
  ...[
    'tableId',
    'rank',
    'tableSize',
    'sourceId',
    'locator',
    'repeatsId',
    'readAs',
    'derived',
    'unverified',
    'retracted',
    'note',
    'version',
  ],
]
const asText = ['publishedOn', 'evaluatedOn', 'evaluatorKind', 'tier', 'origin']
const selected = [...columns.map((name) => `"${name}"`), ...asText.map((name) => `"${name}"::text as "${name}"`)].join(', ')

const claimsInReach = statement(
  `select ${selected}, "archivedAt" is not null as "archived" from "Claim"
   where "workspaceId" = $1 and (("modelId" = any($2::text[]) and "publishedOn" = any($3::text[]::date[])) or "id" = any($4::text[]))
   order by "id"`,
)

/** The stored claims that rows of a file may be about: those of its models and days, and those it names by id. */
export async function claimsFor(tx: Tx, workspaceId: string, { models, days, ids }: Reading): Promise<KnownClaim[]> {
  return tx.$queryRawUnsafe<KnownClaim[]>(claimsInReach, workspaceId, models, days, ids)
}
