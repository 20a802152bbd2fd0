'use server'

import { action } from '@/lib/http/action'
import { RowRef } from '@/lib/services/archiving'
import { captureSource, PastedText, pasteSource, SourceRef } from '@/lib/services/source-captures'
import { removeSource } from '@/lib/services/sources'

export const captureSourceAction = action(SourceRef, captureSource, { message: 'Fetched.', value: (captured) => captured })
export const pasteSourceAction = action(PastedText, pasteSource, { message: 'Kept.', value: (captured) => captured })
export const removeSourceAction = action(RowRef, removeSource, { to: (_, slug) => `/w/${slug}/claims` })
