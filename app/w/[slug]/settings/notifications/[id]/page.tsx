import { CommandButton } from '@/components/command-button'
import { Badge } from '@/components/ui/badge'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { Time } from '@/components/ui/time'
import { kindLabel } from '@/lib/domain/notification/channel'
import { page } from '@/lib/http/page'
import { type ChannelView, getChannel } from '@/lib/services/channels'
import { listDeliveries } from '@/lib/services/deliveries'
import { archiveChannelAction, sendTestAction, switchChannelAction, unarchiveChannelAction } from '../actions'
import { MailNotice } from '../mail-notice'
import { AddressForms } from './address-forms'
import { ChannelForm } from './channel-form'
import { DeliveryLog } from './delivery-log'
import { ReceiverNotes } from './receiver-notes'

export const metadata = { title: 'Channel' }

export default page<{ slug: string; id: string }>(async (ctx, { params, search }) => {
  const channel = await getChannel(ctx, params.id)
  const log = await listDeliveries(ctx, { channelId: channel.id, after: search.after ?? null })
  const { slug, timeZone } = ctx.workspace
  const base = `/w/${slug}/settings/notifications`
  const removed = channel.archivedAt !== null
  return (
    <>
      <PageHeader
        title={channel.name}
        breadcrumbs={[
          { label: 'Settings', href: `/w/${slug}/settings` },
          { label: 'Notifications', href: base },
        ]}
        meta={
          <>
            <span>{kindLabel(channel.kind)}</span>
            <span>{channel.host ?? 'to the members'}</span>
            <span>
              added by {channel.createdByName}, <Time value={channel.createdAt} zone={timeZone} />
            </span>
            {removed ? <Badge tone="dashed">removed</Badge> : channel.active ? null : <Badge tone="dashed">off</Badge>}
          </>
        }
        actions={removed ? null : <Commands slug={slug} channel={channel} />}
      />
      <div className="flex max-w-5xl flex-col gap-8">
        {removed ? (
          <Removed slug={slug} id={channel.id} />
        ) : (
          <>
            {channel.kind === 'email' ? <MailNotice /> : null}
            <Section id="tells" title="Name and events">
              <ChannelForm key={channel.version} slug={slug} channel={channel} />
            </Section>
            {channel.kind === 'email' ? null : (
              <Section id="address" title="Address" meta={`now at ${channel.host}`}>
                <AddressForms slug={slug} id={channel.id} version={channel.version} signs={channel.kind === 'webhook'} />
              </Section>
            )}
            {channel.kind === 'webhook' ? <ReceiverNotes /> : null}
          </>
        )}
        <DeliveryLog slug={slug} zone={timeZone} path={`${base}/${channel.id}`} log={log} paged={search.after !== undefined} />
      </div>
    </>
  )
})

function Commands({ slug, channel: { id, active } }: { slug: string; channel: ChannelView }) {
  return (
    <>
      <CommandButton action={sendTestAction.bind(null, slug)} fields={{ id }} variant="primary" size="md" pendingLabel="Sending…">
        Send a test
      </CommandButton>
      <CommandButton
        action={switchChannelAction.bind(null, slug)}
        fields={{ id, active: active ? 'off' : 'on' }}
        size="md"
        pendingLabel="Switching…"
      >
        {active ? 'Switch off' : 'Switch on'}
      </CommandButton>
      <CommandButton
        action={archiveChannelAction.bind(null, slug)}
        undo={unarchiveChannelAction.bind(null, slug)}
        fields={{ id }}
        variant="danger"
        size="md"
        pendingLabel="Removing…"
      >
        Remove
      </CommandButton>
    </>
  )
}

function Removed({ slug, id }: { slug: string; id: string }) {
  return (
    <Notice
      title="This channel was removed and tells nothing"
      action={
        <CommandButton action={unarchiveChannelAction.bind(null, slug)} fields={{ id }} pendingLabel="Restoring…">
          Restore it
        </CommandButton>
      }
    >
      Its log is kept for half a year.
    </Notice>
  )
}
