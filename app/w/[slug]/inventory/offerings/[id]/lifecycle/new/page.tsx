import { PageHeader } from '@/components/ui/page-header'
import { allow } from '@/lib/context'
import { LifecycleStage } from '@/lib/domain/lifecycle-event'
import { dayIn } from '@/lib/domain/week'
import { page } from '@/lib/http/page'
import { getOfferingName } from '@/lib/services/offerings'
import { createLifecycleEventAction } from '../actions'
import { EventForm } from '../event-form'

export const metadata = { title: 'Add a lifecycle event' }

export default page<{ slug: string; id: string }>(async (ctx, { params: { slug, id }, search }) => {
  allow(ctx, 'claim:write')
  const path = `/w/${slug}/inventory`
  const { title } = await getOfferingName(ctx, id)
  return (
    <>
      <PageHeader
        title="Add a lifecycle event"
        breadcrumbs={[
          { label: 'Offerings', href: `${path}?tab=offerings` },
          { label: title, href: `${path}/offerings/${id}` },
        ]}
      />
      <EventForm
        action={createLifecycleEventAction.bind(null, slug)}
        offeringPath={`${path}/offerings/${id}`}
        offeringId={id}
        today={dayIn(ctx.now, ctx.workspace.timeZone)}
        stage={LifecycleStage.safeParse(search.stage).data}
      />
    </>
  )
})
