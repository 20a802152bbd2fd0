import { Plus } from 'lucide-react'
import Link from 'next/link'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { can } from '@/lib/auth/roles'
import type { Context } from '@/lib/context'
import { dayIn } from '@/lib/domain/week'
import { plural } from '@/lib/format'
import { page } from '@/lib/http/page'
import { history } from '@/lib/services/audit'
import { ownCorrections } from '@/lib/services/catalogue-updates'
import { listContradictions } from '@/lib/services/contradictions'
import { getOfferingClock } from '@/lib/services/lifecycle-clocks'
import { listLifecycleEvents } from '@/lib/services/lifecycle-events'
import { findModelChoice, getModel } from '@/lib/services/models'
import { listGateFacts } from '@/lib/services/offering-facts'
import { getOffering, getOfferingName, listDependenciesOn } from '@/lib/services/offerings'
import { getVendor } from '@/lib/services/vendors'
import { StatusAtGate } from '../../../readiness/status/status-at-gate'
import { HistoryList } from '../../history-list'
import { OriginMark } from '../../marks'
import { ArchivedNotice, RowActions } from '../../row-actions'
import { SourceList } from '../../source-list'
import { archiveOfferingAction, unarchiveOfferingAction } from '../actions'
import { ContradictionsSection } from './contradictions-section'
import { DependencyUses } from './dependency-uses'
import { GateFactTable } from './gate-fact-table'
import { LifecycleSection } from './lifecycle-section'
import { MeasurementsSection } from './measurements-section'
import { OfferingFigures } from './offering-figures'
import { PricesSection } from './prices-section'

export const metadata = { title: 'Offering' }

async function view(ctx: Context, id: string) {
  const offering = await getOffering(ctx, id)
  const [model, provider, name, replacement, uses, events, corrected, clock, lifecycle, found] = await Promise.all([
    getModel(ctx, offering.modelId),
    offering.providerId === null ? null : getVendor(ctx, offering.providerId),
    getOfferingName(ctx, id),
    findModelChoice(ctx, offering.replacementModelId),
    listDependenciesOn(ctx, id),
    history(ctx, { type: 'offering', id }),
    ownCorrections(ctx, { part: 'offerings', id }),
    getOfferingClock(ctx, id),
    listLifecycleEvents(ctx, id),
    listContradictions(ctx, id),
  ])
  const vendor = await getVendor(ctx, model.vendorId)
  const gates = await listGateFacts(ctx, { offering, model, vendor, provider })
  return { offering, model, vendor, provider, name, replacement, uses, events, gates, corrected, clock, lifecycle, found }
}

export default page<{ slug: string; id: string }>(async (ctx, { params: { slug, id } }) => {
  const { offering, vendor, provider, name, replacement, uses, events, gates, corrected, clock, lifecycle, found } = await view(ctx, id)
  const home = `/w/${slug}`
  const path = `${home}/inventory`
  const writes = can(ctx.role, 'inventory:write')
  const known = gates.filter(({ facts }) => facts.some((entry) => entry.standing.counts)).length
  return (
    <article className="flex flex-col gap-8">
      <div>
        <PageHeader
          title={name.title}
          breadcrumbs={[
            { label: 'Offerings', href: `${path}?tab=offerings` },
            { label: name.model.title, href: `${path}/models/${name.model.id}` },
          ]}
          meta={
            <>
              <span>
                made by{' '}
                <Link href={`${path}/vendors/${vendor.id}`} className="link">
                  {vendor.name}
                </Link>
              </span>
              <OriginMark origin={offering.origin} corrected={corrected} catalogue={ctx.workspace.catalogueVersion} />
            </>
          }
          actions={
            writes ? (
              <RowActions
                id={id}
                editHref={`${path}/offerings/${id}/edit`}
                archivedAt={offering.archivedAt}
                archive={archiveOfferingAction.bind(null, slug)}
                unarchive={unarchiveOfferingAction.bind(null, slug)}
              />
            ) : null
          }
        />
        <ArchivedNotice
          noun="offering"
          id={id}
          archivedAt={offering.archivedAt}
          unarchive={writes ? unarchiveOfferingAction.bind(null, slug) : null}
        />
      </div>
      <Section title="How it is bought" flush>
        <OfferingFigures offering={offering} model={name.model} provider={provider} path={path} />
      </Section>
      <ContradictionsSection found={found} home={home} writes={can(ctx.role, 'claim:write')} />
      <Section
        id="facts"
        title="Facts for the gates"
        meta={`${known} of ${plural(gates.length, 'gate')} can be read today; unknown is never a pass`}
        actions={
          can(ctx.role, 'claim:write') ? (
            <ButtonLink size="sm" href={`${path}/offerings/${id}/facts/new`} icon={<Plus aria-hidden="true" />}>
              Add a fact
            </ButtonLink>
          ) : null
        }
        flush
      >
        <GateFactTable
          gates={gates}
          currency={ctx.workspace.currency}
          sourcesPath={`${home}/sources`}
          edit={can(ctx.role, 'claim:write') ? { slug, path: `${path}/offerings/${id}/facts` } : null}
        />
        <StatusAtGate ctx={ctx} offeringIds={[id]} />
      </Section>
      <MeasurementsSection ctx={ctx} offeringId={id} title={name.title} gates={gates} />
      <PricesSection ctx={ctx} offering={offering} />
      <LifecycleSection
        {...{ slug, clock, events: lifecycle, replacement }}
        row={offering}
        today={dayIn(ctx.now, ctx.workspace.timeZone)}
        may={{ events: can(ctx.role, 'claim:write'), pinned: writes }}
      />
      <Section title="Our dependencies" meta="that use it or weigh it" flush>
        <DependencyUses uses={uses} home={home} />
      </Section>
      <SourceList sources={offering.sources} asOf={offering.asOf} />
      <HistoryList events={events} zone={ctx.workspace.timeZone} />
    </article>
  )
})
