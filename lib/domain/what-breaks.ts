import {
  type Bought,
  type Carried,
  type ConcentrationKind,
  type FallbackOf,
  type GroupKey,
  groupOf,
  type Party,
  parentId,
} from './concentration'
import { type Day, daysBetween } from './day'

/** How long a rehearsal says something: after half a year models, prices and people have changed. */
export const rehearsalDays = 180

/** From worst to best. */
export const covers = [
  { id: 'none', label: 'No fallback' },
  { id: 'breaks_too', label: 'Every fallback breaks with it' },
  { id: 'untried', label: 'Fallback never rehearsed, too long ago, or without success' },
  { id: 'ready', label: 'Fallback rehearsed' },
] as const
export type Cover = (typeof covers)[number]['id']

export type FallbackThen = FallbackOf & {
  /** Why it goes down with the rest; null where it stays. */
  breaksToo: string | null
  /** Days since the last rehearsal. */
  daysAgo: number | null
  ready: boolean
}

export type Hit = { dependency: Carried; why: string; fallbacks: FallbackThen[]; cover: Cover }

export type WhatBreaks = {
  hits: Hit[]
  /** Stated monthly spend of what is hit, and how many of those state none. */
  spend: number
  unstated: number
  /** Made by whoever goes, and kept running because the team hosts the weights itself. */
  keeps: Carried[]
  /** May be hit: who owns their vendor, or where it sits, is not known. */
  maybe: Carried[]
}

export type Going = { kind: ConcentrationKind; id: string }

/**
 * What stops on the day that a vendor, parent company, country, cloud or router is gone: dependencies whose model it makes or that it serves, with
 * what they could fall back on. Weights that the team hosts itself keep running. What nobody knows is set apart, never counted as safe.
 */
export function whatBreaks(carried: readonly Carried[], going: Going, today: Day): WhatBreaks {
  const hits: Hit[] = []
  const keeps: Carried[] = []
  const maybe: Carried[] = []
  for (const dependency of carried) {
    const why = tie(dependency.incumbent, going)
    if (why !== null) hits.push(hitOf(dependency, why, going, today))
    else if (tie({ ...dependency.incumbent, kind: 'served' }, going) !== null) keeps.push(dependency)
    else if (isUnclear(dependency.incumbent, going)) maybe.push(dependency)
  }
  const stated = hits.flatMap(({ dependency }) => (dependency.monthlySpend === null ? [] : [dependency.monthlySpend]))
  const rank = ({ cover }: Hit) => covers.findIndex(({ id }) => id === cover)
  return {
    hits: hits.sort((a, b) => rank(a) - rank(b) || (b.dependency.monthlySpend ?? 0) - (a.dependency.monthlySpend ?? 0)),
    spend: stated.reduce((sum, amount) => sum + amount, 0),
    unstated: hits.length - stated.length,
    ...{ keeps, maybe },
  }
}

function hitOf(dependency: Carried, why: string, going: Going, today: Day): Hit {
  const fallbacks = dependency.fallbacks.map((fallback) => fallbackThen(fallback, going, today))
  const standing = fallbacks.filter(({ breaksToo }) => breaksToo === null)
  const cover =
    fallbacks.length === 0 ? 'none' : standing.length === 0 ? 'breaks_too' : standing.some(({ ready }) => ready) ? 'ready' : 'untried'
  return { dependency, why, fallbacks, cover }
}

function fallbackThen(fallback: FallbackOf, going: Going, today: Day): FallbackThen {
  const ended = fallback.endsOn !== null && fallback.endsOn <= today ? 'has ended itself' : null
  const breaksToo = ended ?? tie(fallback, going)
  const daysAgo = fallback.last && daysBetween(fallback.last.on, today)
  const tried = fallback.last !== null && fallback.last.outcome !== 'failed' && daysAgo !== null && daysAgo <= rehearsalDays
  return { ...fallback, breaksToo, daysAgo, ready: breaksToo === null && tried }
}

/** Why an offering is gone with it, or null. What the team hosts itself hangs on nobody. */
function tie({ maker, provider, kind: bought }: Bought, { kind, id }: Going): string | null {
  const hosted = bought === 'self_host'
  const makes = (test: (party: Party) => boolean) => !hosted && test(maker)
  const serves = (test: (party: Party) => boolean) => provider !== null && provider.id !== maker.id && test(provider)
  const is = TESTS[kind](id)
  if (kind === 'cloud' || kind === 'router') return provider?.id === id ? 'served by it' : null
  if (makes(is.own))
    return kind === 'country' ? `${maker.name} sits there` : kind === 'vendor' ? 'its model' : `${maker.name} belongs to it`
  if (makes(is.above)) return `the parent of ${maker.name} sits there`
  if (serves(is.own))
    return kind === 'country' ? `${provider?.name} sits there` : kind === 'vendor' ? 'served by it' : `${provider?.name} belongs to it`
  return serves(is.above) ? `the parent of ${provider?.name} sits there` : null
}

type Tests = { own: (party: Party) => boolean; above: (party: Party) => boolean }
const never = () => false

const TESTS: Record<ConcentrationKind, (id: string) => Tests> = {
  vendor: (id) => ({ own: (party) => party.id === id, above: never }),
  parent: (id) => ({ own: ({ parentName }) => parentName !== null && parentId(parentName) === id, above: never }),
  country: (id) => ({ own: ({ country }) => country === id, above: ({ parentCountry }) => parentCountry === id }),
  cloud: () => ({ own: never, above: never }),
  router: () => ({ own: never, above: never }),
}

function isUnclear({ maker, provider, kind: bought }: Bought, { kind }: Going): boolean {
  const parties = [...(bought === 'self_host' ? [] : [maker]), ...(provider ? [provider] : [])]
  if (kind === 'parent') return parties.some(({ parentName }) => parentName === null)
  return kind === 'country' && parties.some(({ country }) => country === null)
}

/** What can be chosen to go: every group of a kind that an incumbent hangs on in any role, by name. */
export function goingChoices(carried: readonly Carried[], kind: ConcentrationKind): GroupKey[] {
  const found = new Map<string, string>()
  for (const { incumbent } of carried) {
    const own = groupOf(incumbent, kind)
    if (typeof own !== 'string') found.set(own.id, own.name)
    for (const party of [incumbent.maker, incumbent.provider]) {
      if (party === null) continue
      if (kind === 'vendor') found.set(party.id, party.name)
      if (kind === 'parent' && party.parentName !== null) found.set(parentId(party.parentName), party.parentName)
      if (kind === 'country') for (const code of [party.country, party.parentCountry]) if (code !== null) found.set(code, code)
    }
  }
  return [...found].map(([id, name]) => ({ id, name })).sort((a, b) => (a.name < b.name ? -1 : 1))
}
