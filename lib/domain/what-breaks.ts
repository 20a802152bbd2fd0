import { type Bought, type Carried, type ConcentrationKind, type FallbackOf, type GroupKey, groupOf, parentId } from './concentration'
import type { Day } from './day'
import { byFallbackState, hasEnded, isRehearsed } from './fallback-state'
import { type Going, tie } from './hangs-on'

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
  ready: boolean
}

export type Hit = { dependency: Carried; why: string; fallbacks: FallbackThen[]; cover: Cover }

export type WhatBreaks = {
  hits: Hit[]
  /** Stated monthly spend of what is hit, and how many of those state none. */
  spend: number
  unstated: number
  /** Ran on an offering that has retired already, so that nothing more stops; with what was spent before, as stated. */
  ended: Hit[]
  endedSpend: number
  endedUnstated: number
  /** Made by whoever goes, and kept running because the team hosts the weights itself. */
  keeps: Carried[]
  /** May be hit: who owns their vendor, where it sits or on which cloud it runs is not known. */
  maybe: Carried[]
}

/**
 * What stops on the day that a vendor, parent company, country, cloud or router is gone: dependencies whose model it makes or that it serves, with
 * what they could fall back on. Weights that the team hosts itself keep running. What nobody knows is set apart, never counted as safe; so is what
 * rests on an offering that has retired already, which cannot stop once more.
 */
export function whatBreaks(carried: readonly Carried[], going: Going, today: Day): WhatBreaks {
  const hits: Hit[] = []
  const ended: Hit[] = []
  const keeps: Carried[] = []
  const maybe: Carried[] = []
  for (const dependency of carried) {
    const why = tie(dependency.incumbent, going)
    if (why !== null) (hasEnded(dependency.incumbent, today) ? ended : hits).push(hitOf(dependency, why, going, today))
    else if (tie({ ...dependency.incumbent, kind: 'served' }, going) !== null) keeps.push(dependency)
    else if (!hasEnded(dependency.incumbent, today) && isUnclear(dependency.incumbent, going)) maybe.push(dependency)
  }
  const [now, before] = [sumOf(hits), sumOf(ended)]
  return {
    ...{ hits: hits.sort(worstFirst), spend: now.spend, unstated: now.unstated },
    ...{ ended: ended.sort(worstFirst), endedSpend: before.spend, endedUnstated: before.unstated },
    ...{ keeps, maybe },
  }
}

const rank = ({ cover }: Hit) => covers.findIndex(({ id }) => id === cover)
const worstFirst = (a: Hit, b: Hit) => rank(a) - rank(b) || (b.dependency.monthlySpend ?? 0) - (a.dependency.monthlySpend ?? 0)

function sumOf(hits: readonly Hit[]): { spend: number; unstated: number } {
  const stated = hits.flatMap(({ dependency }) => (dependency.monthlySpend === null ? [] : [dependency.monthlySpend]))
  return { spend: stated.reduce((sum, amount) => sum + amount, 0), unstated: hits.length - stated.length }
}

function hitOf(dependency: Carried, why: string, going: Going, today: Day): Hit {
  const fallbacks = dependency.fallbacks.map((fallback) => fallbackThen(fallback, going, today)).sort(byFallbackState(today))
  const standing = fallbacks.filter(({ breaksToo }) => breaksToo === null)
  const cover =
    fallbacks.length === 0 ? 'none' : standing.length === 0 ? 'breaks_too' : standing.some(({ ready }) => ready) ? 'ready' : 'untried'
  return { dependency, why, fallbacks, cover }
}

function fallbackThen(fallback: FallbackOf, going: Going, today: Day): FallbackThen {
  const breaksToo = hasEnded(fallback, today) ? 'has ended itself' : tie(fallback, going)
  return { ...fallback, breaksToo, ready: breaksToo === null && isRehearsed(fallback.last, today) }
}

function isUnclear(incumbent: Bought, { kind }: Going): boolean {
  const { maker, provider, kind: bought } = incumbent
  if (kind === 'cloud') return groupOf(incumbent, kind) === 'unknown'
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
