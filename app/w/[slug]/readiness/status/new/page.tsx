import { PageHeader } from '@/components/ui/page-header'
import { allow } from '@/lib/context'
import { page } from '@/lib/http/page'
import { listStatusVendors } from '@/lib/services/status-views'
import { NewStatusForm } from '../status-form'

export const metadata = { title: 'Add a status page' }

export default page(async (ctx, { search }) => {
  allow(ctx, 'claim:write')
  const vendors = await listStatusVendors(ctx)
  const home = `/w/${ctx.workspace.slug}`
  const base = `${home}/readiness/status`
  return (
    <>
      <PageHeader
        title="Add a status page"
        breadcrumbs={[
          { label: 'Readiness', href: `${home}/readiness` },
          { label: 'Status pages', href: base },
        ]}
        meta="It is read at once, from the public internet. Pages of Atlassian Statuspage, incident.io and Instatus can be read."
      />
      <NewStatusForm
        slug={ctx.workspace.slug}
        vendors={vendors.map(({ vendorId, vendorName, url }) => ({ value: vendorId, label: vendorName, url }))}
        chosen={search.vendor ?? null}
        cancelHref={base}
      />
    </>
  )
})
