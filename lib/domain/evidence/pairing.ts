import type { Claim } from '@/lib/domain/claim'
import { type Day, dayNumber } from '@/lib/domain/day'
import { type Candidate, candidateOf, compareMisfits, keepBest, type PairQuery, type SideSeries, sideOf, standIns } from './candidates'
import { joinKey } from './evidence-index'
import { sameFigure } from './repetitions'
import { settingsContradict } from './stated-settings'
import { type CloseMatch, versionMatch } from './version-match'

/** Without a common table, results this many days apart may come from different prompts, raters or builds. */
export const LONGEST_GAP_DAYS = 31

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
    const found = pairsOfSeries(series, left, right)
    pairs.push(...(history || found.length < 2 ? found : latestOnly(found)))
  }
  return pairs
}

function pairsOfSeries(series: string, left: SideSeries, right: SideSeries): ScorePair[] {
  const pairs: ScorePair[] = []
  for (const [table, challenger] of left.byTable) {
    const incumbent = right.byTable.get(table)
    if (incumbent) pairs.push({ series, table, challenger, incumbent })
  }
  if (left.untabled.length === 0 && right.untabled.length === 0) return pairs
  const used = new Set(pairs.flatMap(({ challenger, incumbent }) => [challenger.claim.id, incumbent.claim.id]))
  const free = ({ byTable, untabled }: SideSeries) => [...byTable.values(), ...untabled].filter(({ claim }) => !used.has(claim.id))
  return [...pairs, ...loosePairs(series, free(left), free(right))]
}

/** Pairs of results where not both name their table: close in time, no contradicting settings, each result used once, best fit first. */
function loosePairs(series: string, challengers: Candidate[], incumbents: Candidate[]): ScorePair[] {
  const options = nearby(challengers, incumbents).filter(
    ({ challenger, incumbent }) =>
      (challenger.claim.tableId === null || incumbent.claim.tableId === null) &&
      !settingsContradict(challenger.settings, incumbent.settings),
  )
  options.sort((a, b) => compareMisfits(misfitOf(a), misfitOf(b)) || gap(a) - gap(b) || (idsOf(a) < idsOf(b) ? -1 : 1))
  const used = new Set<string>()
  return options.flatMap(({ challenger, incumbent }) => {
    if (used.has(challenger.claim.id) || used.has(incumbent.claim.id)) return []
    used.add(challenger.claim.id).add(incumbent.claim.id)
    const table = [challenger.claim.publishedOn, incumbent.claim.publishedOn].sort().join('/')
    return [{ series, table, challenger, incumbent }]
  })
}

type Option = Pick<ScorePair, 'challenger' | 'incumbent'>

/** All combinations at most `LONGEST_GAP_DAYS` apart, without trying the others. */
function nearby(challengers: Candidate[], incumbents: Candidate[]): Option[] {
  const sorted = [...incumbents].sort((a, b) => a.measuredOn - b.measuredOn)
  const options: Option[] = []
  let start = 0
  for (const challenger of [...challengers].sort((a, b) => a.measuredOn - b.measuredOn)) {
    while ((sorted[start]?.measuredOn ?? Number.POSITIVE_INFINITY) < challenger.measuredOn - LONGEST_GAP_DAYS) start++
    for (let at = start; (sorted[at]?.measuredOn ?? Number.POSITIVE_INFINITY) <= challenger.measuredOn + LONGEST_GAP_DAYS; at++)
      options.push({ challenger, incumbent: sorted[at] as Candidate })
  }
  return options
}

const gap = ({ challenger, incumbent }: Option): number => Math.abs(challenger.measuredOn - incumbent.measuredOn)
const misfitOf = ({ challenger, incumbent }: Option): number[] =>
  challenger.misfit.map((part, index) => part + (incumbent.misfit[index] ?? 0))
const idsOf = ({ challenger, incumbent }: Option): string => joinKey(...[challenger.claim.id, incumbent.claim.id].sort())

/**
 * Of several snapshots the newest, per version match; and the older ones with its very figures, from which its age is counted. The engine
 * would keep the same ones, but a board over years of weekly snapshots need not carry the rest there.
 */
function latestOnly(pairs: ScorePair[]): ScorePair[] {
  const newest = new Map<CloseMatch, ScorePair>()
  for (const pair of pairs) {
    const known = newest.get(matchOf(pair))
    if (!known || measuredOn(pair) > measuredOn(known)) newest.set(matchOf(pair), pair)
  }
  return pairs.filter((pair) => {
    const latest = newest.get(matchOf(pair)) as ScorePair
    return measuredOn(pair) === measuredOn(latest) || sameFigures(pair, latest)
  })
}

function sameFigures(a: ScorePair, b: ScorePair): boolean {
  const same = (left: Candidate, right: Candidate): boolean =>
    left.claim.value !== null && right.claim.value !== null && sameFigure(left.claim.value, right.claim.value)
  return same(a.challenger, b.challenger) && same(a.incumbent, b.incumbent)
}

/** The day a comparison counts from: the later test, or where no test day is known the later publication. */
function measuredOn({ challenger, incumbent }: ScorePair): number {
  const [c, i] = [challenger.claim, incumbent.claim]
  return dayNumber(later(c.evaluatedOn, i.evaluatedOn) ?? later(c.publishedOn, i.publishedOn) ?? c.publishedOn)
}

const later = (a: Day | null, b: Day | null): Day | null => (a === null ? b : b === null || a > b ? a : b)

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
