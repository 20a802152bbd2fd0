'use server'

import { action } from '@/lib/http/action'
import { RowRef } from '@/lib/services/archiving'
import { NewAnswer, NewAsk, recordAnswer, recordAsk } from '@/lib/services/roadmap'
import {
  archivePromise,
  createPromise,
  NewOutcome,
  NewPromise,
  PromiseChange,
  PromiseRef,
  recordOutcome,
  takeBackOutcome,
  unarchivePromise,
  updatePromise,
} from '@/lib/services/roadmap-promises'

const to = ({ vendorId }: { vendorId: string }, slug: string) => `/w/${slug}/readiness/roadmap/${vendorId}`

export const createPromiseAction = action(NewPromise, createPromise, { to })
export const updatePromiseAction = action(PromiseChange, updatePromise, { to })
export const recordOutcomeAction = action(NewOutcome, recordOutcome, { to })
export const takeBackOutcomeAction = action(PromiseRef, takeBackOutcome, { message: 'The outcome was taken back; the log keeps it.' })
export const archivePromiseAction = action(RowRef, archivePromise, { message: 'Promise archived. The record no longer counts it.' })
export const unarchivePromiseAction = action(RowRef, unarchivePromise, { message: 'Promise restored.' })
export const recordAskAction = action(NewAsk, recordAsk, { message: 'Recorded that you asked.' })
export const recordAnswerAction = action(NewAnswer, recordAnswer, { message: 'Answer recorded.' })
