'use client'

import { Button } from '@/components/ui/button'
import { Kbd } from '@/components/ui/kbd'
import { useVoteKeys } from './vote-keys'

export type Choice = 'left' | 'right' | 'no_difference'

export const choices: readonly { choice: Choice; key: string; word: string; said: string }[] = [
  { choice: 'left', key: '1', word: 'Left is better', said: 'Left is better' },
  { choice: 'no_difference', key: '0', word: 'No difference', said: 'No difference' },
  { choice: 'right', key: '2', word: 'Right is better', said: 'Right is better' },
]

/** The three answers. They stay at the bottom of a small screen, where a thumb reaches them. */
export function VoteBar({ disabled, onVote }: { disabled: boolean; onVote: (choice: Choice) => void }) {
  useVoteKeys(Object.fromEntries(choices.map(({ key, choice }) => [key, () => onVote(choice)])))
  return (
    <fieldset aria-label="Your vote" className="sticky bottom-0 z-20 grid grid-cols-3 gap-2 border-t bg-paper py-2 sm:static sm:border-t-0">
      {choices.map(({ choice, key, word }) => (
        <Button
          key={choice}
          variant={choice === 'no_difference' ? 'secondary' : 'primary'}
          aria-disabled={disabled}
          aria-keyshortcuts={key}
          onClick={() => onVote(choice)}
          className="h-12! px-1! text-base whitespace-normal!"
        >
          {word}
          <span aria-hidden="true" className="max-sm:hidden">
            <Kbd>{key}</Kbd>
          </span>
        </Button>
      ))}
    </fieldset>
  )
}
