import { describe, expect, it } from 'vitest'
import { verdictOn } from '@/lib/testing/checked-input'
import { arenaClaim, blindTrial, engineInput, vendorClaim } from '@/lib/testing/engine-inputs'
import { fourErrors, type Seeded, seeded } from '@/lib/testing/seeded'
import type { Verdict } from './output'

const PAIRS = 3000
const MID = 0.1

interface World {
  /** Spread of the true net preference around "no difference". */
  spread: number
  inflation: number
  prompts: number
}

interface Outcome {
  D: number
  before: Verdict
  after: Verdict
}

const TIES = 0.1
const within = (x: number, most: number) => Math.max(-most, Math.min(most, x))

/** One pair: a vendor's claim, an arena for seven of ten, and a blind trial unless the case is lost before it. */
function pair(random: Seeded, { spread, inflation, prompts }: World): Outcome {
  const D = within(random.normal(0, spread), 0.95)
  const rate = (1 + within(random.normal(D + inflation, 0.1), 0.98)) / 2
  const lead = (Math.atanh(within(random.normal(D, Math.hypot(0.12, 0.08, 0.1)), 0.98)) * 800) / Math.log(10)
  const claims = [vendorClaim('v', rate), ...(random.uniform() < 0.7 ? [arenaClaim('a', lead)] : [])]
  const input = engineInput({ claims, policyOverride: { economics: { mode: 'advisory' } } })
  const before = verdictOn(input)
  if (before.levels.Q === 0) return { D, before, after: before }
  return { D, before, after: verdictOn({ ...input, trials: [trialOf(random, D, prompts)] }) }
}

function trialOf(random: Seeded, D: number, prompts: number) {
  const won = (1 - TIES + within(random.normal(D, 0.05), 1 - TIES)) / 2
  let [wins, losses] = [0, 0]
  for (let i = 0; i < prompts; i++) {
    const u = random.uniform()
    if (u < won) wins++
    else if (u < 1 - TIES) losses++
  }
  return blindTrial(wins, losses, prompts - wins - losses)
}

function simulate(seed: number, world: World): Outcome[] {
  const random = seeded(seed)
  return Array.from({ length: PAIRS }, () => pair(random, world))
}

const share = <T>(list: readonly T[], holds: (entry: T) => boolean) => list.filter(holds).length / list.length
const isJustified = ({ after }: Outcome) => after.status === 'JUSTIFIED'
const matters = ({ D }: Outcome) => D > MID

function brier(outcomes: readonly Outcome[], chance: (outcome: Outcome) => number): number {
  return outcomes.reduce((sum, outcome) => sum + (chance(outcome) - (matters(outcome) ? 1 : 0)) ** 2, 0) / outcomes.length
}

const believeVendor = ({ before }: Outcome) => ((before.appraisals.find(({ id }) => id === 'v')?.raw ?? 0) > 0 ? 0.95 : 0.05)

/** Rates depend on details of a world that nobody can know (ties, noise of vendors), so they are held to within three points and chance. */
const roughly = (rate: number) => 0.03 + fourErrors(rate, PAIRS)

describe('signing what the engine calls justified', () => {
  const leaders = { spread: 0.25, inflation: 0.24, prompts: 60 }
  const worlds: [string, World, { justified: number; hype: number }][] = [
    ['vendors inflate by 24 points', leaders, { justified: 0.088, hype: 0.13 }],
    ['vendors are honest', { ...leaders, inflation: 0 }, { justified: 0.088, hype: 0.018 }],
    ['vendors inflate by 50 points', { ...leaders, inflation: 0.5 }, { justified: 0.087, hype: 0.21 }],
    ['trials have 100 prompts', { ...leaders, prompts: 100 }, { justified: 0.139, hype: 0.12 }],
    ['trials have 30 prompts', { ...leaders, prompts: 30 }, { justified: 0.049, hype: 0.17 }],
  ]

  it.each(worlds)('when %s: hardly ever wrong, and better informed than who believes vendors', (_, world, rates) => {
    const outcomes = simulate(5, world)
    const justified = outcomes.filter(isJustified)
    expect(Math.abs(justified.length / PAIRS - rates.justified)).toBeLessThan(roughly(rates.justified))
    expect(share(justified, ({ D }) => D <= 0)).toBeLessThan(0.003 + fourErrors(0.003, justified.length))
    expect(share(justified, (outcome) => !matters(outcome))).toBeLessThan(0.025 + fourErrors(0.025, justified.length))
    expect(Math.abs(share(outcomes, ({ after }) => after.status === 'HYPE') - rates.hype)).toBeLessThan(roughly(rates.hype))
    const engine = brier(outcomes, ({ before }) => before.posterior.P)
    const base = share(outcomes, matters)
    expect(Math.abs(engine - 0.132)).toBeLessThan(0.02)
    expect(engine).toBeLessThan(base * (1 - base))
    expect(engine).toBeLessThan(brier(outcomes, believeVendor))
  })

  it('when no challenger is ever better, fewer than one in a hundred is justified', () => {
    const outcomes = simulate(6, { spread: 0, inflation: 0.24, prompts: 60 })
    expect(share(outcomes, isJustified)).toBeLessThan(0.0018 + fourErrors(0.0018, PAIRS))
    expect(share(outcomes, ({ after }) => after.levels.Q >= 3)).toBeLessThan(0.2)
    expect(Math.abs(share(outcomes, ({ after }) => after.status === 'HYPE') - 0.27)).toBeLessThan(roughly(0.27))
  })

  it('with more prompts more of the challengers worth having are found', () => {
    const found = [30, 100].map((prompts) => {
      const worth = simulate(7, { ...leaders, prompts }).filter(({ D }) => D > 0.3)
      return share(worth, isJustified)
    }) as [number, number]
    expect(found[1]).toBeGreaterThan(found[0])
  })
})
