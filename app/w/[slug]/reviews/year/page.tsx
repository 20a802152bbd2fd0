import type { ReactNode } from 'react'
import { SpendColumns } from '@/components/charts/spend-columns'
import { StatusStack } from '@/components/charts/status-stack'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { Tabs } from '@/components/ui/tabs'
import { statusStack } from '@/lib/domain/year-weeks'
import { plural } from '@/lib/format'
import { page } from '@/lib/http/page'
import { getYear } from '@/lib/services/year'
import { Leads } from './leads-section'
import { SpendTable } from './spend-table'
import { StatusTable } from './status-table'

export const metadata = { title: 'The year' }

export default page(async (ctx, { search }) => {
  const data = await getYear(ctx, search.year)
  const { year, years, weeks } = data
  const base = `/w/${ctx.workspace.slug}`
  const reviews = `${base}/reviews`
  const { currency } = ctx.workspace
  return (
    <div className="flex flex-col gap-8">
      <div>
        <PageHeader
          breadcrumbs={[{ label: 'Reviews', href: reviews }]}
          title={`The year ${year}`}
          meta={`${plural(weeks.length, 'signed week')}: how the verdicts, the boards and the spend at risk moved`}
        />
        {years.length > 1 ? (
          <Tabs
            label="Years"
            items={years.map((each) => ({ label: each, href: `${reviews}/year?year=${each}`, current: each === year }))}
          />
        ) : null}
      </div>
      {weeks.length === 0 ? (
        <Empty title="No signed week yet" action={<ButtonLink href={reviews}>Go to the reviews</ButtonLink>}>
          The charts are drawn from signed weeks, because only those cannot change any more. Sign the first one, and the year begins.
        </Empty>
      ) : (
        <>
          <Section title="Statuses" meta="headlines of every signed week, as the team decided them">
            <StatusStack stack={statusStack(weeks)} title={`Dependencies by status in each signed week of ${year}`} />
            <Numbers>
              <StatusTable weeks={weeks} reviews={reviews} />
            </Numbers>
          </Section>
          <Section
            title="Spend at risk"
            meta="stated monthly spend of dependencies that must move or whose best challenger has a quality case"
          >
            <SpendColumns weeks={weeks} currency={currency} title={`Spend at risk in each signed week of ${year}`} />
            <Numbers>
              <SpendTable weeks={weeks} reviews={reviews} currency={currency} />
            </Numbers>
          </Section>
        </>
      )}
      <Section title="Lead changes" meta="the first place of every board that was published at least twice; a dot is a published state">
        <Leads year={data} base={base} />
      </Section>
    </div>
  )
})

/** The table behind a chart. */
function Numbers({ children }: { children: ReactNode }) {
  return (
    <details className="pt-3">
      <summary className="w-fit cursor-pointer font-semibold">The numbers as a table</summary>
      {children}
    </details>
  )
}
