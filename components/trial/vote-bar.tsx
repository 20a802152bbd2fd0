'use client'

import { useId } from 'react'
import { Button } from '@/components/ui/button'
import { Kbd } from '@/components/ui/kbd'
import { useVoteKeys } from './vote-keys'

export type Choice = 'left' | 'right' | 'no_difference'

export const choices: readonly { choice: Choice; key: string; word: string; said: string }[] = [
  { choice: 'left', key: '1', word: 'Left is better', said: 'Left is better' },
  { choice: 'no_difference', key: '0', word: 'No difference', said: 'No difference' },
  { choice: 'right', key: '2', word: 'Right is better', said: 'Right is better' },
]

/** What stands in the way of a vote until both clips have been seen. */
export const watchFirst = 'Watch both to the end first.'

type VoteBarProps = {
  disabled: boolean
  seen: boolean
  /** Somebody tried to vote before that. */
  tooEarly: boolean
  onVote: (choice: Choice) => void
}

/** The three answers. They stay at the bottom of a small or touched screen, where a thumb reaches them, above what the device keeps free. */
export function VoteBar({ disabled, seen, tooEarly, onVote }: VoteBarProps) {
  const note = useId()
  useVoteKeys(Object.fromEntries(choices.map(({ key, choice }) => [key, () => onVote(choice)])))
  return (
    <fieldset
      aria-label="Your vote"
      className="sticky bottom-0 z-20 grid grid-cols-3 gap-x-2 gap-y-1 border-t bg-paper pt-2 pb-[max(0.5rem,env(safe-area-inset-bottom))] sm:pointer-fine:static sm:pointer-fine:border-t-0"
    >
      {choices.map(({ choice, key, word }) => (
        <Button
          key={choice}
          variant={choice === 'no_difference' ? 'secondary' : 'primary'}
          aria-disabled={disabled}
          aria-keyshortcuts={key}
          aria-describedby={note}
          onClick={() => onVote(choice)}
          className="h-12! px-1! text-base whitespace-normal!"
        >
          {word}
          <span aria-hidden="true" className="max-sm:hidden pointer-coarse:hidden">
            <Kbd>{key}</Kbd>
          </span>
        </Button>
      ))}
      <p id={note} className={`col-span-3 text-center text-sm ${tooEarly ? 'font-semibold text-danger' : 'text-muted'}`}>
        {seen ? 'A vote stands once it is cast.' : watchFirst}
      </p>
    </fieldset>
  )
}
