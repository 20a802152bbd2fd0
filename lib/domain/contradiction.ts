import type { Day } from './day'
import type { Fact } from './fact'
import type { Model } from './model'
import type { Offering } from './offering'
import type { Vendor } from './vendor'

export const contradictionKinds = [
  { id: 'sla', label: 'Promised and measured availability' },
  { id: 'price', label: 'Price and what was paid' },
  { id: 'training', label: 'Data terms and their text' },
  { id: 'model_list', label: 'Model id and the vendor’s list' },
  { id: 'status_page', label: 'Status page and own jobs' },
  { id: 'limits', label: 'Limits and measured throughput' },
  { id: 'same_day', label: 'Two facts of one day' },
  { id: 'yes_and_no', label: 'A yes and a no' },
  { id: 'settings', label: 'Latency at different settings' },
  { id: 'lifecycle', label: 'API and its lifecycle' },
] as const
export type ContradictionKind = (typeof contradictionKinds)[number]['id']

/** From gravest to slightest: something to act on, something to check, and a passage to read that proves nothing by itself. */
export const severities = [
  { id: 'act', label: 'To act on' },
  { id: 'check', label: 'To check' },
  { id: 'hint', label: 'To read' },
] as const
export type Severity = (typeof severities)[number]['id']

/** Where a side can be seen or mended. */
export type Place =
  | { to: 'fact'; offeringId: string; factId: string }
  | { to: 'new_fact'; offeringId: string; gate: string }
  | { to: 'offering'; offeringId: string }
  | { to: 'lifecycle'; offeringId: string }
  | { to: 'price'; offeringId: string; priceId: string }
  | { to: 'measurements'; offeringId: string }
  | { to: 'source'; sourceId: string }
  | { to: 'status'; vendorId: string }

/** One of the two that disagree: what it says, who says so, as of when, and where it stands. */
export type ContradictionSide = {
  says: string
  by: string
  on: Day | null
  /** Words of a page, with where in it they stand. */
  quote?: { words: string; at: string }
  source: { title: string; url: string | null } | null
  place: Place
}

export type Contradiction = {
  /** The same contradiction has the same key on every day. */
  key: string
  kind: ContradictionKind
  severity: Severity
  offeringId: string
  title: string
  /** Vendors it is about: who makes the model and who serves it. */
  vendorIds: string[]
  sentence: string
  sides: [ContradictionSide, ContradictionSide]
  todo: string
  /** The field to mend first. */
  fix: { label: string; place: Place }
}

/** A fact with the page it was read in. One that follows from the offering's row has a `basis` and no page of its own in the workspace. */
export type ExaminedFact = Fact & { basis?: string; source: { id?: string; title: string; url: string | null; readOn: Day | null } | null }

/** An offering with what is known of it. */
export type Examined = {
  offering: Offering
  model: Model
  maker: Vendor
  provider: Vendor | null
  title: string
  facts: readonly ExaminedFact[]
}

/** The text of a page as the workspace keeps it. */
export type StoredPage = { id: string; title: string; url: string | null; readOn: Day | null; text: string }

const severityRank = (severity: Severity): number => severities.findIndex(({ id }) => id === severity)

/** What has to be acted on first, then by offering. */
export const byGravity = (a: Contradiction, b: Contradiction): number =>
  severityRank(a.severity) - severityRank(b.severity) || (a.title === b.title ? (a.key < b.key ? -1 : 1) : a.title < b.title ? -1 : 1)

/** What every contradiction about an offering has in common. */
export const about = ({ offering, maker, provider, title }: Examined) => ({
  offeringId: offering.id,
  title,
  vendorIds: [...new Set([maker.id, provider?.id].filter((id): id is string => id !== undefined))],
})

/** Where a fact can be mended: its own form, or that of the offering whose row it follows from. */
export const placeOf = (fact: ExaminedFact): Place =>
  fact.basis === undefined ? { to: 'fact', offeringId: fact.offeringId, factId: fact.id } : { to: 'offering', offeringId: fact.offeringId }
