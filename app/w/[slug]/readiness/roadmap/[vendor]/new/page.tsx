import { PageHeader } from '@/components/ui/page-header'
import { allow } from '@/lib/context'
import { dayIn } from '@/lib/domain/week'
import { page } from '@/lib/http/page'
import { getRoadmap } from '@/lib/services/roadmap'
import { createPromiseAction } from '../../actions'
import { PromiseForm } from '../../promise-form'

export const metadata = { title: 'Add a promise' }

export default page<{ slug: string; vendor: string }>(async (ctx, { params: { slug, vendor: id } }) => {
  allow(ctx, 'claim:write')
  const { vendor } = await getRoadmap(ctx, id)
  const roadmap = `/w/${slug}/readiness/roadmap`
  return (
    <>
      <PageHeader
        title="Add a promise"
        breadcrumbs={[
          { label: 'Roadmap', href: roadmap },
          { label: vendor.name, href: `${roadmap}/${vendor.id}` },
        ]}
      />
      <PromiseForm
        action={createPromiseAction.bind(null, slug)}
        vendorPath={`${roadmap}/${vendor.id}`}
        vendorId={vendor.id}
        today={dayIn(ctx.now, ctx.workspace.timeZone)}
      />
    </>
  )
})
