import { Plus } from 'lucide-react'
import Link from 'next/link'
import { ButtonLink } from '@/components/ui/button'
import { DataList } from '@/components/ui/data-list'
import { ExternalLink } from '@/components/ui/external-link'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { can } from '@/lib/auth/roles'
import { vendorRoles } from '@/lib/domain/vendor'
import { plural } from '@/lib/format'
import { page } from '@/lib/http/page'
import { history } from '@/lib/services/audit'
import { ownCorrections } from '@/lib/services/catalogue-updates'
import { searchDependencies } from '@/lib/services/search-dependencies'
import { searchModels } from '@/lib/services/search-models'
import { searchOfferings } from '@/lib/services/search-offerings'
import { getVendor } from '@/lib/services/vendors'
import { ClaimsLink } from '../../cells'
import { DependencyTable } from '../../dependency-table'
import { HistoryList } from '../../history-list'
import { OriginMark, Unverified } from '../../marks'
import { ModelTable } from '../../model-table'
import { OfferingTable } from '../../offering-table'
import { ArchivedNotice, RowActions } from '../../row-actions'
import { SourceList } from '../../source-list'
import { archiveVendorAction, unarchiveVendorAction } from '../actions'

export const metadata = { title: 'Vendor' }

const countries = new Intl.DisplayNames('en', { type: 'region' })

export default page<{ slug: string; id: string }>(async (ctx, { params: { slug, id } }) => {
  const [vendor, models, offerings, dependencies, events, corrected] = await Promise.all([
    getVendor(ctx, id),
    searchModels(ctx, { vendor: id }),
    searchOfferings(ctx, { provider: id }),
    searchDependencies(ctx, { vendor: id }),
    history(ctx, { type: 'vendor', id }),
    ownCorrections(ctx, { part: 'vendors', id }),
  ])
  const home = `/w/${slug}`
  const path = `${home}/inventory`
  const writes = can(ctx.role, 'inventory:write')
  const unsure = (field: string) => (vendor.unverifiedFields.includes(field) ? <Unverified /> : null)
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
      </div>
      <Section title="About" flush>
        <DataList
          columns={2}
          items={[
            { term: 'Roles', value: vendor.roles.map((role) => vendorRoles.find((entry) => entry.id === role)?.label ?? role).join(', ') },
            {
              term: 'Country',
              value: vendor.country && `${countries.of(vendor.country)} (${vendor.country})`,
              note: vendor.country && unsure('country'),
            },
            { term: 'Website', value: vendor.website && <ExternalLink href={vendor.website} />, note: unsure('website') },
            {
              term: 'Status page',
              value: vendor.statusPageUrl && <ExternalLink href={vendor.statusPageUrl} />,
              note: unsure('statusPageUrl'),
            },
            { term: 'Claims on its models', value: <ClaimsLink count={sum(models.rows)} href={`${home}/claims?vendor=${id}`} /> },
            ...(vendor.note ? [{ term: 'Note', value: vendor.note }] : []),
          ]}
        />
      </Section>
      <Section title="Our dependencies on it" meta="whose incumbent it makes or serves" flush>
        {dependencies.rows.length > 0 ? (
          <DependencyTable rows={dependencies.rows} home={home} currency={ctx.workspace.currency} />
        ) : (
          <p className="py-3 text-muted">No workflow of the team rests on this vendor.</p>
        )}
      </Section>
      <Section
        title="Models it makes"
        meta={plural(models.matching, 'model')}
        actions={writes ? <Add href={`${path}/models/new?vendor=${id}`}>Add a model</Add> : null}
        flush
      >
        {models.rows.length > 0 ? (
          <ModelTable rows={models.rows} base={path} />
        ) : (
          <p className="py-3 text-muted">It makes no model of this inventory.</p>
        )}
        <More page={models} href={`${path}?tab=models&vendor=${id}`} noun="models" />
      </Section>
      <Section
        title="Offerings it serves"
        meta={plural(offerings.matching, 'offering')}
        actions={writes ? <Add href={`${path}/offerings/new?provider=${id}`}>Add an offering</Add> : null}
        flush
      >
        {offerings.rows.length > 0 ? (
          <OfferingTable rows={offerings.rows} base={path} ofProvider />
        ) : (
          <p className="py-3 text-muted">Nothing of this inventory is bought from it.</p>
        )}
        <More page={offerings} href={`${path}?tab=offerings&provider=${id}`} noun="offerings" />
      </Section>
      <SourceList sources={vendor.sources} asOf={vendor.asOf} />
      <HistoryList events={events} zone={ctx.workspace.timeZone} />
    </article>
  )
})

const sum = (rows: readonly { claims: number }[]): number => rows.reduce((total, row) => total + row.claims, 0)

function Add({ href, children }: { href: string; children: string }) {
  return (
    <ButtonLink size="sm" href={href} icon={<Plus aria-hidden="true" />}>
      {children}
    </ButtonLink>
  )
}

function More({ page: found, href, noun }: { page: { matching: number; rows: readonly unknown[] }; href: string; noun: string }) {
  if (found.matching === found.rows.length) return null
  return (
    <Link href={href} className="link inline-flex min-h-8.5 items-center">
      All {found.matching} {noun}
    </Link>
  )
}
