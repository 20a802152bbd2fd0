import { formatNumber, plural } from '@/lib/format'
import type { ProofBar } from './verdict/sample-size'

/**
 * Why a plan cannot be proof even when the challenger wins every prompt; null when it can. `needed`: fewest wins of the planned prompts that reach
 * the bar, more than those where none do.
 */
export function shortfallText(planned: number, { bar, needed }: { bar: ProofBar; needed: number }): string | null {
  if (needed <= planned) return null
  const missed = planned < bar.minWins ? `the bar of ${bar.minWins} wins` : `evidence of ${formatNumber(bar.e)}:1`
  return `${plural(planned, 'prompt')} cannot reach ${missed}: this trial can only be informal.`
}
