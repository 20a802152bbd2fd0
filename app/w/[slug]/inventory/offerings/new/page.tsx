import { PageHeader } from '@/components/ui/page-header'
import { allow } from '@/lib/context'
import { page } from '@/lib/http/page'
import { listModelChoices } from '@/lib/services/models'
import { listVendorChoices } from '@/lib/services/vendors'
import { createOfferingAction } from '../actions'
import { OfferingForm } from '../offering-form'

export const metadata = { title: 'Add an offering' }

export default page(async (ctx, { search }) => {
  allow(ctx, 'inventory:write')
  const { slug } = ctx.workspace
  const path = `/w/${slug}/inventory`
  const [vendors, models] = await Promise.all([listVendorChoices(ctx), listModelChoices(ctx)])
  return (
    <>
      <PageHeader title="Add an offering" breadcrumbs={[{ label: 'Offerings', href: `${path}?tab=offerings` }]} />
      <OfferingForm
        action={createOfferingAction.bind(null, slug)}
        path={path}
        vendors={vendors.map(({ id, name }) => ({ value: id, label: name }))}
        models={models}
        begin={{ modelId: search.model, providerId: search.provider }}
      />
    </>
  )
})
