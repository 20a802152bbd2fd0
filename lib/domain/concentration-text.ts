import { formatNumber, formatPercent, plural } from '@/lib/format'
import type { Concentration, ConcentrationKind } from './concentration'

const nouns: Record<ConcentrationKind, [one: string, many: string]> = {
  vendor: ['vendor', 'vendors'],
  parent: ['parent company', 'parent companies'],
  country: ['country', 'countries'],
  cloud: ['cloud', 'clouds'],
  router: ['router', 'routers'],
}

const equal = (parts: number): string => formatNumber(parts, parts < 10 && !Number.isInteger(Math.round(parts * 10) / 10) ? 1 : 0)
const index = (value: number): string => formatNumber(value, 2)

/**
 * How concentrated spend is, in words that need no knowledge of the index: as many equal parts as would be just as concentrated, and the bounds
 * where owners are not known. Null where no spend has a known owner.
 * @example concentrationText(entry) // 'As concentrated as 3.2 vendors with equal parts (index 0.31; 1 is all with one).'
 */
export function concentrationText({ kind, index: found, none }: Pick<Concentration, 'kind' | 'index' | 'none'>): string | null {
  if (found === null) return null
  const [one, many] = nouns[kind]
  const { low, high, parts, unknownShare } = found
  const some = none ? `that goes through a ${one} goes ` : 'of it '
  if (unknownShare === 0)
    return low > 0.995
      ? `All ${some}with one ${one} (index ${index(low)}, the most there is).`
      : `${none ? `What goes through a ${one} is as` : 'As'} concentrated as ${equal(parts)} ${many} with equal parts (index ${index(low)}; 1 is all with one).`
  return `Somewhere between ${equal(1 / high)} and ${equal(parts)} ${many} with equal parts (index ${index(low)} to ${index(high)}), since for ${formatPercent(unknownShare)} of it nobody said which.`
}

/** What the shares leave out, in a sentence; null when nothing is left out. */
export function leftOutText(unstated: number): string | null {
  if (unstated === 0) return null
  return `Shares leave out ${plural(unstated, 'dependency', 'dependencies')} whose spend nobody stated.`
}
