import type { BenchmarkDimension } from '@/lib/domain/benchmark'
import type { Claim } from '@/lib/domain/claim'
import type { Effect } from '@/lib/domain/verdict/input'
import type { HeadToHead, ScorePair } from './pairing'

type Score = Effect & { type: 'score' }

/** A figure that compares nothing: kept so that people see why it proves nothing. */
export const noEffect = (superlative: boolean): Effect => ({ type: 'none', superlative })

/** Ranks, prices, run times and memory say nothing about which clip people prefer. */
const NOT_QUALITY = /^(?:rank|[a-z]{3}\/.+|credits?(?:\/.+)?|(?:k|m|g)b|m?s|sec(?:onds?)?|min(?:utes?)?)$/i
const ELO = /^(?:elo|arena points)$/i
/** Shares of clips that passed a yes-or-no check, in percent. */
const SHARE_OF_CLIPS = /^% (?:of (?:clips|videos|prompts)|solved)$/i
const COUNTS_CLIPS = /^(?:clips?|videos?|prompts?|comparisons?|votes?|judg(?:e)?ments?)$/i
const COUNTS_VOTES = /^(?:votes?|comparisons?|battles?|judg(?:e)?ments?)$/i

/** Far beyond any rating scale; a larger number is a typing error. */
const LARGEST_RATING = 1e6
const LARGEST_PAIRWISE_COUNT = 1_000_000
const LARGEST_SIZE = 1_000_000_000

export const isQuality = (unit: string | null): boolean => unit === null || !NOT_QUALITY.test(unit)
export const isElo = (unit: string | null): boolean => unit !== null && ELO.test(unit)

/**
 * Two ratings of one arena as an effect: half-widths of the 95 % intervals in points (of a lopsided interval the wider half, so that
 * doubt is never understated) and votes per model where published.
 */
export function ratingEffect({ challenger, incumbent }: ScorePair): Effect {
  const [c, i] = [challenger.claim, incumbent.claim]
  if (c.value === null || i.value === null || Math.max(Math.abs(c.value), Math.abs(i.value)) > LARGEST_RATING) return noEffect(false)
  return {
    type: 'elo',
    challenger: c.value,
    incumbent: i.value,
    ci95HalfC: halfWidth(c),
    ci95HalfI: halfWidth(i),
    votesC: size(c, COUNTS_VOTES),
    votesI: size(i, COUNTS_VOTES),
  }
}

/**
 * Scores of one dimension as an effect on the benchmark's own scale. Several columns that measure the same dimension are averaged, each on
 * its own scale from worst to best, because they share prompts, clips and judge: as separate results they would look like replications.
 * Without a published scale or direction a distance cannot be read, and the effect is `none`.
 */
export function scoreEffect(pairs: readonly ScorePair[]): Effect {
  const scores = pairs.flatMap((pair) => columnScore(pair) ?? [])
  const [first] = scores
  if (!first) return noEffect(false)
  const merged = scores.length === 1 ? first : average(scores)
  const shares = pairs.every(({ challenger }) => SHARE_OF_CLIPS.test(challenger.claim.unit ?? ''))
  return shares ? { ...merged, sd: sdOfShare(merged) } : merged
}

/** True when the pair has a scale on which `scoreEffect` can place both values. */
export const hasScale = (pair: ScorePair): boolean => columnScore(pair) !== null

function columnScore({ challenger, incumbent }: ScorePair): Score | null {
  const { dimension, claim } = challenger
  const [c, i] = [claim.value, incumbent.claim.value]
  if (!dimension || !sameScale(dimension, claim) || dimension.min === null || dimension.max === null) return null
  const { min, max } = dimension
  if (c === null || i === null || min >= max || Math.min(c, i) < min || Math.max(c, i) > max) return null
  const sizes = { nC: size(claim, COUNTS_CLIPS), nI: size(incumbent.claim, COUNTS_CLIPS) }
  return { type: 'score', challenger: c, incumbent: i, min, max, higherIsBetter: dimension.higherIsBetter, sd: null, ...sizes }
}

/** A claim in another unit than its column is on another scale, such as raw against normalised. */
const sameScale = (dimension: BenchmarkDimension, claim: Claim): boolean => dimension.unit.toLowerCase() === claim.unit?.toLowerCase()

function average(scores: Score[]): Score {
  const [first] = scores as [Score]
  const alike = scores.every(
    ({ min, max, higherIsBetter }) => min === first.min && max === first.max && higherIsBetter === first.higherIsBetter,
  )
  const scale = alike ? first : { min: 0, max: 1, higherIsBetter: true }
  const place = (score: Score, side: 'challenger' | 'incumbent'): number => (alike ? score[side] : towardsBest(score, score[side]))
  const mean = (side: 'challenger' | 'incumbent'): number =>
    clampTo(scale, withoutNoise(scores.reduce((sum, score) => sum + place(score, side), 0) / scores.length))
  return {
    type: 'score',
    challenger: mean('challenger'),
    incumbent: mean('incumbent'),
    min: scale.min,
    max: scale.max,
    higherIsBetter: scale.higherIsBetter,
    sd: null,
    nC: smallest(scores.map((score) => score.nC ?? null)),
    nI: smallest(scores.map((score) => score.nI ?? null)),
  }
}

/** 0 = worst end of the scale, 1 = best end. */
function towardsBest({ min, max, higherIsBetter }: Score, value: number): number {
  const place = (value - min) / (max - min)
  return higherIsBetter ? place : 1 - place
}

/** Nine decimals: far finer than any published score, coarser than the noise of adding them. */
const withoutNoise = (value: number): number => Math.round(value * 1e9) / 1e9

const clampTo = ({ min, max }: { min: number; max: number }, value: number): number => Math.min(max, Math.max(min, value))

/** The columns' clips are the same clips, so the smallest count is the safe one; unknown stays unknown. */
const smallest = (sizes: (number | null)[]): number | null => sizes.reduce((a, b) => (a === null || b === null ? null : Math.min(a, b)))

/** The per-clip standard deviation of a yes-or-no outcome follows from its share; null when nothing varies. */
function sdOfShare({ challenger, incumbent, min, max }: Score): number | null {
  const share = ((challenger + incumbent) / 2 - min) / (max - min)
  const sd = (max - min) * Math.sqrt(share * (1 - share))
  return sd > 0 ? sd : null
}

/** True at 95 % of the way to the best end for both: what is left to tell them apart is noise. */
export function saturatedScores(pair: ScorePair): boolean {
  const score = columnScore(pair)
  if (!score) return false
  if (score.higherIsBetter) return Math.min(score.challenger, score.incumbent) >= 0.95 * score.max
  return [score.challenger, score.incumbent].every((value) => towardsBest(score, value) >= 0.95)
}

/**
 * A published head-to-head as an effect seen from the challenger. Counts become `pairwise`, a share of wins `win_rate` (ties split half and
 * half by the publisher), a net share in percentage points (wins minus losses) likewise.
 */
export function headToHeadEffect({ claim, mirrored }: Pick<HeadToHead, 'claim' | 'mirrored'>): Effect {
  const counts = pairwiseCounts(claim)
  if (counts) return mirrored ? countedEffect({ ...counts, wins: counts.losses, losses: counts.wins }) : countedEffect(counts)
  const toRate = rateReader(claim.unit)
  if (claim.wins !== null || claim.value === null || !toRate) return noEffect(false)
  return rateEffect(claim, toRate, mirrored)
}

function rateEffect(claim: Claim, toRate: (value: number) => number, mirrored: boolean): Effect {
  const seen = (value: number): number => (mirrored ? 1 - toRate(value) : toRate(value))
  const rate = seen(claim.value ?? Number.NaN)
  if (!(rate >= 0 && rate <= 1)) return noEffect(false)
  const ends = claim.ciLow === null || claim.ciHigh === null ? null : [seen(claim.ciLow), seen(claim.ciHigh)].sort((a, b) => a - b)
  const [low, high] = ends ?? [Number.NaN, Number.NaN]
  const holds = low !== undefined && high !== undefined && 0 <= low && low < high && high <= 1 && low <= rate && rate <= high
  return { type: 'win_rate', rate, n: size(claim, COUNTS_CLIPS), ci95: holds ? [low, high] : null }
}

/**
 * Two mirrored reports of one contest ("30 % prefer A", "22 % prefer B"): what is missing to 100 % are ties, split half and half.
 * Null when the two do not fit together.
 */
export function reciprocalEffect(a: HeadToHead, b: HeadToHead): Effect | null {
  const [mine, theirs] = a.mirrored ? [b, a] : [a, b]
  const won = headToHeadEffect({ claim: mine.claim, mirrored: false })
  const lost = headToHeadEffect({ claim: theirs.claim, mirrored: false })
  if (won.type !== 'win_rate' || lost.type !== 'win_rate' || won.rate + lost.rate > 1) return null
  const rate = won.rate + (1 - won.rate - lost.rate) / 2
  return { type: 'win_rate', rate, n: smallest([won.n ?? null, lost.n ?? null]), ci95: null }
}

interface Counts {
  wins: number
  losses: number
  ties: number
}

/** Losses that were not printed follow from the number of comparisons; without it a win count proves nothing. */
function pairwiseCounts({ wins, losses, ties, sampleSize }: Claim): Counts | null {
  if (wins === null) return null
  if (losses !== null) return { wins, losses, ties: ties ?? 0 }
  if (sampleSize === null || sampleSize < wins + (ties ?? 0)) return null
  return { wins, losses: sampleSize - wins - (ties ?? 0), ties: ties ?? 0 }
}

function countedEffect({ wins, losses, ties }: Counts): Effect {
  if (Math.max(wins, losses, ties) <= LARGEST_PAIRWISE_COUNT) return { type: 'pairwise', wins, losses, ties }
  const n = wins + losses + ties
  return { type: 'win_rate', rate: (wins + ties / 2) / n, n: Math.min(n, LARGEST_SIZE), ci95: null }
}

function rateReader(unit: string | null): ((value: number) => number) | null {
  if (unit === null) return null
  if (/^percentage points$/i.test(unit)) return (value) => (1 + value / 100) / 2
  if (unit.startsWith('%')) return (value) => value / 100
  return /^(?:score 0-1|share|win rate)$/i.test(unit) ? (value) => value : null
}

function halfWidth({ value, ciLow, ciHigh }: Claim): number | null {
  if (value === null || ciLow === null || ciHigh === null) return null
  const half = Math.max(value - ciLow, ciHigh - value)
  return half > 0 && half <= LARGEST_RATING ? half : null
}

/** The number published as sample size, if it counts what the effect needs; a size without a unit is taken at its word. */
function size({ sampleSize, sampleUnit }: Claim, counts: RegExp): number | null {
  return sampleSize !== null && (sampleUnit === null || counts.test(sampleUnit)) ? sampleSize : null
}
