import { type ActionLine, actionKey, keyOf } from './action-line'
import { proposedCode } from './action-proposals'
import type { Report } from './report'
import { isSigned, weekActions } from './week-actions'

/** The open action on each dependency's proposal of the week, by the id of the dependency. */
export type Taken = ReadonlyMap<string, ActionLine>

/** Which of a report's proposals have been taken on, and are open. */
export function takenBy(actions: readonly ActionLine[], report: Report): Taken {
  const open = new Map(actions.flatMap((action) => (action.state === 'open' ? [[keyOf(action), action] as const] : [])))
  const signed = isSigned(report)
  return new Map(
    weekActions(report).flatMap(({ dependencyId, pair }) => {
      const code = proposedCode(pair, signed)
      const action = code === null ? undefined : open.get(actionKey(dependencyId, pair.challenger.id, code))
      return action ? [[dependencyId, action] as const] : []
    }),
  )
}
