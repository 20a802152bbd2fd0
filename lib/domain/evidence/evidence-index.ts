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
import { type StatedSettings, settingsText, statedSettings } from './stated-settings'

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
  /** The claims it was arranged from, with those that were taken back. */
  rows: readonly Claim[]
  series: Map<string, IndexedClaim[]>
  headToHeads: IndexedClaim[]
  superlatives: IndexedClaim[]
}

/** The whole inventory, arranged so that a pair of models finds its evidence without reading the rest. Valid for every day. */
export interface EvidenceIndex {
  vendors: ReadonlyMap<string, Vendor>
  benchmarks: ReadonlyMap<string, Benchmark>
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

/**
 * Arranges the inventory once per board; linear in its rows. Leave archived rows out. What an index from before holds of a model serves again
 * when its rows are the very objects that they were.
 */
export function indexEvidence(inventory: Inventory, before?: EvidenceIndex): EvidenceIndex {
  const { vendors, models, offerings, claims, facts, trials } = inventory
  const benchmarks = byId(inventory.benchmarks)
  const tables = tableDays(claims)
  return {
    vendors: byId(vendors),
    benchmarks,
    models: byId(models),
    offerings: byId(offerings),
    claims: byId(claims),
    groups: mapValues(groupBy(models, groupKey), (group) => group.map((model) => model.id).sort()),
    byModel: evidenceByModel(claims, { benchmarks, tables, before }),
    tables,
    echoes: mapValues(
      groupBy(claims.filter(repeats), (claim) => claim.repeatsId),
      (group) => group.map((claim) => claim.id).sort(),
    ),
    factsByOffering: groupBy(sortedById(facts), (fact) => fact.offeringId),
    trialsByDependency: groupBy(sortedById(trials), (trial) => trial.dependencyId),
  }
}

type Surroundings = Pick<EvidenceIndex, 'benchmarks' | 'tables'> & { before?: EvidenceIndex | undefined }

function evidenceByModel(claims: readonly Claim[], surroundings: Surroundings): Map<string, ModelEvidence> {
  const index = claimIndexer(surroundings)
  const serves = servesAgain(surroundings)
  return mapValues(rowsByModel(claims), (rows, modelId) => serves(modelId, rows) ?? arranged(modelId, rows, index))
}

/** The claims about a model, and the head-to-heads that others fought against it. */
function rowsByModel(claims: readonly Claim[]): Map<string, Claim[]> {
  const rows = new Map<string, Claim[]>()
  for (const claim of claims) {
    push(rows, claim.modelId, claim)
    if (claim.opponentId !== null && !isBoast(claim)) push(rows, claim.opponentId, claim)
  }
  return rows
}

const isBoast = ({ value, wins }: Claim): boolean => value === null && wins === null

function arranged(modelId: string, rows: readonly Claim[], index: (claim: Claim) => IndexedClaim): ModelEvidence {
  const found: ModelEvidence = { rows, series: new Map(), headToHeads: [], superlatives: [] }
  for (const claim of rows) {
    if (claim.retracted) continue
    const indexed = index(claim)
    if (claim.modelId === modelId && isBoast(claim)) found.superlatives.push(indexed)
    else if (claim.opponentId !== null) found.headToHeads.push(indexed)
    else push(found.series, seriesKey(claim), indexed)
  }
  return found
}

function servesAgain({ benchmarks, tables, before }: Surroundings): (modelId: string, rows: readonly Claim[]) => ModelEvidence | undefined {
  if (!before || before.benchmarks.size !== benchmarks.size || !holdsAll(before.benchmarks, benchmarks)) return () => undefined
  const sameTables = holdsAll(before.tables, tables)
  return (modelId, rows) => {
    const known = before.byModel.get(modelId)
    if (known?.rows.length !== rows.length) return undefined
    const same = rows.every(
      (claim, at) =>
        claim === known.rows[at] &&
        (sameTables || claim.tableId === null || before.tables.get(claim.tableId) === tables.get(claim.tableId)),
    )
    return same ? known : undefined
  }
}

/** Whether nothing that was known reads otherwise now. */
function holdsAll<Value>(known: ReadonlyMap<string, Value>, now: ReadonlyMap<string, Value>): boolean {
  for (const [key, value] of known) if (now.get(key) !== value) return false
  return true
}

function claimIndexer({ benchmarks, tables }: Surroundings): (claim: Claim) => IndexedClaim {
  // A board has few variants and few days, and reading either takes longer than looking it up.
  const settingsOf = memoised((text) => statedSettings({ variant: text, settings: null }))
  const dayOf = memoised(dayNumber)
  return (claim) => {
    const benchmark = benchmarks.get(claim.benchmarkId ?? '') ?? null
    return {
      claim,
      settings: settingsOf(settingsText(claim)),
      evaluatedDay: claim.evaluatedOn === null ? null : dayOf(claim.evaluatedOn),
      publishedDay: dayOf(claim.publishedOn),
      tableDay: tables.get(claim.tableId ?? '') ?? -1,
      halfUnit: claim.value === null ? 0 : halfUnit(claim.value),
      benchmark,
      dimension: benchmark?.dimensions.find((dimension) => dimension.id === claim.dimensionId) ?? null,
    }
  }
}

function memoised<Answer>(answer: (text: string) => Answer): (text: string) => Answer {
  const answers = new Map<string, Answer>()
  return (text) => {
    const known = answers.get(text)
    if (known !== undefined) return known
    const fresh = answer(text)
    answers.set(text, fresh)
    return fresh
  }
}

function tableDays(claims: readonly Claim[]): Map<string, number> {
  const newest = new Map<string, Day>()
  for (const { tableId, publishedOn } of claims)
    if (tableId !== null && publishedOn > (newest.get(tableId) ?? '')) newest.set(tableId, publishedOn)
  return mapValues(newest, dayNumber)
}

const repeats = (claim: Claim): claim is Claim & { repeatsId: string } => claim.repeatsId !== null

function byId<Row extends { id: string }>(rows: readonly Row[]): Map<string, Row> {
  const map = new Map<string, Row>()
  for (const row of rows) map.set(row.id, row)
  return map
}

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

const mapValues = <From, To>(map: Map<string, From>, change: (value: From, key: string) => To): Map<string, To> =>
  new Map([...map].map(([key, value]) => [key, change(value, key)]))
