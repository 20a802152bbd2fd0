import type { Day } from './day'
import type { Week } from './week'

export const actionStates = ['open', 'done', 'dropped'] as const
export type ActionState = (typeof actionStates)[number]

/** The claim that an action is about, as it stands now. */
export type BoundClaim = {
  id: string
  /** Who said it about what, in a few words. */
  label: string
  retracted: boolean
  archived: boolean
  /** A later figure of the same evaluator on the same measure of the same model. */
  newer: { id: string; publishedOn: Day } | null
}

/** Something that somebody took on, with everything that lists show of it. */
export type ActionLine = {
  id: string
  title: string
  /** What the engine called it, such as `measure:latency_p95`; null for an action that people added. */
  code: string | null
  state: ActionState
  /** `owner`: the name of whoever owns the dependency. */
  dependency: { id: string; name: string; archived: boolean; owner: string | null } | null
  challengerId: string | null
  claim: BoundClaim | null
  /** `left`: no longer a member of the workspace. */
  owner: { id: string; name: string; left: boolean } | null
  createdById: string | null
  createdBy: string
  dueOn: Day | null
  /** The day and the week on which it was taken on or added. */
  takenOn: Day
  week: Week
  /** Why it was dropped, what came of it, or what settled it. */
  reason: string | null
  /** Closed by evidence and not by a person. */
  settled: boolean
  closedOn: Day | null
  /** The name of whoever closed it by hand. */
  closedBy: string | null
  version: number
}

/** What one action is told from another by: of one key at most one is open. */
export const actionKey = (dependencyId: string, challengerId: string, code: string): string => `${dependencyId} ${challengerId} ${code}`

/** The key of what the engine proposed; null for an action that people added. */
export const keyOf = ({ dependency, challengerId, code }: Pick<ActionLine, 'dependency' | 'challengerId' | 'code'>): string | null =>
  dependency && challengerId !== null && code !== null ? actionKey(dependency.id, challengerId, code) : null
