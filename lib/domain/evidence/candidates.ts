import type { Claim } from '@/lib/domain/claim'
import type { Day } from '@/lib/domain/day'
import type { Model } from '@/lib/domain/model'
import type { TaskId } from '@/lib/domain/task'
import { rootOf } from './echoes'
import { type EvidenceIndex, groupKey, type IndexedClaim, joinKey } from './evidence-index'
import { recall } from './memory'
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
  /** How badly it fits the dependency: smaller is better. */
  misfit: number
}

/** One model's scores within one series. */
export interface SideSeries {
  /** Of every table the row that fits best, newest table first. */
  tabled: readonly Candidate[]
  /** What the walk over years of snapshots needs of `tabled`, in the same order: numbers side by side are read many times faster than rows. */
  columns: {
    day: Int32Array
    table: readonly string[]
    value: Float64Array
    halfUnit: Float64Array
    /** 0 for an exact match, 1 for family. */
    family: Uint8Array
  }
  /** Rows for pairs outside a common table, newest first; empty in the usual case that every row has a table. */
  loose: readonly Candidate[]
  hasUntabled: boolean
  /** Which kinds of match occur among the loose rows. */
  looseMatches: ReadonlySet<CloseMatch>
}

/** Without a common table, results this many days apart may come from different prompts, raters or builds. */
export const LONGEST_GAP_DAYS = 31

export type Side = ReadonlyMap<string, SideSeries>

/** Ids that may stand for each side. Two models of one group stand only for themselves: another tier could stand for either. */
export function standIns({ evidence, challenger, incumbent }: PairQuery): [challenger: string[], incumbent: string[]] {
  if (sameGroup(challenger, incumbent)) return [[challenger.id], [incumbent.id]]
  const group = (model: Model): string[] => evidence.groups.get(groupKey(model)) ?? [model.id]
  return [group(challenger), group(incumbent)]
}

/** The scores that may stand for `wanted` on the day, by series. */
export function sideOf({ evidence, task, asOf }: PairQuery, wanted: Model, ids: string[]): Side {
  const question = ['side', wanted.id, String(wantsAudio(task)), ids.length === 1 ? 'alone' : 'group'] as const
  return recall(evidence, asOf, question, () => readSide({ evidence, task, asOf }, wanted, ids))
}

function readSide(query: Pick<PairQuery, 'evidence' | 'task' | 'asOf'>, wanted: Model, ids: string[]): Side {
  const rows = new Map<string, Candidate[]>()
  for (const id of ids)
    for (const [key, claims] of query.evidence.byModel.get(id)?.series ?? []) {
      const found = claims.flatMap((indexed) => {
        const match = versionMatch(indexed.claim, query.evidence.models.get(id), wanted)
        return candidateOf(query, indexed, match) ?? []
      })
      const series = rows.get(key)
      if (series) series.push(...found)
      else if (found.length > 0) rows.set(key, found)
    }
  return new Map([...rows].map(([key, found]) => [key, arranged(found)]))
}

function arranged(rows: Candidate[]): SideSeries {
  const byTable = new Map<string, Candidate>()
  for (const row of rows) if (row.claim.tableId !== null) keepBest(byTable, row.claim.tableId, row)
  const tabled = [...byTable.values()].sort(newestTableFirst)
  const untabled = rows.filter((row) => row.claim.tableId === null)
  const columns = {
    day: Int32Array.from(tabled, (row) => row.tableDay),
    table: tabled.map((row) => row.claim.tableId ?? ''),
    value: Float64Array.from(tabled, (row) => row.claim.value ?? Number.NaN),
    halfUnit: Float64Array.from(tabled, (row) => row.halfUnit),
    family: Uint8Array.from(tabled, (row) => (row.match === 'family' ? 1 : 0)),
  }
  const loose = bestOfTheirTime([...untabled, ...tabled])
  return { tabled, columns, loose, hasUntabled: untabled.length > 0, looseMatches: new Set(loose.map((row) => row.match)) }
}

/** The order of tables: by the day of their newest row, then by id, so that no table needs to know of another one to find its place. */
const newestTableFirst = (a: Candidate, b: Candidate): number =>
  b.tableDay - a.tableDay || laterText(a.claim.tableId ?? '', b.claim.tableId ?? '')

export const laterText = (a: string, b: string): number => (a === b ? 0 : a < b ? 1 : -1)

/** Newest first, without the rows that another one of about the same time fits better. */
function bestOfTheirTime(rows: Candidate[]): Candidate[] {
  const sorted = [...rows].sort(newestFirst)
  if (sorted.every((row) => row.misfit === sorted[0]?.misfit)) return sorted
  return sorted.filter(
    (row) => !sorted.some((other) => other.misfit < row.misfit && Math.abs(testedOn(other) - testedOn(row)) <= LONGEST_GAP_DAYS),
  )
}

/** The day of the test, or where it is not stated that of its publication. */
export const testedOn = ({ evaluatedDay, publishedDay }: Candidate): number => evaluatedDay ?? publishedDay

/** A total order that does not ask which side a row is on. */
export const newestFirst = (a: Candidate, b: Candidate): number =>
  testedOn(b) - testedOn(a) || a.misfit - b.misfit || (a.claim.id < b.claim.id ? -1 : 1)

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
 * unverified, stated sound as the task wants it before unstated before contrary, then the plainest variant (fewest qualifiers). Written as the
 * digits of one number, with room to add up those of a pair.
 */
function misfit(task: TaskId, { claim, settings }: IndexedClaim, match: CloseMatch): number {
  const wanted = wantsAudio(task)
  const audio = wanted === null || settings.audio === wanted ? 0 : settings.audio === null ? 1 : 2
  const qualifiers = claim.variant === null ? 0 : claim.variant.split(',').length
  return (match === 'exact' ? 0 : 1) * 1e6 + (claim.unverified ? 1 : 0) * 1e5 + audio * 1e4 + qualifiers
}

export function keepBest<Found extends Candidate>(best: Map<string, Found>, key: string, found: Found): void {
  const known = best.get(key)
  if (!known || compareCandidates(found, known) < 0) best.set(key, found)
}

/** Equal fits are settled by variant, model and claim id: arbitrary, but the same for everybody and blind to the value. */
function compareCandidates(a: Candidate, b: Candidate): number {
  if (a.misfit !== b.misfit) return a.misfit - b.misfit
  const text = ({ claim }: Candidate): string => joinKey(claim.variant, claim.modelId, claim.id)
  return text(a) < text(b) ? -1 : 1
}
