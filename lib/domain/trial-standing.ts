import type { Policy } from './policy'
import { type JudgedPrompt, outcomeOf, type SideBalance, sideBalance, type Tally, tally } from './trial-outcome'
import type { TrialGoal } from './trial-plan'
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
  useCases: UseCaseLine[]
}

/** Expects the bar of the policy and goal that the trial is read under. */
export function standingOf(
  prompts: readonly JudgedPrompt[],
  plan: { plannedPrompts: number; ratersPerPrompt: number; goal: TrialGoal },
  policy: Policy,
): Standing {
  const { wins, losses, ties, decided } = tally(prompts, plan.ratersPerPrompt)
  const bar = proofBar(plan.goal, policy)
  const decisive = wins + losses
  return {
    ...{ wins, losses, ties, planned: plan.plannedPrompts, decided, undecided: prompts.length - decided },
    votes: prompts.reduce((sum, { votes }) => sum + votes.length, 0),
    ...{ e: evidence(wins, losses, bar.p0), eLoss: evidence(losses, wins, 1 - bar.p0), bar },
    share: decisive === 0 ? null : wins / decisive,
    interval: confidenceSequence(wins, losses),
    davidson: davidson({ w: wins, l: losses, ti: ties, N: decided }),
    sides: sideBalance(prompts),
    useCases: linesByUseCase(prompts, plan.ratersPerPrompt),
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

/** How every prompt came out, for the list of pairs to watch. */
export const promptOutcomes = (prompts: readonly JudgedPrompt[], ratersPerPrompt: number) =>
  new Map(prompts.map((prompt) => [prompt.id, outcomeOf(prompt, ratersPerPrompt)]))
