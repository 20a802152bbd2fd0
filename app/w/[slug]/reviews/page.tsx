import { PenLine } from 'lucide-react'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { Tabs } from '@/components/ui/tabs'
import { can } from '@/lib/auth/roles'
import { formatWeek, plural } from '@/lib/format'
import { page } from '@/lib/http/page'
import { listReviews, type ReviewLine } from '@/lib/services/reviews'
import { SignedWeeks } from './signed-weeks'

export const metadata = { title: 'Reviews' }

const yearOf = (week: string) => week.slice(0, 4)

const stateText = (state: ReviewLine['state'], running: boolean) =>
  `${state === 'in_review' ? 'in review' : 'open'}${running ? '' : ', over and not signed'}`

export default page(async (ctx, { search }) => {
  const reviews = await listReviews(ctx)
  const base = `/w/${ctx.workspace.slug}/reviews`
  const signed = reviews.filter((line) => line.state === 'signed')
  const open = reviews.filter((line) => line.state !== 'signed')
  const years = [...new Set(signed.map((line) => yearOf(line.week)))]
  const year = search.year && years.includes(search.year) ? search.year : years[0]
  const maySign = can(ctx.role, 'review:sign')
  return (
    <div className="flex flex-col gap-8">
      <PageHeader
        title="Reviews"
        meta="One review a week: the verdicts, what they rest on, and who signed them."
        actions={
          <>
            <ButtonLink href={`${base}/year`}>The year in charts</ButtonLink>
            <ButtonLink href={`${base}/forecasts`}>Forecasts</ButtonLink>
          </>
        }
      />
      <Section title="Waiting for a signature" meta={open.length > 0 ? plural(open.length, 'week') : null} flush>
        {open.length === 0 ? (
          <p className="py-3 text-muted">Every week up to this one is signed. The next one opens by itself on Monday.</p>
        ) : (
          <ul>
            {open.map(({ week, state }, index) => (
              <li key={week} className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 border-b py-1.5">
                <span className="font-semibold">{formatWeek(week)}</span>
                <span className="text-muted">{stateText(state, week === reviews[0]?.week)}</span>
                <ButtonLink
                  className="ml-auto"
                  size="sm"
                  variant={maySign && index === 0 ? 'primary' : 'secondary'}
                  href={`${base}/${week}`}
                  icon={maySign ? <PenLine aria-hidden="true" /> : null}
                >
                  {maySign ? 'Review and sign' : 'Read'}
                  <span className="sr-only"> {week}</span>
                </ButtonLink>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section title="Signed weeks" meta="frozen: nothing in them can be changed any more" flush>
        {years.length > 1 ? (
          <Tabs label="Years" items={years.map((entry) => ({ label: entry, href: `${base}?year=${entry}`, current: entry === year }))} />
        ) : null}
        {signed.length === 0 ? (
          <p className="py-3 text-muted">
            No week is signed yet. Sign the running one, and it stays readable as it was, with its evidence.
          </p>
        ) : (
          <SignedWeeks lines={signed.filter((line) => yearOf(line.week) === year)} base={base} zone={ctx.workspace.timeZone} />
        )}
      </Section>
    </div>
  )
})
