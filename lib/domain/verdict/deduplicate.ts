import type { Day } from '@/lib/domain/day'
import type { EngineClaim } from './input'

export interface Deduplicated {
  kept: EngineClaim[]
  /** Ids of the claims that repeat a kept one. */
  dropped: string[]
}

/**
 * Keeps one claim of each measurement (same evaluator, benchmark, models, task, dimensions, metric and kind of effect): the latest figure,
 * dated when that figure first appeared. So a refreshed board replaces last week's, and publishing a number again makes it neither
 * fresher nor stronger. Expects the claims sorted by id; of claims dated alike the smallest id stays.
 */
export function deduplicate(claims: readonly EngineClaim[]): Deduplicated {
  const groups = new Map<string, EngineClaim[]>()
  for (const claim of claims) {
    const key = measurementKey(claim)
    const group = groups.get(key)
    if (group) group.push(claim)
    else groups.set(key, [claim])
  }
  if (groups.size === claims.length) return { kept: [...claims], dropped: [] }
  const survivors = new Set([...groups.values()].map(survivor))
  return {
    kept: claims.filter((claim) => survivors.has(claim)),
    dropped: claims.filter((claim) => !survivors.has(claim)).map((claim) => claim.id),
  }
}

function survivor(group: EngineClaim[]): EngineClaim {
  const latest = group.reduce((best, claim) => (measuredOn(claim) > measuredOn(best) ? claim : best))
  const sameFigure = group.filter((claim) => sameEffect(claim.effect, latest.effect))
  return sameFigure.reduce((first, claim) => (measuredOn(claim) < measuredOn(first) ? claim : first))
}

/** Days written YYYY-MM-DD are in the order of their text. */
function measuredOn(claim: EngineClaim): Day {
  return claim.evaluatedAt ?? claim.publishedAt
}

// Ids cannot contain control characters, so no two different measurements share a key.
const SEPARATOR = '\u0001'

function measurementKey(claim: EngineClaim): string {
  const dimensions = claim.dimensions === 'overall' ? '*' : [...claim.dimensions].sort().join(SEPARATOR)
  return [
    claim.evaluatorId,
    claim.benchmarkId ?? '',
    claim.benchmarkVersion ?? '',
    claim.challengerModelId,
    claim.incumbentModelId,
    claim.versionMatch,
    claim.task,
    claim.ownWorkflowOf ?? '',
    claim.metric,
    claim.effect.type,
    dimensions,
  ].join(SEPARATOR)
}

function sameEffect(a: object, b: object): boolean {
  const [left, right] = [stated(a), stated(b)]
  return left.size === right.size && [...left].every(([key, value]) => right.get(key) === value)
}

/** A field that is null says as much as one that is absent. */
function stated(effect: object): Map<string, string> {
  return new Map(Object.entries(effect).flatMap(([key, value]) => (value == null ? [] : [[key, String(value)]])))
}
