'use client'

import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { NextPair } from '@/lib/domain/trial-vote'
import { plural } from '@/lib/format'

type RoomEndProps = { seat: NextPair; onLook: () => void; onward: ReactNode }

/** When there is no pair: why, and what follows. */
export function RoomEnd({ seat, onLook, onward }: RoomEndProps) {
  if (seat.state === 'waiting') {
    return (
      <Notice title="That is all for now; more when clips arrive" action={<Button onClick={onLook}>Look again</Button>}>
        <p>
          {seat.watches ? '' : `You judged ${seat.voted} of ${plural(seat.of, 'pair')}. `}The others wait for their clips, or for an answer
          to a report. Come back later in this browser; your place is kept.
        </p>
        {onward}
      </Notice>
    )
  }
  const thanks = seat.voted > 0 ? `You judged ${plural(seat.voted, 'pair')}. ` : ''
  return (
    <Notice title={seat.state === 'done' ? 'That was the last pair' : 'No more votes are taken'}>
      <p>{thanks}Which model made which clip, and who won, stays hidden until the reveal.</p>
      {onward}
    </Notice>
  )
}
