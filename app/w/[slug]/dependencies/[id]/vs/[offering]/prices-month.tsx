import Link from 'next/link'
import { NotPublished } from '@/components/ui/data-list'
import { Section } from '@/components/ui/section'
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table'
import { can } from '@/lib/auth/roles'
import type { Context } from '@/lib/context'
import { type PriceSetting, settingText } from '@/lib/domain/price'
import { type HoldingPrice, priceFor, settingKey } from '@/lib/domain/price-history'
import { amountText, type MonthCost, type MonthLine } from '@/lib/domain/price-mix'
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
                  <Link className="link" href={`${path}/${offering.id}/prices/new`}>
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
    return 'In which resolutions this workflow generates was not measured: no job of the incumbent has been logged. Single prices are shown instead of a month.'
  if (finishedSecondsPerMonth === null) return 'How many finished seconds a month takes is not stated, so that there is no month to reckon.'
  const measured = `Mix of the incumbent’s jobs from ${formatDate(mix.from)} to ${formatDate(mix.to)}, by ${mix.unit}; ${formatNumber(finishedSecondsPerMonth)} finished seconds a month.`
  return kept
    ? `${measured} Of what is generated, ${formatPercent(kept.incumbent)} is kept with the incumbent and ${formatPercent(kept.challenger)} with the challenger, as judged in the logs.`
    : `${measured} Prices only: what share of the clips is kept was not measured on both sides, so every second counts as kept.`
}

type MonthsProps = { incumbent: MonthCost; challenger: MonthCost; currency: string }

function Months({ incumbent, challenger, currency }: MonthsProps) {
  return (
    <Table label="A month at the prices on record" minWidth="40rem">
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

const settingsOf = (sides: readonly PricedSide[]): PriceSetting[] => [
  ...new Map(sides.flatMap(({ series }) => series.map((entry) => [settingKey(entry), entry] as const))).values(),
]

type SingleProps = { comparison: PriceComparison; day: string; currency: string }

function SinglePrices({ comparison: { incumbent, challenger }, day }: SingleProps) {
  const sides = [incumbent, challenger]
  return (
    <Table label="Single prices on record" minWidth="34rem">
      <thead>
        <tr>
          <Th fixed="narrow">Setting</Th>
          <Th numeric unit="a generated second">
            Incumbent
          </Th>
          <Th numeric unit="a generated second">
            Challenger
          </Th>
        </tr>
      </thead>
      <tbody>
        {settingsOf(sides).map((setting) => (
          <Tr key={settingKey(setting)}>
            <RowHead>{settingText(setting)}</RowHead>
            {sides.map(({ offering, series }) => (
              <SingleCell key={offering.id} price={priceFor(series, { setting, day })} />
            ))}
          </Tr>
        ))}
      </tbody>
    </Table>
  )
}

function SingleCell({ price }: { price: HoldingPrice | null }) {
  const figures = price?.step.prices.map(({ figure }) => figure) ?? []
  const known = figures.flatMap(({ text }) => text ?? [])
  const gap = figures.flatMap(({ gaps }) => gaps)[0]
  return (
    <Td className="text-right">
      {known.length > 0 ? [...new Set(known)].join(' or ') : <NotPublished />}
      <span className="block text-sm text-muted">
        {price === null ? 'no price for this' : (gap?.reason ?? `${price.source}${price.step.disagree ? ', sources disagree' : ''}`)}
      </span>
    </Td>
  )
}
