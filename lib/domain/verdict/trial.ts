import type { Day } from '@/lib/domain/day'
import type { EngineTrial } from './input'
import { lnFactorial } from './numerics'
import type { Basis, Davidson } from './output'

export interface Counts {
  w: number
  l: number
  ti: number
  N: number
}

export interface PooledTrials {
  proof: Counts
  /** Trials that break one of the four conditions of a proof: evidence, never proof. */
  informal: Counts
  proofIds: string[]
  informalIds: string[]
}

/** Largest evidence reported: the true value can exceed what a number holds (JSON has no Infinity), and no bar is near it. */
const LARGEST_EVIDENCE = 1e300
const ALPHA = 0.05

/** Adds up the trials known on the day asOf. Expects them sorted by id. */
export function poolTrials(trials: readonly EngineTrial[], asOf: Day): PooledTrials {
  const known = trials.filter((trial) => trial.asOf <= asOf)
  const proof = known.filter(isProof)
  const informal = known.filter((trial) => !isProof(trial))
  return { proof: sum(proof), informal: sum(informal), proofIds: proof.map(({ id }) => id), informalIds: informal.map(({ id }) => id) }
}

function isProof({ blind, sidesRandomised, ownPrompts, versionsExact }: EngineTrial): boolean {
  return blind && sidesRandomised && ownPrompts && versionsExact
}

function sum(trials: EngineTrial[]): Counts {
  const total = { w: 0, l: 0, ti: 0, N: 0 }
  for (const { wins, losses, ties } of trials) {
    total.w += wins
    total.l += losses
    total.ti += ties
    total.N += wins + losses + ties
  }
  return total
}

/** The share of decisive prompts that a challenger who brings nothing would win: half, or for an equal as little as the margin allows. */
export function nullShare(basis: Basis, niMargin: number): number {
  return basis === 'capability' ? 0.5 : (1 - niMargin) / 2
}

/**
 * E-value against "a decisive prompt is won with probability at most p0", from a uniform mixture over (p0, 1]: valid at any stopping time
 * (Ville's inequality: it ever reaches 1/a with probability at most a). 1 with no decisive prompts; capped at 1e300.
 * @example evidence(39, 15, 0.5) // 75.65
 */
export function evidence(wins: number, losses: number, p0: number): number {
  if (wins + losses === 0) return 1
  const n = wins + losses + 1
  const log = lnBeta(wins, losses) + lnLowerTail(wins, n, p0) - Math.log1p(-p0) - wins * Math.log(p0) - losses * Math.log1p(-p0)
  return Math.min(LARGEST_EVIDENCE, Math.exp(log))
}

/** ln B(wins + 1, losses + 1). */
function lnBeta(wins: number, losses: number): number {
  return lnFactorial(wins) + lnFactorial(losses) - lnFactorial(wins + losses + 1)
}

/** ln P(Bin(n, p) <= k), summing whichever tail falls away from k so that every term is smaller than the one before. */
function lnLowerTail(k: number, n: number, p: number): number {
  const odds = p / (1 - p)
  if (k < n * p) return lnMass(k, n, p) + Math.log(tailRatio(k, (i) => i / (n - i + 1) / odds))
  const upper = Math.exp(lnMass(k + 1, n, p)) * tailRatio(n - k - 1, (i) => (i / (n - i + 1)) * odds)
  return Math.log1p(-upper)
}

/** Sum of 1, step(from), step(from) * step(from - 1), ...: a tail of binomial masses relative to its first one. */
function tailRatio(from: number, step: (i: number) => number): number {
  let term = 1
  let total = 1
  for (let i = from; i >= 1 && term > 1e-18 * total; i--) {
    term *= step(i)
    total += term
  }
  return total
}

function lnMass(k: number, n: number, p: number): number {
  return lnFactorial(n) - lnFactorial(k) - lnFactorial(n - k) + k * Math.log(p) + (n - k) * Math.log1p(-p)
}

/**
 * 95 % confidence sequence of the challenger's share of decisive prompts: every share the mixture e-value has not ruled out at 20 to 1.
 * Bounds by bisection to 1e-12; [0, 1] before the first decisive prompt.
 * @example confidenceSequence(39, 15) // [0.5137, 0.8800]
 */
export function confidenceSequence(wins: number, losses: number): [number, number] {
  const bar = lnBeta(wins, losses) + Math.log(ALPHA)
  const plausible = (p: number) => power(wins, p) + power(losses, 1 - p) > bar
  const peak = wins + losses > 0 ? wins / (wins + losses) : 0.5
  return [plausible(0) ? 0 : bisect(peak, 0, plausible), plausible(1) ? 1 : bisect(peak, 1, plausible)]
}

function power(exponent: number, base: number): number {
  return exponent === 0 ? 0 : exponent * Math.log(base)
}

function bisect(inside: number, outside: number, holds: (p: number) => boolean): number {
  let [good, bad] = [inside, outside]
  while (Math.abs(good - bad) > 1e-12) {
    const middle = (good + bad) / 2
    if (holds(middle)) good = middle
    else bad = middle
  }
  return good
}

/**
 * Davidson's model of paired comparison with ties (1970), closed form for two models: log odds of a win, its standard error and the tie
 * parameter. For display only; null without at least one win and one loss.
 */
export function davidson({ w, l, ti }: Counts): Davidson | null {
  if (w === 0 || l === 0) return null
  return { theta: Math.log(w / l), se: Math.sqrt(1 / w + 1 / l), nu: ti / Math.sqrt(w * l) }
}
