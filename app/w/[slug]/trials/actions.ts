'use server'

import { action } from '@/lib/http/action'
import { draftTrial, redraftTrial, TrialDraft, TrialDraftChange } from '@/lib/services/trial-drafts'
import { lockTrial, removeTrial, TrialRef, TrialVoiding, voidTrial } from '@/lib/services/trial-plans'
import { endRater, GuestInvite, inviteGuest, RaterRef } from '@/lib/services/trial-raters'
import { closeTrial, revealTrial, TrialClosing, TrialReveal } from '@/lib/services/trial-results'

const to = ({ id }: { id: string }, slug: string) => `/w/${slug}/trials/${id}`

export const draftTrialAction = action(TrialDraft, draftTrial, { to })
export const redraftTrialAction = action(TrialDraftChange, redraftTrial, { to })
export const removeTrialAction = action(TrialRef, removeTrial, { to: (_removed, slug) => `/w/${slug}/trials` })
export const lockTrialAction = action(TrialRef, lockTrial, { message: 'The plan is locked. Now collect the clips.' })
export const voidPlannedAction = action(TrialVoiding, voidTrial, {
  message: 'Trial voided. Its rows stay on record, and no verdict counts it.',
})
export const closeTrialAction = action(TrialClosing, closeTrial, {
  message: 'The voting is closed. The result stays hidden until you reveal it.',
})
export const revealTrialAction = action(TrialReveal, revealTrial, { message: 'The result is revealed, and counts from now on.' })
export const inviteGuestAction = action(GuestInvite, inviteGuest, {
  message: ({ name }) => `The link for ${name} is made. Copy it now: it is not shown again.`,
  value: ({ token, name }) => ({ token, name }),
})
export const endRaterAction = action(RaterRef, endRater, { message: 'Their part has ended. Votes so far stay.' })
