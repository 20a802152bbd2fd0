import { describe, expect, it } from 'vitest'
import { fourErrors, seeded } from '@/lib/testing/seeded'
import { confidenceSequence, evidence } from './trial'

const MOST = 200
const BAR = 20

/** bar[n]: fewest wins of n decisive prompts that carry 20 to 1 against p0; n + 1 where none do. */
function evidenceBar(p0: number): number[] {
  let wins = 0
  return Array.from({ length: MOST + 1 }, (_, n) => {
    while (wins <= n && evidence(wins, n - wins, p0) < BAR) wins++
    return wins
  })
}

/** Exact chance that a walk of decisive prompts, each won with chance p, ever meets `stops` within 200 looks. */
function chanceEver(p: number, stops: (wins: number, n: number) => boolean): number {
  let alive = [1]
  let met = 0
  for (let n = 1; n <= MOST; n++) {
    const next = new Array<number>(n + 1).fill(0)
    alive.forEach((chance, wins) => {
      next[wins] = (next[wins] as number) + chance * (1 - p)
      next[wins + 1] = (next[wins + 1] as number) + chance * p
    })
    alive = next.map((chance, wins) => {
      if (!stops(wins, n)) return chance
      met += chance
      return 0
    })
  }
  return met
}

describe('evidence of 20 to 1, looked at after every prompt up to 200', () => {
  const bars = new Map([0.5, 0.45].map((p0) => [p0, evidenceBar(p0)]))
  const reaches = (p0: number, least: number) => (wins: number, n: number) => wins >= least && wins >= (bars.get(p0)?.[n] ?? Infinity)

  it.each([0.5, 0.45])('against a win share of %f it is reached without cause in at most one trial in twenty, exactly', (p0) => {
    const ever = chanceEver(p0, reaches(p0, 0))
    expect(ever).toBeGreaterThan(0.01)
    expect(ever).toBeLessThanOrEqual(0.05)
    // A challenger that is worse than the null reaches it more rarely still.
    for (const worse of [0.1, 0.03]) expect(chanceEver(p0 - worse, reaches(p0, 0))).toBeLessThan(ever)
  })

  it('is reached by an equal model with 15 wins in 2.2 % of trials', () => expect(chanceEver(0.5, reaches(0.5, 15))).toBeCloseTo(0.022, 3))

  it.each([0.5, 0.45])('against a win share of %f it is so in a simulation with ties, too', (p0) => {
    const random = seeded(1)
    const stops = reaches(p0, 0)
    const trials = 20_000
    let reached = 0
    for (let i = 0; i < trials; i++) if (everStops(random, { p: p0, ties: 0.3, looks: MOST, stops })) reached++
    expect(reached / trials).toBeLessThanOrEqual(0.05 + fourErrors(0.05, trials))
    // Ties use up looks, so fewer decisive prompts are seen than in the exact computation.
    expect(reached / trials).toBeLessThanOrEqual(chanceEver(p0, stops) + fourErrors(0.05, trials))
    expect(reached / trials).toBeGreaterThan(0.01)
  })
})

describe('the 95 % confidence sequence, looked at after every prompt up to 200', () => {
  const intervals = Array.from({ length: MOST + 1 }, (_, n) =>
    Array.from({ length: n + 1 }, (__, wins) => confidenceSequence(wins, n - wins)),
  )
  const misses = (p: number) => (wins: number, n: number) => {
    const [low, high] = intervals[n]?.[wins] ?? [0, 1]
    return p < low || p > high
  }
  const shares = [0, 0.003, 0.02, 0.1, 0.25, 0.4, 0.5, 0.55, 0.7, 0.85, 0.95, 0.999, 1]

  it.each(shares)('holds a true share of %f at every look in at least 19 trials of 20, exactly', (p) => {
    expect(chanceEver(p, misses(p))).toBeLessThanOrEqual(0.05)
  })

  it('is not needlessly wide: near the middle it errs in more than 1 % of trials', () => {
    for (const p of [0.25, 0.5, 0.7]) expect(chanceEver(p, misses(p))).toBeGreaterThan(0.01)
  })

  it.each([0.1, 0.5, 0.8])('holds %f in a simulation where most prompts are ties', (p) => {
    const random = seeded(2)
    const trials = 5000
    let missed = 0
    for (let i = 0; i < trials; i++) if (everStops(random, { p, ties: 0.6, looks: MOST, stops: misses(p) })) missed++
    expect(missed / trials).toBeLessThanOrEqual(0.05 + fourErrors(0.05, trials))
  })

  it('says nothing that is not certain after one prompt, won or lost', () => {
    expect(confidenceSequence(1, 0)).toEqual([expect.closeTo(1 / 40, 9), 1])
    expect(confidenceSequence(0, 1)).toEqual([0, expect.closeTo(39 / 40, 9)])
  })
})

type Walk = { p: number; ties: number; looks: number; stops: (wins: number, n: number) => boolean }

function everStops(random: ReturnType<typeof seeded>, { p, ties, looks, stops }: Walk): boolean {
  let wins = 0
  let decisive = 0
  for (let look = 0; look < looks; look++) {
    if (random.uniform() < ties) continue
    decisive++
    if (random.uniform() < p) wins++
    if (stops(wins, decisive)) return true
  }
  return false
}
