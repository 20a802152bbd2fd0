import { PageHeader } from '@/components/ui/page-header'
import { DemoMark } from '@/components/verdict/demo-mark'
import { allow } from '@/lib/context'
import { settingText } from '@/lib/domain/price'
import { newestPrice } from '@/lib/domain/price-jump'
import { dayIn } from '@/lib/domain/week'
import { page } from '@/lib/http/page'
import { history } from '@/lib/services/audit'
import { getOfferingName } from '@/lib/services/offerings'
import { getPrice, listPrices } from '@/lib/services/prices'
import { ArchiveButton } from '../../../../archive-button'
import { HistoryList } from '../../../../history-list'
import { ArchivedNotice } from '../../../../row-actions'
import { archivePriceAction, unarchivePriceAction, updatePriceAction } from '../actions'
import { PriceForm } from '../price-form'

export const metadata = { title: 'Edit a price' }

export default page<{ slug: string; id: string; price: string }>(async (ctx, { params }) => {
  allow(ctx, 'claim:write')
  const { slug, currency, timeZone } = ctx.workspace
  const path = `/w/${slug}/inventory`
  const [price, events] = await Promise.all([getPrice(ctx, params.price), history(ctx, { type: 'price', id: params.price })])
  const [{ title }, prices] = await Promise.all([getOfferingName(ctx, price.offeringId), listPrices(ctx, price.offeringId)])
  const offeringPath = `${path}/offerings/${price.offeringId}`
  const unarchive = unarchivePriceAction.bind(null, slug)
  return (
    <div className="flex flex-col gap-8">
      <div>
        <PageHeader
          title={`Edit a price: ${settingText(price)}`}
          breadcrumbs={[
            { label: 'Offerings', href: `${path}?tab=offerings` },
            { label: title, href: `${offeringPath}#prices` },
          ]}
          meta={price.origin === 'demo' ? <DemoMark /> : price.createdByName ? <span>added by {price.createdByName}</span> : null}
          actions={
            <ArchiveButton
              id={price.id}
              archivedAt={price.archivedAt}
              archive={archivePriceAction.bind(null, slug)}
              unarchive={unarchive}
            />
          }
        />
        <ArchivedNotice noun="price" id={price.id} archivedAt={price.archivedAt} unarchive={unarchive} />
        <PriceForm
          action={updatePriceAction.bind(null, slug)}
          offeringPath={offeringPath}
          offeringId={price.offeringId}
          currency={currency}
          today={dayIn(ctx.now, timeZone)}
          newest={newestPrice(prices, currency, price.id)}
          price={price}
        />
      </div>
      <HistoryList events={events} zone={timeZone} />
    </div>
  )
})
