import 'server-only'
import { allow, type Context } from '@/lib/context'
import { toNoun } from '@/lib/db/columns'
import { offeringNameSelect, priceSelect } from '@/lib/db/select'
import { grouped } from '@/lib/domain/grouped'
import { offeringTitle } from '@/lib/domain/offering'
import { type PriceSeries, priceSeries } from '@/lib/domain/price-history'
import type { SourcedPrice } from './prices'

/** The prices of one offering through time, one history for each setting and kind of source. */
export type OfferingPrices = { offering: { id: string; title: string }; series: PriceSeries<SourcedPrice>[] }

/** What was written down of the prices of everything that a vendor makes or serves, by offering. */
export async function vendorPrices(ctx: Context, vendorId: string): Promise<OfferingPrices[]> {
  allow(ctx, 'workspace:read')
  const rows = await ctx.db.price.findMany({
    where: { archivedAt: null, offering: { OR: [{ providerId: vendorId }, { model: { vendorId } }] } },
    orderBy: [{ validFrom: 'asc' }, { id: 'asc' }],
    select: { ...priceSelect, offering: { select: offeringNameSelect } },
  })
  const titles = new Map(rows.map(({ offering }) => [offering.id, offeringTitle(offering)]))
  const prices = grouped(
    rows.map(({ offering: _, ...price }) => toNoun<SourcedPrice>(price)),
    ({ offeringId }) => offeringId,
  )
  return [...prices]
    .map(([id, own]) => ({ offering: { id, title: titles.get(id) ?? id }, series: priceSeries(own, ctx.workspace.currency) }))
    .sort((a, b) => (a.offering.title < b.offering.title ? -1 : 1))
}
