import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { SubmitAtOnce } from '@/components/submit-at-once'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { SubmitButton } from '@/components/ui/submit-button'
import { currentSession } from '@/lib/auth/session'
import { signOutAction } from './actions'

export const metadata: Metadata = { title: 'Sign out' }

export default async function SignOutPage() {
  const person = await currentSession()
  if (!person) redirect('/sign-in')
  // Whoever came by a link of ours has asked already; a foreign page must not sign anybody out.
  const asked = (await headers()).get('sec-fetch-site') === 'same-origin'
  return (
    <>
      <PageHeader title="Sign out" meta={`Signed in as ${person.user.email ?? person.user.name}`} />
      {person.user.hasPassword ? null : (
        <p className="text-muted">
          You have no password yet: to come back, you will need a new link from the terminal where the server runs.
        </p>
      )}
      <form action={signOutAction} className="flex gap-2">
        <SubmitButton pendingLabel="Signing out…">Sign out</SubmitButton>
        <ButtonLink href="/">Stay</ButtonLink>
        {asked && person.user.hasPassword ? <SubmitAtOnce /> : null}
      </form>
    </>
  )
}
