import { formatNumber, plural, toPoints } from '@/lib/format'
import type { Day } from './day'
import { dimensionLabel } from './dimension'
import type { Comparison } from './evidence/comparison'
import { leastLead, opposes } from './evidence/counter-evidence'
import { spreadOf } from './evidence/spread'
import type { CitedClaim, DependencyReport, Pair, Report } from './report'
import { type NetPreference, netPreference } from './verdict/effect'

/** One of two voices that contradict each other, with the claim that it rests on. */
export type ConflictSide = { claimId: string; org: string; says: string; publishedOn: Day }

/** Two voices on the same measure that chance does not reconcile, and the dependencies for which they matter. */
export type ClaimConflict = {
  id: string
  dependencies: { id: string; name: string }[]
  /** What they disagree about. */
  about: string
  sides: [ConflictSide, ConflictSide]
  /** How far apart they lie, for ordering only: points of net preference, or percent of the larger figure. */
  gap: number
  /** The report before did not have both of them. */
  fresh: boolean
}

/**
 * Conflicts between claims that a report rests on, new ones first, then by how far apart they lie. Either two evaluators put different models ahead
 * on the same task and dimension, farther apart than chance explains, at least one of them without a stake; or two evaluators publish different
 * figures for the same model on the same measure, farther apart than their noise.
 */
export function claimConflicts(report: Report, before: Report | null): ClaimConflict[] {
  const known = before?.claims ?? null
  const found = new Map<string, ClaimConflict>()
  for (const entry of report.dependencies) {
    for (const conflict of [...leads(entry, report), ...figures(entry, report)]) {
      const same = found.get(conflict.id)
      if (same) same.dependencies.push(...conflict.dependencies)
      else found.set(conflict.id, { ...conflict, fresh: known !== null && conflict.sides.some(({ claimId }) => !(claimId in known)) })
    }
  }
  return [...found.values()].sort((a, b) => Number(b.fresh) - Number(a.fresh) || b.gap - a.gap || (a.id < b.id ? -1 : 1))
}

type Found = Omit<ClaimConflict, 'fresh'>
type Voice = { comparison: Comparison; preference: NetPreference }

const impartial = new Set(['independent', 'peer_reviewed', 'community'])

/** The goals of a challenger share their comparisons. */
function challengersOf({ pairs }: DependencyReport): Pair[] {
  const seen = new Set<string>()
  return pairs.filter(({ challenger }) => !seen.has(challenger.id) && seen.add(challenger.id))
}

function leads(entry: DependencyReport, { policy }: Report): Found[] {
  const { defaults } = policy.content
  return challengersOf(entry).flatMap((pair) => {
    const groups = new Map<string, Map<string, Voice>>()
    for (const comparison of pair.comparisons) {
      const { claim } = comparison
      const preference = netPreference(claim.effect, { metric: claim.metric, defaults })
      if (!preference || Math.abs(preference.y) < leastLead) continue
      const key = `${claim.task} ${claim.dimensions}`
      const group = groups.get(key) ?? new Map<string, Voice>()
      const last = group.get(claim.evaluatorId)
      if (!last || last.comparison.claim.publishedAt < claim.publishedAt) group.set(claim.evaluatorId, { comparison, preference })
      groups.set(key, group)
    }
    return [...groups].flatMap(([key, group]) => widest([...group.values()], { entry, pair, key }) ?? [])
  })
}

type Where = { entry: DependencyReport; pair: Pair; key: string }

function widest(voices: readonly Voice[], where: Where): Found | null {
  const ahead = voices.filter(({ preference }) => preference.y > 0)
  const behind = voices.filter(({ preference }) => preference.y < 0)
  const gapOf = (up: Voice, down: Voice) => up.preference.y - down.preference.y
  const pairs = ahead.flatMap((up) => behind.filter((down) => contradict(up, down)).map((down) => [up, down] as const))
  const [first] = pairs.sort((a, b) => gapOf(...b) - gapOf(...a))
  return first ? leadConflict(first, where, 100 * gapOf(...first)) : null
}

function contradict(up: Voice, down: Voice): boolean {
  const free = [up, down].some(({ comparison }) => impartial.has(comparison.claim.evaluatorKind))
  return free && (opposes(up.preference, down.preference) || opposes(down.preference, up.preference))
}

function leadConflict([up, down]: readonly [Voice, Voice], { entry, pair, key }: Where, gap: number): Found {
  const { dependency, incumbent } = entry
  const side = ({ comparison, preference }: Voice, leader: string): ConflictSide => ({
    claimId: comparison.claimIds[0] ?? '',
    org: comparison.evaluatorOrg,
    says: `${leader} ahead by ${plural(toPoints(Math.abs(preference.y)), 'point')}`,
    publishedOn: comparison.claim.publishedAt,
  })
  const dimensions = [up.comparison.claim.dimensions]
    .flat()
    .map((id) => dimensionLabel(id).toLowerCase())
    .join(', ')
  return {
    id: `lead ${pair.challenger.modelId} ${incumbent.modelId} ${key}`,
    dependencies: [{ id: dependency.id, name: dependency.name }],
    about: `${pair.challenger.modelTitle} against ${incumbent.modelTitle}${dimensions ? `: ${dimensions}` : ''}`,
    sides: [side(up, pair.challenger.modelTitle), side(down, incumbent.modelTitle)],
    gap,
  }
}

function figures(entry: DependencyReport, { claims }: Report): Found[] {
  const ids = new Set(challengersOf(entry).flatMap(({ comparisons }) => comparisons.flatMap(({ claimIds }) => claimIds)))
  const groups = new Map<string, CitedClaim[]>()
  for (const id of ids) {
    const claim = claims[id]
    if (!claim || claim.value === null || claim.benchmarkId === null) continue
    const key = JSON.stringify([claim.modelId, claim.variant, claim.benchmarkId, claim.dimensionName, claim.task, claim.unit])
    groups.set(key, [...(groups.get(key) ?? []), claim])
  }
  return [...groups].flatMap(([key, group]) => figureConflict(key, group, entry) ?? [])
}

function figureConflict(key: string, group: readonly CitedClaim[], { dependency }: DependencyReport): Found | null {
  if (new Set(group.map(({ evaluatorOrg }) => evaluatorOrg)).size < 2) return null
  const newest = [...group].sort((a, b) => (a.publishedOn < b.publishedOn ? 1 : a.publishedOn > b.publishedOn ? -1 : a.id < b.id ? -1 : 1))
  const spread = spreadOf(newest.map((claim) => ({ ...claim, evaluatorId: claim.evaluatorOrg, repeatsId: null, retracted: false })))
  if (spread?.agreement !== 'beyond_noise') return null
  const at = (value: number) => newest.find((claim) => claim.value === value)
  const [low, high] = [at(spread.low), at(spread.high)]
  if (!low || !high) return null
  const side = ({ id, evaluatorOrg, value, unit, publishedOn }: CitedClaim): ConflictSide => ({
    ...{ claimId: id, org: evaluatorOrg, publishedOn },
    says: [formatNumber(value, Number.isInteger(value) ? 0 : 2), unit].filter(Boolean).join(' '),
  })
  return {
    id: `figure ${key}`,
    dependencies: [{ id: dependency.id, name: dependency.name }],
    about: [low.modelTitle, low.benchmarkName, low.dimensionName].filter(Boolean).join(', '),
    sides: [side(high), side(low)],
    gap: (100 * spread.range) / Math.max(Math.abs(spread.high), Number.MIN_VALUE),
  }
}
