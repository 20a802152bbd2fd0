import { type Claim, type EvaluatorKind, evaluatorKinds } from '@/lib/domain/claim'

export interface EvaluatorOfPair {
  evaluatorKind: EvaluatorKind
  /** The vendor or sponsor whose interest the evaluator shares. */
  conflictOrgId: string | null
}

const distrust = (kind: EvaluatorKind): number => evaluatorKinds.findIndex((entry) => entry.id === kind)

/**
 * Who stands behind a comparison of two models, as the engine weighs it. A vendor that makes either model is `vendor`; a vendor that makes
 * neither is `collaborative`, because a rival has an interest in the field but not in the winner; so is any other evaluator that shares
 * somebody's interest (sponsored, written together). Where the claims of a pair name different kinds, the less trusted one counts.
 */
export function evaluatorOfPair(
  claims: readonly Pick<Claim, 'evaluatorId' | 'evaluatorKind' | 'interestId'>[],
  vendors: { challenger: string; incumbent: string },
): EvaluatorOfPair {
  const least = claims.reduce((worst, claim) => (distrust(claim.evaluatorKind) > distrust(worst.evaluatorKind) ? claim : worst))
  const interest = claims.find((claim) => claim.interestId !== null)?.interestId ?? null
  if (least.evaluatorKind === 'vendor') {
    const vendor = interest ?? least.evaluatorId
    const isSide = vendor === vendors.challenger || vendor === vendors.incumbent
    return { evaluatorKind: isSide ? 'vendor' : 'collaborative', conflictOrgId: vendor }
  }
  const interested = interest !== null && distrust(least.evaluatorKind) < distrust('collaborative')
  return { evaluatorKind: interested ? 'collaborative' : least.evaluatorKind, conflictOrgId: interest }
}
