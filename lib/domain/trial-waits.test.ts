import { expect, it } from 'vitest'
import { trialStateWord, waitsFor } from './trial-waits'

const trial = { state: 'running' as const, planned: true, prompts: 30, plannedPrompts: 30, revealed: false, progress: null }
const progress = { awaitingClips: 0, awaitingVotes: 0, raters: 2 }

it.each([
  [{ ...trial, state: 'registered' as const }, 'the lock'],
  [{ ...trial, state: 'registered' as const, prompts: 29 }, '1 prompt more'],
  [{ ...trial, state: 'registered' as const, prompts: 32 }, '2 prompts fewer'],
  [{ ...trial, progress: { ...progress, awaitingClips: 3, awaitingVotes: 1 } }, 'clips of 3 prompts, votes on 1 prompt'],
  [{ ...trial, state: 'closed' as const }, 'the reveal'],
  [{ ...trial, state: 'closed' as const, revealed: true }, null],
  [{ ...trial, state: 'voided' as const }, null],
  [{ ...trial, state: 'registered' as const, planned: false }, 'its end, elsewhere'],
  [{ ...trial, state: 'closed' as const, planned: false }, null],
])('a trial says what it waits for: %o', (asked, words) => {
  expect(waitsFor(asked)).toBe(words)
})

it('a closed trial is not called revealed before it is', () => {
  expect(trialStateWord({ state: 'closed', planned: true, revealed: false })).toBe('closed, not revealed')
  expect(trialStateWord({ state: 'closed', planned: true, revealed: true })).toBe('revealed')
  expect(trialStateWord({ state: 'closed', planned: false, revealed: false })).toBe('run elsewhere')
})
