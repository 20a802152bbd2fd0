import { Archive, RotateCcw } from 'lucide-react'
import { CommandButton } from '@/components/command-button'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { allow } from '@/lib/context'
import { reportedByOthers } from '@/lib/domain/roadmap'
import { dayIn } from '@/lib/domain/week'
import { notFound } from '@/lib/errors'
import { page } from '@/lib/http/page'
import { history } from '@/lib/services/audit'
import { getRoadmap, type ToldPromise } from '@/lib/services/roadmap'
import { getPromise } from '@/lib/services/roadmap-promises'
import { HistoryList } from '../../../../inventory/history-list'
import { ArchivedNotice } from '../../../../inventory/row-actions'
import {
  archivePromiseAction,
  recordOutcomeAction,
  takeBackOutcomeAction,
  unarchivePromiseAction,
  updatePromiseAction,
} from '../../actions'
import { OutcomeForm } from '../../outcome-form'
import { PromiseForm } from '../../promise-form'
import { PromiseTable } from '../../promise-table'

export const metadata = { title: 'A promise' }

export default page<{ slug: string; vendor: string; promise: string }>(async (ctx, { params }) => {
  allow(ctx, 'claim:write')
  const { slug, timeZone } = ctx.workspace
  const [promise, { vendor }] = await Promise.all([getPromise(ctx, params.promise), getRoadmap(ctx, params.vendor)])
  if (promise.vendorId !== vendor.id) throw notFound('This promise')
  const events = await history(ctx, { type: 'promise', id: promise.id })
  const roadmap = `/w/${slug}/readiness/roadmap`
  const vendorPath = `${roadmap}/${vendor.id}`
  const today = dayIn(ctx.now, timeZone)
  return (
    <article className="flex flex-col gap-8">
      <div>
        <PageHeader
          title={promise.statement}
          breadcrumbs={[
            { label: 'Roadmap', href: roadmap },
            { label: vendor.name, href: vendorPath },
          ]}
          actions={promise.archivedAt === null ? <Archiving slug={slug} id={promise.id} /> : null}
        />
        <ArchivedNotice
          noun="promise"
          id={promise.id}
          archivedAt={promise.archivedAt}
          unarchive={unarchivePromiseAction.bind(null, slug)}
        />
      </div>
      {promise.outcome === null ? (
        <OutcomeForm action={recordOutcomeAction.bind(null, slug)} vendorPath={vendorPath} promise={promise} />
      ) : (
        <Outcome slug={slug} promise={{ ...promise, reportedByOthers: reportedByOthers(promise, vendor) }} today={today} />
      )}
      <PromiseForm
        key={promise.version}
        action={updatePromiseAction.bind(null, slug)}
        vendorPath={vendorPath}
        vendorId={vendor.id}
        today={today}
        promise={promise}
      />
      <HistoryList events={events} zone={timeZone} />
    </article>
  )
})

function Archiving({ slug, id }: { slug: string; id: string }) {
  return (
    <CommandButton
      action={archivePromiseAction.bind(null, slug)}
      undo={unarchivePromiseAction.bind(null, slug)}
      fields={{ id }}
      size="md"
      icon={<Archive aria-hidden="true" />}
      pendingLabel="Archiving…"
    >
      Archive
    </CommandButton>
  )
}

/** What was recorded, and the way to take it back. */
function Outcome({ slug, promise, today }: { slug: string; promise: ToldPromise; today: string }) {
  return (
    <Section
      title="What became of it"
      actions={
        <CommandButton
          action={takeBackOutcomeAction.bind(null, slug)}
          fields={{ id: promise.id, version: String(promise.version) }}
          icon={<RotateCcw aria-hidden="true" />}
          pendingLabel="Taking back…"
        >
          Take the outcome back
        </CommandButton>
      }
      flush
    >
      <PromiseTable promises={[promise]} label="What became of it" today={today} home={`/w/${slug}`} edit={false} />
    </Section>
  )
}
