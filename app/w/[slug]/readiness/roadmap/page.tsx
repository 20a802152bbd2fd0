import { Empty } from '@/components/ui/empty'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { can } from '@/lib/auth/roles'
import { shortName } from '@/lib/domain/offering'
import { dayIn } from '@/lib/domain/week'
import { plural } from '@/lib/format'
import { page } from '@/lib/http/page'
import { listRoadmaps } from '@/lib/services/roadmap'
import { ReadinessTabs } from '../readiness-tabs'
import { PromiseTable } from './promise-table'
import { RecordTable } from './record-table'

export const metadata = { title: 'Roadmap' }

export default page(async (ctx) => {
  const roadmaps = await listRoadmaps(ctx)
  const { slug, timeZone } = ctx.workspace
  const home = `/w/${slug}`
  const promises = roadmaps.flatMap((roadmap) => roadmap.promises)
  const open = promises.filter(({ outcome }) => outcome === null).sort((a, b) => ((a.dueOn ?? '9999') < (b.dueOn ?? '9999') ? -1 : 1))
  const settled = promises.filter(({ outcome }) => outcome !== null).sort((a, b) => ((a.outcomeOn ?? '') > (b.outcomeOn ?? '') ? -1 : 1))
  const shared = {
    ...{ today: dayIn(ctx.now, timeZone), home, edit: can(ctx.role, 'claim:write') },
    vendors: Object.fromEntries(roadmaps.map(({ vendor }) => [vendor.id, shortName(vendor.name)])),
  }
  return (
    <>
      <PageHeader title="Roadmap" meta="What did each vendor promise, did it come, and when did we last ask?" />
      <ReadinessTabs home={home} open="roadmap" />
      <div className="flex flex-col gap-8 pt-4">
        <Section
          title="Track record"
          meta="share of the promises with a day that came as promised, by that day"
          flush={roadmaps.length > 0}
        >
          {roadmaps.length === 0 ? (
            <Empty title="No vendor to ask yet">
              Every vendor that a dependency rests on is listed here, with what it promised, whether that came, and when it was last asked.
            </Empty>
          ) : (
            <RecordTable roadmaps={roadmaps} home={home} />
          )}
        </Section>
        <Section title="Open promises" meta={open.length > 0 ? plural(open.length, 'promise') : null} flush>
          {open.length === 0 ? (
            <p className="py-3 text-muted">
              No promise is open. Open a vendor above to write down what it said it would do, and by when; what stays away counts against
              it.
            </p>
          ) : (
            <PromiseTable promises={open} label="Open promises" {...shared} />
          )}
        </Section>
        {settled.length > 0 ? (
          <Section title="What became of the others" meta={plural(settled.length, 'promise')} flush>
            <PromiseTable promises={settled} label="What became of the others" {...shared} />
          </Section>
        ) : null}
      </div>
    </>
  )
})
