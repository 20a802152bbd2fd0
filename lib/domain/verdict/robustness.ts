import type { Policy } from '@/lib/domain/policy'
import { groundsOf } from './grounds'
import type { EngineInput } from './input'
import { type Judgement, judge } from './judge'
import { q9 } from './numerics'
import type { Confidence, PerturbationId, Robustness } from './output'

/** Judgement calls of the policy, each bent both ways where that makes sense: would another sensible team still say the same? */
const perturbations: Record<PerturbationId, (policy: Policy) => Partial<Policy>> = {
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
export function robustness(input: EngineInput, { status, found: { synthesis } }: Pick<Judgement, 'status' | 'found'>): Robustness {
  const ids = Object.keys(perturbations) as PerturbationId[]
  const lines = ids.map((id) => {
    const policy = { ...input.policy, ...perturbations[id](input.policy) }
    const bent = judge(groundsOf({ ...input, policy }).grounds)
    const { P } = bent.found.synthesis.posterior
    return { id, status: bent.status, P, change: P - synthesis.posterior.P }
  })
  const share = lines.filter((line) => line.status === status).length / lines.length
  return { share, confidence: confidenceOf(share, synthesis.k), perturbations: lines }
}

function confidenceOf(share: number, k: number): Confidence {
  if (share >= HIGH && q9(k) >= LEAST_EVIDENCE) return 'high'
  return share >= MEDIUM ? 'medium' : 'low'
}
