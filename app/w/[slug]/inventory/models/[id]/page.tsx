import { Plus } from 'lucide-react'
import Link from 'next/link'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { can } from '@/lib/auth/roles'
import type { Context } from '@/lib/context'
import { modelTitle } from '@/lib/domain/model'
import { dayIn } from '@/lib/domain/week'
import { plural } from '@/lib/format'
import { page } from '@/lib/http/page'
import { history } from '@/lib/services/audit'
import { ownCorrections } from '@/lib/services/catalogue-updates'
import { countClaims, findModelChoice, getModel } from '@/lib/services/models'
import { searchOfferings } from '@/lib/services/search-offerings'
import { getVendor } from '@/lib/services/vendors'
import { HistoryList } from '../../history-list'
import { LifecycleList } from '../../lifecycle-list'
import { OriginMark } from '../../marks'
import { OfferingTable } from '../../offering-table'
import { ArchivedNotice, RowActions } from '../../row-actions'
import { SourceList } from '../../source-list'
import { archiveModelAction, unarchiveModelAction } from '../actions'
import { ClaimCounts } from './claim-counts'
import { ModelFigures } from './model-figures'

export const metadata = { title: 'Model' }

async function view(ctx: Context, id: string) {
  const model = await getModel(ctx, id)
  const [vendor, replacement, offerings, claims, events, corrected] = await Promise.all([
    getVendor(ctx, model.vendorId),
    findModelChoice(ctx, model.replacementModelId),
    searchOfferings(ctx, { model: id }),
    countClaims(ctx, id),
    history(ctx, { type: 'model', id }),
    ownCorrections(ctx, { part: 'models', id }),
  ])
  return { model, vendor, replacement, offerings, claims, events, corrected }
}

export default page<{ slug: string; id: string }>(async (ctx, { params: { slug, id } }) => {
  const { model, vendor, replacement, offerings, claims, events, corrected } = await view(ctx, id)
  const home = `/w/${slug}`
  const path = `${home}/inventory`
  const writes = can(ctx.role, 'inventory:write')
  const total = claims.reduce((sum, entry) => sum + entry.claims, 0)
  return (
    <article className="flex flex-col gap-8">
      <div>
        <PageHeader
          title={modelTitle(model)}
          breadcrumbs={[{ label: 'Models', href: `${path}?tab=models` }]}
          meta={
            <>
              <span>
                by{' '}
                <Link href={`${path}/vendors/${vendor.id}`} className="link">
                  {vendor.name}
                </Link>
              </span>
              <OriginMark origin={model.origin} corrected={corrected} catalogue={ctx.workspace.catalogueVersion} />
            </>
          }
          actions={
            writes ? (
              <RowActions
                id={id}
                editHref={`${path}/models/${id}/edit`}
                archivedAt={model.archivedAt}
                archive={archiveModelAction.bind(null, slug)}
                unarchive={unarchiveModelAction.bind(null, slug)}
              />
            ) : null
          }
        />
        <ArchivedNotice
          noun="model"
          id={id}
          archivedAt={model.archivedAt}
          unarchive={writes ? unarchiveModelAction.bind(null, slug) : null}
        />
      </div>
      <Section title="What it can do, and what may be done with it" flush>
        <ModelFigures model={model} />
      </Section>
      <LifecycleList row={model} replacement={replacement} path={path} today={dayIn(ctx.now, ctx.workspace.timeZone)} />
      <Section
        title="Where it can be bought or run"
        meta={plural(offerings.matching, 'offering')}
        actions={
          writes ? (
            <ButtonLink size="sm" href={`${path}/offerings/new?model=${id}`} icon={<Plus aria-hidden="true" />}>
              Add an offering
            </ButtonLink>
          ) : null
        }
        flush
      >
        {offerings.rows.length > 0 ? (
          <OfferingTable rows={offerings.rows} base={path} />
        ) : (
          <p className="py-3 text-muted">No offering is known. A model that nobody sells and nobody hosts can be no challenger.</p>
        )}
      </Section>
      <Section title="Claims about it, by who ran the test" meta={plural(total, 'claim')} flush>
        <ClaimCounts counts={claims} href={`${home}/claims?model=${id}`} />
      </Section>
      <SourceList sources={model.sources} asOf={model.asOf} />
      <HistoryList events={events} zone={ctx.workspace.timeZone} />
    </article>
  )
})
