import { PageHeader } from '@/components/ui/page-header'
import { Tabs } from '@/components/ui/tabs'
import { ChannelKind, channelKinds, kindLabel } from '@/lib/domain/notification/channel'
import { mailSettings } from '@/lib/env'
import { page } from '@/lib/http/page'
import { listChannels } from '@/lib/services/channels'
import { MailNotice } from '../mail-notice'
import { NewChannelForm } from './new-channel-form'

export const metadata = { title: 'Add a channel' }

export default page(async (ctx, { search }) => {
  const { slug } = ctx.workspace
  const channels = await listChannels(ctx)
  const asked = ChannelKind.safeParse(search.kind).data
  const canMail = mailSettings().url !== null
  const kinds = channelKinds.filter(({ id }) => canMail || id !== 'email')
  const kind = kinds.find(({ id }) => id === asked) ?? kinds[0] ?? channelKinds[0]
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
            items={kinds.map(({ id, label }) => ({ href: `${base}/new?kind=${id}`, label, current: id === kind.id }))}
            unavailable={canMail ? [] : [{ label: kindLabel('email'), why: 'This server cannot send mail yet.' }]}
          />
          <p className="text-muted">{kind.does}</p>
        </div>
        <NewChannelForm key={kind.id} slug={slug} kind={kind.id} label={kind.label} taken={mailedBy?.id ?? null} />
        <MailNotice />
      </div>
    </>
  )
})
