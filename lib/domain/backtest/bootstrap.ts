const DRAWS = 1000
const SEED = 20261123
/** With fewer, a bootstrap draws the same few again and again and its interval comes out far too narrow. */
const FEWEST_CLUSTERS = 10

/** Mulberry32: a small generator with a fixed start, so that the same rows always give the same interval. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export interface ClusteredLosses {
  cluster: string
  /** One loss per column, such as one per forecaster; every row has the same columns. */
  losses: readonly number[]
}

export type Interval = [low: number, high: number]

/**
 * 90 % percentile interval of each column's mean loss by a bootstrap that draws whole clusters: months of one pair are not new evidence. All
 * columns are read from the same draws, so a column of differences is paired. Null with fewer than ten clusters. Deterministic.
 */
export function clusterIntervals(rows: readonly ClusteredLosses[]): Interval[] | null {
  const clusters = clusterSums(rows)
  if (clusters.length < FEWEST_CLUSTERS) return null
  const columns = rows[0]?.losses.length ?? 0
  const means = Array.from({ length: columns }, () => new Float64Array(DRAWS))
  const random = seeded(SEED)
  for (let draw = 0; draw < DRAWS; draw++) {
    const totals = new Float64Array(columns)
    let count = 0
    for (let pick = 0; pick < clusters.length; pick++) {
      const drawn = clusters[Math.floor(random() * clusters.length)]
      if (!drawn) continue
      count += drawn.count
      for (let column = 0; column < columns; column++) totals[column] = (totals[column] ?? 0) + (drawn.totals[column] ?? 0)
    }
    for (const [column, series] of means.entries()) series[draw] = (totals[column] ?? 0) / count
  }
  return means.map((series) => {
    series.sort()
    return [series[Math.round(0.05 * (DRAWS - 1))] ?? 0, series[Math.round(0.95 * (DRAWS - 1))] ?? 0]
  })
}

function clusterSums(rows: readonly ClusteredLosses[]): { totals: Float64Array; count: number }[] {
  const sums = new Map<string, { totals: Float64Array; count: number }>()
  for (const { cluster, losses } of rows) {
    const sum = sums.get(cluster) ?? { totals: new Float64Array(losses.length), count: 0 }
    for (const [column, loss] of losses.entries()) sum.totals[column] = (sum.totals[column] ?? 0) + loss
    sum.count++
    sums.set(cluster, sum)
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum)
}
