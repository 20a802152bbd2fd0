import type { Benchmark } from '@/lib/domain/benchmark'
import { type Day, dayNumber, daysBetween } from '@/lib/domain/day'
import { comparisons } from '@/lib/domain/evidence/comparisons'
import { isElo } from '@/lib/domain/evidence/effects'
import type { EvidenceIndex } from '@/lib/domain/evidence/evidence-index'
import { type Model, modelTitle } from '@/lib/domain/model'
import type { TaskId } from '@/lib/domain/task'
import type { EngineClaim, EngineModel } from '@/lib/domain/verdict/input'
import { type AskedHeadline, type Headline, headlineOutcomes } from './headline'
import type { Outcome, Question } from './question'
import { evenWeights, qualityInput } from './workflow'

/** An older board says nothing about who leads. */
const OLDEST_BOARD_DAYS = 180

/** What a headline is read against: the published evidence and the benchmarks it may name. */
export interface Background {
  evidence: EvidenceIndex
  benchmarks: readonly Benchmark[]
}

/** Stands for whatever a team used, where nobody can say what the headline was up against. */
const anyIncumbent: EngineModel = { id: 'whatever-was-used', vendorId: 'somebody-else' }

/**
 * What the engine is asked about a headline, from what could be read on its day: the claimed model against the model it names, or else the
 * leader of the newest independent board, with the claims of the catalogue by then and the headline itself as what it was, a boast without
 * a number. Null where it names no single model. How it turned out is not among the arguments.
 */
export function headlineQuestion({ evidence, benchmarks }: Background, headline: AskedHeadline): Question | null {
  const { id } = headline
  const task = taskOf(benchmarks, headline)
  const model = modelOf(evidence, headline)
  if (model === null) return null
  const known = evidence.models.get(model.id)
  const asOf = askedOn(headline.date, known ?? null)
  const named = headline.comparedWithId == null ? undefined : evidence.models.get(headline.comparedWithId)
  const rival = named ?? leaderOn(evidence, { task, asOf, except: model.id })
  const incumbent = rival ? { id: rival.id, vendorId: rival.vendorId } : anyIncumbent
  const pair = { evidence, task, asOf, challengerModelId: model.id, incumbentModelId: incumbent.id, dimensionWeights: evenWeights(task) }
  const published = comparisons(pair).map(({ claim }) => claim)
  return {
    id,
    cluster: model.id,
    challenger: known ? modelTitle(known) : (headline.modelName ?? model.id),
    incumbent: rival ? modelTitle(rival) : 'whatever was used',
    input: qualityInput({
      task,
      asOf,
      challenger: model,
      incumbent,
      claims: [...published, boast(headline, { model, incumbent, task, asOf })],
    }),
  }
}

/** What became of a headline, for the score alone. */
export function headlineOutcome({ id, modelSlug, outcome, outcomeKnownBy }: Headline): Outcome {
  const found = headlineOutcomes.find((entry) => entry.id === outcome)
  const resolvedOn = outcomeKnownBy && outcomeKnownBy.length === 10 ? outcomeKnownBy : null
  if (modelSlug === null) return { id, y: null, why: 'It names no single model, so there is nothing to weigh.', resolvedOn }
  return { id, y: found?.y ?? null, why: found?.means ?? null, resolvedOn }
}

/** A benchmark for one task says more exactly than the headline which one was meant, such as with or without audio. */
function taskOf(benchmarks: readonly Benchmark[], { task, benchmarkSlug }: AskedHeadline): TaskId {
  const tested = benchmarks.find(({ id }) => id === benchmarkSlug)?.tasks ?? []
  return tested.length === 1 && tested[0] ? tested[0] : task
}

/** A model the catalogue does not know is weighed all the same: nothing is published about it. */
function modelOf(evidence: EvidenceIndex, { modelSlug, inventoryModelSlug, claimant }: AskedHeadline): EngineModel | null {
  const known = [inventoryModelSlug, modelSlug].flatMap((id) => (id == null ? [] : (evidence.models.get(id) ?? [])))[0]
  if (known) return { id: known.id, vendorId: known.vendorId }
  return modelSlug === null ? null : { id: modelSlug, vendorId: claimant }
}

/**
 * The day the engine is asked. Of an imprecise date the first day of the period, so that nothing is seen that was published after the
 * headline; where the model came out later in that period, the day it came out.
 */
export function askedOn(date: string, model: Pick<Model, 'releasedOn'> | null): Day {
  const first = `${date}-01-01`.slice(0, 10)
  const released = model?.releasedOn ?? null
  return released?.startsWith(date) && released > first ? released : first
}

/** First on the newest independent board of the task by the day, other than the model itself; undefined where there was no board. */
function leaderOn(evidence: EvidenceIndex, { task, asOf, except }: { task: TaskId; asOf: Day; except: string }): Model | undefined {
  const standings = [...evidence.claims.values()].filter(
    (claim) =>
      claim.task === task &&
      claim.publishedOn <= asOf &&
      daysBetween(claim.publishedOn, asOf) <= OLDEST_BOARD_DAYS &&
      claim.evaluatorKind === 'independent' &&
      claim.tableId !== null &&
      claim.value !== null &&
      isElo(claim.unit) &&
      claim.modelId !== except,
  )
  const best = standings.sort(
    (a, b) =>
      dayNumber(b.publishedOn) - dayNumber(a.publishedOn) ||
      ((a.tableId ?? '') < (b.tableId ?? '') ? -1 : a.tableId === b.tableId ? 0 : 1) ||
      (b.value ?? 0) - (a.value ?? 0),
  )
  return best[0] && evidence.models.get(best[0].modelId)
}

type Weighed = { model: EngineModel; incumbent: EngineModel; task: TaskId; asOf: Day }

const kinds = { vendor: 'vendor', independent: 'independent', 'peer-reviewed': 'peer_reviewed', 'community-arena': 'independent' } as const

/** The headline as a claim without a number: by whoever ran the test, or where nobody did by whoever said it. */
function boast(headline: AskedHeadline, { model, incumbent, task, asOf }: Weighed): EngineClaim {
  const { id, claimant, claimantKind, evaluatorKind } = headline
  const kind = evaluatorKind === null ? (claimantKind === 'vendor' ? 'vendor' : 'unknown') : kinds[evaluatorKind]
  return {
    ...{ id: `headline ${id}`, publishedAt: asOf, evaluatorId: `headline ${claimant}`, evaluatorKind: kind },
    conflictOrgId: kind === 'vendor' ? model.vendorId : null,
    ...{ challengerModelId: model.id, incumbentModelId: incumbent.id, versionMatch: 'exact', task },
    ...{ dimensions: 'overall', metric: 'unstated', effect: { type: 'none', superlative: true } },
  }
}
