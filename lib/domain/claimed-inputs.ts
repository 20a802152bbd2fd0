import type { ClaimedInput } from './claimed-vs-supported'
import { addDays } from './day'
import type { Pair, Report } from './report'

/** A point of the plot, with the pair it stands for. */
export type ClaimedPair = ClaimedInput & { dependencyId: string; dependency: string; challengerId: string }

const recentDays = 28

/** What is claimed and what is supported for every pair that anybody advertises; the cost goal asks the same question and is left out. */
export function claimedInputs(report: Pick<Report, 'dependencies' | 'claims' | 'asOf' | 'policy'>): ClaimedPair[] {
  const mentions = recentMentions(report)
  return report.dependencies.flatMap(({ dependency, pairs }) =>
    pairs
      .filter((pair) => pair.goal === 'capability' && pair.verdict.hype.claimed > 0)
      .map(({ challenger, verdict, comparisons }) => ({
        id: `${dependency.id}-${challenger.id}`,
        label: challenger.modelTitle,
        about: dependency.name,
        claimed: verdict.hype.claimed,
        supported: verdict.hype.supported,
        checked: verdict.groups.some(({ independent }) => independent),
        assumed: isAssumed({ comparisons, verdict }, report.policy.content.defaults.superlative),
        status: verdict.status,
        mentions: mentions.get(challenger.modelId) ?? 0,
        ...{ dependencyId: dependency.id, dependency: dependency.name, challengerId: challenger.id },
      })),
  )
}

/** Whether the loudest claim is praise without a number, and stands for what the policy assumes. */
function isAssumed({ comparisons, verdict: { hype, appraisals } }: Pick<Pair, 'comparisons' | 'verdict'>, superlative: number): boolean {
  if (hype.claimed !== superlative) return false
  const praise = comparisons.some(({ claim: { effect } }) => effect.type === 'none' && effect.superlative)
  return praise && !appraisals.some(({ raw }) => raw === hype.claimed)
}

/** How many distinct sources published results or praise of each model in the last 28 days. */
function recentMentions({ claims, asOf }: Pick<Report, 'claims' | 'asOf'>): Map<string, number> {
  const from = addDays(asOf, -recentDays)
  const heard = new Map<string, Set<string>>()
  for (const { modelId, publishedOn, sourceId, evaluatorOrg } of Object.values(claims)) {
    if (publishedOn <= from || publishedOn > asOf) continue
    heard.set(modelId, (heard.get(modelId) ?? new Set()).add(sourceId ?? evaluatorOrg))
  }
  return new Map([...heard].map(([modelId, sources]) => [modelId, sources.size]))
}
