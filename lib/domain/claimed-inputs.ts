import type { ClaimedInput } from './claimed-vs-supported'
import type { Report } from './report'

/** A point of the plot, with the pair it stands for. */
export type ClaimedPair = ClaimedInput & { dependencyId: string; dependency: string; challengerId: string }

/** What is claimed and what is supported for every pair that anybody advertises; the cost goal asks the same question and is left out. */
export function claimedInputs({ dependencies }: Pick<Report, 'dependencies'>): ClaimedPair[] {
  return dependencies.flatMap(({ dependency, pairs }) =>
    pairs
      .filter((pair) => pair.goal === 'capability' && pair.verdict.hype.claimed > 0)
      .map(({ challenger, verdict }) => ({
        id: `${dependency.id}-${challenger.id}`,
        label: challenger.modelTitle,
        claimed: verdict.hype.claimed,
        supported: verdict.hype.supported,
        status: verdict.status,
        ...{ dependencyId: dependency.id, dependency: dependency.name, challengerId: challenger.id },
      })),
  )
}
