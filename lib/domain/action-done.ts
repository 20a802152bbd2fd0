import type { ActionLine } from './action-line'
import { firstDay, type Week } from './week'

/** Whether people marked an action as done in this week or later: until the next week it is not proposed again. */
export const doneInWeek = ({ state, settled, closedOn }: Pick<ActionLine, 'state' | 'settled' | 'closedOn'>, week: Week): boolean =>
  state === 'done' && !settled && closedOn !== null && closedOn >= firstDay(week)
