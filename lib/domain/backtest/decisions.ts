import type { Policy } from '@/lib/domain/policy'
import { leadMonths } from '@/lib/domain/verdict/economics'
import type { Status } from '@/lib/domain/verdict/output'

/** The economics under which decisions are priced: one made-up team, the same for every forecaster. Money per switch unless said. */
export const pricedTeam = {
  /** Engineering, prompts, checks and the way back. */
  switchingCost: 9500,
  /** What the challenger saves on running cost within the horizon. */
  saved: 1600,
  /** Money per month for each point of net preference. */
  valuePerPoint: 150,
  /** How many points a challenger that is worth it leads by: the choice of 60 to 40. */
  leadPoints: 20,
  /** A blind trial of 100 prompts. It is taken to tell the truth, so it costs its price and nothing else. */
  trialCost: 1500,
} as const

export interface Prices {
  /** What a switch costs that gains nothing. */
  falseSwitch: number
  /** What is lost by not switching to a challenger that was worth it. */
  missedGain: number
  trial: number
}

/** The three prices under a policy's horizon and half-life of a lead. */
export function prices(policy: Policy['economics']): Prices {
  const { switchingCost, saved, valuePerPoint, leadPoints, trialCost } = pricedTeam
  const falseSwitch = switchingCost - saved
  return { falseSwitch, missedGain: valuePerPoint * leadPoints * leadMonths(policy) - falseSwitch, trial: trialCost }
}

export type Act = 'switch' | 'trial' | 'stay'

/** What each status tells a team to do: only a justified switch is made, a promising one is tried first. */
export const actOf = (status: Status): Act => (status === 'JUSTIFIED' ? 'switch' : status === 'PROMISING' ? 'trial' : 'stay')

/** What acting so costs, once it is known how it turned out. */
export function costOf(act: Act, y: 0 | 1, { falseSwitch, missedGain, trial }: Prices): number {
  if (act === 'trial') return trial
  if (act === 'switch') return y === 1 ? 0 : falseSwitch
  return y === 1 ? missedGain : 0
}

/** The cost of following a bare probability: switch above one half, stay below, toss a coin at it. */
export function costOfFollowing(P: number, y: 0 | 1, paid: Prices): number {
  if (P === 0.5) return (costOf('switch', y, paid) + costOf('stay', y, paid)) / 2
  return costOf(P > 0.5 ? 'switch' : 'stay', y, paid)
}
