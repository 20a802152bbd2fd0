import { PageHeader } from '@/components/ui/page-header'
import { can } from '@/lib/auth/roles'
import { formatWeekShort } from '@/lib/format'
import { page } from '@/lib/http/page'
import { getWeek } from '@/lib/services/reviews'
import { ForecastSection } from './forecast-section'

export const metadata = { title: 'Forecasts of a week' }

export default page<{ slug: string; week: string }>(async (ctx, { params }) => {
  const { report } = await getWeek(ctx, params.week)
  const reviews = `/w/${ctx.workspace.slug}/reviews`
  const week = formatWeekShort(report.week)
  return (
    <div className="flex flex-col gap-8">
      <PageHeader
        breadcrumbs={[
          { label: 'Reviews', href: reviews },
          { label: week, href: `${reviews}/${report.week}` },
        ]}
        title={`Forecasts of ${week}`}
        meta={can(ctx.role, 'review:sign') ? 'A forecast cannot be edited once it is made.' : 'Approvers and owners make forecasts.'}
      />
      <ForecastSection ctx={ctx} report={report} />
    </div>
  )
})
