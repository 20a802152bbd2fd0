import type { DependencyReport } from './report'
import type { Status } from './verdict/output'

const attention: readonly Status[] = ['JUSTIFIED', 'NOT_READY', 'PROMISING', 'HYPE', 'INSUFFICIENT', 'STAY']

/** The order in which a reader should look: what has to be left first, then what may be decided, then what may wait; by name within each. */
export function byUrgency(entries: readonly DependencyReport[]): DependencyReport[] {
  const rank = ({ mustMoveBy, pairs }: DependencyReport) =>
    (mustMoveBy ? 0 : 100) + (pairs[0] ? attention.indexOf(pairs[0].verdict.status) : attention.length)
  // By code unit, so that no collation of the host decides the bytes of a document.
  const name = ({ dependency }: DependencyReport) => `${dependency.name} ${dependency.id}`
  return [...entries].sort((a, b) => rank(a) - rank(b) || (name(a) < name(b) ? -1 : 1))
}
