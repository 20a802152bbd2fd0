'use client'

import { ArrowLeft, ArrowRight } from 'lucide-react'
import { Button } from '@/components/ui/button'
import type { NextPair, Pair } from '@/lib/domain/trial-vote'

const why = {
  vendor: 'You belong to a vendor of a video model, so you can watch all pairs, and no vote of yours is taken.',
  insider: 'You collected clips of this trial and know which model made which, so you can watch all pairs, and no vote of yours is taken.',
}

type WatchBarProps = { pair: Pair; watches: NonNullable<NextPair['watches']>; busy: boolean; onGoTo: (number: number) => void }

/** The way through all pairs for somebody who may not vote. */
export function WatchBar({ pair: { number, of }, watches, busy, onGoTo }: WatchBarProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t pt-2">
      <p className="min-w-60 flex-1">{why[watches]}</p>
      <div className="flex gap-2">
        <Button disabled={busy || number <= 1} icon={<ArrowLeft aria-hidden="true" />} onClick={() => onGoTo(number - 1)}>
          Previous pair
        </Button>
        <Button disabled={busy || number >= of} icon={<ArrowRight aria-hidden="true" />} onClick={() => onGoTo(number + 1)}>
          Next pair
        </Button>
      </div>
    </div>
  )
}
