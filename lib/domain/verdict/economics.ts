import type { Policy } from '@/lib/domain/policy'
import type { Econ, Range3 } from './input'
import { clamp, phi, q9, z90 } from './numerics'
import type { Basis, EconResult, Verdict } from './output'

const LONGEST_PAYBACK_MONTHS = 60

interface Quality {
  posterior: Pick<Verdict['posterior'], 'm' | 's'>
  basis: Basis
}

interface Spread {
  mean: number
  sd: number
}

/** Mean and standard deviation of a PERT triple. */
export function pert({ low, mode, high }: Range3): Spread {
  return { mean: (low + 4 * mode + high) / 6, sd: (high - low) / 6 }
}

/** Sum over the months of the horizon of what is left of a quality lead that halves every `leadHalfLifeMonths`. */
export function leadMonths({ horizonMonths, leadHalfLifeMonths }: Policy['economics']): number {
  let total = 0
  for (let month = 1; month <= horizonMonths; month++) total += leadLeft(month, leadHalfLifeMonths)
  return total
}

function leadLeft(month: number, halfLife: number): number {
  return 2 ** (-month / halfLife)
}

/**
 * Whether the switch earns back its cost within the policy's horizon. Money in, money out; pPays leaves quality uncertainty to the
 * quality level, while lo90 and hi90 include it. Missing inputs are listed and leave every amount null.
 */
export function economicsOf(econ: Econ, { posterior, basis }: Quality, policy: Policy['economics']): EconResult {
  const { costPerFinishedSecondIncumbent: costI, costPerFinishedSecondChallenger: costC, finishedSecondsPerMonth: S, switchingCost } = econ
  if (!costI || !costC || S == null || !switchingCost) return unknownEconomics(econ)
  const H = policy.horizonMonths
  const [incumbent, challenger, K] = [pert(costI), pert(costC), pert(switchingCost)]
  const run = (incumbent.mean - challenger.mean) * S
  const runSd = S * Math.hypot(incumbent.sd, challenger.sd)
  const valuePerUnit = basis === 'cost' ? 0 : 100 * (econ.valuePerNetPointPerMonth ?? 0)
  const lead = valuePerUnit * leadMonths(policy)
  const gain = Math.max(0, posterior.m)
  const npv = H * run + lead * gain - K.mean
  const sd = Math.hypot(H * runSd, K.sd)
  const sdTotal = Math.hypot(sd, lead * posterior.s)
  const best = lead * clamp(posterior.m + z90 * posterior.s, 0, 1)
  return {
    missing: [],
    run,
    runSd,
    npv,
    sd,
    sdTotal,
    lo90: npv - z90 * sdTotal,
    hi90: npv + z90 * sdTotal,
    upper: H * (run + z90 * runSd) + best - (K.mean - z90 * K.sd),
    pPays: chanceAboveZero(npv, sd),
    breakEven: breakEven({ run, quality: valuePerUnit * gain, cost: K.mean, halfLife: policy.leadHalfLifeMonths }),
  }
}

const requiredInputs = [
  'costPerFinishedSecondIncumbent',
  'costPerFinishedSecondChallenger',
  'finishedSecondsPerMonth',
  'switchingCost',
] as const

function unknownEconomics(econ: Econ): EconResult {
  const missing = requiredInputs.filter((name) => econ[name] == null)
  const amounts = { run: null, runSd: null, npv: null, sd: null, sdTotal: null, lo90: null, hi90: null, upper: null, pPays: null }
  return { missing, ...amounts, breakEven: null }
}

/** Without any spread the sign decides; exactly nothing gained is a coin flip. */
function chanceAboveZero(mean: number, sd: number): number {
  if (sd > 0) return phi(mean / sd)
  return mean === 0 ? 0.5 : mean > 0 ? 1 : 0
}

function breakEven({ run, quality, cost, halfLife }: { run: number; quality: number; cost: number; halfLife: number }): number | null {
  let earned = 0
  for (let month = 1; month <= LONGEST_PAYBACK_MONTHS; month++) {
    earned += run + quality * leadLeft(month, halfLife)
    if (q9(earned) >= q9(cost)) return month
  }
  return null
}
