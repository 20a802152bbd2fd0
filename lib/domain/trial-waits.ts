import { plural } from '@/lib/format'

type Waiting = {
  state: 'registered' | 'running' | 'closed' | 'voided'
  planned: boolean
  prompts: number
  plannedPrompts: number
  revealed: boolean
  progress: { awaitingClips: number; awaitingVotes: number; raters: number } | null
}

/** What a trial waits for next, in words; null when it waits for nothing. */
export function waitsFor({ state, planned, prompts, plannedPrompts, revealed, progress }: Waiting): string | null {
  if (state === 'voided') return null
  if (!planned) return state === 'closed' ? null : 'its end, elsewhere'
  if (state === 'registered')
    return prompts === plannedPrompts
      ? 'the lock'
      : `${plural(Math.abs(plannedPrompts - prompts), 'prompt')} ${prompts < plannedPrompts ? 'more' : 'fewer'}`
  if (state === 'closed') return revealed ? null : 'the reveal'
  if (!progress) return null
  const parts = [
    progress.awaitingClips > 0 ? `clips of ${plural(progress.awaitingClips, 'prompt')}` : null,
    progress.awaitingVotes > 0 ? `votes on ${plural(progress.awaitingVotes, 'prompt')}` : null,
  ].filter((part) => part !== null)
  return parts.length > 0 ? parts.join(', ') : null
}

/** The state of a trial as people say it. */
export function trialStateWord({ state, planned, revealed }: Pick<Waiting, 'state' | 'planned' | 'revealed'>): string {
  if (state === 'registered') return planned ? 'draft' : 'announced'
  if (state === 'closed') return planned && !revealed ? 'closed, not revealed' : planned ? 'revealed' : 'run elsewhere'
  return state === 'running' ? 'open' : 'void'
}
