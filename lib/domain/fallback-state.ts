import type { Bought, Carried, FallbackOf, Rehearsed } from './concentration'
import { type Day, daysBetween } from './day'
import { sharedBy } from './hangs-on'

/** How long a rehearsal says something: after half a year models, prices and people have changed. */
export const rehearsalDays = 180

/** What is known of a fallback from trying it, from worst to best. */
export const rehearsalStates = ['failed', 'never', 'old', 'partly', 'worked'] as const
export type RehearsalState = (typeof rehearsalStates)[number]

/** What the last rehearsal says today. A failure stays one; a success counts for half a year. */
export function rehearsalState(last: Rehearsed | null, today: Day): RehearsalState {
  if (last === null) return 'never'
  if (last.outcome === 'failed') return 'failed'
  return daysBetween(last.on, today) > rehearsalDays ? 'old' : last.outcome
}

/** True where a dependency really ran on it, at least partly, within half a year. */
export const isRehearsed = (last: Rehearsed | null, today: Day): boolean => ['worked', 'partly'].includes(rehearsalState(last, today))

/** True from the day on which an offering ends. */
export const hasEnded = ({ endsOn }: Pick<Bought, 'endsOn'>, today: Day): boolean => endsOn !== null && endsOn <= today

const rankOf = (last: Rehearsed | null, today: Day) => rehearsalStates.indexOf(rehearsalState(last, today))

/** Worst first: what goes down with the rest, then by what the last rehearsal says. */
export const byFallbackState =
  (today: Day) =>
  <T extends { breaksToo: string | null; last: Rehearsed | null }>(a: T, b: T): number =>
    Number(b.breaksToo !== null) - Number(a.breaksToo !== null) || rankOf(a.last, today) - rankOf(b.last, today)

/** Dependencies in the order in which their fallbacks should be looked at: none at all first, then by the best of what each has, then by spend. */
export function byBestFallback(carried: readonly Carried[], today: Day): Carried[] {
  const standing = (incumbent: Bought, fallback: FallbackOf) =>
    hasEnded(fallback, today) || sharedBy(incumbent, fallback).length > 0 ? 0 : 1 + rankOf(fallback.last, today)
  const best = ({ incumbent, fallbacks }: Carried) => Math.max(-1, ...fallbacks.map((fallback) => standing(incumbent, fallback)))
  return [...carried].sort((a, b) => best(a) - best(b) || (b.monthlySpend ?? 0) - (a.monthlySpend ?? 0))
}
