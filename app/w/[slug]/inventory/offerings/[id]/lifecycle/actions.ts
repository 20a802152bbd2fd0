'use server'

import { action } from '@/lib/http/action'
import { RowRef } from '@/lib/services/archiving'
import {
  archiveLifecycleEvent,
  createLifecycleEvent,
  LifecycleEventChange,
  NewLifecycleEvent,
  unarchiveLifecycleEvent,
  updateLifecycleEvent,
} from '@/lib/services/lifecycle-events'
import { Pinned, setPinned } from '@/lib/services/lifecycle-pinned'

const to = ({ offeringId }: { offeringId: string }, slug: string) => `/w/${slug}/inventory/offerings/${offeringId}#lifecycle`

export const createLifecycleEventAction = action(NewLifecycleEvent, createLifecycleEvent, { to })
export const updateLifecycleEventAction = action(LifecycleEventChange, updateLifecycleEvent, { to })
export const archiveLifecycleEventAction = action(RowRef, archiveLifecycleEvent, {
  message: 'Event archived. The day that stood there before counts again.',
})
export const unarchiveLifecycleEventAction = action(RowRef, unarchiveLifecycleEvent, { message: 'Event restored.' })
export const setPinnedAction = action(Pinned, setPinned, { message: 'Saved.' })
