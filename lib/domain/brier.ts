/** A forecast that came true or did not: `percent` 1 to 99. */
export type Resolved = { percent: number; cameTrue: boolean }

export type BrierScore = {
  n: number
  /** Mean squared distance between the probability and what happened: 0 is perfect, 0.25 a coin, 1 always sure and always wrong. Null without any. */
  score: number | null
  /** 90 % interval of the mean from the spread of the single scores, cut at 0 and 1; null below `fewest`. */
  interval: [number, number] | null
}

/** Fewer say too little about a forecaster to be shown with an interval. */
export const fewest = 10

/** What a forecaster who always says 50 % gets. */
export const coin = 0.25

/** Two-sided 90 % quantile of Student's t by Hill's expansion of the normal one; within 0.002 for ten and more forecasts. */
const t90 = (df: number): number => {
  const z = 1.6448536269514722
  return z + (z ** 3 + z) / (4 * df) + (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * df ** 2)
}

/**
 * The Brier score of resolved forecasts (Brier 1950, the form for two outcomes). The interval takes the forecasts for independent, which those
 * about one pair are not.
 */
export function brier(resolved: readonly Resolved[]): BrierScore {
  const n = resolved.length
  if (n === 0) return { n, score: null, interval: null }
  const single = resolved.map(({ percent, cameTrue }) => (percent / 100 - (cameTrue ? 1 : 0)) ** 2)
  const score = single.reduce((sum, value) => sum + value, 0) / n
  if (n < fewest) return { n, score, interval: null }
  const variance = single.reduce((sum, value) => sum + (value - score) ** 2, 0) / (n - 1)
  const reach = t90(n - 1) * Math.sqrt(variance / n)
  return { n, score, interval: [Math.max(0, score - reach), Math.min(1, score + reach)] }
}

/** `voided` of the forecasts were taken out before their day; they are in no score. */
export type Forecaster = { by: string; name: string; voided: number } & BrierScore

type Scored = { by: string; byName: string; madeById: string | null; percent: number; outcome: 'yes' | 'no' | 'void' | null }

/** The score of every person and source with a closed forecast, most resolved first. What is still open does not count; what was voided is counted apart. */
export function forecasters(forecasts: readonly Scored[]): Forecaster[] {
  const groups = new Map<string, { by: string; name: string; voided: number; resolved: Resolved[] }>()
  for (const { by, byName, madeById, percent, outcome } of forecasts) {
    if (outcome === null) continue
    const key = by === 'person' ? `person ${madeById}` : `${by} ${byName.toLowerCase()}`
    const group = groups.get(key) ?? { by, name: byName, voided: 0, resolved: [] }
    if (outcome === 'void') group.voided += 1
    else group.resolved.push({ percent, cameTrue: outcome === 'yes' })
    groups.set(key, group)
  }
  return [...groups.values()]
    .map(({ resolved, ...who }) => ({ ...who, ...brier(resolved) }))
    .sort((a, b) => b.n - a.n || (a.name < b.name ? -1 : 1))
}
