import type { Claim } from '@/lib/domain/claim'
import type { Day } from '@/lib/domain/day'
import type { Model } from '@/lib/domain/model'
import type { TaskId } from '@/lib/domain/task'
import { rootOf } from './echoes'
import { type EvidenceIndex, groupKey, type IndexedClaim, joinKey } from './evidence-index'
import { wantsAudio } from './stated-settings'
import { type CloseMatch, sameGroup, versionMatch } from './version-match'

export interface PairQuery {
  evidence: EvidenceIndex
  challenger: Model
  incumbent: Model
  /** The task of the dependency: which variant of a model fits it best. */
  task: TaskId
  asOf: Day
}

/** A claim that may stand for a model in use. */
export interface Candidate extends IndexedClaim {
  match: CloseMatch
  /** How badly it fits the dependency; see `misfit`. */
  misfit: readonly number[]
}

/** One model's scores within one series: of every table the row that fits best, and the scores outside any table. */
export interface SideSeries {
  byTable: ReadonlyMap<string, Candidate>
  untabled: readonly Candidate[]
}

export type Side = ReadonlyMap<string, SideSeries>

/** Ids that may stand for each side. Two models of one group stand only for themselves: another tier could stand for either. */
export function standIns({ evidence, challenger, incumbent }: PairQuery): [challenger: string[], incumbent: string[]] {
  if (sameGroup(challenger, incumbent)) return [[challenger.id], [incumbent.id]]
  const group = (model: Model): string[] => evidence.groups.get(groupKey(model)) ?? [model.id]
  return [group(challenger), group(incumbent)]
}

interface Remembered {
  asOf: Day
  sides: Map<string, Side>
}

/** A board asks for the same model once per pair, on one day at a time; what is remembered never changes an answer. */
const remembered = new WeakMap<EvidenceIndex, Remembered>()

/** The scores that may stand for `wanted` on the day, by series. */
export function sideOf({ evidence, task, asOf }: PairQuery, wanted: Model, ids: string[]): Side {
  let memory = remembered.get(evidence)
  if (memory?.asOf !== asOf) {
    memory = { asOf, sides: new Map() }
    remembered.set(evidence, memory)
  }
  const key = joinKey(wanted.id, String(wantsAudio(task)), ids.length === 1 ? 'alone' : 'group')
  const known = memory.sides.get(key)
  if (known) return known
  const side = readSide({ evidence, task, asOf }, wanted, ids)
  memory.sides.set(key, side)
  return side
}

function readSide(query: Pick<PairQuery, 'evidence' | 'task' | 'asOf'>, wanted: Model, ids: string[]): Side {
  const side = new Map<string, { byTable: Map<string, Candidate>; untabled: Candidate[] }>()
  for (const id of ids)
    for (const [key, claims] of query.evidence.byModel.get(id)?.series ?? []) {
      const series = side.get(key) ?? { byTable: new Map<string, Candidate>(), untabled: [] }
      side.set(key, series)
      for (const indexed of claims) {
        const candidate = candidateOf(query, indexed, versionMatch(indexed.claim, query.evidence.models.get(id), wanted))
        if (!candidate) continue
        if (candidate.claim.tableId === null) series.untabled.push(candidate)
        else keepBest(series.byTable, candidate.claim.tableId, candidate)
      }
    }
  return side
}

/** The claim as a candidate, unless it is not visible on the day, repeats a visible one, or is about another version. */
export function candidateOf(
  { evidence, task, asOf }: Pick<PairQuery, 'evidence' | 'task' | 'asOf'>,
  indexed: IndexedClaim,
  match: CloseMatch | null,
): Candidate | null {
  if (match === null || !stands(evidence, indexed.claim, asOf)) return null
  return { ...indexed, match, misfit: misfit(task, indexed, match) }
}

/** Published by then, not taken back, and not the repetition of a claim that is itself in view. */
function stands(evidence: EvidenceIndex, claim: Claim, asOf: Day): boolean {
  if (claim.publishedOn > asOf || claim.retracted) return false
  return claim.repeatsId === null || rootOf(claim, evidence.claims, asOf) === claim
}

/**
 * How badly a result fits the dependency, in the order in which it counts; never by its value. Exact version before family, verified before
 * unverified, stated sound as the task wants it before unstated before contrary, then the plainest variant (fewest qualifiers).
 */
function misfit(task: TaskId, { claim, settings }: IndexedClaim, match: CloseMatch): number[] {
  const wanted = wantsAudio(task)
  const audio = wanted === null || settings.audio === wanted ? 0 : settings.audio === null ? 1 : 2
  return [match === 'exact' ? 0 : 1, claim.unverified ? 1 : 0, audio, claim.variant === null ? 0 : claim.variant.split(',').length]
}

export function keepBest<Found extends Candidate>(best: Map<string, Found>, key: string, found: Found): void {
  const known = best.get(key)
  if (!known || compareCandidates(found, known) < 0) best.set(key, found)
}

/** Equal fits are settled by variant, model and claim id: arbitrary, but the same for everybody and blind to the value. */
function compareCandidates(a: Candidate, b: Candidate): number {
  const text = ({ claim }: Candidate): string => joinKey(claim.variant, claim.modelId, claim.id)
  return compareMisfits(a.misfit, b.misfit) || (text(a) < text(b) ? -1 : 1)
}

export function compareMisfits(a: readonly number[], b: readonly number[]): number {
  for (const [index, part] of a.entries()) if (part !== b[index]) return part - (b[index] ?? 0)
  return 0
}
