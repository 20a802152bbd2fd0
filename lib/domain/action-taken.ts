import { answerText } from './action-answer'
import { dueText } from './action-dates'
import { doneInWeek } from './action-done'
import { type ActionLine, actionKey, keyOf } from './action-line'
import { proposedCode } from './action-proposals'
import type { Day } from './day'
import type { Report } from './report'
import { isSigned, weekActions } from './week-actions'

/** The action on each dependency's proposal of the week, open or done in it, by the id of the dependency. */
export type Taken = ReadonlyMap<string, ActionLine>

/** Which of a report's proposals have been taken on, and are open or were marked as done in its week. */
export function takenBy(actions: readonly ActionLine[], report: Report): Taken {
  const of = (wanted: (action: ActionLine) => boolean) => actions.filter(wanted).map((action) => [keyOf(action), action] as const)
  const open = new Map([...of((action) => doneInWeek(action, report.week)), ...of(({ state }) => state === 'open')])
  const signed = isSigned(report)
  return new Map(
    weekActions(report).flatMap(({ dependencyId, pair }) => {
      const code = proposedCode(pair, signed)
      const action = code === null ? undefined : open.get(actionKey(dependencyId, pair.challenger.id, code))
      return action ? [[dependencyId, action] as const] : []
    }),
  )
}

/** Who has it and by when, or who did it and what is still missing. */
export const takenText = (action: ActionLine, today: Day): string =>
  action.state === 'open' ? `${action.owner?.name ?? 'taken on, no owner'}, ${dueText(action.dueOn, today)}` : answerText(action)
