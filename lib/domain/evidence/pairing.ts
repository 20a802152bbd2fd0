import type { Claim } from '@/lib/domain/claim'
import {
  type Candidate,
  candidateOf,
  keepBest,
  LONGEST_GAP_DAYS,
  laterText,
  newestFirst,
  type PairQuery,
  type SideSeries,
  sideOf,
  standIns,
  testedOn,
} from './candidates'
import { joinKey } from './evidence-index'
import { withinRounding } from './figures'
import { settingsContradict } from './stated-settings'
import { type CloseMatch, versionMatch } from './version-match'

/** Two scores of one series that may be compared. `table` tells apart the tables and snapshots of the series. */
export interface ScorePair {
  series: string
  table: string
  challenger: Candidate
  incumbent: Candidate
}

/** One published head-to-head; `mirrored` when it was published from the incumbent's point of view. */
export interface HeadToHead extends Candidate {
  mirrored: boolean
  series: string
  table: string
}

/** The scores of the two models that may be compared, each claim at most once. With `history` also those that a later snapshot replaced. */
export function scorePairs(query: PairQuery, { history }: { history: boolean }): ScorePair[] {
  const [challengerIds, incumbentIds] = standIns(query)
  const challengers = sideOf(query, query.challenger, challengerIds)
  const incumbents = sideOf(query, query.incumbent, incumbentIds)
  const pairs: ScorePair[] = []
  for (const [series, left] of challengers) {
    const right = incumbents.get(series)
    if (!right) continue
    pairs.push(...pairsOfSeries(series, left, right, history))
  }
  return pairs
}

function pairsOfSeries(series: string, left: SideSeries, right: SideSeries, history: boolean): ScorePair[] {
  const tabled = sharedTables(left, right, history).map((pair) => ({ ...pair, series, table: pair.challenger.claim.tableId ?? '' }))
  if (!left.hasUntabled && !right.hasUntabled) return withoutStandIns(tabled)
  const loose = loosePairs(left, right, history).map((pair) => ({ ...pair, series, table: looseTable(pair) }))
  const all = withoutStandIns([...tabled, ...loose])
  return history ? all : latestOnly(all)
}

/** Another tier or stage stands in only where the models in use were never measured themselves: a newer figure for a dearer tier is no update. */
function withoutStandIns(pairs: ScorePair[]): ScorePair[] {
  const exact = pairs.filter((pair) => matchOf(pair) === 'exact')
  return exact.length > 0 ? exact : pairs
}

/**
 * The rows of common tables, newest table first: both sides are sorted by table, so one walk finds them. Without history, rows of older
 * tables are passed over unless they hold the newest figure: boards have years of snapshots.
 */
function sharedTables(left: SideSeries, right: SideSeries, history: boolean): Option[] {
  const pairs: Option[] = []
  const newest = nothingYet()
  const [a, b] = [left.columns, right.columns]
  for (let l = 0, r = 0; l < a.day.length && r < b.day.length; ) {
    const order = at(b.day, r) - at(a.day, l) || laterText(a.table[l] as string, b.table[r] as string)
    if (order === 0) {
      const known = newest[at(a.family, l) + at(b.family, r) > 0 ? 'family' : 'exact']
      if (history || at(a.day, l) >= known || mayRepeat(at(a.value, l), at(a.halfUnit, l), pairs)) {
        const pair = { challenger: left.tabled[l] as Candidate, incumbent: right.tabled[r] as Candidate }
        pairs.push(pair)
        keepNewest(newest, pair)
      }
    }
    if (order <= 0) l++
    if (order >= 0) r++
  }
  return history ? pairs : latestOnly(pairs)
}

const at = (column: ArrayLike<number>, index: number): number => column[index] as number

/** Whether rounding might make the figure the same as one already found. */
function mayRepeat(value: number, half: number, pairs: readonly Option[]): boolean {
  for (const { challenger } of pairs)
    if (withinRounding(value - (challenger.claim.value ?? Number.NaN), Math.max(half, challenger.halfUnit))) return true
  return false
}

/** The newest day of each kind of match. */
type Newest = Record<CloseMatch, number>

const nothingYet = (): Newest => ({ exact: Number.NEGATIVE_INFINITY, family: Number.NEGATIVE_INFINITY })

function keepNewest(newest: Newest, pair: Option): void {
  const match = matchOf(pair)
  newest[match] = Math.max(newest[match], measuredOn(pair))
}

/**
 * Pairs of results where not both name their table: no more than `LONGEST_GAP_DAYS` apart, no contradicting settings, each result used once.
 * The newest row of either side chooses first, and chooses the row of the other side that lies nearest in time, then fits best. Without
 * history the newest pair of each match is enough, and the older ones with its very figures.
 */
function loosePairs(left: SideSeries, right: SideSeries, history: boolean): Option[] {
  const tabled = sharedTables(left, right, true)
  const used = new Set<Candidate>(tabled.flatMap(({ challenger, incumbent }) => [challenger, incumbent]))
  const open = openMatches(left, right)
  const pairs: Option[] = []
  for (let c = 0, i = 0; c < left.loose.length && i < right.loose.length && (history || open.size > 0); ) {
    const [lead, rival] = [left.loose[c] as Candidate, right.loose[i] as Candidate]
    const challengerLeads = newestFirst(lead, rival) < 0
    if (challengerLeads) c++
    else i++
    const chooser = challengerLeads ? lead : rival
    const partner = used.has(chooser) ? null : challengerLeads ? nearest(lead, right.loose, i, used) : nearest(rival, left.loose, c, used)
    if (!partner) continue
    used.add(partner)
    const pair = challengerLeads ? { challenger: lead, incumbent: partner } : { challenger: partner, incumbent: rival }
    pairs.push(pair)
    open.delete(matchOf(pair))
  }
  return history ? pairs : [...pairs, ...pairs.flatMap((pair) => repetitionsOf(pair, left, right, used))]
}

function openMatches({ looseMatches: left }: SideSeries, { looseMatches: right }: SideSeries): Set<CloseMatch> {
  const open = new Set<CloseMatch>()
  if (left.has('exact') && right.has('exact')) open.add('exact')
  if (left.has('family') || right.has('family')) open.add('family')
  return open
}

/** Older loose pairs that hold the figures of a newer one. */
function repetitionsOf(newer: Option, left: SideSeries, right: SideSeries, used: Set<Candidate>): Option[] {
  const same = (rows: readonly Candidate[], row: Candidate): Candidate[] =>
    rows.filter((older) => !used.has(older) && sameValue(older, row))
  const challengers = same(left.loose, newer.challenger)
  if (challengers.length === 0) return []
  const incumbents = same(right.loose, newer.incumbent)
  return challengers.flatMap((challenger) => {
    const incumbent = incumbents.find(
      (row) => mayPair(challenger, row) && Math.abs(testedOn(challenger) - testedOn(row)) <= LONGEST_GAP_DAYS,
    )
    return incumbent ? [{ challenger, incumbent }] : []
  })
}

/** Rows are sorted by time, then fit, so the first that may be used is the one wanted. */
function nearest(chooser: Candidate, rows: readonly Candidate[], from: number, used: Set<Candidate>): Candidate | null {
  for (let at = from; at < rows.length; at++) {
    const row = rows[at] as Candidate
    if (testedOn(chooser) - testedOn(row) > LONGEST_GAP_DAYS) return null
    if (!used.has(row) && mayPair(chooser, row)) return row
  }
  return null
}

const mayPair = (a: Candidate, b: Candidate): boolean =>
  (a.claim.tableId === null || b.claim.tableId === null) && !settingsContradict(a.settings, b.settings)

const looseTable = ({ challenger, incumbent }: Option): string =>
  [challenger.claim.publishedOn, incumbent.claim.publishedOn].sort().join('/')

type Option = Pick<ScorePair, 'challenger' | 'incumbent'>

/**
 * Of several snapshots the newest, per version match; and the older ones with its very figures, from which its age is counted. The engine
 * would keep the same ones, but a board over years of weekly snapshots need not carry the rest there.
 */
function latestOnly<Pair extends Option>(pairs: Pair[]): Pair[] {
  if (pairs.length < 2) return pairs
  const newest = nothingYet()
  for (const pair of pairs) keepNewest(newest, pair)
  const isNewest = (pair: Pair): boolean => measuredOn(pair) === newest[matchOf(pair)]
  const latest = pairs.filter(isNewest)
  return pairs.filter((pair) => isNewest(pair) || latest.some((newer) => matchOf(newer) === matchOf(pair) && repeats(pair, newer)))
}

const repeats = (older: Option, newer: Option): boolean =>
  sameValue(older.challenger, newer.challenger) && sameValue(older.incumbent, newer.incumbent)

/** An equal figure; where the newer one is only told again, one that agrees with it within rounding. */
function sameValue(older: Candidate, newer: Candidate): boolean {
  const [a, b] = [older.claim.value, newer.claim.value]
  if (a === b) return true
  return newer.claim.tier === 'relay' && a !== null && b !== null && withinRounding(a - b, Math.max(older.halfUnit, newer.halfUnit))
}

/** The day a comparison counts from: the later test, or where no test day is known the later publication. */
function measuredOn({ challenger: a, incumbent: b }: Option): number {
  if (a.evaluatedDay === null && b.evaluatedDay === null) return Math.max(a.publishedDay, b.publishedDay)
  return Math.max(a.evaluatedDay ?? Number.NEGATIVE_INFINITY, b.evaluatedDay ?? Number.NEGATIVE_INFINITY)
}

/** How closely a pair matches the two models in use: as closely as its worse side. */
export const matchOf = ({ challenger, incumbent }: Option): CloseMatch =>
  challenger.match === 'family' || incumbent.match === 'family' ? 'family' : 'exact'

/** The head-to-heads of the two models: for each table and direction the one whose variant fits the task best. */
export function headToHeads(query: PairQuery): HeadToHead[] {
  const { evidence } = query
  const [challengerIds, incumbentIds] = standIns(query)
  const best = new Map<string, HeadToHead>()
  for (const id of challengerIds)
    for (const indexed of evidence.byModel.get(id)?.headToHeads ?? []) {
      const { claim } = indexed
      const mirrored = claim.modelId !== id
      const other = mirrored ? claim.modelId : claim.opponentId
      if (other === null || !incumbentIds.includes(other)) continue
      const match = worse(
        versionMatch(seenFrom(claim, mirrored), evidence.models.get(id), query.challenger),
        versionMatch(seenFrom(claim, !mirrored), evidence.models.get(other), query.incumbent),
      )
      const candidate = candidateOf(query, indexed, match)
      if (!candidate) continue
      const series = joinKey(claim.evaluatorId, claim.benchmarkId, claim.task, claim.dimensionId, claim.unit)
      const found = { ...candidate, mirrored, series, table: claim.tableId ?? claim.publishedOn }
      keepBest(best, joinKey(series, found.table, String(mirrored)), found)
    }
  return [...best.values()]
}

/** Seen from either model of a head-to-head; the variant is that of the model the claim is about. */
const seenFrom = (claim: Claim, fromOpponent: boolean) =>
  fromOpponent ? { modelId: claim.opponentId ?? '', variant: null } : { modelId: claim.modelId, variant: claim.variant }

const worse = (a: CloseMatch | null, b: CloseMatch | null): CloseMatch | null =>
  a === null || b === null ? null : a === 'family' || b === 'family' ? 'family' : 'exact'

/** The challenger's claims without a number, such as "best in class"; one against a named rival counts only when that rival is the incumbent. */
export function superlatives(query: PairQuery): Candidate[] {
  const { evidence } = query
  const [challengerIds, incumbentIds] = standIns(query)
  return challengerIds.flatMap((id) =>
    (evidence.byModel.get(id)?.superlatives ?? []).flatMap((indexed) => {
      const { claim } = indexed
      if (claim.opponentId !== null && !incumbentIds.includes(claim.opponentId)) return []
      return candidateOf(query, indexed, versionMatch(claim, evidence.models.get(id), query.challenger)) ?? []
    }),
  )
}
