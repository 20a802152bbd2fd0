import { redirect } from 'next/navigation'
import { VotingRoom } from '@/components/trial/voting-room'
import { Button } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { clipTroubles } from '@/lib/domain/clip-report'
import { clipFaults } from '@/lib/domain/trial-vote'
import { page } from '@/lib/http/page'
import { partIn } from '@/lib/services/trial-insiders'
import { findSeat, seatKey, trialOfSeat } from '@/lib/services/trial-seat'
import { nextPair } from '@/lib/services/trial-voting'
import { nextForMember, reportAsMember, toTrial, voteAsMember } from './actions'
import { JoinForm } from './join-form'

export const metadata = { title: 'Vote' }

export default page<{ slug: string; id: string }>(async (ctx, { params: { slug, id } }) => {
  const trialId = trialOfSeat(ctx, id)
  if (trialId === null) redirect(`/w/${slug}/trials/${seatKey(ctx, id)}/vote`)
  const seat = await findSeat(ctx, trialId)
  if (!seat) return (await partIn(ctx, trialId)) === 'collects' ? <Knowing slug={slug} seat={id} /> : <Welcome slug={slug} seat={id} />
  return (
    <VotingRoom
      first={await nextPair(seat)}
      actions={{
        next: nextForMember.bind(null, slug, id),
        vote: voteAsMember.bind(null, slug, id),
        report: reportAsMember.bind(null, slug, id),
      }}
      words={{ faults: clipFaults, troubles: clipTroubles }}
      onward={
        <form action={toTrial.bind(null, slug, id)} className="flex flex-wrap items-center gap-x-3 gap-y-2 pt-1">
          You will see the result on the page of the trial after the reveal.
          <Button type="submit" size="sm">
            To the page of the trial
          </Button>
        </form>
      }
      again={
        <a className="link" href={`/sign-in?next=${encodeURIComponent(`/w/${slug}/trials/${id}/vote`)}`}>
          Sign in again
        </a>
      }
    />
  )
})

function Welcome({ slug, seat }: { slug: string; seat: string }) {
  return (
    <div className="flex max-w-prose flex-col gap-3">
      <PageHeader title="Vote in a blind trial" />
      <p>
        You see two clips at a time, made from the same prompt by two models, and say which one is better, or that there is no difference.
        Which model made which clip stays hidden until the reveal, and so do all counts. Sides and order are shuffled for you alone.
      </p>
      <p className="text-muted">
        Watch both clips to the end, then vote. A vote stands once it is cast. You can stop at any time; your place is kept.
      </p>
      <JoinForm slug={slug} seat={seat} />
    </div>
  )
}

/** For those who chose the other part. */
function Knowing({ slug, seat }: { slug: string; seat: string }) {
  return (
    <div className="flex max-w-prose flex-col items-start gap-3">
      <PageHeader title="You collect the clips of this trial" />
      <p>
        You know which model made which clip, so your votes would not be blind, and none are taken. Others vote: members on the page of the
        trial, guests by a link that you make there.
      </p>
      <form action={toTrial.bind(null, slug, seat)}>
        <Button type="submit">To the page of the trial</Button>
      </form>
    </div>
  )
}
