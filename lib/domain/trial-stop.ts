import type { Policy } from './policy'
import type { Tally } from './trial-outcome'
import { advise } from './verdict/explain'
import type { EngineInput, EngineTrial } from './verdict/input'
import { q9, sortedById } from './verdict/numerics'
import { type ProofBar, winsNeeded, withTies } from './verdict/sample-size'
import { evidence } from './verdict/trial'

export type Stop = 'success' | 'futility' | 'maximum' | null

type Look = {
  trial: EngineTrial
  decided: number
  planned: number
  bar: ProofBar
  policy: Policy
  /** Everything else that is known of the pair; null when the engine cannot weigh it. */
  input: EngineInput | null
}

/**
 * Whether a trial stops at a look: for success when the quality level with its counts is proven, for futility when it is refuted, and otherwise
 * at the planned maximum. Valid after any look, since the evidence is. Where the engine cannot weigh the pair, the trial's own evidence decides.
 */
export function stopAt({ trial, decided, planned, bar, policy, input }: Look): Stop {
  const quality = input === null ? null : qualityWith(input, trial)
  if (quality === 4 || (quality === null && reachedAlone(trial, bar))) return 'success'
  if (quality === 0 || (quality === null && lostAlone(trial, bar, policy))) return 'futility'
  return decided >= planned ? 'maximum' : null
}

/** The level that the trial would bring, without leaning on last week's. */
function qualityWith(input: EngineInput, trial: EngineTrial): number {
  const others = input.trials.filter(({ id }) => id !== trial.id)
  return advise({ ...input, previous: null, trials: sortedById([...others, trial]) }).verdict.levels.Q
}

const isProof = ({ blind, sidesRandomised, ownPrompts, versionsExact }: EngineTrial): boolean =>
  blind && sidesRandomised && ownPrompts && versionsExact

const reachedAlone = (trial: EngineTrial, { p0, e, minWins }: ProofBar): boolean =>
  isProof(trial) && trial.wins >= minWins && q9(evidence(trial.wins, trial.losses, p0)) >= e

const lostAlone = (trial: EngineTrial, { p0 }: ProofBar, { thresholds }: Policy): boolean =>
  isProof(trial) && q9(evidence(trial.losses, trial.wins, 1 - p0)) >= thresholds.refuted.eLoss

const MOST_MORE = 1000

/**
 * How many more prompts reach the bar when wins, losses and ties go on at the rates so far; 0 when it is reached, null when 1000 decisive prompts
 * are not enough at this rate, or nothing decisive has happened.
 */
export function stillNeeded({ wins, losses, ties }: Tally, bar: ProofBar): number | null {
  const decisive = wins + losses
  if (decisive === 0) return null
  if (winsNeeded(0, bar, { w: wins, l: losses }) === 0) return 0
  const share = wins / decisive
  for (let n = 1; n <= MOST_MORE; n++) {
    const needed = winsNeeded(n, bar, { w: wins, l: losses })
    if (needed !== null && needed <= Math.floor(q9(share * n))) return withTies(n, ties / (decisive + ties))
  }
  return null
}
