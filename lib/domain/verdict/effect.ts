import type { Policy } from '@/lib/domain/policy'
import type { Effect, MetricKind } from './input'
import { erf, z95 } from './numerics'

/** Natural logarithm per Elo point, halved: the slope of net preference at a rating gap of 0. */
const ELO_SLOPE = Math.log(10) / 800

/** Far below any published figure; keeps the weight of an absurdly precise one finite. */
const LEAST_VARIANCE = 1e-12

export interface NetPreference {
  /** P(challenger preferred) - P(incumbent preferred), -1 to 1. */
  y: number
  /** Sampling variance of y, taken at y = 0 so that it can only overstate the uncertainty. */
  v: number
}

interface Conversion {
  metric: MetricKind
  defaults: Policy['defaults']
}

/**
 * Net preference of an effect with its sampling variance; null when it compares nothing.
 * Ratings convert by the Bradley-Terry model (Elo scale), scores by the common-language effect size Phi(d/sqrt 2) (McGraw and Wong 1992).
 * @example netPreference({ type: 'pairwise', wins: 39, losses: 15, ties: 6 }, …) // { y: 0.3934, v: 0.0164 }
 */
export function netPreference(effect: Effect, conversion: Conversion): NetPreference | null {
  const found = converted(effect, conversion)
  if (found) found.v = Math.max(found.v, LEAST_VARIANCE)
  return found
}

function converted(effect: Effect, conversion: Conversion): NetPreference | null {
  switch (effect.type) {
    case 'pairwise': {
      const n = effect.wins + effect.losses + effect.ties
      return n > 0 ? countedPreference(effect.wins, effect.losses, n) : null
    }
    case 'win_rate':
      return fromWinRate(effect, conversion.defaults.n)
    case 'elo':
      return { y: Math.tanh(ELO_SLOPE * (effect.challenger - effect.incumbent)), v: eloVariance(effect, conversion.defaults.n) }
    case 'score':
      return fromScore(effect, conversion)
    case 'none':
      return null
  }
}

/** Net preference of n comparisons, shrunk as if one more had been a tie. */
export function countedPreference(wins: number, losses: number, n: number): NetPreference {
  return { y: (wins - losses) / (n + 1), v: 1 / (n + 1) }
}

/** Net preference exactly as published, without the shrinkage of the converted one; null when the effect states no number. */
export function publishedPreference(effect: Effect, converted: NetPreference | null): number | null {
  if (!converted) return null
  if (effect.type === 'win_rate') return 2 * effect.rate - 1
  if (effect.type === 'pairwise') return (effect.wins - effect.losses) / (effect.wins + effect.losses + effect.ties)
  return converted.y
}

function fromWinRate({ rate, n, ci95 }: Effect & { type: 'win_rate' }, defaultN: number): NetPreference {
  const published = 2 * rate - 1
  // The interval of the rate is half as wide as that of the net preference, so its full width is the half-width wanted here.
  if (n == null && ci95) return { y: published, v: ((ci95[1] - ci95[0]) / z95) ** 2 }
  const size = n ?? defaultN
  return { y: (size * published) / (size + 1), v: 1 / (size + 1) }
}

/** Intervals of the two ratings count as independent, since boards rarely publish how they vary together. */
function eloVariance({ ci95HalfC, ci95HalfI, votesC, votesI }: Effect & { type: 'elo' }, defaultN: number): number {
  if (ci95HalfC != null && ci95HalfI != null) return (ELO_SLOPE / z95) ** 2 * (ci95HalfC ** 2 + ci95HalfI ** 2)
  if (votesC != null && votesI != null) return 1 / votesC + 1 / votesI
  return 1 / (defaultN + 1)
}

function fromScore(effect: Effect & { type: 'score' }, { metric, defaults }: Conversion): NetPreference {
  const humans = metric === 'human_rating' || metric === 'human_pairwise'
  const sd = effect.sd ?? (humans ? defaults.scoreSdFracHuman : defaults.scoreSdFracAuto) * (effect.max - effect.min)
  const gain = effect.higherIsBetter ? effect.challenger - effect.incumbent : effect.incumbent - effect.challenger
  const v = (1 / (effect.nC ?? defaults.n) + 1 / (effect.nI ?? defaults.n)) / Math.PI
  // On a scale too narrow for its spread to be written down, nothing gained is still nothing gained.
  return { y: gain === 0 ? 0 : erf(gain / sd / 2), v }
}
