import clsx from 'clsx'
import type { ReactNode } from 'react'

export type DataItem = { term: ReactNode; value: ReactNode; note?: ReactNode; key?: string }

const layouts = { 1: '', 2: 'sm:grid-cols-2', 3: 'sm:grid-cols-2 lg:grid-cols-3' }

/** Term and value pairs as ruled lines. A missing value is drawn as `—`: not published. */
export function DataList({ items, columns = 1 }: { items: readonly DataItem[]; columns?: 1 | 2 | 3 }) {
  return (
    <dl className={clsx('grid gap-x-8', layouts[columns])}>
      {items.map((item, index) => (
        <div
          key={item.key ?? (typeof item.term === 'string' ? item.term : index)}
          className="flex min-h-8.5 items-baseline gap-4 border-b py-1.5"
        >
          <dt className="w-36 shrink-0 text-muted">{item.term}</dt>
          <dd className="min-w-0 flex-1 wrap-break-word">
            {item.value === null || item.value === undefined || item.value === '' ? <NotPublished /> : item.value}
            {item.note ? <span className="block text-sm text-muted">{item.note}</span> : null}
          </dd>
        </div>
      ))}
    </dl>
  )
}

export function NotPublished() {
  return (
    <span className="text-faint">
      <span aria-hidden="true">—</span>
      <span className="sr-only">not published</span>
    </span>
  )
}

export function DoesNotApply() {
  return <span className="text-faint">n/a</span>
}
