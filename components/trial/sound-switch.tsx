'use client'

import { useId } from 'react'
import type { Pair } from '@/lib/domain/trial-vote'
import type { Heard } from './view-settings'

const choices: readonly { heard: Heard; word: string }[] = [
  { heard: 'none', word: 'Mute' },
  { heard: 'left', word: 'Left' },
  { heard: 'right', word: 'Right' },
]

/** Which of the two clips is heard. */
export function SoundSwitch({ pair, heard, onHeard }: { pair: Pair; heard: Heard; onHeard: (heard: Heard) => void }) {
  const name = useId()
  if (pair.left.hasAudio === false && pair.right.hasAudio === false) return <span className="px-1.5 text-sm text-muted">no sound</span>
  return (
    <fieldset className="inline-flex h-8 overflow-hidden rounded-md border border-edge/60">
      <legend className="sr-only">Sound</legend>
      {choices.map(({ heard: value, word }) => (
        <label
          key={value}
          className="flex min-w-10 cursor-pointer items-center justify-center border-l px-2 text-muted first:border-l-0 hover:text-ink has-checked:bg-sunken has-checked:font-semibold has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-accent"
        >
          <input type="radio" name={name} value={value} checked={heard === value} onChange={() => onHeard(value)} className="sr-only" />
          {word}
          {value !== 'none' && pair[value].hasAudio === false ? <span className="sr-only"> (has none)</span> : null}
        </label>
      ))}
    </fieldset>
  )
}
