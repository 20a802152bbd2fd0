import type { Claim } from '@/lib/domain/claim'
import { sameFigure } from './figures'

/** The newest figure of each evaluator for one model on one measure, and how far they lie apart. */
export interface Spread {
  evaluators: number
  low: number
  high: number
  /** In the unit of the figures. */
  range: number
  /** Whether the two ends differ by more than chance could explain; `unknown` where an interval or a sample is missing. */
  agreement: 'same' | 'within_noise' | 'beyond_noise' | 'unknown'
}

type Spreadable = Pick<
  Claim,
  'evaluatorId' | 'value' | 'unit' | 'ciLow' | 'ciHigh' | 'sampleSize' | 'sampleUnit' | 'repeatsId' | 'retracted'
>

/**
 * The spread between evaluators, from figures newest first. Echoes and figures that were taken back have no say. Noise is the half-width of the
 * 95 % interval of the difference of the two ends, the root of the summed squares of their own half-widths. Null unless two evaluators
 * published a value of their own.
 */
export function spreadOf(figures: readonly Spreadable[]): Spread | null {
  const newest = new Map<string, Spreadable & { value: number }>()
  for (const figure of figures) {
    const { evaluatorId, value, repeatsId, retracted } = figure
    if (value !== null && repeatsId === null && !retracted && !newest.has(evaluatorId)) newest.set(evaluatorId, { ...figure, value })
  }
  const sorted = [...newest.values()].sort((a, b) => a.value - b.value)
  const [low, high] = [sorted[0], sorted.at(-1)]
  if (!low || !high || sorted.length < 2) return null
  const range = Math.round((high.value - low.value) * 1e6) / 1e6
  return { evaluators: sorted.length, low: low.value, high: high.value, range, agreement: agreementOf(low, high) }
}

function agreementOf(low: Spreadable & { value: number }, high: Spreadable & { value: number }): Spread['agreement'] {
  if (sameFigure(low.value, high.value)) return 'same'
  const [a, b] = [halfWidth(low), halfWidth(high)]
  if (a === null || b === null) return 'unknown'
  return high.value - low.value <= Math.hypot(a, b) ? 'within_noise' : 'beyond_noise'
}

const countsClips = /^(?:clips?|videos?|prompts?|comparisons?|votes?)$/i
const isShare = /^% (?:of (?:clips|videos|prompts|comparisons)|solved)$/i

/** Half of the 95 % interval as published, or for a share of counted clips as it follows from their number. */
function halfWidth({ value, unit, ciLow, ciHigh, sampleSize, sampleUnit }: Spreadable): number | null {
  if (ciLow !== null && ciHigh !== null) return (ciHigh - ciLow) / 2
  if (value === null || sampleSize === null || !isShare.test(unit ?? '') || !countsClips.test(sampleUnit ?? '')) return null
  const share = value / 100
  return share > 0 && share < 1 ? 196 * Math.sqrt((share * (1 - share)) / sampleSize) : null
}

const words: Record<Spread['agreement'], string> = {
  same: 'they agree',
  within_noise: 'they agree within noise',
  beyond_noise: 'they disagree by more than noise',
  unknown: 'whether that is noise cannot be told: intervals were not published for both',
}

/** Whether evaluators agree, in words for the end of a sentence. */
export const agreementText = ({ agreement }: Pick<Spread, 'agreement'>): string => words[agreement]
