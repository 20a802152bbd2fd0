'use server'

import { redirect } from 'next/navigation'
import { enter, leave } from '@/lib/auth/enter'
import { currentPerson } from '@/lib/auth/session'
import type { FormState } from '@/lib/form-state'
import { failed } from '@/lib/http/action'
import { readForm } from '@/lib/http/read-form'
import { acceptAsNewPerson, acceptAsPerson, InviteToken, NewPerson } from '@/lib/services/invites'

export async function joinAsNewPerson(_before: FormState, form: FormData): Promise<FormState> {
  let slug: string
  try {
    const given = NewPerson.parse(readForm(form, NewPerson))
    const joined = await acceptAsNewPerson(given)
    slug = joined.slug
    await enter('password', { email: joined.email, password: given.password })
  } catch (error) {
    return failed(error, form)
  }
  redirect(`/w/${slug}`)
}

export async function joinAsPerson(_before: FormState, form: FormData): Promise<FormState> {
  let slug: string
  try {
    const joined = await acceptAsPerson(await currentPerson(), InviteToken.parse(readForm(form, InviteToken)))
    slug = joined.slug
  } catch (error) {
    return failed(error, form)
  }
  redirect(`/w/${slug}`)
}

/** Signs out and comes back, so that the right person can sign in. */
export async function changePerson(form: FormData): Promise<void> {
  const { token } = InviteToken.parse(readForm(form, InviteToken))
  await leave()
  redirect(`/sign-in?next=${encodeURIComponent(`/invite/${encodeURIComponent(token)}`)}`)
}
