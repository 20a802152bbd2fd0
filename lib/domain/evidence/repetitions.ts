import type { Effect } from '@/lib/domain/verdict/input'
import type { Comparison } from './comparison'
import { joinKey } from './evidence-index'
import { sameFigure } from './figures'

/**
 * Counts a figure that is told again once: a relayed comparison whose values agree, within rounding, with another one of the same evaluator,
 * benchmark, task, dimension and kind becomes an echo of it. The root is the primary one; among relays the one that passes on all that the
 * earliest does and more of its interval or sample, dated by the earliest, so that telling it again makes nothing fresher. Figures that a
 * primary source repeats in a later snapshot are left to the engine's de-duplication, which dates them to their first appearance.
 */
export function foldRepetitions(comparisons: readonly Comparison[]): Comparison[] {
  const roots = new Map<string, Comparison[]>()
  for (const comparison of [...comparisons].sort(byTrust)) {
    const { claim } = comparison
    const dimensions = claim.dimensions === 'overall' ? 'overall' : claim.dimensions.join(' ')
    const key = joinKey(claim.evaluatorId, claim.benchmarkId ?? null, claim.task, dimensions, claim.metric, claim.effect.type)
    const group = roots.get(key) ?? []
    roots.set(key, group)
    const at = comparison.relayed ? group.findIndex((root) => sameFigures(root.claim.effect, claim.effect)) : -1
    const root = group[at]
    if (root) group[at] = root.relayed && tellsMore(comparison, root) ? inPlaceOf(root, comparison) : withEcho(root, comparison)
    else group.push(comparison)
  }
  return [...roots.values()].flat()
}

const withEcho = (root: Comparison, echo: Comparison): Comparison => ({ ...root, echoIds: merged(root, echo) })

function inPlaceOf(earlier: Comparison, fuller: Comparison): Comparison {
  const { publishedAt, evaluatedAt } = earlier.claim
  return withEcho({ ...fuller, claim: { ...fuller.claim, publishedAt, evaluatedAt } }, earlier)
}

/** Everything that the other one states of its interval and sample, and more. Openness is not asked: it belongs to the benchmark. */
function tellsMore({ claim: a }: Comparison, { claim: b }: Comparison): boolean {
  if (a.versionMatch !== b.versionMatch || a.evaluatorKind !== b.evaluatorKind) return false
  const [more, less] = [stated(a.effect), stated(b.effect)]
  return more.size > less.size && [...less].every((field) => more.has(field))
}

const stated = (effect: Effect): Set<string> =>
  new Set(Object.entries(effect).flatMap(([field, value]) => (value === null || value === undefined ? [] : [field])))

const merged = (root: Comparison, echo: Comparison): string[] =>
  [...new Set([...root.echoIds, ...echo.claimIds, ...echo.echoIds])].filter((id) => !root.claimIds.includes(id)).sort()

function byTrust(a: Comparison, b: Comparison): number {
  const order = ({ relayed, claim }: Comparison): string => joinKey(relayed ? '1' : '0', claim.publishedAt, claim.id)
  return order(a) < order(b) ? -1 : 1
}

function sameFigures(a: Effect, b: Effect): boolean {
  if (a.type === 'elo' && b.type === 'elo') return sameFigure(a.challenger, b.challenger) && sameFigure(a.incumbent, b.incumbent)
  if (a.type === 'score' && b.type === 'score')
    return a.min === b.min && a.max === b.max && sameFigure(a.challenger, b.challenger) && sameFigure(a.incumbent, b.incumbent)
  if (a.type === 'win_rate' && b.type === 'win_rate') return sameFigure(a.rate, b.rate)
  if (a.type === 'pairwise' && b.type === 'pairwise') return a.wins === b.wins && a.losses === b.losses && a.ties === b.ties
  return false
}
