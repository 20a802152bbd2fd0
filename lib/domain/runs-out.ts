import { type Expiry, expiries } from './changes'
import type { Day } from './day'
import type { Report } from './report'

/** All that runs out for one dependency on one day: `text` in short, `detail` names the facts where they are only counted. */
export type RunsOut = { dependencyId: string; on: Day; kinds: Expiry['kind'][]; text: string; detail: string | null }

/** What runs out within 14 days, one entry for each dependency and day, soonest first. Facts of one day are counted together. */
export function runsOut(report: Report): RunsOut[] {
  const groups = new Map<string, Expiry[]>()
  for (const expiry of expiries(report)) {
    const key = `${expiry.on} ${expiry.dependencyId}`
    groups.set(key, [...(groups.get(key) ?? []), expiry])
  }
  return [...groups.values()].flatMap((group) => (group[0] ? [together(group[0], group)] : []))
}

function together({ dependencyId, on }: Expiry, group: readonly Expiry[]): RunsOut {
  const facts = group.filter((expiry) => expiry.kind === 'fact').map((expiry) => expiry.text)
  const dates = group.filter((expiry) => expiry.kind !== 'fact').map((expiry) => expiry.text)
  const counted = facts.length > 1
  return {
    ...{ dependencyId, on },
    kinds: [...new Set(group.map((expiry) => expiry.kind))],
    text: [...dates, ...(counted ? [`${facts.length} facts go stale`] : facts)].join(', '),
    detail: counted ? facts.map((text) => text.replace(/ goes stale$/, '')).join('; ') : null,
  }
}
