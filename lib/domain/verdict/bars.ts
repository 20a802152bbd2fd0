import type { Policy } from '@/lib/domain/policy'
import type { Verdict } from './output'
import type { Told } from './text'

/** The thresholds of a policy that sentences name, for the basis on which a verdict was reached. */
export function bars(policy: Policy, { basis }: Pick<Verdict, 'basis'>): Told['bars'] {
  const proof = basis === 'capability' ? policy.thresholds.proven : policy.thresholds.provenNi
  return { evidence: proof.e, wins: proof.minWins, pays: policy.thresholds.pays.p, horizonMonths: policy.economics.horizonMonths }
}
