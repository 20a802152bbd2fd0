import type { Policy } from './policy'
import type { Trial } from './trial'
import { type Acceptance, acceptanceOf, type JudgedClip } from './trial-acceptance'
import { nominalAlpha } from './trial-agreement'
import { brokenConditions } from './trial-conditions'
import { type JudgedPrompt, type SideBalance, sideBalance, type Tally, tally } from './trial-outcome'
import type { TrialGoal } from './trial-plan'
import { stillNeeded } from './trial-stop'
import type { TrialSide } from './trial-vote'
import type { Davidson } from './verdict/output'
import { type ProofBar, proofBar } from './verdict/sample-size'
import { confidenceSequence, davidson, evidence } from './verdict/trial'

export type UseCaseLine = Tally & { useCase: string | null; prompts: number; decided: number }

/** Where a trial stands: everything that is counted from its votes. Hidden from raters until the reveal. */
export type Standing = Tally & {
  planned: number
  /** Prompts with an outcome, and those without one yet. */
  decided: number
  undecided: number
  votes: number
  /** Evidence that the challenger is better (or, for cost and forced moves, not worse than the margin allows), and what it has to reach. */
  e: number
  /** Evidence for the opposite. */
  eLoss: number
  bar: ProofBar
  /** Challenger's share of decisive prompts: 95 % confidence sequence, valid at any look. */
  share: number | null
  interval: [number, number]
  davidson: Davidson | null
  sides: SideBalance
  /** Krippendorff's alpha over the votes for a side or neither; null when it cannot be told. */
  alpha: number | null
  /** Raters whose votes are counted. */
  raters: number
  /** More prompts that reach the bar at the rates so far; 0 when it is reached, null when it is out of reach. */
  stillNeeded: number | null
  acceptance: Record<TrialSide, Acceptance>
  useCases: UseCaseLine[]
  /** Raters who voted although they knew which model made which clip, and how many of the votes are theirs. */
  insiders: { raters: number; votes: number }
  /** What keeps the trial from being proof, in words; empty when it is proof. */
  broken: string[]
}

type Kept = Pick<Trial, 'blind' | 'sidesRandomised' | 'ownPrompts' | 'versionsExact' | 'plannedPrompts' | 'ratersPerPrompt'>

type Counted = {
  trial: Kept & { goal: TrialGoal; attempts: number }
  clips: readonly JudgedClip[]
  /** Ids of raters who knew which model made which clip. */
  insiderIds: readonly string[]
  /** List prices in US dollars per second; null where none is published. */
  prices: Record<TrialSide, number | null>
  policy: Policy
}

/** Counts a trial under the policy that its plan was locked with. */
export function standingOf(prompts: readonly JudgedPrompt[], { trial, clips, insiderIds, prices, policy }: Counted): Standing {
  const { plannedPrompts, ratersPerPrompt, goal, attempts } = trial
  const { wins, losses, ties, decided } = tally(prompts, ratersPerPrompt)
  const bar = proofBar(goal, policy)
  const decisive = wins + losses
  const votes = prompts.flatMap((prompt) => prompt.votes)
  const voters = [...new Set(votes.map(({ raterId }) => raterId))]
  const insiders = {
    raters: voters.filter((id) => insiderIds.includes(id)).length,
    votes: votes.filter((vote) => insiderIds.includes(vote.raterId)).length,
  }
  const acceptance = (side: TrialSide) => acceptanceOf(clips, side, { usdPerSecond: prices[side], attempts })
  return {
    ...{ wins, losses, ties, planned: plannedPrompts, decided, undecided: prompts.length - decided, votes: votes.length },
    ...{ e: evidence(wins, losses, bar.p0), eLoss: evidence(losses, wins, 1 - bar.p0), bar },
    share: decisive === 0 ? null : wins / decisive,
    interval: confidenceSequence(wins, losses),
    davidson: davidson({ w: wins, l: losses, ti: ties, N: decided }),
    sides: sideBalance(prompts),
    alpha: nominalAlpha(prompts.map((prompt) => prompt.votes.map(({ choice }) => choice))),
    raters: voters.length,
    stillNeeded: stillNeeded({ wins, losses, ties }, bar),
    acceptance: { challenger: acceptance('challenger'), incumbent: acceptance('incumbent') },
    useCases: linesByUseCase(prompts, ratersPerPrompt),
    insiders,
    broken: brokenConditions({ ...trial, blind: trial.blind && insiders.votes === 0 }),
  }
}

/** The outcomes of each use case, by name; prompts without one come last. */
function linesByUseCase(prompts: readonly JudgedPrompt[], ratersPerPrompt: number): UseCaseLine[] {
  const names = [...new Set(prompts.map(({ useCase }) => useCase))].sort((a, b) => (a === null ? 1 : b === null ? -1 : a < b ? -1 : 1))
  return names.map((useCase) => {
    const own = prompts.filter((prompt) => prompt.useCase === useCase)
    return { useCase, prompts: own.length, ...tally(own, ratersPerPrompt) }
  })
}
