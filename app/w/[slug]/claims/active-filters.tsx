import Link from 'next/link'
import { Chip } from '@/components/ui/chip'
import { formatNumber, plural } from '@/lib/format'
import type { ClaimFacets } from '@/lib/services/claim-facets'
import { type GridSearch, gridHref, withoutValue } from './address'
import type { ActiveFilter } from './filters'

type ActiveFiltersProps = {
  path: string
  search: GridSearch
  filters: readonly ActiveFilter[]
  counts: Pick<ClaimFacets, 'total' | 'count'>
}

/** How much of the list is left, which filters did that, and the way back to all of it. */
export function ActiveFilters({ path, search, filters, counts }: ActiveFiltersProps) {
  const single = (name: string) => ['q', 'from', 'to', 'min', 'max', 'sample'].includes(name)
  return (
    <div className="flex min-h-7 flex-wrap items-center gap-2 py-2">
      <p role="status" className="mr-2 text-muted">
        {filters.length === 0 ? (
          plural(counts.total, 'claim')
        ) : (
          <>
            <span className="font-semibold text-ink">{formatNumber(counts.count)}</span> of {formatNumber(counts.total)} ·{' '}
            {plural(filters.length, 'filter')} ·{' '}
            <Link
              href={gridHref(path, { sort: search.sort ?? '', group: search.group ?? '', cols: search.cols ?? '' })}
              scroll={false}
              className="link"
            >
              Clear
            </Link>
          </>
        )}
      </p>
      {filters.map(({ name, label, id, value }) => (
        <Chip
          key={`${name} ${id}`}
          label={label}
          value={value}
          removeHref={single(name) ? gridHref(path, search, { [name]: null }) : withoutValue(path, search, name, id)}
        />
      ))}
    </div>
  )
}
