import { defaultPolicy, type Policy } from './policy'
import {
  type GuideEntry,
  guideSections,
  type PolicyValue,
  policyLeaves,
  readingOf,
  sameValue,
  sectionsOf,
  unitWord,
  valueText,
} from './policy-guide'
import { type Allowed, allowed, narrowed, withValue } from './policy-range'
import { policyProblems } from './policy-rules'

/** One value of a policy as the page lists it; every text is ready to be shown. */
export type LedgerLine = {
  path: string
  label: string
  group: string | null
  does: string
  reason: string
  unit: string | null
  now: PolicyValue
  text: string
  /** The number in words, such as `10 points`; null where it says so already. */
  reading: string | null
  standard: string
  /** True where the value differs from the default; a value without a default does not. */
  changed: boolean
  allowed: string
  /** What other values of this policy leave of the range; null when they leave all of it. */
  leaves: string | null
  control: Allowed
}

export type LedgerSection = { id: string; title: string; intro: string; lines: LedgerLine[] }

const standards = policyLeaves(defaultPolicy)

/** A policy as the page lists it: section by section, each value with its default, its range and the reason of the default. Money is in `currency`. */
export function policyLedger(policy: Policy, currency: string): LedgerSection[] {
  const values = policyLeaves(policy)
  return sectionsOf(policy).map(({ entries, ...section }) => ({
    ...section,
    lines: entries.flatMap((entry) => line(entry, { policy, currency, now: values.get(entry.path) }) ?? []),
  }))
}

/** The sections' ids and titles, for links to them. */
export const ledgerIndex = guideSections.map(({ id, title }) => ({ id, title }))

type Stated = { policy: Policy; currency: string; now: PolicyValue | undefined }

function line(entry: GuideEntry, { policy, currency, now }: Stated): LedgerLine | null {
  const range = allowed(entry.path)
  if (now === undefined || range === null) return null
  const standard = standards.get(entry.path)
  const control = range.kind === 'some of' ? { ...range, options: permitted(policy, entry.path, range.options) } : range
  const left = narrowed(policy, entry.path)
  return {
    ...{ path: entry.path, label: entry.label, group: entry.group ?? null, does: entry.does, reason: entry.reason },
    ...{ unit: entry.unit === 'money' ? currency : unitWord[entry.unit], now, text: valueText(now), reading: readingOf(entry.unit, now) },
    standard: standard === undefined ? 'none' : valueText(standard),
    changed: standard !== undefined && !sameValue(standard, now),
    allowed: allowedText(control),
    leaves: left && spanText(left),
    control,
  }
}

/** Of a list's options those that the rules let stand: a built-in gate may accept fewer sources, never more. */
function permitted(policy: Policy, path: string, options: string[]): string[] {
  return options.filter((option) => policyProblems(withValue(policy, path, [option])).length === 0)
}

const spanText = ({ low, high }: { low: number; high: number }): string =>
  low === high ? valueText(low) : `${valueText(low)}\u00a0–\u00a0${valueText(high)}`

function allowedText(range: Allowed): string {
  switch (range.kind) {
    case 'number':
      return `${spanText(range)}${range.whole ? ', whole' : ''}`
    case 'flag':
      return 'yes or no'
    case 'one of':
      return range.options.map(valueText).join(' or ')
    case 'some of':
      return `any of: ${valueText(range.options)}`
    case 'numbers':
      return `whole numbers, ${spanText(range)}`
    case 'pairs':
      return 'pairs of tasks'
  }
}
