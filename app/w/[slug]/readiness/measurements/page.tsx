import { timeZoneOptions } from '@/app/w/[slug]/settings/time-zones'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { can } from '@/lib/auth/roles'
import type { Context } from '@/lib/context'
import { plural } from '@/lib/format'
import { page } from '@/lib/http/page'
import { listReadInstead } from '@/lib/services/job-gate-readings'
import { type JobLogLine, listJobLogs } from '@/lib/services/job-logs'
import { listInventedMeasurements } from '@/lib/services/job-origins'
import { listJobSummaries } from '@/lib/services/job-summaries'
import { listOfferingChoices, type OfferingChoice } from '@/lib/services/offerings'
import { ReadinessTabs } from '../readiness-tabs'
import { LogTable } from './log-table'
import { downMeaning } from './measured-row'
import { MeasurementTable } from './measurement-table'
import { NothingMeasured } from './nothing-measured'
import { UploadForm } from './upload-form'

export const metadata = { title: 'Measurements' }

export default page(async (ctx) => {
  const [lines, logs, offerings, invented, instead] = await Promise.all([
    listJobSummaries(ctx),
    listJobLogs(ctx),
    listOfferingChoices(ctx),
    listInventedMeasurements(ctx),
    listReadInstead(ctx),
  ])
  const home = `/w/${ctx.workspace.slug}`
  const base = `${home}/readiness/measurements`
  const writes = can(ctx.role, 'claim:write')
  const measured = new Set(lines.map(({ offeringId }) => offeringId)).size
  return (
    <>
      <PageHeader
        title="Measurements"
        meta="What your own jobs say about latency, availability, the busiest hour and cost. All but the busiest hour can stand at the gates as measured by the team."
        actions={<ButtonLink href={`${base}/feed`}>Feed from production</ButtonLink>}
      />
      <ReadinessTabs home={home} open="measurements" />
      <div className="mt-6 flex flex-col gap-8">
        <Section
          title="By offering and setting"
          id="figures"
          meta={lines.length > 0 ? `${plural(measured, 'offering')}, jobs of the last 90 days; ${downMeaning}` : null}
          flush={lines.length > 0}
        >
          {lines.length === 0 ? (
            <NothingMeasured slug={ctx.workspace.slug} base={base} writes={writes} />
          ) : (
            <MeasurementTable
              slug={ctx.workspace.slug}
              lines={lines}
              titles={new Map(offerings.map(({ id, title }) => [id, title]))}
              invented={invented}
              instead={instead}
              writes={writes}
            />
          )}
        </Section>
        {writes ? (
          <Section title="Add a log" id="add">
            <UploadForm base={base} zones={timeZoneOptions(ctx.workspace.timeZone)} offerings={grouped(offerings)} />
          </Section>
        ) : null}
        <LogSection ctx={ctx} logs={logs} writes={writes} />
      </div>
    </>
  )
})

const shown = 10

function LogSection({ ctx, logs, writes }: { ctx: Context; logs: readonly JobLogLine[]; writes: boolean }) {
  const { slug, timeZone } = ctx.workspace
  return (
    <Section
      title="Logs"
      id="logs"
      meta={logs.length > 0 ? 'newest first' : null}
      actions={
        logs.length > shown ? (
          <ButtonLink size="sm" href={`/w/${slug}/readiness/measurements/logs`}>
            All logs
          </ButtonLink>
        ) : null
      }
      flush={logs.length > 0}
    >
      {logs.length === 0 ? (
        <p className="text-muted">
          Each log is listed here with who sent it and what became of its lines, and can be taken back as a whole.
        </p>
      ) : (
        <LogTable slug={slug} zone={timeZone} logs={logs.slice(0, shown)} writes={writes} />
      )}
    </Section>
  )
}

const grouped = (offerings: readonly OfferingChoice[]) =>
  [...new Set(offerings.map(({ group }) => group))].map((label) => ({
    label,
    options: offerings.filter(({ group }) => group === label).map(({ id, title }) => ({ value: id, label: title })),
  }))
