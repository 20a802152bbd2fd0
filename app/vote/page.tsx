import { VotingRoom } from '@/components/trial/voting-room'
import { PageHeader } from '@/components/ui/page-header'
import { guestSecret } from '@/lib/auth/guest-cookie'
import { clipTroubles } from '@/lib/domain/clip-report'
import { clipFaults } from '@/lib/domain/trial-vote'
import { problem } from '@/lib/http/problem'
import { guestRater } from '@/lib/services/trial-joining'
import { nextPair } from '@/lib/services/trial-voting'
import { nextForGuest, reportAsGuest, voteAsGuest } from './actions'
import { VoteFrame } from './vote-frame'

export const metadata = { title: 'Vote', referrer: 'no-referrer', robots: { index: false, follow: false } }

/** The pair that waits for the guest of this browser; null for everybody who is none. */
async function findSeat() {
  const secret = await guestSecret()
  if (!secret) return null
  try {
    return await nextPair(await guestRater(secret))
  } catch (error) {
    if (['not_found', 'forbidden'].includes(problem(error).code)) return null
    throw error
  }
}

export default async function GuestVotePage() {
  const first = await findSeat()
  return (
    <VoteFrame>
      {first ? (
        <VotingRoom
          first={first}
          actions={{ next: nextForGuest, vote: voteAsGuest, report: reportAsGuest }}
          words={{ faults: clipFaults, troubles: clipTroubles }}
          onward={<p>Whoever invited you can tell you the result after the reveal. You can close this page.</p>}
          again={<p>Ask whoever invited you for a new link. Your votes so far are kept.</p>}
        />
      ) : (
        <>
          <PageHeader title="No trial is open in this browser" />
          <p className="max-w-prose text-muted">
            Voting starts from a link that somebody sent you, and goes on in the browser where you opened it. If you voted here before, your
            part has ended; your votes are kept. Otherwise ask whoever invited you for a new link.
          </p>
        </>
      )}
    </VoteFrame>
  )
}
