'use client'

import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { Notice } from '@/components/ui/notice'
import type { Pair } from '@/lib/domain/trial-vote'
import { type Side, sideWord } from './view-settings'

export type Trouble = 'missing' | 'ended' | 'unreachable' | 'unplayable'

const sentences: Record<Trouble, { title: (side: string) => string; what: string }> = {
  missing: { title: (side) => `The ${side} clip is not there`, what: 'It may have been taken out, or the voting has just ended.' },
  ended: { title: () => 'You are no longer signed in to this trial', what: 'Your votes so far are kept. Open the page anew to go on.' },
  unreachable: { title: (side) => `The ${side} clip did not arrive`, what: 'The connection may be interrupted. Your place is kept.' },
  unplayable: {
    title: (side) => `This browser cannot play the ${side} clip`,
    what: 'Another browser may: Chrome, Edge and Safari play most clips. Do not judge a pair that you cannot see.',
  },
}

type ClipTroubleProps = { pair: Pair; side: Side; trouble: Trouble; onRetry: () => void; onSkip: (() => void) | null }

/** Says why a pair cannot be judged now, and every way on. */
export function ClipTrouble({ pair, side, trouble, onRetry, onSkip }: ClipTroubleProps) {
  const { title, what } = sentences[trouble]
  const report = () =>
    `${title(side)}. Pair ${pair.number} of ${pair.of}, prompt “${pair.prompt.slice(0, 120)}”. Browser: ${navigator.userAgent}`
  return (
    <Notice
      tone="error"
      title={title(sideWord[side].toLowerCase())}
      action={
        <>
          <Button onClick={onRetry}>Try again</Button>
          {onSkip ? <Button onClick={onSkip}>Judge the next pair first</Button> : null}
        </>
      }
    >
      <p>{what}</p>
      <p className="flex flex-wrap items-center gap-x-2">
        If it stays like this, send a report to whoever runs the trial. <CopyButton size="sm" value={report()} label="Copy the report" />
      </p>
    </Notice>
  )
}
