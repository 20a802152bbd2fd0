'use server'

import { action } from '@/lib/http/action'
import { captureSource, PastedText, pasteSource, SourceRef } from '@/lib/services/source-captures'

export const captureSourceAction = action(SourceRef, captureSource, { message: 'Fetched.', value: (captured) => captured })
export const pasteSourceAction = action(PastedText, pasteSource, { message: 'Kept.', value: (captured) => captured })
