import clsx from 'clsx'
import Link from 'next/link'
import { DataList, NotPublished } from '@/components/ui/data-list'
import { Section } from '@/components/ui/section'
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table'
import { DemoMark } from '@/components/verdict/demo-mark'
import { can } from '@/lib/auth/roles'
import { type EconomicsRow, economicsRows, missingEstimates } from '@/lib/domain/economics-rows'
import { economicsText } from '@/lib/domain/economics-text'
import type { Role } from '@/lib/domain/member'
import { leadNeededText } from '@/lib/domain/payback-text'
import { paybackOf } from '@/lib/domain/switching-payback'
import { formatChance, formatPercent } from '@/lib/format'
import type { PairView } from './pair-view'

type EconomicsSectionProps = PairView & { role: Role }

/** What the switch costs and returns within the policy's horizon, from the team's own estimates, with ranges. */
export function EconomicsSection({ pair, entry, report, base, role }: EconomicsSectionProps) {
  const { economics, thresholds } = report.policy.content
  const { currency } = report.workspace
  const { econ, basis } = pair.verdict
  const missing = missingEstimates(pair)
  const payback = paybackOf(
    { econ: pair.input.econ, posterior: pair.verdict.posterior, basis, policy: economics },
    pair.input.econ.switchingCost ?? null,
  )
  const switching = `${base}/dependencies/${entry.dependency.id}/switching/${pair.challenger.id}`
  const asked = basis !== 'forced' && economics.mode === 'required'
  const notAsked = basis === 'forced' ? 'not asked: the move is forced' : 'not asked: this policy only looks at money'
  return (
    <Section
      id="economics"
      title="Economics"
      meta={<>estimates of the team, lowest to highest {entry.origin === 'demo' ? <DemoMark /> : null}</>}
    >
      <p className="max-w-3xl pb-3">
        {economicsText({ pair, months: economics.horizonMonths, currency, advisory: economics.mode === 'advisory' })}
      </p>
      {missing.length > 0 ? (
        <p className="max-w-3xl pb-3">
          Missing: {missing.join('; ')}.{' '}
          {can(role, 'inventory:write') ? (
            <Link className="link whitespace-nowrap" href={`${base}/dependencies/${entry.dependency.id}/edit`}>
              Enter the estimates
            </Link>
          ) : null}
          {econ.missing.includes('switchingCost') && can(role, 'inventory:write') ? (
            <>
              {' '}
              or{' '}
              <Link className="link" href={switching}>
                estimate the switching cost by its parts
              </Link>
            </>
          ) : null}
        </p>
      ) : null}
      <div className="grid items-start gap-x-10 gap-y-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <Ranges rows={economicsRows({ pair, economics, currency })} />
        <DataList
          items={[
            {
              term: 'Chance to pay back',
              value: econ.pPays === null ? null : formatChance(econ.pPays),
              note: asked
                ? `within ${economics.horizonMonths} months, from the spread of the costs alone; the bar is ${formatPercent(thresholds.pays.p)}`
                : notAsked,
            },
            {
              term: 'Break-even',
              value: econ.npv === null ? null : econ.breakEven === null ? 'not within five years' : `month ${econ.breakEven}`,
              note: 'on average over the estimates',
            },
            {
              term: 'Quality lead',
              value: `halves every ${economics.leadHalfLifeMonths} months`,
              note: 'so that what is better today is not counted as better for good',
            },
            {
              term: 'The lead must last',
              value: basis === 'forced' ? notAsked : payback && leadNeededText(payback.lead, economics.horizonMonths),
              note: (
                <>
                  for the switch to pay within {economics.horizonMonths} months;{' '}
                  <Link className="link" href={switching}>
                    past leads, and the switching cost by its parts
                  </Link>
                </>
              ),
            },
          ]}
        />
      </div>
    </Section>
  )
}

function Ranges({ rows }: { rows: readonly EconomicsRow[] }) {
  return (
    <Table label="The business case in figures" minWidth="26rem">
      <thead>
        <tr>
          <Th fixed="narrow">What</Th>
          <Th numeric>Lowest</Th>
          <Th numeric>Most likely</Th>
          <Th numeric>Highest</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ term, unit, cells, result }) => (
          <Tr key={term + unit}>
            <RowHead className={clsx(!result && 'font-normal')}>
              {term} <span className="font-normal text-muted max-sm:block max-sm:w-28 max-sm:text-sm max-sm:whitespace-normal">{unit}</span>
            </RowHead>
            {(['lowest', 'likely', 'highest'] as const).map((column, index) => (
              <Td key={column} numeric className={clsx(result && index === 1 && 'font-semibold')}>
                {cells[index] === null ? <NotPublished /> : cells[index]}
              </Td>
            ))}
          </Tr>
        ))}
      </tbody>
    </Table>
  )
}
