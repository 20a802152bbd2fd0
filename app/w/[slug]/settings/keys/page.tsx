import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { plural } from '@/lib/format'
import { page } from '@/lib/http/page'
import { listApiKeys } from '@/lib/services/api-keys'
import { KeyForm } from './key-form'
import { KeyTable } from './key-table'

export const metadata = { title: 'API keys' }

export default page(async (ctx) => {
  const lines = await listApiKeys(ctx)
  const { slug, timeZone } = ctx.workspace
  const open = lines.filter(({ state }) => state === 'open').length
  return (
    <>
      <PageHeader
        title="API keys"
        meta="For programs that send measurements. A key belongs to this workspace alone."
        breadcrumbs={[{ label: 'Settings', href: `/w/${slug}/settings` }]}
        actions={<ButtonLink href={`/w/${slug}/readiness/measurements/feed`}>How to send measurements</ButtonLink>}
      />
      <div className="flex max-w-6xl flex-col gap-8">
        <Section title="Make a key" id="make">
          <div className="flex flex-col gap-3">
            <p className="max-w-3xl text-muted">
              Give each program a key of its own: what it sends carries the key’s name, and revoking one stops no other. A key never signs,
              votes or manages members.
            </p>
            <KeyForm slug={slug} />
          </div>
        </Section>
        <Section title="Keys" meta={open > 0 ? `${plural(open, 'key')} ${open === 1 ? 'works' : 'work'}` : null} flush={lines.length > 0}>
          {lines.length === 0 ? <NoKeys /> : <KeyTable slug={slug} zone={timeZone} now={ctx.now} lines={lines} />}
        </Section>
      </div>
    </>
  )
})

function NoKeys() {
  return (
    <Empty title="No program sends anything yet">
      With a key your production posts its own job logs: how long each clip took, whether it failed, what it cost. Latency, availability and
      cost at the gates then come from your jobs and not from a price page.
    </Empty>
  )
}
