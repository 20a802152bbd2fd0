'use client'

import clsx from 'clsx'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { TabInView } from '@/components/ui/tab-in-view'

const places = [
  { path: '', label: 'Board', also: ['/dependencies'] },
  { path: '/this-week', label: 'This week', also: ['/actions'] },
  { path: '/inventory', label: 'Inventory', also: [] },
  { path: '/claims', label: 'Claims', also: ['/benchmarks', '/sources', '/import'] },
  { path: '/readiness', label: 'Readiness', also: [] },
  { path: '/trials', label: 'Trials', also: [] },
  { path: '/reviews', label: 'Reviews', also: [] },
  { path: '/trust', label: 'Trust', also: [] },
  { path: '/settings', label: 'Settings', also: [] },
] as const

/** The main places of a workspace; the one that is open is marked. */
export function FrameNav({ base }: { base: string }) {
  const at = usePathname().slice(base.length)
  return (
    <nav
      aria-label="Workspace"
      className="relative order-last -mx-4 flex basis-full overflow-x-auto border-t px-4 sm:mx-0 xl:order-none xl:basis-auto xl:border-t-0 xl:px-0"
      data-fades
    >
      {places.map(({ path, label, also }) => {
        const current =
          path === '' ? at === '' || also.some((start) => at.startsWith(start)) : [path, ...also].some((start) => at.startsWith(start))
        return (
          <Link
            key={label}
            href={`${base}${path}`}
            aria-current={current ? 'page' : undefined}
            className={clsx(
              'flex h-10 shrink-0 items-center border-b-2 px-2.5 focus-visible:-outline-offset-2 xl:h-12',
              current ? 'border-ink font-semibold text-ink' : 'border-transparent text-muted hover:text-ink',
            )}
          >
            {label}
            {current ? <TabInView /> : null}
          </Link>
        )
      })}
    </nav>
  )
}
