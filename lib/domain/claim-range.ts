import type { BenchmarkDimension } from './benchmark'
import type { Claim } from './claim'

/**
 * Why a value cannot be a result of this dimension, or null: it lies outside the dimension's range, both in the dimension's own unit.
 * A value in another unit is not judged.
 * @example outsideRange({ name: 'Motion', unit: '%', min: 0, max: 100 }, { value: 999, unit: '%' }) // 'Motion is measured in %, from 0 to 100. …'
 */
export function outsideRange(
  { name, unit, min, max }: Pick<BenchmarkDimension, 'name' | 'unit' | 'min' | 'max'>,
  claim: Pick<Claim, 'value' | 'unit'>,
): string | null {
  const { value } = claim
  if (value === null || claim.unit !== unit) return null
  if ((min === null || value >= min) && (max === null || value <= max)) return null
  const range = min !== null && max !== null ? `from ${min} to ${max}` : min !== null ? `${min} or more` : `${max} or less`
  return `${name} is measured in ${unit}, ${range}. Correct the value, or write the unit it was published in.`
}
