import { Plus } from 'lucide-react'
import Link from 'next/link'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { can } from '@/lib/auth/roles'
import { recordText } from '@/lib/domain/roadmap'
import { dayIn } from '@/lib/domain/week'
import { formatDaysAway, formatPercent, plural } from '@/lib/format'
import { page } from '@/lib/http/page'
import { getRoadmap } from '@/lib/services/roadmap'
import { recordAskAction } from '../actions'
import { AskForm } from '../ask-form'
import { AskList } from '../ask-list'
import { PromiseTable } from '../promise-table'

export const metadata = { title: 'Roadmap of a vendor' }

export default page<{ slug: string; vendor: string }>(async (ctx, { params: { slug, vendor: id } }) => {
  const { vendor, record, promises, asks, askText, lastAskedDaysAgo } = await getRoadmap(ctx, id)
  const home = `/w/${slug}`
  const today = dayIn(ctx.now, ctx.workspace.timeZone)
  const writes = can(ctx.role, 'claim:write')
  return (
    <article className="flex flex-col gap-8">
      <PageHeader
        title={vendor.name}
        breadcrumbs={[
          { label: 'Readiness', href: `${home}/readiness` },
          { label: 'Roadmap', href: `${home}/readiness/roadmap` },
        ]}
        meta={
          <>
            {record.keptShare === null ? recordText(record) : `${formatPercent(record.keptShare)} kept in time: ${recordText(record)}`} ·{' '}
            {lastAskedDaysAgo === null ? 'never asked' : `last asked ${formatDaysAway(-lastAskedDaysAgo)}`} ·{' '}
            <Link href={`${home}/inventory/vendors/${vendor.id}`} className="link">
              all about this vendor
            </Link>
          </>
        }
      />
      <Section
        id="promises"
        title="Promises"
        meta={promises.length > 0 ? plural(promises.length, 'promise') : null}
        actions={
          writes ? (
            <ButtonLink size="sm" href={`${home}/readiness/roadmap/${vendor.id}/new`} icon={<Plus aria-hidden="true" />}>
              Add a promise
            </ButtonLink>
          ) : null
        }
        flush
      >
        {promises.length === 0 ? (
          <p className="py-3 text-muted">
            Nothing that it promised is written down. A promise is something it said it would do, with the day it said so.
          </p>
        ) : (
          <PromiseTable promises={promises} label="Promises" today={today} home={home} edit={writes} />
        )}
      </Section>
      <Section title="What we asked" meta={asks.length > 0 ? plural(asks.length, 'question') : null} flush>
        <AskList asks={asks} today={today} slug={writes ? slug : null} />
      </Section>
      {writes ? (
        <Section id="ask" title="Ask again">
          <AskForm key={asks.length} action={recordAskAction.bind(null, slug)} vendorId={vendor.id} today={today} text={askText} />
        </Section>
      ) : null}
    </article>
  )
})
