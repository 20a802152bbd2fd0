import { doneInWeek } from './action-done'
import { type ActionLine, actionKey, keyOf } from './action-line'
import type { Pair, Report } from './report'
import { isSigned, weekActionShort, weekActions, weekActionText } from './week-actions'

/** What the engine proposes for a dependency and nobody has taken on. */
export type Proposal = {
  dependencyId: string
  dependencyName: string
  challengerId: string
  challengerTitle: string
  code: string
  title: string
  /** What to do and why just that. */
  text: string
  /** Who owns the dependency. */
  owner: string | null
  ownerId: string | null
  pair: Pair
  /** It was proposed in the report before as well. */
  carried: boolean
  /** The last action of this kind, which was closed and yet is proposed again. */
  last: ActionLine | null
}

/** What to take on for a pair; null where there is nothing to do but wait. In a signed week the switch itself is left to do. */
export function proposedCode({ action: { verb, code } }: Pair, signed: boolean): string | null {
  if (verb === 'wait' || verb === 'none') return null
  return signed && verb === 'sign_off' ? 'switch' : code
}

/** The title under which a proposal is taken on: what to do, and for which challenger. */
export function proposedTitle(pair: Pair, signed: boolean): string {
  const words = weekActionShort(pair, signed)
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} · ${pair.challenger.title}`
}

/**
 * The engine's proposals that nobody has taken on, most urgent dependency first; none for a pair that the team decided to stay away from, and none
 * that was marked as done in the same week. `actions` newest first, closed ones included.
 */
export function proposals(report: Report, actions: readonly ActionLine[], before: Report | null): Proposal[] {
  const signed = isSigned(report)
  const known = new Map<string, ActionLine>()
  for (const action of actions) {
    const key = keyOf(action)
    if (key !== null && (!known.has(key) || action.state === 'open')) known.set(key, action)
  }
  const earlier = new Set(before ? weekActions(before).map(({ dependencyId, pair }) => keyIn(dependencyId, pair, false)) : [])
  const declined = new Set(
    report.overrides.filter(({ status }) => status === 'STAY').map(({ dependencyId, challengerId }) => `${dependencyId} ${challengerId}`),
  )
  const owners = new Map(report.dependencies.map(({ dependency }) => [dependency.id, dependency.ownerId]))
  return weekActions(report).flatMap(({ dependencyId, name, owner, pair }): Proposal[] => {
    const code = proposedCode(pair, signed)
    if (code === null || declined.has(`${dependencyId} ${pair.challenger.id}`)) return []
    const key = actionKey(dependencyId, pair.challenger.id, code)
    const last = known.get(key) ?? null
    if (last && (last.state === 'open' || doneInWeek(last, report.week))) return []
    return [
      {
        ...{ dependencyId, dependencyName: name, owner, pair, code, last },
        ownerId: owners.get(dependencyId) ?? null,
        challengerId: pair.challenger.id,
        challengerTitle: pair.challenger.title,
        title: proposedTitle(pair, signed),
        text: weekActionText(pair, signed),
        carried: earlier.has(key),
      },
    ]
  })
}

function keyIn(dependencyId: string, pair: Pair, signed: boolean): string | null {
  const code = proposedCode(pair, signed)
  return code === null ? null : actionKey(dependencyId, pair.challenger.id, code)
}
