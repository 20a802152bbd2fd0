import { PageHeader } from '@/components/ui/page-header'
import { allow } from '@/lib/context'
import { stageLabel } from '@/lib/domain/lifecycle-event'
import { dayIn } from '@/lib/domain/week'
import { page } from '@/lib/http/page'
import { history } from '@/lib/services/audit'
import { getLifecycleEvent } from '@/lib/services/lifecycle-events'
import { getOfferingName } from '@/lib/services/offerings'
import { HistoryList } from '../../../../history-list'
import { ArchivedNotice } from '../../../../row-actions'
import { unarchiveLifecycleEventAction, updateLifecycleEventAction } from '../actions'
import { EventForm } from '../event-form'

export const metadata = { title: 'Edit a lifecycle event' }

export default page<{ slug: string; id: string; event: string }>(async (ctx, { params }) => {
  allow(ctx, 'claim:write')
  const { slug, timeZone } = ctx.workspace
  const path = `/w/${slug}/inventory`
  const [event, events] = await Promise.all([getLifecycleEvent(ctx, params.event), history(ctx, { type: 'lifecycle', id: params.event })])
  const { title } = await getOfferingName(ctx, event.offeringId)
  return (
    <div className="flex flex-col gap-8">
      <div>
        <PageHeader
          title={`Edit a lifecycle event: ${stageLabel(event.stage).toLowerCase()}`}
          breadcrumbs={[
            { label: 'Offerings', href: `${path}?tab=offerings` },
            { label: title, href: `${path}/offerings/${event.offeringId}` },
          ]}
        />
        {event.archivedAt ? (
          <ArchivedNotice
            noun="event"
            id={event.id}
            archivedAt={event.archivedAt}
            unarchive={unarchiveLifecycleEventAction.bind(null, slug)}
          />
        ) : (
          <EventForm
            action={updateLifecycleEventAction.bind(null, slug)}
            offeringPath={`${path}/offerings/${event.offeringId}`}
            offeringId={event.offeringId}
            today={dayIn(ctx.now, timeZone)}
            event={event}
          />
        )}
      </div>
      <HistoryList events={events} zone={timeZone} />
    </div>
  )
})
