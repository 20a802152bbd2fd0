import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { guestSecret } from '@/lib/auth/guest-cookie'
import { problem } from '@/lib/http/problem'
import { findGuestLink, guestRater } from '@/lib/services/trial-joining'
import { VoteFrame } from '../vote-frame'
import { StartForm } from './start-form'

export const metadata = { title: 'Vote', referrer: 'no-referrer', robots: { index: false, follow: false } }

const orNull = async <Value,>(look: Promise<Value>): Promise<Value | null> => {
  try {
    return await look
  } catch (error) {
    if (problem(error).code === 'not_found') return null
    throw error
  }
}

/** What a one-time link opens: who is meant, what is asked of them, and one button. */
export default async function GuestLinkPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const secret = await guestSecret()
  const [link, seat] = await Promise.all([orNull(findGuestLink(token)), secret ? orNull(guestRater(secret)) : null])
  if (!link) return <DeadLink seated={seat !== null} />
  return (
    <VoteFrame>
      <div className="flex max-w-prose flex-col gap-3">
        <PageHeader title={`${link.name}, which clip is better?`} />
        <p>
          {link.workspaceName} compares two video models on its own prompts and asks for your eyes. You see two clips at a time, made from
          the same prompt, and say which one is better, or that there is no difference. Which model made which clip stays hidden until all
          votes are in, from you and from everybody who votes.
        </p>
        <p className="text-muted">
          No account is needed. The link works once; afterwards this browser keeps your place, so you can stop at any time and go on later.
          Watch both clips to the end, then vote; a vote stands once it is cast.
          {seat ? ' This browser is in another trial at the moment, which ends here when you start.' : ''}
        </p>
        <StartForm token={token} />
      </div>
    </VoteFrame>
  )
}

function DeadLink({ seated }: { seated: boolean }) {
  return (
    <VoteFrame>
      <div className="flex max-w-prose flex-col items-start gap-3">
        <PageHeader title={seated ? 'This link was used already' : 'This link opens no trial'} />
        {seated ? (
          <>
            <p className="text-muted">A link works once. This browser keeps a place in a trial; go on where you stopped.</p>
            <ButtonLink variant="primary" href="/vote">
              Go on voting
            </ButtonLink>
          </>
        ) : (
          <p className="text-muted">
            A part of it may be missing, it was used already, perhaps in another browser, or it has ended. Copy the whole address again, or
            ask whoever sent it for a new one.
          </p>
        )}
      </div>
    </VoteFrame>
  )
}
