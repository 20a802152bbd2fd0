import { PageHeader } from '@/components/ui/page-header'
import { Tabs } from '@/components/ui/tabs'
import { ChannelKind, channelKinds } from '@/lib/domain/notification/channel'
import { page } from '@/lib/http/page'
import { listChannels } from '@/lib/services/channels'
import { MailNotice } from '../mail-notice'
import { NewChannelForm } from './new-channel-form'

export const metadata = { title: 'Add a channel' }

export default page(async (ctx, { search }) => {
  const { slug } = ctx.workspace
  const channels = await listChannels(ctx)
  const asked = ChannelKind.safeParse(search.kind).data
  const kind = channelKinds.find(({ id }) => id === asked) ?? channelKinds[0]
  const mailedBy = kind.id === 'email' ? channels.find((channel) => channel.kind === 'email') : undefined
  const base = `/w/${slug}/settings/notifications`
  return (
    <>
      <PageHeader
        title="Add a channel"
        breadcrumbs={[
          { label: 'Settings', href: `/w/${slug}/settings` },
          { label: 'Notifications', href: base },
        ]}
      />
      <div className="flex max-w-2xl flex-col gap-5">
        <div className="flex flex-col gap-2">
          <Tabs
            label="Kind of channel"
            items={channelKinds.map(({ id, label }) => ({ href: `${base}/new?kind=${id}`, label, current: id === kind.id }))}
          />
          <p className="text-muted">{kind.does}</p>
        </div>
        {kind.id === 'email' ? <MailNotice /> : null}
        <NewChannelForm key={kind.id} slug={slug} kind={kind.id} label={kind.label} taken={mailedBy?.id ?? null} />
      </div>
    </>
  )
})
