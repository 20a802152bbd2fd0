import { formatMoney, formatNumber } from '@/lib/format'
import type { Range3 } from './dependency'
import type { Policy } from './policy'
import type { Pair } from './report'
import { leadMonths } from './verdict/economics'
import { z90 } from './verdict/numerics'

/** One line of the business case: lowest, most likely, highest. A null cell was not estimated; a missing one has no such figure. */
export type EconomicsRow = {
  term: string
  unit: string
  cells: [string | null | undefined, string | null | undefined, string | null | undefined]
  /** The line is a result, not an estimate of the team. */
  result: boolean
}

type RowsCase = { pair: Pick<Pair, 'verdict' | 'input'>; economics: Policy['economics']; currency: string }

/** Everything that goes into the business case and comes out of it, with its range. */
export function economicsRows({ pair: { verdict, input }, economics, currency }: RowsCase): EconomicsRow[] {
  const { econ, posterior, basis } = verdict
  const { costPerFinishedSecondIncumbent, costPerFinishedSecondChallenger, finishedSecondsPerMonth, switchingCost } = input.econ
  const worth = input.econ.valuePerNetPointPerMonth
  const money = (amount: number | null | undefined, decimals?: number) => (amount == null ? null : formatMoney(amount, currency, decimals))
  const estimate = (term: string, unit: string, range: Range3 | null | undefined, decimals?: number): EconomicsRow => ({
    term,
    unit,
    cells: [money(range?.low, decimals), money(range?.mode, decimals), money(range?.high, decimals)],
    result: false,
  })
  const one = (term: string, unit: string, text: string | null): EconomicsRow => ({
    term,
    unit,
    cells: [undefined, text, undefined],
    result: false,
  })
  const monthly = (range: Range3 | null | undefined) => (finishedSecondsPerMonth == null ? null : times(range, finishedSecondsPerMonth))
  const gain = Math.max(0, posterior.m) * 100 * (worth ?? 0) * leadMonths(economics)
  const quality = basis !== 'cost' && worth != null
  return [
    estimate('Incumbent', 'per finished second', costPerFinishedSecondIncumbent, 3),
    estimate('Challenger', 'per finished second', costPerFinishedSecondChallenger, 3),
    one('Volume', 'finished seconds a month', finishedSecondsPerMonth == null ? null : formatNumber(finishedSecondsPerMonth)),
    estimate('Incumbent', 'a month', monthly(costPerFinishedSecondIncumbent)),
    estimate('Challenger', 'a month', monthly(costPerFinishedSecondChallenger)),
    estimate('Switching', 'once', switchingCost),
    one('One point of quality', 'a month', money(worth)),
    {
      term: 'Running cost saved',
      unit: 'a month, 90% interval',
      cells: [money(spread(econ.run, econ.runSd, -1)), money(econ.run), money(spread(econ.run, econ.runSd, 1))],
      result: true,
    },
    ...(quality
      ? [
          {
            term: 'Quality gained',
            unit: `over ${economics.horizonMonths} months`,
            cells: [undefined, money(gain), undefined],
            result: true,
          } as EconomicsRow,
        ]
      : []),
    {
      term: 'Net value',
      unit: `over ${economics.horizonMonths} months, 90% interval with the doubt about quality`,
      cells: [money(econ.lo90), money(econ.npv), money(econ.hi90)],
      result: true,
    },
  ]
}

const spread = (mean: number | null, sd: number | null, sign: 1 | -1): number | null =>
  mean === null || sd === null ? null : mean + sign * z90 * sd

const times = (range: Range3 | null | undefined, factor: number): Range3 | null =>
  range ? { low: range.low * factor, mode: range.mode * factor, high: range.high * factor } : null

const inputs: Record<string, string> = {
  costPerFinishedSecondIncumbent: 'what a finished second costs with the incumbent',
  costPerFinishedSecondChallenger: 'what a finished second costs with the challenger',
  finishedSecondsPerMonth: 'finished seconds a month',
  switchingCost: 'what the switch costs once',
}

/** What the team has not estimated yet, in words; empty when the case can be computed. */
export const missingEstimates = ({ verdict: { econ } }: Pick<Pair, 'verdict'>): string[] => econ.missing.map((name) => inputs[name] ?? name)
