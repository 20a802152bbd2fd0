'use server'

import { action } from '@/lib/http/action'
import {
  beginReview,
  OverrideRef,
  OverruleVerdict,
  overruleVerdict,
  ReopenWeek,
  type ReviewOutcome,
  reopenWeek,
  SignWeek,
  signWeek,
  WeekRef,
  withdrawOverride,
  withdrawSignOff,
} from '@/lib/services/review-acts'

const toSignatures = ({ week }: ReviewOutcome, slug: string) => `/w/${slug}/reviews/${week}#signatures`

export const beginReviewAction = action(WeekRef, beginReview, { message: 'The verdicts now stand as of today, ready to be signed.' })
export const signWeekAction = action(SignWeek, signWeek, { to: toSignatures })
export const withdrawSignOffAction = action(WeekRef, withdrawSignOff, { message: 'Your signature is withdrawn.' })
export const overruleVerdictAction = action(OverruleVerdict, overruleVerdict, {
  message: 'Overruled. The engine’s verdict stays beside it.',
})
export const withdrawOverrideAction = action(OverrideRef, withdrawOverride, { message: 'The engine’s verdict stands again.' })
export const reopenWeekAction = action(ReopenWeek, reopenWeek, { to: ({ week }, slug) => `/w/${slug}/reviews/${week}` })
