import Link from 'next/link'
import { CommandButton } from '@/components/command-button'
import { ExternalLink } from '@/components/ui/external-link'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { Time } from '@/components/ui/time'
import { DemoMark } from '@/components/verdict/demo-mark'
import { can } from '@/lib/auth/roles'
import { kindLabel } from '@/lib/domain/status-page'
import { plural } from '@/lib/format'
import { page } from '@/lib/http/page'
import { history } from '@/lib/services/audit'
import { findMeasuredBeside } from '@/lib/services/status-contradictions'
import { getStatusPage, type StatusDetail } from '@/lib/services/status-views'
import { archiveStatusPageAction, readStatusNowAction, switchStatusPageAction, unarchiveStatusPageAction } from '../actions'
import { StatusForm } from '../status-form'
import { IncidentTable } from './incident-table'
import { MeasuredBeside } from './measured-beside'
import { StatusFigures } from './status-figures'
import { StatusHistory } from './status-history'

export const metadata = { title: 'Status page' }

export default page<{ slug: string; id: string }>(async (ctx, { params: { slug, id } }) => {
  const [status, measured, events] = await Promise.all([
    getStatusPage(ctx, id),
    findMeasuredBeside(ctx, id),
    history(ctx, { type: 'status_page', id }),
  ])
  const zone = ctx.workspace.timeZone
  const home = `/w/${slug}`
  const writes = can(ctx.role, 'claim:write')
  const removed = status.archivedAt !== null
  return (
    <article className="flex flex-col gap-8">
      <PageHeader
        title={`Status page of ${status.vendorName}`}
        breadcrumbs={[
          { label: 'Readiness', href: `${home}/readiness` },
          { label: 'Status pages', href: `${home}/readiness/status` },
        ]}
        meta={
          <>
            <ExternalLink href={status.url} showHost />
            <Link href={`${home}/inventory/vendors/${id}`} className="link">
              The vendor
            </Link>
            <span>{kindLabel(status.kind)}</span>
            <span>
              last read <Time value={status.readAt} withTime zone={zone} />
            </span>
            {status.origin === 'demo' ? <DemoMark /> : null}
          </>
        }
        actions={writes && !removed ? <Commands slug={slug} status={status} /> : null}
      />
      <Notices slug={slug} status={status} zone={zone} writes={writes} />
      <StatusFigures status={status} zone={zone} pausedAt={events.find(({ action }) => action === 'status_page.paused')?.at ?? null} />
      <MeasuredBeside home={home} measured={measured} told={removed ? null : (status.observed?.share ?? null)} />
      <Section id="incidents" title="Incidents" meta={incidentsMeta(status)} flush={status.incidents.length > 0}>
        {status.incidents.length > 0 ? (
          <IncidentTable incidents={status.incidents} chosen={status.components} zone={zone} now={ctx.now} />
        ) : (
          <p className="text-muted">{status.readAt ? 'The page lists no incident.' : 'Nothing was read yet.'}</p>
        )}
      </Section>
      {writes && !removed ? (
        <Section id="settings" title="How it is read">
          <StatusForm key={status.version} slug={slug} page={status} />
        </Section>
      ) : null}
      <StatusHistory events={events} zone={zone} />
    </article>
  )
})

const incidentsMeta = ({ incidents, kind }: StatusDetail): string =>
  [
    plural(incidents.length, 'incident'),
    kind === 'instatus' ? 'Instatus tells only of open ones, so each is known from when it was first seen' : null,
  ]
    .filter(Boolean)
    .join(' · ')

function Commands({ slug, status: { vendorId, active } }: { slug: string; status: StatusDetail }) {
  const fields = { vendorId }
  return (
    <>
      <CommandButton action={readStatusNowAction.bind(null, slug)} fields={fields} variant="primary" size="md" pendingLabel="Reading…">
        Read now
      </CommandButton>
      <CommandButton
        action={switchStatusPageAction.bind(null, slug)}
        fields={{ vendorId, active: active ? 'off' : 'on' }}
        size="md"
        pendingLabel="…"
      >
        {active ? 'Pause' : 'Resume reading'}
      </CommandButton>
      <CommandButton
        action={archiveStatusPageAction.bind(null, slug)}
        undo={unarchiveStatusPageAction.bind(null, slug)}
        fields={fields}
        variant="danger"
        size="md"
        pendingLabel="Removing…"
      >
        Remove
      </CommandButton>
    </>
  )
}

type NoticesProps = { slug: string; status: StatusDetail; zone: string; writes: boolean }

function Notices({ slug, status, zone, writes }: NoticesProps) {
  const { vendorId, archivedAt, failure, failingSince, nextReadAt, active, remarks } = status
  return (
    <div className="-mt-4 flex flex-col gap-3 empty:hidden">
      {archivedAt ? (
        <Notice
          title="This status page was removed and is read no more"
          action={
            writes ? (
              <CommandButton action={unarchiveStatusPageAction.bind(null, slug)} fields={{ vendorId }} pendingLabel="Restoring…">
                Restore it
              </CommandButton>
            ) : null
          }
        >
          What it said is kept.
        </Notice>
      ) : null}
      {failure && failingSince ? (
        <Notice tone="warn" title="The page cannot be read">
          {failure} It fails since <Time value={failingSince} withTime zone={zone} />; what is shown here is what it said before.{' '}
          {active ? (
            <>
              The next try is at <Time value={nextReadAt} withTime zone={zone} />.
            </>
          ) : null}
        </Notice>
      ) : null}
      {remarks.length > 0 ? (
        <Notice tone="warn" title="Not all of the last answer can be true">
          {remarks.join(' ')}
        </Notice>
      ) : null}
    </div>
  )
}
