import { PageHeader } from '@/components/ui/page-header'
import { allow } from '@/lib/context'
import { newestPrice } from '@/lib/domain/price-jump'
import { dayIn } from '@/lib/domain/week'
import { page } from '@/lib/http/page'
import { getOfferingName } from '@/lib/services/offerings'
import { listPrices } from '@/lib/services/prices'
import { createPriceAction } from '../actions'
import { PriceForm } from '../price-form'

export const metadata = { title: 'Add a price' }

export default page<{ slug: string; id: string }>(async (ctx, { params: { id }, search }) => {
  allow(ctx, 'claim:write')
  const { slug, currency, timeZone } = ctx.workspace
  const path = `/w/${slug}/inventory`
  const [{ title }, prices] = await Promise.all([getOfferingName(ctx, id), listPrices(ctx, id)])
  return (
    <>
      <PageHeader
        title="Add a price"
        breadcrumbs={[
          { label: 'Offerings', href: `${path}?tab=offerings` },
          { label: title, href: `${path}/offerings/${id}#prices` },
        ]}
      />
      <PriceForm
        action={createPriceAction.bind(null, slug)}
        offeringPath={`${path}/offerings/${id}`}
        offeringId={id}
        currency={currency}
        today={dayIn(ctx.now, timeZone)}
        newest={newestPrice(prices, currency)}
        begin={search}
      />
    </>
  )
})
