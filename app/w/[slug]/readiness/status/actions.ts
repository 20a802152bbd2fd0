'use server'

import { action } from '@/lib/http/action'
import {
  archiveStatusPage,
  readStatusNow,
  StatusPageInput,
  StatusPageRef,
  StatusPageSwitch,
  setStatusPage,
  switchStatusPage,
  unarchiveStatusPage,
} from '@/lib/services/status-pages'

const read = (failure: string | null) => (failure === null ? 'The page was read.' : `The reading failed. ${failure}`)

export const addStatusPageAction = action(StatusPageInput, setStatusPage, {
  to: ({ vendorId }, slug) => `/w/${slug}/readiness/status/${vendorId}`,
})
export const setStatusPageAction = action(StatusPageInput, setStatusPage, {
  message: ({ failure }) =>
    failure === null ? 'The status page is set.' : `The status page is set, but its first reading failed. ${failure}`,
})
export const readStatusNowAction = action(StatusPageRef, readStatusNow, { message: ({ failure }) => read(failure) })
export const switchStatusPageAction = action(StatusPageSwitch, switchStatusPage, {
  message: ({ active }) => (active ? 'The page is read again.' : 'The page is paused. What it said is kept.'),
})
export const archiveStatusPageAction = action(StatusPageRef, archiveStatusPage, { message: 'The status page was removed.' })
export const unarchiveStatusPageAction = action(StatusPageRef, unarchiveStatusPage, { message: 'The status page is back.' })
