import type { Claim } from '@/lib/domain/claim'
import type { Day } from '@/lib/domain/day'
import type { DimensionId } from '@/lib/domain/dimension'
import type { TaskId } from '@/lib/domain/task'
import type { Candidate, PairQuery } from './candidates'
import type { Comparison, ComparisonPart } from './comparison'
import { echoesOf } from './echoes'
import {
  hasScale,
  headToHeadEffect,
  isElo,
  isQuality,
  noEffect,
  ratingEffect,
  reciprocalEffect,
  saturatedScores,
  scoreEffect,
} from './effects'
import { engineClaim, type Finding, isTotal, type Target } from './engine-claim'
import { type EvidenceIndex, joinKey } from './evidence-index'
import { columnName, explainHeadToHead, explainScores, explainSuperlative } from './explain'
import { type HeadToHead, headToHeads, matchOf, type ScorePair, scorePairs, superlatives } from './pairing'
import { foldRepetitions } from './repetitions'

export interface ComparisonQuery {
  evidence: EvidenceIndex
  challengerModelId: string
  incumbentModelId: string
  /** The dependency's task: which variant of a model fits best. Results on every task are returned; the engine judges their relevance. */
  task: TaskId
  dimensionWeights: Partial<Record<DimensionId, number>>
  asOf: Day
  /** True adds what a later snapshot of the same board replaced, to show how a gap moved; the engine drops it again. */
  history?: boolean
}

interface Draft {
  /** Evaluator, benchmark and task: who published the dimensions and the total between which one has to choose. */
  source: string
  target: Target
  total: boolean
  comparison: Comparison
}

/**
 * Everything published by `asOf` that compares the two models, seen from the challenger, sorted by id. Two scores are compared only within
 * one evaluator, benchmark (and its version), task, dimension, unit and table, so never across arenas, pools or scales; a head-to-head is a
 * comparison by itself; a superlative needs the challenger alone. Of a source's dimensions those count that the dependency weighs, and its
 * total only when it published nothing finer. People's choice between whole clips counts as `overall`, whatever the dependency weighs.
 * Empty for models that are unknown or the same.
 */
export function comparisons(query: ComparisonQuery): Comparison[] {
  const { evidence, task, asOf } = query
  const challenger = evidence.models.get(query.challengerModelId)
  const incumbent = evidence.models.get(query.incumbentModelId)
  if (!challenger || !incumbent || challenger.id === incumbent.id) return []
  const pair: PairQuery = { evidence, challenger, incumbent, task, asOf }
  const chosen = chooseFinest([...scoreDrafts(pair, query.history ?? false), ...headToHeadDrafts(pair)], query.dimensionWeights)
  const boasts = superlatives(pair).map((candidate) => superlative(pair, candidate))
  const all = foldRepetitions([...chosen.map((draft) => draft.comparison), ...boasts])
  return all.sort((a, b) => (a.claim.id < b.claim.id ? -1 : a.claim.id > b.claim.id ? 1 : 0))
}

function chooseFinest(drafts: Draft[], weights: ComparisonQuery['dimensionWeights']): Draft[] {
  const usable = drafts.filter(({ comparison }) => comparison.claim.effect.type !== 'none')
  const finer = new Set(usable.filter((draft) => !draft.total).map((draft) => draft.source))
  return drafts.filter(({ source, target, total }) => {
    if (total && finer.has(source)) return false
    return target === 'overall' || target === 'preference' || (weights[target] ?? 0) > 0
  })
}

function scoreDrafts(query: PairQuery, history: boolean): Draft[] {
  const columns = new Map<string, Set<string>>()
  const groups = new Map<string, { target: Target; pairs: ScorePair[] }>()
  for (const pair of scorePairs(query, { history })) {
    const { claim, dimension } = pair.challenger
    if (!isQuality(claim.unit)) continue
    if (dimension && !isTotal(dimension)) setOf(columns, tableKey(pair)).add(dimension.id)
    const target = targetOf(pair.challenger)
    if (target === null) continue
    const key = joinKey(tableKey(pair), target, dimension?.metric ?? null, matchOf(pair), mergeKey(pair))
    const group = groups.get(key)
    if (group) group.pairs.push(pair)
    else groups.set(key, { target, pairs: [pair] })
  }
  return [...groups.values()].map(({ target, pairs }) => scoreDraft(query, target, pairs, columns))
}

/** Columns of one table that measure the same dimension become one result; totals, ratings and figures without a scale stay by themselves. */
function mergeKey(pair: ScorePair): string {
  const { claim } = pair.challenger
  const merges = !isElo(claim.unit) && hasScale(pair) && !isTotalOf(pair.challenger)
  return merges ? '' : joinKey(claim.dimensionId, claim.unit)
}

function scoreDraft(query: PairQuery, target: Target, unsorted: ScorePair[], columns: Map<string, Set<string>>): Draft {
  const pairs = [...unsorted].sort((a, b) => (a.series < b.series ? -1 : 1))
  const [first] = pairs as [ScorePair]
  const finding: Finding = {
    claims: pairs.flatMap((pair) => [pair.challenger.claim, pair.incumbent.claim]),
    lead: first.challenger,
    match: matchOf(first),
    target,
    effect: isElo(first.challenger.claim.unit) ? ratingEffect(first) : scoreEffect(pairs),
    published: columns.get(tableKey(first))?.size ?? 0,
    saturated: pairs.every(saturatedScores),
  }
  const parts = pairs.map(({ challenger, incumbent }) => partOf(challenger, challenger.claim, incumbent.claim))
  return draft(query, finding, parts, explainScores(query.evidence, pairs))
}

function headToHeadDrafts(query: PairQuery): Draft[] {
  const contests = new Map<string, HeadToHead[]>()
  for (const found of headToHeads(query)) {
    if (!isQuality(found.claim.unit) || targetOf(found) === null) continue
    const key = joinKey(found.series, found.table)
    contests.set(key, [...(contests.get(key) ?? []), found])
  }
  return [...contests.values()].map((contest) => {
    const [lead, other] = contest.sort(compareReports) as [HeadToHead, HeadToHead | undefined]
    return headToHeadDraft(query, lead, other)
  })
}

/** Of two mirrored reports of one contest the primary, earlier one leads, from whichever side it is read. */
function compareReports(a: HeadToHead, b: HeadToHead): number {
  const order = ({ claim }: HeadToHead): string => joinKey(claim.tier, claim.publishedOn, claim.id)
  return order(a) < order(b) ? -1 : 1
}

function headToHeadDraft(query: PairQuery, lead: HeadToHead, other: HeadToHead | undefined): Draft {
  const joint = other ? reciprocalEffect(lead, other) : null
  const reports = joint && other ? [lead, other] : [lead]
  const finding: Finding = {
    claims: reports.map((report) => report.claim),
    lead,
    match: reports.some((report) => report.match === 'family') ? 'family' : 'exact',
    target: targetOf(lead) ?? 'overall',
    effect: joint ?? headToHeadEffect(lead),
    published: 1,
    saturated: false,
  }
  const parts = reports.map((report) => (report.mirrored ? partOf(report, null, report.claim) : partOf(report, report.claim, null)))
  return draft(query, finding, parts, explainHeadToHead(query.evidence, lead, joint ? other : undefined))
}

function superlative(query: PairQuery, lead: Candidate): Comparison {
  const { claim, match } = lead
  const finding: Finding = { claims: [claim], lead, match, target: 'overall', effect: noEffect(true), published: 0, saturated: false }
  return comparison(query, finding, [partOf(lead, claim, null)], explainSuperlative(query.evidence, lead))
}

function draft(query: PairQuery, finding: Finding, parts: ComparisonPart[], explanation: string): Draft {
  const { claim } = finding.lead
  return {
    source: joinKey(claim.evaluatorId, claim.benchmarkId, claim.task),
    target: finding.target,
    total: isTotalOf(finding.lead),
    comparison: comparison(query, finding, parts, explanation),
  }
}

function comparison(query: PairQuery, finding: Finding, parts: ComparisonPart[], explanation: string): Comparison {
  const { claims, lead } = finding
  const claimIds = claims.map((claim) => claim.id)
  return {
    claim: engineClaim(query, finding),
    claimIds,
    echoIds: echoesOf(query.evidence, claimIds, query.asOf),
    parts,
    evaluatorOrg: lead.claim.evaluatorOrg,
    benchmarkName: lead.benchmark?.name ?? null,
    relayed: claims.some((claim) => claim.tier === 'relay'),
    explanation,
  }
}

const partOf = (column: Candidate, challenger: Claim | null, incumbent: Claim | null): ComparisonPart => ({
  name: columnName(column),
  unit: column.claim.unit,
  challengerValue: challenger?.value ?? null,
  incumbentValue: incumbent?.value ?? null,
  challengerClaimId: challenger?.id ?? null,
  incumbentClaimId: incumbent?.id ?? null,
})

/** A result without a named dimension is about the whole; one on a dimension that maps to none of the workspace's is about none of it. */
function targetOf({ claim, dimension }: Candidate): Target | null {
  return claim.dimensionId === null ? 'overall' : (dimension?.dimension ?? null)
}

/** A single score without a named dimension is a total; a head-to-head without one is a choice between whole clips. */
const isTotalOf = ({ claim, dimension }: Candidate): boolean => (dimension ? isTotal(dimension) : claim.opponentId === null)

const tableKey = ({ challenger, table }: ScorePair): string =>
  joinKey(challenger.claim.evaluatorId, challenger.claim.benchmarkId, challenger.claim.task, table)

function setOf(sets: Map<string, Set<string>>, key: string): Set<string> {
  const known = sets.get(key) ?? new Set<string>()
  sets.set(key, known)
  return known
}
