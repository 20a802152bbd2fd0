import Link from 'next/link'
import { Pagination } from '@/components/ui/pagination'
import { formatNumber, plural } from '@/lib/format'
import { type LedgerSearch, ledgerHref } from './address'
import { type Filter, FilterForm } from './filter-form'

type Counts = {
  total: number
  matching: number
  start: number
  rows: readonly unknown[]
  previous: string | null | undefined
  next: string | null
}

type LedgerBarProps = { path: string; search: LedgerSearch; filters: readonly Filter[]; page: Counts; noun: string; nouns: string }

const applied = (search: LedgerSearch, filters: readonly Filter[]): string[] =>
  ['q', ...filters.map((filter) => filter.name)].filter((name) => search[name])

/** What narrows a list, how much of it is left, and the way back to all of it. */
export function LedgerBar({ path, search, filters, page, noun, nouns }: LedgerBarProps) {
  const on = applied(search, filters)
  const values = Object.fromEntries(['q', ...filters.map((filter) => filter.name)].map((name) => [name, search[name]]))
  const cleared = Object.fromEntries(on.map((name) => [name, undefined]))
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
      <FilterForm
        path={path}
        label={`Filter the ${nouns}`}
        filters={filters}
        values={values}
        keep={{ tab: search.tab, sort: search.sort, cols: search.cols }}
      />
      <p role="status" className="text-muted">
        {on.length === 0 ? (
          plural(page.total, noun, nouns)
        ) : (
          <>
            {formatNumber(page.matching)} of {formatNumber(page.total)} · {plural(on.length, 'filter')} ·{' '}
            <Link href={ledgerHref(path, search, cleared)} scroll={false} className="link">
              Clear
            </Link>
          </>
        )}
      </p>
    </div>
  )
}

type LedgerPagesProps = {
  path: string
  search: LedgerSearch
  page: Counts
  /** Only for readers whose browser runs no scripts; the others scroll through the whole list. */
  unscripted?: boolean
}

/** Which rows are on this page, and the pages beside it. Nothing where one page holds them all. */
export function LedgerPages({ path, search, page, unscripted }: LedgerPagesProps) {
  if (page.matching === page.rows.length) return null
  const summary = `${formatNumber(page.start + 1)}–${formatNumber(page.start + page.rows.length)} of ${formatNumber(page.matching)}`
  const to = (after: string | null | undefined) => (after === undefined ? null : ledgerHref(path, search, { after: after ?? undefined }))
  return (
    <div className={unscripted ? 'hidden noscript:block' : undefined}>
      <Pagination previous={to(page.previous)} next={page.next === null ? null : to(page.next)} summary={summary} />
    </div>
  )
}
