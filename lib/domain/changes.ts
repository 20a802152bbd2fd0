import { formatDate } from '@/lib/format'
import { addDays, type Day, daysBetween } from './day'
import { gateLabel } from './gate'
import { type DependencyReport, type Pair, pairKey, type Report, type ReportFact } from './report'
import { statusFace } from './status'
import { gateWhy } from './verdict/gate-words'
import type { Status } from './verdict/output'

/** Where one can see what caused a change. */
export type Lead =
  | { to: 'claim' | 'offering'; id: string }
  | { to: 'trials' | 'dependency'; dependencyId: string }
  | { to: 'pair'; dependencyId: string; challengerId: string; part: 'evidence' | 'gates' }
  | { to: 'policy' }

/** One cause of a change in plain words, what kind it is, and where it can be seen. */
export type Cause = {
  kind: 'claim' | 'fact' | 'trial' | 'policy' | 'engine' | 'retirement' | 'age' | 'challenger' | 'dependency'
  text: string
  lead: Lead
}

/** What stands otherwise for one dependency than in the report before, and why. */
export type Change = {
  dependencyId: string
  name: string
  before: Status | null
  after: Status | null
  mustMoveBy: Day | null
  /** Most telling first; never empty. */
  causes: Cause[]
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
  const itself: Lead = { to: 'dependency', dependencyId: id }
  if (!then)
    return reports.before ? { ...change, causes: [{ kind: 'dependency', text: 'the dependency is new on the board', lead: itself }] } : null
  const mustMoveIsNew = now.mustMoveBy !== null && then.mustMoveBy === null
  const sameStatus = change.before === change.after
  const sameChallenger = last?.challenger.id === headline?.challenger.id
  if (sameStatus && sameChallenger && !mustMoveIsNew) return null
  const causes: Cause[] = []
  if (mustMoveIsNew) {
    const { title, retiresOn } = now.incumbent
    const day = formatDate(now.mustMoveBy)
    const text = retiresOn === now.mustMoveBy ? `${title} retires on ${day}` : `the team wants to have left ${title} by ${day}`
    causes.push({ kind: 'retirement', text, lead: { to: 'offering', id: now.incumbent.id } })
  }
  if (!headline) {
    const text = now.refused[0]?.sentence ?? 'no challenger is left to weigh'
    return { ...change, causes: [...causes, { kind: 'challenger', text, lead: itself }] }
  }
  const key = pairKey(id, headline.challenger.id, headline.goal)
  const same = then.pairs.find((pair) => pairKey(id, pair.challenger.id, pair.goal) === key)
  if (!sameChallenger) {
    const text = same ? `${headline.challenger.title} now stands first` : `${headline.challenger.title} is a new challenger`
    causes.push({ kind: 'challenger', text, lead: itself })
  }
  if (same) causes.push(...pairCauses(id, [same, headline], reports))
  return { ...change, causes: causes.length > 0 ? causes : [faded(id, headline)] }
}

/** The cause where nothing else is: time alone. */
export const faded = (dependencyId: string, { challenger }: Pick<Pair, 'challenger'>): Cause => ({
  kind: 'age',
  text: 'older results lost weight with age',
  lead: { to: 'pair', dependencyId, challengerId: challenger.id, part: 'evidence' },
})

/** A pair as it was and as it is. */
type Sides = readonly [Pair, Pair]

/** Why one pair's verdict moved between two reports. */
export function pairCauses(dependencyId: string, [then, now]: Sides, { before, after }: Reports): Cause[] {
  const causes: Cause[] = []
  const evidence: Lead = { to: 'pair', dependencyId, challengerId: now.challenger.id, part: 'evidence' }
  if (before && before.policy.policyVersion !== after.policy.policyVersion)
    causes.push({ kind: 'policy', text: `the policy is now ${after.policy.policyVersion}`, lead: { to: 'policy' } })
  if (then.verdict.engineVersion !== now.verdict.engineVersion)
    causes.push({ kind: 'engine', text: `the engine is now ${now.verdict.engineVersion}`, lead: evidence })
  const knownTrials = new Set(then.trials.map((trial) => trial.id))
  for (const { wins, losses, ties } of now.trials.filter((entry) => !knownTrials.has(entry.id))) {
    const text = `your own trial closed: ${wins} won, ${losses} lost, ${ties} tied`
    causes.push({ kind: 'trial', text, lead: { to: 'trials', dependencyId } })
  }
  causes.push(...newResults(then, now, evidence), ...gateMoves(then, now, dependencyId))
  if (now.verdict.reasons.includes('UNREPLICATED') && !then.verdict.reasons.includes('UNREPLICATED'))
    causes.push({ kind: 'age', text: `${now.verdict.hype.oldest} days passed without replication`, lead: evidence })
  return causes
}

function newResults(then: Pair, now: Pair, all: Lead): Cause[] {
  const known = new Set(then.comparisons.map((comparison) => comparison.claim.id))
  const fresh = new Map<string, string[]>()
  for (const { claim, claimIds, evaluatorOrg } of now.comparisons) {
    if (!known.has(claim.id)) fresh.set(evaluatorOrg, [...(fresh.get(evaluatorOrg) ?? []), claimIds[0] ?? ''])
  }
  return [...fresh]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([org, ids]): Cause => {
      const text = `${org} published ${ids.length} new ${ids.length === 1 ? 'result' : 'results'}`
      const [only = ''] = ids
      return { kind: 'claim', text, lead: ids.length === 1 && only !== '' ? { to: 'claim', id: only } : all }
    })
}

const outcomeWord = { PASS: 'passes', FAIL: 'fails', UNKNOWN: 'is unknown' } as const

function gateMoves(then: Pair, now: Pair, dependencyId: string): Cause[] {
  const earlier = new Map(then.verdict.gates.map((gate) => [gate.gate, gate.result]))
  return now.verdict.gates
    .filter((gate) => earlier.has(gate.gate) && earlier.get(gate.gate) !== gate.result)
    .map(({ gate, result, why }): Cause => {
      const aged = why === 'stale or source not accepted'
      const needs = why.endsWith('not stated') || why === 'no region required'
      return {
        kind: aged ? 'age' : needs ? 'dependency' : 'fact',
        text: `${gateLabel(gate)} now ${outcomeWord[result]}: ${gateWhy(why)}`,
        lead: needs ? { to: 'dependency', dependencyId } : factLead([then, now], gate, dependencyId),
      }
    })
}

/** The one offering whose recorded facts differ, where it is one; else the gates of the pair. */
function factLead([then, now]: Sides, gate: string, dependencyId: string): Lead {
  const before = new Set(then.facts.map(factMark))
  const moved = now.facts.filter((fact) => fact.gate === gate && !before.has(factMark(fact)))
  const offerings = new Set((moved.length > 0 ? moved : now.facts.filter((fact) => fact.gate === gate)).map((fact) => fact.offeringId))
  const [id] = offerings
  if (id !== undefined && offerings.size === 1) return { to: 'offering', id }
  return { to: 'pair', dependencyId, challengerId: now.challenger.id, part: 'gates' }
}

const factMark = ({ id, value, observedOn }: ReportFact): string => JSON.stringify([id, value, observedOn])

/** One sentence for a list: "Promising ← Not enough evidence, because …". */
export const changeText = ({ before, after, causes }: Change): string => {
  const word = (status: Status | null) => (status === null ? 'not weighed' : statusFace(status).label)
  const move = before === after ? word(after) : `${word(after)} ← ${word(before)}`
  return `${move}, because ${causes.map((cause) => cause.text).join('; ')}`
}

/** A day within the next `within` days on which something runs out; for a fact with the offering that it is stated of. */
export type Expiry = {
  kind: 'fact' | 'retirement' | 'contract' | 'decision'
  on: Day
  dependencyId: string
  text: string
  offeringId: string | null
  gate: string | null
}

/** What runs out within `within` days of the report, soonest first: passing facts, retirements, contracts, decisions. */
export function expiries(report: Report, within = 14): Expiry[] {
  const until = addDays(report.asOf, within)
  const soon = (day: Day | null): day is Day => day !== null && day >= report.asOf && day <= until
  const found = report.dependencies.flatMap(({ dependency, incumbent, pairs }) => {
    const about = { dependencyId: dependency.id, offeringId: incumbent.id, gate: null }
    const dates: Expiry[] = []
    if (soon(incumbent.retiresOn)) dates.push({ ...about, kind: 'retirement', on: incumbent.retiresOn, text: `${incumbent.title} retires` })
    if (soon(dependency.contractEndsOn))
      dates.push({ ...about, kind: 'contract', on: dependency.contractEndsOn, text: `contract for ${incumbent.title} ends` })
    if (soon(dependency.decisionDueOn)) dates.push({ ...about, kind: 'decision', on: dependency.decisionDueOn, text: 'decision is due' })
    const [headline] = pairs
    for (const { gate, used } of headline?.verdict.gateEvidence ?? []) {
      const passes = headline?.verdict.gates.find((entry) => entry.gate === gate)?.result === 'PASS'
      const [first] = [...used].sort((a, b) => (a.freshUntil < b.freshUntil ? -1 : 1))
      if (!headline || !passes || !first || !soon(first.freshUntil)) continue
      const offeringId = first.side === 'incumbent' ? incumbent.id : headline.challenger.id
      dates.push({ ...about, kind: 'fact', on: first.freshUntil, text: `${gateLabel(gate)} goes stale`, offeringId, gate })
    }
    return dates
  })
  return found.sort((a, b) => daysBetween(b.on, a.on) || (a.dependencyId < b.dependencyId ? -1 : 1))
}
