import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { PageHeader } from '@/components/ui/page-header'
import { ownAddress } from '@/lib/auth/own-address'
import { currentSession } from '@/lib/auth/session'
import { SignInForm } from './sign-in-form'

export const metadata: Metadata = { title: 'Sign in' }

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const { next } = await searchParams
  const goOn = ownAddress(typeof next === 'string' ? next : undefined)
  if (await currentSession()) redirect(goOn)
  return (
    <>
      <PageHeader title="Sign in" />
      <SignInForm next={goOn} />
      <p className="border-t pt-4 text-sm text-muted">
        No password yet, or forgotten? Where the server runs, <code className="font-mono">npm run -s switchboard -- sign-in-link</code>{' '}
        prints a link that signs you in.
      </p>
    </>
  )
}
