import 'server-only'
import { shuffled } from '@/lib/domain/trial-order'
import type { Choice, Outcome } from '@/lib/domain/trial-outcome'
import type { ClipFault, TrialSide } from '@/lib/domain/trial-vote'

type Counts = { wins: number; losses: number; ties: number }

const patterns: Record<Outcome, readonly Choice[][]> = {
  win: [
    ['challenger', 'challenger', 'challenger'],
    ['challenger', 'challenger', 'challenger'],
    ['challenger', 'challenger', 'no_difference'],
    ['challenger', 'challenger', 'incumbent'],
  ],
  loss: [
    ['incumbent', 'incumbent', 'incumbent'],
    ['incumbent', 'incumbent', 'incumbent'],
    ['incumbent', 'incumbent', 'challenger'],
  ],
  tie: [
    ['no_difference', 'no_difference', 'no_difference'],
    ['no_difference', 'no_difference', 'incumbent'],
    ['challenger', 'incumbent', 'no_difference'],
  ],
}

/** Which of these prompts come out how, drawn by the seed so that every database tells the same story. */
export function drawnOutcomes(ids: readonly string[], { wins, losses, ties }: Counts, seed: string): Map<string, Outcome> {
  if (ids.length !== wins + losses + ties) throw new Error(`${ids.length} prompts cannot have ${wins + losses + ties} outcomes.`)
  const order = shuffled(
    ids.map((id) => ({ id })),
    seed,
    'outcomes',
  )
  return new Map(order.map(({ id }, i) => [id, i < wins ? 'win' : i < wins + losses ? 'loss' : 'tie']))
}

/** What three raters chose, so that the majority makes the outcome. */
export function drawnVotes(id: string, outcome: Outcome, seed: string): Choice[] {
  const [first] = shuffled(
    patterns[outcome].map((votes, i) => ({ id: `${id}-${i}`, votes })),
    seed,
    'pattern',
  )
  return shuffled(
    (first?.votes ?? []).map((choice, i) => ({ id: `${id}-${i}`, choice })),
    seed,
    'raters',
  ).map(({ choice }) => choice)
}

const faults: readonly ClipFault[] = ['motion', 'artefacts', 'identity', 'motion', 'prompt']

/** Whether a rater would use each clip: what is preferred mostly, and what is not less often. */
export function drawnJudgement(
  id: string,
  side: TrialSide,
  choice: Choice,
  seed: string,
): { accepted: boolean; reasonCode: ClipFault | null } {
  const tries = shuffled(
    Array.from({ length: 10 }, (_, i) => ({ id: `${id}-${side}-${i}`, i })),
    seed,
    'judgement',
  )
  const draw = tries[0]?.i ?? 0
  const accepted = draw < (choice === side ? 9 : choice === 'no_difference' ? 7 : 4)
  return { accepted, reasonCode: accepted ? null : (faults[(tries[1]?.i ?? 0) % faults.length] ?? 'other') }
}
