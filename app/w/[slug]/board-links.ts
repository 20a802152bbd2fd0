import type { Role } from '@/lib/domain/member'
import type { DependencyReport, Pair } from '@/lib/domain/report'
import type { Week } from '@/lib/domain/week'
import { actionHref } from './action-href'

/** What the board leads to. */
export type BoardLinks = {
  /** The verdict on a pair of a dependency; the goal is named where it is not the first of its challenger. */
  verdict: (entry: DependencyReport, pair: PairId) => string
  dependency: (dependencyId: string) => string
  /** The page of an action that somebody took on. */
  taken: (id: string) => string
  /** The page of a trial. */
  trial: (id: string) => string
  /** Where an action is carried out; null where this person cannot, or it is not done anywhere. */
  action: (pair: Pair, entry: DependencyReport) => string | null
}

type PairId = { goal: Pair['goal']; challenger: Pick<Pair['challenger'], 'id'> }
type From = { base: string; week: Week; running: Week; role: Role }

/** The addresses of one board: a past week leads to the verdicts of that week. */
export function boardLinks({ base, week, running, role }: From): BoardLinks {
  const of = (path: string, more: Record<string, string> = {}) => {
    const query = new URLSearchParams({ ...(week === running ? {} : { week }), ...more }).toString()
    return `${base}/dependencies/${path}${query ? `?${query}` : ''}`
  }
  return {
    verdict: ({ dependency, pairs }, { goal, challenger }) => {
      const first = pairs.find((pair) => pair.challenger.id === challenger.id)
      return of(`${dependency.id}/vs/${challenger.id}`, first?.goal === goal ? {} : { goal })
    },
    dependency: (dependencyId) => of(dependencyId),
    taken: (id) => `${base}/actions/${id}`,
    trial: (id) => `${base}/trials/${id}`,
    action: (pair, entry) => actionHref(pair, entry, { base, week, role }),
  }
}
