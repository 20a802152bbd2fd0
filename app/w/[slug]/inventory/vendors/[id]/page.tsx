import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { SectionIndex } from '@/components/ui/section-index'
import { can } from '@/lib/auth/roles'
import type { Context } from '@/lib/context'
import { page } from '@/lib/http/page'
import { history } from '@/lib/services/audit'
import { ownCorrections } from '@/lib/services/catalogue-updates'
import { carriedInventory } from '@/lib/services/concentration'
import { getLifecycleOverview } from '@/lib/services/lifecycle-clocks'
import { getOwnership } from '@/lib/services/ownership'
import { openQuestions } from '@/lib/services/question-open'
import { getRoadmap } from '@/lib/services/roadmap'
import { searchDependencies } from '@/lib/services/search-dependencies'
import { searchModels } from '@/lib/services/search-models'
import { searchOfferings } from '@/lib/services/search-offerings'
import { findStatusPage } from '@/lib/services/status-views'
import { vendorClaims } from '@/lib/services/vendor-claims'
import { vendorPrices } from '@/lib/services/vendor-prices'
import { vendorReadiness } from '@/lib/services/vendor-readiness'
import { getVendor } from '@/lib/services/vendors'
import { LifecycleTable } from '../../../readiness/lifecycle/lifecycle-table'
import { DependencyTable } from '../../dependency-table'
import { HistoryList } from '../../history-list'
import { OriginMark } from '../../marks'
import { ArchivedNotice, RowActions } from '../../row-actions'
import { SourceList } from '../../source-list'
import { archiveVendorAction, unarchiveVendorAction } from '../actions'
import { AboutSection, GoneLine } from './about-section'
import { ClaimsSection } from './claims-section'
import { FactsSection } from './facts-section'
import { MadeAndServed } from './made-section'
import { VendorPricesSection } from './prices-section'
import { QuestionsSection } from './questions-section'
import { RoadmapSection } from './roadmap-section'
import { StatusSection } from './status-section'

export const metadata = { title: 'Vendor' }

const sections = [
  { id: 'about', title: 'Ownership' },
  { id: 'dependencies', title: 'Our dependencies' },
  { id: 'lifecycle', title: 'Lifecycle' },
  { id: 'facts', title: 'Facts' },
  { id: 'claims', title: 'Claims' },
  { id: 'roadmap', title: 'Roadmap' },
  { id: 'status', title: 'Incidents' },
  { id: 'prices', title: 'Prices' },
  { id: 'questions', title: 'Questions' },
  { id: 'models', title: 'Models' },
  { id: 'offerings', title: 'Offerings' },
]

/** One round: none of these waits for another, and none asks once per row. */
async function view(ctx: Context, id: string) {
  const [vendor, ownership, inventory, dependencies, models, offerings] = await Promise.all([
    getVendor(ctx, id),
    getOwnership(ctx, id),
    carriedInventory(ctx),
    searchDependencies(ctx, { vendor: id }),
    searchModels(ctx, { vendor: id }),
    searchOfferings(ctx, { provider: id }),
  ])
  return { vendor, ownership, inventory, dependencies, models, offerings }
}

/** What readiness knows of it, in the same round. */
async function readinessView(ctx: Context, id: string) {
  const [readiness, lifecycle, roadmap, status, questions, prices, claims] = await Promise.all([
    vendorReadiness(ctx, id),
    getLifecycleOverview(ctx, { vendorId: id }),
    getRoadmap(ctx, id),
    findStatusPage(ctx, id),
    openQuestions(ctx, id),
    vendorPrices(ctx, id),
    vendorClaims(ctx, id),
  ])
  return { readiness, lifecycle, roadmap, status, questions, prices, claims }
}

export default page<{ slug: string; id: string }>(async (ctx, { params: { slug, id } }) => {
  const [{ vendor, ownership, inventory, dependencies, models, offerings }, known, events, corrected] = await Promise.all([
    view(ctx, id),
    readinessView(ctx, id),
    history(ctx, { type: 'vendor', id }),
    ownCorrections(ctx, { part: 'vendors', id }),
  ])
  const { timeZone: zone, currency } = ctx.workspace
  const home = `/w/${slug}`
  const path = `${home}/inventory`
  const [writes, adds] = [can(ctx.role, 'inventory:write'), can(ctx.role, 'claim:write')]
  const { today } = inventory
  return (
    <article className="flex flex-col gap-8">
      <div>
        <PageHeader
          title={vendor.name}
          breadcrumbs={[{ label: 'Vendors', href: `${path}?tab=vendors` }]}
          meta={<OriginMark origin={vendor.origin} corrected={corrected} catalogue={ctx.workspace.catalogueVersion} />}
          actions={
            writes ? (
              <RowActions
                id={id}
                editHref={`${path}/vendors/${id}/edit`}
                archivedAt={vendor.archivedAt}
                archive={archiveVendorAction.bind(null, slug)}
                unarchive={unarchiveVendorAction.bind(null, slug)}
              />
            ) : null
          }
        />
        <ArchivedNotice
          noun="vendor"
          id={id}
          archivedAt={vendor.archivedAt}
          unarchive={writes ? unarchiveVendorAction.bind(null, slug) : null}
        />
        <SectionIndex label="On this page" sections={sections} />
        <GoneLine inventory={inventory} vendorId={id} home={home} currency={currency} />
      </div>
      <AboutSection vendor={vendor} ownership={ownership} path={path} zone={zone} writes={writes} />
      <Section id="dependencies" title="Our dependencies on it" meta="whose incumbent it makes or serves" flush>
        {dependencies.rows.length > 0 ? (
          <DependencyTable rows={dependencies.rows} home={home} currency={currency} />
        ) : (
          <p className="py-3 text-muted">No workflow of the team rests on this vendor.</p>
        )}
      </Section>
      <Section id="lifecycle" title="Lifecycle of its ids" meta="of what is used or weighed" flush>
        <LifecycleTable lines={known.lifecycle.lines} today={known.lifecycle.today} home={home} />
      </Section>
      <FactsSection readiness={known.readiness} vendorId={id} home={home} writes={adds} />
      <ClaimsSection claims={known.claims} href={`${home}/claims?vendor=${id}`} />
      <RoadmapSection home={home} roadmap={known.roadmap} today={today} writes={adds} />
      <StatusSection home={home} vendorId={id} status={known.status} zone={zone} writes={adds} />
      <VendorPricesSection prices={known.prices} home={home} today={today} currency={currency} />
      <QuestionsSection home={home} vendorId={id} questions={known.questions} zone={zone} writes={adds} />
      <MadeAndServed models={models} offerings={offerings} vendorId={id} path={path} writes={writes} />
      <SourceList sources={vendor.sources} asOf={vendor.asOf} />
      <HistoryList events={events} zone={zone} />
    </article>
  )
})
