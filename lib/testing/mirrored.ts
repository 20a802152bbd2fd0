import type { Effect } from '@/lib/domain/verdict/input'
import type { EngineInputJson } from './engine-inputs'

/** The same result told from the side of the other model. */
export function mirrored(effect: Effect): Effect {
  switch (effect.type) {
    case 'pairwise':
      return { ...effect, wins: effect.losses, losses: effect.wins }
    case 'win_rate':
      return { ...effect, rate: 1 - effect.rate, ci95: effect.ci95 ? [1 - effect.ci95[1], 1 - effect.ci95[0]] : effect.ci95 }
    case 'elo':
      return {
        ...effect,
        challenger: effect.incumbent,
        incumbent: effect.challenger,
        ci95HalfC: effect.ci95HalfI,
        ci95HalfI: effect.ci95HalfC,
        votesC: effect.votesI,
        votesI: effect.votesC,
      }
    case 'score':
      return { ...effect, challenger: effect.incumbent, incumbent: effect.challenger, nC: effect.nI, nI: effect.nC }
    case 'none':
      return effect
  }
}

/** The same evidence with challenger and incumbent exchanged. */
export function swapped(input: EngineInputJson): EngineInputJson {
  return {
    ...input,
    challenger: input.incumbent,
    incumbent: input.challenger,
    claims: input.claims.map((claim) => ({
      ...claim,
      challengerModelId: claim.incumbentModelId,
      incumbentModelId: claim.challengerModelId,
      effect: mirrored(claim.effect),
    })),
    trials: input.trials.map((trial) => ({ ...trial, wins: trial.losses, losses: trial.wins })),
  }
}
