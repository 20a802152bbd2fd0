import type { Benchmark } from '@/lib/domain/benchmark'
import type { Claim } from '@/lib/domain/claim'
import { isElo } from '@/lib/domain/evidence/effects'
import type { Model } from '@/lib/domain/model'
import { modelTitle } from '@/lib/domain/model'
import type { Snapshot, Standing } from './board-history'

/** The boards of independent arenas that the catalogue holds, by table. Of two rows that would have the same name the first is kept. */
export function catalogueBoards(catalogue: {
  claims: readonly Claim[]
  models: readonly Model[]
  benchmarks: readonly Benchmark[]
}): Snapshot[] {
  const models = new Map(catalogue.models.map((model) => [model.id, model]))
  const benchmarks = new Map(catalogue.benchmarks.map((benchmark) => [benchmark.id, benchmark]))
  const tables = new Map<string, Snapshot>()
  for (const claim of catalogue.claims) {
    const { tableId, benchmarkId, evaluatorId: evaluator, task, publishedOn: day } = claim
    const model = models.get(claim.modelId)
    const standing = model && standingOf(claim, model)
    if (!standing || tableId === null || benchmarkId === null || claim.evaluatorKind !== 'independent' || !isElo(claim.unit)) continue
    const { promptsPublic = null, codePublic = null } = benchmarks.get(benchmarkId) ?? {}
    const table = tables.get(tableId) ?? { board: benchmarkId, evaluator, task, day, standings: [], promptsPublic, codePublic }
    if (!table.standings.some((known) => known.model === standing.model)) table.standings.push(standing)
    tables.set(tableId, table)
  }
  return [...tables.values()]
}

function standingOf({ value, variant, ciLow, ciHigh, sampleSize, sampleUnit }: Claim, model: Model): Standing | null {
  if (value === null) return null
  const half = ciLow === null || ciHigh === null ? null : Math.max(value - ciLow, ciHigh - value)
  return {
    model: variant === null ? modelTitle(model) : `${modelTitle(model)} (${variant})`,
    vendor: model.vendorId,
    score: value,
    half: half !== null && half > 0 ? half : null,
    votes: sampleUnit === 'votes' ? sampleSize : null,
  }
}
