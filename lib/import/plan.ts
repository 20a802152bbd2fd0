import type { Claim } from '@/lib/domain/claim'
import type { RowProblem } from './claim-cells'
import type { Mapping } from './claim-columns'
import { type ReadRow, readRows } from './claim-rows'
import { settleEchoes } from './echoes'
import { judgeRow } from './judge-row'
import { judgeState } from './judge-state'
import type { Known } from './known'
import type { MadeBenchmark, MadeModel, MadeVendor, Names } from './names'
import type { ImportRow, ImportTable } from './table'

/** A claim that the workspace has, with what an import may not overlook about it. */
export type KnownClaim = Claim & { version: number; origin: string; archived: boolean }

/** A field of a stored claim that the file says otherwise. */
export type FieldChange = { field: keyof Claim; old: unknown; new: unknown }

type Changed = { before: Claim; version: number; corrected: boolean; changes: FieldChange[] }

/**
 * What becomes of one row. `corrected`: people of the team wrote or corrected the claim that would change. A row is left out with its names, or
 * because somebody declined the change that it brings.
 */
export type PlannedRow = { row: ImportRow } & (
  | { kind: 'new'; claim: Claim }
  | ({ kind: 'changed'; claim: Claim } & Changed)
  | { kind: 'same'; id: string }
  | { kind: 'refused'; problems: RowProblem[] }
  | { kind: 'left'; declined?: { claim: Claim } & Changed }
)
export type RowKind = PlannedRow['kind']

export type MadeSource = { id: string; title: string; url: string | null; readOn: string }
export type MadeDimension = { benchmarkId: string; id: string; name: string; unit: string; higherIsBetter: boolean }

/** Everything that applying would do. Only what an accepted row needs is made. */
export type Plan = {
  rows: PlannedRow[]
  made: { vendors: MadeVendor[]; models: MadeModel[]; benchmarks: MadeBenchmark[]; dimensions: MadeDimension[]; sources: MadeSource[] }
}

/** All rows read, and what has to be fetched from the workspace to judge them. */
export type Reading = { rows: ReadRow[]; models: string[]; days: string[]; ids: string[] }

export type PlanWorld = {
  known: Known
  names: Names
  claims: readonly KnownClaim[]
  today: string
  /** Ids of claims that stay as they are, whatever the file says. */
  declined?: ReadonlySet<string>
}

/** After so many rows a long piece of work lets others have a turn. */
const slice = 500

/** The first half of a plan; yields the number of rows done so far. */
export function* reading(table: ImportTable, mapping: Mapping, names: Names): Generator<number, Reading> {
  const rows: ReadRow[] = []
  const models = new Set<string>()
  const days = new Set<string>()
  const ids = new Set<string>()
  for (const read of readRows(table, mapping, names)) {
    rows.push(read)
    if (read.kind === 'read') {
      if (read.given.modelId) models.add(read.given.modelId)
      if (read.given.publishedOn) days.add(read.given.publishedOn)
      if (read.id) ids.add(read.id)
      if (read.given.repeatsId) ids.add(read.given.repeatsId)
    }
    if (rows.length % slice === 0) yield rows.length
  }
  return { rows, models: [...models], days: [...days], ids: [...ids] }
}

/** The second half of a plan: each row against what the workspace holds. Nothing is written. */
export function* judging({ rows: read }: Reading, world: PlanWorld): Generator<number, Plan> {
  const state = judgeState(world)
  const judged: PlannedRow[] = []
  for (const row of read) {
    judged.push(unlessDeclined(judgeRow(state, row), world.declined))
    if (judged.length % slice === 0) yield judged.length
  }
  const rows = settleEchoes(judged, state)
  const used = usedIn(rows)
  const { vendors, models, benchmarks } = world.names.made
  const kept = <Row extends { id: string }>(made: Iterable<Row>) => [...made].filter(({ id }) => used.has(id))
  const keptModels = kept(models.values())
  const makers = new Set(keptModels.map(({ vendorId }) => vendorId))
  return {
    rows,
    made: {
      vendors: [...vendors.values()].filter(({ id }) => makers.has(id)),
      models: keptModels,
      benchmarks: kept(benchmarks.values()),
      dimensions: [...state.madeDimensions.values()].filter(({ benchmarkId, id }) => used.has(`${benchmarkId} ${id}`)),
      sources: kept(state.madeSources.values()),
    },
  }
}

function unlessDeclined(planned: PlannedRow, declined: ReadonlySet<string> | undefined): PlannedRow {
  if (planned.kind !== 'changed' || !declined?.has(planned.claim.id)) return planned
  const { kind: _changed, row, ...change } = planned
  return { kind: 'left', row, declined: change }
}

function usedIn(rows: readonly PlannedRow[]): Set<string> {
  const used = new Set<string>()
  for (const row of rows) {
    if (row.kind !== 'new' && row.kind !== 'changed') continue
    const { modelId, opponentId, benchmarkId, dimensionId, sourceId } = row.claim
    for (const id of [modelId, opponentId, benchmarkId, sourceId, `${benchmarkId} ${dimensionId}`]) if (id !== null) used.add(id)
  }
  return used
}

export type Counts = Record<RowKind, number>

/** How many rows of each kind a plan has. */
export function countsOf(plan: Plan): Counts {
  const counts: Counts = { new: 0, changed: 0, same: 0, refused: 0, left: 0 }
  for (const { kind } of plan.rows) counts[kind] += 1
  return counts
}
