import { PageHeader } from '@/components/ui/page-header'
import { allow } from '@/lib/context'
import { page } from '@/lib/http/page'
import { listModelChoices } from '@/lib/services/models'
import { getOffering, getOfferingName } from '@/lib/services/offerings'
import { listVendorChoices } from '@/lib/services/vendors'
import { updateOfferingAction } from '../../actions'
import { OfferingForm } from '../../offering-form'

export const metadata = { title: 'Edit an offering' }

export default page<{ slug: string; id: string }>(async (ctx, { params: { id } }) => {
  allow(ctx, 'inventory:write')
  const { slug } = ctx.workspace
  const path = `/w/${slug}/inventory`
  const [offering, { title }, vendors, models] = await Promise.all([
    getOffering(ctx, id),
    getOfferingName(ctx, id),
    listVendorChoices(ctx),
    listModelChoices(ctx),
  ])
  return (
    <>
      <PageHeader
        title={`Edit ${title}`}
        breadcrumbs={[
          { label: 'Offerings', href: `${path}?tab=offerings` },
          { label: title, href: `${path}/offerings/${id}` },
        ]}
      />
      <OfferingForm
        action={updateOfferingAction.bind(null, slug)}
        path={path}
        vendors={vendors.map((vendor) => ({ value: vendor.id, label: vendor.name }))}
        models={models}
        offering={offering}
        title={title}
      />
    </>
  )
})
