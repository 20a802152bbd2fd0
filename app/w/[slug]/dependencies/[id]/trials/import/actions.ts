'use server'

import { action } from '@/lib/http/action'
import { ElsewhereTrial, ElsewhereVotes, importTrial, previewVotes } from '@/lib/services/trial-import'

export const previewVotesAction = action(ElsewhereVotes, previewVotes, { message: 'Read; nothing is kept yet.', value: (counts) => counts })
export const importTrialAction = action(ElsewhereTrial, importTrial, {
  to: ({ dependencyId, challengerId }, slug) => `/w/${slug}/dependencies/${dependencyId}/vs/${challengerId}`,
})
