'use server'

import { z } from 'zod'
import { formatDate } from '@/lib/format'
import { action } from '@/lib/http/action'
import { closeSettledNow } from '@/lib/services/action-closing'
import {
  ActionChange,
  ActionRef,
  addAction,
  changeAction,
  DoneAction,
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

const now = ({ id, version }: { id: string; version: number }) => ({ id, version })

export const takeOnAction = action(TakenProposal, takeOnProposal, {
  message: ({ dueOn }) => (dueOn ? `It is yours, due ${formatDate(dueOn)}.` : 'It is yours.'),
  value: now,
})
export const undoTakeOnAction = action(ActionRef, (ctx, ref) => dropAction(ctx, { ...ref, reason: 'Given back at once.' }), {
  message: 'Given back. It is proposed again.',
})
export const takeOnPlannedAction = action(TakenProposal, takeOnProposal, { to: toIt })
export const addActionAction = action(NewAction, addAction, { to: toIt })
export const changeActionAction = action(ActionChange, changeAction, { message: 'Action saved.' })
export const finishActionAction = action(DoneAction, finishAction, { message: 'Marked as done.', value: now })
export const dropActionAction = action(DroppedAction, dropAction, { message: 'Action dropped.' })
export const reopenActionAction = action(ActionRef, reopenAction, { message: 'Action opened again.' })
export const closeSettledAction = action(Nothing, (ctx) => closeSettledNow(ctx), {
  message: (closed) => (closed.length === 1 ? 'One action closed by evidence.' : `${closed.length} actions closed by evidence.`),
})
