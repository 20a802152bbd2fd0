import type { Claim } from '@/lib/domain/claim'
import type { Model } from '@/lib/domain/model'

/** How closely the tested model is the one in use; a result for anything further away is not used. */
export type CloseMatch = 'exact' | 'family'

const PREVIEW = /\b(?:preview|pre-?release|early access|anonymous)\b/i
const UNCLEAR = /\b(?:not stated|unstated|unclear|listed as|prints only|differs?)\b/i

/**
 * How a claim's model matches the model in use: the same row is `exact`; another tier or size of the same version, a variant whose
 * version is unclear, and a preview measured for a release (or the reverse) are `family`; everything else is null.
 */
export function versionMatch(claim: Pick<Claim, 'modelId' | 'variant'>, tested: Model | undefined, wanted: Model): CloseMatch | null {
  const variant = claim.variant ?? ''
  if (claim.modelId === wanted.id) {
    const otherStage = PREVIEW.test(variant) && !isPreview(wanted)
    return otherStage || UNCLEAR.test(variant) ? 'family' : 'exact'
  }
  return tested && sameGroup(tested, wanted) ? 'family' : null
}

/** Models of one version: same vendor, same version group. */
export const sameGroup = (a: Model, b: Model): boolean => a.vendorId === b.vendorId && a.group === b.group

const isPreview = (model: Model): boolean => model.lifecycleStatus === 'preview' || PREVIEW.test(`${model.name} ${model.modelVersion}`)
