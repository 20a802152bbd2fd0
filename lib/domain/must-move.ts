import type { Day } from './day'
import { earliest } from './evidence/lifecycle'
import type { Policy } from './policy'
import type { Named } from './report'
import { basisOf } from './verdict/decision'

type Moving = { dependency: { forcedMoveBy: Day | null }; incumbent: Pick<Named, 'retiresOn'>; asOf: Day; policy: Policy }

/**
 * The day by which a dependency must leave its incumbent: its own day or the known end of the incumbent, whichever comes first, from the
 * policy's lead time before it on; null while nothing forces a move. It does not take a challenger: one without any must move all the same.
 */
export function mustMoveBy({ dependency, incumbent, asOf, policy }: Moving): Day | null {
  const forcedMoveBy = earliest([dependency.forcedMoveBy, incumbent.retiresOn])
  return basisOf({ goal: 'capability', dependency: { forcedMoveBy }, asOf, policy }) === 'forced' ? forcedMoveBy : null
}
