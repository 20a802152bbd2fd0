'use server'

import { formatNumber, plural } from '@/lib/format'
import { action } from '@/lib/http/action'
import { RowRef } from '@/lib/services/archiving'
import { chooseGateSetting, GateSetting } from '@/lib/services/job-summaries'
import { undoJobLog } from '@/lib/services/job-undo'

export const chooseGateSettingAction = action(GateSetting, chooseGateSetting, {
  message: ({ setting }) =>
    setting === null ? 'The setting with most finished jobs stands at the gates.' : `“${setting}” stands at the gates.`,
  value: ({ offeringId, before }) => ({ offeringId, setting: before ?? '' }),
})
export const restoreGateSettingAction = action(GateSetting, chooseGateSetting, {
  message: 'The setting of before stands at the gates again.',
})
export const undoJobLogAction = action(RowRef, undoJobLog, {
  message: ({ removed, restored, kept }) =>
    [
      `${plural(removed, 'job')} taken out`,
      restored > 0 ? `${formatNumber(restored)} set back to what was known before` : null,
      kept > 0 ? `${formatNumber(kept)} kept, since a later log says more about them` : null,
    ]
      .filter(Boolean)
      .join(', ')
      .concat('.'),
})
/** From the page of the log itself, which is no more once it is taken back. */
export const undoJobLogHereAction = action(RowRef, undoJobLog, { to: (_, slug) => `/w/${slug}/readiness/measurements#logs` })
