import type { Day } from './day'
import { mustMoveBy } from './must-move'
import type { Policy } from './policy'
import type { DependencyReport, Pair, Report } from './report'
import { rankChallengers } from './verdict/decision'
import { advise } from './verdict/explain'
import type { Goal } from './verdict/input'
import type { Basis, Status } from './verdict/output'
import { question, shiftCauses } from './verdict-shift'

/**
 * The same report as another policy would have it: every pair is judged again from what the report itself holds, challengers are ranked
 * again, and the date by which an incumbent must be left follows the lead time of that policy. Levels of the last signed week count only when
 * they were reached under the same version. Pure: equal to weighing the same evidence under that policy in the first place.
 */
export function underPolicy(report: Report, policy: Report['policy']): Report {
  return { ...report, policy, dependencies: report.dependencies.map((entry) => judgedUnder(entry, report.asOf, policy.content)) }
}

function judgedUnder(entry: DependencyReport, asOf: Day, policy: Policy): DependencyReport {
  const goals: Goal[] = entry.dependency.costGoal ? ['capability', 'cost'] : ['capability']
  const judged = firstGoals(entry.pairs).flatMap((asked) => {
    const pairs: (Pair & { id: string })[] = []
    for (const goal of goals) {
      const pair = judge(pairFor(entry, asked, goal), policy)
      pairs.push({ id: `${pair.challenger.id}|${goal}`, ...pair })
      // In a forced move both goals ask the same question.
      if (pair.verdict.basis === 'forced') break
    }
    return pairs
  })
  return {
    ...entry,
    mustMoveBy: mustMoveBy({ ...entry, asOf, policy }),
    pairs: rankChallengers(judged).map(({ id: _, ...pair }) => pair),
  }
}

/** One pair for each challenger: the one that asks for capability, which every challenger has. */
const firstGoals = (pairs: readonly Pair[]): Pair[] => pairs.filter(({ goal }) => goal === 'capability')

/** The pair of a goal; a report on a forced move holds no pair for cost, but everything that such a pair is judged from. */
function pairFor(entry: DependencyReport, asked: Pair, goal: Goal): Pair {
  if (goal === asked.goal) return asked
  const known = entry.pairs.find((pair) => pair.goal === goal && pair.challenger.id === asked.challenger.id)
  return known ?? { ...asked, goal, input: { ...asked.input, goal, previous: null } }
}

function judge(pair: Pair, policy: Policy): Pair {
  return { ...pair, ...advise({ ...pair.input, claims: pair.comparisons.map(({ claim }) => claim), policy }) }
}

/** Where a challenger stands for a dependency; null where it is not weighed. */
export type Standing = { challengerId: string; challenger: string; goal: Goal; status: Status; basis: Basis } | null

/** One verdict that stands otherwise under another policy. */
export type VerdictShift = {
  dependencyId: string
  /** Name of the dependency. */
  name: string
  /** `headline`: what the board says of the dependency; `pair`: a challenger below it. */
  kind: 'headline' | 'pair'
  before: Standing
  after: Standing
  /** Why, in plain words: which levels moved. Never empty. */
  causes: string[]
}

/** What another policy would change in one report. */
export type VerdictChanges = {
  /** In the order of the report; for each dependency its headline first, then the challengers below it. */
  shifts: VerdictShift[]
  headlines: { changed: number; of: number }
  /** Single challengers, the one in the headline included. */
  pairs: { changed: number; of: number }
}

/** Which headlines and which pairs have another status, basis or place under another policy, with the reason. */
export const verdictChanges = (report: Report, policy: Report['policy']): VerdictChanges =>
  changesUnder(report, underPolicy(report, policy))

/** What differs between two reports on the same evidence that were judged by two policies. */
export function changesUnder(before: Report, after: Report): VerdictChanges {
  const { policyVersion } = after.policy
  // Only the version differs: what changes here already, changes because the levels of the last signed week no longer count.
  const renamed = underPolicy(before, { ...before.policy, content: { ...before.policy.content, policyVersion } })
  const compared = before.dependencies.flatMap((then, index) => {
    const [now, forgetful] = [after.dependencies[index], renamed.dependencies[index]]
    return now && forgetful ? [compare({ before: then, after: now, forgetful, beforeVersion: before.policy.policyVersion })] : []
  })
  const total = (count: (entry: Compared) => number) => compared.reduce((sum, entry) => sum + count(entry), 0)
  return {
    shifts: compared.flatMap(({ shifts }) => shifts),
    headlines: { changed: total(({ shifts }) => shifts.filter(({ kind }) => kind === 'headline').length), of: compared.length },
    pairs: { changed: total(({ changed }) => changed), of: total(({ pairs }) => pairs) },
  }
}

type Sides = { before: DependencyReport; after: DependencyReport; forgetful: DependencyReport; beforeVersion: string }
type Compared = { shifts: VerdictShift[]; changed: number; pairs: number }

const keyOf = ({ challenger, goal }: Pair): string => `${challenger.id}|${goal}`

const same = (entry: DependencyReport, pair: Pair | null): Pair | null =>
  pair ? (entry.pairs.find((other) => keyOf(other) === keyOf(pair)) ?? null) : null

const differs = (a: Pair | null, b: Pair | null): boolean =>
  a?.verdict.status !== b?.verdict.status || a?.verdict.basis !== b?.verdict.basis

const standing = (pair: Pair | null): Standing =>
  pair && {
    ...{ challengerId: pair.challenger.id, challenger: pair.challenger.title, goal: pair.goal },
    ...{ status: pair.verdict.status, basis: pair.verdict.basis },
  }

function compare(sides: Sides): Compared {
  const { before, after } = sides
  const { id: dependencyId, name } = before.dependency
  const [first = null] = before.pairs
  const [second = null] = after.pairs
  const keptPlace = first !== null && second !== null && keyOf(first) === keyOf(second)
  const all = [...new Map([...before.pairs, ...after.pairs].map((pair) => [keyOf(pair), pair])).values()]
  const changed = all.filter((pair) => differs(same(before, pair), same(after, pair)))
  const shifts: VerdictShift[] = []
  if (!keptPlace && first !== second) {
    const causes = placeCauses(first, second, after)
    shifts.push({ dependencyId, name, kind: 'headline', before: standing(first), after: standing(second), causes })
  }
  for (const pair of changed) {
    const [then, now] = [same(before, pair), same(after, pair)]
    const kind = keptPlace && keyOf(pair) === keyOf(first) ? 'headline' : 'pair'
    shifts.push({ dependencyId, name, kind, before: standing(then), after: standing(now), causes: pairCauses(then, now, sides) })
  }
  const inOrder = [...shifts.filter(({ kind }) => kind === 'headline'), ...shifts.filter(({ kind }) => kind === 'pair')]
  return { shifts: inOrder, changed: changed.length, pairs: all.length }
}

/** A headline changes also because another challenger comes first; what moved that one, or the one before it, stands in their own lines. */
function placeCauses(first: Pair | null, second: Pair | null, after: DependencyReport): string[] {
  if (!second) return ['no challenger is weighed']
  if (first?.challenger.id === second.challenger.id) return [`the answer to ${question(second.verdict.basis)} now comes first`]
  const fell = first && differs(first, same(after, first)) ? [`${first.challenger.title} stands lower`] : []
  return [...fell, `${second.challenger.title} now comes first`]
}

function pairCauses(then: Pair | null, now: Pair | null, { forgetful, beforeVersion }: Sides): string[] {
  const renamed = same(forgetful, now)
  const forgotten = renamed !== null && !differs(renamed, now) && differs(renamed, then)
  return shiftCauses(then?.verdict ?? null, now?.verdict ?? null, { forgotten, beforeVersion })
}
