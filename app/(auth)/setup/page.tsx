import type { Metadata } from 'next'
import { SubmitAtOnce } from '@/components/submit-at-once'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { SubmitButton } from '@/components/ui/submit-button'
import { type LinkState, signInLinkState } from '@/lib/auth/link'
import { currentSession } from '@/lib/auth/session'
import { openWithLink } from './actions'

export const metadata: Metadata = { title: 'Sign-in link' }

const titles: Record<Exclude<LinkState, 'open'>, string> = {
  used: 'This link was used already',
  expired: 'This link has expired',
  unknown: 'This link is not known here',
}

const reasons: Record<Exclude<LinkState, 'open'>, string> = {
  used: 'A sign-in link works once.',
  expired: 'A sign-in link works for 24 hours.',
  unknown: 'Perhaps a part of the address is missing, or it belongs to another server.',
}

export default async function SetupPage({ searchParams }: { searchParams: Promise<{ token?: string | string[] }> }) {
  const { token } = await searchParams
  const given = typeof token === 'string' ? token.slice(0, 200) : ''
  const state = given ? await signInLinkState(given) : 'unknown'
  if (state !== 'open') return <DeadLink state={state} signedIn={(await currentSession()) !== null} />
  return (
    <>
      <PageHeader title="Welcome" />
      <form action={openWithLink} className="flex flex-col items-start gap-4">
        <p className="text-muted">This link signs you in once, on this browser. No password is needed yet.</p>
        <input type="hidden" name="token" value={given} />
        <SubmitButton pendingLabel="Opening…">Open the demo board</SubmitButton>
        <SubmitAtOnce />
      </form>
    </>
  )
}

function DeadLink({ state, signedIn }: { state: Exclude<LinkState, 'open'>; signedIn: boolean }) {
  return (
    <>
      <PageHeader title={titles[state]} />
      {signedIn ? <p>You are signed in on this browser already.</p> : null}
      <p className="text-muted">{reasons[state]} Where the server runs, get a fresh one in a terminal:</p>
      <ul className="flex flex-col gap-2">
        <li>
          <code className="font-mono">npm start</code>
          <span className="block text-sm text-muted">prints one at every start, until the owner has a password.</span>
        </li>
        <li>
          <code className="font-mono">npm run -s switchboard -- sign-in-link</code>
          <span className="block text-sm text-muted">makes one at any time, also for another person.</span>
        </li>
      </ul>
      <div className="flex gap-2">
        {signedIn ? (
          <ButtonLink variant="primary" href="/">
            Open the board
          </ButtonLink>
        ) : (
          <ButtonLink href="/sign-in">Sign in with a password</ButtonLink>
        )}
      </div>
    </>
  )
}
