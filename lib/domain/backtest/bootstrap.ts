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

export interface ClusteredLoss {
  cluster: string
  loss: number
}

/**
 * 90 % percentile interval of the mean loss by a bootstrap that draws whole clusters: months of one pair are not new evidence. Null with fewer
 * than ten clusters. Deterministic.
 */
export function clusterInterval(rows: readonly ClusteredLoss[]): [low: number, high: number] | null {
  const clusters = clusterSums(rows)
  if (clusters.length < FEWEST_CLUSTERS) return null
  const random = seeded(SEED)
  const means = Array.from({ length: DRAWS }, () => {
    let total = 0
    let count = 0
    for (let draw = 0; draw < clusters.length; draw++) {
      const drawn = clusters[Math.floor(random() * clusters.length)]
      if (!drawn) continue
      total += drawn.total
      count += drawn.count
    }
    return total / count
  }).sort((a, b) => a - b)
  return [means[Math.round(0.05 * (DRAWS - 1))] ?? 0, means[Math.round(0.95 * (DRAWS - 1))] ?? 0]
}

function clusterSums(rows: readonly ClusteredLoss[]): { total: number; count: number }[] {
  const sums = new Map<string, { total: number; count: number }>()
  for (const { cluster, loss } of rows) {
    const sum = sums.get(cluster) ?? { total: 0, count: 0 }
    sum.total += loss
    sum.count++
    sums.set(cluster, sum)
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum)
}
