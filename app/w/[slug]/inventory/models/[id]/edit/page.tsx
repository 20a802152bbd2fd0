import { PageHeader } from '@/components/ui/page-header'
import { allow } from '@/lib/context'
import { modelTitle } from '@/lib/domain/model'
import { page } from '@/lib/http/page'
import { getModel, listModelChoices } from '@/lib/services/models'
import { listVendorChoices } from '@/lib/services/vendors'
import { updateModelAction } from '../../actions'
import { ModelForm } from '../../model-form'

export const metadata = { title: 'Edit a model' }

export default page<{ slug: string; id: string }>(async (ctx, { params }) => {
  allow(ctx, 'inventory:write')
  const { slug } = ctx.workspace
  const path = `/w/${slug}/inventory`
  const [model, vendors, models] = await Promise.all([getModel(ctx, params.id), listVendorChoices(ctx), listModelChoices(ctx)])
  return (
    <>
      <PageHeader
        title={`Edit ${modelTitle(model)}`}
        breadcrumbs={[
          { label: 'Models', href: `${path}?tab=models` },
          { label: modelTitle(model), href: `${path}/models/${model.id}` },
        ]}
      />
      <ModelForm
        action={updateModelAction.bind(null, slug)}
        path={path}
        vendors={vendors.map(({ id, name }) => ({ value: id, label: name }))}
        models={models}
        model={model}
      />
    </>
  )
})
