'use client'

import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
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

type ClipTroubleProps = { side: Side; trouble: Trouble; onRetry: () => void; onSkip: (() => void) | null; children: ReactNode }

/** Says why a pair cannot be judged now, and every way on. */
export function ClipTrouble({ side, trouble, onRetry, onSkip, children }: ClipTroubleProps) {
  const { title, what } = sentences[trouble]
  return (
    <Notice
      tone="error"
      title={title(sideWord[side].toLowerCase())}
      action={
        <>
          <Button onClick={onRetry}>Try again</Button>
          {onSkip ? <Button onClick={onSkip}>Judge the next pair first</Button> : null}
          {children}
        </>
      }
    >
      <p>{what}</p>
    </Notice>
  )
}
