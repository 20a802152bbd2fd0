import { type Change, changes } from './changes'
import type { DependencyReport, Report } from './report'
import { canonical } from './seal'

/** What a frozen week would say on the evidence of its day as it is known today. */
export type OlderEvidence = {
  /** Dependencies whose evidence of that day is known differently now; never empty. */
  dependencies: { dependencyId: string; name: string }[]
  /** Those of them whose headline would be another one, each with its cause. */
  changes: Change[]
}

/** Compares a frozen week with the same week weighed on what is known now; null where the evidence is still the same, or was frozen in format 1. */
export function olderEvidence(frozen: Report, now: Report): OlderEvidence | null {
  if (frozen.format === 'switchboard.week/1') return null
  const known = new Map(now.dependencies.map((entry) => [entry.dependency.id, evidenceOf(entry)]))
  const different = frozen.dependencies.filter((entry) => known.get(entry.dependency.id) !== evidenceOf(entry))
  if (different.length === 0) return null
  const ids = new Set(different.map(({ dependency }) => dependency.id))
  return {
    dependencies: different.map(({ dependency: { id, name } }) => ({ dependencyId: id, name })),
    changes: changes(frozen, now).filter(({ dependencyId }) => ids.has(dependencyId)),
  }
}

/** Everything the engine was given for a dependency, whatever order its challengers came out in. What it said before is no evidence. */
const evidenceOf = ({ pairs, refused }: DependencyReport): string =>
  [
    ...pairs.map(({ challenger, goal, input: { previous: _, ...input }, comparisons }) =>
      canonical({ challenger: challenger.id, goal, input, claims: comparisons.map(({ claim }) => claim) }),
    ),
    ...refused.map(({ challenger, reason }) => canonical({ challenger: challenger.id, reason })),
  ]
    .sort()
    .join('\n')
