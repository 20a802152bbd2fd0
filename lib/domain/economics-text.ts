import { formatChance, formatMoney, formatNumber } from '@/lib/format'
import type { Range3 } from './dependency'
import type { Pair } from './report'

/** `advisory`: the policy weighs money without letting it decide. */
type EconomicsCase = { pair: Pick<Pair, 'verdict' | 'input'>; months: number; currency: string; advisory?: boolean }

/** Money per month that the expected gain in quality is worth at first; 0 where the team put no price on it. */
const qualityWorth = ({ verdict, input }: EconomicsCase['pair']): number =>
  (input.econ.valuePerNetPointPerMonth ?? 0) * 100 * Math.max(0, verdict.posterior.m)

/** The business case of a switch in two or three sentences. */
export function economicsText({ pair, currency, advisory }: Omit<EconomicsCase, 'months'>): string {
  const { econ, basis } = pair.verdict
  const money = (amount: number) => formatMoney(amount, currency)
  if (econ.missing.length > 0) {
    return `The business case cannot be computed: ${econ.missing.length} of 4 estimates are missing. Missing is never zero, so the case stays unclear.`
  }
  const saved = econ.run ?? 0
  const running = saved >= 0 ? `saves ${money(saved)} a month in running cost` : `costs ${money(-saved)} a month more to run`
  const gain = basis === 'cost' ? 0 : qualityWorth(pair)
  const quality = gain > 0 ? ` and is worth ${money(gain)} a month in quality at first, less as the lead decays` : ''
  const back =
    econ.breakEven === null
      ? 'It does not earn back its switching cost within five years.'
      : `It has earned back its switching cost in month ${econ.breakEven}.`
  return `On average over the estimates, the switch ${running}${quality}. ${back}${undecided(basis, advisory)}`
}

function undecided(basis: Pair['verdict']['basis'], advisory = false): string {
  if (basis === 'forced') return ' Because the incumbent retires, money does not decide; it only ranks the ways out.'
  return advisory ? ' This policy looks at money without letting it decide.' : ''
}

/** A three-point estimate as “most likely (lowest to highest)”; null when there is none. */
export function rangeText(range: Range3 | null | undefined, currency: string, decimals?: number): string | null {
  if (!range) return null
  const money = (amount: number) => formatMoney(amount, currency, decimals)
  return `${money(range.mode)} (${money(range.low)} to ${money(range.high)})`
}

export type EconomicsItem = { term: string; value: string | null; note: string | null }

/** Inputs and results of the business case, each with its unit; a value is null where nobody stated it. */
export function economicsItems({ pair, months, currency }: EconomicsCase): EconomicsItem[] {
  const { econ, basis } = pair.verdict
  const input = pair.input.econ
  const money = (amount: number | null) => formatMoney(amount, currency)
  const item = (term: string, value: string | null, note: string | null = null) => ({ term, value, note })
  const worth = input.valuePerNetPointPerMonth
  return [
    item('Cost per finished second, incumbent', rangeText(input.costPerFinishedSecondIncumbent, currency, 3)),
    item('Cost per finished second, challenger', rangeText(input.costPerFinishedSecondChallenger, currency, 3)),
    item('Finished seconds per month', input.finishedSecondsPerMonth == null ? null : formatNumber(input.finishedSecondsPerMonth)),
    item('Switching cost', rangeText(input.switchingCost, currency)),
    worth == null
      ? item('Value of one point of net preference', null, 'not priced: quality counts as zero money')
      : item('Value of one point of net preference', `${money(worth)} per month`),
    item('Running cost saved', econ.run === null ? null : `${money(econ.run)} per month`),
    item(
      `Net present value, ${months} months`,
      econ.npv === null ? null : `${money(econ.npv)} (${money(econ.lo90)} to ${money(econ.hi90)})`,
    ),
    item(
      'Chance to pay back',
      basis === 'forced' ? 'not asked: the move is forced' : econ.pPays === null ? null : formatChance(econ.pPays),
    ),
    item('Break-even', econ.breakEven !== null ? `month ${econ.breakEven}` : econ.npv === null ? null : 'not within five years'),
  ]
}
