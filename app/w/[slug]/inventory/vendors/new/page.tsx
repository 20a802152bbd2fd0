import { PageHeader } from '@/components/ui/page-header'
import { allow } from '@/lib/context'
import { page } from '@/lib/http/page'
import { createVendorAction } from '../actions'
import { VendorForm } from '../vendor-form'

export const metadata = { title: 'Add a vendor' }

export default page(async (ctx) => {
  allow(ctx, 'inventory:write')
  const { slug } = ctx.workspace
  const path = `/w/${slug}/inventory`
  return (
    <>
      <PageHeader title="Add a vendor" breadcrumbs={[{ label: 'Vendors', href: `${path}?tab=vendors` }]} />
      <VendorForm action={createVendorAction.bind(null, slug)} path={path} />
    </>
  )
})
