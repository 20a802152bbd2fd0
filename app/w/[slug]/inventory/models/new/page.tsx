import { PageHeader } from '@/components/ui/page-header'
import { allow } from '@/lib/context'
import { page } from '@/lib/http/page'
import { listModelChoices } from '@/lib/services/models'
import { listVendorChoices } from '@/lib/services/vendors'
import { createModelAction } from '../actions'
import { ModelForm } from '../model-form'

export const metadata = { title: 'Add a model' }

export default page(async (ctx, { search }) => {
  allow(ctx, 'inventory:write')
  const { slug } = ctx.workspace
  const path = `/w/${slug}/inventory`
  const [vendors, models] = await Promise.all([listVendorChoices(ctx), listModelChoices(ctx)])
  return (
    <>
      <PageHeader title="Add a model" breadcrumbs={[{ label: 'Models', href: `${path}?tab=models` }]} />
      <ModelForm
        action={createModelAction.bind(null, slug)}
        path={path}
        vendors={vendors.map(({ id, name }) => ({ value: id, label: name }))}
        models={models}
        vendorId={search.vendor}
      />
    </>
  )
})
