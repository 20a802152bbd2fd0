'use server'

import { action } from '@/lib/http/action'
import { RowRef } from '@/lib/services/archiving'
import {
  archiveClaim,
  ClaimChange,
  ClaimReinstatement,
  ClaimRetraction,
  createClaim,
  NewClaim,
  reinstateClaim,
  retractClaim,
  unarchiveClaim,
  updateClaim,
} from '@/lib/services/claims'

const to = ({ id }: { id: string }, slug: string) => `/w/${slug}/claims/${id}`

export const createClaimAction = action(NewClaim, createClaim, { to })
export const updateClaimAction = action(ClaimChange, updateClaim, { to })
const message = 'Saved. Verdicts are weighed anew.'

export const retractClaimAction = action(ClaimRetraction, retractClaim, { message })
export const reinstateClaimAction = action(ClaimReinstatement, reinstateClaim, { message })
export const archiveClaimAction = action(RowRef, archiveClaim, { message: 'Claim archived. Lists and verdicts leave it out.' })
export const unarchiveClaimAction = action(RowRef, unarchiveClaim, { message: 'Claim restored.' })
