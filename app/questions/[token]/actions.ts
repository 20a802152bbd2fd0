'use server'

import { headers } from 'next/headers'
import { conflict } from '@/lib/errors'
import type { FormState } from '@/lib/form-state'
import { plural } from '@/lib/format'
import { failed } from '@/lib/http/action'
import { readForm } from '@/lib/http/read-form'
import { Signature, submitAnswers } from '@/lib/services/question-access'
import { TooManyGuesses } from '@/lib/services/share-access'
import { visitorAddress } from '../../share/[token]/visitor'

/** Sends the answers for good. */
export async function sendAnswers(token: string, _before: FormState, form: FormData): Promise<FormState> {
  try {
    const { answered } = await submitAnswers(token, readForm(form, Signature), { address: visitorAddress(await headers()) })
    return { state: 'done', message: `Sent: ${plural(answered, 'answer')}.` }
  } catch (error) {
    return failed(error instanceof TooManyGuesses ? conflict('Too much was sent from here. Wait a minute, then try again.') : error, form)
  }
}
