import Link from 'next/link'
import { NotPublished } from '@/components/ui/data-list'
import { Section } from '@/components/ui/section'
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table'
import { can } from '@/lib/auth/roles'
import type { Context } from '@/lib/context'
import { type PriceSetting, settingText } from '@/lib/domain/price'
import { type HoldingPrice, priceFor, settingKey } from '@/lib/domain/price-history'
import { type Amount, amountText, type MonthCost, type MonthLine, monthAt } from '@/lib/domain/price-mix'
import { formatDate, formatNumber, formatPercent } from '@/lib/format'
import { comparePrices, type PriceComparison, type PricedSide } from '@/lib/services/price-comparison'

type PricesMonthProps = { ctx: Context; dependencyId: string; challengerId: string; day: string }

/** What both sides cost in a month at the prices on record, the team's own volume and the mix it was measured to use; or their single prices. */
export async function PricesMonth({ ctx, dependencyId, challengerId, day }: PricesMonthProps) {
  const comparison = await comparePrices(ctx, { dependencyId, challengerId, day })
  const { incumbent, challenger } = comparison
  const { slug, currency } = ctx.workspace
  const path = `/w/${slug}/inventory/offerings`
  const bare = [incumbent, challenger].filter(({ series }) => series.length === 0)
  return (
    <Section
      id="prices"
      title="At the prices on record"
      meta="beside the team’s own estimates above, which the verdict reads"
      flush={bare.length < 2}
    >
      {bare.length === 2 ? null : incumbent.month && challenger.month ? (
        <Months incumbent={incumbent.month} challenger={challenger.month} currency={currency} />
      ) : (
        <SinglePrices comparison={comparison} day={day} currency={currency} />
      )}
      <p className="max-w-4xl pt-2 text-sm text-muted">{bare.length === 2 ? null : basisText(comparison)}</p>
      {bare.length > 0 ? (
        <p>
          {bare.length === 2 ? 'Neither side has a price on record' : 'One side has no price on record'}
          {can(ctx.role, 'claim:write') ? ': ' : '.'}
          {can(ctx.role, 'claim:write')
            ? bare.map(({ offering }, index) => (
                <span key={offering.id}>
                  {index > 0 ? ', ' : ''}
                  <Link className="link" href={`${path}/${offering.id}#prices`}>
                    add one of {offering.title}
                  </Link>
                </span>
              ))
            : null}
        </p>
      ) : null}
    </Section>
  )
}

/** What the figures rest on, and what is not known about them. */
function basisText({ mix, kept, finishedSecondsPerMonth }: PriceComparison): string {
  if (!mix)
    return 'In which resolutions this workflow generates was not measured: no job of the incumbent has been logged. So each price stands alone, with the month as if all of it were generated at that one.'
  if (finishedSecondsPerMonth === null) return 'How many finished seconds a month takes is not stated, so that there is no month to reckon.'
  const measured = `Mix of the incumbent’s jobs from ${formatDate(mix.from)} to ${formatDate(mix.to)}, by ${mix.unit}; ${formatNumber(finishedSecondsPerMonth)} finished seconds a month.`
  return kept
    ? `${measured} Of what is generated, ${formatPercent(kept.incumbent)} is kept with the incumbent and ${formatPercent(kept.challenger)} with the challenger, as judged in the logs.`
    : `${measured} Prices only: what share of the clips is kept was not measured on both sides, so every second counts as kept.`
}

type MonthsProps = { incumbent: MonthCost; challenger: MonthCost; currency: string }

function Months({ incumbent, challenger, currency }: MonthsProps) {
  return (
    <Table label="A month at the prices on record" minWidth="36rem" className="max-w-4xl">
      <thead>
        <tr>
          <Th fixed="narrow">Setting</Th>
          <Th numeric>Share</Th>
          <Th numeric unit="a month">
            Incumbent
          </Th>
          <Th numeric unit="a month">
            Challenger
          </Th>
        </tr>
      </thead>
      <tbody>
        {incumbent.lines.map((line, index) => (
          <Tr key={line.setting}>
            <RowHead>{line.setting}</RowHead>
            <Td numeric>{formatPercent(line.share)}</Td>
            <MonthCell line={line} currency={currency} />
            <MonthCell line={challenger.lines[index]} currency={currency} />
          </Tr>
        ))}
        <Tr>
          <RowHead className="font-semibold">In all</RowHead>
          <Td numeric>100%</Td>
          <TotalCell month={incumbent} currency={currency} />
          <TotalCell month={challenger} currency={currency} />
        </Tr>
      </tbody>
    </Table>
  )
}

/** The amount with its working under it; without one the reason. */
function MonthCell({ line, currency }: { line: MonthLine | undefined; currency: string }) {
  return (
    <Td className="text-right">
      {line?.amount ? amountText(line.amount, currency) : <NotPublished />}
      <span className="block text-sm text-muted">{line?.working ?? line?.reason}</span>
    </Td>
  )
}

function TotalCell({ month: { total, known, pricedShare }, currency }: { month: MonthCost; currency: string }) {
  return (
    <Td className="text-right">
      <span className="font-semibold">{total ? amountText(total, currency) : <NotPublished />}</span>
      {total === null && known !== null ? (
        <span className="block text-sm text-muted">
          {amountText(known, currency)} for the {formatPercent(pricedShare)} with a price; the rest is unknown
        </span>
      ) : null}
    </Td>
  )
}

/** A price for any setting stands beside every other one; it needs a line of its own only where there is no other. */
function settingsOf(sides: readonly PricedSide[]): PriceSetting[] {
  const all = [...new Map(sides.flatMap(({ series }) => series.map((entry) => [settingKey(entry), entry] as const))).values()]
  const named = all.filter(({ resolution, audio }) => resolution !== null || audio !== null)
  return named.length > 0 ? named : all
}

type SingleProps = { comparison: PriceComparison; day: string; currency: string }

function SinglePrices({ comparison: { incumbent, challenger, finishedSecondsPerMonth }, day, currency }: SingleProps) {
  const sides = [incumbent, challenger]
  const month = (price: HoldingPrice) => finishedSecondsPerMonth && monthAt(price, finishedSecondsPerMonth, currency)
  return (
    <Table label="Single prices on record" className="max-w-4xl">
      <thead>
        <tr>
          <Th fixed="narrow">Setting</Th>
          <Th numeric unit="a second">
            Incumbent
          </Th>
          <Th numeric unit="a second">
            Challenger
          </Th>
        </tr>
      </thead>
      <tbody>
        {settingsOf(sides).map((setting) => (
          <Tr key={settingKey(setting)}>
            <RowHead>{settingText(setting)}</RowHead>
            {sides.map(({ offering, series }) => {
              const price = priceFor(series, { setting, day })
              return <SingleCell key={offering.id} price={price} month={price && month(price)} currency={currency} />
            })}
          </Tr>
        ))}
      </tbody>
    </Table>
  )
}

function SingleCell({ price, month, currency }: { price: HoldingPrice | null; month: Amount | 0 | null; currency: string }) {
  const figures = price?.step.prices.map(({ figure }) => figure) ?? []
  const known = figures.flatMap(({ text }) => text ?? [])
  const gap = figures.flatMap(({ gaps }) => gaps)[0]
  return (
    <Td className="text-right">
      {known.length > 0 ? [...new Set(known)].join(' or ') : <NotPublished />}
      <span className="block text-sm text-muted">
        {price === null ? 'no price for this' : (gap?.reason ?? `${price.source}${price.step.disagree ? ', sources disagree' : ''}`)}
      </span>
      {month ? <span className="block text-sm text-muted">{amountText(month, currency)} a month</span> : null}
    </Td>
  )
}
