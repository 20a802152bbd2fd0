import type { Claim } from './claim'
import { type EvidenceIndex, groupKey, seriesKey } from './evidence/evidence-index'
import type { World } from './report'

/** What two worlds say differently, put as whom it concerns. More than necessary is named where that is cheaper than finding out. */
export interface Difference {
  /** Dependencies whose own row or trials differ. */
  dependencies: Set<string>
  /** Offerings that read otherwise by themselves: row, facts, or the names of who makes and serves them. */
  offerings: Set<string>
  /** Models whose row or version group differs. */
  models: Set<string>
  /** Scores that differ, as the keys of their series by model. */
  series: Map<string, Set<string>>
  /** Models whose head-to-heads differ, with the opponents. */
  contests: Map<string, Set<string>>
  /** Models whose claims without a number differ. */
  boasts: Set<string>
  /** Claims that differ themselves. */
  claims: Set<string>
  /** True when every quoted claim has to be quoted anew, because it names models and benchmarks. */
  names: boolean
}

/** Compares two worlds row by row; rows that are one object are equal without a look. */
export function worldDifference(before: World, after: World): Difference {
  const found: Difference = {
    dependencies: changedRows(rowsById(before.dependencies), rowsById(after.dependencies)),
    offerings: new Set([
      ...changedRows(before.evidence.offerings, after.evidence.offerings),
      ...changedRows(before.origins, after.origins),
    ]),
    models: changedRows(before.evidence.models, after.evidence.models),
    claims: changedClaims(before.evidence, after.evidence),
    ...{ series: new Map(), contests: new Map(), boasts: new Set(), names: false },
  }
  const benchmarks = changedRows(before.benchmarks, after.benchmarks)
  found.names = found.models.size > 0 || benchmarks.size > 0
  const concerned = concernedClaims({ before, after }, found.claims, benchmarks)
  for (const { evidence } of [before, after]) {
    spreadModels(evidence, found.models)
    markClaims(evidence, concerned, found)
  }
  markInventory(before, after, found)
  return found
}

/** Keys whose values differ, or that only one of the two has. */
function changedRows<Row>(before: ReadonlyMap<string, Row>, after: ReadonlyMap<string, Row>): Set<string> {
  const changed = new Set<string>()
  if (before === after) return changed
  for (const [key, row] of after) if (!before.has(key) || !sameValue(before.get(key), row)) changed.add(key)
  for (const key of before.keys()) if (!after.has(key)) changed.add(key)
  return changed
}

/** The claims about a model that an index took over whole from the one before are not looked at. */
function changedClaims({ byModel: before }: EvidenceIndex, { byModel: after }: EvidenceIndex): Set<string> {
  const changed = new Set<string>()
  for (const id of new Set([...before.keys(), ...after.keys()])) {
    const [old, now] = [before.get(id), after.get(id)]
    if (old !== now) for (const claim of changedRows(rowsById(old?.rows ?? []), rowsById(now?.rows ?? []))) changed.add(claim)
  }
  return changed
}

const rowsById = <Row extends { id: string }>(rows: readonly Row[]): Map<string, Row> => new Map(rows.map((row) => [row.id, row]))

/** Whether two values would be the same JSON, whatever the order of their keys. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>]
  let fields = 0
  for (const key in left) {
    if (!sameValue(left[key], right[key])) return false
    fields++
  }
  for (const _ in right) fields--
  return fields === 0
}

/** The rows, each as the known object where that says the same: what is one object need not be looked at again. */
export const asKnown = <Row extends { id: string }>(rows: readonly Row[], known: ReadonlyMap<string, Row>): Row[] =>
  rows.map((row) => {
    const before = known.get(row.id)
    return before && sameValue(before, row) ? before : row
  })

/** A model that changes concerns everyone in the group that it leaves or joins. */
function spreadModels({ models, groups }: EvidenceIndex, changed: Set<string>): void {
  for (const id of [...changed]) {
    const model = models.get(id)
    for (const mate of (model && groups.get(groupKey(model))) ?? []) changed.add(mate)
  }
}

/** The claims that differ, and those that read otherwise because of them: what they repeat, what repeats them, and who shares a benchmark or a table. */
function concernedClaims(
  { before, after }: { before: World; after: World },
  changed: ReadonlySet<string>,
  benchmarks: ReadonlySet<string>,
): Set<string> {
  const concerned = new Set(changed)
  for (const { evidence } of [before, after]) {
    for (const id of changed) {
      addRepeaters(evidence, id, concerned)
      addRepeated(evidence, id, concerned)
    }
  }
  const tables = changedRows(before.evidence.tables, after.evidence.tables)
  if (tables.size + benchmarks.size > 0)
    for (const { claims } of [before.evidence, after.evidence])
      for (const { id, tableId, benchmarkId } of claims.values())
        if ((tableId !== null && tables.has(tableId)) || (benchmarkId !== null && benchmarks.has(benchmarkId))) concerned.add(id)
  return concerned
}

function addRepeaters({ echoes }: EvidenceIndex, id: string, found: Set<string>): void {
  const open = [id]
  const seen = new Set(open)
  for (let next = open.pop(); next !== undefined; next = open.pop())
    for (const echo of echoes.get(next) ?? []) {
      if (seen.has(echo)) continue
      seen.add(echo)
      found.add(echo)
      open.push(echo)
    }
}

function addRepeated({ claims }: EvidenceIndex, id: string, found: Set<string>): void {
  const seen = new Set<string>()
  for (let next = claims.get(id)?.repeatsId ?? null; next !== null && !seen.has(next); next = claims.get(next)?.repeatsId ?? null) {
    seen.add(next)
    found.add(next)
  }
}

function markClaims({ claims }: EvidenceIndex, concerned: ReadonlySet<string>, found: Difference): void {
  for (const id of concerned) {
    const claim = claims.get(id)
    if (claim) markClaim(claim, found)
  }
}

function markClaim(claim: Claim, { series, contests, boasts }: Difference): void {
  const { modelId, opponentId, value, wins } = claim
  if (value === null && wins === null) boasts.add(modelId)
  else if (opponentId === null) addTo(series, modelId, seriesKey(claim))
  else {
    addTo(contests, modelId, opponentId)
    addTo(contests, opponentId, modelId)
  }
}

function markInventory(before: World, after: World, { dependencies, offerings, models }: Difference): void {
  const trials = changedRows(rowsById(before.trials), rowsById(after.trials))
  const facts = changedRows(rowsById(before.facts), rowsById(after.facts))
  const vendors = changedRows(before.evidence.vendors, after.evidence.vendors)
  for (const world of [before, after]) {
    for (const { id, offeringId } of world.facts) if (facts.has(id)) offerings.add(offeringId)
    for (const { id, modelId, providerId } of world.evidence.offerings.values()) {
      const maker = world.evidence.models.get(modelId)?.vendorId
      if (models.has(modelId) || (maker && vendors.has(maker)) || (providerId !== null && vendors.has(providerId))) offerings.add(id)
    }
  }
  for (const world of [before, after])
    for (const { id, dependencyId, challengerId, incumbentId } of world.trials)
      if (trials.has(id) || offerings.has(challengerId) || offerings.has(incumbentId)) dependencies.add(dependencyId)
}

function addTo(sets: Map<string, Set<string>>, key: string, value: string): void {
  const known = sets.get(key)
  if (known) known.add(value)
  else sets.set(key, new Set([value]))
}
