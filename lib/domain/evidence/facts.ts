import type { Day } from '@/lib/domain/day'
import type { Fact } from '@/lib/domain/fact'
import type { Model } from '@/lib/domain/model'
import type { Offering } from '@/lib/domain/offering'
import type { SourceRef } from '@/lib/domain/provenance'
import type { TaskId } from '@/lib/domain/task'
import type { Vendor } from '@/lib/domain/vendor'
import type { EngineFact } from '@/lib/domain/verdict/input'
import { lifecycleOn, retiredChallenger } from './lifecycle'
import { isOwnSite } from './own-site'
import { statedSettings, wantsAudio } from './stated-settings'

/** A fact that follows from a row of the inventory. `basis` says how; it is never stored. */
export type DerivedFact = Fact & { basis: string; source: SourceRef | null }

export interface Priced {
  /** The workspace's currency, and its units per US dollar; null when no rate is known, which leaves list prices out. */
  currency: string
  perUsd: number | null
}

export interface OfferingFactsQuery extends Priced {
  offering: Offering
  model: Model
  /** Maker of the model. */
  vendor: Vendor | null
  /** Who serves the offering; null when the team hosts it. */
  provider: Vendor | null
  /** Chooses between prices with and without audio; without it the headline price counts. */
  task: TaskId | null
  asOf: Day
}

interface Statement {
  gate: Fact['gate']
  value: Fact['value']
  basis: string
  sources: readonly SourceRef[]
  /** The day the row was read: the date of a source that has none. */
  readOn: Day | null
  /** Set where the fact begins on a day of its own, such as a retirement. */
  since?: Day
}

/**
 * What an offering's row says about the gates, as far as it was known by `asOf`: whether an API is generally available, whether the licence
 * allows commercial use, the regions, and the list price in the workspace's currency per second. A fact is `vendor_doc` only where the
 * maker's or the provider's own site says so, otherwise `independent`; it bears its source's date, or else the day the row was read.
 * What is not stated yields no fact. A length limit answers no gate.
 */
export function offeringFacts(query: OfferingFactsQuery): DerivedFact[] {
  const statements = [apiStatement(query), licenceStatement(query), regionStatement(query), priceStatement(query)]
  return statements.flatMap((statement) => (statement ? (derivedFact(query, statement) ?? []) : []))
}

/**
 * Generally available: a served offering with an API id that is not a preview; an app without an API is not. Weights that anyone can download
 * count as available: whoever hosts them has the API, and nobody can withdraw it. Whether the team's own hosting holds up is for the
 * measured gates to say.
 */
function apiStatement(query: OfferingFactsQuery): Statement | null {
  const { offering, model, asOf } = query
  const about = { gate: 'api_ga', sources: offering.sources, readOn: offering.asOf } as const
  const ended = retiredChallenger({ offering, model, asOf })
  if (ended) return { ...about, value: false, basis: `ended on ${ended}`, since: ended }
  if (lifecycleOn(model, asOf).status === 'unreleased') return null
  if (offering.kind === 'self_host')
    return model.access.includes('open_weights')
      ? { ...about, value: true, basis: 'weights can be downloaded; the team serves them itself' }
      : null
  const status = lifecycleOn(offering, asOf).status ?? lifecycleOn(model, asOf).status
  if (status === 'disputed') return null
  if (status === 'preview') return { ...about, value: false, basis: 'in preview' }
  if (model.access.length > 0 && model.access.every((access) => access === 'app_only'))
    return { gate: 'api_ga', sources: model.sources, readOn: model.asOf, value: false, basis: 'only in an app' }
  if (offering.apiModelId === null || offering.unverifiedFields.includes('apiModelId')) return null
  return { ...about, value: true, basis: `served as ${offering.apiModelId}` }
}

/** A restricted licence is neither a yes nor a no: somebody has to read it for the team's use. */
function licenceStatement({ model }: OfferingFactsQuery): Statement | null {
  const { commercialUse, licence } = model
  if ((commercialUse !== 'yes' && commercialUse !== 'no') || model.unverifiedFields.includes('commercialUse')) return null
  const basis = licence ?? 'terms of the model'
  return { gate: 'commercial_use', value: commercialUse === 'yes', basis, sources: model.sources, readOn: model.asOf }
}

function regionStatement({ offering }: OfferingFactsQuery): Statement | null {
  if (offering.regions.length === 0 || offering.unverifiedFields.includes('regions')) return null
  return {
    gate: 'region',
    value: offering.regions,
    basis: offering.regionNote ?? 'regions as listed',
    sources: offering.sources,
    readOn: offering.asOf,
  }
}

/** The list price stands in for the cost of a finished second as if every clip were accepted, on both sides alike. */
function priceStatement(query: OfferingFactsQuery): Statement | null {
  const { offering, currency } = query
  const rate = currency === 'USD' ? 1 : query.perUsd
  const price = offering.unverifiedFields.includes('priceUsdPerSecond') ? null : listPrice(query)
  if (price === null || rate === null || price.usdPerSecond <= 0) return null
  const converted = currency === 'USD' ? '' : `, at ${rate} ${currency} per US dollar`
  const basis = `list price only${price.basis ? `: ${price.basis}` : ''}${converted}`
  return {
    gate: 'cost_per_finished_second',
    value: Math.round(price.usdPerSecond * rate * 1e6) / 1e6,
    basis,
    sources: offering.sources,
    readOn: offering.asOf,
  }
}

/** The headline price unless it is for the other kind of sound; then the first listed tier that is for the task's kind. */
function listPrice({ offering, task }: OfferingFactsQuery): { usdPerSecond: number; basis: string | null } | null {
  const wanted = task === null ? null : wantsAudio(task)
  const soundOf = (basis: string | null): boolean | null => statedSettings({ variant: basis, settings: null }).audio
  const headline = offering.priceUsdPerSecond === null ? null : { usdPerSecond: offering.priceUsdPerSecond, basis: offering.priceBasis }
  const fitsTask = (basis: string | null): boolean => wanted === null || soundOf(basis) === null || soundOf(basis) === wanted
  if (headline && fitsTask(headline.basis)) return headline
  return offering.priceTiers.find((tier) => soundOf(tier.basis) === wanted) ?? null
}

function derivedFact(query: OfferingFactsQuery, statement: Statement): DerivedFact | null {
  const { offering, asOf } = query
  const { source, own } = bestSource(query, statement.sources)
  const observedOn = statement.since ?? source?.readOn ?? statement.readOn
  if (observedOn === null || observedOn > asOf) return null
  return {
    id: `derived--${offering.id}--${statement.gate.replaceAll('_', '-')}`,
    offeringId: offering.id,
    gate: statement.gate,
    value: statement.value,
    sourceKind: own ? 'vendor_doc' : 'independent',
    observedOn,
    relSe: null,
    quote: null,
    note: statement.basis,
    sourceId: null,
    basis: statement.basis,
    source,
  }
}

/** The maker's or provider's own page if there is one, then the page with the newest date. */
function bestSource({ vendor, provider }: OfferingFactsQuery, sources: readonly SourceRef[]): { source: SourceRef | null; own: boolean } {
  const isOwn = ({ url }: SourceRef): boolean => [vendor, provider].some((party) => isOwnSite(url, party?.website ?? null))
  const ranked = [...sources].sort((a, b) => Number(isOwn(b)) - Number(isOwn(a)) || ((a.readOn ?? '') < (b.readOn ?? '') ? 1 : -1))
  const [source = null] = ranked
  return { source, own: source !== null && isOwn(source) }
}

/** Stored and derived facts of one side as the engine reads them; it keeps the newest accepted one per gate. */
export function engineFacts(facts: readonly Fact[], side: EngineFact['side']): EngineFact[] {
  return facts.map(({ gate, value, sourceKind, observedOn, relSe }) => ({
    gate,
    side,
    value,
    source: sourceKind,
    observedAt: observedOn,
    relSe,
  }))
}
