import { PageHeader } from '@/components/ui/page-header'
import { allow } from '@/lib/context'
import { page } from '@/lib/http/page'
import { getOwnership } from '@/lib/services/ownership'
import { setOwnershipAction } from './actions'
import { OwnershipForm } from './ownership-form'

export const metadata = { title: 'Who owns a vendor' }

export default page<{ slug: string; id: string }>(async (ctx, { params: { slug, id } }) => {
  allow(ctx, 'inventory:write')
  const { name, said, ...ownership } = await getOwnership(ctx, id)
  const path = `/w/${slug}/inventory/vendors`
  return (
    <>
      <PageHeader
        title="Who owns it"
        breadcrumbs={[
          { label: 'Vendors', href: `/w/${slug}/inventory?tab=vendors` },
          { label: name, href: `${path}/${id}` },
        ]}
      />
      <OwnershipForm
        action={setOwnershipAction.bind(null, slug)}
        path={path}
        ownership={ownership}
        said={said && { note: said.note, unverified: said.unverified }}
      />
    </>
  )
})
