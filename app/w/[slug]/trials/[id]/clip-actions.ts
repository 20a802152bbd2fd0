'use server'

import { action } from '@/lib/http/action'
import { ClipFailure, ClipPlace, recordFailure, removeClip } from '@/lib/services/trial-clips'

export const recordFailureAction = action(ClipFailure, recordFailure, { message: 'Recorded: there is no clip on this side.' })
export const removeClipAction = action(ClipPlace, removeClip, { message: 'Taken out. The place is empty again.' })
