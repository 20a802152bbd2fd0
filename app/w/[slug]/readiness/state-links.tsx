import clsx from 'clsx'
import Link from 'next/link'
import { readingStates } from '@/lib/domain/gate-reading'
import type { ReadinessIndex } from '@/lib/services/readiness-facts'
import { type LedgerSearch, ledgerHref } from '../inventory/address'

type StateLinksProps = { path: string; search: LedgerSearch; counts: ReadinessIndex['counts'] }

/** How many gates are in which state, each leading to those alone. */
export function StateLinks({ path, search, counts }: StateLinksProps) {
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const items = [
    { id: undefined, label: 'All', meaning: undefined, count: all },
    ...readingStates.map((state) => ({ ...state, count: counts[state.id] })),
  ]
  return (
    <nav aria-label="State" className="pb-2">
      <ul className="flex flex-wrap gap-1">
        {items.map(({ id, label, meaning, count }) => {
          const current = search.state === id
          return (
            <li key={label}>
              <Link
                href={ledgerHref(path, search, { state: id })}
                scroll={false}
                title={meaning}
                aria-current={current ? 'true' : undefined}
                className={clsx(
                  'inline-flex h-7 items-center gap-1.5 rounded-md px-2.5 text-sm',
                  current ? 'bg-sunken font-semibold text-ink' : 'text-muted hover:text-ink',
                )}
              >
                {label} <span className="font-normal text-faint">{count}</span>
              </Link>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
