/** Half a unit in the last printed place: 0.005 for 83.24, 0.5 for 1361. */
export function halfUnit(value: number): number {
  const text = String(value)
  const decimals = text.includes('e') ? 15 : (text.split('.')[1]?.length ?? 0)
  return 0.5 * 10 ** -decimals
}

/**
 * Whether two published figures are the same one, given that a repeater may round: 83.24 and 83.2 agree, 83.24 and 82.7 do not.
 * They agree when they differ by at most half a unit in the last printed place of the coarser one.
 */
export function sameFigure(a: number, b: number): boolean {
  return withinRounding(a - b, Math.max(halfUnit(a), halfUnit(b)))
}

/** The same for half units already known. */
export const withinRounding = (difference: number, coarserHalfUnit: number): boolean => Math.abs(difference) <= coarserHalfUnit * (1 + 1e-9)
