'use server'

import { action } from '@/lib/http/action'
import { draftTrial, redraftTrial, TrialDraft, TrialDraftChange } from '@/lib/services/trial-drafts'
import { collectClips, TrialCollecting } from '@/lib/services/trial-insiders'
import { keepNames, TrialNames } from '@/lib/services/trial-names'
import { lockTrial, removeTrial, TrialLock, TrialRef, TrialVoiding, voidTrial } from '@/lib/services/trial-plans'
import { endRater, GuestInvite, inviteGuest, RaterRef } from '@/lib/services/trial-raters'
import { keepClip, ReportAnswer } from '@/lib/services/trial-reports'
import { closeTrial, revealTrial, TrialClosing, TrialReveal } from '@/lib/services/trial-results'

const to = ({ id }: { id: string }, slug: string) => `/w/${slug}/trials/${id}`

export const draftTrialAction = action(TrialDraft, draftTrial, { to })
export const redraftTrialAction = action(TrialDraftChange, redraftTrial, { to })
export const removeTrialAction = action(TrialRef, removeTrial, { to: (_removed, slug) => `/w/${slug}/trials` })
export const lockTrialAction = action(TrialLock, lockTrial, { message: 'The plan is locked. Now collect the clips.' })
export const keepNamesAction = action(TrialNames, keepNames, { message: 'Decided: raters are shown these prompts.' })
export const collectClipsAction = action(TrialCollecting, collectClips, { message: 'You collect the clips of this trial.' })
export const keepClipAction = action(ReportAnswer, keepClip, { message: 'The clip stays as it is.' })
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
