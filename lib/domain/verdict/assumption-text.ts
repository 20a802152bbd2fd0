import { gateShort } from '@/lib/domain/gate'
import { signedPoints } from '@/lib/domain/points'
import type { Assumption } from './assumption'
import type { Counterfactual } from './counterfactuals'

/** Which way a change is looked for: a better case takes more than this, a worse one less. */
export type Direction = 'up' | 'down'

/** What is assumed, as a phrase that can follow "if": "a blind trial is won on at least 23 of 30 prompts". */
export function assumptionText(assumption: Assumption, direction: Direction): string {
  switch (assumption.kind) {
    case 'gate':
      return `the check of ${gateShort(assumption.gate)} ${assumption.result === 'PASS' ? 'is shown to pass' : 'fails'}`
    case 'economics':
      return assumption.level === 2 ? 'the switch is shown to pay back' : 'the switch can no longer pay back'
    case 'trial':
      return direction === 'up'
        ? `a blind trial is won on at least ${assumption.wins} of ${assumption.prompts} further prompts`
        : `a blind trial is won on at most ${assumption.wins} of ${assumption.prompts} further prompts`
    case 'evaluator':
      return `one more independent evaluator finds ${signedPoints(assumption.netPreference)} points or ${direction === 'up' ? 'better' : 'worse'}`
  }
}

/** All edits of one counterfactual as one phrase. */
export const counterfactualText = ({ edits }: Pick<Counterfactual, 'edits'>, direction: Direction): string =>
  edits.map((edit) => assumptionText(edit, direction)).join(' and ')

/** A line of a list of changes; a line that stands for several gates tries the first of them. */
export type ChangeLine = { text: string; change: Counterfactual }

/** Changes as lines for people: gates of which any one does it are told as one line, "any required check fails". */
export function changeLines(changes: readonly Counterfactual[], direction: Direction): ChangeLine[] {
  const failing = changes.filter(isOneFailingGate)
  return changes.flatMap((change) => {
    if (failing.length < 2 || !isOneFailingGate(change)) return [{ text: counterfactualText(change, direction), change }]
    return change === failing[0] ? [{ text: `any of ${failing.length} production checks fails`, change }] : []
  })
}

const isOneFailingGate = ({ edits: [edit, ...more] }: Counterfactual): boolean =>
  more.length === 0 && edit?.kind === 'gate' && edit.result === 'FAIL'
