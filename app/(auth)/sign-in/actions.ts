'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { enter } from '@/lib/auth/enter'
import { ownAddress } from '@/lib/auth/own-address'
import { Email } from '@/lib/domain/member'
import type { FormState } from '@/lib/form-state'
import { plural } from '@/lib/format'
import { failed } from '@/lib/http/action'
import { readForm } from '@/lib/http/read-form'

const SignIn = z.strictObject({
  email: Email,
  password: z.string().min(1, 'Enter your password.').max(200, 'A password has at most 200 characters.'),
  next: z.string().max(2000).optional(),
})

const refusal = (minutes: number | null) =>
  minutes === null
    ? 'The e-mail or the password is not right. Check both and try again.'
    : `Too many wrong passwords for this account. Try again in ${plural(minutes, 'minute')}.`

export async function signInAction(_before: FormState, form: FormData): Promise<FormState> {
  let next: string
  try {
    const given = SignIn.parse(readForm(form, SignIn))
    const entry = await enter('password', { email: given.email, password: given.password })
    if (!entry.entered) {
      return { state: 'failed', title: 'Not signed in', message: refusal(entry.waitMinutes), fields: {}, typed: { email: given.email } }
    }
    next = ownAddress(given.next)
  } catch (error) {
    return failed(error, form)
  }
  redirect(next)
}
