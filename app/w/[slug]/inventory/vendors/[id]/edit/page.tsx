import { PageHeader } from '@/components/ui/page-header'
import { allow } from '@/lib/context'
import { page } from '@/lib/http/page'
import { getVendor } from '@/lib/services/vendors'
import { updateVendorAction } from '../../actions'
import { VendorForm } from '../../vendor-form'

export const metadata = { title: 'Edit a vendor' }

export default page<{ slug: string; id: string }>(async (ctx, { params }) => {
  allow(ctx, 'inventory:write')
  const { slug } = ctx.workspace
  const path = `/w/${slug}/inventory`
  const vendor = await getVendor(ctx, params.id)
  return (
    <>
      <PageHeader
        title={`Edit ${vendor.name}`}
        breadcrumbs={[
          { label: 'Vendors', href: `${path}?tab=vendors` },
          { label: vendor.name, href: `${path}/vendors/${vendor.id}` },
        ]}
      />
      <VendorForm action={updateVendorAction.bind(null, slug)} path={path} vendor={vendor} />
    </>
  )
})
