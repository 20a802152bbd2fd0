'use server'

import { FallbackRef, NewFallback, NewRehearsal } from '@/lib/domain/fallback'
import { plural } from '@/lib/format'
import { action } from '@/lib/http/action'
import { RowRef } from '@/lib/services/archiving'
import {
  addFallback,
  changeFallbackNote,
  FallbackNote,
  recordRehearsal,
  removeFallback,
  removeRehearsal,
  restoreFallback,
} from '@/lib/services/fallbacks'

export const addFallbackAction = action(NewFallback, addFallback, { message: 'Fallback added.' })
export const changeFallbackNoteAction = action(FallbackNote, changeFallbackNote, { message: 'Note saved.' })
export const removeFallbackAction = action(FallbackRef, removeFallback, {
  message: ({ rehearsals }) => `Fallback removed${rehearsals > 0 ? `, with ${plural(rehearsals, 'rehearsal')}` : ''}.`,
})
export const restoreFallbackAction = action(FallbackRef, restoreFallback, { message: 'Fallback restored.' })
export const recordRehearsalAction = action(NewRehearsal, recordRehearsal, { message: 'Rehearsal recorded.' })
export const removeRehearsalAction = action(RowRef, removeRehearsal, { message: 'Rehearsal removed.' })
