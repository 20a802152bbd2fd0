'use client'

import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { NextPair, Pair } from '@/lib/domain/trial-vote'
import type { Draft } from './draft'
import { KeyLegend } from './key-legend'
import type { FaultOption } from './opinion-fields'
import { PairDesk } from './pair-desk'
import type { Report, TroubleOption } from './report-clip'
import { RoomEnd } from './room-end'
import { RoomHead } from './room-head'
import { useClips } from './use-clips'
import { type Refusal, type SeatActions, useSeat } from './use-seat'
import type { ViewSettings } from './view-settings'
import { type Choice, choices } from './vote-bar'
import { WatchBar } from './watch-bar'

type VotingRoomProps = {
  first: NextPair
  actions: SeatActions
  words: { faults: readonly FaultOption[]; troubles: readonly TroubleOption[] }
  /** Where this person can go from here; shown at the end and while pausing. */
  onward: ReactNode
  /** What to do when the session has ended. */
  again: ReactNode
}

const saidOf = (choice: Choice) => choices.find((one) => one.choice === choice)?.said

/** One rater's room: a pair, a vote, the next pair. */
export function VotingRoom({ first, actions, words, onward, again }: VotingRoomProps) {
  const { seat, refusal, busy, goOn, cast, tell } = useSeat(first, actions)
  const [settings, setSettings] = useState<ViewSettings>({ loop: true, wipe: false, heard: 'none' })
  const [skipped, setSkipped] = useState<string | null>(null)
  const [paused, setPaused] = useState(false)
  const [said, setSaid] = useState('')
  const pair = seat.ahead && seat.pair?.pairId === skipped ? seat.ahead : seat.pair
  const clips = useClips(pair, pair === seat.ahead ? null : seat.ahead)
  const head = useFocusOnChange(pair?.pairId ?? seat.state)

  const onVote = async (sent: { choice: Choice } & Draft) => {
    if (!pair || busy) return
    const { left, right } = sent.opinions
    const done = await cast({ pairId: pair.pairId, choice: sent.choice, tags: [...sent.tags], judgements: { left, right } })
    setSaid(done ? `${saidOf(sent.choice)}: saved for pair ${pair.number}.` : '')
  }

  const onReport = async (report: Report) => {
    if (!pair) return null
    const refused = await tell({ pairId: pair.pairId, ...report })
    if (refused === null) setSaid(`Reported: pair ${pair.number} waits until somebody has looked at it.`)
    return refused
  }

  return (
    <div
      data-room
      className="mx-auto flex max-w-6xl flex-col gap-3 [&:fullscreen]:max-w-none [&:fullscreen]:overflow-auto [&:fullscreen]:bg-paper [&:fullscreen]:p-4"
    >
      <RoomHead seat={seat} pair={pair} headRef={head} paused={paused} onPause={() => setPaused(true)} />
      <p role="status" className="sr-only">
        {said}
      </p>
      {refusal ? <RefusalNotice refusal={refusal} again={again} onGoOn={() => goOn()} /> : null}
      <RoomBody seat={seat} pair={pair} paused={paused} onResume={() => setPaused(false)} onLook={() => goOn()} onward={onward}>
        {(shown: Pair) => (
          <PairDesk
            key={shown.pairId}
            pair={shown}
            clips={clips}
            settings={settings}
            onSettings={setSettings}
            words={words}
            onSkip={seat.ahead && shown !== seat.ahead ? () => setSkipped(shown.pairId) : null}
            voting={seat.state === 'voting' ? { busy, onVote, onSay: setSaid, onReport } : null}
            watching={seat.watches ? <WatchBar pair={shown} watches={seat.watches} busy={busy} onGoTo={goOn} /> : null}
          />
        )}
      </RoomBody>
      {pair && !paused ? <KeyLegend /> : null}
    </div>
  )
}

type RoomBodyProps = {
  seat: NextPair
  pair: Pair | null
  paused: boolean
  onResume: () => void
  onLook: () => void
  onward: ReactNode
  children: (pair: Pair) => ReactNode
}

function RoomBody({ seat, pair, paused, onResume, onLook, onward, children }: RoomBodyProps) {
  if (!pair) return <RoomEnd seat={seat} onLook={onLook} onward={onward} />
  if (!paused) return children(pair)
  return (
    <Notice
      title="Your place is kept"
      action={
        <Button variant="primary" onClick={onResume}>
          Go on
        </Button>
      }
    >
      <p>
        Pair {pair.number} of {pair.of} waits for you. You can close this page and come back in this browser.
      </p>
      {onward}
    </Notice>
  )
}

function RefusalNotice({ refusal, again, onGoOn }: { refusal: Refusal; again: ReactNode; onGoOn: () => void }) {
  const ended = refusal.code === 'unauthenticated' || refusal.code === 'not_found' || refusal.code === 'forbidden'
  return (
    <Notice
      tone="error"
      title={refusal.code === 'offline' ? 'No answer from the server' : 'This vote was not taken'}
      action={<Button onClick={onGoOn}>Go on</Button>}
    >
      <p>{refusal.message}</p>
      {ended ? again : null}
    </Notice>
  )
}

/** Moves the focus to the heading when what is shown changes, so that the space bar plays instead of voting again, and a screen reader reads on. */
function useFocusOnChange(what: string) {
  const heading = useRef<HTMLHeadingElement>(null)
  const before = useRef(what)
  useEffect(() => {
    if (before.current !== what) heading.current?.focus({ preventScroll: true })
    before.current = what
  }, [what])
  return heading
}
