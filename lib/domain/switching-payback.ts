import type { Range3 } from './dependency'
import type { Policy } from './policy'
import { economicsOf, pert } from './verdict/economics'
import type { Econ } from './verdict/input'
import type { Basis, Verdict } from './verdict/output'

/** Everything but the switching cost that decides when a switch pays. */
export type PaybackCase = {
  econ: Econ
  posterior: Pick<Verdict['posterior'], 'm' | 's'>
  basis: Basis
  policy: Policy['economics']
}

export type Payback = {
  /** The first month, of at most 60, in which the switch has earned its cost back with a lead that decays as the policy says; null: not by then. */
  breakEven: number | null
  /** 0 to 1, within the policy's horizon. */
  pPays: number
  npv: number
  /** How long the challenger has to stay ahead for the switch to pay within the horizon. */
  lead: LeadNeeded
}

/**
 * `running`: it pays by running cost alone, whoever leads. `months`: the lead has to last so long. `never`: not even a lead through the whole
 * horizon pays. `unpriced`: running cost does not pay it, and the team has put no money on quality.
 */
export type LeadNeeded = { kind: 'running' } | { kind: 'months'; months: number } | { kind: 'never' } | { kind: 'unpriced' }

/**
 * Months that a lead must last, unbroken, for the switch to pay within the horizon: the smallest L with run × H + quality × L ≥ cost, where
 * quality is what today's net preference is worth a month and the whole of it is gone once the lead is. Means of the estimates; no chance in it.
 */
export function leadNeeded({ run, quality, cost, horizon }: { run: number; quality: number; cost: number; horizon: number }): LeadNeeded {
  const open = cost - run * horizon
  if (open <= 1e-9) return { kind: 'running' }
  if (quality <= 0) return { kind: 'unpriced' }
  const months = Math.ceil(open / quality - 1e-9)
  return months > horizon ? { kind: 'never' } : { kind: 'months', months }
}

/** When a switch at this cost pays; null while an estimate of the business case is missing. */
export function paybackOf({ econ, posterior, basis, policy }: PaybackCase, switchingCost: Range3 | null): Payback | null {
  const { npv, pPays, run, breakEven } = economicsOf({ ...econ, switchingCost }, { posterior, basis }, policy)
  if (npv === null || pPays === null || run === null || switchingCost === null) return null
  const quality = basis === 'cost' ? 0 : 100 * (econ.valuePerNetPointPerMonth ?? 0) * Math.max(0, posterior.m)
  return { breakEven, pPays, npv, lead: leadNeeded({ run, quality, cost: pert(switchingCost).mean, horizon: policy.horizonMonths }) }
}
