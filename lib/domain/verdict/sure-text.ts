import type { PerturbationId, Robustness, Verdict } from './output'

/** What each bent policy believes otherwise, in words. */
export const perturbationText: Record<PerturbationId, string> = {
  prior_halved: 'starts out twice as sceptical: big differences between models are rare',
  prior_doubled: 'starts out half as sceptical: big differences between models are common',
  tau_doubled: 'expects sound evaluators to disagree twice as much',
  vendor_bias_halved: 'trusts vendors twice as much',
  vendor_bias_doubled: 'trusts vendors half as much',
  optimism_low: 'takes less off what an interested party says (17 points at most)',
  optimism_high: 'takes more off what an interested party says (37 points at most)',
  independent_bias_doubled: 'trusts independent evaluators half as much',
}

/** How sure a verdict is, as a sentence: the word, how many other sensible policies agree, and why it is not surer where that is the reason. */
export function sureText({ share, confidence, perturbations }: Robustness, { k }: Pick<Verdict, 'k'>): string {
  const total = perturbations.length
  const same = Math.round(share * total)
  const agree =
    same === total ? `all ${total} other sensible policies say the same` : `${same} of ${total} other sensible policies say the same`
  const thin = confidence !== 'high' && share >= 7 / 8
  const word = confidence.charAt(0).toUpperCase() + confidence.slice(1)
  const because = k === 0 ? 'but nothing independent stands behind it' : 'but little independent evidence stands behind it'
  return `${word} confidence: ${agree}${thin ? `, ${because}` : ''}.`
}

/** The confidence word with what it counts, for one line. */
export const sureShort = ({ share, confidence, perturbations: { length } }: Robustness): string =>
  `${confidence.charAt(0).toUpperCase()}${confidence.slice(1)} confidence: ${Math.round(share * length)} of ${length} other policies agree.`
