import { plural } from '@/lib/format'
import { type Expiry, expiries } from './changes'
import { type Day, daysBetween } from './day'
import type { DependencyReport, Report } from './report'

/** A day on which something runs out; `passed` when it has and nobody has said what came of it. */
export type RunningOut = Expiry & { name: string; passed: boolean }

/** All that runs out for one dependency on one day: `text` in short, `detail` names the facts where they are only counted. */
export type RunsOut = { dependencyId: string; on: Day; kinds: Expiry['kind'][]; text: string; detail: string | null; passed: boolean }

/** How far back a contract that has ended is still worth a line. */
const recentDays = 28

/** What runs out within 14 days, what should have been decided by now, and every incumbent that has to be left; overdue first, then soonest. */
export function runningOut(report: Report): RunningOut[] {
  const names = new Map(report.dependencies.map(({ dependency }) => [dependency.id, dependency.name]))
  const soon = expiries(report)
  const leaving = new Set(soon.filter(({ kind }) => kind === 'retirement').map(({ dependencyId }) => dependencyId))
  const more = report.dependencies.flatMap((entry) => beyond(entry, { asOf: report.asOf, leaving }))
  return [...soon, ...more]
    .map((expiry) => ({ ...expiry, name: names.get(expiry.dependencyId) ?? expiry.dependencyId, passed: expiry.on < report.asOf }))
    .sort((a, b) => daysBetween(b.on, a.on) || (a.dependencyId < b.dependencyId ? -1 : a.dependencyId > b.dependencyId ? 1 : 0))
}

function beyond({ dependency, incumbent, mustMoveBy }: DependencyReport, { asOf, leaving }: { asOf: Day; leaving: Set<string> }): Expiry[] {
  const about = { dependencyId: dependency.id, offeringId: incumbent.id, gate: null }
  const past = (day: Day | null, within: number): day is Day => day !== null && day < asOf && daysBetween(day, asOf) <= within
  const found: Expiry[] = []
  if (mustMoveBy !== null && !leaving.has(dependency.id))
    found.push({
      ...about,
      kind: 'retirement',
      on: mustMoveBy,
      text: `${incumbent.title} ${mustMoveBy < asOf ? 'has retired' : 'retires'}`,
    })
  if (past(dependency.contractEndsOn, recentDays))
    found.push({ ...about, kind: 'contract', on: dependency.contractEndsOn, text: `contract for ${incumbent.title} has ended` })
  if (past(dependency.decisionDueOn, Number.POSITIVE_INFINITY))
    found.push({ ...about, kind: 'decision', on: dependency.decisionDueOn, text: 'decision was due' })
  return found
}

/** The same with one entry for each dependency and day. Facts of one day are counted together. */
export function runsOut(report: Report): RunsOut[] {
  const groups = new Map<string, RunningOut[]>()
  for (const entry of runningOut(report)) {
    const key = `${entry.on} ${entry.dependencyId}`
    groups.set(key, [...(groups.get(key) ?? []), entry])
  }
  return [...groups.values()].flatMap((group) => (group[0] ? [together(group[0], group)] : []))
}

function together({ dependencyId, on, passed }: RunningOut, group: readonly Expiry[]): RunsOut {
  const facts = group.filter((expiry) => expiry.kind === 'fact').map((expiry) => expiry.text)
  const dates = group.filter((expiry) => expiry.kind !== 'fact').map((expiry) => expiry.text)
  const counted = facts.length > 1
  return {
    ...{ dependencyId, on, passed },
    kinds: [...new Set(group.map((expiry) => expiry.kind))],
    text: [...dates, ...(counted ? [`${facts.length} facts go stale`] : facts)].join(', '),
    detail: counted ? facts.map((text) => text.replace(/ goes stale$/, '')).join('; ') : null,
  }
}

/** How many dates there are, and how many of them have passed: `2 dates, 1 overdue`; null without any. */
export function datesText(dates: readonly Pick<RunsOut, 'passed'>[]): string | null {
  if (dates.length === 0) return null
  const overdue = dates.filter(({ passed }) => passed).length
  return `${plural(dates.length, 'date')}${overdue > 0 ? `, ${overdue} overdue` : ''}`
}
