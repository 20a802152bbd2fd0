import type { Metadata } from 'next'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { SubmitButton } from '@/components/ui/submit-button'
import { Time } from '@/components/ui/time'
import { type CurrentSession, currentSession } from '@/lib/auth/session'
import { roles } from '@/lib/domain/member'
import { findInvite, type InviteView } from '@/lib/services/invites'
import { changePerson } from './actions'
import { NewPersonForm, PersonForm } from './join-form'

export const metadata: Metadata = { title: 'Invite' }

type Dead = Exclude<InviteView['state'], 'open'>
type Open = Extract<InviteView, { state: 'open' }>

const dead: Record<Dead, { title: string; why: string }> = {
  used: {
    title: 'This invite was accepted already',
    why: 'An invite works once. If that was you, sign in with your address and password.',
  },
  expired: { title: 'This invite has expired', why: 'An invite works for 7 days. Ask an owner of the workspace for a new one.' },
  revoked: { title: 'This invite was taken back', why: 'An owner of the workspace revoked it. Ask them, if that surprises you.' },
  unknown: {
    title: 'This invite is not known here',
    why: 'Perhaps a part of the address is missing. Copy the whole link, or ask for a new one.',
  },
}

export default async function InvitePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const [invite, person] = await Promise.all([findInvite(token.slice(0, 200)), currentSession()])
  if (invite.state !== 'open') return <DeadInvite state={invite.state} signedIn={person !== null} />
  const { label, does } = roles.find(({ id }) => id === invite.role) ?? roles[0]
  return (
    <>
      <PageHeader title={`Join ${invite.workspace}`} />
      <p className="text-muted">
        You are invited as <strong className="font-semibold text-ink">{label}</strong>. {does} The invite works until{' '}
        <Time value={invite.expiresAt} withTime />.
      </p>
      <Way invite={invite} person={person} token={token} />
    </>
  )
}

/** An account that exists is never overwritten: its owner has to sign in. */
function Way({ invite, person, token }: { invite: Open; person: CurrentSession | null; token: string }) {
  if (!invite.hasAccount) {
    return (
      <>
        {person ? (
          <Notice tone="warn" title={`You are signed in as ${person.user.email ?? person.user.name}`}>
            Joining makes an account for {invite.email} and signs this browser in with it.
          </Notice>
        ) : null}
        <NewPersonForm token={token} email={invite.email} />
      </>
    )
  }
  if (person?.user.email === invite.email) return <PersonForm token={token} />
  if (person) {
    return (
      <form action={changePerson} className="flex flex-col items-start gap-4">
        <p>
          The invite is for <strong className="font-semibold">{invite.email}</strong>, and you are signed in as{' '}
          {person.user.email ?? person.user.name}.
        </p>
        <input type="hidden" name="token" value={token} />
        <SubmitButton pendingLabel="Signing out…">Sign in as {invite.email}</SubmitButton>
      </form>
    )
  }
  return (
    <div className="flex flex-col items-start gap-4">
      <p>
        There is an account for <strong className="font-semibold">{invite.email}</strong>. Sign in with it to join.
      </p>
      <ButtonLink variant="primary" href={`/sign-in?next=${encodeURIComponent(`/invite/${token}`)}`}>
        Sign in
      </ButtonLink>
    </div>
  )
}

function DeadInvite({ state, signedIn }: { state: Dead; signedIn: boolean }) {
  return (
    <>
      <PageHeader title={dead[state].title} />
      <p className="text-muted">{dead[state].why}</p>
      <div>{signedIn ? <ButtonLink href="/">Open the board</ButtonLink> : <ButtonLink href="/sign-in">Sign in</ButtonLink>}</div>
    </>
  )
}
