import { Plus } from 'lucide-react'
import Link from 'next/link'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { EvidenceLegend } from '@/components/verdict/evidence-mark'
import { can } from '@/lib/auth/roles'
import { taskShort } from '@/lib/domain/task'
import { formatNumber } from '@/lib/format'
import { page } from '@/lib/http/page'
import { type ClaimFacets, claimFacets } from '@/lib/services/claim-facets'
import { listClaims } from '@/lib/services/claim-list'
import { filtersOf, type ListQuery, pageSize, readClaimQuery } from '@/lib/services/claim-query'
import { suggestSearch } from '@/lib/services/claim-suggestion'
import { listClaimTags } from '@/lib/services/claim-tags'
import { listViews } from '@/lib/services/saved-views'
import { ActiveFilters } from './active-filters'
import { type GridSearch, gridHref } from './address'
import { type ClaimGroup, ClaimsGrid } from './claims-grid'
import { FilterBar } from './filter-bar'
import { activeFilters, filterChoices, searchOf } from './filters'
import { type GroupName, groupOf } from './groups'
import { viewIn } from './view-in'

export const metadata = { title: 'Claims' }

export default page(async (ctx, { search: address }) => {
  const views = await listViews(ctx)
  const { view, asked, problem } = viewIn(address, views)
  const { query, problems } = readClaimQuery(asked)
  const group = groupOf(asked.group)
  // Blocks of rows begin at round numbers.
  const at = query.at - (query.at % pageSize)
  const [list, counts, tags] = await Promise.all([
    listClaims(ctx, { ...query, at, ...(group ? { take: 1 } : {}) }),
    claimFacets(ctx, filtersOf(query)),
    listClaimTags(ctx),
  ])
  const path = `/w/${ctx.workspace.slug}/claims`
  const search: GridSearch = {
    ...searchOf(query),
    ...(group ? { group } : {}),
    ...(asked.cols ? { cols: asked.cols.slice(0, 1000) } : {}),
    ...(view ? { view: view.id } : {}),
  }
  const filters = activeFilters(query, counts)
  const meant = counts.count === 0 ? await suggestSearch(ctx, query.q) : null
  const writes = can(ctx.role, 'claim:write')
  const all = [...(problem ? [problem] : []), ...problems]
  const { rows, ...places } = list
  const status = <ActiveFilters path={path} search={search} filters={filters} counts={counts} />
  return (
    <>
      <Head slug={ctx.workspace.slug} writes={writes} />
      <FilterBar path={path} search={search} choices={filterChoices(query, counts, tags)} />
      {all.length > 0 ? (
        <Notice tone="warn" title="Part of this address makes no sense">
          {all.join(' ')}
        </Notice>
      ) : null}
      {counts.count > 0 ? (
        <>
          <ClaimsGrid
            key={JSON.stringify([searchOf(query), group])}
            slug={ctx.workspace.slug}
            search={search}
            sort={query.sort}
            window={{ ...places, rows: group ? [] : rows.map((row) => ({ ...row, task: taskShort(row.task) })) }}
            count={counts.count}
            groups={group ? groupsIn(group, query, counts) : null}
            views={{ all: views, current: view, forTeam: writes }}
            tags={writes ? tags.map(({ tag }) => tag) : null}
          >
            {status}
          </ClaimsGrid>
          <div className="hidden noscript:block">
            <Pagination
              summary={`${formatNumber(list.before + 1)}–${formatNumber(list.before + rows.length)} of ${formatNumber(counts.count)}`}
              previous={list.previous && gridHref(path, search, { before: list.previous })}
              next={list.next && gridHref(path, search, { after: list.next })}
            />
          </div>
          <EvidenceLegend />
        </>
      ) : (
        <>
          {status}
          <NoClaims
            filtered={filters.length > 0}
            path={path}
            writes={writes}
            meant={meant === null ? null : { name: meant, href: gridHref(path, search, { q: meant }) }}
          />
        </>
      )}
    </>
  )
})

/** The groups that have claims under the filters, with how many. */
function groupsIn(group: GroupName, query: ListQuery, { facets }: ClaimFacets): ClaimGroup[] {
  const chosen: readonly string[] = query[group]
  return facets[group]
    .filter(({ id, count }) => count > 0 && (chosen.length === 0 || chosen.includes(id)))
    .map(({ id, label, count, group: over }) => ({ id, label: over ? `${over} · ${label}` : label, count }))
}

function Head({ slug, writes }: { slug: string; writes: boolean }) {
  return (
    <PageHeader
      title="Claims"
      meta="What was published about models: by whom, under which settings, and where it was read."
      actions={
        <>
          <ButtonLink href={`/w/${slug}/benchmarks`}>Benchmarks</ButtonLink>
          {writes ? <ButtonLink href={`/w/${slug}/import`}>Import</ButtonLink> : null}
          {writes ? <ButtonLink href={`/w/${slug}/claims/from-text`}>From a text</ButtonLink> : null}
          {writes ? (
            <ButtonLink variant="primary" href={`/w/${slug}/claims/new`} icon={<Plus aria-hidden="true" />}>
              Add a claim
            </ButtonLink>
          ) : null}
        </>
      }
    />
  )
}

type NoClaimsProps = {
  filtered: boolean
  path: string
  writes: boolean /** What a search was probably meant to find. */
  meant: { name: string; href: string } | null
}

function NoClaims({ filtered, path, writes, meant }: NoClaimsProps) {
  if (filtered) {
    return (
      <Empty title="No claim matches" action={<ButtonLink href={path}>Show all claims</ButtonLink>}>
        {meant ? (
          <>
            Did you mean{' '}
            <Link className="link" href={meant.href}>
              {meant.name}
            </Link>
            ?{' '}
          </>
        ) : null}
        Nothing was published, or nobody has entered it yet. Take a filter away, or search for fewer words.
      </Empty>
    )
  }
  return (
    <Empty
      title="No claim yet"
      action={
        writes ? (
          <ButtonLink variant="primary" href={`${path}/new`}>
            Add a claim
          </ButtonLink>
        ) : null
      }
    >
      A claim is one published result: which model, on which benchmark, how much, and who ran the test. A verdict weighs it by who ran it,
      so a vendor’s own number alone can never justify a switch.
    </Empty>
  )
}
