import { formatNumber } from '@/lib/format'

/** A published figure with the decimals it was published with, four at most. */
export function figure(value: number | null): string {
  if (value === null) return formatNumber(null)
  const decimals = [0, 1, 2, 3].find((count) => Math.abs(value * 10 ** count - Math.round(value * 10 ** count)) < 1e-6) ?? 4
  return formatNumber(value, decimals)
}

/** A published interval: `1,449–1,471`, or with words where a minus sign would run into the dash; null when none was published. */
export const intervalOf = (low: number | null, high: number | null): string | null =>
  low === null || high === null ? null : [figure(low), figure(high)].join(low < 0 || high < 0 ? ' to ' : '–')

/** A sample with what was counted: `6,836 votes`. */
export const sampleOf = (size: number | null, unit: string | null): string | null =>
  size === null ? null : [formatNumber(size), unit].filter(Boolean).join(' ')
