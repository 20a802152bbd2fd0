import { formatDate } from '@/lib/format'
import { addDays, type Day, daysBetween } from './day'
import { gateLabel } from './gate'
import { type DependencyReport, type Pair, pairKey, type Report } from './report'
import { statusFace } from './status'
import { gateWhy } from './verdict/gate-words'
import type { Status } from './verdict/output'

/** What stands otherwise for one dependency than in the report before, and why, in plain words. */
export type Change = {
  dependencyId: string
  name: string
  before: Status | null
  after: Status | null
  mustMoveBy: Day | null
  /** Most telling first; never empty. */
  causes: string[]
}

/** The board's headline changes from one report to a later one, in the order of the dependencies. */
export function changes(before: Report | null, after: Report): Change[] {
  const earlier = new Map((before?.dependencies ?? []).map((entry) => [entry.dependency.id, entry]))
  return after.dependencies.flatMap((now) => {
    const then = earlier.get(now.dependency.id) ?? null
    const change = changeOf(then, now, { before, after })
    return change ? [change] : []
  })
}

type Reports = { before: Pick<Report, 'policy'> | null; after: Pick<Report, 'policy'> }

function changeOf(then: DependencyReport | null, now: DependencyReport, reports: Reports): Change | null {
  const { id, name } = now.dependency
  const [headline] = now.pairs
  const last = then?.pairs[0]
  const change = {
    dependencyId: id,
    name,
    before: last?.verdict.status ?? null,
    after: headline?.verdict.status ?? null,
    mustMoveBy: now.mustMoveBy,
  }
  if (!then) return reports.before ? { ...change, causes: ['the dependency is new on the board'] } : null
  const mustMoveIsNew = now.mustMoveBy !== null && then.mustMoveBy === null
  const sameStatus = change.before === change.after
  const sameChallenger = last?.challenger.id === headline?.challenger.id
  if (sameStatus && sameChallenger && !mustMoveIsNew) return null
  if (!headline) return { ...change, causes: [now.refused[0]?.sentence ?? 'no challenger is left to weigh'] }
  const causes = mustMoveIsNew ? [`${now.incumbent.title} retires on ${formatDate(now.mustMoveBy)}`] : []
  const key = pairKey(id, headline.challenger.id, headline.goal)
  const same = then.pairs.find((pair) => pairKey(id, pair.challenger.id, pair.goal) === key)
  if (!sameChallenger)
    causes.push(same ? `${headline.challenger.title} now stands first` : `${headline.challenger.title} is a new challenger`)
  if (same) causes.push(...pairCauses(same, headline, reports))
  return { ...change, causes: causes.length > 0 ? causes : ['older results lost weight with age'] }
}

/** Why one pair's verdict moved between two reports. */
export function pairCauses(then: Pair, now: Pair, { before, after }: Reports): string[] {
  const causes: string[] = []
  if (before && before.policy.policyVersion !== after.policy.policyVersion) causes.push(`the policy is now ${after.policy.policyVersion}`)
  if (then.verdict.engineVersion !== now.verdict.engineVersion) causes.push(`the engine is now ${now.verdict.engineVersion}`)
  const knownTrials = new Set(then.trials.map((trial) => trial.id))
  for (const trial of now.trials.filter((entry) => !knownTrials.has(entry.id))) {
    causes.push(`your own trial closed: ${trial.wins} won, ${trial.losses} lost, ${trial.ties} tied`)
  }
  causes.push(...newResults(then, now), ...gateMoves(then, now))
  if (now.verdict.reasons.includes('UNREPLICATED') && !then.verdict.reasons.includes('UNREPLICATED')) {
    causes.push(`${now.verdict.hype.oldest} days passed without replication`)
  }
  return causes
}

function newResults(then: Pair, now: Pair): string[] {
  const known = new Set(then.comparisons.map((comparison) => comparison.claim.id))
  const fresh = new Map<string, { count: number; newest: Day }>()
  for (const { claim, evaluatorOrg } of now.comparisons) {
    if (known.has(claim.id)) continue
    const entry = fresh.get(evaluatorOrg) ?? { count: 0, newest: claim.publishedAt }
    fresh.set(evaluatorOrg, { count: entry.count + 1, newest: claim.publishedAt > entry.newest ? claim.publishedAt : entry.newest })
  }
  return [...fresh]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([org, { count }]) => `${org} published ${count} new ${count === 1 ? 'result' : 'results'}`)
}

const outcomeWord = { PASS: 'passes', FAIL: 'fails', UNKNOWN: 'is unknown' } as const

function gateMoves(then: Pair, now: Pair): string[] {
  const earlier = new Map(then.verdict.gates.map((gate) => [gate.gate, gate.result]))
  return now.verdict.gates
    .filter((gate) => earlier.has(gate.gate) && earlier.get(gate.gate) !== gate.result)
    .map((gate) => `${gateLabel(gate.gate)} now ${outcomeWord[gate.result]}: ${gateWhy(gate.why)}`)
}

/** One sentence for a list: "Promising ← Not enough evidence, because …". */
export const changeText = ({ before, after, causes }: Change): string => {
  const word = (status: Status | null) => (status === null ? 'not weighed' : statusFace(status).label)
  const move = before === after ? word(after) : `${word(after)} ← ${word(before)}`
  return `${move}, because ${causes.join('; ')}`
}

/** A day within the next `within` days on which something runs out. */
export type Expiry = { kind: 'fact' | 'retirement' | 'contract' | 'decision'; on: Day; dependencyId: string; text: string }

/** What runs out within `within` days of the report, soonest first: passing facts, retirements, contracts, decisions. */
export function expiries(report: Report, within = 14): Expiry[] {
  const until = addDays(report.asOf, within)
  const soon = (day: Day | null): day is Day => day !== null && day >= report.asOf && day <= until
  const found = report.dependencies.flatMap(({ dependency, incumbent, pairs }) => {
    const about = { dependencyId: dependency.id }
    const dates: Expiry[] = []
    if (soon(incumbent.retiresOn)) dates.push({ ...about, kind: 'retirement', on: incumbent.retiresOn, text: `${incumbent.title} retires` })
    if (soon(dependency.contractEndsOn))
      dates.push({ ...about, kind: 'contract', on: dependency.contractEndsOn, text: `contract for ${incumbent.title} ends` })
    if (soon(dependency.decisionDueOn)) dates.push({ ...about, kind: 'decision', on: dependency.decisionDueOn, text: 'decision is due' })
    const [headline] = pairs
    for (const { gate, used } of headline?.verdict.gateEvidence ?? []) {
      const passes = headline?.verdict.gates.find((entry) => entry.gate === gate)?.result === 'PASS'
      const [first] = used.map((fact) => fact.freshUntil).sort()
      if (passes && first && soon(first)) dates.push({ ...about, kind: 'fact', on: first, text: `${gateLabel(gate)} goes stale` })
    }
    return dates
  })
  return found.sort((a, b) => daysBetween(b.on, a.on) || (a.dependencyId < b.dependencyId ? -1 : 1))
}
