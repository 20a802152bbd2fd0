import { PriceSteps } from '@/components/charts/price-steps'
import { Badge } from '@/components/ui/badge'
import { NotPublished } from '@/components/ui/data-list'
import { Section } from '@/components/ui/section'
import { RowHead, RowLink, Table, Td, Th, Tr } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import type { Day } from '@/lib/domain/day'
import { priceSources, settingText } from '@/lib/domain/price'
import { type PriceSeries, priceChanges, stepOn } from '@/lib/domain/price-history'
import { priceDrawing } from '@/lib/domain/price-steps'
import { formatDate, formatPercent, plural } from '@/lib/format'
import type { SourcedPrice } from '@/lib/services/prices'
import type { OfferingPrices } from '@/lib/services/vendor-prices'

type PricesSectionProps = { prices: readonly OfferingPrices[]; home: string; today: Day; currency: string }

/** What its offerings cost now and how that moved, one line for each setting and kind of price. */
export function VendorPricesSection({ prices, home, today, currency }: PricesSectionProps) {
  const lines = prices.flatMap(({ offering, series }) => series.map((entry) => ({ offering, entry })))
  return (
    <Section id="prices" title="Prices over time" meta={`what a generated second costs in ${currency}`} flush>
      {lines.length === 0 ? (
        <p className="py-3 text-muted">No price of its offerings is written down. Prices are added on the page of an offering.</p>
      ) : (
        <Table label="Prices over time" minWidth="52rem" folds>
          <thead className="max-sm:sr-only">
            <tr>
              <Th fixed="narrow">Offering</Th>
              <Th>For</Th>
              <Th>Kind</Th>
              <Th numeric>Now</Th>
              <Th>Holds since</Th>
              <Th>Last change</Th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ offering, entry }) => (
              <Row key={`${offering.id} ${entry.key}`} offering={offering} entry={entry} home={home} today={today} />
            ))}
          </tbody>
        </Table>
      )}
      <Moved lines={lines} today={today} />
    </Section>
  )
}

type Line = { offering: OfferingPrices['offering']; entry: PriceSeries<SourcedPrice> }

const kindOf = (source: string) => priceSources.find(({ id }) => id === source)?.label ?? source

function Row({ offering, entry, home, today }: Line & { home: string; today: Day }) {
  const step = stepOn(entry, today)
  const figure = step?.prices[0]?.figure
  const now = figure?.text ?? null
  return (
    <Tr data-row>
      <RowHead className="sm:whitespace-nowrap">
        <RowLink href={`${home}/inventory/offerings/${offering.id}#prices`} prefetch={false}>
          {offering.title}
        </RowLink>
        <span className="block text-sm text-muted sm:hidden">
          {settingText(entry)}, {kindOf(entry.source).toLowerCase()}: {now ?? 'no figure'}; {changeText(entry, today)}
        </span>
      </RowHead>
      <Td className="max-sm:hidden">{settingText(entry)}</Td>
      <Td className="text-muted max-sm:hidden">{kindOf(entry.source)}</Td>
      <Td numeric className="max-sm:hidden">
        {now ?? <NotPublished />} {step?.disagree ? <Badge tone="dashed">two sources differ</Badge> : null}
      </Td>
      <Td className="max-sm:hidden">{step ? <Time value={step.from} /> : <span className="text-muted">not yet</span>}</Td>
      <Td className="text-muted max-sm:hidden">{changeText(entry, today)}</Td>
    </Tr>
  )
}

function changeText(entry: PriceSeries<SourcedPrice>, today: Day): string {
  const changes = priceChanges(entry).filter(({ on }) => on <= today)
  const last = changes.at(-1)
  if (!last) return 'has not changed'
  const moved = last.share === null ? 'changed' : `${last.share < 0 ? 'fell' : 'rose'} by ${formatPercent(Math.abs(last.share))}`
  return `${moved} on ${formatDate(last.on)}${changes.length > 1 ? `, ${plural(changes.length, 'change')} in all` : ''}`
}

function Moved({ lines, today }: { lines: readonly Line[]; today: Day }) {
  const drawn = lines.flatMap(({ offering, entry }) => {
    const drawing = entry.steps.length > 1 ? priceDrawing(entry, today) : null
    return drawing
      ? [
          {
            title: `${offering.title}, ${kindOf(entry.source).toLowerCase()}, ${settingText(entry)}`,
            drawing,
            key: `${offering.id} ${entry.key}`,
          },
        ]
      : []
  })
  if (drawn.length === 0) return null
  return (
    <div className="grid gap-x-10 gap-y-5 pt-5 lg:grid-cols-2">
      {drawn.map(({ title, drawing, key }) => (
        <figure key={key}>
          <figcaption className="pb-1 text-sm text-muted">{title}</figcaption>
          <PriceSteps drawing={drawing} title={`${title} through time`} />
        </figure>
      ))}
    </div>
  )
}
