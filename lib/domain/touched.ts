import { type EvidenceIndex, groupKey } from './evidence/evidence-index'
import type { World } from './report'
import type { Difference } from './world-difference'

/** Says of whom a difference between two worlds is true. */
export interface Touched {
  dependency: (id: string) => boolean
  offering: (id: string) => boolean
  /** Whether the scores of a model, or of another one of its version, may read otherwise. */
  scores: (id: string) => boolean
  /**
   * Whether what was published about two models may compare otherwise. Scores count only where both sides have some in that series,
   * head-to-heads only between the two version groups, and claims without a number only for the challenger.
   */
  models: (challenger: string, incumbent: string) => boolean
}

export function touchedBy(difference: Difference, worlds: { before: World; after: World }): Touched {
  const { dependencies, offerings } = difference
  return { dependency: (id) => dependencies.has(id), offering: (id) => offerings.has(id), ...touchedEvidence(difference, worlds) }
}

function touchedEvidence(difference: Difference, { before, after }: { before: World; after: World }): Pick<Touched, 'scores' | 'models'> {
  const { models, series, contests, boasts } = difference
  const groupOf = memoised((id) => versionGroup(after.evidence, id))
  const scored = new Set([...models, ...series.keys()].flatMap(groupOf))
  const concerned = new Set([...scored, ...[...contests.keys(), ...boasts].flatMap(groupOf)])
  const rates = (id: string, key: string): boolean =>
    [before, after].some(({ evidence }) => evidence.byModel.get(id)?.series.has(key) === true)
  const comparable = (ours: readonly string[], theirs: readonly string[]): boolean =>
    ours.some((id) => [...(series.get(id) ?? [])].some((key) => theirs.some((other) => rates(other, key))))

  const touchedPair = (challenger: string, incumbent: string): boolean => {
    const [ours, theirs] = [groupOf(challenger), groupOf(incumbent)]
    return (
      [...ours, ...theirs].some((id) => models.has(id)) ||
      ours.some((id) => boasts.has(id) || theirs.some((other) => contests.get(id)?.has(other))) ||
      comparable(ours, theirs) ||
      comparable(theirs, ours)
    )
  }
  return {
    scores: (id) => scored.has(id),
    models: (challenger, incumbent) => (concerned.has(challenger) || concerned.has(incumbent)) && touchedPair(challenger, incumbent),
  }
}

function versionGroup({ models, groups }: EvidenceIndex, id: string): string[] {
  const model = models.get(id)
  return (model && groups.get(groupKey(model))) ?? [id]
}

function memoised<Answer>(answer: (id: string) => Answer): (id: string) => Answer {
  const answers = new Map<string, Answer>()
  return (id) => {
    const known = answers.get(id)
    if (known !== undefined) return known
    const fresh = answer(id)
    answers.set(id, fresh)
    return fresh
  }
}
