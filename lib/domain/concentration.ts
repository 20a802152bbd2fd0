import type { Day } from './day'

/** A vendor as far as it matters for what hangs on it. */
export type Party = {
  id: string
  name: string
  country: string | null
  roles: readonly string[]
  parentName: string | null
  parentCountry: string | null
}

/** An offering with who makes its model and who serves it; without a provider the team hosts it. `endsOn`: its end, past or announced. */
export type Bought = { offeringId: string; title: string; kind: string; maker: Party; provider: Party | null; endsOn: Day | null }

export type RehearsalOutcome = 'worked' | 'partly' | 'failed'
export type Rehearsed = { on: Day; outcome: RehearsalOutcome; minutes: number | null }

/** What a dependency would run on if its incumbent were gone, with the last day somebody tried. */
export type FallbackOf = Bought & { archived: boolean; note: string | null; last: Rehearsed | null; rehearsals: number }

/** A dependency with what it costs, as stated, and what it could fall back on. */
export type Carried = { id: string; name: string; monthlySpend: number | null; incumbent: Bought; fallbacks: FallbackOf[] }

/** What dependencies can be counted by. Each of a kind's groups holds other dependencies. */
export const concentrationKinds = [
  { id: 'vendor', label: 'Vendor', whose: 'who makes the model', none: null },
  { id: 'parent', label: 'Parent company', whose: 'the company at the top of whoever makes the model', none: null },
  { id: 'country', label: 'Country', whose: 'the seat of whoever makes the model', none: null },
  { id: 'cloud', label: 'Cloud', whose: 'the cloud it is served from', none: 'The team’s own machines' },
  { id: 'router', label: 'Router', whose: 'the aggregator that passes requests on', none: 'No router' },
] as const
export type ConcentrationKind = (typeof concentrationKinds)[number]['id']

export type GroupKey = { id: string; name: string }

/** Under which id a parent company is counted: the same name, however it is written, is the same company. */
export const parentId = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')

/**
 * The group of an offering; `unknown` where nobody said, `none` where it does not apply. A maker's own API or an aggregator runs on some cloud, too:
 * unless its provider is one, nobody said which. Only what the team hosts itself runs on none.
 */
export function groupOf({ maker, provider }: Bought, kind: ConcentrationKind): GroupKey | 'unknown' | 'none' {
  switch (kind) {
    case 'vendor':
      return { id: maker.id, name: maker.name }
    case 'parent':
      return maker.parentName === null ? 'unknown' : { id: parentId(maker.parentName), name: maker.parentName }
    case 'country':
      return maker.country === null ? 'unknown' : { id: maker.country, name: maker.country }
    case 'cloud':
      return cloudOf(provider)
    case 'router':
      return isRouter(provider, maker) ? { id: provider.id, name: provider.name } : 'none'
  }
}

function cloudOf(provider: Party | null): GroupKey | 'unknown' | 'none' {
  if (provider === null) return 'none'
  return provider.roles.includes('cloud') ? { id: provider.id, name: provider.name } : 'unknown'
}

const isRouter = (provider: Party | null, maker: Party): provider is Party =>
  provider !== null && provider.id !== maker.id && provider.roles.includes('aggregator')

export type Group = GroupKey & {
  dependencies: Carried[]
  /** Stated monthly spend, and how many dependencies state none. */
  spend: number
  unstated: number
  /** Shares of all stated spend and of all dependencies; null where nothing is stated. */
  shareOfSpend: number | null
  shareOfDependencies: number
}

export type Concentration = {
  kind: ConcentrationKind
  /** Most spend first, then most dependencies. */
  groups: Group[]
  /** Dependencies whose group nobody said, and those to which it does not apply. */
  unknown: Group | null
  none: Group | null
  /** Of the stated spend that has a group or should have one; null without any. */
  index: Herfindahl | null
}

/** How spend is spread over the groups of one kind. */
export function concentration(carried: readonly Carried[], kind: ConcentrationKind): Concentration {
  const total = carried.reduce((sum, { monthlySpend }) => sum + (monthlySpend ?? 0), 0)
  const found = new Map<string, GroupKey & { dependencies: Carried[] }>()
  const rest: Record<'unknown' | 'none', Carried[]> = { unknown: [], none: [] }
  for (const dependency of carried) {
    const key = groupOf(dependency.incumbent, kind)
    if (typeof key === 'string') rest[key].push(dependency)
    else found.set(key.id, { ...key, dependencies: [...(found.get(key.id)?.dependencies ?? []), dependency] })
  }
  const measure = (group: GroupKey & { dependencies: Carried[] }): Group => measured(group, { total, count: carried.length })
  const groups = [...found.values()].map(measure).sort(byWeight)
  const [unknown, none] = (['unknown', 'none'] as const).map((id) =>
    rest[id].length > 0 ? measure({ id: '', name: id, dependencies: rest[id] }) : null,
  )
  return {
    ...{ kind, groups, unknown: unknown ?? null, none: none ?? null },
    index: herfindahl(
      groups.map(({ spend }) => spend),
      unknown?.spend ?? 0,
    ),
  }
}

const byWeight = (a: Group, b: Group): number =>
  b.spend - a.spend || b.dependencies.length - a.dependencies.length || (a.name < b.name ? -1 : 1)

function measured(group: GroupKey & { dependencies: Carried[] }, { total, count }: { total: number; count: number }): Group {
  const stated = group.dependencies.flatMap(({ monthlySpend }) => (monthlySpend === null ? [] : [monthlySpend]))
  const spend = stated.reduce((sum, amount) => sum + amount, 0)
  return {
    ...group,
    spend,
    unstated: group.dependencies.length - stated.length,
    shareOfSpend: total > 0 ? spend / total : null,
    shareOfDependencies: group.dependencies.length / count,
  }
}

/**
 * The Herfindahl index of amounts: the sum of the squares of their shares, from near 0 (many small ones) to 1 (all with one). `low` and `high`
 * bound it where part of the whole has an unknown owner: spread over many, or all with the largest. `parts` is how many equal parts would
 * give the same index, 1 / value.
 */
export type Herfindahl = { low: number; high: number; parts: number; unknownShare: number }

/**
 * The index over known amounts and one sum of which nobody knows the owners; amounts are ≥ 0. Null when nothing is known.
 * Source: O. C. Herfindahl, Concentration in the Steel Industry (1950).
 * @example herfindahl([50, 50], 0) // { low: 0.5, high: 0.5, parts: 2, unknownShare: 0 }
 */
export function herfindahl(amounts: readonly number[], unknown: number): Herfindahl | null {
  const known = amounts.reduce((sum, amount) => sum + amount, 0)
  const whole = known + unknown
  if (known <= 0) return null
  const squares = (parts: readonly number[]) => parts.reduce((sum, amount) => sum + (amount / whole) ** 2, 0)
  const sorted = [...amounts].sort((a, b) => b - a)
  const low = squares(sorted)
  const high = squares([(sorted[0] ?? 0) + unknown, ...sorted.slice(1)])
  return { low, high, parts: 1 / low, unknownShare: unknown / whole }
}
