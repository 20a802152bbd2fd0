import type { Benchmark, BenchmarkDimension } from '@/lib/domain/benchmark'
import type { Claim } from '@/lib/domain/claim'
import { type Day, dayNumber } from '@/lib/domain/day'
import type { Fact } from '@/lib/domain/fact'
import type { Model } from '@/lib/domain/model'
import type { Offering } from '@/lib/domain/offering'
import type { Trial } from '@/lib/domain/trial'
import type { Vendor } from '@/lib/domain/vendor'
import { sortedById } from '@/lib/domain/verdict/numerics'
import { halfUnit } from './figures'
import { type StatedSettings, statedSettings } from './stated-settings'

export interface Inventory {
  vendors: readonly Vendor[]
  models: readonly Model[]
  offerings: readonly Offering[]
  benchmarks: readonly Benchmark[]
  claims: readonly Claim[]
  facts: readonly Fact[]
  trials: readonly Trial[]
}

/** A claim with everything that reading it for a pair needs, worked out once. */
export interface IndexedClaim {
  claim: Claim
  settings: StatedSettings
  /** Day numbers of the test, null when not stated, and of its publication. */
  evaluatedDay: number | null
  publishedDay: number
  /** Day of the newest row of its table; -1 outside any table. */
  tableDay: number
  /** Half a unit in the last printed place of the value. */
  halfUnit: number
  benchmark: Benchmark | null
  dimension: BenchmarkDimension | null
}

/** What was published about one model. `series` holds its scores by everything that has to agree before two may be compared. */
export interface ModelEvidence {
  series: Map<string, IndexedClaim[]>
  headToHeads: IndexedClaim[]
  superlatives: IndexedClaim[]
}

/** The whole inventory, arranged so that a pair of models finds its evidence without reading the rest. Valid for every day. */
export interface EvidenceIndex {
  vendors: ReadonlyMap<string, Vendor>
  models: ReadonlyMap<string, Model>
  offerings: ReadonlyMap<string, Offering>
  claims: ReadonlyMap<string, Claim>
  /** Ids of the models of one version, by vendor and group. */
  groups: ReadonlyMap<string, string[]>
  byModel: ReadonlyMap<string, ModelEvidence>
  /** Day numbers of the newest row of every table. */
  tables: ReadonlyMap<string, number>
  /** Ids of the claims that repeat a claim, at any remove. */
  echoes: ReadonlyMap<string, string[]>
  factsByOffering: ReadonlyMap<string, Fact[]>
  trialsByDependency: ReadonlyMap<string, Trial[]>
}

/** Ids hold no control characters, so no two different keys join to the same text. */
export const joinKey = (...parts: readonly (string | null)[]): string => parts.map((part) => part ?? '').join('\u0001')

/** Scores may be compared only within one series: same evaluator, benchmark (which fixes the version), task, dimension and unit. */
export const seriesKey = (claim: Claim): string =>
  joinKey(claim.evaluatorId, claim.benchmarkId, claim.task, claim.dimensionId, claim.unit?.toLowerCase() ?? null)

export const groupKey = (model: Model): string => joinKey(model.vendorId, model.group)

/** Arranges the inventory once per board; linear in its rows. Leave archived rows out. */
export function indexEvidence(inventory: Inventory): EvidenceIndex {
  const { vendors, models, offerings, claims, facts, trials } = inventory
  const tables = tableDays(claims)
  return {
    vendors: byId(vendors),
    models: byId(models),
    offerings: byId(offerings),
    claims: byId(claims),
    groups: mapValues(groupBy(models, groupKey), (group) => group.map((model) => model.id).sort()),
    byModel: evidenceByModel(inventory, tables),
    tables,
    echoes: mapValues(
      groupBy(claims.filter(repeats), (claim) => claim.repeatsId),
      (group) => group.map((claim) => claim.id).sort(),
    ),
    factsByOffering: groupBy(sortedById(facts), (fact) => fact.offeringId),
    trialsByDependency: groupBy(sortedById(trials), (trial) => trial.dependencyId),
  }
}

function evidenceByModel({ benchmarks, claims }: Inventory, tables: EvidenceIndex['tables']): Map<string, ModelEvidence> {
  const byBenchmark = byId(benchmarks)
  const found = new Map<string, ModelEvidence>()
  const of = (modelId: string): ModelEvidence => {
    const known = found.get(modelId)
    if (known) return known
    const fresh: ModelEvidence = { series: new Map(), headToHeads: [], superlatives: [] }
    found.set(modelId, fresh)
    return fresh
  }
  for (const claim of claims) {
    if (claim.retracted) continue
    const indexed = indexClaim(claim, byBenchmark.get(claim.benchmarkId ?? '') ?? null, tables)
    if (claim.value === null && claim.wins === null) of(claim.modelId).superlatives.push(indexed)
    else if (claim.opponentId !== null) {
      of(claim.modelId).headToHeads.push(indexed)
      of(claim.opponentId).headToHeads.push(indexed)
    } else push(of(claim.modelId).series, seriesKey(claim), indexed)
  }
  return found
}

function indexClaim(claim: Claim, benchmark: Benchmark | null, tables: EvidenceIndex['tables']): IndexedClaim {
  return {
    claim,
    settings: statedSettings(claim),
    evaluatedDay: claim.evaluatedOn === null ? null : dayNumber(claim.evaluatedOn),
    publishedDay: dayNumber(claim.publishedOn),
    tableDay: tables.get(claim.tableId ?? '') ?? -1,
    halfUnit: claim.value === null ? 0 : halfUnit(claim.value),
    benchmark,
    dimension: benchmark?.dimensions.find((dimension) => dimension.id === claim.dimensionId) ?? null,
  }
}

function tableDays(claims: readonly Claim[]): Map<string, number> {
  const newest = new Map<string, Day>()
  for (const { tableId, publishedOn } of claims)
    if (tableId !== null && publishedOn > (newest.get(tableId) ?? '')) newest.set(tableId, publishedOn)
  return mapValues(newest, dayNumber)
}

const repeats = (claim: Claim): claim is Claim & { repeatsId: string } => claim.repeatsId !== null

const byId = <Row extends { id: string }>(rows: readonly Row[]): Map<string, Row> => new Map(rows.map((row) => [row.id, row]))

function groupBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) push(groups, keyOf(row), row)
  return groups
}

function push<Row>(groups: Map<string, Row[]>, key: string, row: Row): void {
  const group = groups.get(key)
  if (group) group.push(row)
  else groups.set(key, [row])
}

const mapValues = <From, To>(map: Map<string, From>, change: (value: From) => To): Map<string, To> =>
  new Map([...map].map(([key, value]) => [key, change(value)]))
