'use server'

import { action } from '@/lib/http/action'
import type { SavedSwitchingCost } from '@/lib/services/switching-cost'
import { saveTypedSwitching, TypedSwitching } from './typed-switching'

/** With a sum the business case has changed, so that is where it leads; without one there is more to fill in here. */
const to = ({ dependencyId, offeringId, sum }: SavedSwitchingCost, slug: string) => {
  const dependency = `/w/${slug}/dependencies/${dependencyId}`
  return sum ? `${dependency}/vs/${offeringId}#economics` : `${dependency}/switching/${offeringId}?kept=parts`
}

export const saveSwitchingCostAction = action(TypedSwitching, saveTypedSwitching, { to })
