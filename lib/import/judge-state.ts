import { createHash } from 'node:crypto'
import type { Claim } from '@/lib/domain/claim'
import { slugify } from '@/lib/domain/strings'
import type { GivenClaim, GivenSource } from './claim-rows'
import type { KnownBenchmark, KnownDimension, KnownModel, KnownSource } from './known'
import { nameKey } from './match-names'
import type { KnownClaim, MadeDimension, MadeSource, PlanWorld } from './plan'

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** What judging knows of the workspace, and what it has seen in the file so far. */
export type JudgeState = {
  today: string
  isMadeBenchmark: (id: string) => boolean
  models: ReadonlyMap<string, KnownModel>
  benchmarks: ReadonlyMap<string, KnownBenchmark>
  ranges: ReadonlyMap<string, KnownDimension>
  sourceById: ReadonlyMap<string, KnownSource>
  sourceByAddress: ReadonlyMap<string, KnownSource>
  evaluators: Map<string, { id: string; org: string }>
  byId: ReadonlyMap<string, KnownClaim>
  byKey: ReadonlyMap<string, KnownClaim[]>
  madeSources: Map<string, MadeSource>
  madeDimensions: Map<string, MadeDimension>
  /** The first row about each claim. */
  inFile: Map<string, { place: string; claim: Claim }>
  /** Ids that the file gives to claims which the workspace knows under another id. */
  fileIds: Map<string, string>
}

const titled = (title: string) => `title:${title}`
const exactly = ({ url, title }: Pick<GivenSource, 'url' | 'title'>) => JSON.stringify([url, title])

/**
 * What makes two rows say the same thing: model, variant, benchmark (an id is one version), dimension, task, opponent, evaluator, day of
 * publication, and the table or else the source it stands in; without a benchmark the words as well. A file's own id goes before all that.
 */
export function naturalKey(
  claim: Omit<Claim, 'id' | 'evaluatorId' | 'sourceId'>,
  source: Pick<GivenSource, 'url' | 'title'> | undefined,
): string {
  const { modelId, variant, benchmarkId, dimensionId, task, opponentId, evaluatorOrg, publishedOn, tableId, statement } = claim
  const where = tableId ?? source?.url ?? source?.title ?? ''
  const said = benchmarkId === null ? statement : null
  return JSON.stringify([
    modelId,
    variant,
    benchmarkId,
    dimensionId,
    task,
    opponentId,
    evaluatorKey(evaluatorOrg),
    publishedOn,
    where,
    said,
  ])
}

const evaluatorKeys = new Map<string, string>()

/** Two evaluators are one when they have the same letters, whatever the case and spaces. */
function evaluatorKey(org: string): string {
  const before = evaluatorKeys.get(org)
  if (before !== undefined) return before
  const key = nameKey(org)
  if (evaluatorKeys.size > 5000) evaluatorKeys.clear()
  evaluatorKeys.set(org, key)
  return key
}

export function judgeState({ known, names, claims, today }: PlanWorld): JudgeState {
  const sourceById = new Map(known.sources.map((source) => [source.id, source]))
  const sourceByAddress = new Map<string, KnownSource>()
  for (const source of known.sources) {
    if (source.url !== null) sourceByAddress.set(source.url, source)
    sourceByAddress.set(titled(source.title), source)
    sourceByAddress.set(exactly(source), source)
  }
  const byKey = new Map<string, KnownClaim[]>()
  for (const claim of claims) {
    const key = naturalKey(claim, sourceById.get(claim.sourceId))
    byKey.set(key, [...(byKey.get(key) ?? []), claim])
  }
  const dimensions = known.benchmarks.flatMap((row) => row.dimensions.map((dimension) => [`${row.id} ${dimension.id}`, dimension] as const))
  return {
    today,
    isMadeBenchmark: (id) => names.made.benchmarks.has(id),
    models: new Map(known.models.map((model) => [model.id, model])),
    benchmarks: new Map(known.benchmarks.map((benchmark) => [benchmark.id, benchmark])),
    ranges: new Map(dimensions),
    sourceById,
    sourceByAddress,
    evaluators: new Map(known.evaluators.map((evaluator) => [evaluatorKey(evaluator.org), evaluator])),
    byId: new Map(claims.map((claim) => [claim.id, claim])),
    byKey,
    ...{ madeSources: new Map(), madeDimensions: new Map(), inFile: new Map(), fileIds: new Map() },
  }
}

/**
 * The source that a row was read in: one that the workspace has with this address and title; where the file gives no title, one with this
 * address; without an address, one with this title. What was read before the result was published cannot hold it: then, and where none is
 * found, a new one.
 */
export function sourceFor(state: JudgeState, given: GivenSource, publishedOn: string): string {
  const address = given.url ?? titled(given.title)
  const like = given.named && given.url !== null ? undefined : state.sourceByAddress.get(address)
  const there = state.sourceByAddress.get(exactly(given)) ?? like
  if (there && (there.readOn === null || there.readOn >= publishedOn)) return there.id
  const made = state.madeSources.get(exactly(given))
  if (made) return made.id
  const { title, url } = there && !given.named ? { ...given, title: there.title } : given
  const mark = sha256(JSON.stringify([title, url, state.today, null])).slice(0, 6)
  const source = { id: `${slugify(title, 'source')}-${mark}`, title, url, readOn: state.today }
  state.madeSources.set(exactly(given), source)
  return source.id
}

/** The same source in other words changes nothing; another one is a change. */
export function otherSource(
  state: JudgeState,
  given: GivenSource,
  { sourceId, publishedOn }: Pick<Claim, 'sourceId' | 'publishedOn'>,
): string | null {
  const there = state.sourceById.get(sourceId)
  const same = given.url === null ? there?.title === given.title : there?.url === given.url
  if (same && (there?.title === given.title || !state.sourceByAddress.has(exactly(given)))) return null
  const other = sourceFor(state, given, publishedOn)
  return other === sourceId ? null : other
}

/** An evaluator has no table of its own: one name is one id, and a name that is new gets the slug of it. */
export function withEvaluator(state: JudgeState, given: GivenClaim): GivenClaim & { evaluatorId?: string } {
  if (!given.evaluatorOrg) return given
  const key = evaluatorKey(given.evaluatorOrg)
  const org = given.evaluatorOrg
  const evaluator = state.evaluators.get(key) ?? { org, id: slugify(org, `evaluator-${sha256(JSON.stringify(org)).slice(0, 6)}`) }
  state.evaluators.set(key, evaluator)
  return { ...given, evaluatorOrg: evaluator.org, evaluatorId: evaluator.id }
}
