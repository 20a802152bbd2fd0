import { DataList } from '@/components/ui/data-list'
import { Section } from '@/components/ui/section'
import { DemoMark } from '@/components/verdict/demo-mark'
import type { Range3 } from '@/lib/domain/dependency'
import { formatChance, formatMoney, formatNumber } from '@/lib/format'
import type { PairView } from './lede'

/** What the switch costs and returns within the policy's horizon, from the team's own estimates. */
export function EconomicsSection({ pair, entry, report }: PairView) {
  const { currency } = report.workspace
  const { econ, basis } = pair.verdict
  const input = pair.input.econ
  const money = (amount: number | null) => formatMoney(amount, currency)
  const range = (given: Range3 | null | undefined, decimals?: number) =>
    given
      ? `${formatMoney(given.mode, currency, decimals)} (${formatMoney(given.low, currency, decimals)} to ${formatMoney(given.high, currency, decimals)})`
      : null
  const months = report.policy.content.economics.horizonMonths
  return (
    <Section id="economics" title="Economics" meta={<>most likely (lowest to highest) {entry.origin === 'demo' ? <DemoMark /> : null}</>}>
      <p className="max-w-3xl pb-3 text-muted">{sentence({ pair, months, money })}</p>
      <DataList
        columns={2}
        items={[
          { term: 'Cost per finished second, incumbent', value: range(input.costPerFinishedSecondIncumbent, 3) },
          { term: 'Cost per finished second, challenger', value: range(input.costPerFinishedSecondChallenger, 3) },
          {
            term: 'Finished seconds per month',
            value: input.finishedSecondsPerMonth == null ? null : formatNumber(input.finishedSecondsPerMonth),
          },
          { term: 'Switching cost', value: range(input.switchingCost) },
          {
            term: 'Value of one point of net preference',
            value: input.valuePerNetPointPerMonth == null ? null : `${money(input.valuePerNetPointPerMonth)} per month`,
            note: input.valuePerNetPointPerMonth == null ? 'not priced: quality counts as zero money' : undefined,
          },
          { term: 'Running cost saved', value: econ.run === null ? null : `${money(econ.run)} per month` },
          {
            term: `Net present value, ${months} months`,
            value: econ.npv === null ? null : `${money(econ.npv)} (${money(econ.lo90)} to ${money(econ.hi90)})`,
          },
          {
            term: 'Chance to pay back',
            value: basis === 'forced' ? 'not asked: the move is forced' : econ.pPays === null ? null : formatChance(econ.pPays),
          },
          { term: 'Break-even', value: econ.breakEven === null ? null : `month ${econ.breakEven}` },
        ]}
      />
    </Section>
  )
}

function sentence({ pair, months, money }: { pair: PairView['pair']; months: number; money: (amount: number | null) => string }): string {
  const { econ, basis } = pair.verdict
  if (econ.missing.length > 0) {
    return `The business case cannot be computed: ${econ.missing.length} of 4 estimates are missing. Missing is never zero, so the case stays unclear.`
  }
  const saved = econ.run ?? 0
  const running = saved >= 0 ? `saves ${money(saved)} a month in running cost` : `costs ${money(-saved)} a month more to run`
  const back =
    econ.breakEven === null
      ? 'it does not earn back its switching cost within five years'
      : `it has earned back its switching cost in month ${econ.breakEven}`
  const forced = basis === 'forced' ? ' Because the incumbent retires, money does not decide; it only ranks the ways out.' : ''
  return `Within ${months} months the switch ${running}; at the most likely figures ${back}.${forced}`
}
