'use client'

import type { Ref } from 'react'
import { Button } from '@/components/ui/button'
import type { NextPair, Pair } from '@/lib/domain/trial-vote'

type RoomHeadProps = { seat: NextPair; pair: Pair | null; headRef: Ref<HTMLHeadingElement>; paused: boolean; onPause: () => void }

const titles: Record<NextPair['state'], string> = {
  voting: 'Which clip is better?',
  watching: 'Watching',
  waiting: 'Nothing to judge right now',
  done: 'Thank you',
  closed: 'The voting has ended',
}

/** What is asked, and how far the rater has come. */
export function RoomHead({ seat, pair, headRef, paused, onPause }: RoomHeadProps) {
  const now = seat.ready < seat.of ? ' ready now' : ''
  return (
    <header className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <h1 ref={headRef} tabIndex={-1} className="text-xl">
        {pair ? (
          <>
            <span className="sr-only">
              Pair {pair.number} of {pair.of}
              {now}:{' '}
            </span>
            {titles[seat.state]}
          </>
        ) : (
          titles[seat.state]
        )}
      </h1>
      <div className="ml-auto flex items-center gap-3">
        <label className="flex items-center gap-2 text-muted">
          <span>{pair ? `${pair.number} of ${pair.of}${now}` : `${seat.voted} of ${seat.of} judged`}</span>
          <progress
            aria-label={seat.state === 'watching' ? 'Pairs watched' : 'Pairs judged'}
            max={Math.max(1, pair ? seat.ready : seat.of)}
            value={seat.state === 'watching' ? (pair?.number ?? 0) : seat.voted}
            className="h-1.5 w-24 appearance-none overflow-hidden rounded-full bg-sunken sm:w-40 [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent"
          />
        </label>
        {pair && !paused && seat.state === 'voting' ? (
          <Button size="sm" variant="ghost" onClick={onPause}>
            Take a break
          </Button>
        ) : null}
      </div>
      {seat.demo ? <p className="w-full text-sm text-muted">Demo data: drawn shapes stand in for the clips of both models.</p> : null}
    </header>
  )
}
