import type { TrialSide } from './trial-vote'

export type ClipStanding = 'ready' | 'failed' | 'refused' | null
export type Choice = TrialSide | 'no_difference'
export type Outcome = 'win' | 'loss' | 'tie'

export type JudgedPrompt = {
  id: string
  useCase: string | null
  /** What became of each side's clip; null while nobody knows. */
  clips: Record<TrialSide, ClipStanding>
  votes: { raterId: string; leftSide: TrialSide; choice: Choice }[]
}

export type Tally = { wins: number; losses: number; ties: number }

const settled = (clip: ClipStanding): boolean => clip !== null
const missing = (clip: ClipStanding): boolean => clip === 'failed' || clip === 'refused'

/** True when raters can be shown the prompt: both clips are there. */
export const isVotable = ({ clips }: Pick<JudgedPrompt, 'clips'>): boolean => clips.challenger === 'ready' && clips.incumbent === 'ready'

/**
 * What a prompt says, from the challenger's side: the majority of its raters, a tie where there is none. A side without a clip has lost
 * without a vote; without both it is a tie. Null while votes are still missing.
 */
export function outcomeOf({ clips, votes }: JudgedPrompt, ratersPerPrompt: number): Outcome | null {
  if (!settled(clips.challenger) || !settled(clips.incumbent)) return null
  if (missing(clips.challenger) && missing(clips.incumbent)) return 'tie'
  if (missing(clips.challenger)) return 'loss'
  if (missing(clips.incumbent)) return 'win'
  if (votes.length < ratersPerPrompt) return null
  return majority(votes.map(({ choice }) => choice))
}

/** More than half of the votes for one side decide; anything else is a tie. */
export function majority(choices: readonly Choice[]): Outcome {
  const of = (choice: Choice) => choices.filter((other) => other === choice).length
  if (of('challenger') * 2 > choices.length) return 'win'
  if (of('incumbent') * 2 > choices.length) return 'loss'
  return 'tie'
}

/** Wins, losses and ties of the prompts that are decided, and how many are. */
export function tally(prompts: readonly JudgedPrompt[], ratersPerPrompt: number): Tally & { decided: number } {
  const outcomes = prompts.map((prompt) => outcomeOf(prompt, ratersPerPrompt))
  const of = (outcome: Outcome) => outcomes.filter((other) => other === outcome).length
  const [wins, losses, ties] = [of('win'), of('loss'), of('tie')]
  return { wins, losses, ties, decided: wins + losses + ties }
}

export type SideBalance = { left: number; right: number; warns: boolean }

/** Votes above which it is worth asking whether people prefer a place on the screen rather than a clip. */
const LEAST_VOTES = 20
const LARGEST_SHARE = 0.65

/**
 * How often the left and the right clip was preferred, whichever model it was. Warns when one place has won more than 65 % of the decisive
 * votes; fewer than 20 of them say nothing about a habit.
 */
export function sideBalance(prompts: readonly Pick<JudgedPrompt, 'votes'>[]): SideBalance {
  const decisive = prompts.flatMap(({ votes }) => votes.filter(({ choice }) => choice !== 'no_difference'))
  const left = decisive.filter(({ choice, leftSide }) => choice === leftSide).length
  const right = decisive.length - left
  return { left, right, warns: decisive.length >= LEAST_VOTES && Math.max(left, right) > LARGEST_SHARE * decisive.length }
}
