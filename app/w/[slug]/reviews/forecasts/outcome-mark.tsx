import { Check, Minus, X } from 'lucide-react'
import type { ForecastOutcome } from '@/lib/domain/forecast'

const faces = {
  yes: { word: 'Came true', Icon: Check },
  no: { word: 'Did not come true', Icon: X },
  void: { word: 'Void', Icon: Minus },
} as const

/** How a forecast came out: glyph and word, in ink, since neither is good or bad. */
export function OutcomeMark({ outcome }: { outcome: ForecastOutcome }) {
  const { word, Icon } = faces[outcome]
  return (
    <span className="inline-flex items-center gap-1.5 font-semibold whitespace-nowrap">
      <Icon aria-hidden="true" className="size-3.5" />
      {word}
    </span>
  )
}
