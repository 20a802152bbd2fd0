/** Random numbers that are the same in every run: a 32-bit generator (mulberry32) and what simulations draw from it. */
export interface Seeded {
  /** Uniform on [0, 1). */
  uniform(): number
  normal(mean?: number, sd?: number): number
  pick<T>(list: readonly T[]): T
}

export function seeded(seed: number): Seeded {
  let state = seed >>> 0
  const uniform = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  return {
    uniform,
    normal: (mean = 0, sd = 1) => mean + sd * Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
    pick: (list) => {
      const found = list[Math.floor(uniform() * list.length)]
      if (found === undefined) throw new Error('nothing to pick from')
      return found
    },
  }
}

/** How far a share seen in n draws may lie from the true one: four standard errors, which chance exceeds once in 16,000. */
export function fourErrors(share: number, n: number): number {
  return 4 * Math.sqrt((share * (1 - share)) / n)
}
