/** What stands where a value was not published. */
export const notPublished = '—'

/** U+2212: as wide as a plus sign and never broken from its number. */
export const minus = '−'

/**
 * Net preference D in points: 100·D, rounded half away from zero, so that a comparison and its mirror image show mirrored numbers.
 * @example toPoints(0.1069) // 11
 */
export function toPoints(netPreference: number): number {
  const points = Math.round(Math.abs(netPreference) * 100)
  return netPreference < 0 && points !== 0 ? -points : points
}

/**
 * Net preference D as signed points, with a real minus sign; `—` when there is none.
 * @example signedPoints(-0.08) // '−8'
 */
export function signedPoints(netPreference: number | null | undefined): string {
  if (netPreference === null || netPreference === undefined || !Number.isFinite(netPreference)) return notPublished
  const points = toPoints(netPreference)
  if (points === 0) return '0'
  return points > 0 ? `+${points}` : `${minus}${-points}`
}

/**
 * An estimate with its interval, all in D units, as text in points. Without both ends the text is the estimate alone.
 * @example intervalText(0.107, -0.081, 0.305) // '+11 (−8 to +31)'
 */
export function intervalText(estimate: number | null, low: number | null, high: number | null): string {
  if (estimate === null || low === null || high === null) return signedPoints(estimate)
  return `${signedPoints(estimate)} (${signedPoints(low)} to ${signedPoints(high)})`
}
