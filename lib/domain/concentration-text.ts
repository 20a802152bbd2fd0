import { formatNumber, formatPercent, plural } from '@/lib/format'
import type { Concentration, ConcentrationKind } from './concentration'
import { shortName } from './offering'

type Words = {
  one: string
  many: string
  /** Before a name. */
  by: string
  none: string
}

const words: Record<ConcentrationKind, Words> = {
  vendor: { one: 'vendor', many: 'vendors', by: 'with', none: '' },
  parent: { one: 'parent company', many: 'parent companies', by: 'with', none: '' },
  country: { one: 'country', many: 'countries', by: 'in', none: '' },
  cloud: { one: 'cloud', many: 'clouds', by: 'on', none: 'on the team’s own machines' },
  router: { one: 'router', many: 'routers', by: 'through', none: 'to no router' },
}

const equal = (parts: number): string => formatNumber(parts, parts < 10 && !Number.isInteger(Math.round(parts * 10) / 10) ? 1 : 0)
const index = (value: number): string => formatNumber(value, 2)

/** What a cloud is called where the vendor has a wider name: "Google (DeepMind / Cloud)" is "Google Cloud". */
const cloudName = (name: string): string => (/cloud|web services/i.test(shortName(name)) ? shortName(name) : `${shortName(name)} Cloud`)

/**
 * Where the stated spend goes, as shares of all of it: the largest group by name, the others, what nobody knows and what does not apply. Null where
 * no spend is stated. `nameOf` writes out the name of a group.
 * @example sharesText(entry) // '37% on Google Cloud; for 63% the cloud is not known'
 */
export function sharesText({ kind, groups, unknown, none }: Concentration, nameOf: (name: string) => string = shortName): string | null {
  const all = [...groups, unknown, none].filter((group) => group !== null)
  const spent = (group: { spend: number } | null | undefined) => group !== null && group !== undefined && group.spend > 0
  if (!all.some(spent)) return null
  const { one, many, by, none: nowhere } = words[kind]
  const [largest, ...others] = groups.filter(spent)
  const rest = others.reduce((sum, { shareOfSpend }) => sum + (shareOfSpend ?? 0), 0)
  const share = (value: number | null) => (value !== null && value > 0.9999 ? 'all of it' : formatPercent(value))
  const parts = [
    largest && `${share(largest.shareOfSpend)} ${by} ${kind === 'cloud' ? cloudName(largest.name) : nameOf(largest.name)}`,
    others.length > 0 && `${share(rest)} ${by} ${others.length === 1 ? `another ${one}` : `${formatNumber(others.length)} other ${many}`}`,
    unknown &&
      spent(unknown) &&
      `for ${share(unknown.shareOfSpend)} ${kind === 'cloud' ? 'the cloud is not known' : `nobody said which ${one}`}`,
    none &&
      spent(none) &&
      (kind === 'router' ? `${largest ? 'the rest goes' : 'all of it goes'} ${nowhere}` : `${share(none.shareOfSpend)} ${nowhere}`),
  ].filter((part) => typeof part === 'string')
  const text = parts.join('; ')
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}

/**
 * How concentrated spend is, in words that need no knowledge of the index: as many equal parts as would be just as concentrated, and the bounds
 * where owners are not known. Null where no spend has a known owner.
 * @example indexText(entry) // 'As concentrated as 3.2 vendors with equal parts (index 0.31; 1 is all with one)'
 */
export function indexText({ kind, index: found, none }: Pick<Concentration, 'kind' | 'index' | 'none'>): string | null {
  if (found === null) return null
  const { one, many, by } = words[kind]
  const { low, high, parts, unknownShare } = found
  const of = none ? `Of what goes ${by} a ${one}: ` : ''
  const text =
    unknownShare > 0
      ? `between ${equal(1 / high)} and ${equal(parts)} ${many} with equal parts (index ${index(low)} to ${index(high)}), by what is not known`
      : low > 0.995
        ? `all ${by} one ${one} (index ${index(low)}, the most there is)`
        : `as concentrated as ${equal(parts)} ${many} with equal parts (index ${index(low)}; 1 is all with one)`
  return of === '' ? `${text.charAt(0).toUpperCase()}${text.slice(1)}` : `${of}${text}`
}

/** What the shares leave out, in a sentence; null when nothing is left out. */
export function leftOutText(unstated: number): string | null {
  if (unstated === 0) return null
  return `Shares leave out ${plural(unstated, 'dependency', 'dependencies')} whose spend nobody stated.`
}
