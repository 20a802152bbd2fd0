import { formatNumber } from '@/lib/format'
import type { Range3 } from './dependency'

/** What a switch costs once, part by part; every part is asked for, because what nobody asks about is what is forgotten. */
export const switchingParts = [
  {
    id: 'engineering',
    label: 'Engineering',
    asks: 'Client, queue, retries, monitoring, billing: until the new offering runs in production.',
  },
  { id: 'prompts', label: 'Prompt migration', asks: 'Prompts, presets and reference pictures that have to be written again.' },
  {
    id: 'validation',
    label: 'Validating again',
    asks: 'Trials, reviews by legal and security, and whatever a customer has to approve again.',
  },
  {
    id: 'overlap',
    label: 'Overlap',
    asks: 'Both contracts at once: what the old one costs on after the new one has begun, minimum fees included.',
  },
  { id: 'training', label: 'Training', asks: 'People who learn other controls, and their slower first weeks.' },
  {
    id: 'wayBack',
    label: 'The way back',
    asks: 'What going back would cost times how likely it is: 10,000 at one chance in five is 2,000 as the likely value.',
  },
] as const
export type SwitchingPartId = (typeof switchingParts)[number]['id']

/** An estimate of one part: money, or hours at what one hour costs. */
export type SwitchingPart = { in: 'money' | 'hours'; estimate: Range3; hourlyRate: number | null }

/** Null: nobody has estimated it yet. A part that costs nothing is 0, 0, 0. */
export type SwitchingParts = Record<SwitchingPartId, SwitchingPart | null>

/** One part in money; null for hours whose rate is not known. */
export function partCost({ in: unit, estimate, hourlyRate }: SwitchingPart): Range3 | null {
  const factor = unit === 'money' ? 1 : hourlyRate
  return factor === null
    ? null
    : { low: cents(estimate.low * factor), mode: cents(estimate.mode * factor), high: cents(estimate.high * factor) }
}

/** @example partText({ in: 'hours', estimate: { low: 20, mode: 30, high: 45 }, hourlyRate: 95 }) // '20 · 30 · 45 h at 95' */
export function partText({ in: unit, estimate: { low, mode, high }, hourlyRate }: SwitchingPart): string {
  const figures = [low, mode, high].map((value) => formatNumber(value, Number.isInteger(value) ? 0 : 2)).join(' · ')
  return unit === 'money'
    ? figures
    : `${figures} h at ${hourlyRate === null ? 'an unknown rate' : formatNumber(hourlyRate, Number.isInteger(hourlyRate) ? 0 : 2)}`
}

/** Money to the cent, so that hours × rate never shows an amount like 95.00000000000001. */
const cents = (amount: number): number => Math.round(amount * 100) / 100

export type SwitchingSum = {
  /** Null while a part is missing: an unknown part is no zero. */
  sum: Range3 | null
  /** What the estimated parts come to so far. */
  known: Range3
  missing: SwitchingPartId[]
}

/**
 * The switching cost of its parts: lowest, likely and highest are each added up. That treats the parts as moving together (everything goes well, or
 * nothing does), which is the cautious reading: independent parts would spread less, and the chance to pay back would look better than it may be.
 */
export function switchingSum(parts: SwitchingParts): SwitchingSum {
  const costs = switchingParts.map(({ id }) => ({ id, cost: parts[id] && partCost(parts[id]) }))
  const known = costs.reduce<Range3>(
    (sum, { cost }) =>
      cost ? { low: cents(sum.low + cost.low), mode: cents(sum.mode + cost.mode), high: cents(sum.high + cost.high) } : sum,
    { low: 0, mode: 0, high: 0 },
  )
  const missing = costs.flatMap(({ id, cost }) => (cost === null ? [id] : []))
  return { sum: missing.length === 0 ? known : null, known, missing }
}

/** Whether a stored sum is what its parts come to, to the cent. */
export const sameRange = (a: Range3 | null, b: Range3 | null): boolean =>
  a === null || b === null ? a === b : (['low', 'mode', 'high'] as const).every((end) => Math.abs(a[end] - b[end]) < 0.005)
