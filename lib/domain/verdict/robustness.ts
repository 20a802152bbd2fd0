import type { Policy } from '@/lib/domain/policy'
import type { Grounds, Trail } from './grounds'
import { type Judgement, judge } from './judge'
import { q9 } from './numerics'
import type { Appraisal, Confidence, PerturbationId, Robustness } from './output'
import { publishedVoices } from './synthesis'

/** The only parts of a policy that may be bent: others would reach further than the voices. */
export type Bend = Partial<Pick<Policy, 'priorSd' | 'tau' | 'biasSd' | 'optimism'>>

/** Judgement calls of the policy, each bent both ways where that makes sense: would another sensible team still say the same? */
export const perturbations: Record<PerturbationId, (policy: Policy) => Bend> = {
  prior_halved: ({ priorSd }) => ({ priorSd: priorSd / 2 }),
  prior_doubled: ({ priorSd }) => ({ priorSd: priorSd * 2 }),
  tau_doubled: ({ tau }) => ({ tau: tau * 2 }),
  vendor_bias_halved: ({ biasSd }) => ({ biasSd: { ...biasSd, vendor: biasSd.vendor / 2 } }),
  vendor_bias_doubled: ({ biasSd }) => ({ biasSd: { ...biasSd, vendor: biasSd.vendor * 2 } }),
  // The ends of the 95 % interval behind the default 0.27 (Lundh et al. 2018: relative risk 1.17 to 1.37).
  optimism_low: ({ optimism }) => ({ optimism: { ...optimism, max: 0.17 } }),
  optimism_high: ({ optimism }) => ({ optimism: { ...optimism, max: 0.37 } }),
  independent_bias_doubled: ({ biasSd }) => ({ biasSd: { ...biasSd, independent: biasSd.independent * 2 } }),
}

const HIGH = 7 / 8
const MEDIUM = 5 / 8
const LEAST_EVIDENCE = 0.5

/**
 * How far a verdict hangs on judgement calls of the policy: the share of eight fixed perturbations that keep its status. High confidence
 * needs 7 of 8 and evidence worth half a good independent evaluation; medium 5 of 8.
 */
export function robustness(
  { grounds, trail }: { grounds: Grounds; trail: Pick<Trail, 'appraisals'> },
  { status, found: { synthesis } }: Pick<Judgement, 'status' | 'found'>,
): Robustness {
  const ids = Object.keys(perturbations) as PerturbationId[]
  const lines = ids.map((id) => {
    const bent = judge(bentGrounds(grounds, trail.appraisals, perturbations[id](grounds.policy)))
    const { P } = bent.found.synthesis.posterior
    return { id, status: bent.status, P, change: P - synthesis.posterior.P }
  })
  const share = lines.filter((line) => line.status === status).length / lines.length
  return { share, confidence: confidenceOf(share, synthesis.k), perturbations: lines }
}

/** What is perturbed reaches the grounds through the voices alone: no claim has to be appraised and no fact to be judged again. */
function bentGrounds(grounds: Grounds, appraisals: readonly Appraisal[], bend: Bend): Grounds {
  const policy = { ...grounds.policy, ...bend }
  const sameVoices = bend.biasSd === undefined && bend.optimism === undefined && bend.tau === undefined
  return { ...grounds, policy, published: sameVoices ? grounds.published : publishedVoices(appraisals, policy) }
}

function confidenceOf(share: number, k: number): Confidence {
  if (share >= HIGH && q9(k) >= LEAST_EVIDENCE) return 'high'
  return share >= MEDIUM ? 'medium' : 'low'
}
