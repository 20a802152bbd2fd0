import Link from 'next/link'
import { CommandButton } from '@/components/command-button'
import { Empty } from '@/components/ui/empty'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { DemoMark } from '@/components/verdict/demo-mark'
import { can } from '@/lib/auth/roles'
import type { Day } from '@/lib/domain/day'
import { dayIn } from '@/lib/domain/week'
import { formatDate, plural } from '@/lib/format'
import { page } from '@/lib/http/page'
import { type FallbackLine, getFallbacks } from '@/lib/services/concentration'
import { listOfferingChoices, type OfferingChoice } from '@/lib/services/offerings'
import { FallbackMarks } from '../fallback-marks'
import { removeFallbackAction, restoreFallbackAction } from './actions'
import { AddFallbackForm, FallbackNoteForm, RehearsalForm } from './fallback-forms'
import { RehearsalTable } from './rehearsal-table'

export const metadata = { title: 'Fallbacks' }

export default page<{ slug: string; dependency: string }>(async (ctx, { params: { slug, dependency: id } }) => {
  const writes = can(ctx.role, 'inventory:write')
  const [{ name, origin, incumbent, fallbacks }, offerings] = await Promise.all([
    getFallbacks(ctx, id),
    writes ? listOfferingChoices(ctx) : [],
  ])
  const home = `/w/${slug}`
  const today = dayIn(ctx.now, ctx.workspace.timeZone)
  return (
    <div className="flex max-w-5xl flex-col gap-6">
      <PageHeader
        title={`Fallbacks of ${name}`}
        breadcrumbs={[
          { label: 'Concentration', href: `${home}/readiness/concentration` },
          { label: name, href: `${home}/dependencies/${id}` },
        ]}
        meta={
          <>
            <span>
              runs on{' '}
              <Link href={`${home}/inventory/offerings/${incumbent.offeringId}`} className="link">
                {incumbent.title}
              </Link>
            </span>
            {origin === 'demo' ? <DemoMark /> : null}
          </>
        }
      />
      {fallbacks.length === 0 ? (
        <Empty title="No fallback is named">
          A fallback is what this workflow would run on if its incumbent were gone tomorrow. Only one that was tried for real is more than a
          hope: name one, run the workflow on it for a day, and record how that went.
        </Empty>
      ) : null}
      {fallbacks.map((fallback) => (
        <Fallback key={fallback.offeringId} {...{ fallback, dependencyId: id, slug, today, writes }} />
      ))}
      {writes ? (
        <Section title="Add a fallback">
          <AddFallbackForm
            key={fallbacks.length}
            slug={slug}
            dependencyId={id}
            choices={choicesOf(offerings, [incumbent.offeringId, ...fallbacks.map(({ offeringId }) => offeringId)])}
          />
        </Section>
      ) : null}
    </div>
  )
})

function choicesOf(offerings: readonly OfferingChoice[], taken: readonly string[]) {
  const free = offerings.filter(({ id }) => !taken.includes(id))
  const makers = [...new Set(free.map(({ group }) => group))]
  return makers.map((label) => ({
    label,
    options: free.filter(({ group }) => group === label).map(({ id, title }) => ({ value: id, label: title })),
  }))
}

type FallbackProps = { fallback: FallbackLine; dependencyId: string; slug: string; today: Day; writes: boolean }

function Fallback({ fallback, dependencyId, slug, today, writes }: FallbackProps) {
  const { offeringId, title, note, endsOn, rehearsals } = fallback
  const ref = { dependencyId, offeringId }
  return (
    <Section
      title={
        <Link href={`/w/${slug}/inventory/offerings/${offeringId}`} className="link">
          {title}
        </Link>
      }
      meta={[
        ...(rehearsals.length > 0 ? [plural(rehearsals.length, 'rehearsal')] : []),
        ...(endsOn !== null && endsOn > today ? [`ends on ${formatDate(endsOn)}`] : []),
      ].join('; ')}
      actions={
        writes ? (
          <CommandButton
            action={removeFallbackAction.bind(null, slug)}
            undo={restoreFallbackAction.bind(null, slug)}
            fields={ref}
            name={`Remove the fallback ${title}`}
            pendingLabel="Removing…"
          >
            Remove
          </CommandButton>
        ) : null
      }
    >
      <div className="flex flex-col gap-4">
        <FallbackMarks {...fallback} today={today} breaks={fallback.shared} />
        {writes ? (
          <FallbackNoteForm key={note} slug={slug} {...ref} title={title} note={note} />
        ) : note === null ? null : (
          <p className="max-w-3xl">{note}</p>
        )}
        {rehearsals.length > 0 ? <RehearsalTable fallback={fallback} today={today} slug={slug} writes={writes} /> : null}
        {writes ? <RehearsalForm key={rehearsals.length} slug={slug} {...ref} title={title} today={today} /> : null}
      </div>
    </Section>
  )
}
