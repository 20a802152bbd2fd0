/** A forecast with what came of it. */
export interface Resolved {
  P: number
  y: 0 | 1
}

/** Forecasts of exactly 0 or 1 would cost infinitely much once they fail; the log loss reads them as this far from certainty. */
export const LOG_LOSS_CLIP = 0.001

const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length

export const squaredError = ({ P, y }: Resolved): number => (P - y) ** 2

/** Share that came true; null without rows. */
export const baseRate = (rows: readonly Resolved[]): number | null => mean(rows.map(({ y }) => y))

/** Brier score: mean squared distance between forecast and outcome, 0 perfect, 0.25 for a coin; null without rows. */
export const brier = (rows: readonly Resolved[]): number | null => mean(rows.map(squaredError))

/** Mean negative natural logarithm of the probability given to what happened, probabilities clipped by `LOG_LOSS_CLIP`; null without rows. */
export function logLoss(rows: readonly Resolved[]): number | null {
  return mean(rows.map(({ P, y }) => -Math.log(Math.min(1 - LOG_LOSS_CLIP, Math.max(LOG_LOSS_CLIP, y === 1 ? P : 1 - P)))))
}

/**
 * How much of the base rate's error a forecaster removes: 1 - Brier / (base (1 - base)); 0 is no better than the base rate. Null without rows
 * or when all rows turned out alike, where the base rate makes no error.
 */
export function skill(rows: readonly Resolved[]): number | null {
  const base = baseRate(rows)
  const error = brier(rows)
  if (base === null || error === null || base === 0 || base === 1) return null
  return 1 - error / (base * (1 - base))
}

export interface Bin {
  low: number
  high: number
  n: number
  /** Mean forecast and share that came true; null in an empty bin. */
  forecast: number | null
  observed: number | null
}

const BINS = 5

const binOf = (P: number): number => Math.min(BINS - 1, Math.floor(P * BINS + 1e-9))

/** Reliability bins of 0.2; the upper end belongs to the next bin, except 1. */
export function reliabilityBins(rows: readonly Resolved[]): Bin[] {
  return Array.from({ length: BINS }, (_, bin) => {
    const inside = rows.filter(({ P }) => binOf(P) === bin)
    const observed = baseRate(inside)
    return { low: bin / BINS, high: (bin + 1) / BINS, n: inside.length, forecast: mean(inside.map(({ P }) => P)), observed }
  })
}

export interface Murphy {
  /** Squared distance between forecast and observed share, by bin: 0 is perfectly calibrated. */
  reliability: number
  /** Squared distance between the bins' observed shares and the base rate: the more, the better it tells rows apart. */
  resolution: number
  /** base (1 - base): how hard the rows are. */
  uncertainty: number
  /** What the width of the bins hides; the four add up as reliability - resolution + uncertainty + within = Brier. */
  within: number
}

/** Murphy's decomposition over the reliability bins, with Stephenson's within-bin term so that it adds up exactly; null without rows. */
export function murphy(rows: readonly Resolved[]): Murphy | null {
  const base = baseRate(rows)
  const error = brier(rows)
  if (base === null || error === null) return null
  let reliability = 0
  let resolution = 0
  for (const { n, forecast, observed } of reliabilityBins(rows)) {
    if (forecast === null || observed === null) continue
    reliability += (n / rows.length) * (forecast - observed) ** 2
    resolution += (n / rows.length) * (observed - base) ** 2
  }
  const uncertainty = base * (1 - base)
  return { reliability, resolution, uncertainty, within: withinBins(rows) }
}

/** Variance of the forecasts inside their bins less twice their covariance with the outcomes. */
function withinBins(rows: readonly Resolved[]): number {
  const bins = reliabilityBins(rows)
  return (
    mean(
      rows.map(({ P, y }) => {
        const bin = bins[binOf(P)]
        const off = P - (bin?.forecast ?? P)
        return off ** 2 - 2 * off * (y - (bin?.observed ?? y))
      }),
    ) ?? 0
  )
}
