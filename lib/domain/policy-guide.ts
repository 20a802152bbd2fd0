import { formatNumber } from '@/lib/format'
import { factSources } from './fact'
import { gates } from './gate'
import type { Policy } from './policy'
import { barSections } from './policy-guide/bars'
import type { GuideEntry, GuideSection, GuideUnit } from './policy-guide/entry'
import { evidenceSections } from './policy-guide/evidence'
import { ownGateEntry, readinessSections } from './policy-guide/readiness'
import { reviewSections } from './policy-guide/review'
import { valueSections } from './policy-guide/value'
import { quorumOf } from './quorum'
import { taskShort } from './task'

export type { GuideEntry, GuideSection, GuideUnit }

/** Every number, flag and list that a workspace may decide, in the order in which the policy page shows them. */
export const guideSections: readonly GuideSection[] = [
  ...reviewSections,
  ...barSections,
  ...readinessSections,
  ...evidenceSections,
  ...valueSections,
]

const entries = new Map(guideSections.flatMap((section) => section.entries).map((entry) => [entry.path, entry]))
const builtIn = new Set<string>(gates.map(({ id }) => id))

/** True for the eight gates that every policy has. */
export const isBuiltInGate = (id: string): boolean => builtIn.has(id)

/** The entry of a path such as `thresholds.proven.p` or `gates.latency_p95.margin`; a team's own gate gets one that says so. */
export function guideEntry(path: string): GuideEntry {
  const known = entries.get(path)
  if (known) return known
  const [root, id = path, field = ''] = path.split('.')
  if (root === 'gates') return ownGateEntry(path, id, field)
  return { path, label: path, unit: 'choice', does: 'A number of this policy.', reason: 'No reason is recorded.' }
}

export type PolicyValue = number | boolean | string | readonly string[] | readonly number[] | readonly (readonly string[])[]

/** What a policy says, by path. Gates are named by their ids; the kind of a built-in gate and the names of the version decide nothing. */
export function policyLeaves(policy: Policy): Map<string, PolicyValue> {
  const { policyVersion: _version, engineVersion: _engine, gates: list, ...rest } = policy
  const found = new Map<string, PolicyValue>()
  collect({ ...rest, review: quorumOf(policy) }, '', found)
  for (const { id, kind, ...gate } of list) collect(isBuiltInGate(id) ? gate : { kind, ...gate }, `gates.${id}.`, found)
  return found
}

function collect(node: object, prefix: string, into: Map<string, PolicyValue>): void {
  for (const [key, value] of Object.entries(node)) {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) collect(value, `${prefix}${key}.`, into)
    else into.set(`${prefix}${key}`, value)
  }
}

/** Sections with the entries of a policy: those of the guide, and behind the built-in gates the team's own. */
export function sectionsOf(policy: Policy): GuideSection[] {
  const leaves = policyLeaves(policy)
  const extra = [...leaves.keys()].filter((path) => !entries.has(path)).map(guideEntry)
  const present = guideSections.map((section) => ({ ...section, entries: section.entries.filter(({ path }) => leaves.has(path)) }))
  return present.map((section) => ({
    ...section,
    entries: [...section.entries, ...extra.filter(({ path }) => path.startsWith(section.id === 'value' ? 'voi.' : `${section.id}.`))],
  }))
}

const sourceLabels = new Map<string, string>(factSources.map(({ id, label }) => [id, label]))

const words: Record<string, string> = {
  required: 'required',
  advisory: 'advisory',
  bool: 'the challenger states yes',
  superset: 'it covers a list',
  ni_ratio: 'not larger by more than a share',
  ni_diff: 'not lower by more than a margin',
  min_demand: 'it covers the peak with headroom',
}

/** A value as the policy stores it, readable: `0.1`, `5,000`, `yes`, `contract, measured`. */
export function valueText(value: PolicyValue): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number') return value.toLocaleString('en-US', { maximumFractionDigits: 6 })
  if (typeof value === 'string') return words[value] ?? value
  if (value.length === 0) return 'none'
  return value
    .map((part) => (Array.isArray(part) ? part.map(taskShort).join(' ↔ ') : (sourceLabels.get(String(part)) ?? String(part))))
    .join(', ')
}

/** The unit column of the policy page; null where there is nothing to count. */
export const unitWord: Record<GuideUnit, string | null> = {
  points: 'net preference',
  variance: 'net preference²',
  drift: 'net preference² per month',
  chance: 'probability',
  share: 'share',
  odds: 'e-value',
  evaluations: 'evaluations',
  wins: 'prompts won',
  prompts: 'prompts',
  clips: 'comparisons',
  days: 'days',
  months: 'months',
  money: 'money',
  times: 'times the peak',
  signatures: 'signatures',
  choice: null,
}

/** A fraction times a hundred, with a decimal only where it has one. */
function hundredfold(fraction: number): string {
  const value = Math.round(fraction * 1e3) / 10
  return formatNumber(value, Number.isInteger(value) ? 0 : 1)
}
const pointsText = (value: number): string => `${hundredfold(value)} points`

/** How a stored number reads in words: 0.1 → `10 points`, 0.9 → `90%`, 20 → `20 : 1`; null where the number says it already. */
export function readingOf(unit: GuideUnit, value: PolicyValue): string | null {
  if (typeof value !== 'number') return null
  switch (unit) {
    case 'points':
      return pointsText(value)
    case 'variance':
      return `${pointsText(Math.sqrt(value))} of doubt`
    case 'drift':
      return `${pointsText(Math.sqrt(value))} of doubt after a month`
    case 'chance':
    case 'share':
      return `${hundredfold(value)}%`
    case 'odds':
      return `${valueText(value)} : 1`
    default:
      return null
  }
}

/** True when two values decide the same: the order of accepted sources and of neighbouring tasks plays no part. */
export function sameValue(a: PolicyValue | undefined, b: PolicyValue | undefined): boolean {
  const key = (value: PolicyValue | undefined) =>
    JSON.stringify(Array.isArray(value) ? value.map((part) => JSON.stringify(part)).sort() : value)
  return key(a) === key(b)
}

/** One value that two versions of a policy state differently; null where a version does not have it. */
export type PolicyEdit = { path: string; label: string; before: string | null; after: string | null }

/** Every value that differs between two versions, in the order of the page. */
export function policyEdits(before: Policy, after: Policy): PolicyEdit[] {
  const [then, now] = [policyLeaves(before), policyLeaves(after)]
  const paths = [...new Set([...entries.keys(), ...then.keys(), ...now.keys()])]
  const text = (leaves: Map<string, PolicyValue>, path: string) => {
    const value = leaves.get(path)
    return value === undefined ? null : valueText(value)
  }
  return paths
    .filter((path) => !sameValue(then.get(path), now.get(path)))
    .map((path) => ({ path, label: fullLabel(guideEntry(path)), before: text(then, path), after: text(now, path) }))
}

/** The name of an entry outside its section: with its heading where it has one. */
export const fullLabel = ({ group, label }: GuideEntry): string =>
  group ? `${group}: ${label.charAt(0).toLowerCase()}${label.slice(1)}` : label
