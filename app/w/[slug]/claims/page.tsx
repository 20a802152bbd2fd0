import { Plus } from 'lucide-react'
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
import { claimFacets } from '@/lib/services/claim-facets'
import { listClaims } from '@/lib/services/claim-list'
import { filtersOf, readClaimQuery } from '@/lib/services/claim-query'
import { ActiveFilters } from './active-filters'
import { gridHref } from './address'
import { ClaimsTable } from './claims-table'
import { FilterBar } from './filter-bar'
import { activeFilters, filterChoices, searchOf } from './filters'

export const metadata = { title: 'Claims' }

export default page(async (ctx, { search: address }) => {
  const { query, problems } = readClaimQuery(address)
  const [list, counts] = await Promise.all([listClaims(ctx, query), claimFacets(ctx, filtersOf(query))])
  const path = `/w/${ctx.workspace.slug}/claims`
  const search = searchOf(query)
  const filters = activeFilters(query, counts)
  const writes = can(ctx.role, 'claim:write')
  const { sort: _sort, ...unsorted } = search
  const sortHref = `${gridHref(path, unsorted)}${Object.keys(unsorted).length > 0 ? '&' : '?'}sort=`
  const summary = `${formatNumber(list.before + 1)}–${formatNumber(list.before + list.rows.length)} of ${formatNumber(counts.count)}`
  return (
    <>
      <PageHeader
        title="Claims"
        meta="What was published about models: by whom, under which settings, and where it was read."
        actions={
          <>
            <ButtonLink href={`/w/${ctx.workspace.slug}/benchmarks`}>Benchmarks</ButtonLink>
            {writes ? (
              <ButtonLink variant="primary" href={`${path}/new`} icon={<Plus aria-hidden="true" />}>
                Add a claim
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <FilterBar path={path} search={search} choices={filterChoices(query, counts)} />
      <ActiveFilters path={path} search={search} filters={filters} counts={counts} />
      {problems.length > 0 ? (
        <Notice tone="warn" title="Part of this address makes no sense">
          {problems.join(' ')}
        </Notice>
      ) : null}
      {list.rows.length > 0 ? (
        <>
          <ClaimsTable
            path={path}
            rows={list.rows.map((row) => ({ ...row, task: taskShort(row.task) }))}
            sort={query.sort}
            sortHref={sortHref}
          />
          <Pagination
            summary={summary}
            previous={list.previous && gridHref(path, search, { before: list.previous })}
            next={list.next && gridHref(path, search, { after: list.next })}
          />
          <EvidenceLegend />
        </>
      ) : (
        <NoClaims filtered={filters.length > 0} path={path} writes={writes} />
      )}
    </>
  )
})

function NoClaims({ filtered, path, writes }: { filtered: boolean; path: string; writes: boolean }) {
  if (filtered) {
    return (
      <Empty title="No claim matches" action={<ButtonLink href={path}>Show all claims</ButtonLink>}>
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
