import { Plus } from 'lucide-react'
import { PriceSteps } from '@/components/charts/price-steps'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Notice } from '@/components/ui/notice'
import { Section } from '@/components/ui/section'
import { can } from '@/lib/auth/roles'
import type { Context } from '@/lib/context'
import type { Offering } from '@/lib/domain/offering'
import { settingText } from '@/lib/domain/price'
import { loggedDifferences } from '@/lib/domain/price-check'
import { type PriceSeries, priceChanges, priceSeries } from '@/lib/domain/price-history'
import { priceDrawing } from '@/lib/domain/price-steps'
import { dayIn } from '@/lib/domain/week'
import { formatDate, formatPercent, plural } from '@/lib/format'
import { type JobSummaryLine, listJobSummaries } from '@/lib/services/job-summaries'
import { listPrices, type SourcedPrice } from '@/lib/services/prices'
import { EarlierPrices } from './earlier-prices'
import { kindOf, PriceTable } from './price-table'

type PricesSectionProps = { ctx: Context; offering: Offering }

/** What a second costs today by setting and kind of price, with the working, and how it moved. */
export async function PricesSection({ ctx, offering }: PricesSectionProps) {
  const { slug, currency, timeZone } = ctx.workspace
  const today = dayIn(ctx.now, timeZone)
  const [prices, summaries] = await Promise.all([listPrices(ctx, offering.id), listJobSummaries(ctx, offering.id)])
  const series = priceSeries(prices, currency)
  const path = `/w/${slug}/inventory/offerings/${offering.id}/prices`
  const writes = can(ctx.role, 'claim:write')
  const add = writes ? (
    <ButtonLink size="sm" href={`${path}/new`} icon={<Plus aria-hidden="true" />}>
      Add a price
    </ButtonLink>
  ) : null
  const published = publishedPrices(offering)
  const none = series.length === 0 && published.length === 0
  return (
    <Section
      id="prices"
      title="Prices"
      meta={`what a generated second costs in ${currency}; rejected clips are not counted here`}
      actions={none ? null : add}
      flush={!none}
    >
      {none ? (
        <Empty title="No price is on record" action={add}>
          Nobody has written down what it costs, and no source of the catalogue says so. Until then what a month would cost stays unknown.
        </Empty>
      ) : (
        <PriceTable {...{ series, published, today, currency }} edit={writes ? { slug, path } : null} sourcesPath={`/w/${slug}/sources`} />
      )}
      <LoggedOtherwise series={series} summaries={summaries} currency={currency} />
      <OverTime series={series} today={today} />
      <EarlierPrices series={series} today={today} path={writes ? path : null} />
    </Section>
  )
}

export type PublishedPrice = {
  basis: string
  usdPerSecond: number
  asOf: string | null
  source: { title: string; url: string | null } | null
}

/** The list prices that the row of the offering carries, each once; they are in US dollars. */
function publishedPrices({ priceUsdPerSecond, priceBasis, priceTiers, asOf, sources }: Offering): PublishedPrice[] {
  // Of several sources nobody has kept which one says which price.
  const [only, another] = sources
  const source = only && !another ? { title: only.title, url: only.url } : null
  const main = priceUsdPerSecond === null ? [] : [{ basis: priceBasis ?? 'any setting', usdPerSecond: priceUsdPerSecond }]
  const tiers = priceTiers.filter(({ basis, usdPerSecond }) => basis !== priceBasis || usdPerSecond !== priceUsdPerSecond)
  return [...main, ...tiers].map((price) => ({ ...price, asOf, source }))
}

type PartProps = { series: readonly PriceSeries<SourcedPrice>[]; today: string }

type LoggedProps = { series: PartProps['series']; summaries: readonly JobSummaryLine[]; currency: string }

/** Jobs that cost something else than was promised for their setting. */
function LoggedOtherwise({ series, summaries, currency }: LoggedProps) {
  const logged = summaries.flatMap(({ setting, toOn, figures: { cost } }) =>
    cost ? [{ setting, on: toOn, perFinishedSecond: cost.perFinishedSecond, relSe: cost.relSe, currency: cost.currency }] : [],
  )
  const found = loggedDifferences(series, logged, currency)
  if (found.length === 0) return null
  return (
    <div className="flex flex-col gap-2 pt-3">
      {found.map(({ setting, sentence }) => (
        <Notice key={setting} tone="warn" title="Jobs cost something else than was promised">
          {sentence}
        </Notice>
      ))}
    </div>
  )
}

/** One small drawing for every price that has moved, the change in words above it. */
function OverTime({ series, today }: PartProps) {
  const moved = series.flatMap((entry) => {
    const drawing = entry.steps.length > 1 ? priceDrawing(entry, today) : null
    return drawing ? [{ entry, drawing, changes: priceChanges(entry).filter(({ on }) => on <= today) }] : []
  })
  if (moved.length === 0) return null
  return (
    <div className="grid gap-x-10 gap-y-5 pt-5 lg:grid-cols-2">
      {moved.map(({ entry, drawing, changes }) => {
        const title = `${kindOf(entry.source)}, ${settingText(entry)}`
        const last = changes.at(-1)
        return (
          <figure key={entry.key}>
            <figcaption className="pb-1">
              <span className="font-semibold">{title}</span>{' '}
              <span className="text-muted">
                {last?.share == null
                  ? 'has not changed'
                  : `${last.share < 0 ? 'fell' : 'rose'} by ${formatPercent(Math.abs(last.share))} on ${formatDate(last.on)}`}
                {changes.length > 1 ? `, ${plural(changes.length, 'change')} in all` : ''}
              </span>
            </figcaption>
            <PriceSteps drawing={drawing} title={`${title} through time`} />
          </figure>
        )
      })}
    </div>
  )
}
