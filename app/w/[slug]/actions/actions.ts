'use server'

import { z } from 'zod'
import { action } from '@/lib/http/action'
import { closeSettledNow } from '@/lib/services/action-closing'
import {
  ActionChange,
  ActionRef,
  addAction,
  changeAction,
  DroppedAction,
  dropAction,
  finishAction,
  NewAction,
  reopenAction,
  TakenProposal,
  takeOnProposal,
} from '@/lib/services/actions'

const Nothing = z.strictObject({})

const toIt = ({ id }: { id: string }, slug: string) => `/w/${slug}/actions/${id}`

export const takeOnAction = action(TakenProposal, takeOnProposal, { message: 'It is yours, due on Friday.' })
export const takeOnPlannedAction = action(TakenProposal, takeOnProposal, { to: toIt })
export const addActionAction = action(NewAction, addAction, { to: toIt })
export const changeActionAction = action(ActionChange, changeAction, { message: 'Action saved.' })
export const finishActionAction = action(ActionRef, finishAction, { message: 'Marked as done.' })
export const dropActionAction = action(DroppedAction, dropAction, { message: 'Action dropped.' })
export const reopenActionAction = action(ActionRef, reopenAction, { message: 'Action opened again.' })
export const closeSettledAction = action(Nothing, (ctx) => closeSettledNow(ctx), {
  message: (closed) => (closed.length === 1 ? 'One action closed by evidence.' : `${closed.length} actions closed by evidence.`),
})
