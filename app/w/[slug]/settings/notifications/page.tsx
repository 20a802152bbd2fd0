import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { can } from '@/lib/auth/roles'
import type { Context } from '@/lib/context'
import { plural } from '@/lib/format'
import { page } from '@/lib/http/page'
import { listChannels } from '@/lib/services/channels'
import { deliveryOverview } from '@/lib/services/deliveries'
import { getOwnMail } from '@/lib/services/notify-preference'
import { ChannelTable } from './channel-table'
import { MailNotice } from './mail-notice'
import { OwnMailSection } from './own-mail-section'

export const metadata = { title: 'Notifications' }

export default page(async (ctx) => {
  const { slug } = ctx.workspace
  const manages = can(ctx.role, 'workspace:manage')
  const [mail, channels, overview] = await Promise.all([
    getOwnMail(ctx),
    manages ? listChannels(ctx) : null,
    manages ? deliveryOverview(ctx) : null,
  ])
  return (
    <>
      <PageHeader
        title="Notifications"
        breadcrumbs={[{ label: 'Settings', href: `/w/${slug}/settings` }]}
        meta="Nothing leaves this workspace but through a channel that an owner added."
      />
      <div className="flex max-w-5xl flex-col gap-8">
        {channels && overview ? <Channels workspace={ctx.workspace} channels={channels} overview={overview} /> : <OwnersOnly />}
        <OwnMailSection slug={slug} mail={mail} />
      </div>
    </>
  )
})

const OwnersOnly = () => (
  <Section id="channels" title="Channels">
    <p className="text-muted">Owners choose what this workspace tells, and where.</p>
  </Section>
)

type ChannelsProps = {
  workspace: Context['workspace']
  channels: Awaited<ReturnType<typeof listChannels>>
  overview: Awaited<ReturnType<typeof deliveryOverview>>
}

function Channels({ workspace: { slug, timeZone }, channels, overview }: ChannelsProps) {
  const add = (
    <ButtonLink
      variant={channels.length === 0 ? 'primary' : 'secondary'}
      size={channels.length === 0 ? 'md' : 'sm'}
      href={`/w/${slug}/settings/notifications/new`}
    >
      Add a channel
    </ButtonLink>
  )
  if (channels.length === 0) {
    return (
      <Section id="channels" title="Channels">
        <Empty title="Nothing is told outside yet" action={add}>
          A channel brings the Monday digest, requests to sign, signed weeks and changed statuses to where people are: by e-mail, to Slack
          or Microsoft Teams, or as signed JSON to a program of yours. It tells only what you choose, you can test it before it counts, and
          every delivery stands in a log with its outcome.
        </Empty>
      </Section>
    )
  }
  return (
    <Section id="channels" title="Channels" meta={plural(channels.length, 'channel')} actions={add} flush>
      <div className="flex flex-col gap-3 py-3 empty:hidden">
        {channels.some(({ kind, active }) => kind === 'email' && active) ? <MailNotice /> : null}
        {overview.stuck > 0 ? <StuckNotice count={overview.stuck} /> : null}
      </div>
      <ChannelTable base={`/w/${slug}/settings/notifications`} zone={timeZone} channels={channels} states={overview.channels} />
    </Section>
  )
}

function StuckNotice({ count }: { count: number }) {
  return (
    <Notice tone="warn" title={`${plural(count, 'message')} should have gone out more than five minutes ago`}>
      {process.env.WORKER === 'off'
        ? 'This server was started with WORKER=off. Start the jobs beside it: npm run -s switchboard -- worker'
        : 'The jobs of this server do not run. Its log says why, in the lines that begin with [jobs].'}
    </Notice>
  )
}
