import type { Claim } from './claim'
import { modelTitle } from './model'
import type { CitedClaim, DependencyReport, Pair, Report, World } from './report'

/** How many pairs of a report mention each claim, and how many times a fact of a pair names each source. */
export interface Tally {
  claims: ReadonlyMap<string, number>
  factSources: ReadonlyMap<string, number>
  /** Claims that it mentions and the one before did not, or the other way round. */
  turned: ReadonlySet<string>
}

const nothing: Tally = { claims: new Map(), factSources: new Map(), turned: new Set() }

/** The tally of dependencies; or one from before, once `removed` have given way to `added`. */
export function tallied(
  added: readonly Pick<DependencyReport, 'pairs'>[],
  { before, removed }: { before: Tally; removed: readonly Pick<DependencyReport, 'pairs'>[] } = { before: nothing, removed: [] },
): Tally {
  const [gone, come] = [removed, added].map((entries) => new Set(entries.flatMap(({ pairs }) => pairs))) as [Set<Pair>, Set<Pair>]
  const [fresh, left] = [[...come].filter((pair) => !gone.has(pair)), [...gone].filter((pair) => !come.has(pair))]
  if (fresh.length + left.length === 0) return { ...before, turned: nothing.turned }
  const counts = { claims: new Map(before.claims), factSources: new Map(before.factSources) }
  for (const pair of fresh) count(counts, pair, 1)
  for (const pair of left) count(counts, pair, -1)
  const mentioned = new Set([...fresh, ...left].flatMap(({ comparisons }) => comparisons.flatMap(({ claimIds }) => claimIds)))
  const turned = [...mentioned].filter((id) => before.claims.has(id) !== counts.claims.has(id))
  return { ...counts, turned: new Set(turned) }
}

type Counts = { claims: Map<string, number>; factSources: Map<string, number> }

function count(tally: Counts, { comparisons, facts }: Pair, step: 1 | -1): void {
  for (const { claimIds } of comparisons) for (const id of claimIds) add(tally.claims, id, step)
  for (const { sourceId } of facts) if (sourceId !== null) add(tally.factSources, sourceId, step)
}

function add(counts: Map<string, number>, id: string, step: 1 | -1): void {
  const sum = (counts.get(id) ?? 0) + step
  if (sum === 0) counts.delete(id)
  else counts.set(id, sum)
}

type Citations = Pick<Report, 'claims' | 'sources'>

/** What a report has to quote so that it can be read by itself. */
export function citationsOf(world: World, tally: Tally): Citations {
  const claims: Record<string, CitedClaim> = {}
  for (const id of [...tally.claims.keys()].sort()) {
    const claim = world.evidence.claims.get(id)
    if (claim) claims[id] = cite(world, claim)
  }
  return { claims, sources: sourcesOf(world, claims, tally) }
}

/** The same, when of the claims quoted before only `stale` ones may read otherwise. */
export function recited(
  world: World,
  tally: Tally,
  { before, stale }: { before: Citations & { tally: Tally }; stale: Iterable<string> },
): Citations {
  const touched = new Set([...stale, ...tally.turned])
  if (touched.size === 0) return { claims: before.claims, sources: sourcesOf(world, before.claims, tally) }
  const claims = { ...before.claims }
  for (const id of touched) {
    const claim = tally.claims.has(id) ? world.evidence.claims.get(id) : undefined
    if (claim) claims[id] = cite(world, claim)
    else delete claims[id]
  }
  return { claims, sources: sourcesOf(world, claims, tally) }
}

function sourcesOf(world: World, claims: Report['claims'], tally: Tally): Report['sources'] {
  const ids = new Set(tally.factSources.keys())
  for (const id in claims) ids.add((claims[id] as CitedClaim).sourceId)
  const sources = [...ids].sort().flatMap((id) => world.sources.get(id) ?? [])
  return Object.fromEntries(sources.map((source) => [source.id, source]))
}

function cite(world: World, claim: Claim): CitedClaim {
  const model = world.evidence.models.get(claim.modelId)
  const benchmark = claim.benchmarkId === null ? undefined : world.benchmarks.get(claim.benchmarkId)
  const { id, modelId, variant, benchmarkId, task, value, unit, ciLow, ciHigh, sampleSize, sampleUnit, statement } = claim
  const { evaluatorOrg, evaluatorKind, publishedOn, sourceId, locator, tier } = claim
  return {
    ...{ id, modelId, variant, benchmarkId, task, value, unit, ciLow, ciHigh, sampleSize, sampleUnit, statement },
    ...{ evaluatorOrg, evaluatorKind, publishedOn, sourceId, locator, tier },
    modelTitle: model ? modelTitle(model) : modelId,
    benchmarkName: benchmark?.name ?? null,
    dimensionName: benchmark?.dimensions.find((dimension) => dimension.id === claim.dimensionId)?.name ?? null,
  }
}
