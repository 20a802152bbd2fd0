import type { Pair } from '@/lib/domain/report'
import { sureText } from '@/lib/domain/verdict/sure-text'

/** How far a status hangs on the judgement calls of the policy, in a word. */
export function ConfidenceWord({ pair: { robustness, verdict } }: { pair: Pick<Pair, 'robustness' | 'verdict'> }) {
  return (
    <span title={sureText(robustness, verdict)} className="text-sm whitespace-nowrap text-muted">
      {robustness.confidence} confidence
    </span>
  )
}

/** What the confidence word means. */
export function ConfidenceLegend() {
  return (
    <p className="text-sm text-muted">
      <span className="font-semibold text-ink">Confidence</span> counts how many of eight other sensible policies keep the status: high from
      seven on, where independent evidence stands behind it too; medium from five on; low below.
    </p>
  )
}
