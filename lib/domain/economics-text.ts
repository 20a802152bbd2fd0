import { formatChance, formatMoney, formatNumber, formatPrice } from '@/lib/format'
import type { Range3 } from './dependency'
import { toPoints } from './points'
import type { Pair } from './report'
import { pert } from './verdict/economics'

/** `advisory`: the policy weighs money without letting it decide. */
type EconomicsCase = { pair: Pick<Pair, 'verdict' | 'input'>; months: number; currency: string; advisory?: boolean }

/** Money per month that the expected gain in quality is worth at first; 0 where the team put no price on it. */
const qualityWorth = ({ verdict, input }: EconomicsCase['pair']): number =>
  (input.econ.valuePerNetPointPerMonth ?? 0) * 100 * Math.max(0, verdict.posterior.m)

/** The business case of a switch in a few sentences, with what its figures leave out and how far they carry. */
export function economicsText({ pair, months, currency, advisory }: EconomicsCase): string {
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
  const sentences = [`On average over the estimates, the switch ${running}${quality}.`, back]
  return [...sentences, ...limits(pair, months, currency), ...undecided(basis, advisory)].join(' ')
}

function limits(pair: EconomicsCase['pair'], months: number, currency: string): string[] {
  const { verdict, input } = pair
  const { econ, basis, posterior, groups, gates } = verdict
  const dearest = basis === 'forced' ? null : dearestChallenger(pair, months)
  const behind = basis === 'capability' && groups.length > 0 && posterior.m < 0
  const doubtful = basis !== 'forced' && econ.sd !== null && econ.sdTotal !== null && econ.sdTotal > econ.sd
  const ended = input.dependency.forcedMoveBy != null && input.dependency.forcedMoveBy <= input.asOf
  const unpriced = gates.some(({ gate, result }) => gate === 'cost_per_finished_second' && result === 'UNKNOWN')
  return [
    dearest === null || econ.npv === null || econ.npv <= 0
      ? null
      : `It pays as long as a finished second with the challenger costs less than ${formatPrice(Math.floor(100 * dearest) / 100, currency)}.`,
    doubtful
      ? `The chance to pay back takes quality ${qualityWorth(pair) > 0 ? 'as expected' : 'as bringing nothing'} and counts only the doubt about costs; the interval of the net value also counts the doubt about quality.`
      : null,
    behind ? `No loss of quality is deducted: standing ${Math.abs(toPoints(posterior.m))} points behind is judged under quality.` : null,
    ended ? 'The incumbent counts with what it cost while it could be bought.' : null,
    unpriced ? 'What the challenger costs is the team’s own estimate: there is no price on record that the gate accepts as settled.' : null,
  ].filter((text) => text !== null)
}

/** The cost per finished second at which the switch would bring exactly nothing over the horizon; null without a result or a volume. */
function dearestChallenger({ verdict: { econ }, input: { econ: estimates } }: EconomicsCase['pair'], months: number): number | null {
  const { costPerFinishedSecondChallenger: cost, finishedSecondsPerMonth: volume } = estimates
  return econ.npv === null || !cost || !volume ? null : pert(cost).mean + econ.npv / months / volume
}

function undecided(basis: Pair['verdict']['basis'], advisory = false): string[] {
  if (basis === 'forced') return ['Because the incumbent retires, money does not decide; it only ranks the ways out.']
  return advisory ? ['This policy looks at money without letting it decide.'] : []
}

/** A three-point estimate as “most likely (lowest to highest)”; null when there is none. */
export function rangeText(range: Range3 | null | undefined, currency: string, decimals?: number): string | null {
  if (!range) return null
  const money = (amount: number) => formatMoney(amount, currency, decimals)
  return `${money(range.mode)} (${money(range.low)} to ${money(range.high)})`
}

/** The net value as cash and as quality; nothing where quality has no price in it. */
function apart(pair: EconomicsCase['pair'], months: number): [string, number][] {
  const { econ, basis } = pair.verdict
  const { switchingCost } = pair.input.econ
  if (econ.npv === null || econ.run === null || !switchingCost || basis === 'cost' || qualityWorth(pair) === 0) return []
  const cash = months * econ.run - pert(switchingCost).mean
  return [
    ['Of it, cash less switching cost', cash],
    ['Of it, quality as the team values it', econ.npv - cash],
  ]
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
    item(`Net value, ${months} months`, econ.npv === null ? null : `${money(econ.npv)} (${money(econ.lo90)} to ${money(econ.hi90)})`),
    ...apart(pair, months).map(([term, amount]) => item(term, money(amount))),
    item(
      'Pays back, doubt in costs only',
      basis === 'forced' ? 'not asked: the move is forced' : econ.pPays === null ? null : formatChance(econ.pPays),
    ),
    item('Break-even', econ.breakEven !== null ? `month ${econ.breakEven}` : econ.npv === null ? null : 'not within five years'),
  ]
}
